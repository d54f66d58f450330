"""All parties of one document, from tables, model and the text's own short forms, as entities with their mentions."""

from collections.abc import Mapping

from onrecord.grounding.names import Pieces
from onrecord.grounding.parties import party_tables
from onrecord.grounding.parties_model import find_organisations
from onrecord.grounding.parties_named import Named, find_named, settle_bare, without_overlap
from onrecord.grounding.parties_not import place_names
from onrecord.grounding.parties_short import find_acronyms, find_descriptions, link_tails
from onrecord.grounding.people import find_people
from onrecord.grounding.people_links import link_people
from onrecord.grounding.people_titles import find_titles
from onrecord.language import Document
from onrecord.records import Entity, Mention, Place, Report, Span, make_id


def find_parties(doc: Document, text: Pieces, place_at: Mapping[int, Place]) -> list[Named]:
    """Every mention of a party in text order; none overlap."""
    tables = party_tables()
    named, bare = find_named(doc, text, tables, place_at)
    named += settle_bare(bare, named, list(place_at.values()), tables)
    titles = find_titles(text)
    names = place_names(doc, place_at)
    people = find_people(doc, titles, named, place_at, names)
    named = without_overlap(named + people + find_organisations(doc, titles, named, place_at, names))
    acronyms = find_acronyms(doc, named)
    if acronyms:
        meant = {i for n in acronyms for i in range(n.start, n.end)}
        named = [n for n in named if not (n.end - n.start == 1 and n.start in meant)]
        named = without_overlap(named + acronyms)
    named = link_tails(doc, named)
    persons = link_people(doc, [n for n in named if n.row.schema == "Person"])
    named = sorted([n for n in named if n.row.schema != "Person"] + persons, key=lambda n: n.start)
    return without_overlap(named + find_descriptions(doc, named))


def as_entities(doc: Document, report: Report, named: list[Named]) -> tuple[list[Entity], list[tuple[int, int, str]]]:
    """One entity a party in order of first mention, and (start, end, entity id) of each mention."""
    groups: dict[str, list[Named]] = {}
    for n in named:
        groups.setdefault(n.identity, []).append(n)
    ids = {identity: make_id("en", report.id, identity) for identity in groups}
    entities = [_entity(doc, report, ids[identity], group) for identity, group in groups.items()]
    return entities, [(n.start, n.end, ids[n.identity]) for n in named]


def _entity(doc: Document, report: Report, entity_id: str, group: list[Named]) -> Entity:
    row = group[0].row
    spans = [_letters(doc, n) for n in group]
    return Entity(
        id=entity_id,
        name=row.name,
        schema=row.schema,
        mentions=tuple(Mention(report=report.id, span=span) for span in spans),
        aliases=tuple(dict.fromkeys(s.text for s in spans if s.text != row.name)),
        country=row.country,
        category=row.category,
        key=row.key or None,
        why={s.text: n.why for s, n in reversed(list(zip(spans, group, strict=True)))},
    )


def _letters(doc: Document, n: Named) -> Span:
    """The characters of a mention, stray marks at its ends left out."""
    start, end = doc.starts[n.start], doc.ends[n.end - 1]
    while start < end - 1 and not doc.text[start].isalnum():
        start += 1
    while end > start + 1 and not (doc.text[end - 1].isalnum() or doc.text[end - 1] in ".)"):
        end -= 1
    return doc.characters(start, end)
