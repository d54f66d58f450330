"""How the records of a list lie in time: counted by their first and last day, or month."""

import sqlite3

from msgspec import Struct

from onrecord.case import lookup
from onrecord.case.numbers import APART
from onrecord.case.picking import picked


class Stretch(Struct, frozen=True):
    """How many records have the same first and last day, as numbers (19480405), or month (194804).

    0 is an open beginning, 99999999 (999999) an open end; both are None where a record has no day at all.
    """

    first: int | None
    last: int | None
    count: int


def stretches(db: sqlite3.Connection, kind: str, filters: lookup.Filters, by_month: bool = False) -> list[Stretch]:
    """The records of a kind that pass all filters, by their days or months. Raises UsageError U002."""
    unit = 100 if by_month else 1
    if (found := picked(db, kind, filters)) is not None:
        return [Stretch(*row) for row in found.stretches(unit)]
    if (asked := lookup.query(db, kind, filters)) is None:
        return []
    rows = db.execute(
        f"SELECT r.first / {unit}, r.last / {unit}, count(*) FROM {asked.tables} WHERE {asked.where}"
        f" GROUP BY r.first / {unit} * {APART} + r.last / {unit}",
        asked.values,
    )
    return [Stretch(*row) for row in rows]
