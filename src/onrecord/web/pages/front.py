"""The front page: what the case holds, with the whole beside every part."""

from typing import Any

from msgspec import Struct

from onrecord import telling
from onrecord.records import Event
from onrecord.web.charts.strip import strips
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page
from onrecord.web.pages.outlets import OutletRow, outlet_row
from onrecord.web.review_state import REVIEWABLE
from onrecord.web.rows import event_row, line_row

_SHOWN = 6
_LOOKED_AT = 300  # of which the few that are shown are chosen, however large the case


class Tile(Struct, frozen=True):
    """One count, what it counts, what it is a part of, and where to see it."""

    n: int
    what: str
    of: str
    href: str


def front(ask: Ask) -> Page:
    """What the case holds, where its tellers differ, the first lines of help."""
    look = ask.look
    meta = look.case.meta()
    count = look.case.count("event", differ="any")
    several = look.case.records("event", differ="any", origins="2", limit=_LOOKED_AT)
    differing: list[Event] = several or look.case.records("event", differ="any", limit=_LOOKED_AT)
    differing.sort(key=_most_disputed)
    lines = look.case.records("assistance", limit=_LOOKED_AT)
    lines = sorted(lines, key=lambda line: (-len(line.steps), line.id))[:_SHOWN]
    rows = [line_row(look, line) for line in lines]
    holds = {**_holds(meta), "differing": count}
    return Page(
        "front.html",
        "What this case holds",
        {
            "holds": holds,
            "tiles": _tiles(look, meta["counts"], count),
            "differing": [event_row(look, e) for e in differing[:_SHOWN]],
            "lines": rows,
            "outlets": _outlets(look, meta),
            "left_out": meta["left_out"][:_SHOWN],
        },
        {"axis": strips(rows)},
    )


def _most_disputed(event: Event) -> tuple[int, int, str]:
    return (-event.support.origins, -len(event.disagreements), event.id)


def _holds(meta: dict[str, Any]) -> dict[str, Any]:
    return {
        "reports": meta["counts"]["report"],
        "outlets": len(meta["outlets"]),
        "first": meta["first_day"],
        "last": meta["last_day"],
        "origins": meta["origins"],
        "not_read": meta["not_read"] + len(meta["failed"]),
        "left_out": len(meta["left_out"]),
        "model": meta["model"],
        "reader": meta["reader"],
    }


def _tiles(look: Look, counts: dict[str, int], differing: int) -> list[Tile]:
    many = look.case.count("event", origins="2")
    open_ = look.case.count("exchange", status="unanswered")
    unnamed = sum(look.case.count("statement", status=kind) for kind in ("official_unnamed", "unnamed", "hearsay"))
    reviewable = sum(counts[kind] for kind in REVIEWABLE)
    reviewed = len({d.about for d in look.decisions() if d.action != "undo"})
    total = telling.plural(counts["event"], "event")
    return [
        Tile(counts["event"], "events", f"{many:,} told by more than one origin", "/events"),
        Tile(counts["assistance"], "lines of assistance", "supplier to receiver, over time", "/assistance"),
        Tile(counts["exchange"], "requests and offers", f"{open_:,} with no answer told", "/requests"),
        Tile(differing, "disputed events", f"of {total}", "/events?differ=any"),
        Tile(counts["statement"], "statements", f"{unnamed:,} by someone not named", "/statements"),
        Tile(reviewable - reviewed, "unreviewed", f"of {reviewable:,} records to review", "/review"),
    ]


def _outlets(look: Look, meta: dict[str, Any]) -> list[OutletRow]:
    return [outlet_row(look, name) for name in list(meta["outlets"])[:_SHOWN]]
