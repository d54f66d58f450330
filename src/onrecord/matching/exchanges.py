"""They asked: how did the other side respond? Requests, offers, ultimatums and threats, and what came of them.

An answer is a later event in which the side that was addressed does or says something of the right kind towards the
side that asked, about the same matter: the same items, much of the same words, or told in one report with it.
Where the case tells of none, the exchange stays, empty.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from onrecord.knowledge import load_yaml
from onrecord.matching.assistance import days_between, family_of
from onrecord.matching.events import Happening
from onrecord.records import Answer, AnswerKind, Event, Exchange, make_id

# After so many days an event is no longer taken for the answer.
LATEST = 90
# The share of the shorter one's content words that makes two matters one.
SAME_MATTER = 0.3


def exchanges(happenings: Sequence[Happening], events: Mapping[str, Event]) -> tuple[Exchange, ...]:
    """Every opening with its answers in order of date."""
    by_actor: dict[str, list[Happening]] = {}
    for happening in happenings:
        if answer_kind(happening):
            for party in events[happening.id].actor:
                by_actor.setdefault(party, []).append(happening)
    return tuple(_exchange(h, events, by_actor) for h in happenings if _opens(h))


def _opens(happening: Happening) -> bool:
    rules: list[dict[str, Any]] = load_yaml("matching/answers.yaml")["openings"]
    return any(_fits(rule, happening) for rule in rules)


def answer_kind(happening: Happening) -> AnswerKind | None:
    """What kind of answer an event would be: the first rule of the table that fits."""
    rules: list[dict[str, Any]] = load_yaml("matching/answers.yaml")["answers"]
    return next((cast(AnswerKind, rule["kind"]) for rule in rules if _fits(rule, happening)), None)


def _fits(rule: Mapping[str, Any], happening: Happening) -> bool:
    first = happening.facts[0]
    told = {"type": first.type, "status": first.status, "stage": first.stage, "mode": first.mode}
    return all(told[field] in rule[field] for field in told if field in rule)


def _exchange(opening: Happening, events: Mapping[str, Event], by_actor: Mapping[str, list[Happening]]) -> Exchange:
    event = events[opening.id]
    found = {h.id: h for party in event.recipient for h in by_actor.get(party, ()) if h.id != opening.id}
    answers = [a for h in found.values() if (a := _answer(opening, h, events))]
    return Exchange(
        id=make_id("ex", opening.id),
        opening=opening.id,
        by=next(iter(event.actor), None),
        to=next(iter(event.recipient), None),
        answers=tuple(sorted(answers, key=lambda a: (a.days is None, a.days or 0, a.event))),
    )


def _answer(opening: Happening, later: Happening, events: Mapping[str, Event]) -> Answer | None:
    asked, answered = events[opening.id], events[later.id]
    kind = answer_kind(later)
    days = days_between(asked.when.start, answered.when.start)
    if kind is None or (days is not None and not 0 <= days <= LATEST):
        return None
    if answered.recipient and asked.actor and not set(answered.recipient) & set(asked.actor):
        return None
    return Answer(event=later.id, kind=kind, days=days) if _one_matter(opening, later) else None


def _one_matter(a: Happening, b: Happening) -> bool:
    if _families(a) & _families(b) or _follows_in_report(a, b):
        return True
    one, two = _words(a), _words(b)
    return (one & two).bit_count() >= SAME_MATTER * max(1, min(one.bit_count(), two.bit_count()))


def _follows_in_report(a: Happening, b: Happening) -> bool:
    """Whether a report tells the second within two sentences of the first."""
    at: dict[str, list[int]] = {}
    for fact in a.facts:
        at.setdefault(fact.source.report, []).append(fact.sentence)
    return any(abs(s - fact.sentence) <= 2 for fact in b.facts for s in at.get(fact.source.report, ()))


def _families(happening: Happening) -> set[str]:
    told = [f.assistance for f in happening.facts if f.assistance]
    return {family_of(item) for assistance in told for item in assistance.items} - {"other"}


def _words(happening: Happening) -> int:
    bits = 0
    for fact in happening.facts:
        bits |= fact.words
    return bits
