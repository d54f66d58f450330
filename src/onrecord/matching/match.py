"""The road through many readings. `match` is a pure function: the same readings and decisions, the same records.

Nothing here depends on counts over the whole case, so a report that is added, changed or withdrawn touches only the
events that it bears on, and the ids of all others stay.
"""

from collections.abc import Sequence

from onrecord.matching.assistance import assistance_lines
from onrecord.matching.copies import Carrier, Copies, find_copies
from onrecord.matching.credits import credits
from onrecord.matching.decisions import Judgements
from onrecord.matching.entities import Resolver, propose
from onrecord.matching.events import event_of, find_happenings
from onrecord.matching.exchanges import exchanges
from onrecord.matching.gather import gather
from onrecord.matching.lookup import facts_of, source_of
from onrecord.matching.matched import Matched
from onrecord.matching.naming import Namings
from onrecord.matching.origins import Origins
from onrecord.records import Decision, Reading, Report


def match(readings: Sequence[tuple[Report, Reading]], decisions: Sequence[Decision] = ()) -> Matched:
    """All that is known only once many reports are held side by side.

    `readings` is gone through a few times and may fetch each reading from disk as it is asked for.
    """
    judgements = Judgements(decisions)
    order = _in_time(readings)
    resolver = Resolver(judgements)
    for i in order:
        report, reading = readings[i]
        resolver.add(report.id, reading.entities)
    entities, entity_of = resolver.resolve()
    by_id = {entity.id: entity for entity in entities}
    tellings, namings = [], Namings()
    for i in order:
        report, reading = readings[i]
        facts = [f for f in facts_of(report, reading, entity_of) if f.id not in judgements.rejected]
        tellings += gather(facts, by_id)
        namings.add(report, reading, entity_of)
    credited = _credited(readings, order)
    copies = _copies(readings, order, credited)
    happenings = find_happenings(tellings, by_id, judgements)
    origins = Origins(copies.origin_of, credited, by_id)
    events = {happening.id: event_of(happening, origins, by_id) for happening in happenings}
    return Matched(
        entities=tuple(entities),
        entity_of=entity_of,
        events=tuple(events.values()),
        assistance=assistance_lines(happenings, entity_of),
        exchanges=exchanges(happenings, events),
        namings=namings.records(),
        copy_of=copies.copy_of,
        origin_of=copies.origin_of,
        proposals=propose(entities, judgements),
    )


def _in_time(readings: Sequence[tuple[Report, Reading]]) -> list[int]:
    """The places of the readings in order of time, so that the order in which they are given does not matter."""
    ranks = [source_of(report, reading).rank for report, reading in readings]
    return sorted(range(len(ranks)), key=ranks.__getitem__)


def _copies(
    readings: Sequence[tuple[Report, Reading]], order: Sequence[int], credited: dict[str, frozenset[str]]
) -> Copies:
    def carrier(i: int) -> Carrier:
        report, reading = readings[i]
        first, credit = source_of(report, reading).first, credited.get(report.id, frozenset())
        return Carrier(report.id, first, lambda: readings[i][0].text, credit)

    return find_copies([carrier(i) for i in order])


def _credited(readings: Sequence[tuple[Report, Reading]], order: Sequence[int]) -> dict[str, frozenset[str]]:
    found = ((readings[i][0].id, credits(*readings[i])) for i in order)
    return {report: agencies for report, agencies in found if agencies}
