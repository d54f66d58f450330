"""Places: every place name of a document, the point it most likely stands for, and what it is used for."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from onrecord.grounding.gazetteer import Entry
from onrecord.grounding.names import Pieces, in_pieces
from onrecord.grounding.places_names import Name
from onrecord.grounding.places_rank import Choice, choose
from onrecord.grounding.places_use import use_of
from onrecord.grounding.places_weigh import find_names
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


@dataclass(slots=True)
class FoundPlaces:
    """The places of a document in text order, and the place that covers a token."""

    places: list[Place] = field(default_factory=list)
    place_at: dict[int, Place] = field(default_factory=dict)


def find_places(doc: Document, report: Report, text: Pieces | None = None) -> FoundPlaces:
    """The place names of one document of a report. `text` is the document in pieces, where the caller has it."""
    text = text or in_pieces(doc)
    names, demonyms = find_names(doc, text)
    choices = choose(names, regions_named(doc, names), demonyms)
    out = FoundPlaces()
    for name, choice in zip(names, choices, strict=True):
        place = _place(doc, report, name, choice)
        out.places.append(place)
        out.place_at.update(dict.fromkeys(range(name.start, name.end), place))
    return out


def regions_named(doc: Document, names: list[Name]) -> list[Name | None]:
    """For each name the one that the text puts it in: "Azaz, Syria", "Azaz in Aleppo province"."""
    out: list[Name | None] = []
    for n, name in enumerate(names):
        after = names[n + 1] if n + 1 < len(names) else None
        between = doc.lowers[name.end : after.start] if after else []
        if name.kind is not None and between and between[0] in ("province", "county", "town", "city", "village"):
            between = between[1:]
        joined = after is not None and after.key != name.key and between in ([","], ["in"], ["in", "the"], [",", "in"])
        out.append(after if joined else None)
    return out


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
