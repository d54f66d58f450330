"""What matching costs in time and memory as a case grows: `python scripts/bench_matching.py CASE [SIZE…]`.

The readings of a case are matched as they are, and then again and again with each round's days, places and ids
shifted, so that a round tells of other happenings than the one before. The reports beyond the first round are
therefore made up; their claims, words and figures are real. Each size runs in a process of its own, so that its peak
memory is its own.
"""

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
from onrecord.matching import match
from onrecord.records import Claim, Date, Entity, Mention, Party, Place, Published, Reading, Report, Statement

SIZES = (726, 10_000, 100_000)
DAYS, DEGREES = 31, 0.37
Pair = tuple[Report, Reading]


class Repeated(Sequence[Pair]):
    """The readings of a case, round after round; each is made when it is asked for, as from a file."""

    def __init__(self, pairs: Sequence[Pair], size: int) -> None:
        self.pairs, self.size = pairs, size

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, i: Any) -> Any:
        if not 0 <= i < self.size:
            raise IndexError(i)
        turn, place = divmod(i, len(self.pairs))
        return shifted(*self.pairs[place], turn) if turn else self.pairs[place]


def shifted(report: Report, reading: Reading, turn: int) -> Pair:
    """The same report as it would read some months on and some way off."""

    def new(id_: str) -> str:
        return f"{id_}.{turn}"

    def day(iso: str | None) -> str | None:
        return (date.fromisoformat(iso) + timedelta(days=DAYS * turn)).isoformat() if iso else None

    def published(it: Published) -> Published:
        return replace(it, start=day(it.start), end=day(it.end))

    def moved(it: Place) -> Place:
        latitude = None if it.latitude is None else (it.latitude + DEGREES * turn + 60) % 120 - 60
        name = it.gazetteer and new(it.gazetteer)
        return replace(it, id=new(it.id), report=new(it.report), latitude=latitude, gazetteer=name)

    def dated(it: Date) -> Date:
        return replace(it, id=new(it.id), report=new(it.report), start=day(it.start), end=day(it.end))

    def party(it: Party) -> Party:
        return replace(it, entity=it.entity and new(it.entity))

    def entity(it: Entity) -> Entity:
        mentions = tuple(Mention(report=new(m.report), span=m.span) for m in it.mentions)
        return replace(it, id=new(it.id), mentions=mentions, roles=())

    def statement(it: Statement) -> Statement:
        speaker = it.speaker and replace(it.speaker, entity=it.speaker.entity and new(it.speaker.entity))
        return replace(it, id=new(it.id), report=new(it.report), speaker=speaker)

    def claim(it: Claim) -> Claim:
        help_ = it.assistance
        if help_:
            supplier, receiver = (p and party(p) for p in (help_.supplier, help_.receiver))
            help_ = replace(help_, supplier=supplier, receiver=receiver)
        return replace(
            it,
            id=new(it.id),
            report=new(it.report),
            actor=tuple(map(party, it.actor)),
            recipient=tuple(map(party, it.recipient)),
            when=tuple(map(new, it.when)),
            where=tuple(map(new, it.where)),
            statement=it.statement and new(it.statement),
            assistance=help_,
        )

    return (
        replace(report, id=new(report.id), published=published(report.published)),
        replace(
            reading,
            report=new(reading.report),
            published=published(reading.published),
            entities=tuple(map(entity, reading.entities)),
            places=tuple(map(moved, reading.places)),
            dates=tuple(map(dated, reading.dates)),
            statements=tuple(map(statement, reading.statements)),
            claims=tuple(map(claim, reading.claims)),
        ),
    )


def measure(pairs: Sequence[Pair], size: int) -> None:
    """Match so many readings and print a line."""
    start = time.perf_counter()
    found = match(Repeated(pairs, size))
    seconds = time.perf_counter() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each = seconds / size * 1000
    print(
        f"{size:>8} readings: {seconds:8.1f} s, {each:6.2f} ms each, {each / log(size):.3f} ms each by log n, "
        f"{megabytes:6.0f} MB at most, {len(found.events)} events",
        flush=True,
    )


def main(case: str, *sizes: str) -> None:
    if len(sizes) == 1:
        with open_case(case, read_only=True) as opened:
            pairs = list(opened.readings())
        measure(pairs, int(sizes[0]))
        return
    print("the readings of the case, and the same with days and places shifted until there are so many")
    for size in sizes or map(str, SIZES):
        subprocess.run([sys.executable, __file__, case, size], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
