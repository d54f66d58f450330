"""Where two tellings say that it was: one place, places near each other, or places too far apart to be one."""

from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt

from onrecord.matching.facts import Fact, Spot
from onrecord.matching.names import skeleton
from onrecord.matching.tellings import Telling

SAME_KM = 5.0
NEAR_KM = 25.0


def places(a: Telling, b: Telling) -> Iterator[tuple[str, str]]:
    """What speaks for and against one place: the feature, and what was seen."""
    if a.spot and b.spot:
        feature, seen = _two_spots(a.spot, b.spot)
        if a.unmapped and b.unmapped and not a.unmapped & b.unmapped and feature != "veto":
            feature, seen = "place_unlisted", f"{min(a.unmapped)} and {min(b.unmapped)}"
        yield ("place_within" if feature == "veto" and _means_province(a, b) else feature), seen
        return
    one, two = a.spot or a.region, b.spot or b.region
    seen = f"{one and one.name} and {two and two.name}"
    if one and two and (_differ(one.country, two.country) or _differ(one.admin1, two.admin1)):
        yield "veto", seen
    elif a.unmapped & b.unmapped:
        yield "place_same", f"in {min(a.unmapped & b.unmapped)}"
    elif one and two and one.admin1 and two.admin1:
        yield ("place_within" if a.spot or b.spot else "place_region"), seen
    elif one and two and one.country and one.country == two.country:
        yield "place_country", seen


def names_of(told: Fact | Telling) -> frozenset[str]:
    """The names, as they are compared, of small places: of those that no gazetteer knows, or else of the point."""
    return told.unmapped or (frozenset([skeleton(told.spot.name)]) if told.spot else frozenset())


def _differ(one: str | None, two: str | None) -> bool:
    """Whether both are known and are not the same."""
    return bool(one and two and one != two)


def _means_province(a: Telling, b: Telling) -> bool:
    """Whether one of two places of a province bears its name: "in Idlib" may be the city or the province."""
    if not a.spot or not b.spot or not a.spot.admin1 or a.spot.admin1 != b.spot.admin1:
        return False
    names = {region.name for region in (a.region, b.region) if region and region.admin1 == a.spot.admin1}
    return a.spot.name in names or b.spot.name in names


def _two_spots(one: Spot, two: Spot) -> tuple[str, str]:
    km = kilometres(one, two)
    if (one.mapped and one.gazetteer == two.gazetteer) or (km <= NEAR_KM and skeleton(one.name) == skeleton(two.name)):
        feature = "place_city" if one.chief else "place_same"
        return feature, f"in {one.name}" if one.name == two.name else f"in {one.name}, {two.name}"
    return _near(one, two, km), f"{one.name} and {two.name}, {km:.0f} km apart"


def _near(one: Spot, two: Spot, km: float) -> str:
    """How two places of two names lie to each other: a city and a part of it, or small places side by side."""
    if km > NEAR_KM:
        return "veto"
    if one.mapped and two.mapped and not one.chief and not two.chief:
        return "place_by"
    return "place_part" if km <= SAME_KM and (one.mapped or two.mapped) else "place_near"


def kilometres(a: Spot, b: Spot) -> float:
    """The great-circle distance between two points (haversine)."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return float("inf")
    lat1, lat2 = radians(a.latitude), radians(b.latitude)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(half)))
