"""Events: the list with its filters, and one event with its versions side by side."""

from collections.abc import Callable

from onrecord.errors import CaseError, UsageError
from onrecord.records import Event
from onrecord.web.charts.tolls import plot
from onrecord.web.evidence import claim_evidence
from onrecord.web.filters import Asked
from onrecord.web.labels import table
from onrecord.web.listing import listing
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page
from onrecord.web.pages.assistance import outlets
from onrecord.web.rows import event_row
from onrecord.web.versions import versions


def events(ask: Ask) -> Page:
    """The events that fit the filters."""
    found, pages = listing(ask.look, ask.asked, "event", also(ask.look, ask.asked))
    rows = [event_row(ask.look, event) for event in found]
    return Page("events.html", "Events", {"events": rows, "pages": pages}, {"choices": choices(ask)})


def choices(ask: Ask) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in the filters of events."""
    return {
        "type": [(code, f"{code} · {quarter}") for code, quarter in table("types").items()],
        "status": [(code, words) for code, words in table("statuses").items()],
        "reviewed": [("no", "unreviewed"), ("yes", "reviewed")],
        "differ": [("yes", "who differ")],
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
        },
        {"evidence": list(evidence.values())},
    )


def _title(event: Event, look: Look) -> str:
    sides = [", ".join(n.name for n in look.all_named(ids)) for ids in (event.actor, event.recipient)]
    return f"{event.type}: {sides[0] or 'unnamed'}" + (f" to {sides[1]}" if sides[1] else "")


def also(look: Look, asked: Asked) -> Callable[[Event], bool] | None:
    """The filters of events that the case does not know: number of origins, reviewed or not, tellers who differ."""
    tests: list[Callable[[Event], bool]] = []
    if least := asked.get("origins"):
        if not least.isascii() or not least.isdigit():
            raise UsageError("U002", value=least, wanted="a number of origins")
        tests.append(lambda event: event.support.origins >= int(least))
    if reviewed := asked.get("reviewed"):
        tests.append(lambda event: (look.review(event.id).state != "unreviewed") == (reviewed == "yes"))
    if asked.get("differ"):
        tests.append(lambda event: bool(event.disagreements))
    return (lambda event: all(test(event) for test in tests)) if tests else None
