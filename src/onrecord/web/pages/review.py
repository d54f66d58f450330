"""Review: one record at a time with its evidence, most disputed first, and the history of what people decided."""

from typing import Any

from onrecord.case import open_case
from onrecord.errors import CaseError, UsageError
from onrecord.records import Decision, Event
from onrecord.web.evidence import claim_evidence
from onrecord.web.filters import with_query
from onrecord.web.page import Ask, Moved, Page
from onrecord.web.rows import event_row

_LOOKED_AT = 300
_ACTIONS = ("accept", "reject", "correct", "undo")


def review(ask: Ask) -> Page:
    """The next event that nobody has decided on and that was not skipped."""
    queue = sorted((e for e in _events(ask) if ask.look.review(e.id).state == "unreviewed"), key=_most_consequential)
    total = ask.look.case.count("event")
    at = min(ask.asked.page, max(1, len(queue))) - 1
    event = queue[at] if queue else None
    last = [d for d in ask.look.decisions() if d.user == ask.user][-1:]
    return Page(
        "review.html",
        "Review",
        {
            "event": event_row(ask.look, event) if event else None,
            "evidence": [e for c in ask.look.claims(event.claims) if (e := claim_evidence(ask.look, c))]
            if event
            else [],
            "left": total - _reviewed(ask),
            "of": total,
            "last": last[0] if last and last[0].action != "undo" else None,
        },
        {"skip": with_query("/review", {"page": at + 2 if at + 1 < len(queue) else None})},
    )


def _events(ask: Ask) -> list[Event]:
    """The events whose tellers differ, then the others: of a large case, the first of each."""
    disputed = ask.look.case.records("event", differ="any", limit=_LOOKED_AT)
    others = ask.look.case.records("event", limit=_LOOKED_AT)
    return list({event.id: event for event in (*disputed, *others)}.values())


def _reviewed(ask: Ask) -> int:
    decided = {d.about for d in ask.look.decisions() if ask.look.review(d.about).state != "unreviewed"}
    return sum(ask.look.event(record) is not None for record in decided)


def _most_consequential(event: Event) -> tuple[int, int, str]:
    return (-len(event.disagreements), -event.support.reports, event.id)


def history(ask: Ask) -> Page:
    """All decisions, the latest first; those undone since stay, struck through."""
    decisions = ask.look.decisions()
    undone = {d.about for d in decisions if d.action == "undo"}
    shown: list[Decision] = list(reversed(decisions))
    return Page("history.html", "History", {"decisions": shown, "undone": sorted(undone)})


def decide(case_path: str, user: str, fields: dict[str, str], read_only: bool) -> Moved:
    """Write one decision down. Raises UsageError W006 where the case is served read-only, CaseError C006."""
    if read_only:
        raise UsageError("W006")
    about, action = fields.get("about", ""), fields.get("action", "")
    if action not in _ACTIONS:
        raise UsageError("U002", value=action, wanted=f"one of {', '.join(_ACTIONS)}")
    value = fields.get("value", "").strip()[:500] or None
    if action == "correct" and not value:
        raise UsageError("U002", value="", wanted="a correction, written field=value")
    with open_case(case_path) as case:
        known = about in {d.id for d in case.decisions()} if action == "undo" else case.record(about) is not None
        if not known:
            raise CaseError("C006", id=about, case=case_path)
        chosen: Any = action
        case.decide(about, chosen, user, fields.get("reason", "").strip()[:1000], value)
    return Moved("/review")
