"""The ledger of assistance: lines supplier to receiver, their steps over time, what was promised and what came."""

from onrecord.errors import CaseError
from onrecord.records import AssistanceLine
from onrecord.web.charts.strip import strips
from onrecord.web.evidence import Evidence, evidence_of
from onrecord.web.labels import table
from onrecord.web.listing import listing
from onrecord.web.page import Ask, Page
from onrecord.web.pages.history import made_on
from onrecord.web.rows import ExchangeRow, StepRow, exchange_row, line_row, line_rows


def assistance(ask: Ask) -> Page:
    """All lines that fit the filters."""
    found, pages = listing(ask.look, ask.asked, "assistance")
    lines = line_rows(ask.look, found)
    return Page(
        "assistance.html",
        "Assistance",
        {"lines": lines, "pages": pages},
        {"axis": strips(lines), "choices": {"status": [(name, name) for name in table("stages")], **outlets(ask)}},
    )


def assistance_line(ask: Ask) -> Page:
    """One line: every step with its evidence, and promised beside delivered."""
    line = ask.look.record(ask.path["id"])
    if not isinstance(line, AssistanceLine):
        raise CaseError("C006", id=ask.path["id"], case=ask.site.case)
    row = line_row(ask.look, line)
    evidence = {step: _evidence(ask, step) for step in range(len(row.steps))}
    return Page(
        "line.html",
        f"{row.supplier.name} to {row.receiver.name}",
        {
            "line": row,
            "evidence": [evidence[n] for n in range(len(row.steps))],
            "made": made_on(ask.look, line.id),
        },
        {"axis": strips([row]), "promised": _items(row.steps, (0, 1, 2)), "delivered": _items(row.steps, (3,))},
    )


def requests(ask: Ask) -> Page:
    """Who asked whom for what, and how the other side answered."""
    found, pages = listing(ask.look, ask.asked, "exchange")
    rows: list[ExchangeRow] = [exchange_row(ask.look, exchange) for exchange in found]
    return Page(
        "requests.html",
        "Requests and answers",
        {"exchanges": rows, "pages": pages},
        {"choices": {"status": [("unanswered", "no answer told"), *table("answers").items()], **outlets(ask)}},
    )


def outlets(ask: Ask) -> dict[str, list[tuple[str, str]]]:
    """The outlets that can be chosen in a filter."""
    names = sorted(name for name, _ in ask.look.case.facets("report", "outlet"))
    return {"outlet": [(name, name) for name in names]}


def _evidence(ask: Ask, step: int) -> list[Evidence]:
    line = ask.look.record(ask.path["id"])
    assert isinstance(line, AssistanceLine)
    return list(evidence_of(ask.look, ask.look.claims(line.steps[step].claims)).values())


def _items(steps: list[StepRow], levels: tuple[int, ...]) -> list[tuple[StepRow, str]]:
    """The items of the steps that stand on these levels, each with its step."""
    known = table("stages")
    return [(s, item.text) for s in steps if known.get(s.stage, {}).get("step") in levels for item in s.items]
