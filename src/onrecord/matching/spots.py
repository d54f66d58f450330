"""The places that one report names, and for what each may stand: where a thing happened, or only whose home it was."""

import re
from collections.abc import Iterable
from functools import cache

from onrecord.knowledge import load_csv
from onrecord.matching.facts import Spot
from onrecord.matching.names import skeleton
from onrecord.records import Claim, Date, Place, Reading, Report, Span

# "from" or "residents of", and up to six words of its phrase; where somebody is who tells.
_FROM = re.compile(
    r"\b(?:from|(?:residents|inhabitants|evacuees|natives) of)"
    r"(?: (?!(?:in|at|on|near|to|into|outside)\b)[\w'’-]+){0,6} $"
)
_SOURCE = re.compile(r"\b(?:sources?|relatives?) (?:in|from|at)(?: [\w'’-]+){0,4} $")
# What stands before a country that only borders on where it was: "the crossing with", "entering".
_BORDER = re.compile(
    r"\b(?:(?:border|frontier|crossings?)(?: \w+)? with|border(?:s|ing)?(?: on| of)?|entering|fled to) $",
    re.IGNORECASE,
)
# What stands before the name of a place in which something is: "near the", "in the town of", "in Arland's rebel-held",
# "near the Sons of Dawn group's bastion".
_IN = r"\b(?:in|at|near|outside|around|inside|over|across|on|of|hit|struck|bombed|shelled)"
_QUALIFIER = r"[a-z][\w'’-]*|[A-Z][\w'’]*(?:s|ern)|[A-Z]\w*-[a-z]+|Old|(?:Nor|Sou)th|East|West|Central"
_TOWN = "bastion|stronghold|city|town|village|capital|hub|enclave"
_AT = re.compile(rf"{_IN}(?:(?: (?:{_QUALIFIER})){{0,4}}|(?: [\w'’-]+){{1,6}} (?:{_TOWN})) (?:[Aa]l-)?$")
# What takes a place as named.
_TAKEN_AS_NAMED = re.compile(r"\b(?:of|in|on|across) the city\b(?! (?:council|hall|police|authorities))")
# What makes a name that of a part of a town: "Salah al-Din district", "the village of Homs".
# The first two are of quarters alone, the others of villages and towns too.
_OF_QUARTERS, _OF_PLACES = "neighbou?rhood|quarter|suburb", "town|village"
_QUARTER = re.compile(rf" (?:{_OF_QUARTERS}|district|square|street)\b")
_QUARTER_OF = re.compile(rf"\b(?:{_OF_QUARTERS}) of $")
_PART = re.compile(rf"{_QUARTER.pattern}| (?:{_OF_PLACES})\b")
_PART_OF = re.compile(rf"\b(?:{_OF_QUARTERS}|{_OF_PLACES}) of $")


class Spots:
    """The places of one report. What has to be looked for in its text is looked for once a place."""

    def __init__(self, report: Report, reading: Reading) -> None:
        self._report = report
        self._places = {place.id: place for place in reading.places}
        deeds = {id_ for claim in reading.claims for id_ in claim.where}
        self._deeds = [place for place in reading.places if place.id in deeds]
        self._towns = {place.name for place in reading.places if is_point(place)}
        self._spots: dict[str, Spot] = {}
        self._homes: dict[str, bool] = {}

    def named_by(self, claim: Claim) -> list[Place]:
        """The places of a claim's own clause."""
        return [place for id_ in claim.where if (place := self._places.get(id_))]

    def of(self, claim: Claim) -> list[Place]:
        """The places of a claim's own clause, but for homes and for countries that only border on it."""
        return [place for place in self.named_by(claim) if not self._is_home(place) and not self._borders(place)]

    def _borders(self, place: Place) -> bool:
        return place.precision == "country" and stands_behind(self._report, place, _BORDER)

    def in_sentence(self, sentence: Span) -> tuple[Place, ...]:
        """The places in or at which a sentence says that something was, but for homes."""
        named = (place for place in self._places.values() if is_inside(place.span, sentence))
        return tuple(p for p in named if stands_behind(self._report, p, _AT) and not self._is_home(p))

    def meant(self, claim: Claim) -> list[Place]:
        """The point that the text named last, where the claim's sentence takes it as named: "the west of the city"."""
        if not _TAKEN_AS_NAMED.search(claim.sentence.text):
            return []
        at = claim.sentence
        before = [p for p in self._deeds if p.span.field == at.field and p.span.start < at.start and is_point(p)]
        last = max(before, key=lambda p: p.span.start, default=None)
        return [last] if last and not self._is_home(last) else []

    def chosen(self, places: Iterable[Place]) -> tuple[Spot | None, Spot | None]:
        """The first point on the map among places, and the one that only names a region or else a country."""
        places = list(places)
        point = next(filter(is_point, places), None)
        regions = [p for p in places if p.precision in ("admin1", "country") and not self._is_quarter(p)]
        region = min(regions, key=lambda p: p.precision == "country", default=None)
        return self._spot(point) if point else None, self._spot(region) if region else None

    def is_unmapped(self, place: Place) -> bool:
        """Whether no gazetteer knows it: it has no entry, or that of a province whose name a quarter bears."""
        return place.gazetteer is None or self._is_quarter(place)

    def is_part(self, place: Place) -> bool:
        """Whether the text calls it a part of a town."""
        return self._called(place, _QUARTER, _QUARTER_OF)

    def _is_quarter(self, place: Place) -> bool:
        """Whether what was taken for a province is a quarter or a village of its name ("the Salah al-Din district")."""
        if place.precision != "admin1" or place.name in self._towns:
            return False
        return self._called(place, _PART, _PART_OF)

    def _called(self, place: Place, behind: re.Pattern[str], before: re.Pattern[str]) -> bool:
        """Whether a word for such a place stands right behind its name, or before it."""
        after = _text(self._report, place.span)[place.span.end : place.span.end + 20]
        return bool(behind.match(after)) or stands_behind(self._report, place, before)

    def _is_home(self, place: Place) -> bool:
        """Whether it is where somebody came from ("people from two villages"), and not where a thing happened."""
        if place.id not in self._homes:
            self._homes[place.id] = any(stands_behind(self._report, place, home) for home in (_FROM, _SOURCE))
        return self._homes[place.id]

    def _spot(self, place: Place) -> Spot:
        if place.id not in self._spots:
            self._spots[place.id] = _spot_of(place)
        return self._spots[place.id]


def is_point(place: Place) -> bool:
    """Whether a place is where something can have happened, and a point on the map."""
    exact = place.precision in ("exact", "near", "admin2") and place.latitude is not None
    return exact and place.use == "location"


def is_inside(span: Span, outer: Span) -> bool:
    """Whether a span begins within another."""
    return span.field == outer.field and outer.start <= span.start < outer.end


def stands_behind(report: Report, told: Place | Date, pattern: re.Pattern[str]) -> bool:
    """Whether a place or date stands right behind what a pattern, ending in `$`, is to find."""
    return bool(pattern.search(_text(report, told.span)[max(0, told.span.start - 60) : told.span.start]))


def _text(report: Report, span: Span) -> str:
    return report.title or "" if span.field == "title" else report.text


def _spot_of(place: Place) -> Spot:
    chief = place.gazetteer is not None and skeleton(place.name) in _names_of_region(place.admin1)
    return Spot(
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        admin1=place.admin1,
        precision=place.precision,
        gazetteer=place.gazetteer,
        chief=chief,
    )


@cache
def _names_of_region(region: str | None) -> frozenset[str]:
    """A region's names, as they are compared."""
    return frozenset(map(skeleton, _region_names().get(region or "", "").split("|")))


@cache
def _region_names() -> dict[str, str]:
    return {row["region"]: row["names"] for row in load_csv("grounding/regions.csv")}
