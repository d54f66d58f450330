"""Whether two tellings are of one happening: what speaks for it and against it, in words and as a sum.

Where many alike happenings share one vocabulary, words decide little: day, place and parties must carry it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from onrecord.knowledge import load_yaml
from onrecord.matching.facts import Spot, iso
from onrecord.matching.tellings import Telling
from onrecord.records import Entity, Figure

SAME_KM = 5.0
NEAR_KM = 25.0
# A number from here on is seldom the same by chance.
TELLING_NUMBER = 4
# Above this a number that dwarfs the other counts a war and not an attack.
SCALE = 1000
# How many times the lower number the higher one is.
APART = (("figure_wide", 4), ("figure_far", 2), ("figure_other", 0))
# How two figures agree, the best first.
AGREEMENT = ("same", "same_small", "fits", "open", "grown", "other", "far", "wide", "scale")
# Words added to the shorter side, lest two or three words in common look like much.
FEW = 3


@dataclass(frozen=True, slots=True)
class Found:
    """One feature of a pair: its name in the table of weights, what was seen, and its weight."""

    feature: str
    seen: str
    weight: float

    def __str__(self) -> str:
        """What the feature means and what was seen, for people."""
        return f"{_reasons()[self.feature]} ({self.seen})"


@cache
def _reasons() -> dict[str, str]:
    table: dict[str, str] = load_yaml("matching/reasons.yaml")
    return table


@cache
def weights() -> dict[str, float]:
    """The table of weights."""
    table: dict[str, Any] = load_yaml("matching/weights.yaml")
    return {name: float(weight) for name, weight in table.items()}


def score(found: list[Found]) -> float:
    """The sum of what speaks for and against; above 0 the two are taken for one."""
    return sum(f.weight for f in found)


def pull(found: list[Found]) -> float:
    """What a pair weighs when clusters are joined. Where nothing speaks against, knowing little is little against."""
    total = score(found)
    against = any(f.weight < 0 and f.feature not in ("start", "words") for f in found)
    return total if total > 0 or against else total * weights()["unknown"]


def compare(a: Telling, b: Telling, entities: Mapping[str, Entity]) -> list[Found]:
    """All that speaks for and against two tellings of different reports being of one happening."""
    table = weights()
    features = [*_kind(a, b), *_days(a, b), *_places(a, b), *_parties(a, b, entities), *_figures(a, b)]
    out = [Found("start", "one kind of happening", table["start"])]
    out += [Found(feature, seen, table[feature]) for feature, seen in features]
    if a.lead and b.lead:
        out.append(Found("lead", "the news of both reports", table["lead"]))
    return [*out, _words(a, b)]


def compare_within(a: Telling, b: Telling, entities: Mapping[str, Entity]) -> list[Found]:
    """The same for a claim and an earlier telling of one report: nearness counts, for a report tells one thing on.

    What differs weighs more than between reports (`…_in_report`): a writer who names two doers, places or numbers means
    two. A day that no text says speaks neither for nor against.
    """
    table = weights()
    gap = min(abs(b.facts[0].sentence - fact.sentence) for fact in a.facts)
    features = [*_kind(a, b), *_places(a, b), *_parties(a, b, entities), *_figures_within(a, b)]
    if a.days and b.days and a.days.said and b.days.said:
        features += _days(a, b)
    if gap and b.facts[0].turns:
        features.append(("turns", "its sentence turns to another happening"))
    step = ("same_sentence", "next_sentence", "same_part", "same_part", "same_part")
    near = f"near_{step[gap]}" if gap < len(step) else "near_far"
    out = [Found("start_within", "one kind of happening in one report", table["start_within"])]
    out += [Found(feature, seen, table.get(f"{feature}_in_report", table[feature])) for feature, seen in features]
    out.append(Found(near, f"{gap} sentences apart", table[near]))
    return [*out, _words(a, b)] if gap else out


def _figures_within(a: Telling, b: Telling) -> Iterator[tuple[str, str]]:
    """Numbers of one report: those on the word of two speakers, or of how a toll grew, may be of one happening.

    Not where one is many times the other: then a second, larger happening is called to mind.
    """
    for feature, seen in _figures(a, b):
        loose = _two_speakers(a, b) or any(f.grown and f.figures for t in (a, b) for f in t.facts)
        if not (loose and feature in ("figure_other", "figure_far")):
            yield feature, seen


def _two_speakers(a: Telling, b: Telling) -> bool:
    """Whether the numbers of two tellings are on the word of different speakers: they may then be of one happening."""
    return {f.speaker for f in a.facts if f.figures}.isdisjoint(f.speaker for f in b.facts if f.figures)


def _kind(a: Telling, b: Telling) -> Iterator[tuple[str, str]]:
    if a.kind != b.kind:
        yield "veto", f"{'/'.join(a.kind)} against {'/'.join(b.kind)}"
    if a.modes and b.modes:
        common = [mode for mode in a.modes if mode in b.modes]
        yield ("mode_same", common[0]) if common else ("mode_other", f"{a.modes[0]} against {b.modes[0]}")


def _days(a: Telling, b: Telling) -> Iterator[tuple[str, str]]:
    one, two = a.days, b.days
    if one is None or two is None:
        return
    seen = f"{iso(one.first)} against {iso(two.first)}"
    if one.exact and two.exact:
        apart = abs(one.first - two.first)
        yield ("day_same", f"on {iso(one.first)}") if not apart else ("day_next" if apart == 1 else "veto", seen)
    elif not one.meets(two):
        near = not (one.said and two.said) and max(one.first, two.first) - min(one.last, two.last) == 1
        yield "day_late" if near else "veto", seen
    elif one.exact or two.exact:
        wide = two if one.exact else one
        yield "day_fits" if wide.last - wide.first <= 3 else "day_loose", seen
    else:
        apart = abs(one.last - two.last) > 1
        yield ("day_loose" if one.said or two.said else "day_passed" if apart else "day_assumed"), seen


def _places(a: Telling, b: Telling) -> Iterator[tuple[str, str]]:
    if a.spot and b.spot:
        feature, seen = _two_spots(a.spot, b.spot)
        yield ("place_within" if feature == "veto" and _means_province(a, b) else feature), seen
        return
    one, two = a.spot or a.region, b.spot or b.region
    if not one or not two:
        return
    seen = f"{one.name} and {two.name}"
    if one.country and two.country and one.country != two.country:
        yield "veto", seen
    elif one.admin1 and two.admin1:
        if one.admin1 != two.admin1:
            yield "veto", seen
        else:
            yield ("place_within" if a.spot or b.spot else "place_region"), seen
    elif one.country and one.country == two.country:
        yield "place_country", seen


def _means_province(a: Telling, b: Telling) -> bool:
    """Whether one of two places of a province bears its name: "in Idlib" may be the city or the province."""
    if not a.spot or not b.spot or not a.spot.admin1 or a.spot.admin1 != b.spot.admin1:
        return False
    names = {region.name for region in (a.region, b.region) if region and region.admin1 == a.spot.admin1}
    return a.spot.name in names or b.spot.name in names


def _two_spots(one: Spot, two: Spot) -> tuple[str, str]:
    km = kilometres(one, two)
    if km <= SAME_KM or (one.gazetteer is not None and one.gazetteer == two.gazetteer):
        return "place_same", f"in {one.name}" if one.name == two.name else f"in {one.name}, {two.name}"
    seen = f"{one.name} and {two.name}, {km:.0f} km apart"
    return ("place_near" if km <= NEAR_KM else "veto"), seen


def kilometres(a: Spot, b: Spot) -> float:
    """The great-circle distance between two points (haversine)."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return float("inf")
    lat1, lat2 = radians(a.latitude), radians(b.latitude)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(half)))


def _parties(a: Telling, b: Telling, entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    if a.actor & b.recipient and a.recipient & b.actor and not a.actor & b.actor:
        yield "actor_swapped", _names(a.actor & b.recipient, entities)
        return
    for role, one, two in (("actor", a.actor, b.actor), ("recipient", a.recipient, b.recipient)):
        if not one or not two:
            continue
        if one & two:
            yield f"{role}_same", _names(one & two, entities)
        elif states(one, entities) & states(two, entities):
            yield f"{role}_kin", f"{_names(one, entities)} and {_names(two, entities)}"
        else:
            unlike = "other" if _known(one, entities) and _known(two, entities) else "unlike"
            yield f"{role}_{unlike}", f"{_names(one, entities)} against {_names(two, entities)}"


def states(ids: frozenset[str], entities: Mapping[str, Entity]) -> frozenset[str]:
    """The states that these parties are, are bodies of, or stand at the head of."""
    found = (entities[id_] for id_ in ids if id_ in entities)
    return frozenset(e.country for e in found if e.country and (e.schema in ("Country", "PublicBody") or _heads(e)))


def one_side(one: frozenset[str], two: frozenset[str], entities: Mapping[str, Entity]) -> bool:
    """Whether two sets of parties share one, or a state."""
    return bool(one & two or states(one, entities) & states(two, entities))


def _heads(entity: Entity) -> bool:
    if entity.schema != "Person" or not entity.key:
        return False
    offices: list[str] = load_yaml("matching/kinds.yaml")["heads"]
    return any(office in role.text.lower() for role in entity.roles for office in offices)


def _known(ids: frozenset[str], entities: Mapping[str, Entity]) -> bool:
    """Whether a table knows one of them; of a name that only a report gives, another report may have another form."""
    return any(id_ in entities and entities[id_].key for id_ in ids)


def _names(ids: frozenset[str], entities: Mapping[str, Entity]) -> str:
    return ", ".join(sorted(entities[id_].name if id_ in entities else id_ for id_ in ids))


def _figures(a: Telling, b: Telling) -> Iterator[tuple[str, str]]:
    """One feature for each thing that both count: their best agreement."""
    rank = [f"figure_{found}" for found in AGREEMENT]
    later = (b.source.first or 0) - (a.source.first or 0)
    for what in sorted(a.figures.keys() & b.figures.keys()):
        pairs = [_two_figures(x, y, later) for x in a.figures[what] for y in b.figures[what]]
        feature, seen = min(pairs, key=lambda pair: rank.index(pair[0]))
        yield feature, f"{what} {seen}"


def _two_figures(x: Figure, y: Figure, later: int) -> tuple[str, str]:
    one, two = number(x), number(y)
    if one == two:
        return ("figure_same" if one >= TELLING_NUMBER else "figure_same_small"), f"{one:g}"
    seen = f"{one:g} against {two:g}"
    low, high = sorted((one, two))
    if high > SCALE and high > 20 * low:
        return "figure_scale", seen
    if fits(x, y):
        return "figure_fits" if high <= 2 * low else "figure_open", seen
    if later * (two - one) > 0:
        return "figure_grown", seen
    return next(name for name, times in APART if high > times * low), seen


def number(figure: Figure) -> float:
    """The number that the words give: the lower bound, or the upper one where that is all there is."""
    return figure.low if figure.low is not None else figure.high if figure.high is not None else 0.0


def fits(x: Figure, y: Figure) -> bool:
    """Whether the bounds of two figures leave room for one true number."""
    low = max(x.low if x.low is not None else float("-inf"), y.low if y.low is not None else float("-inf"))
    high = min(x.high if x.high is not None else float("inf"), y.high if y.high is not None else float("inf"))
    return low <= high


def words_in_common(common: Any, fewer: Any) -> Any:
    """The share of words in common, of numbers or of columns of them: how many, and how many the shorter side has."""
    return common / (fewer + FEW)


def _words(a: Telling, b: Telling) -> Found:
    table = weights()
    common = words_in_common((a.words & b.words).bit_count(), min(a.words.bit_count(), b.words.bit_count()))
    weight = table["words"] * (common - table["words_chance"])
    return Found("words", f"{common:.0%} of the words", min(table["words_most"], max(table["words_least"], weight)))
