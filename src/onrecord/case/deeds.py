"""Who did what to whom, counted: the pairs of different parties that events name as actor and recipient."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TypedDict

from msgspec import Struct

from onrecord.case.lookup import day_tests, party_ids
from onrecord.records import Event


class Deed(Struct, frozen=True):
    """In how many events of one type an actor did something to a recipient. Both are entities, by their ids."""

    actor: str
    recipient: str
    type: str
    events: int


class Tally(Struct, frozen=True):
    """How many pairs of an actor and a recipient there are, and how many events between them."""

    pairs: int
    events: int


def note_deeds(db: sqlite3.Connection, event: Event) -> None:
    """Keep the pairs of an event that was written just now."""
    for actor, recipient in _pairs(event):
        db.execute(
            "INSERT OR IGNORE INTO deed SELECT a.n, b.n, e.n, ?, e.first, e.last FROM record AS e, record AS a,"
            " record AS b WHERE e.id = ? AND e.kind = 'event' AND a.id = ? AND a.kind = 'entity' AND b.id = ?"
            " AND b.kind = 'entity'",
            (event.type, event.id, actor, recipient),
        )


def _pairs(event: Event) -> list[tuple[str, str]]:
    """Where tellers differ on who acted, both stand on both sides, and both pairs are kept."""
    return [(a, b) for a in event.actor for b in event.recipient if a != b]


class DeedFilters(TypedDict, total=False):
    """What pairs can be narrowed by; None is no filter.

    `type` may be several types, with commas between them; `among` keeps the pairs of which both are of these entities.
    """

    party: str | None
    since: str | None
    until: str | None
    type: str | None
    outlet: str | None
    among: Sequence[str]


def deeds(db: sqlite3.Connection, filters: DeedFilters) -> list[Deed]:
    """The pairs that fit, each with the number of its events by type; the most frequent first."""
    where, values = _where(db, filters)
    rows = db.execute(
        "SELECT a.id, b.id, type, many FROM"
        f" (SELECT d.actor, d.recipient, d.type, count(*) AS many FROM deed AS d WHERE {where} GROUP BY 1, 2, 3) AS g"
        " JOIN record AS a ON a.n = g.actor JOIN record AS b ON b.n = g.recipient ORDER BY many DESC, a.id, b.id, type",
        values,
    )
    return [Deed(*row) for row in rows]


def busiest(db: sqlite3.Connection, filters: DeedFilters, limit: int) -> list[str]:
    """The parties of most deeds first; with `party` those that it deals with, without itself."""
    where, values = _where(db, filters)
    sides = " UNION ALL ".join(
        f"SELECT d.{side} AS n, count(*) AS many FROM deed AS d WHERE {where} GROUP BY 1"
        for side in ("actor", "recipient")
    )
    own = party_ids(db, party) if (party := filters.get("party")) is not None else []
    rows = db.execute(
        f"SELECT r.id FROM (SELECT n, sum(many) AS many FROM ({sides}) GROUP BY n) AS g JOIN record AS r ON r.n = g.n"
        f" WHERE r.id NOT IN ({_holes(own)}) ORDER BY g.many DESC, r.id LIMIT ?",
        (*values, *values, *own, limit),
    )
    return [party for (party,) in rows]


def tally(db: sqlite3.Connection, filters: DeedFilters) -> Tally:
    """How many pairs there are that fit, and how many events of them."""
    where, values = _where(db, filters)
    row = db.execute(
        "SELECT count(*), coalesce(sum(many), 0) FROM"
        f" (SELECT count(*) AS many FROM deed AS d WHERE {where} GROUP BY d.actor, d.recipient)",
        values,
    ).fetchone()
    return Tally(*row)


def _where(db: sqlite3.Connection, filters: DeedFilters) -> tuple[str, list[object]]:
    tests, values = day_tests({"since": filters.get("since"), "until": filters.get("until")}, "d")
    for test, more in _tests(db, filters):
        tests.append(test)
        values += more
    return " AND ".join(tests) or "1", values


def _tests(db: sqlite3.Connection, filters: DeedFilters) -> Iterator[tuple[str, list[str]]]:
    if (party := filters.get("party")) is not None:
        ids = party_ids(db, party)
        those = f"(SELECT n FROM record WHERE kind = 'entity' AND id IN ({_holes(ids)}))"
        yield f"(d.actor IN {those} OR d.recipient IN {those})", [*ids, *ids]
    if (among := filters.get("among")) is not None:
        those = f"(SELECT n FROM record WHERE kind = 'entity' AND id IN ({_holes(among)}))"
        yield f"d.actor IN {those} AND d.recipient IN {those}", [*among, *among]
    if (types := filters.get("type")) is not None:
        yield f"d.type IN ({_holes(types.split(','))})", types.split(",")
    if (outlet := filters.get("outlet")) is not None:
        told_by = (
            "SELECT record FROM filed JOIN facet ON facet.n = filed.facet"
            " WHERE facet.kind = 'event' AND facet.name = 'outlet' AND facet.value = ?"
        )
        yield f"+d.event IN ({told_by})", [outlet]  # +: one by one, not sought for each pair


def _holes(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
