"""Where the claims of one event differ: on the toll, on who did it, on when and where, on what it was and if it was."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from onrecord.knowledge import load_yaml
from onrecord.matching.blame import disputed_doers
from onrecord.matching.facts import Fact, iso
from onrecord.matching.places import NEAR_KM, kilometres
from onrecord.matching.tolls import disputed
from onrecord.matching.ways import disputed_ways
from onrecord.records import Disagreement, Entity, Side


def disagreements(
    facts: Sequence[Fact], origin_of: Mapping[str, str], entities: Mapping[str, Entity]
) -> tuple[Disagreement, ...]:
    """All fields on which the claims of one event differ, each with its sides."""
    told = [fact for fact in facts if not fact.denies]
    found = [
        *disputed(facts, origin_of),
        *disputed_doers(facts, entities),
        *_split("when", facts, _day),
        *_places(facts),
        *_between_reports(facts, [*_split("type", told, lambda f: f.type), *_modes(facts)]),
        *_split("status", facts, _asserted),
        *disputed_ways(facts),
        *_matters(facts),
        *_split("stage", facts, lambda f: f.stage),
    ]
    return tuple(found)


def _split(field: str, facts: Iterable[Fact], value_of: Callable[[Fact], str | None]) -> list[Disagreement]:
    """A disagreement where the claims give more than one value."""
    sides: dict[str, list[str]] = {}
    for fact in facts:
        if (value := value_of(fact)) is not None:
            sides.setdefault(value, []).append(fact.id)
    if len(sides) < 2:
        return []
    return [Disagreement(field=field, values=tuple(Side(value=v, claims=tuple(c)) for v, c in sorted(sides.items())))]


def _between_reports(facts: Sequence[Fact], found: Iterable[Disagreement]) -> list[Disagreement]:
    """Those with two sides that no report shares: one report's two words for one thing are no dispute."""
    report_of = {fact.id: fact.source.report for fact in facts}
    out = []
    for differs in found:
        tellers = [{report_of[c] for c in side.claims} for side in differs.values]
        if any(one.isdisjoint(two) for one, two in combinations(tellers, 2)):
            out.append(differs)
    return out


def _modes(facts: Sequence[Fact]) -> list[Disagreement]:
    """Modes that cannot both be told of one happening."""
    told = {fact.mode for fact in facts if fact.mode}
    if any(told <= set(together) for together in load_yaml("matching/kinds.yaml")["modes_together"]):
        return []
    return _split("mode", facts, lambda f: f.mode)


def _matters(facts: Sequence[Fact]) -> list[Disagreement]:
    """What it is said to have been, and denied to have been: a chemical attack, a breach of a ceasefire."""
    out = []
    for matter in sorted(frozenset().union(*(f.matters for f in facts))):
        bears = [f for f in facts if matter in f.matters]
        out += _split(matter, bears, _asserted)
    return out


def _day(fact: Fact) -> str | None:
    return iso(fact.days.first) if fact.days and fact.days.exact else None


def _asserted(fact: Fact) -> str | None:
    """Denied against asserted; what is only possible takes no side."""
    return {"denied": "denied", "happened": "asserted", "ongoing": "asserted"}.get(fact.status)


def _places(facts: Sequence[Fact]) -> list[Disagreement]:
    """Points too far from one another to be one place."""
    sides: list[tuple[Fact, list[str]]] = []
    for fact in facts:
        if fact.spot is None:
            continue
        for first, claims in sides:
            if first.spot and kilometres(first.spot, fact.spot) <= NEAR_KM:
                claims.append(fact.id)
                break
        else:
            sides.append((fact, [fact.id]))
    if len(sides) < 2:
        return []
    values = [Side(value=first.spot.name, claims=tuple(claims)) for first, claims in sides if first.spot]
    return [Disagreement(field="where", values=tuple(values))]
