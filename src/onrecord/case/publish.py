"""The last step of a build: what was taken in, read and matched becomes what the case shows, all in one transaction.

Only reports that are new, or whose entities changed, are filed anew; what is made from many reports is replaced whole.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from onrecord.case import doubt, filing, summary
from onrecord.case.days import note_months
from onrecord.case.deeds import note_deeds
from onrecord.case.filing import FILING, Filed
from onrecord.case.mentions import note_mentions, without_mentions
from onrecord.case.news import note_shown
from onrecord.case.numbers import OF_THE_CASE, items, record_number
from onrecord.case.packing import expand, pack, unpack
from onrecord.case.points import note_located, note_point
from onrecord.case.speakers import Roll
from onrecord.records import (
    Entity,
    Place,
    Reading,
    Record,
    Report,
    Statement,
)

if TYPE_CHECKING:
    from onrecord.matching import Matched

Row = tuple[str, str, Record, Filed, tuple[str, ...]]


@dataclass
class Writer:
    """Rows of records and of what they are filed under."""

    db: sqlite3.Connection
    _facets: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def add(self, n: int, kind: str, record_id: str, report: int | None, filed: Filed, body: bytes | None) -> bool:
        """One record; False where the case holds one of this kind and id already."""
        done = self.db.execute(
            "INSERT INTO record (n, kind, id, report, rank, first, last, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id, kind) DO NOTHING",
            (n, kind, record_id, report, filed.rank, *filed.days, body),
        )
        if not done.rowcount:
            return False
        rows = [(self.facet(kind, *pair), filed.rank, n, *filed.days) for pair in filed.facets]
        self.db.executemany("INSERT INTO to_file VALUES (?, ?, ?, ?, ?)", rows)
        return True

    def file(self) -> None:
        """File what was added. Done in order, and for many records at once, it is many times quicker."""
        self.db.execute("INSERT OR IGNORE INTO filed SELECT * FROM to_file ORDER BY facet, rank, record")
        self.db.execute("DELETE FROM to_file")

    def facet(self, kind: str, name: str, value: str) -> int:
        """The number of a facet."""
        key = (kind, name, value)
        if key not in self._facets:
            self.db.execute("INSERT INTO facet (kind, name, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", key)
            found = self.db.execute("SELECT n FROM facet WHERE kind = ? AND name = ? AND value = ?", key)
            self._facets[key] = found.fetchone()[0]
        return self._facets[key]

    def words(self, n: int, kind: str, title: str, body: str) -> None:
        """What full-text search finds a record by."""
        self.db.execute("INSERT INTO search (rowid, title, body, kind) VALUES (?, ?, ?, ?)", (n, title, body, kind))


def publish(db: sqlite3.Connection, matched: "Matched") -> None:
    """Make the waiting reports, their readings and what was matched the case's own. Call it inside a transaction."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS to_file (facet, rank, record, first, last)")
    _replace_versions(db)
    writer = Writer(db)
    roll = Roll(db)
    _remove_made_of_many(db)
    for n in _to_be_filed(db, matched):
        _file_report(writer, roll, n, matched)
    writer.file()
    roll.close(matched.entities)
    _name_origins(db, matched)
    _add_made_of_many(writer, matched)
    note_deeds(db, matched.events)
    note_located(db, matched.events)
    note_shown(db)
    db.execute("DELETE FROM original WHERE sha256 NOT IN (SELECT original FROM report WHERE original IS NOT NULL)")
    db.execute("DELETE FROM facet WHERE NOT EXISTS (SELECT 1 FROM filed WHERE filed.facet = facet.n)")
    db.execute("UPDATE facet SET many = (SELECT count(*) FROM filed WHERE filed.facet = facet.n)")
    note_months(db)
    held = msgspec.json.encode(summary.count(db)).decode()
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('held', ?)", (held,))


def _replace_versions(db: sqlite3.Connection) -> None:
    gone = db.execute(
        "SELECT n FROM report AS r WHERE live = 1 AND"
        " (withdrawn OR EXISTS (SELECT 1 FROM report AS w WHERE w.id = r.id AND w.live = 0))"
    ).fetchall()
    for (n,) in gone:
        _unfile(db, n)
        db.execute("DELETE FROM report WHERE n = ?", (n,))
    db.execute("UPDATE report SET live = 1 WHERE live = 0")


def _unfile(db: sqlite3.Connection, n: int) -> None:
    bounds = (record_number(n, 0), record_number(n + 1, 0))
    db.execute("DELETE FROM search WHERE rowid >= ? AND rowid < ?", bounds)
    db.execute("DELETE FROM record WHERE n >= ? AND n < ?", bounds)


def _to_be_filed(db: sqlite3.Connection, matched: "Matched") -> list[int]:
    """Live reports that have no record yet or are filed as an older program did, and those whose entities changed."""
    found = []
    for n, filed, body in db.execute("SELECT n, filing, entity_of FROM report WHERE live = 1 ORDER BY n"):
        if body is None or filed != FILING:
            found.append(n)
            continue
        before = msgspec.json.decode(expand(body), type=dict[str, str | None])
        if any(matched.entity_of.get(own) != entity for own, entity in before.items()):
            found.append(n)
    return found


def _file_report(writer: Writer, roll: Roll, n: int, matched: "Matched") -> None:
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
        entity_of = {e.id: matched.entity_of.get(e.id) for e in reading.entities}
    filed = filing.file_report(report, reading.credits if reading else ())
    db.execute(
        "UPDATE report SET outlet = ?, first = ?, last = ?, published = ?, entity_of = ?, filing = ? WHERE n = ?",
        (report.outlet, *filed.days, pack(report.published), pack(entity_of), FILING, n),
    )
    writer.add(record_number(n, 0), "report", report.id, n, filed, None)
    writer.words(record_number(n, 0), "report", report.title or "", report.text)
    if reading:
        known = {own: entity for own, entity in entity_of.items() if entity is not None}
        _file_items(writer, roll, n, report, filing.with_case_entities(reading, known))


def _file_items(writer: Writer, roll: Roll, n: int, report: Report, reading: Reading) -> None:
    for position, item in enumerate(items(reading), start=1):
        number = record_number(n, position)
        kind = str(item.__struct_config__.tag)
        filed = filing.file_item(item, report, reading)
        added = writer.add(number, kind, item.id, n, filed, None)
        if added and isinstance(item, Place):
            note_point(writer.db, number, item)
        if added and isinstance(item, Statement):
            roll.note(number, item, reading, report.outlet, filed.days)
            speaker = item.speaker.span.text if item.speaker else ""
            writer.words(number, kind, speaker, " … ".join(s.text for s in item.content))


def _name_origins(db: sqlite3.Connection, matched: "Matched") -> None:
    rows = db.execute("SELECT id, n, copy_of, origin FROM report WHERE live = 1").fetchall()
    for report_id, n, *before in rows:
        now = [matched.copy_of.get(report_id), matched.origin_of.get(report_id)]
        if now != before:
            db.execute("UPDATE report SET copy_of = ?, origin = ? WHERE n = ?", (*now, n))


def _remove_made_of_many(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM search WHERE rowid >= ?", (OF_THE_CASE,))
    db.execute("DELETE FROM record WHERE n >= ?", (OF_THE_CASE,))


def _add_made_of_many(writer: Writer, matched: "Matched") -> None:
    """Entities, events, lines, exchanges and naming, each kind in its order in lists."""
    db = writer.db
    n = OF_THE_CASE
    for rows in (_entities(db, matched), _events(db, matched), _lines(db, matched), _namings(matched)):
        n = _add_rows(writer, n, rows)
    n = _add_rows(writer, n, _exchanges(db, matched))
    proposals = msgspec.json.encode([[p.first, p.second, p.why] for p in matched.proposals]).decode()
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('proposals', ?)", (proposals,))


def _add_rows(writer: Writer, n: int, rows: Iterable[Row]) -> int:
    db = writer.db
    for kind, record_id, record, filed, parts in sorted(rows, key=lambda row: (row[3].rank, row[1])):
        kept = without_mentions(record) if isinstance(record, Entity) else record
        writer.add(n, kind, record_id, None, filed, pack(kept))
        numbers = _numbers(db, parts)
        db.executemany("INSERT OR IGNORE INTO member (whole, part) VALUES (?, ?)", [(n, p) for p in numbers])
        if isinstance(record, Entity):
            note_mentions(db, n, record)
            writer.words(n, kind, record.name, " · ".join(record.aliases))
        n += 1
    writer.file()
    return n


def _numbers(db: sqlite3.Connection, ids: Iterable[str]) -> list[int]:
    found = (db.execute("SELECT n FROM record WHERE id = ?", (i,)).fetchone() for i in ids)
    return [row[0] for row in found if row]


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


def _entities(db: sqlite3.Connection, matched: "Matched") -> Iterator[Row]:
    days = {i: (first, last) for i, first, last in db.execute("SELECT id, first, last FROM report WHERE live = 1")}
    for entity in matched.entities:
        reports = dict.fromkeys(m.report for m in entity.mentions)
        facets = dict.fromkeys(filing.of_entity(entity)) | _inherited(db, reports, ("report", "outlet"))
        dated = [days[r] for r in reports if r in days and days[r][0] is not None]
        span = (min(d[0] for d in dated), max(d[1] for d in dated)) if dated else (None, None)
        yield "entity", entity.id, entity, Filed(-len(entity.mentions), span, tuple(facets)), ()


def _events(db: sqlite3.Connection, matched: "Matched") -> Iterator[Row]:
    for event in matched.events:
        days = filing.days_of(event.when.start, event.when.end)
        facets = dict.fromkeys(filing.of_sides(event))
        facets |= _inherited(db, event.claims, ("party", "place", "status", "report", "outlet"))
        facets |= _inherited(db, event.where, ("place",)) | dict.fromkeys(filing.of_tellers(event))
        rank = filing.rank_of(days, background=event.background)
        yield "event", event.id, event, Filed(rank, days, tuple(facets)), event.claims


def _lines(db: sqlite3.Connection, matched: "Matched") -> Iterator[Row]:
    for line in matched.assistance:
        claims = tuple(dict.fromkeys(c for step in line.steps for c in step.claims))
        days = _around([filing.days_of(s.when.start, s.when.end) for s in line.steps])
        facets = dict.fromkeys([("party", line.supplier), ("party", line.receiver)])
        facets |= dict.fromkeys(("status", step.stage) for step in line.steps)
        facets |= dict.fromkeys(("type", item.kind) for step in line.steps for item in step.items)
        facets |= dict.fromkeys(filing.doubted(doubt.of_line(line)))
        facets |= _inherited(db, claims, ("place", "report", "outlet"))
        yield "assistance", line.id, line, Filed(filing.rank_of(days), days, tuple(facets)), claims


def _around(days: list[filing.Days]) -> filing.Days:
    firsts = [first for first, _ in days if first is not None]
    lasts = [last for _, last in days if last is not None]
    return (min(firsts), max(lasts)) if firsts and lasts else (None, None)


def _exchanges(db: sqlite3.Connection, matched: "Matched") -> Iterator[Row]:
    days = {e.id: filing.days_of(e.when.start, e.when.end) for e in matched.events}
    for exchange in matched.exchanges:
        events = (exchange.opening, *(answer.event for answer in exchange.answers))
        facets = dict.fromkeys(("party", side) for side in (exchange.by, exchange.to) if side)
        facets |= dict.fromkeys(("status", answer.kind) for answer in exchange.answers)
        facets |= {} if exchange.answers else {("status", "unanswered"): None}
        facets |= _inherited(db, (exchange.opening,), ("type",)) | _inherited(db, events, ("place", "report", "outlet"))
        when = days.get(exchange.opening, (None, None))
        yield "exchange", exchange.id, exchange, Filed(filing.rank_of(when), when, tuple(facets)), events


def _namings(matched: "Matched") -> Iterator[Row]:
    for naming in matched.namings:
        count = sum(sum(forms.values()) for forms in naming.by_outlet.values())
        yield "naming", naming.id, naming, Filed(-count, (None, None), tuple(filing.of_naming(naming))), ()
