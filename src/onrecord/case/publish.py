"""The last step of a build: what was taken in, read and matched becomes what the case shows, all in one transaction.

Only reports that are new, or whose entities changed, are filed anew, and of what is made of many reports only what is
other than it was.
"""

import sqlite3
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from onrecord.case import filing, summary
from onrecord.case.arrivals import ASIDE
from onrecord.case.decisions import WITHDRAWN
from onrecord.case.filing import FILING
from onrecord.case.news import note_shown
from onrecord.case.numbers import items, record_number
from onrecord.case.packing import expand, pack, unpack
from onrecord.case.picking import note_columns
from onrecord.case.points import close_points, note_point
from onrecord.case.speakers import Roll
from onrecord.case.wholes import put_wholes
from onrecord.case.writer import Writer
from onrecord.records import Place, Reading, Report, Statement

if TYPE_CHECKING:
    from onrecord.matching import Findings


def publish(db: sqlite3.Connection, matched: "Findings") -> None:
    """Make the waiting reports, their readings and what was matched the case's own. Call it inside a transaction."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS to_file (facet, rank, record, first, last)")
    _replace_versions(db)
    writer = Writer(db)
    roll = Roll(db)
    for n in _to_be_filed(db, matched):
        _file_report(writer, roll, n, matched)
    writer.file()
    _name_origins(db, matched)
    put_wholes(writer, matched)
    roll.close()
    close_points(db)
    note_shown(db)
    db.execute("DELETE FROM original WHERE sha256 NOT IN (SELECT original FROM report WHERE original IS NOT NULL)")
    db.execute("DELETE FROM facet WHERE NOT EXISTS (SELECT 1 FROM filed WHERE filed.facet = facet.n)")
    db.execute("UPDATE facet SET many = (SELECT count(*) FROM filed WHERE filed.facet = facet.n)")
    note_columns(db)
    held = msgspec.json.encode(summary.count(db)).decode()
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('held', ?)", (held,))


def _replace_versions(db: sqlite3.Connection) -> None:
    gone = db.execute(
        "SELECT n FROM report AS r WHERE live != 0 AND"
        " (withdrawn OR EXISTS (SELECT 1 FROM report AS w WHERE w.id = r.id AND w.live = 0))"
    ).fetchall()
    for (n,) in gone:
        _unfile(db, n)
        db.execute("DELETE FROM report WHERE n = ?", (n,))
    db.execute("UPDATE report SET live = 1 WHERE live = 0")
    db.execute(f"UPDATE report SET live = 1 WHERE live = {ASIDE} AND id NOT IN ({WITHDRAWN})")
    for (n,) in db.execute(f"SELECT n FROM report WHERE live = 1 AND id IN ({WITHDRAWN})").fetchall():
        _unfile(db, n)
        # without entities it is filed anew once it is restored
        db.execute(
            f"UPDATE report SET live = {ASIDE}, entity_of = NULL, copy_of = NULL, origin = NULL WHERE n = ?", (n,)
        )


def _unfile(db: sqlite3.Connection, n: int) -> None:
    bounds = (record_number(n, 0), record_number(n + 1, 0))
    db.execute(
        "UPDATE record SET mark = NULL WHERE n IN (SELECT whole FROM member WHERE part >= ? AND part < ?)", bounds
    )
    db.execute("DELETE FROM search WHERE rowid >= ? AND rowid < ?", bounds)
    db.execute("DELETE FROM record WHERE n >= ? AND n < ?", bounds)


def _to_be_filed(db: sqlite3.Connection, matched: "Findings") -> list[int]:
    """Live reports that have no record yet or are filed as an older program did, and those whose entities changed."""
    found = []
    rows = db.execute("SELECT n, id, filing, entity_of FROM report WHERE live = 1 ORDER BY n").fetchall()
    for n, report, filed, body in rows:
        if body is None or filed != FILING:
            found.append(n)
            continue
        before = msgspec.json.decode(expand(body), type=dict[str, str | None])
        names = matched.names_of(report)
        if any(names.get(own) != entity for own, entity in before.items()):
            found.append(n)
    return found


def _file_report(writer: Writer, roll: Roll, n: int, matched: "Findings") -> None:
    db = writer.db
    _unfile(db, n)
    body, read = db.execute(
        "SELECT r.body, g.body FROM report AS r LEFT JOIN reading AS g ON g.report = r.n WHERE r.n = ?", (n,)
    ).fetchone()
    report = unpack(body, Report)
    reading = unpack(read, Reading) if read else None
    entity_of: dict[str, str | None] = {}
    if reading:
        report = replace(report, published=reading.published)
        names = matched.names_of(report.id)
        entity_of = {e.id: names.get(e.id) for e in reading.entities}
    filed = filing.file_report(report, reading.credits if reading else ())
    db.execute(
        "UPDATE report SET outlet = ?, first = ?, last = ?, published = ?, entity_of = ?, filing = ? WHERE n = ?",
        (report.outlet, *filed.days, pack(report.published), pack(entity_of), FILING, n),
    )
    writer.add(record_number(n, 0), "report", report.id, n, filed)
    writer.words(record_number(n, 0), "report", report.title or "", report.text)
    if reading:
        known = {own: entity for own, entity in entity_of.items() if entity is not None}
        _file_items(writer, roll, n, report, filing.with_case_entities(reading, known))


def _file_items(writer: Writer, roll: Roll, n: int, report: Report, reading: Reading) -> None:
    for position, item in enumerate(items(reading), start=1):
        number = record_number(n, position)
        kind = str(item.__struct_config__.tag)
        filed = filing.file_item(item, report, reading)
        added = writer.add(number, kind, item.id, n, filed)
        if added and isinstance(item, Place):
            note_point(writer.db, number, item)
        if added and isinstance(item, Statement):
            roll.note(number, item, reading, report.outlet, filed.days)
            speaker = item.speaker.span.text if item.speaker else ""
            writer.words(number, kind, speaker, " … ".join(s.text for s in item.content))


def _name_origins(db: sqlite3.Connection, matched: "Findings") -> None:
    rows = db.execute("SELECT id, n, copy_of, origin FROM report WHERE live = 1").fetchall()
    for report_id, n, *before in rows:
        now = [matched.copy_of.get(report_id), matched.origin_of.get(report_id)]
        if now != before:
            db.execute("UPDATE report SET copy_of = ?, origin = ? WHERE n = ?", (*now, n))
