"""Under what each record is filed: the values that lists can be narrowed by, its days, and its rank in lists.

A facet is a name and a value ("party", "actor", "recipient", an entity's id; "place", name, gazetteer id or country;
"type"; "status"; "outlet"; "report"; "name"; "speaker", "via", a speaker's id; "credit", an agency; "doubt", why
a person should look at it before others). Lists stand in order of rank: by day, undated last; events that are told
as earlier history alone after the others; entities by how often they are named.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from onrecord.case import doubt
from onrecord.case.numbers import UNDATED, Item, day_number
from onrecord.case.speakers import key_of, through
from onrecord.records import (
    Assistance,
    Claim,
    Date,
    Entity,
    Event,
    Mention,
    Naming,
    Party,
    Place,
    Published,
    Reading,
    Report,
    Statement,
)

# Beyond so many origins, no more are told apart by a filter.
MOST_ORIGINS = 20
# What reports are filed under changes with this number: those filed under another are filed anew by the next build.
FILING = 4

# Added to the rank of background: above the day of any news.
AFTER_NEWS = 2 * UNDATED

Facet = tuple[str, str]
Days = tuple[int | None, int | None]


@dataclass(frozen=True)
class Filed:
    """What a record's row says of it."""

    rank: int
    days: Days
    facets: tuple[Facet, ...]


def days_of(start: str | None, end: str | None) -> Days:
    """First and last day as numbers; an open end lies before, or after, all days."""
    first, last = day_number(start), day_number(end)
    if first is None and last is None:
        return None, None
    return first or 0, last or UNDATED


def rank_of(days: Days, *, background: bool = False) -> int:
    """Where a record of these days stands in a list; what all tell as earlier history comes after the news."""
    first, last = days
    return background * AFTER_NEWS + (UNDATED if first is None else first or last or UNDATED)


def published_days(published: Published) -> Days:
    """The days on which a report came out."""
    return days_of(published.start, published.end)


def file_report(report: Report, credited: tuple[Mention, ...] = ()) -> Filed:
    """A report, and the agencies that it credits."""
    days = published_days(report.published)
    credits = dict.fromkeys(("credit", " ".join(mention.span.text.split())) for mention in credited)
    return Filed(rank_of(days), days, (*_of_report(report), *credits))


def file_item(item: Item, report: Report, reading: Reading) -> Filed:
    """A place, date, statement or claim of a report, its entities already the case's own."""
    days = published_days(report.published)
    facets = list(_of_report(report))
    match item:
        case Place():
            facets += [*place_keys(item), ("type", item.use)]
        case Date():
            days = days_of(item.start, item.end)
            facets.append(("type", item.precision))
        case Statement():
            days = _told_days((item.when,) if item.when else (), reading, days)
            facets += _of_statement(item, reading)
        case Claim():
            days = _told_days(item.when, reading, days)
            places = {p.id: p for p in reading.places}
            facets += [*_of_claim(item), *(key for i in item.where if i in places for key in place_keys(places[i]))]
    return Filed(rank_of(days), days, tuple(dict.fromkeys(facets)))


def _of_report(report: Report) -> Iterator[Facet]:
    yield "report", report.id
    if report.outlet:
        yield "outlet", report.outlet


def place_keys(place: Place) -> list[Facet]:
    """What a place can be asked for by: its name in any case, its gazetteer's id or spot, its country's code."""
    names = dict.fromkeys(n.casefold() for n in (place.name, place.span.text))
    return [("place", key) for key in (*names, spot_key(place), place.country) if key]


def spot_key(place: Place) -> str | None:
    """What holds places of one point together: the gazetteer's id, or the name and where it was put."""
    if place.gazetteer or place.latitude is None or place.longitude is None:
        return place.gazetteer
    return f"{place.name.casefold()} @ {place.latitude:.2f}, {place.longitude:.2f}"


def _told_days(when: tuple[str, ...], reading: Reading, otherwise: Days) -> Days:
    """From the first to the last of the days that a text gives; the report's own where it gives none."""
    told = [days_of(d.start, d.end) for d in reading.dates if d.id in when]
    firsts = [first for first, _ in told if first is not None]
    lasts = [last for _, last in told if last is not None]
    return (min(firsts), max(lasts)) if firsts and lasts else otherwise


def _of_statement(statement: Statement, reading: Reading) -> Iterator[Facet]:
    if statement.speaker:
        yield "status", statement.speaker.kind
        yield "speaker", key_of(statement.speaker).id
        if via := through(statement, reading):
            yield "via", via.key.id
        if statement.speaker.entity:
            yield "party", statement.speaker.entity
    if statement.cue_class:
        yield "type", statement.cue_class


def _of_claim(claim: Claim) -> Iterator[Facet]:
    yield "type", claim.type
    yield "status", claim.status
    yield from doubted(doubt.of_claim(claim))
    for party in parties_of(claim):
        if party.entity:
            yield "party", party.entity


def parties_of(claim: Claim) -> list[Party]:
    """All sides of a claim, of the help that it tells too."""
    helped = claim.assistance
    sides = (helped.supplier, helped.receiver) if helped else ()
    return [*claim.actor, *claim.recipient, *(p for p in sides if p)]


def of_entity(entity: Entity) -> Iterator[Facet]:
    """An entity is filed under its kind, its names, and itself."""
    yield "party", entity.id
    yield "type", entity.schema
    for name in dict.fromkeys(n.casefold() for n in (entity.name, *entity.aliases)):
        yield "name", name


def of_sides(event: Event) -> Iterator[Facet]:
    """An event is filed under its type, and under each of its parties as a party and as the one side or the other."""
    yield "type", event.type
    for side, entities in (("actor", event.actor), ("recipient", event.recipient)):
        for entity in entities:
            yield "party", entity
            yield side, entity


def of_tellers(event: Event) -> Iterator[Facet]:
    """An event is filed under what its tellers differ on, and under each number of origins that it reaches."""
    if event.disagreements:
        yield "differ", "any"
    for differs in event.disagreements:
        yield "differ", differs.field
    for number in range(2, min(event.support.origins, MOST_ORIGINS) + 1):
        yield "origins", str(number)
    yield from doubted(doubt.of_event(event))


def doubted(ground: str | None) -> Iterator[Facet]:
    """A record is filed under the one ground on which it should be looked at before others."""
    if ground:
        yield "doubt", ground


def of_naming(naming: Naming) -> Iterator[Facet]:
    """How an entity is called is filed under it and the outlets that do."""
    yield "party", naming.entity
    for outlet in naming.by_outlet:
        yield "outlet", outlet


def with_case_entities(reading: Reading, entity_of: dict[str, str]) -> Reading:
    """A reading whose entities are the case's: every reference leads to an entity of the case, or to none."""
    return replace(
        reading,
        entities=tuple(replace(e, id=entity_of[e.id]) for e in reading.entities if e.id in entity_of),
        statements=tuple(_statement(told, entity_of) for told in reading.statements),
        claims=tuple(_claim(told, entity_of) for told in reading.claims),
    )


def item_with_case_entities(item: Item, entity_of: dict[str, str]) -> Item:
    """The same for one record of a reading."""
    match item:
        case Statement():
            return _statement(item, entity_of)
        case Claim():
            return _claim(item, entity_of)
    return item


def _statement(told: Statement, entity_of: dict[str, str]) -> Statement:
    if told.speaker is None or told.speaker.entity is None:
        return told
    return replace(told, speaker=replace(told.speaker, entity=entity_of.get(told.speaker.entity)))


def _claim(told: Claim, entity_of: dict[str, str]) -> Claim:
    actor, recipient = (tuple(_party(side, entity_of) for side in sides) for sides in (told.actor, told.recipient))
    return replace(told, actor=actor, recipient=recipient, assistance=_assistance(told.assistance, entity_of))


def _party(side: Party, entity_of: dict[str, str]) -> Party:
    return replace(side, entity=entity_of.get(side.entity)) if side.entity else side


def _assistance(told: Assistance | None, entity_of: dict[str, str]) -> Assistance | None:
    if told is None:
        return None
    items = tuple(replace(i, entity=entity_of.get(i.entity)) if i.entity else i for i in told.items)
    supplier, receiver = (p and _party(p, entity_of) for p in (told.supplier, told.receiver))
    return replace(told, items=items, supplier=supplier, receiver=receiver)
