"""The history: every decision with user, time and reason, the latest first; those undone since stay."""

from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from onrecord import telling
from onrecord.case.lookup import whole_number
from onrecord.records import Decision, Event, Report
from onrecord.web.filters import PAGE_SIZE, pages
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page
from onrecord.web.queue import split_pair, table
from onrecord.web.withdrawals import kept


class Made(Struct, frozen=True):
    """One decision, in words, and what has become of it.

    `held` is False where its record is no longer in the case; `report` says that it is about a report as a whole.
    """

    id: str
    about: str
    action: str
    user: str
    time: str
    reason: str
    value: str | None
    did: str
    value_words: str
    about_words: str
    held: bool
    report: bool
    undone: bool
    pending: bool
    clash: str


def history(ask: Ask) -> Page:
    """The decisions that fit the filters."""
    later = ask.look.decisions()[whole_number(ask.asked.get("after") or "0") :]
    every = [d for d in reversed(later) if _fits(ask, d)]
    shown = every[ask.asked.offset : ask.asked.offset + PAGE_SIZE]
    users = sorted({d.user for d in ask.look.decisions()})
    choices = {
        "user": [(user, user) for user in users],
        "action": [(code, words) for code, words in table("actions").items()],
        "reviewed": [("standing", "that stand"), ("undone", "undone since"), ("clash", "where reviewers differ")],
    }
    data = {
        "decisions": [made(ask.look, d) for d in shown],
        "pages": pages(ask.asked, len(every), len(shown)),
        "waiting": ask.look.waiting(),
    }
    return Page("history.html", "History", data, {"choices": choices})


def _fits(ask: Ask, decision: Decision) -> bool:
    get, look = ask.asked.get, ask.look
    state = get("reviewed")
    undone = decision.id in look.reviews().undone
    return (
        get("user") in ("", decision.user)
        and get("action") in ("", decision.action)
        and get("id") in ("", decision.about, decision.value)
        and state in ("", "undone" if undone else "standing", "clash" if look.review(decision.about).clash else "")
    )


def made(look: Look, decision: Decision) -> Made:
    """A decision as pages show it: ids in its value are put into words."""
    reviews = look.reviews()
    clash = reviews.of(decision.about).clash if decision.id not in reviews.undone else ""
    return Made(
        **asdict(decision),
        did=_did(look, decision),
        value_words=value_in_words(look, decision),
        about_words=_about(look, decision),
        held=decision.action != "undo" and (split_pair(decision.about) or look.record(decision.about)) is not None,
        report=_on_report(look, decision),
        undone=decision.id in reviews.undone,
        pending=look.pending(decision),
        clash=clash,
    )


def _about(look: Look, decision: Decision) -> str:
    if decision.action != "undo":
        return named(look, decision.about)
    undone = next((d for d in look.decisions() if d.id == decision.about), None)
    return f"{undone.user} {_did(look, undone)} {named(look, undone.about)}" if undone else decision.about


def _did(look: Look, decision: Decision) -> str:
    """What was done, in a word: a report that is rejected is withdrawn."""
    withdrew = decision.action == "reject" and _on_report(look, decision)
    return "withdrew" if withdrew else str(table("actions")[decision.action])


def _on_report(look: Look, decision: Decision) -> bool:
    return decision.action in ("reject", "accept") and kept(look, decision.about) is not None


def made_on(look: Look, record_id: str) -> list[Made]:
    """The decisions that stand on a record, for its own page."""
    return [made(look, d) for d in look.review(record_id).standing]


def value_in_words(look: Look, decision: Decision) -> str:
    """What a decision's value says: "who: Soviet Union", the name of the other record."""
    if not decision.value:
        return ""
    if decision.action != "correct":
        return named(look, decision.value)
    field, _, value = decision.value.partition("=")
    words: dict[str, Any] = table("fields")
    if field in ("actor", "recipient"):
        value = ", ".join(n.name for n in look.all_named(filter(None, value.split(", "))))
    elif field == "where" and value:
        value = next((p.name for p in look.places([value])), value)
    return f"{words.get(field, field)}: {value.replace('_', ' ') or 'nothing'}"


def named(look: Look, record_id: str) -> str:
    """A record in a few words; its id where there are none, or where the case no longer holds it."""
    if pair := split_pair(record_id):
        return " and ".join(n.name for n in look.all_named(pair))
    record = look.record(record_id)
    if isinstance(record, Event):
        actor = ", ".join(n.name for n in look.all_named(record.actor)) or "unnamed"
        return f"{record.type}, {actor}, {telling.days(record.when)}"
    if trigger := getattr(record, "trigger", None):
        return f"“{trigger.text}”"
    if name := getattr(record, "name", None):
        return str(name)
    report = kept(look, record_id) if record is None or isinstance(record, Report) else None
    return f"“{report.title}”" if report and report.title else record_id
