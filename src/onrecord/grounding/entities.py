"""All parties of one document, from tables, model and the text's own short forms, as entities with their mentions."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.grounding.names import Pieces
from onrecord.grounding.parties import party_tables
from onrecord.grounding.parties_bare import settle_bare
from onrecord.grounding.parties_model import Known, find_organisations
from onrecord.grounding.parties_named import Named, Rival, find_named, without_overlap
from onrecord.grounding.parties_not import place_names
from onrecord.grounding.parties_short import find_acronyms, find_descriptions, link_tails
from onrecord.grounding.parties_then import Days, as_of_their_days
from onrecord.grounding.people import find_people
from onrecord.grounding.people_links import find_surnames, link_people
from onrecord.grounding.people_roles import RoleFound, Roles
from onrecord.grounding.people_titles import find_titles
from onrecord.language import Document
from onrecord.records import Alternative, Entity, Mention, Place, Report, Role, Span, make_id


@dataclass(frozen=True, slots=True)
class Parties:
    """The mentions of a document's parties in text order, none overlapping, and the roles of its persons."""

    named: list[Named]
    roles: list[RoleFound]


def find_parties(doc: Document, text: Pieces, place_at: Mapping[int, Place], days: Days) -> Parties:
    """Every mention of a party, from tables, model and the text's own short forms, in this order of trust."""
    tables = party_tables()
    titles = find_titles(text)
    named, bare = find_named(doc, text, tables, place_at)
    named = as_of_their_days(doc, named, days, tables)
    named += settle_bare(bare, named, list(place_at.values()), tables)
    places = place_names(doc, place_at)
    known = Known(doc, titles, named, place_at, places)
    named = without_overlap(named + find_people(known) + find_organisations(known))
    named = link_tails(doc, _with_acronyms(doc, named))
    people = link_people(doc, [n for n in named if n.row.schema == "Person"])
    named = sorted([n for n in named if n.row.schema != "Person"] + people, key=lambda n: n.start)
    named = without_overlap(find_surnames(doc, named, places) + named)
    named = Roles(doc, titles, named).join_spellings(named)
    roles = Roles(doc, titles, named)
    short = roles.descriptions(named) + find_descriptions(doc, named)
    return Parties(without_overlap(named + short), roles.found)


def _with_acronyms(doc: Document, named: list[Named]) -> list[Named]:
    """The mentions with the acronyms that the text itself explains, whatever else the tables know by these letters."""
    acronyms = find_acronyms(doc, named)
    meant = {n.start: n for n in acronyms}
    for n in named:
        if n.row.key and n.end - n.start == 1 and n.start in meant and n.identity != meant[n.start].identity:
            why = "what the letters stand for elsewhere; the text gives a full name that they spell"
            meant[n.start].rivals += (Rival(n.row.name, n.row.key, why),)
    return without_overlap([n for n in named if n.end - n.start > 1 or n.start not in meant] + acronyms)


def as_entities(
    doc: Document, report: Report, named: list[Named], roles: list[RoleFound]
) -> tuple[list[Entity], list[tuple[int, int, str]]]:
    """One entity a party in order of first mention, and (start, end, entity id) of each mention."""
    groups: dict[str, list[Named]] = {}
    for n in named:
        groups.setdefault(n.identity, []).append(n)
    told: dict[str, list[RoleFound]] = {}
    for role in roles:
        told.setdefault(role.identity, []).append(role)
    ids = {identity: make_id("en", report.id, identity) for identity in groups}
    entities = [
        _entity(doc, report, ids[identity], group, told.get(identity, [])) for identity, group in groups.items()
    ]
    return entities, [(n.start, n.end, ids[n.identity]) for n in named]


def _entity(doc: Document, report: Report, entity_id: str, group: list[Named], told: list[RoleFound]) -> Entity:
    row = group[0].row
    spans = [_letters(doc, n) for n in group]
    return Entity(
        id=entity_id,
        name=row.name,
        schema=row.schema,
        mentions=tuple(_mention(report, span, n) for span, n in zip(spans, group, strict=True)),
        aliases=tuple(dict.fromkeys(s.text for s in spans if s.text != row.name)),
        country=row.country or next((_country_of(role.state) for role in told if role.state), None),
        roles=tuple(_role(doc, report, role) for role in told),
        category=row.category,
        key=row.key or None,
        why={s.text: n.why for s, n in reversed(list(zip(spans, group, strict=True)))},
    )


def _mention(report: Report, span: Span, n: Named) -> Mention:
    others = {
        rival[:2]: rival for rival in reversed(n.rivals) if (rival.name, rival.key or "") != (n.row.name, n.row.key)
    }
    alternatives: tuple[Alternative, ...] = tuple(
        {"name": name, "key": key, "why": why} for name, key, why in reversed(others.values())
    )
    return Mention(report=report.id, span=span, why=n.why, alternatives=alternatives)


def _role(doc: Document, report: Report, role: RoleFound) -> Role:
    span = doc.span(role.start, role.end)
    return Role(text=span.text, report=report.id, span=span)


def _country_of(state: str) -> str | None:
    """The country of the row whose office a person holds."""
    row = party_tables().rows.get(state)
    return row.country if row else None


def _letters(doc: Document, n: Named) -> Span:
    """The characters of a mention, stray marks at its ends left out."""
    start, end = doc.starts[n.start], doc.ends[n.end - 1]
    while start < end - 1 and not doc.text[start].isalnum():
        start += 1
    while end > start + 1 and not (doc.text[end - 1].isalnum() or doc.text[end - 1] in ".)"):
        end -= 1
    return doc.characters(start, end)
