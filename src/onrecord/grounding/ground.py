"""What grounding gives the rooms after it, and the order in which it is made."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from onrecord.grounding.dates import find_dates
from onrecord.grounding.entities import as_entities, find_parties
from onrecord.grounding.equipment import find_equipment
from onrecord.grounding.figures import find_figures
from onrecord.grounding.names import in_pieces
from onrecord.grounding.parties_named import Named, without_overlap
from onrecord.grounding.parties_rivals import add_models_view
from onrecord.grounding.parties_then import Days
from onrecord.grounding.places import find_places
from onrecord.language import Document
from onrecord.records import Date, Entity, Figure, Place, Published, Report


@dataclass(slots=True)
class Grounding:
    """All mentions of one document. The `_at` tables lead from a token to the record that covers it.

    `entity_at` holds parties and persons, `equipment_at` equipment, both by the id in `entities`. `mentions` are the
    token ranges of all entities with the entity's id, in text order; none overlap.
    """

    published: Published
    entities: list[Entity] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    entity_at: dict[int, str] = field(default_factory=dict)
    equipment_at: dict[int, str] = field(default_factory=dict)
    place_at: dict[int, Place] = field(default_factory=dict)
    date_at: dict[int, Date] = field(default_factory=dict)
    figure_at: dict[int, Figure] = field(default_factory=dict)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)


def ground(doc: Document, report: Report) -> Grounding:
    """Entities, places, dates and figures of one document of a report."""
    text = in_pieces(doc)
    dates = find_dates(doc, report)
    figures = find_figures(doc, dates.date_at)
    places = find_places(doc, report, text)
    parties = find_parties(doc, text, places.place_at, Days(doc, dates.published, dates.date_at))
    # Equipment first: the model takes "C-54s" for a person.
    named = without_overlap(find_equipment(doc, text, dates.date_at) + parties.named)
    add_models_view(doc, named)
    out = Grounding(
        published=dates.published,
        places=places.places,
        dates=dates.dates,
        figures=figures.figures,
        place_at=places.place_at,
        date_at=dates.date_at,
        figure_at=figures.figure_at,
    )
    _take_as_parties(out, named)
    out.entities, out.mentions = as_entities(doc, report, named, parties.roles)
    for n, (start, end, entity) in zip(named, out.mentions, strict=True):
        table = out.equipment_at if n.row.schema == "Equipment" else out.entity_at
        table.update(dict.fromkeys(range(start, end), entity))
    return out


def _take_as_parties(grounding: Grounding, named: list[Named]) -> None:
    """Places whose name opens the name of a state's organ ("Russia's military") are used as parties."""
    taken: dict[str, Place] = {}
    for n in named:
        place = grounding.place_at.get(n.start)
        opens = place is not None and n.end - n.start > 1 and n.end - 1 not in grounding.place_at
        if place is not None and opens and place.use == "location" and n.row.kind in ("states", "organs"):
            taken[place.id] = replace(place, use="party", why=place.why | {"use": f"opens the name of {n.row.name}"})
    if taken:
        grounding.places = [taken.get(place.id, place) for place in grounding.places]
        grounding.place_at = {i: taken.get(place.id, place) for i, place in grounding.place_at.items()}
