"""What a case holds, in numbers: the denominators that stand beside every count."""

import sqlite3
from hashlib import sha256
from typing import Any

import msgspec

from onrecord.case.lookup import KINDS
from onrecord.case.numbers import iso_day


def meta(db: sqlite3.Connection) -> dict[str, Any]:
    """Counts, outlets, days, versions, and what was left out (the keys: see `Case.meta`)."""
    return {
        **held(db),
        "waiting": _one(db, "SELECT count(*) FROM report WHERE live = 0"),
        "left_out": [
            dict(zip(("source", "code", "message"), row, strict=True))
            for row in db.execute("SELECT source, code, message FROM left_out ORDER BY source, n")
        ],
    }


def held(db: sqlite3.Connection) -> dict[str, Any]:
    """What the last build counted."""
    row = db.execute("SELECT value FROM meta WHERE key = 'held'").fetchone()
    return msgspec.json.decode(row[0], type=dict[str, Any]) if row else count(db)


def count(db: sqlite3.Connection) -> dict[str, Any]:
    """What only a build changes; counted once, at its end."""
    counted = dict(db.execute("SELECT kind, count(*) FROM record GROUP BY kind"))
    first, last = db.execute(
        "SELECT min(nullif(first, 0)), max(nullif(last, 99999999)) FROM report WHERE live = 1"
    ).fetchone()
    versions = db.execute(
        "SELECT g.model, g.reader FROM reading AS g JOIN report AS r ON r.n = g.report WHERE r.live = 1"
        " ORDER BY g.report DESC LIMIT 1"
    ).fetchone()
    model, reader = versions or (None, None)
    return {
        "counts": {kind: counted.get(kind, 0) for kind in KINDS},
        "outlets": dict(
            db.execute(
                "SELECT outlet, count(*) FROM report WHERE live = 1 AND outlet IS NOT NULL GROUP BY outlet"
                " ORDER BY count(*) DESC, outlet"
            )
        ),
        "origins": _one(db, "SELECT count(DISTINCT coalesce(origin, id)) FROM report WHERE live = 1"),
        "first_day": iso_day(first),
        "last_day": iso_day(last),
        "digest": _digest(db),
        "model": model,
        "reader": reader,
        "not_read": _one(db, "SELECT count(*) FROM report WHERE live = 1 AND NOT readable"),
        "failed": dict(db.execute("SELECT id, failure FROM report WHERE live = 1 AND failure IS NOT NULL ORDER BY id")),
    }


def fingerprint(db: sqlite3.Connection) -> str:
    """SHA-256 over what the case was made from: each report's bytes, what read and matched them, what was decided."""
    held = db.execute("SELECT value FROM meta WHERE key = 'held'").fetchone()
    reports = msgspec.json.decode(held[0]).get("digest") if held else None
    digest = sha256((reports or _digest(db)).encode())
    for sql in (
        "SELECT value FROM meta WHERE key = 'matched'",
        "SELECT id, about, action, value FROM decision ORDER BY n",
    ):
        for row in db.execute(sql):
            digest.update(msgspec.json.encode(row) + b"\n")
    return digest.hexdigest()


def _digest(db: sqlite3.Connection) -> str:
    """SHA-256 over the ids of all reports and the hashes of the bytes that they were made from."""
    digest = sha256()
    for row in db.execute("SELECT id, original FROM report WHERE live = 1 ORDER BY id"):
        digest.update(msgspec.json.encode(row) + b"\n")
    return digest.hexdigest()


def _one(db: sqlite3.Connection, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])
