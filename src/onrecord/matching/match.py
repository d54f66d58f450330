"""The road through many readings. `match` is a pure function: the same readings and decisions, the same records.

Nothing here depends on counts over the whole case, so a report that is added, changed or withdrawn touches only the
events that it bears on, and the ids of all others stay.
"""

from collections.abc import Sequence

from onrecord.matching.assistance import assistance_lines
from onrecord.matching.copies import Carrier, find_copies
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
from onrecord.matching.shingles import sampled
from onrecord.records import Decision, Reading, Report


def match(readings: Sequence[tuple[Report, Reading]], decisions: Sequence[Decision] = ()) -> Matched:
    """All that is known only once many reports are held side by side.

    `readings` is gone through a few times and may fetch each reading from disk as it is asked for.
    """
    judgements = Judgements(decisions)
    order, resolver, carriers = _in_time(readings), Resolver(judgements), list[Carrier]()
    for i in order:
        report, reading = readings[i]
        resolver.add(report.id, reading.entities)
        carriers.append(_carrier(readings, i))
    entities, entity_of = resolver.resolve()
    by_id = {entity.id: entity for entity in entities}
    tellings, namings = [], Namings()
    for i in order:
        report, reading = readings[i]
        facts = judgements.applied(facts_of(report, reading, entity_of), reading.places, by_id)
        tellings += gather(facts, by_id)
        namings.add(report, reading, entity_of)
    copies = find_copies(carriers)
    happenings = find_happenings(tellings, by_id, judgements)
    del tellings, resolver  # what they hold is no longer needed, and a large case is large
    origins = Origins(copies.origin_of, {c.report: c.credits for c in carriers if c.credits}, by_id)
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


def _carrier(readings: Sequence[tuple[Report, Reading]], i: int) -> Carrier:
    report, reading = readings[i]
    return Carrier(
        report=report.id,
        day=source_of(report, reading).first,
        kept=sampled(report.text),
        text=lambda: readings[i][0].text,
        credits=credits(report, reading),
        outlet=report.outlet or "",
    )
