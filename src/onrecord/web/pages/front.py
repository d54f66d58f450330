"""The front page: what the case holds, with the whole beside every part, and what is new since the last visit."""

import time
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from onrecord import telling
from onrecord.case import Filters
from onrecord.records import AssistanceLine, Event
from onrecord.web.charts.strip import strips
from onrecord.web.filters import Asked
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page
from onrecord.web.queue import Queue
from onrecord.web.rows import EventRow, LineRow, event_rows, line_rows
from onrecord.web.visits import Seen, cookie_name, visit

_SHOWN = 6
_LATEST = 40  # of which the few that are shown are chosen, however large the case
_MOST_ORIGINS = 5
_NEWS = (
    ("report", "report", "reports", "/reports"),
    ("event", "event", "events", "/events"),
    ("assistance", "line of assistance", "lines of assistance", "/assistance"),
    ("exchange", "request or offer", "requests and offers", "/requests"),
)


class Tile(Struct, frozen=True):
    """One count, what it counts, what it is a part of, and where to see it."""

    n: int
    what: str
    of: str
    href: str


class Told(Struct, frozen=True):
    """How many events so many origins tell; the last of a list counts those of more, too."""

    origins: int
    events: int
    more: bool


def front(ask: Ask) -> Page:
    """What the case holds, what is new, the latest events that most origins tell, where tellers differ, help."""
    look = ask.look
    meta = look.case.meta()
    mark = look.case.mark()
    name = cookie_name(str(look.case.path), ask.user)
    before, cookie = visit(ask.cookies.get(name, ""), mark, int(time.time()))
    rows = _lines(look)
    differing = look.case.count("event", differ="any")
    return Page(
        "front.html",
        "What this case holds",
        {
            "holds": {**_holds(meta, len(look.withdrawn())), "differing": differing},
            "new": _new(look, before, meta["counts"], mark.decisions) if before else None,
            "tiles": _tiles(look, meta["counts"], differing),
            "told": _told(look, meta["counts"]["event"]),
            "latest": _latest(look, meta["last_day"]),
            "differing": _differing(look),
            "lines": rows,
            "outlets": [{"name": outlet, "reports": n} for outlet, n in list(meta["outlets"].items())[:_SHOWN]],
            "left_out": meta["left_out"][:_SHOWN],
        },
        {"axis": strips(rows)},
        cookies={name: cookie},
    )


def _new(look: Look, before: Seen, counts: dict[str, int], decisions: int) -> dict[str, Any]:
    """What was added since the visit before, each count beside its whole."""
    added = look.case.count_new(before.build)
    tiles = [
        Tile(added[kind], one if added[kind] == 1 else many, f"of {counts[kind]:,}", f"{path}?new={before.build}")
        for kind, one, many, path in _NEWS
    ]
    made = decisions - before.decisions
    words = "decision" if made == 1 else "decisions"
    tiles.append(Tile(made, words, f"of {decisions:,}", f"/history?after={before.decisions}"))
    day = datetime.fromtimestamp(before.time, UTC).date().isoformat()
    return {"since": day, "build": before.build, "tiles": tiles}


def _latest(look: Look, last_day: str | None) -> list[EventRow]:
    """Of the latest events up to the last report, those that most origins tell, the latest first."""
    days: Filters = {"since": "0001-01-01", "until": last_day or "9999-12-31"}
    found = _last(look, {**days, "origins": "2"}) or _last(look, days)
    found.sort(key=lambda event: (-event.support.origins, -event.support.reports, event.id))
    chosen = sorted(found[:_SHOWN], key=lambda event: (event.when.start or "", event.id), reverse=True)
    return event_rows(look, chosen)


def _differing(look: Look) -> list[EventRow]:
    """Of the latest events whose tellers differ, those that most origins tell."""
    dated: Filters = {"since": "0001-01-01", "differ": "any"}
    found = _last(look, {**dated, "origins": "2"}) or _last(look, dated) or _last(look, {"differ": "any"})
    found.sort(key=lambda event: (-event.support.origins, -len(event.disagreements), event.id))
    return event_rows(look, found[:_SHOWN])


def _last(look: Look, filters: Filters) -> list[Event]:
    """The last few events of a list, which stands in order of day."""
    many = look.case.count("event", **filters)
    found: list[Event] = look.case.records("event", **filters, limit=_LATEST, offset=max(0, many - _LATEST))
    return found


def _lines(look: Look) -> list[LineRow]:
    """Of the latest lines, those that went through most steps and that most claims tell; of them by most origins."""
    many = look.case.count("assistance")
    found: list[AssistanceLine] = look.case.records("assistance", limit=_LATEST, offset=max(0, many - _LATEST))
    found.sort(key=lambda line: (-sum(len(step.claims) for step in line.steps), line.id))
    rows = line_rows(look, found[: 2 * _SHOWN])
    return sorted(rows, key=lambda row: (-row.origins, -len(row.steps), row.id))[:_SHOWN]


def _told(look: Look, events: int) -> list[Told]:
    """Events by how many origins tell them: one, two … and as many as are told apart here, or more."""
    reach = [events, *(look.case.count("event", origins=str(n)) for n in range(2, _MOST_ORIGINS + 1)), 0]
    last = _MOST_ORIGINS - 1
    return [Told(n + 1, reach[n] - (reach[n + 1] if n < last else 0), n == last) for n in range(_MOST_ORIGINS)]


def _holds(meta: dict[str, Any], withdrawn: int) -> dict[str, Any]:
    return {
        "reports": meta["counts"]["report"],
        "outlets": len(meta["outlets"]),
        "first": meta["first_day"],
        "last": meta["last_day"],
        "origins": meta["origins"],
        "withdrawn": withdrawn,
        "not_read": meta["not_read"] + len(meta["failed"]),
        "left_out": len(meta["left_out"]),
        "model": meta["model"],
        "reader": meta["reader"],
    }


def _tiles(look: Look, counts: dict[str, int], differing: int) -> list[Tile]:
    many = look.case.count("event", origins="2")
    open_ = look.case.count("exchange", status="unanswered")
    unnamed = sum(look.case.count("statement", status=kind) for kind in ("official_unnamed", "unnamed", "hearsay"))
    queue = Queue(look, Asked("/review"), ()).progress()
    reviewable, reviewed = sum(part.of for part in queue), sum(part.decided for part in queue)
    return [
        Tile(many, "events of several origins", f"of {telling.plural(counts['event'], 'event')}", "/events?origins=2"),
        Tile(differing, "disputed events", f"of {telling.plural(counts['event'], 'event')}", "/events?differ=any"),
        Tile(counts["assistance"], "lines of assistance", "supplier to receiver, over time", "/assistance"),
        Tile(open_, "requests with no answer told", f"of {counts['exchange']:,}", "/requests?status=unanswered"),
        Tile(unnamed, "statements by someone not named", f"of {counts['statement']:,}", "/speakers?kind=nameless"),
        Tile(reviewable - reviewed, "records unreviewed", f"of {reviewable:,} to review", "/review"),
    ]
