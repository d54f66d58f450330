"""Events: the list with its filters, and one event with its versions side by side."""

from onrecord.errors import CaseError
from onrecord.records import Event
from onrecord.web.charts.scale import read_day
from onrecord.web.charts.timeline import Bar, timeline
from onrecord.web.charts.tolls import plot
from onrecord.web.evidence import claim_evidence
from onrecord.web.labels import table
from onrecord.web.listing import case_filters, listing
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page
from onrecord.web.pages.assistance import outlets
from onrecord.web.pages.history import made_on
from onrecord.web.rows import event_row
from onrecord.web.versions import versions


def events(ask: Ask) -> Page:
    """The events that fit the filters."""
    found, pages = listing(ask.look, ask.asked, "event")
    rows = [event_row(ask.look, event) for event in found]
    data = {"events": rows, "pages": pages, "timeline": _timeline(ask)}
    return Page("events.html", "Events", data, {"choices": choices(ask)})


def _timeline(ask: Ask) -> list[Bar]:
    """The events that fit the filters, by month or longer, over the days of the case's reports."""
    case = ask.look.case
    filters = case_filters(ask.asked)
    days = read_day(filters.pop("since", None)), read_day(filters.pop("until", None))
    reports = [case.records("report", limit=1), case.records("report", limit=1, offset=_last_dated(ask))]
    first, last = (d or (read_day(r[0].published.start) if r else None) for d, r in zip(days, reports, strict=True))
    if first is None or last is None or first > last:
        return []
    return timeline(first, last, lambda since, until: case.count("event", **filters, since=since, until=until))


def _last_dated(ask: Ask) -> int:
    return max(0, ask.look.case.count("report", since="0001-01-01") - 1)


def choices(ask: Ask) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in the filters of events."""
    fields = [field for field, _ in ask.look.case.facets("event", "differ")]
    return {
        "type": [(code, f"{code} · {quarter}") for code, quarter in table("types").items()],
        "status": [(code, words) for code, words in table("statuses").items()],
        "reviewed": [("no", "unreviewed"), ("yes", "reviewed")],
        "differ": [("any", "who differ"), *((f, f"on {f}") for f in fields if f != "any")],
        **outlets(ask),
    }


def event(ask: Ask) -> Page:
    """One event: every version, who tells it, where they differ, and the tolls told."""
    found = ask.look.event(ask.path["id"])
    if found is None:
        raise CaseError("C006", id=ask.path["id"], case=ask.site.case)
    claims = ask.look.claims(found.claims)
    evidence = {c.id: e for c in claims if (e := claim_evidence(ask.look, c))}
    row = event_row(ask.look, found)
    return Page(
        "event.html",
        _title(found, ask.look),
        {
            "event": row,
            "versions": versions(ask.look, found, claims, evidence),
            "tolls": [plot(what, toll, evidence) for what, toll in found.figures.items()],
            "disagreements": found.disagreements,
            "why": found.why,
            "made": made_on(ask.look, found.id),
        },
        {"evidence": list(evidence.values())},
    )


def _title(event: Event, look: Look) -> str:
    sides = [", ".join(n.name for n in look.all_named(ids)) for ids in (event.actor, event.recipient)]
    return f"{event.type}: {sides[0] or 'unnamed'}" + (f" to {sides[1]}" if sides[1] else "")
