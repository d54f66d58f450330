"""Since which build a record has been shown: builds are counted, so that a reader can be told what is new to them.

An event, a line or a request is as old as the oldest report that tells it: what a later build only puts together in
another way, or under another id, is not new.
"""

import sqlite3

from msgspec import Struct

from onrecord.case.numbers import record_number

KINDS = ("report", "event", "assistance", "exchange")


class Mark(Struct, frozen=True):
    """Where a case stands: how many builds it has seen, and how many decisions."""

    build: int
    decisions: int


def mark(db: sqlite3.Connection) -> Mark:
    """Where the case stands now."""
    build, decisions = db.execute(
        "SELECT (SELECT value FROM meta WHERE key = 'build'), (SELECT count(*) FROM decision)"
    ).fetchone()
    return Mark(int(build or 0), decisions)


def count_new(db: sqlite3.Connection, build: int) -> dict[str, int]:
    """How many records of each kind were first shown by a later build than this one."""
    counted = "SELECT count(*) FROM shown WHERE kind = ? AND build > ?"
    return {kind: int(db.execute(counted, (kind, build)).fetchone()[0]) for kind in KINDS}


def note_shown(db: sqlite3.Connection) -> None:
    """Count this build, and keep what it is the first to show."""
    build = mark(db).build + 1
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('build', ?)", (str(build),))
    db.execute(
        "DELETE FROM shown WHERE kind != 'report' OR id NOT IN (SELECT id FROM record WHERE record.kind = 'report')"
    )
    db.execute("INSERT OR IGNORE INTO shown SELECT kind, id, ? FROM record WHERE kind = 'report'", (build,))
    db.execute(_OF_CLAIMS, (build, _PER_REPORT))
    db.execute(_OF_EVENTS, (build,))


_PER_REPORT = record_number(1, 0)
# Events and lines are made of claims, and a claim's number says which report it is of; requests are made of events.
_OF_CLAIMS = (
    "INSERT INTO shown SELECT w.kind, w.id, coalesce(min(s.build), ?) FROM record AS w"
    " LEFT JOIN member AS m ON m.whole = w.n LEFT JOIN report AS p ON p.n = m.part / ?"
    " LEFT JOIN shown AS s ON s.kind = 'report' AND s.id = p.id"
    " WHERE w.kind IN ('event', 'assistance') GROUP BY w.kind, w.id"
)
_OF_EVENTS = (
    "INSERT INTO shown SELECT w.kind, w.id, coalesce(min(s.build), ?) FROM record AS w"
    " LEFT JOIN member AS m ON m.whole = w.n LEFT JOIN record AS e ON e.n = m.part"
    " LEFT JOIN shown AS s ON s.kind = 'event' AND s.id = e.id WHERE w.kind = 'exchange' GROUP BY w.kind, w.id"
)
