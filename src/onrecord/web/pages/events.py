"""Events: the list with its filters, and one event with its versions side by side."""

from msgspec import Struct

from onrecord.errors import CaseError
from onrecord.records import Event
from onrecord.web.charts.scale import read_day
from onrecord.web.charts.timeline import Timeline, is_finer, timeline
from onrecord.web.charts.tolls import plot
from onrecord.web.evidence import evidence_of, quotes
from onrecord.web.labels import label, table
from onrecord.web.listing import case_filters, listing
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page
from onrecord.web.pages.assistance import outlets
from onrecord.web.pages.history import made_on
from onrecord.web.rows import event_row, event_rows
from onrecord.web.versions import versions


def events(ask: Ask) -> Page:
    """The events that fit the filters."""
    time = lie_in_time(ask)
    found, pages = listing(ask.look, ask.asked, "event", time.events)
    data = {"events": event_rows(ask.look, found), "pages": pages, "timeline": time.timeline, "within": time.within}
    return Page("events.html", "Events", data, {"choices": choices(ask), "asked_place": asked_place(ask)})


class InTime(Struct, frozen=True):
    """How many events fit all filters, and how those that fit all but the days lie over the days of the case's reports.

    `timeline` is None where no report has a day, `within` (the chosen days, closer) where it would tell no more.
    """

    events: int
    timeline: Timeline | None
    within: Timeline | None


def lie_in_time(ask: Ask) -> InTime:
    """The events that fit the filters, in time."""
    case = ask.look.case
    filters = case_filters(ask.asked)
    days = {name: filters.pop(name) for name in ("since", "until") if name in filters}
    meta = case.meta()
    first, last = read_day(meta["first_day"]), read_day(meta["last_day"])
    if first is None or last is None:
        return InTime(case.count("event", **filters, **days), None, None)
    since, until = read_day(days.get("since")), read_day(days.get("until"))
    whole = timeline(first, last, lambda m: case.stretches("event", by_month=m, **filters), (since, until))
    start, end = max(since or first, first), min(until or last, last)
    if not days or start > end:
        return InTime(case.count("event", **filters, **days) if days else whole.events, whole, None)
    within = timeline(start, end, lambda m: case.stretches("event", by_month=m, **filters, **days))
    return InTime(within.events, whole, within if is_finer(within, whole) else None)


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


def asked_place(ask: Ask) -> str:
    """The place that the filter means, in words, where it is given by a key that says nothing to people."""
    named = ask.look.case.place_named(ask.asked.get("place"))
    return f"{named[0]} ({label('precisions', named[1])})" if named else ""


def event(ask: Ask) -> Page:
    """One event: every version, who tells it, where they differ, and the tolls told."""
    found = ask.look.event(ask.path["id"])
    if found is None:
        raise CaseError("C006", id=ask.path["id"], case=ask.site.case)
    claims = ask.look.claims(found.claims)
    evidence = evidence_of(ask.look, claims)
    side_by_side = versions(ask.look, found, claims, evidence)
    return Page(
        "event.html",
        event_title(found, ask.look),
        {
            "event": event_row(ask.look, found),
            "versions": side_by_side,
            "tolls": [plot(what, toll, evidence) for what, toll in found.figures.items()],
            "disagreements": found.disagreements,
            "why": found.why,
            "made": made_on(ask.look, found.id),
        },
        {"quotes": [quotes(ask.look, ask.look.claims(e.record for e in c.evidence)) for c in side_by_side.columns]},
    )


def event_title(event: Event, look: Look) -> str:
    """An event in a line: its type and its sides."""
    sides = [", ".join(n.name for n in look.all_named(ids)) for ids in (event.actor, event.recipient)]
    return f"{event.type}: {sides[0] or 'unnamed'}" + (f" to {sides[1]}" if sides[1] else "")
