"""What people decided, kept apart from what the machine read: added to, never changed, there after every rebuild."""

import sqlite3
from datetime import UTC, datetime

import msgspec

from onrecord.case.file import transaction
from onrecord.records import Action, Decision, make_id

_COLUMNS = "id, about, action, user, time, reason, value"


def decide(
    db: sqlite3.Connection, about: str, action: Action, user: str, reason: str = "", value: str | None = None
) -> Decision:
    """Write down one decision, with the time (UTC) at which it was made."""
    time = datetime.now(UTC).isoformat(timespec="seconds")
    with transaction(db):
        count = db.execute("SELECT count(*) FROM decision").fetchone()[0]
        decision = msgspec.convert(
            {
                "id": make_id("dn", count, about, action, user, time),
                "about": about,
                "action": action,
                "user": user,
                "time": time,
                "reason": reason,
                "value": value,
            },
            Decision,
        )
        db.execute(
            f"INSERT INTO decision ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (decision.id, about, action, user, time, reason, value),
        )
    return decision


def decisions(db: sqlite3.Connection, about: str | None = None) -> list[Decision]:
    """All decisions, or those on one record, oldest first; those undone since, too."""
    where, values = ("WHERE about = ?", (about,)) if about is not None else ("", ())
    rows = db.execute(f"SELECT {_COLUMNS} FROM decision {where} ORDER BY n", values)
    return [_decision(row) for row in rows]


def _decision(row: tuple[str, ...]) -> Decision:
    return msgspec.convert(dict(zip(_COLUMNS.split(", "), row, strict=True)), Decision)


# A report that a person rejected is withdrawn, until that decision is undone.
WITHDRAWN = (
    "SELECT d.about FROM decision AS d WHERE d.action = 'reject'"
    " AND NOT EXISTS (SELECT 1 FROM decision AS u WHERE u.action = 'undo' AND u.about = d.id)"
)


def withdrawals(db: sqlite3.Connection) -> dict[str, Decision]:
    """The reports that are withdrawn, each with the decision that withdrew it, the first to be withdrawn first."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM decision AS d WHERE action = 'reject'"
        " AND NOT EXISTS (SELECT 1 FROM decision AS u WHERE u.action = 'undo' AND u.about = d.id)"
        " AND EXISTS (SELECT 1 FROM report AS r WHERE r.id = d.about) ORDER BY n"
    )
    out: dict[str, Decision] = {}
    for row in rows:
        decision = _decision(row)
        out.setdefault(decision.about, decision)
    return out
