"""Outlets: whose pages the case was read from, who speaks in them, by name or not."""

from msgspec import Struct

from onrecord.errors import CaseError
from onrecord.records import Entity
from onrecord.web.evidence import source
from onrecord.web.labels import table
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page
from onrecord.web.pages.reports import ReportRow

_SHOWN = 12


class OutletRow(Struct, frozen=True):
    """An outlet: its reports, statements by kind of source, events."""

    name: str
    reports: int
    first: str | None
    last: str | None
    statements: int
    speakers: dict[str, int]
    events: int


class SpeakerRow(Struct, frozen=True):
    """Someone who speaks in an outlet's pages, and how often."""

    id: str
    name: str
    statements: int


def outlets(ask: Ask) -> Page:
    """All outlets, those with the most reports first."""
    rows = [outlet_row(ask.look, name) for name, _ in ask.look.case.facets("report", "outlet")]
    return Page("outlets.html", "Outlets", {"outlets": rows}, {"kinds": table("speakers")})


def outlet(ask: Ask) -> Page:
    """One outlet: who speaks in its pages, its reports."""
    look, name = ask.look, ask.path["id"]
    row = outlet_row(look, name)
    if not row.reports:
        raise CaseError("C006", id=name, case=ask.site.case)
    found = look.case.records("report", outlet=name, limit=_SHOWN)
    data = {
        "outlet": row,
        "speakers": _speakers(look, name),
        "reports": [ReportRow(r.id, source(r), r.read, r.language, len(r.text)) for r in found],
    }
    return Page("outlet.html", name, data, {"kinds": table("speakers")})


def outlet_row(look: Look, name: str) -> OutletRow:
    """The row of one outlet."""
    case = look.case
    reports = case.count("report", outlet=name)
    first = case.records("report", outlet=name, limit=1)
    dated = case.count("report", outlet=name, since="0001-01-01")
    last = case.records("report", outlet=name, limit=1, offset=max(0, dated - 1))
    counts = {kind: case.count("statement", outlet=name, status=kind) for kind in table("speakers")}
    return OutletRow(
        name=name,
        reports=reports,
        first=first[0].published.start if first else None,
        last=last[0].published.start if last else None,
        statements=case.count("statement", outlet=name),
        speakers={kind: count for kind, count in counts.items() if count},
        events=case.count("event", outlet=name),
    )


def _speakers(look: Look, outlet: str) -> list[SpeakerRow]:
    """Those who are quoted most often, of the parties that the outlet names most often."""
    named: list[Entity] = look.case.records("entity", outlet=outlet, limit=60)
    counted = [(look.case.count("statement", outlet=outlet, party=e.id), e) for e in named]
    counted.sort(key=lambda pair: (-pair[0], pair[1].name))
    return [SpeakerRow(e.id, e.name, count) for count, e in counted[:_SHOWN] if count]
