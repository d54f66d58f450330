"""Reports on their way into the case: taken in, waiting to be read, read. Nobody else sees them before `publish`.

A report that is changed, or must be read again, waits beside its live version until the build's last step, so that a
build killed at any moment leaves what the case showed before, and the next build goes on where it stopped.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from msgspec.structs import replace

from onrecord.case.decisions import WITHDRAWN
from onrecord.case.packing import pack, squeeze, unpack
from onrecord.records import Reading, Report

Arrived = Literal["new", "changed", "unchanged"]
# What a report is marked by, instead of live, that a person withdrew: it is kept, and nobody sees it.
ASIDE = -1


# A report, the bytes it was made from, and the mark of the file that holds it alone, if one does.
Arrival = tuple[Report, bytes, str | None]


@dataclass(frozen=True)
class Packed:
    """A reading as the case keeps it: packed where it was made, so that only bytes cross from process to process."""

    reader: str
    model: str
    body: bytes


def packed(reading: Reading) -> Packed:
    """A reading, packed."""
    return Packed(reading.reader, reading.model, pack(reading))


def arrive(db: sqlite3.Connection, arrival: Arrival) -> Arrived:
    """Take a report in. What the case has already is left as it is."""
    report, original, locator = arrival
    body = pack(report)
    mark = sha256(body).hexdigest()
    known = dict(db.execute("SELECT live, fingerprint FROM report WHERE id = ? AND NOT withdrawn", (report.id,)))
    replaced = _withdraw_older(db, report.id, locator)
    if known.get(0, known.get(1, known.get(ASIDE))) == mark:
        return "unchanged"
    db.execute("DELETE FROM report WHERE id = ? AND live = 0", (report.id,))
    db.execute("UPDATE report SET withdrawn = 0 WHERE id = ?", (report.id,))
    if known.get(1, known.get(ASIDE)) != mark:
        db.execute(
            "INSERT INTO report (id, fingerprint, locator, original, readable, body) VALUES (?, ?, ?, ?, ?, ?)",
            (report.id, mark, locator, _keep_original(db, report, original), report.read, body),
        )
    return "changed" if known or replaced else "new"


def _withdraw_older(db: sqlite3.Connection, report: str, locator: str | None) -> bool:
    """Whether the same file held another report when it was read before, whose place the new one takes."""
    if not locator:
        return False
    other = (locator, report)
    waiting = db.execute("DELETE FROM report WHERE locator = ? AND id != ? AND live = 0", other)
    live = db.execute("UPDATE report SET withdrawn = 1 WHERE locator = ? AND id != ? AND live = 1", other)
    return waiting.rowcount + live.rowcount > 0


def _keep_original(db: sqlite3.Connection, report: Report, original: bytes) -> str:
    digest = sha256(original).hexdigest()
    same = original == report.text.encode()
    # One file may be read as plain text by one report and as a page by another: then the bytes are kept in full.
    db.execute(
        "INSERT INTO original (sha256, size, body) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET body = coalesce(body, excluded.body)",
        (digest, len(original), None if same else squeeze(original)),
    )
    return digest


def plan(db: sqlite3.Connection, reader: str, model: str, *, again: bool = False) -> None:
    """Let the reports wait again that another version of the reader or of the model read, or that failed."""
    stale = "1" if again else "r.failure IS NOT NULL OR g.reader IS NOT ? OR g.model IS NOT ?"
    db.execute(
        "INSERT INTO report (id, fingerprint, locator, original, readable, body)"
        " SELECT r.id, r.fingerprint, r.locator, r.original, r.readable, r.body FROM report AS r"
        f" LEFT JOIN reading AS g ON g.report = r.n WHERE r.live != 0 AND NOT r.withdrawn AND r.readable AND ({stale})"
        " AND NOT EXISTS (SELECT 1 FROM report AS w WHERE w.id = r.id AND w.live = 0) ORDER BY r.n",
        () if again else (reader, model),
    )
    db.execute(
        "DELETE FROM reading WHERE (reader != ? OR model != ?) AND report IN (SELECT n FROM report WHERE live = 0)",
        (reader, model),
    )
    db.execute("UPDATE report SET failure = NULL WHERE live = 0")


_UNREAD = (
    "FROM report AS r WHERE r.live = 0 AND r.readable AND r.failure IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM reading AS g WHERE g.report = r.n)"
)


def count_unread(db: sqlite3.Connection) -> int:
    """How many reports wait to be read."""
    return int(db.execute(f"SELECT count(*) {_UNREAD}").fetchone()[0])


def unread(db: sqlite3.Connection) -> Iterator[tuple[int, Report]]:
    """The reports that wait to be read, with their numbers, in the order in which they came."""
    last = 0
    while rows := db.execute(f"SELECT n, body {_UNREAD} AND r.n > ? ORDER BY r.n LIMIT 200", (last,)).fetchall():
        for n, body in rows:
            yield n, unpack(body, Report)
        last = rows[-1][0]


def keep_readings(db: sqlite3.Connection, readings: Iterable[tuple[int, Reading | Packed | str]]) -> None:
    """Keep what was read in waiting reports, or why a report could not be read."""
    for n, given in readings:
        reading = packed(given) if isinstance(given, Reading) else given
        if isinstance(reading, str):
            db.execute("UPDATE report SET failure = ? WHERE n = ?", (reading, n))
            continue
        db.execute("DELETE FROM brief WHERE report = ?", (n,))
        db.execute(
            "INSERT OR REPLACE INTO reading (report, reader, model, body) VALUES (?, ?, ?, ?)",
            (n, reading.reader, reading.model, reading.body),
        )


def upcoming(db: sqlite3.Connection) -> list[int]:
    """All reports with readings that the case will hold once the build is done, by number, in order of their ids."""
    found = db.execute(
        "SELECT r.n FROM report AS r JOIN reading AS g ON g.report = r.n"
        f" WHERE r.failure IS NULL AND r.readable AND NOT r.withdrawn AND r.id NOT IN ({WITHDRAWN})"
        " AND (r.live = 0 OR NOT EXISTS (SELECT 1 FROM report AS w WHERE w.id = r.id AND w.live = 0)) ORDER BY r.id"
    )
    return [n for (n,) in found]


def read(db: sqlite3.Connection, n: int) -> tuple[Report, Reading]:
    """The report of this number and its reading; entities are the report's own, as matching needs them."""
    body, packed_reading = db.execute(
        "SELECT r.body, g.body FROM report AS r JOIN reading AS g ON g.report = r.n WHERE r.n = ?", (n,)
    ).fetchone()
    reading = unpack(packed_reading, Reading)
    return replace(unpack(body, Report), published=reading.published), reading
