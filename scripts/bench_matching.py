"""What matching costs in time and memory as a case grows: `python scripts/bench_matching.py CASE [SIZE…]`.

The readings of a case are matched as they are, and then again and again with each round's days, places and ids
shifted, and every fourth word is another, so that a round tells of other happenings than the one before and copies no
sentence of it. The reports beyond the first round are therefore made up; their claims and figures are real. Each size
runs in a process of its own, so that its peak memory is its own.
"""

import itertools
import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from math import log
from typing import Any

from msgspec.structs import replace

from onrecord.case import open_case
from onrecord.garbage import collected_seldom
from onrecord.matching import Matching, Unkept
from onrecord.records import Claim, Entity, Mention, Place, Reading, Report, Statement

SIZES = (726, 10_000, 100_000)
DAYS, DEGREES = 31, 0.37
WORD = re.compile(r"[^\W\d_]{2,}")
NEW_WORD_IN = 4
Pair = tuple[Report, Reading]


class Repeated(Sequence[Pair]):
    """The readings of a case, round after round; each is made when it is asked for, as from a file."""

    def __init__(self, pairs: Sequence[Pair], size: int) -> None:
        self.pairs, self.size = pairs, size
        self.spent = 0.0  # seconds of making readings up, which no build has to

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, i: Any) -> Any:
        if not 0 <= i < self.size:
            raise IndexError(i)
        turn, place = divmod(i, len(self.pairs))
        start = time.process_time()
        pair = shifted(*self.pairs[place], turn) if turn else self.pairs[place]
        self.spent += time.process_time() - start
        return pair


def shifted(report: Report, reading: Reading, turn: int) -> Pair:
    """The same report as it would read some months on and some way off."""
    to = Turn(turn)
    texts = {field: reworded(getattr(report, field) or "", turn) for field in ("title", "text")}

    def claim(it: Claim) -> Claim:
        own = it.sentence
        return replace(to.claim(it), sentence=replace(own, text=texts[own.field][own.start : own.end]))

    return (
        replace(report, id=to.new(report.id), published=to.days(report.published), **texts),
        replace(
            reading,
            report=to.new(reading.report),
            published=to.days(reading.published),
            entities=tuple(map(to.entity, reading.entities)),
            places=tuple(map(to.place, reading.places)),
            dates=tuple(to.days(to.own(it)) for it in reading.dates),
            statements=tuple(map(to.statement, reading.statements)),
            claims=tuple(map(claim, reading.claims)),
        ),
    )


def reworded(text: str, turn: int) -> str:
    """A text of which every fourth word is another, of the same length: no outlet prints the same text every month.

    All characters but those two of a word stay where they are, so that spans do.
    """
    count = itertools.count(1)
    high, low = divmod(turn, 26)
    new = chr(ord("A") + low) + chr(ord("a") + high)  # a capital, so that it is no word's beginning

    def other(word: re.Match[str]) -> str:
        return word[0] if next(count) % NEW_WORD_IN else new + word[0][2:]

    return WORD.sub(other, text)


class Turn:
    """Moves records to a round: new ids, later days, other places."""

    def __init__(self, turn: int) -> None:
        self.turn = turn

    def new(self, id_: str) -> str:
        return f"{id_}.{self.turn}"

    def own(self, it: Any) -> Any:
        """A record under a new id, in a new report."""
        return replace(it, id=self.new(it.id), report=self.new(it.report))

    def days(self, it: Any) -> Any:
        return replace(it, start=self._day(it.start), end=self._day(it.end))

    def _day(self, iso: str | None) -> str | None:
        return (date.fromisoformat(iso) + timedelta(days=DAYS * self.turn)).isoformat() if iso else None

    def place(self, it: Place) -> Place:
        latitude = None if it.latitude is None else (it.latitude + DEGREES * self.turn + 60) % 120 - 60
        moved: Place = replace(self.own(it), latitude=latitude, gazetteer=it.gazetteer and self.new(it.gazetteer))
        return moved

    def entity(self, it: Entity) -> Entity:
        mentions = tuple(Mention(report=self.new(m.report), span=m.span) for m in it.mentions)
        return replace(it, id=self.new(it.id), mentions=mentions, roles=())

    def named(self, it: Any) -> Any:
        """A party or speaker, or none, by its new entity."""
        return it and replace(it, entity=it.entity and self.new(it.entity))

    def statement(self, it: Statement) -> Statement:
        moved: Statement = replace(self.own(it), speaker=self.named(it.speaker))
        return moved

    def claim(self, it: Claim) -> Claim:
        help_ = it.assistance
        if help_:
            help_ = replace(help_, supplier=self.named(help_.supplier), receiver=self.named(help_.receiver))
        moved: Claim = replace(
            self.own(it),
            actor=tuple(map(self.named, it.actor)),
            recipient=tuple(map(self.named, it.recipient)),
            when=tuple(map(self.new, it.when)),
            where=tuple(map(self.new, it.where)),
            statement=it.statement and self.new(it.statement),
            assistance=help_,
        )
        return moved


def measure(pairs: Sequence[Pair], size: int) -> None:
    """Match so many readings, letting go of each record once it is made, as a build does; and print a line."""
    start, busy, repeated = time.perf_counter(), time.process_time(), Repeated(pairs, size)
    with collected_seldom(), Unkept(repeated) as shelf:  # as in a build
        events = sum(made.kind == "event" for made in Matching(shelf).records({}))
    seconds, busy = time.perf_counter() - start, time.process_time() - busy - repeated.spent
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each = busy / size * 1000
    print(
        f"{size:>8} readings: {busy:8.1f} s of one core ({seconds:.1f} s by the clock), {each:6.2f} ms each, "
        f"{each / log(size):.3f} ms each by log n, {megabytes:6.0f} MB at most, {events} events",
        flush=True,
    )


def main(case: str, *sizes: str) -> None:
    if len(sizes) == 1:
        with open_case(case, read_only=True) as opened:
            pairs = list(opened.upcoming())
        measure(pairs, int(sizes[0]))
        return
    print("the readings of the case, and the same with days and places shifted until there are so many;")
    print("what making them up costs is left out of the seconds of one core")
    for size in sizes or map(str, SIZES):
        subprocess.run([sys.executable, __file__, case, size], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
