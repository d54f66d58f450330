"""Places: every place name of a document, the point it most likely stands for, and what it is used for."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from msgspec.structs import replace

from onrecord.grounding.gazetteer import Entry, region
from onrecord.grounding.gazetteer_build import OTHER
from onrecord.grounding.names import Pieces, in_pieces
from onrecord.grounding.places_names import Name
from onrecord.grounding.places_rank import Choice, choose
from onrecord.grounding.places_use import use_of
from onrecord.grounding.places_weigh import find_names, pairs_listed
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Place, PlacePrecision, Report, make_id

_PRECISION: dict[str, PlacePrecision] = {
    "capital": "exact",
    "city": "exact",
    "spot": "near",
    "admin2": "admin2",
    "admin1": "admin1",
}
_ALTERNATIVES = 4
# What a demonym's vote weighs beside that of a place.
_DEMONYM = 0.7
# What stands between a place and the region that the text puts it in.
_INSIDE = frozenset((",", "in", "in the", ", in", ", in the", "of", "( in", "in northern", "in southern", "in eastern"))


@dataclass(slots=True)
class FoundPlaces:
    """The places of a document in text order, and the place that covers a token."""

    places: list[Place] = field(default_factory=list)
    place_at: dict[int, Place] = field(default_factory=dict)


def find_places(doc: Document, report: Report, text: Pieces | None = None) -> FoundPlaces:
    """The place names of one document of a report. `text` is the document in pieces, where the caller has it."""
    text = text or in_pieces(doc)
    names, demonyms = find_names(doc, text)
    inside = regions_named(doc, names)
    choices, country = choose(names, inside, _signs(doc, demonyms), pairs_listed(doc, names))
    leading = region(country) if country else None
    out = FoundPlaces()
    regions = dict(zip(map(id, names), choices, strict=True))
    for n, (name, choice) in enumerate(zip(names, choices, strict=True)):
        outer = regions[id(named)].best if (named := inside[n]) else None
        if outer is not None and not _is_inside(choice, outer):
            place = _unlisted(_bare(doc, report, name, outer), outer, "the region it is named with")
        elif choice.best is not None:
            place = _place(_bare(doc, report, name, choice.best), choice.best, choice)
        else:
            place = _bare(doc, report, name, None)
            if neighbour := _neighbour(doc, names, choices, n):
                place = _unlisted(place, neighbour, "the nearest place in the sentence")
            elif leading is not None:
                place = _unlisted(place, leading, "the country that the report tells of")
        out.places.append(place)
        out.place_at.update(dict.fromkeys(range(name.start, name.end), place))
    return out


def regions_named(doc: Document, names: list[Name]) -> list[Name | None]:
    """For each name the one that the text puts it in: "Azaz, Syria", "Azaz in Aleppo province"."""
    out: list[Name | None] = [None] * len(names)
    for n, (name, after) in enumerate(pairwise(names)):
        between = doc.lowers[name.end : after.start]
        if name.kind is not None and between and between[0] not in _INSIDE and between[0].isalpha():
            between = between[1:]
        if after.key != name.key and " ".join(between) in _INSIDE and not _same_level(name, after):
            out[n] = after
    return out


def _signs(doc: Document, demonyms: list[str]) -> dict[str, float]:
    """Countries that words other than names of places speak for: demonyms, and words that one country's press uses."""
    out: dict[str, float] = defaultdict(float)
    for country in demonyms:
        out[country] += _DEMONYM
    for country, found in load_yaml("grounding/places.yaml")["signs"].items():
        if n := sum(lemma in doc.by_lemma for lemma in found):
            out[country] += min(_DEMONYM * n, 2.0)
    return out


def _same_level(name: Name, other: Name) -> bool:
    """Whether both are regions of one level, and so stand in a list."""
    if name.kind is not None and name.kind == other.kind:
        return True
    levels = [
        {e.kind for e in n.entries if e.name_kind != OTHER and e.kind in ("country", "admin1")} for n in (name, other)
    ]
    return bool(levels[0] & levels[1]) or ("country" in levels[0] and "admin1" in levels[1])


def _is_inside(choice: Choice, outer: Entry) -> bool:
    """Whether the choice can stand in the region that the text names with it."""
    return choice.best is not None and (
        "inside" in choice.features or outer.kind in ("area", "city", "capital", "spot")
    )


def _neighbour(doc: Document, names: list[Name], choices: list[Choice], n: int) -> Entry | None:
    """The place nearest to name n in its sentence that the gazetteer knows and that is no country."""
    sentence, start = doc.sentence_of[names[n].start], names[n].start
    near = [
        (abs(name.start - start), k)
        for k, name in enumerate(names)
        if doc.sentence_of[name.start] == sentence
        and (best := choices[k].best)
        and best.kind not in ("country", "area")
    ]
    return choices[min(near)[1]].best if near else None


def _bare(doc: Document, report: Report, name: Name, best: Entry | None) -> Place:
    """The record of a name, its point not told yet."""
    span = doc.span(name.start, name.end)
    use, reason = use_of(doc, name, best)
    return Place(
        id=make_id("pl", report.id, span.field, span.start, span.end),
        report=report.id,
        span=span,
        name=span.text,
        use=use,
        why={"name": _told(name.why), "use": reason},
    )


def _place(place: Place, best: Entry, choice: Choice) -> Place:
    """The record with the place that was chosen, and the ones that were not."""
    why = {**place.why, "choice": _told(choice.features)}
    if choice.others:
        why["runner-up"] = f"{_described(choice.others[0])}, {choice.score - choice.scores[0]:.1f} behind"
    return replace(
        place,
        name=best.name,
        latitude=best.latitude,
        longitude=best.longitude,
        country=best.country or None,
        admin1=best.admin1 or None,
        precision=_PRECISION.get(best.kind, "country"),
        gazetteer=best.id,
        alternatives=tuple(_alternative(entry) for entry in choice.others[:_ALTERNATIVES]),
        why=why,
    )


def _unlisted(place: Place, known: Entry, relation: str) -> Place:
    """The record of a place that the gazetteer lacks, with the point of a known one and no more precision than that."""
    near = known.kind in ("city", "capital", "spot")
    return replace(
        place,
        latitude=known.latitude,
        longitude=known.longitude,
        country=known.country or None,
        admin1=known.admin1 or None,
        precision="near" if near else _PRECISION.get(known.kind, "country"),
        why={**place.why, "choice": f"not in the gazetteer, or none there fits; {relation}: {_described(known)}"},
    )


def _told(reasons: dict[str, float]) -> str:
    """Weights in words: "after in +2.0, size +1.5"."""
    return ", ".join(f"{reason} {weight:+.1f}" for reason, weight in reasons.items())


def _described(entry: Entry) -> str:
    region = f", {entry.admin1}" if entry.admin1 else ""
    return f"{entry.name} ({entry.kind}{region}, {entry.country or 'no country'})"


def _alternative(entry: Entry) -> dict[str, str | float | None]:
    return {
        "name": entry.name,
        "latitude": entry.latitude,
        "longitude": entry.longitude,
        "country": entry.country or None,
        "admin1": entry.admin1 or None,
        "gazetteer": entry.id,
    }
