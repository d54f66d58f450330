"""Reports: the list, and one report with all that was read marked in its text."""

from collections.abc import Sequence

from msgspec import Struct

from onrecord import telling
from onrecord.errors import CaseError
from onrecord.records import Event, Report
from onrecord.web.evidence import Source, source
from onrecord.web.labels import table
from onrecord.web.layers import Marked, marked
from onrecord.web.listing import listing
from onrecord.web.marking import cut
from onrecord.web.page import Ask, Page
from onrecord.web.pages.assistance import outlets
from onrecord.web.withdrawals import kept, withdrawal, withdrawn


class ReportRow(Struct, frozen=True):
    """A report in a list."""

    id: str
    source: Source
    read: bool
    language: str | None
    length: int


def reports(ask: Ask) -> Page:
    """The reports that fit the filters."""
    found, pages = listing(ask.look, ask.asked, "report")
    rows = [ReportRow(r.id, source(ask.look, r), r.read, r.language, len(r.text)) for r in found]
    data = {"reports": rows, "pages": pages, "withdrawn": withdrawn(ask.look)}
    return Page("reports.html", "Reports", data, {"choices": outlets(ask)})


def report(ask: Ask) -> Page:
    """One report: layers of marks in its text, a card for each record, where it came from."""
    look = ask.look
    found = kept(look, ask.path["id"])
    if found is None:
        raise CaseError("C006", id=ask.path["id"], case=ask.site.case)
    reading = look.reading(found.id)
    plain = Marked(cut(found.title or "", ()), cut(found.text, ()), [], {})
    asked = ask.asked.view or "statements-claims-figures"
    events = _events(ask, found)
    return Page(
        "report.html",
        found.title or "Untitled report",
        {"report": found, "reading": reading, "events": events, "withdrawn": withdrawal(look, found.id)},
        {
            "marked": marked(look, found, reading) if reading else plain,
            "source": source(look, found),
            "layers": table("layers"),
            "shown": asked.split("-"),
            "sides": _sides(ask, events),
            "related": _related(ask, found),
            "original": look.case.original(found.id),
        },
    )


def _events(ask: Ask, report: Report) -> Sequence[Event]:
    found: Sequence[Event] = ask.look.case.records("event", report=report.id, limit=100)
    return found


def _sides(ask: Ask, events: Sequence[Event]) -> dict[str, str]:
    """Who did it to whom, by the event's id."""
    names = {named.id: named.name for named in ask.look.all_named(i for e in events for i in e.actor + e.recipient)}
    return {event.id: telling.sides(event, names) for event in events}


def _related(ask: Ask, report: Report) -> list[Source]:
    """Other reports that go back to the same text, what this one copies first."""
    every = ask.look.case.same_origin(report.origin) if report.origin else []
    first = ask.look.report(report.copy_of) if report.copy_of else None
    found = {r.id: source(ask.look, r) for r in ([first] if first else []) + every}
    return [other for other in found.values() if other.report != report.id]
