"""Lists of very many events under filters: picked from columns (case/columns.py) where rows would take too long.

The columns' own library is fetched only where a case is so large that it has them.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.case import lookup
from onrecord.case.lookup import Filters

if TYPE_CHECKING:
    from onrecord.case.columns import Columns, Pinned
    from onrecord.case.dated import Bits


MANY = 8_192  # so many events or statements have columns, and a facet of so many events one of its own


def note_columns(db: sqlite3.Connection) -> None:
    """Write all columns anew, where there are many events or statements. Facets and speakers must have been counted."""
    db.execute("DELETE FROM columns")
    (many,) = db.execute("SELECT count(*) FROM record WHERE kind = 'event'").fetchone()
    if many >= MANY:
        from onrecord.case import columns

        db.executemany("INSERT INTO columns (name, body) VALUES (?, ?)", columns.made(db, many))
    (many,) = db.execute("SELECT coalesce(sum(many), 0) FROM voice").fetchone()
    if many >= MANY:
        from onrecord.case import sayings

        db.executemany("INSERT INTO columns (name, body) VALUES (?, ?)", sayings.made(db))


@dataclass(frozen=True)
class Picked:
    """The events that pass all filters, not yet fetched."""

    columns: "Columns"
    chosen: "Bits"

    @property
    def count(self) -> int:
        """How many."""
        return int(self.chosen.sum())

    def numbers(self, limit: int | None, offset: int) -> list[int]:
        """The numbers of their records, in the order of lists."""
        return self.columns.numbers(self.chosen, limit, offset)

    def stretches(self, unit: int) -> list[tuple[int | None, int | None, int]]:
        """First and last day (in a unit of 1) or month (of 100), and how many have them."""
        return self.columns.stretches(self.chosen, unit)

    def deeds(self, parties: Sequence[int] | None) -> list[tuple[int, int, str, int]]:
        """Actor, recipient, type and how many of these events; of these parties, given by number, or of all."""
        return self.columns.deeds(self.chosen, parties)

    def pinned(self) -> "tuple[int, list[Pinned]]":
        """How many of them stand at any point, and each of these points."""
        return self.columns.pinned(self.chosen)


def picked(db: sqlite3.Connection, kind: str, filters: Filters) -> Picked | None:
    """The records of a kind that pass all filters; None where their rows are to be asked.

    That is of a case without columns, where few records can pass, and where those are asked for that people decided on.
    Raises UsageError U002.
    """
    if kind != "event" or not db.execute("SELECT EXISTS (SELECT 1 FROM columns WHERE name = 'order')").fetchone()[0]:
        return None
    if filters.get("reviewed") not in (None, *lookup.UNREVIEWED):
        return None
    groups = lookup.facets_asked(db, kind, filters)
    if groups is None:
        return None
    if groups and sum(many for _, many in groups[0]) < MANY:
        return None
    from onrecord.case.columns import Columns

    columns = Columns(db)
    chosen = ~columns.among(lookup.decided_numbers(db, kind, filters))
    if (build := filters.get("new")) is not None:
        newer, numbers = lookup.shown_by(db, kind, build)
        chosen &= columns.among(numbers) if newer else ~columns.among(numbers)
    for group in groups:
        bits = columns.any_of(n for n, _ in group)
        if bits is None:
            return None
        chosen &= bits
    since, until = (lookup.day_asked(filters, name) for name in ("since", "until"))
    if since or until:
        chosen &= columns.touching(since, until)
    if filters.get("doubt") == lookup.NO_DOUBT:
        doubted = columns.any_of(lookup.grounds(db, kind))
        chosen &= ~doubted if doubted is not None else True
    return Picked(columns, chosen)
