"""Who did what to whom, counted: the pairs of different parties that events name as actor and recipient."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from heapq import nlargest
from typing import TypedDict, cast

import msgspec
from msgspec import Struct

from onrecord.case.lookup import Filters, day_tests, party_ids
from onrecord.case.picking import picked
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
    """What pairs can be narrowed by; None is no filter. `type` may be several types, with commas between them."""

    party: str | None
    since: str | None
    until: str | None
    type: str | None
    outlet: str | None


# Two parties by the numbers of their records, a type, and how many events.
Row = tuple[int, int, str, int]


class Deeds:
    """The pairs that fit filters, with the numbers of their events by type: counted once."""

    def __init__(self, db: sqlite3.Connection, filters: DeedFilters) -> None:
        self._db = db
        party = filters.get("party")
        self._parties = None if party is None else _numbers(db, party_ids(db, party))
        self._rows = _counted(db, filters, self._parties)

    def counts(self, among: Sequence[str] | None = None) -> list[Deed]:
        """Each pair and type, the most frequent first; with `among` the pairs of which both are of these entities."""
        kept = None if among is None else frozenset(_numbers(self._db, among))
        rows = [row for row in self._rows if kept is None or (row[0] in kept and row[1] in kept)]
        ids = _ids(self._db, {n for actor, recipient, *_ in rows for n in (actor, recipient)})
        found = (Deed(ids[actor], ids[recipient], type_, many) for actor, recipient, type_, many in rows)
        return sorted(found, key=lambda deed: (-deed.events, deed.actor, deed.recipient, deed.type))

    def busiest(self, limit: int) -> list[str]:
        """The parties of most deeds first; where a party was asked for those that it deals with, without itself."""
        met: Counter[int] = Counter()
        for actor, recipient, _, many in self._rows:
            met[actor] += many
            met[recipient] += many
        for own in self._parties or ():
            met.pop(own, None)
        # Ids are fetched of those alone that may be among so many.
        least = nlargest(limit, met.values())[-1] if limit and met else 0
        ids = _ids(self._db, {n for n, many in met.items() if many >= least})
        return sorted(ids.values(), key={ids[n]: (-met[n], ids[n]) for n in ids}.__getitem__)[:limit]

    def tally(self) -> Tally:
        """How many pairs there are, and how many events of them."""
        return Tally(len({(actor, recipient) for actor, recipient, *_ in self._rows}), sum(n for *_, n in self._rows))


def _counted(db: sqlite3.Connection, filters: DeedFilters, parties: list[int] | None) -> list[Row]:
    """The pairs that fit, each with the number of its events by type, in no order."""
    of_events = cast(Filters, {name: filters.get(name) for name in ("since", "until", "type", "outlet")})
    if (found := picked(db, "event", of_events)) is not None:
        return found.deeds(parties)
    tests, values = day_tests(of_events, "d")
    for test, more in _tests(filters, parties):
        tests.append(test)
        values += more
    where = " AND ".join(tests) or "1"
    return db.execute(
        f"SELECT d.actor, d.recipient, d.type, count(*) FROM deed AS d WHERE {where} GROUP BY 1, 2, 3", values
    ).fetchall()


def _tests(filters: DeedFilters, parties: list[int] | None) -> Iterator[tuple[str, list[str]]]:
    if parties is not None:
        yield f"(d.actor IN ({_listed(parties)}) OR d.recipient IN ({_listed(parties)}))", []
    if (types := filters.get("type")) is not None:
        yield f"d.type IN ({', '.join('?' * len(types.split(',')))})", types.split(",")
    if (outlet := filters.get("outlet")) is not None:
        told_by = (
            "SELECT record FROM filed JOIN facet ON facet.n = filed.facet"
            " WHERE facet.kind = 'event' AND facet.name = 'outlet' AND facet.value = ?"
        )
        yield f"d.event IN ({told_by})", [outlet]


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _numbers(db: sqlite3.Connection, ids: Sequence[str]) -> list[int]:
    holes = ", ".join("?" * len(ids))
    return [n for (n,) in db.execute(f"SELECT n FROM record WHERE kind = 'entity' AND id IN ({holes})", tuple(ids))]


def _ids(db: sqlite3.Connection, numbers: Collection[int]) -> dict[int, str]:
    listed = msgspec.json.encode(sorted(numbers)).decode()
    return dict(
        db.execute("SELECT r.n, r.id FROM json_each(?) AS j CROSS JOIN record AS r ON r.n = j.value", (listed,))
    )
