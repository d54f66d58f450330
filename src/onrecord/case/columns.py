"""Events as columns: one number an event in each, in the order of lists, and one bit an event for each large facet.

To read some hundred thousand rows one by one takes longer than a page may; columns are counted all at once. A case of
few events has none, and filters that few events pass ask the rows (case/picking.py): both give the same.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.case import picking
from onrecord.case.dated import NO_DAY, Bits, Dated, Numbers, packed_days
from onrecord.case.numbers import APART, UNDATED

# Facets that have bits however few their events are: they are asked for together ("ASSAULT,COERCE", "no doubt").
_WITH_BITS = ("type", "status", "differ", "origins", "doubt")
_FAR = 10**9

# Where events stand: the point's number, how many of them, their first and their last day.
Pinned = tuple[int, int, int | None, int | None]


def made(db: sqlite3.Connection, many: int) -> Iterator[tuple[str, bytes]]:
    """All columns of so many events, by name. Facets must have been counted."""
    rows = db.execute(
        f"SELECT n, coalesce(first, {NO_DAY}), coalesce(last, {NO_DAY}) FROM record WHERE kind = 'event'"
        " ORDER BY rank, n"
    )
    table = np.fromiter(rows, [("n", "<i8"), ("first", "<i8"), ("last", "<i8")], many)
    yield "n", table["n"].tobytes()
    yield from packed_days(table["first"], table["last"])
    order = np.argsort(table["n"]).astype("<i4")
    ordered = table["n"][order]
    yield "order", order.tobytes()
    for facet in _large_facets(db):
        bits = np.zeros(many, bool)
        bits[_places(db, "SELECT record FROM filed WHERE facet = ?", (facet,), ordered, order)] = True
        yield f"facet {facet}", np.packbits(bits).tobytes()
    yield "located", _places(db, "SELECT record FROM located ORDER BY point, record", (), ordered, order).tobytes()
    points = db.execute("SELECT point, count(*) FROM located GROUP BY point ORDER BY point").fetchall()
    yield "points", np.array(points, "<i8").tobytes()
    yield "deeds", _places(db, "SELECT event FROM deed ORDER BY actor, recipient, event", (), ordered, order).tobytes()
    pairs = db.execute("SELECT actor, recipient, count(*) FROM deed GROUP BY 1, 2 ORDER BY 1, 2").fetchall()
    yield "pairs", np.array(pairs, "<i8").tobytes()


def _large_facets(db: sqlite3.Connection) -> list[int]:
    holes = ", ".join("?" * len(_WITH_BITS))
    found = db.execute(
        f"SELECT n FROM facet WHERE kind = 'event' AND (many >= ? OR name IN ({holes})) ORDER BY n",
        (picking.MANY, *_WITH_BITS),
    )
    return [n for (n,) in found]


def _places(
    db: sqlite3.Connection, sql: str, values: tuple[int, ...], ordered: Numbers, order: NDArray[np.int32]
) -> NDArray[np.int32]:
    """The places in lists of the records of these numbers."""
    numbers = np.fromiter((n for (n,) in db.execute(sql, values)), "<i8")
    found: NDArray[np.int32] = order[np.searchsorted(ordered, numbers)]
    return found


class Columns(Dated):
    """The columns of a case's events."""

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__(db)
        self.size: int = db.execute("SELECT length(body) / 8 FROM columns WHERE name = 'n'").fetchone()[0]

    def any_of(self, facets: Iterable[int]) -> Bits | None:
        """Which events are filed under one of these facets; None where one of them has no bits."""
        some = np.zeros(-(-self.size // 8), np.uint8)
        for facet in facets:
            row = self._db.execute("SELECT body FROM columns WHERE name = ?", (f"facet {facet}",)).fetchone()
            if row is None:
                return None
            some |= np.frombuffer(row[0], np.uint8)
        bits: Bits = np.unpackbits(some, count=self.size).view(bool)
        return bits

    def among(self, numbers: Iterable[int]) -> Bits:
        """Which events have one of these numbers."""
        wanted = np.fromiter(numbers, "<i8")
        chosen = np.zeros(self.size, bool)
        if len(wanted):
            order = self.column("order", "<i4")
            chosen[order[np.searchsorted(self.column("n")[order], wanted)]] = True
        return chosen

    def numbers(self, chosen: Bits, limit: int | None, offset: int) -> list[int]:
        """The numbers of the chosen events on one page of their list."""
        places = np.flatnonzero(chosen)[offset : None if limit is None else offset + limit]
        found: list[int] = self.column("n")[places].tolist()
        return found

    def stretches(self, chosen: Bits, unit: int) -> list[tuple[int | None, int | None, int]]:
        """How many of the chosen events have the same first and last day (unit 1) or month (unit 100)."""
        first, last = self.spans()
        many = np.bincount(self.column("span", "<i4")[chosen], minlength=len(first))
        held = np.flatnonzero(many)
        first, last = first[held] // unit, last[held] // unit
        pairs, of = np.unique(first * APART + last, return_inverse=True)
        counts = np.bincount(of, many[held], minlength=len(pairs)).astype(int)
        dated = ((None, None) if pair < 0 else divmod(pair, APART) for pair in pairs.tolist())
        return [(*days, count) for days, count in zip(dated, counts.tolist(), strict=True)]

    def pinned(self, chosen: Bits) -> tuple[int, list[Pinned]]:
        """How many of the chosen events stand at any point, and at which: an open beginning or end is no day."""
        points = self.column("points").reshape(-1, 2)
        at = self.column("located", "<i4")
        if not len(points):
            return 0, []
        here = chosen[at]
        starts = np.cumsum(points[:, 1]) - points[:, 1]
        many = np.add.reduceat(here, starts, dtype=np.int64)
        first, last = self.spans()
        span = self.column("span", "<i4")[at]
        firsts = np.minimum.reduceat(np.where(here, np.where(first > 0, first, _FAR)[span], _FAR), starts)
        lasts = np.maximum.reduceat(np.where(here, np.where(last < UNDATED, last, NO_DAY)[span], NO_DAY), starts)
        held = np.flatnonzero(many)
        rows = zip(*(column[held].tolist() for column in (points[:, 0], many, firsts, lasts)), strict=True)
        pinned = [(p, n, None if f == _FAR else f, None if e == NO_DAY else e) for p, n, f, e in rows]
        somewhere = np.zeros(self.size, bool)
        somewhere[at] = True
        return int(np.count_nonzero(somewhere & chosen)), pinned

    def deeds(self, chosen: Bits, parties: Sequence[int] | None) -> list[tuple[int, int, str, int]]:
        """The pairs of an actor and a recipient, and how many of the chosen events of each type are theirs.

        One of the pair is of these `parties`; None is no such test.
        """
        pairs = self.column("pairs").reshape(-1, 3)
        actor, recipient, events = pairs[:, 0], pairs[:, 1], pairs[:, 2]
        kept = np.ones(len(pairs), bool)
        if parties is not None:
            kept &= np.isin(actor, parties) | np.isin(recipient, parties)
        at, starts = self.column("deeds", "<i4"), np.cumsum(events) - events
        found: list[tuple[int, int, str, int]] = []
        for type_, bits in self._types():
            many = np.add.reduceat((chosen & bits)[at], starts, dtype=np.int64) if len(pairs) else starts
            held = np.flatnonzero(kept & (many > 0))
            sides = (column[held].tolist() for column in (actor, recipient, many))
            found += [(a, r, type_, n) for a, r, n in zip(*sides, strict=True)]
        return found

    def _types(self) -> Iterator[tuple[str, Bits]]:
        """Which events are of each type."""
        named = self._db.execute("SELECT n, value FROM facet WHERE kind = 'event' AND name = 'type' ORDER BY n")
        for facet, type_ in named.fetchall():
            if (bits := self.any_of([facet])) is not None:
                yield type_, bits
