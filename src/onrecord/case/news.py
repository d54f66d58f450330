"""Since which build a record has been shown: builds are counted, so that a reader can be told what is new to them.

A record that a later build tells under another id (two events became one) counts as new under that id.
"""

import sqlite3

from msgspec import Struct

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
    counted = dict(db.execute("SELECT kind, count(*) FROM shown WHERE build > ? GROUP BY kind", (build,)))
    return {kind: counted.get(kind, 0) for kind in KINDS}


def note_shown(db: sqlite3.Connection) -> None:
    """Count this build, and keep what it is the first to show."""
    build = mark(db).build + 1
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('build', ?)", (str(build),))
    db.execute(
        "DELETE FROM shown WHERE NOT EXISTS (SELECT 1 FROM record AS r WHERE r.id = shown.id AND r.kind = shown.kind)"
    )
    db.execute(f"INSERT OR IGNORE INTO shown SELECT kind, id, ? FROM record WHERE kind IN ({kinds})", (build,))
