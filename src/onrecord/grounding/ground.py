"""What grounding gives the rooms after it, and the order in which it is made."""

from dataclasses import dataclass, field

from onrecord.grounding.dates import find_dates
from onrecord.grounding.entities import as_entities, find_parties
from onrecord.grounding.names import in_pieces
from onrecord.language import Document
from onrecord.records import Date, Entity, Figure, Place, Published, Report


@dataclass(slots=True)
class Grounding:
    """All mentions of one document. The `_at` tables lead from a token to the record that covers it.

    `mentions` are the token ranges of entities with the entity's id, in text order; none overlap.
    """

    published: Published
    entities: list[Entity] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    entity_at: dict[int, str] = field(default_factory=dict)
    place_at: dict[int, Place] = field(default_factory=dict)
    date_at: dict[int, Date] = field(default_factory=dict)
    figure_at: dict[int, Figure] = field(default_factory=dict)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)


def ground(doc: Document, report: Report) -> Grounding:
    """Entities, places, dates and figures of one document of a report."""
    dates = find_dates(doc, report)
    out = Grounding(published=dates.published, dates=dates.dates, date_at=dates.date_at)
    text = in_pieces(doc)
    parties = find_parties(doc, text, out.place_at)
    out.entities, out.mentions = as_entities(doc, report, parties)
    out.entity_at = {i: entity for start, end, entity in out.mentions for i in range(start, end)}
    return out
