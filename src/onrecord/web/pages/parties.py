"""Parties: who stands in the case, and what one of them did, said, gave, and is called."""

from msgspec import Struct

from onrecord.errors import CaseError
from onrecord.records import Entity, Event, Naming
from onrecord.web.charts.strip import strips
from onrecord.web.evidence import Evidence, statement_evidence
from onrecord.web.listing import listing
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page
from onrecord.web.pages.assistance import outlets
from onrecord.web.pages.history import made_on
from onrecord.web.rows import event_row, line_row

_SHOWN = 8


class PartyRow(Struct, frozen=True):
    """A party in a list."""

    id: str
    name: str
    schema: str
    country: str | None
    aliases: list[str]
    mentions: int
    events: int
    statements: int


class Neighbour(Struct, frozen=True):
    """Another party that stands in the same events: how often as the one acted on, and as the one who acts."""

    id: str
    name: str
    did: int
    had_done: int


def parties(ask: Ask) -> Page:
    """The parties that fit the filters, the most often named first."""
    found, pages = listing(ask.look, ask.asked, "entity")
    kinds = [(value, f"{value} ({count:,})") for value, count in ask.look.case.facets("entity", "type")]
    return Page(
        "parties.html",
        "Parties",
        {"parties": [_row(ask.look, entity) for entity in found], "pages": pages},
        {"choices": {"type": kinds, **outlets(ask)}},
    )


def party(ask: Ask) -> Page:
    """One party: its names by outlet, roles, what it did, what was done to it, what it gave, got and said."""
    look, case = ask.look, ask.look.case
    entity = look.entity(ask.path["id"])
    if entity is None:
        raise CaseError("C006", id=ask.path["id"], case=ask.site.case)
    told: list[Event] = case.records("event", party=entity.id)
    did = [e for e in told if entity.id in e.actor]
    had_done = [e for e in told if entity.id in e.recipient]
    lines = [line_row(look, line) for line in case.records("assistance", party=entity.id, limit=_SHOWN)]
    return Page(
        "party.html",
        entity.name,
        {
            "party": _row(look, entity),
            "roles": list(dict.fromkeys(role.text for role in entity.roles)),
            "naming": _naming(look, entity),
            "did": [event_row(look, e) for e in did[:_SHOWN]],
            "had_done": [event_row(look, e) for e in had_done[:_SHOWN]],
            "counts": {"did": len(did), "had_done": len(had_done), "said": case.count("statement", party=entity.id)},
            "neighbours": _neighbours(look, entity.id, did, had_done),
            "lines": lines,
            "said": _said(look, entity.id),
            "why": entity.why,
            "made": made_on(look, entity.id),
        },
        {"axis": strips(lines)},
    )


def _row(look: Look, entity: Entity) -> PartyRow:
    return PartyRow(
        id=entity.id,
        name=entity.name,
        schema=entity.schema,
        country=entity.country,
        aliases=[a for a in entity.aliases if a != entity.name],
        mentions=len(entity.mentions),
        events=look.case.count("event", party=entity.id),
        statements=look.case.count("statement", party=entity.id),
    )


def _naming(look: Look, entity: Entity) -> dict[str, dict[str, int]]:
    found = look.case.records("naming", party=entity.id, limit=1)
    return found[0].by_outlet if found and isinstance(found[0], Naming) else {}


def _said(look: Look, entity: str) -> list[Evidence]:
    found = look.case.records("statement", party=entity, limit=_SHOWN)
    return [e for s in found if (e := statement_evidence(look, s))]


def _neighbours(look: Look, entity: str, did: list[Event], had_done: list[Event]) -> list[Neighbour]:
    """The parties met most often in events, most often first."""
    counts: dict[str, list[int]] = {}
    for events, side, column in ((did, "recipient", 0), (had_done, "actor", 1)):
        for event in events:
            for other in getattr(event, side):
                if other != entity:
                    counts.setdefault(other, [0, 0])[column] += 1
    ranked = sorted(counts.items(), key=lambda item: (-sum(item[1]), item[0]))[:12]
    return [Neighbour(i, look.named(i).name, *met) for i, met in ranked]
