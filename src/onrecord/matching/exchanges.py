"""They asked: how did the other side respond? Requests, offers, ultimatums and threats, and what came of them.

An answer is an event in which the side that was addressed does or says something of the right kind towards the side
that asked, about the same matter (`answering.py`). Where the case tells of none, the exchange stays, empty.
"""

from collections.abc import Mapping, Sequence

from onrecord.matching.answering import Answers, Found, answer_kind
from onrecord.matching.events import Happening
from onrecord.matching.facts import day_number
from onrecord.matching.openings import Opening, opening_of, opens, told_once
from onrecord.matching.sides import Sides
from onrecord.records import Answer, Entity, Event, Exchange, make_id

# Where a day is known no better than to so many days, the days between are not told.
VAGUE = 7


def exchanges(
    happenings: Sequence[Happening],
    events: Mapping[str, Event],
    entities: Mapping[str, Entity],
    names: Mapping[str, str],
) -> tuple[Exchange, ...]:
    """Every opening with its answers in order of date. `names` leads from the entities of reports to the case's."""
    sides = Sides(entities)
    opening = [opening_of(h, events[h.id], sides, names) for h in happenings if any(map(opens, h.facts))]
    answers = Answers(happenings, events, sides, names)
    return tuple(_exchange(one, found, events) for one, found in answers.to(told_once(opening)))


def bears(happening: Happening) -> bool:
    """Whether a happening opens an exchange or may answer in one."""
    return any(opens(fact) or answer_kind(fact) is not None for fact in happening.facts)


def _exchange(opening: Opening, found: Sequence[Found], events: Mapping[str, Event]) -> Exchange:
    answers = [_answer(opening, one, events[one.event]) for one in found]
    return Exchange(
        id=make_id("ex", opening.id),
        opening=opening.id,
        by=next(iter(opening.by), None),
        to=next(iter(opening.to), None),
        answers=tuple(sorted(answers, key=lambda a: (a.days is None, a.days or 0, a.event))),
        claim=opening.facts[0].id,
    )


def _answer(opening: Opening, found: Found, answered: Event) -> Answer:
    """Of a day that is known only to lie shortly before its report, the last that it can be is counted."""
    first, last = day_number(answered.when.start), day_number(answered.when.end)
    if first is None or last is None or opening.first is None or opening.last is None:
        return Answer(event=found.event, kind=found.kind, claim=found.claim)
    if max(last - first, opening.last - opening.first) > VAGUE:
        return Answer(event=found.event, kind=found.kind, claim=found.claim)
    about = (first, opening.first) != (last, opening.last)
    return Answer(event=found.event, kind=found.kind, claim=found.claim, days=max(0, last - opening.last), about=about)
