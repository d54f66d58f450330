"""They asked: how did the other side respond? Requests, offers, ultimatums and threats, and what came of them.

An answer is a later event in which the side that was addressed does or says something of the right kind towards the
side that asked, about the same matter: the same items, much of the same words, or told in one report with it.
Where the case tells of none, the exchange stays, empty.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, cast

from onrecord.knowledge import load_yaml
from onrecord.matching.assistance import days_between, family_of
from onrecord.matching.events import Happening
from onrecord.matching.facts import day_number
from onrecord.records import Answer, AnswerKind, Event, Exchange, make_id

# The day that stands for none.
UNDATED = 10**7
# After so many days an event is no longer taken for the answer.
LATEST = 90
# The share of the shorter one's content words that makes two matters one.
SAME_MATTER = 0.3


def exchanges(happenings: Sequence[Happening], events: Mapping[str, Event]) -> tuple[Exchange, ...]:
    """Every opening with its answers in order of date."""
    said = _Said(happenings, events)
    return tuple(_exchange(h, events, said) for h in happenings if _opens(h))


def bears(happening: Happening) -> bool:
    """Whether a happening opens an exchange or may answer in one."""
    return _opens(happening) or answer_kind(happening) is not None


class _Said:
    """What one party did or said towards another, or without saying towards whom, by day."""

    def __init__(self, happenings: Sequence[Happening], events: Mapping[str, Event]) -> None:
        self._between: dict[tuple[str, str], list[tuple[int, Happening]]] = {}
        for happening in happenings:
            if answer_kind(happening):
                event = events[happening.id]
                day = day_number(event.when.start)
                for pair in product(event.actor, event.recipient or ("",)):
                    self._between.setdefault(pair, []).append((UNDATED if day is None else day, happening))
        for told in self._between.values():
            told.sort(key=lambda pair: (pair[0], pair[1].id))

    def after(self, opening: Event) -> Iterator[Happening]:
        """What the other side did within `LATEST` days, and what of it has no date."""
        day = day_number(opening.when.start)
        first, last = (0, UNDATED) if day is None else (day, day + LATEST)
        for pair in product(opening.recipient, (*opening.actor, "") if opening.actor else ("",)):
            told = self._between.get(pair, [])
            start = bisect_left(told, first, key=lambda p: p[0])
            yield from (h for _, h in told[start : bisect_right(told, last, key=lambda p: p[0])])
            if last < UNDATED:
                yield from (h for _, h in told[bisect_left(told, UNDATED, key=lambda p: p[0]) :])


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


def _exchange(opening: Happening, events: Mapping[str, Event], said: _Said) -> Exchange:
    event = events[opening.id]
    found = {h.id: h for h in said.after(event) if h.id != opening.id and _one_matter(opening, h)}
    answers = [a for h in found.values() if (a := _answer(opening, h, events))]
    return Exchange(
        id=make_id("ex", opening.id),
        opening=opening.id,
        by=next(iter(event.actor), None),
        to=next((party for party in event.recipient if party not in event.actor[:1]), None),
        answers=tuple(sorted(answers, key=lambda a: (a.days is None, a.days or 0, a.event))),
    )


def _answer(opening: Happening, later: Happening, events: Mapping[str, Event]) -> Answer | None:
    kind = answer_kind(later)
    if kind is None or _same_words(opening, later):
        return None
    if kind == "other" and not _follows_in_report(opening, later):
        return None  # a meeting or a reproach is an answer only where a report tells it as one
    if kind in ("granted", "delivered") and _less(opening, later):
        kind = "granted_in_part"
    days = days_between(events[opening.id].when.start, events[later.id].when.start)
    return Answer(event=later.id, kind=kind, days=days)


def _same_words(opening: Happening, later: Happening) -> bool:
    """Whether the later event is told in the sentences of the opening alone: then it is what was asked for."""
    asked = {(f.source.report, f.sentence) for f in opening.facts}
    return all((f.source.report, f.sentence) in asked for f in later.facts)


def _less(asked: Happening, given: Happening) -> bool:
    """Whether less of some item was given than was asked for, both being told exactly."""
    one, two = _amounts(asked), _amounts(given)
    return any(two[unit] < one[unit] for unit in one.keys() & two.keys())


def _amounts(happening: Happening) -> dict[str, float]:
    told = [item for f in happening.facts if f.assistance for item in f.assistance.items]
    exact = [(item.quantity, item) for item in told if item.quantity and item.quantity.bound == "exact"]
    return {q.unit or item.text.split()[-1].casefold(): q.low for q, item in exact if q.low is not None}


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
