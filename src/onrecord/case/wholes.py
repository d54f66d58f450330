"""Records made of many reports, as rows: those that are other than they were are written, all others stay."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.case import doubt, filing
from onrecord.case.deeds import note_deeds
from onrecord.case.filing import Filed
from onrecord.case.mentions import note_mentions, without_mentions
from onrecord.case.numbers import OF_THE_CASE, whole_number
from onrecord.case.packing import pack
from onrecord.case.points import note_located
from onrecord.case.writer import Writer
from onrecord.records import AssistanceLine, Entity, Event, Exchange, Naming

if TYPE_CHECKING:
    from onrecord.matching import Findings, Made

# What a record is filed under, and the ids of the claims or events that it is made of.
Row = tuple[Filed, Iterable[str]]


def put_wholes(writer: Writer, found: "Findings") -> None:
    """Make these the case's entities, events, lines, exchanges and namings, in place of those it had."""
    db = writer.db
    rows = db.execute("SELECT id, n, mark FROM record WHERE n >= ?", (OF_THE_CASE,)).fetchall()
    before = {record_id: n for record_id, n, _ in rows}
    standing = {record_id: mark for record_id, _, mark in rows if mark}
    # exchanges are filed under what their events are filed under, which is done when they come
    for _, some in groupby(found.records(standing), key=lambda made: made.kind == "exchange"):
        for made in some:
            n = before.pop(made.id, None)
            if made.record is not None:
                _remove(db, n)
                _put(writer, made)
        writer.file()
    for n in before.values():
        _remove(db, n)
    proposals = msgspec.json.encode([[p.first, p.second, p.why] for p in found.proposals]).decode()
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('proposals', ?)", (proposals,))


def _remove(db: sqlite3.Connection, n: int | None) -> None:
    if n is not None:
        db.execute("DELETE FROM search WHERE rowid = ?", (n,))
        db.execute("DELETE FROM record WHERE n = ?", (n,))


def _put(writer: Writer, made: "Made") -> None:
    db, record = writer.db, made.record
    n = whole_number(made.id)
    while db.execute("SELECT 1 FROM record WHERE n = ? AND id != ?", (n, made.id)).fetchone():
        n += 1
    filed, parts = _row(db, record)
    kept = without_mentions(record) if isinstance(record, Entity) else record
    if not writer.add(n, made.kind, made.id, None, filed, pack(kept), made.mark):
        return
    db.executemany("INSERT OR IGNORE INTO member (whole, part) VALUES (?, ?)", [(n, p) for p in _numbers(db, parts)])
    if isinstance(record, Entity):
        note_mentions(db, n, record)
        writer.words(n, made.kind, record.name, " · ".join(record.aliases))
    if isinstance(record, Event):
        note_deeds(db, record)
        note_located(db, record)


def _numbers(db: sqlite3.Connection, ids: Iterable[str]) -> Iterator[int]:
    found = (db.execute("SELECT n FROM record WHERE id = ?", (i,)).fetchone() for i in ids)
    return (row[0] for row in found if row)


def _inherited(db: sqlite3.Connection, parts: Iterable[str], names: tuple[str, ...]) -> dict[tuple[str, str], None]:
    """What the records that another is made of are filed under."""
    holes = ", ".join("?" * len(names))
    out: dict[tuple[str, str], None] = {}
    for part in parts:
        found = db.execute(
            "SELECT f.name, f.value FROM record AS r JOIN filed ON filed.record = r.n JOIN facet AS f"
            f" ON f.n = filed.facet WHERE r.id = ? AND f.name IN ({holes}) ORDER BY f.n",
            (part, *names),
        )
        out.update(dict.fromkeys(found))
    return out


def _row(db: sqlite3.Connection, record: Any) -> Row:
    match record:
        case Entity():
            return _entity(db, record), ()
        case Event():
            return _event(db, record), record.claims
        case AssistanceLine():
            return _line(db, record)
        case Exchange():
            return _exchange(db, record)
        case Naming():
            count = sum(sum(forms.values()) for forms in record.by_outlet.values())
            return Filed(-count, (None, None), tuple(filing.of_naming(record))), ()
    raise TypeError(record)


def _entity(db: sqlite3.Connection, entity: Entity) -> Filed:
    reports = dict.fromkeys(m.report for m in entity.mentions)
    facets = dict.fromkeys(filing.of_entity(entity))
    days = []
    for report in reports:
        row = db.execute("SELECT first, last, outlet FROM report WHERE id = ? AND live = 1", (report,)).fetchone()
        if row:
            *when, outlet = row
            facets |= dict.fromkeys([("report", report), *([("outlet", outlet)] if outlet else [])])
            days.append(tuple(when))
    return Filed(-len(entity.mentions), _around(days), tuple(facets))


def _event(db: sqlite3.Connection, event: Event) -> Filed:
    days = filing.days_of(event.when.start, event.when.end)
    facets = dict.fromkeys(filing.of_sides(event))
    facets |= _inherited(db, event.claims, ("party", "place", "status", "report", "outlet"))
    facets |= _inherited(db, event.where, ("place",)) | dict.fromkeys(filing.of_tellers(event))
    return Filed(filing.rank_of(days, background=event.background), days, tuple(facets))


def _line(db: sqlite3.Connection, line: AssistanceLine) -> Row:
    claims = tuple(dict.fromkeys(c for step in line.steps for c in step.claims))
    days = _around([filing.days_of(s.when.start, s.when.end) for s in line.steps])
    facets = dict.fromkeys([("party", line.supplier), ("party", line.receiver)])
    facets |= dict.fromkeys(("status", step.stage) for step in line.steps)
    facets |= dict.fromkeys(("type", item.kind) for step in line.steps for item in step.items)
    facets |= dict.fromkeys(filing.doubted(doubt.of_line(line)))
    facets |= _inherited(db, claims, ("place", "report", "outlet"))
    return Filed(filing.rank_of(days), days, tuple(facets)), claims


def _around(days: Iterable[filing.Days]) -> filing.Days:
    firsts = [first for first, _ in days if first is not None]
    lasts = [last for _, last in days if last is not None]
    return (min(firsts), max(lasts)) if firsts and lasts else (None, None)


def _exchange(db: sqlite3.Connection, exchange: Exchange) -> Row:
    events = (exchange.opening, *(answer.event for answer in exchange.answers))
    facets = dict.fromkeys(("party", side) for side in (exchange.by, exchange.to) if side)
    facets |= dict.fromkeys(("status", answer.kind) for answer in exchange.answers)
    facets |= {} if exchange.answers else {("status", "unanswered"): None}
    facets |= _inherited(db, (exchange.opening,), ("type",)) | _inherited(db, events, ("place", "report", "outlet"))
    row = db.execute("SELECT first, last FROM record WHERE id = ? AND kind = 'event'", (exchange.opening,)).fetchone()
    days = row or (None, None)
    return Filed(filing.rank_of(days), days, tuple(facets)), events
