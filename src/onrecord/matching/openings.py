"""What opens an exchange: a request, an offer, an ultimatum or a threat; by whom, to whom, and for what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.knowledge import load_yaml
from onrecord.matching.assistance import amounts_of, families_of, party_of
from onrecord.matching.events import Happening, most
from onrecord.matching.facts import Fact, day_number
from onrecord.matching.sides import Sides
from onrecord.records import Event


@lru_cache(maxsize=4096)
def first_rule(rules: str, kind: str, status: str, stage: str | None, cues: frozenset[str]) -> dict[str, Any] | None:
    """The first of the rules of this name in `answers.yaml` that fits a claim of this kind, if any does."""
    told = {"type": kind, "status": status, "stage": stage}
    every: list[dict[str, Any]] = load_yaml("matching/answers.yaml")[rules]
    return next((rule for rule in every if _fits(rule, told, cues)), None)


def _fits(rule: Mapping[str, Any], told: Mapping[str, str | None], cues: frozenset[str]) -> bool:
    return all(told[field] in rule[field] for field in told if field in rule) and rule.get("cue") in (None, *cues)


def opens(fact: Fact) -> bool:
    """Whether a claim opens an exchange. A threat is somebody's; a mere danger is nobody's."""
    rule = first_rule("openings", fact.type, fact.status, fact.stage, fact.cues)
    return rule is not None and (fact.type != "THREATEN" or bool(fact.actor))


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening, and what its answers are known by."""

    id: str
    facts: tuple[Fact, ...]
    by: tuple[str, ...]
    to: tuple[str, ...]
    # who is to answer, and to whom: marks of sides (`sides.py`)
    asked: frozenset[str]
    asking: frozenset[str]
    families: frozenset[str]
    amounts: Mapping[str, float]
    # first and last day on which it can have been, as day numbers
    first: int | None
    last: int | None

    @property
    def headline(self) -> bool:
        """Whether only headlines tell it."""
        return all("headline" in fact.cues for fact in self.facts)


def opening_of(happening: Happening, event: Event, sides: Sides, names: Mapping[str, str]) -> Opening:
    """The opening that a happening is. `names` leads from the entities of reports to the case's."""
    facts = tuple(fact for fact in happening.facts if opens(fact))
    by = most(fact.actor for fact in facts)
    # who is asked is to give; who is offered something is to get
    there, here = ("supplier", "receiver") if facts[0].type == "REQUEST" else ("receiver", "supplier")
    to = most(fact.recipient for fact in facts if "nobody" not in fact.cues)
    addressed = {*to, *(party_of(f, there, names) for f in facts)} - {*by, ""}
    asking = {*by, *(party_of(f, here, names) for f in facts)} - addressed - {""}
    return Opening(
        id=happening.id,
        facts=facts,
        by=by,
        to=tuple(id_ for id_ in to if id_ not in by[:1]),
        asked=sides.of(addressed) | sides.members(addressed),
        asking=sides.of(asking),
        families=families_of(facts),
        amounts=amounts_of(item for f in facts if f.assistance for item in f.assistance.items),
        first=day_number(event.when.start),
        last=day_number(event.when.end),
    )


def told_once(openings: Sequence[Opening]) -> list[Opening]:
    """Openings but for what is told once more: by a headline over the text that tells it, or later as history."""
    below: dict[str, list[Opening]] = {}
    dated: dict[str, list[Opening]] = {}
    for opening in openings:
        for report in {f.source.report for f in opening.facts if "headline" not in f.cues}:
            below.setdefault(report, []).append(opening)
        for party in opening.by if opening.first is not None else ():
            dated.setdefault(party, []).append(opening)
    return [o for o in openings if not (_heads(o, below) if o.headline else _retells(o, dated))]


def _retells(opening: Opening, dated: Mapping[str, list[Opening]]) -> bool:
    """Whether an opening without a day is one that an earlier report told: by and to the same, for the same need."""
    if opening.first is not None or not opening.families:
        return False
    told = opening.facts[0].source.last or 0
    return any(
        (other.first or 0) <= told and other.asked & opening.asked and other.families & opening.families
        for party in opening.by
        for other in dated.get(party, ())
    )


def _heads(headline: Opening, below: Mapping[str, list[Opening]]) -> bool:
    return all(_repeated(fact, headline, below) for fact in headline.facts)


def _repeated(fact: Fact, headline: Opening, told: Mapping[str, list[Opening]]) -> bool:
    """Whether the text under a headline tells the same opening: of one type, at its head or in words that it shares."""
    return any(
        f.source.report == fact.source.report and f.type == fact.type and (f.lead or f.words & fact.words)
        for opening in told.get(fact.source.report, ())
        if not (headline.asked and opening.asked) or headline.asked & opening.asked
        for f in opening.facts
    )
