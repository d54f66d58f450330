"""How the records of a list lie in time: counted by their first and last day, or month."""

import sqlite3

from msgspec import Struct

from onrecord.case import lookup

_APART = 10**8  # more than any number of a day: a pair of days becomes one number to sort by


class Stretch(Struct, frozen=True):
    """How many records have the same first and last day, as numbers (19480405), or month (194804).

    0 is an open beginning, 99999999 (999999) an open end; both are None where a record has no day at all.
    """

    first: int | None
    last: int | None
    count: int


# The kind of record whose months are counted with each build: of a large case, that takes longer than a page may.
_COUNTED = "event"


def stretches(db: sqlite3.Connection, kind: str, filters: lookup.Filters, by_month: bool = False) -> list[Stretch]:
    """The records of a kind that pass all filters, by their days or months. Raises UsageError U002."""
    if by_month and kind == _COUNTED and not any(filters.values()):
        return [Stretch(*row) for row in db.execute("SELECT first, last, many FROM months WHERE kind = ?", (kind,))]
    if by_month and kind == _COUNTED and {k: v for k, v in filters.items() if v} == {"reviewed": "no"}:
        return _without(stretches(db, kind, {}, True), stretches(db, kind, {"reviewed": "yes"}, True))
    if (asked := lookup.query(db, kind, filters)) is None:
        return []
    unit = 100 if by_month else 1
    rows = db.execute(
        f"SELECT r.first / {unit}, r.last / {unit}, count(*) FROM {asked.tables} WHERE {asked.where}"
        f" GROUP BY r.first / {unit} * {_APART} + r.last / {unit}",
        asked.values,
    )
    return [Stretch(*row) for row in rows]


def _without(all_: list[Stretch], some: list[Stretch]) -> list[Stretch]:
    """The counts of all less those of some of them."""
    less = {(s.first, s.last): s.count for s in some}
    left = (Stretch(s.first, s.last, s.count - less.get((s.first, s.last), 0)) for s in all_)
    return [s for s in left if s.count]


def note_months(db: sqlite3.Connection) -> None:
    """Count how all records lie in time."""
    db.execute("DELETE FROM months")
    db.execute(
        "INSERT INTO months SELECT kind, first / 100, last / 100, count(*) FROM record WHERE kind = ? GROUP BY 1, 2, 3",
        (_COUNTED,),
    )
