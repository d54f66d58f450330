"""Parties: who stands in the case, and what one of them did, said, gave, and is called."""

from msgspec import Struct

from onrecord.case import Filters, Head
from onrecord.errors import CaseError
from onrecord.records import Entity, Naming
from onrecord.web.charts.strip import strips
from onrecord.web.evidence import Evidence, statement_evidence
from onrecord.web.filters import PAGE_SIZE, pages
from onrecord.web.labels import label
from onrecord.web.listing import case_filters
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page
from onrecord.web.pages.assistance import outlets
from onrecord.web.pages.history import made_on
from onrecord.web.pages.network import TieRow, tied
from onrecord.web.rows import EventRow, event_rows, line_rows
from onrecord.web.ties import kinds

_SHOWN, _NEIGHBOURS = 8, 12
_NODES = 41  # drawn on a party's own page; its network page draws more


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
    """Another party, and in how many events this one did something to it, or it to this one."""

    id: str
    name: str
    did: int
    had_done: int


def parties(ask: Ask) -> Page:
    """The parties that fit the filters, the most often named first."""
    filters, case = case_filters(ask.asked), ask.look.case
    found = case.heads(**filters, limit=PAGE_SIZE, offset=ask.asked.offset)
    kinds = [(value, f"{label('schemata', value)} ({count:,})") for value, count in case.facets("entity", "type")]
    return Page(
        "parties.html",
        "Parties",
        {
            "parties": [_row(ask.look, head) for head in found],
            "pages": pages(ask.asked, case.count("entity", **filters), len(found)),
        },
        {"choices": {"type": kinds, **outlets(ask)}},
    )


def party(ask: Ask) -> Page:
    """One party: its names by outlet, roles, its network, what it did, what was done to it, gave, got and said."""
    look, case = ask.look, ask.look.case
    head = case.head(ask.path["id"])
    if head is None:
        raise CaseError("C006", id=ask.path["id"], case=ask.site.case)
    entity = head.entity
    lines = line_rows(look, case.records("assistance", party=entity.id, limit=_SHOWN))
    found = tied(look, {}, entity.id, _NODES)
    return Page(
        "party.html",
        entity.name,
        {
            "party": _row(look, head),
            "roles": list(head.roles),
            "naming": _naming(look, entity),
            "did": _events(look, {"actor": entity.id}),
            "had_done": _events(look, {"recipient": entity.id}),
            "counts": {
                "did": case.count("event", actor=entity.id),
                "had_done": case.count("event", recipient=entity.id),
                "said": case.count("statement", party=entity.id),
            },
            "neighbours": _neighbours(entity.id, found.rows),
            "network": found,
            "lines": lines,
            "said": _said(look, entity.id),
            "why": entity.why,
            "made": made_on(look, entity.id),
        },
        {"axis": strips(lines), "kinds": kinds()},
    )


def _events(look: Look, side: Filters) -> list[EventRow]:
    return event_rows(look, look.case.records("event", **side, limit=_SHOWN))


def _row(look: Look, head: Head) -> PartyRow:
    entity = head.entity
    return PartyRow(
        id=entity.id,
        name=entity.name,
        schema=entity.schema,
        country=entity.country,
        aliases=[a for a in entity.aliases if a != entity.name],
        mentions=head.mentions,
        events=look.case.count("event", party=entity.id),
        statements=look.case.count("statement", party=entity.id),
    )


def _naming(look: Look, entity: Entity) -> dict[str, dict[str, int]]:
    found = look.case.records("naming", party=entity.id, limit=1)
    return found[0].by_outlet if found and isinstance(found[0], Naming) else {}


def _said(look: Look, entity: str) -> list[Evidence]:
    found = look.case.records("statement", party=entity, limit=_SHOWN)
    return [e for s in found if (e := statement_evidence(look, s))]


def _neighbours(entity: str, rows: list[TieRow]) -> list[Neighbour]:
    """The parties met in most events first."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        did = row.actor == entity
        other = (row.recipient, row.recipient_name) if did else (row.actor, row.actor_name)
        counts.setdefault(other, [0, 0])[not did] += row.events
    ranked = sorted(counts.items(), key=lambda item: (-sum(item[1]), item[0]))[:_NEIGHBOURS]
    return [Neighbour(*other, *met) for other, met in ranked]
