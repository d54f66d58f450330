"""Places: every place name of a document, the point it most likely stands for, and what it is used for."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from msgspec.structs import replace

from onrecord.grounding.gazetteer import Entry
from onrecord.grounding.names import Pieces, in_pieces
from onrecord.grounding.places_names import Name
from onrecord.grounding.places_rank import Choice, choose
from onrecord.grounding.places_use import use_of
from onrecord.grounding.places_weigh import find_names
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Place, PlacePrecision, Report, make_id

_PRECISION: dict[str, PlacePrecision] = {
    "capital": "exact",
    "city": "exact",
    "spot": "exact",
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
    choices = choose(names, inside, _signs(doc, demonyms))
    out = FoundPlaces()
    for name, choice in zip(names, choices, strict=True):
        place = _place(doc, report, name, choice)
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
    levels = [{e.kind for e in n.entries if e.name_kind < 2 and e.kind in ("country", "admin1")} for n in (name, other)]
    return bool(levels[0] & levels[1]) or ("country" in levels[0] and "admin1" in levels[1])


def _place(doc: Document, report: Report, name: Name, choice: Choice) -> Place:
    span, best = doc.span(name.start, name.end), choice.best
    use, reason = use_of(doc, name, best)
    why = {"name": _told(name.why), "use": reason}
    place = Place(
        id=make_id("pl", report.id, span.field, span.start, span.end),
        report=report.id,
        span=span,
        name=span.text,
        use=use,
        why=why,
    )
    if best is None:
        return place
    why["choice"] = _told(choice.features)
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
