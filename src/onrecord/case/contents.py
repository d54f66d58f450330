"""`Contents`: what a case holds, as it can be asked for. Nothing here writes."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Unpack

import msgspec

from onrecord.case import days as lying
from onrecord.case import deeds as doing
from onrecord.case import lookup, news, points, searching, summary
from onrecord.case.bodies import Bodies
from onrecord.case.file import told
from onrecord.case.lookup import Filters
from onrecord.case.mentions import Head, head
from onrecord.case.packing import expand, unpack
from onrecord.case.picking import picked
from onrecord.case.searching import Hit
from onrecord.case.speaking import Speaking
from onrecord.records import AnyRecord, Entity, Reading, Report, Span

# Records `d` by their numbers, in the order in which these are given.
_NUMBERED = "SELECT {} FROM json_each(?) AS j CROSS JOIN record AS d ON d.n = j.value ORDER BY j.key"


@dataclass(frozen=True)
class PartyName:
    """An entity by name: what a list or a label needs, without the mentions."""

    id: str
    name: str
    schema: str
    country: str | None
    mentions: int


class Contents:
    """What can be asked of a case. Each reference in a record that it hands out leads to a record of it, or is None."""

    def __init__(self, db: sqlite3.Connection, path: str | Path) -> None:
        self.path = path
        self._db = db
        self._bodies = Bodies(db)

    def report(self, report_id: str) -> Report | None:
        """A report, with its day of publication as the reading found it, its copies and its origin."""
        n = self._live(report_id)
        return None if n is None else self._bodies.report(n)

    def reading(self, report_id: str) -> Reading | None:
        """What was read in a report; None where it is not in the case or was not read."""
        n = self._live(report_id)
        return None if n is None else self._bodies.reading(n)

    def sentences(self, report_id: str) -> list[Span]:
        """The sentences of a report, without the rest of its reading; none where it is not in the case or not read."""
        n = self._live(report_id)
        sketch = None if n is None else self._bodies.sketch(n)
        return sketch.sentences() if sketch else []

    def readings(self) -> Iterator[tuple[Report, Reading]]:
        """All reports that were read, with their readings, in order of day and id."""
        for (n,) in self._rows("SELECT n FROM report WHERE live = 1 ORDER BY first IS NULL, first, id").fetchall():
            if (reading := self._bodies.reading(n)) is not None:
                yield self._bodies.report(n), reading

    def original(self, report_id: str) -> tuple[bytes, str] | None:
        """The bytes that a report was made from, and their SHA-256; those of a withdrawn one too."""
        row = self._rows(
            "SELECT r.body, o.sha256, o.body FROM report AS r JOIN original AS o ON o.sha256 = r.original"
            " WHERE r.id = ? AND r.live != 0",
            (report_id,),
        ).fetchone()
        if row is None:
            return None
        report, digest, body = row
        return (unpack(report, Report).text.encode() if body is None else expand(body)), digest

    def record(self, record_id: str) -> AnyRecord | None:
        """The record of this id, of any kind; None where the case holds none."""
        with told(self.path):
            row = self._rows("SELECT n, body FROM record WHERE id = ? ORDER BY n LIMIT 1", (record_id,)).fetchone()
            return None if row is None else self._bodies.record(*row)

    def each(self, ids: Iterable[str]) -> dict[str, AnyRecord]:
        """Those of the records of these ids that the case holds, by id: quicker than one by one."""
        listed = msgspec.json.encode(list(ids)).decode()
        with told(self.path):
            # In order of number the records of one report stand together, and of two of one id the last is the first.
            rows = self._rows(
                "SELECT d.id, d.n, d.body FROM json_each(?) AS j CROSS JOIN record AS d ON d.id = j.value"
                " ORDER BY d.n DESC",
                (listed,),
            ).fetchall()
            return {i: self._bodies.record(n, body) for i, n, body in rows}

    def records(self, kind: str, *, limit: int | None = None, offset: int = 0, **filters: Unpack[Filters]) -> list[Any]:
        """The records of a kind that pass all filters: by day, undated last; entities by how often they are named.

        `party` is an entity's id or name, `place` a name, a gazetteer's id, a country's code or a place record's id;
        `since` and `until` are days (YYYY-MM-DD) that a record must touch; `type` is a claim's or event's type, an
        entity's schema, a statement's class of cue, an item's kind; `status` a claim's status, a line's stage, a
        speaker's kind, an answer's kind ("unanswered" for none); `differ` a field on which an event's tellers differ,
        or "any"; `origins` a number (2 to 20) that an event's origins reach; `actor` and `recipient` the party on one
        side of an event; `speaker` and `via` (who cites or was told) a speaker's id; `credit` an agency that a report
        credits; `new` the number of a build: what a later one was the first to show; `reviewed` "yes", "no" or a state
        of review; `doubt` why a person should look at a record before others (case/doubt.py; "none" for no ground). Of
        types, several may be given, with commas between them. Raises UsageError U002.
        """
        with told(self.path):
            rows = list(self._select("d.n, d.body", kind, filters, limit, offset))
            return [self._bodies.record(*row) for row in rows]

    def listed(self, kind: str, *, limit: int | None = None, **filters: Unpack[Filters]) -> list[str]:
        """The ids of the records that `records` gives, in the same order, without the records."""
        with told(self.path):
            return [i for (i,) in self._select("d.id", kind, filters, limit, 0)]

    def ids(self, kind: str) -> list[str]:
        """The ids of all records of a kind, in alphabetical order."""
        return [i for (i,) in self._rows("SELECT id FROM record WHERE kind = ? ORDER BY id", (kind,))]

    def count(self, kind: str, **filters: Unpack[Filters]) -> int:
        """How many records of a kind pass all filters."""
        asked_for = {name: value for name, value in filters.items() if value is not None}
        if not asked_for and kind in lookup.KINDS:
            return int(summary.held(self._db)["counts"][kind])
        if asked_for.get("reviewed") in ("no", "unreviewed"):  # those that people decided on are few
            every, decided = {**filters, "reviewed": None}, {**filters, "reviewed": "yes"}
            return self.count(kind, **every) - self.count(kind, **decided)  # type: ignore[arg-type]
        with told(self.path):
            if (found := picked(self._db, kind, filters)) is not None:
                return found.count
            if (asked := lookup.query(self._db, kind, filters)) is None:
                return 0
            if asked.known is not None:
                return asked.known
            rows = self._rows(f"SELECT count(*) FROM {asked.tables} WHERE {asked.where}", asked.values)
            return int(rows.fetchone()[0])

    def facets(self, kind: str, name: str) -> list[tuple[str, int]]:
        """The values that records of a kind can be filtered by, the most frequent first: ("outlet", "type" …)."""
        return self._rows(
            "SELECT value, many FROM facet WHERE kind = ? AND name = ? ORDER BY many DESC, value", (kind, name)
        ).fetchall()

    def holders(self, record_id: str) -> list[str]:
        """The ids of the events and lines that a claim stands in, or the exchanges that an event stands in."""
        return [
            i
            for (i,) in self._rows(
                "SELECT w.id FROM record AS r JOIN member AS m ON m.part = r.n JOIN record AS w ON w.n = m.whole"
                " WHERE r.id = ? ORDER BY w.kind DESC, w.rank, w.n",
                (record_id,),
            )
        ]

    def heads(self, *, limit: int | None = None, offset: int = 0, **filters: Unpack[Filters]) -> list[Head]:
        """The entities that `records` gives, without their mentions: of a state, these may be a hundred thousand."""
        with told(self.path):
            rows = list(self._select("d.n, d.body", "entity", filters, limit, offset))
            return [head(self._db, n, unpack(body, Entity)) for n, body in rows]

    def head(self, entity_id: str) -> Head | None:
        """One entity without its mentions; None where the case holds none of this id."""
        row = self._rows("SELECT n, body FROM record WHERE id = ? AND kind = 'entity'", (entity_id,)).fetchone()
        return head(self._db, row[0], unpack(row[1], Entity)) if row else None

    def same_origin(self, origin: str) -> list[Report]:
        """The reports that go back to one text or one agency's wire, by day."""
        numbers = self._rows(
            "SELECT n FROM report WHERE origin = ? AND live = 1 ORDER BY first IS NULL, first, id", (origin,)
        )
        return [self._bodies.report(n) for (n,) in numbers.fetchall()]

    def names(self, ids: Iterable[str]) -> dict[str, PartyName]:
        """Entities by name, without their mentions: quick for any number of them."""
        rows = self._rows(
            "SELECT d.id, d.body, d.rank FROM json_each(?) AS j CROSS JOIN record AS d ON d.id = j.value"
            " AND d.kind = 'entity' ORDER BY j.key",
            (msgspec.json.encode(list(dict.fromkeys(ids))).decode(),),
        )
        found = ((i, msgspec.json.decode(expand(body), type=_Label), rank) for i, body, rank in rows)
        return {i: PartyName(i, label.name, label.schema, label.country, -rank) for i, label, rank in found}

    def search(
        self, words: str, *, limit: int = 50, offset: int = 0, **filters: Unpack[searching.SearchFilters]
    ) -> list[Hit]:
        """Full-text search over reports, statements and entities: all the words, "in this order", begin*.

        `kind` is one of these three, `outlet` a name, `since` and `until` days. Raises UsageError U002.
        """
        with told(self.path):
            return searching.search(self._db, words, filters, limit, offset)

    def count_hits(self, words: str, *, most: int = 10_000, **filters: Unpack[searching.SearchFilters]) -> int:
        """How many hits a search has, counted no further than `most`."""
        with told(self.path):
            return searching.count(self._db, words, filters, most)

    def meta(self) -> dict[str, Any]:
        """What the case holds, in numbers.

        `counts` by kind, `outlets` {name: reports}, `origins`, `first_day`, `last_day`, `model`, `reader`,
        `not_read` (reports in a language that is not read), `failed` {report: why}, `waiting` (reports that an
        interrupted build took in), `left_out` [{source, code, message}], `digest` (a hash of the reports).
        """
        with told(self.path):
            return summary.meta(self._db)

    def speaking(self) -> Speaking:
        """Who speaks in whose pages, and through whom: counts of statements."""
        return Speaking(self._db, self.facets)

    def deeds(self, **filters: Unpack[doing.DeedFilters]) -> doing.Deeds:
        """Who did what to whom, in how many events: the pairs of parties of the events that fit."""
        with told(self.path):
            return doing.Deeds(self._db, filters)

    def located(self, **filters: Unpack[Filters]) -> points.Located:
        """Where the events stand that pass all filters (those of `records`): points, and how many events at each."""
        with told(self.path):
            return points.located(self._db, filters)

    def place_named(self, key: str) -> tuple[str, str | None] | None:
        """The name and precision of the place that `Point.key` stands for; None where it is no key."""
        return points.place_named(self._db, key)

    def stretches(self, kind: str, *, by_month: bool = False, **filters: Unpack[Filters]) -> list[lying.Stretch]:
        """How the records of a kind that pass all filters lie in time, counted by first and last day, or month."""
        with told(self.path):
            return lying.stretches(self._db, kind, filters, by_month)

    def mark(self) -> news.Mark:
        """Where the case stands: how many builds it has seen, and how many decisions."""
        return news.mark(self._db)

    def count_new(self, build: int) -> dict[str, int]:
        """How many reports, events, lines and requests a build later than this one was the first to show."""
        return news.count_new(self._db, build)

    def fingerprint(self) -> str:
        """A hash that a citation names the case by: the same reports, program and decisions give the same."""
        with told(self.path):
            return summary.fingerprint(self._db)

    def proposals(self) -> list[tuple[str, str, str]]:
        """Pairs of entities that may be one, as matching proposes them: their ids, and why."""
        row = self._rows("SELECT value FROM meta WHERE key = 'proposals'").fetchone()
        return msgspec.json.decode(row[0], type=list[tuple[str, str, str]]) if row else []

    # Within

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        return self._db.execute(sql, values)

    def _select(
        self, columns: str, kind: str, filters: Filters, limit: int | None, offset: int
    ) -> Iterable[tuple[Any, ...]]:
        if (found := picked(self._db, kind, filters)) is not None:
            return self._rows(_NUMBERED.format(columns), (msgspec.json.encode(found.numbers(limit, offset)).decode(),))
        if (asked := lookup.query(self._db, kind, filters)) is None:
            return ()
        return self._rows(asked.page(columns), (*asked.values, -1 if limit is None else limit, offset))

    def _live(self, report_id: str) -> int | None:
        row = self._rows("SELECT n FROM report WHERE id = ? AND live = 1", (report_id,)).fetchone()
        return row[0] if row else None


class _Label(msgspec.Struct):
    """The part of an entity that a list shows; the rest is not decoded."""

    name: str
    schema: str
    country: str | None = None
