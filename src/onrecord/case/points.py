"""Where events stand on a map: the points that places come down to, and how many events stand at each."""

import sqlite3
from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.case import lookup
from onrecord.case.filing import spot_key
from onrecord.case.numbers import UNDATED, iso_day
from onrecord.case.picking import picked
from onrecord.records import Event, Place

if TYPE_CHECKING:
    from onrecord.case.columns import Pinned

# Filters that need nothing but a row's number and days: the located events are then read alone.
_OF_ANY_ROW = {"since", "until", "new", "reviewed"}
_LOCATED = "(SELECT record AS n, point AS at, leads, first, last FROM located) AS r"

_AT_POINTS = "(SELECT record, point AS at, leads FROM located)"


class Point(Struct, frozen=True):
    """A place, with how many events stand there, and the first and last day that any of them has.

    `ask` is what the filter `place` finds these events by. Degrees are those of WGS 84, north and east positive.
    """

    key: str
    ask: str
    name: str
    country: str | None
    precision: str | None
    latitude: float
    longitude: float
    events: int
    first: str | None
    last: str | None


class Located(Struct, frozen=True):
    """The points of some events, most events first, and how many of the events stand at any point."""

    events: int
    points: list[Point]


def note_point(db: sqlite3.Connection, number: int, place: Place) -> None:
    """Keep where the place of this number stands, if it has a point."""
    if place.latitude is None or place.longitude is None:
        return
    key = spot_key(place)
    db.execute(
        "INSERT INTO point (key, ask, name, country, precision, latitude, longitude) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET name = excluded.name, country = excluded.country,"
        " precision = excluded.precision, latitude = excluded.latitude, longitude = excluded.longitude",
        (key, key, place.name, place.country, place.precision, place.latitude, place.longitude),
    )
    db.execute("UPDATE record SET point = (SELECT n FROM point WHERE key = ?) WHERE n = ?", (key, number))


def note_located(db: sqlite3.Connection, event: Event) -> None:
    """Keep at which points an event stands that was written just now."""
    points = dict.fromkeys(point for place in event.where if (point := _point_of(db, place)) is not None)
    db.executemany(
        "INSERT INTO located SELECT n, ?, ?, first, last FROM record WHERE id = ? AND kind = 'event'",
        [(point, int(rank == 0), event.id) for rank, point in enumerate(points)],
    )


def close_points(db: sqlite3.Connection) -> None:
    """Forget the points that no place has any more, and find out what each is best asked for by."""
    db.execute("DELETE FROM point WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.point = point.n)")
    for n, key, name in db.execute("SELECT n, key, name FROM point ORDER BY n").fetchall():
        same = _filed(db, name.casefold()) == _filed(db, key)
        db.execute("UPDATE point SET ask = ? WHERE n = ?", (name if same else key, n))


def place_named(db: sqlite3.Connection, key: str) -> tuple[str, str | None] | None:
    """The name of the place that events are filed under by this key, and how exact its point is."""
    row = db.execute("SELECT name, precision FROM point WHERE key = ?", (key,)).fetchone()
    return (row[0], row[1]) if row else None


def _point_of(db: sqlite3.Connection, place_id: str) -> int | None:
    row = db.execute("SELECT point FROM record WHERE id = ? AND kind = 'place'", (place_id,)).fetchone()
    return row[0] if row else None


def _filed(db: sqlite3.Connection, place: str) -> int:
    """How many events are filed under a place."""
    found = db.execute(
        "SELECT count(*) FROM facet AS f JOIN filed ON filed.facet = f.n"
        " WHERE f.kind = 'event' AND f.name = 'place' AND f.value = ?",
        (place,),
    )
    return int(found.fetchone()[0])


def located(db: sqlite3.Connection, filters: lookup.Filters) -> Located:
    """Where the events stand that pass all filters. Raises UsageError U002."""
    if (found := picked(db, "event", filters)) is not None:
        events, pinned = found.pinned()
    else:
        events, pinned = _pinned(db, filters)
    points = {row[0]: row[1:] for row in db.execute(f"SELECT n, {_OF_A_POINT} FROM point")} if pinned else {}
    every = [Point(*(*points[n], many, iso_day(first), iso_day(last))) for n, many, first, last in pinned]
    return Located(events, sorted(every, key=lambda point: (-point.events, point.name, point.key)))


_OF_A_POINT = "key, ask, name, country, precision, latitude, longitude"


def _pinned(db: sqlite3.Connection, filters: lookup.Filters) -> "tuple[int, list[Pinned]]":
    """How many events stand at any point, and at which: counted from their rows."""
    if (asked := _asked(db, filters)) is None:
        return 0, []
    tables, tests, values = asked
    rows = db.execute(
        "SELECT at, count(*), min(nullif(r.first, 0)),"
        f" max(nullif(r.last, {UNDATED})), sum(leads) FROM {tables} WHERE {tests} GROUP BY at",
        values,
    ).fetchall()
    return sum(row[-1] for row in rows), [row[:-1] for row in rows]


def _asked(db: sqlite3.Connection, filters: lookup.Filters) -> tuple[str, str, tuple[object, ...]] | None:
    """From what rows `r`, with what tests and values the located events are read; None where none can be found."""
    few = filters.get("reviewed") not in (None, *lookup.UNREVIEWED)  # those that people decided on
    if not few and {name for name, value in filters.items() if value is not None} <= _OF_ANY_ROW:
        tests, values = lookup.further_tests(db, "event", filters)
        return _LOCATED, " AND ".join(tests) or "1", tuple(values)
    if (query := lookup.query(db, "event", filters)) is None:
        return None
    return f"{query.tables} CROSS JOIN {_AT_POINTS} AS l ON l.record = r.n", query.where, query.values
