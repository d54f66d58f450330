"""The road through many readings. `match` is a pure function: the same readings and decisions, the same records.

Nothing here depends on counts over the whole case, so a report that is added, changed or withdrawn touches only the
events that it bears on, and the ids of all others stay. Where a shelf kept what was worked out before, only what bears
on such a report is worked out again; what is kept is known by digests of all that it depends on, so that the result is
that of matching everything afresh.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from onrecord.matching.briefs import opened
from onrecord.matching.casting import cast_of
from onrecord.matching.copies import Carrier, find_copies
from onrecord.matching.decisions import Judgements
from onrecord.matching.entities import Resolver, propose
from onrecord.matching.ledger import Ledger
from onrecord.matching.matched import Made, Matched
from onrecord.matching.origins import Origins
from onrecord.matching.reports import Reports
from onrecord.matching.scores import Scores
from onrecord.matching.shelf import Shelf, Unkept
from onrecord.records import Decision, Reading, Report


def match(readings: Sequence[tuple[Report, Reading]], decisions: Sequence[Decision] = ()) -> Matched:
    """All that is known only once many reports are held side by side.

    `readings` may fetch each reading from disk as it is asked for.
    """
    with Unkept(readings) as shelf:
        found = Matching(shelf, decisions)
        records: dict[str, list[Made]] = {}
        for made in found.records({}):
            records.setdefault(made.kind, []).append(made)
        entity_of = {own: entity for n in range(len(readings)) for own, entity in found.names_in(n).items()}
    kinds = ("entity", "event", "assistance", "exchange", "naming")
    entities, events, lines, exchanges, namings = (tuple(m.record for m in records.get(k, ())) for k in kinds)
    return Matched(
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        entity_of=entity_of,
        events=events,
        assistance=lines,
        exchanges=exchanges,
        namings=tuple(sorted(namings, key=lambda naming: naming.entity)),
        copy_of=found.copy_of,
        origin_of=found.origin_of,
        proposals=found.proposals,
    )


class Matching:
    """What matching finds in the reports of a shelf, record by record: a large case need not be held at once."""

    def __init__(self, shelf: Shelf, decisions: Sequence[Decision] = ()) -> None:
        self._shelf, self._judgements = shelf, Judgements(decisions)
        carriers, resolver = list[Carrier](), Resolver(self._judgements)
        for number in range(len(shelf)):
            brief = opened(shelf.brief(number))
            resolver.add(number, brief.source.report, brief.entities)
            carriers.append(_carrier(shelf, number))
        order = sorted(range(len(shelf)), key=lambda n: _rank(carriers[n]))
        self._order = np.array(order, dtype=np.int64)
        self._entities = resolver.resolve()
        self._number_of = {carrier.report: number for number, carrier in enumerate(carriers)}
        self._ids, self._marks = [c.report for c in carriers], [c.mark for c in carriers]
        self._credits = {c.report: c.credits for c in carriers if c.credits}
        scores = Scores(shelf.kept_scores("copies"))
        copies = find_copies([carriers[number] for number in order], scores)
        shelf.keep_scores("copies", scores.packed())
        self.copy_of, self.origin_of = copies.copy_of, copies.origin_of
        self.proposals = propose(self._entities.profiles.values(), self._judgements)

    def names_of(self, report: str) -> Mapping[str, str]:
        """From the entities of a report to the case's; nothing for a report that was not matched."""
        return self.names_in(self._number_of[report]) if report in self._number_of else {}

    def names_in(self, number: int) -> dict[str, str]:
        """The same by the number of the report."""
        return self._entities.of(number, opened(self._shelf.brief(number)).entities)

    def records(self, standing: Mapping[str, bytes]) -> Iterator[Made]:
        """All records made of many reports: entities and namings, events in order of time, lines, exchanges.

        A record is given without itself where `standing` has its id with its mark: it is as it was.
        """
        yield from cast_of(self._shelf, self._entities, self._order, self._marks, standing)
        order = self._order.tolist()
        reports = Reports(self._shelf, order, [self._ids[n] for n in order], self._entities, self._judgements)
        origins = Origins(self.origin_of, self._credits, self._entities.profiles)
        yield from Ledger(self._shelf, reports, self._judgements, origins, self.origin_of).records(standing)


def _rank(carrier: Carrier) -> tuple[int, str]:
    """Order of time, unknown dates last, so that the order in which readings are given does not matter."""
    return (carrier.day if carrier.day is not None else 10**7, carrier.report)


def _carrier(shelf: Shelf, number: int) -> Carrier:
    brief = opened(shelf.brief(number))
    return Carrier(
        report=brief.source.report,
        day=brief.source.first,
        kept=np.frombuffer(brief.kept, dtype="<u8"),
        text=lambda: shelf.reading(number)[0].text,
        credits=frozenset(brief.credits),
        mark=brief.mark,
        outlet=brief.source.outlet,
    )
