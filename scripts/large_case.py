"""A large case out of a small one, for measuring: `python -m scripts.large_case SMALL LARGE SIZE`.

The small case's reports are repeated round after round, each round a month later, and so is what was matched of them;
nothing is read or matched anew. All beyond the first round is therefore made up. Places, and parties that tables name
(states, armies, known groups), are the same in every round, as they would be; all other parties are new in each.
"""

import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from onrecord.case import open_case
from onrecord.matching import Matched
from onrecord.matching.matched import Proposal
from onrecord.records import (
    AssistanceLine,
    Entity,
    Event,
    Exchange,
    Mention,
    Naming,
    Place,
    Reading,
    Report,
    Step,
    Toll,
)
from scripts.bench_matching import Turn

BATCH = 2000
READER, MODEL, MARK = "repeated", "repeated", "repeated"


class Round(Turn):
    """Moves all of a case to a round."""

    def __init__(self, turn: int, known: frozenset[str]) -> None:
        super().__init__(turn)
        self.known = known

    def new(self, id_: str) -> str:
        """The id in this round; that of a party in the tables stays."""
        return id_ if not self.turn or id_ in self.known else f"{id_}.{self.turn}"

    def place(self, it: Place) -> Place:
        """A place under a new id, where it always was."""
        moved: Place = self.own(it)
        return moved

    def pair(self, report: Report, reading: Reading) -> tuple[Report, Reading]:
        """A report of this round, and what was read in it."""
        published = self.days(report.published)
        return (
            replace(report, id=self.new(report.id), published=published, copy_of=None, origin=None),
            replace(
                reading,
                report=self.new(reading.report),
                reader=READER,
                model=MODEL,
                published=published,
                entities=tuple(map(self.entity, reading.entities)),
                places=tuple(map(self.place, reading.places)),
                dates=tuple(self.days(self.own(it)) for it in reading.dates),
                statements=tuple(map(self.statement, reading.statements)),
                claims=tuple(map(self.claim, reading.claims)),
            ),
        )

    def event(self, it: Event) -> Event:
        return replace(
            it,
            id=self.new(it.id),
            claims=self.all(it.claims),
            actor=self.all(it.actor),
            recipient=self.all(it.recipient),
            when=self.days(it.when),
            where=self.all(it.where),
            figures={what: self.toll(toll) for what, toll in it.figures.items()},
            disagreements=tuple(
                replace(d, values=tuple(replace(side, claims=self.all(side.claims)) for side in d.values))
                for d in it.disagreements
            ),
        )

    def toll(self, it: Toll) -> Toll:
        return replace(it, by_claim={self.new(claim): figures for claim, figures in it.by_claim.items()})

    def line(self, it: AssistanceLine) -> AssistanceLine:
        return replace(
            it,
            id=self.new(it.id),
            supplier=self.new(it.supplier),
            receiver=self.new(it.receiver),
            steps=tuple(map(self.step, it.steps)),
        )

    def step(self, it: Step) -> Step:
        items = tuple(replace(i, report=i.report and self.new(i.report)) for i in it.items)
        return replace(
            it, claims=self.all(it.claims), answers=self.all(it.answers), when=self.days(it.when), items=items
        )

    def exchange(self, it: Exchange) -> Exchange:
        answers = tuple(replace(a, event=self.new(a.event)) for a in it.answers)
        by, to = (side and self.new(side) for side in (it.by, it.to))
        return replace(it, id=self.new(it.id), opening=self.new(it.opening), by=by, to=to, answers=answers)

    def all(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self.new, ids))


class Small:
    """What a small case holds."""

    def __init__(self, path: str | Path) -> None:
        with open_case(path, read_only=True) as case:
            self.pairs = list(case.readings())
            self.records = {
                k: case.records(k) for k in ("entity", "event", "assistance", "exchange", "naming", "report")
            }
            self.proposals = case.proposals()
        self.known = frozenset(e.id for e in self.records["entity"] if e.key)

    def rounds(self, size: int) -> list[Round]:
        return [Round(turn, self.known) for turn in range(-(-size // len(self.pairs)))]

    def reports(self, size: int) -> Iterator[tuple[Report, Reading]]:
        """So many reports, round after round."""
        return islice((to.pair(*pair) for to in self.rounds(size) for pair in self.pairs), size)

    def matched(self, size: int) -> Matched:
        """What matching would make of them, were each round to tell of other things."""
        every = self.rounds(size)
        whole = every[: size // len(self.pairs)] or every[:1]
        return Matched(
            entities=tuple(self._entities(every)),
            entity_of={to.new(e.id): to.new(e.id) for to in every for _, r in self.pairs for e in r.entities},
            events=tuple(to.event(it) for to in whole for it in self.records["event"]),
            assistance=tuple(to.line(it) for to in whole for it in self.records["assistance"]),
            exchanges=tuple(to.exchange(it) for to in whole for it in self.records["exchange"]),
            namings=tuple(self._namings(every)),
            copy_of={to.new(r.id): to.new(r.copy_of) for to in every for r in self.records["report"] if r.copy_of},
            origin_of={to.new(r.id): to.new(r.origin) for to in every for r in self.records["report"] if r.origin},
            proposals=tuple(Proposal(to.new(a), to.new(b), why) for to in whole for a, b, why in self.proposals),
        )

    def _entities(self, rounds: list[Round]) -> Iterator[Entity]:
        for entity in self.records["entity"]:
            for to in rounds if entity.id not in self.known else [rounds[0]]:
                over = rounds if entity.id in self.known else [to]
                mentions = tuple(Mention(report=o.new(m.report), span=m.span) for o in over for m in entity.mentions)
                yield replace(entity, id=to.new(entity.id), mentions=mentions)

    def _namings(self, rounds: list[Round]) -> Iterator[Naming]:
        for it in self.records["naming"]:
            for to in rounds if it.entity not in self.known else [rounds[0]]:
                many = len(rounds) if it.entity in self.known else 1
                counts = {o: {form: n * many for form, n in forms.items()} for o, forms in it.by_outlet.items()}
                yield replace(it, id=to.new(it.id), entity=to.new(it.entity), by_outlet=counts)


def make(small_path: str | Path, large_path: str | Path, size: int) -> None:
    """Write a case of so many reports. A report beyond the last whole round has no events."""
    small = Small(small_path)
    with open_case(large_path, create=True) as case:
        reports = small.reports(size)
        while batch := list(islice(reports, BATCH)):
            case.add_reports((report, report.text.encode(), None) for report, _ in batch)
            readings: dict[str, Any] = {report.id: reading for report, reading in batch}
            case.write_readings([(n, readings[report.id]) for n, report in case.unread()])
        case.write_matched(small.matched(size), MARK)


def main() -> None:
    small, large, size = sys.argv[1:]
    started = time.monotonic()
    make(small, large, int(size))
    print(f"{size} reports written in {time.monotonic() - started:.0f} s, {Path(large).stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
