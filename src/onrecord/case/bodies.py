"""Records out of the packed bodies that the case file keeps; those last asked for stay decoded.

A page asks for the same few reports again and again, and mostly for single records of them.
"""

import sqlite3
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from onrecord.case.filing import with_case_entities
from onrecord.case.mentions import with_mentions
from onrecord.case.numbers import OF_THE_CASE, is_report, item_at, report_number
from onrecord.case.packing import expand, unpack
from onrecord.case.sketch import Sketch
from onrecord.records import AnyRecord, Entity, Published, Reading, Report

T = TypeVar("T")
_KEPT = 128  # of each: reports, readings, sketches


class Bodies:
    """The records of a case by their numbers, entities the case's own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._reports: dict[int, Report] = {}
        self._readings: dict[int, Reading] = {}
        self._sketches: dict[int, Sketch] = {}

    def forget(self) -> None:
        """Keep nothing decoded: the case was written to."""
        self._reports.clear()
        self._readings.clear()
        self._sketches.clear()

    def record(self, n: int, body: bytes | None) -> AnyRecord:
        """The record of this number; `body` is what its row keeps, None where it is part of a report."""
        if n >= OF_THE_CASE:
            assert body is not None
            made: AnyRecord = msgspec.json.decode(expand(body), type=AnyRecord)
            return with_mentions(self._db, n, made) if isinstance(made, Entity) else made
        report = report_number(n)
        if is_report(n):
            return self.report(report)
        if (reading := self._readings.get(report)) is not None:
            return item_at(reading, n)
        sketch = self.sketch(report)
        assert sketch is not None
        return sketch.item(n)

    def report(self, n: int) -> Report:
        """A report, with its day of publication as the reading found it, its copies and its origin."""
        if n in self._reports:
            return self._reports[n]
        body, published, copy_of, origin = self._db.execute(
            "SELECT body, published, copy_of, origin FROM report WHERE n = ?", (n,)
        ).fetchone()
        report = replace(unpack(body, Report), copy_of=copy_of, origin=origin)
        if published is not None:  # else it was withdrawn before it was read
            report = replace(report, published=unpack(published, Published))
        return _keep(self._reports, n, report)

    def reading(self, report: int) -> Reading | None:
        """What was read in a report; None where it was not read."""
        if report in self._readings:
            return self._readings[report]
        if (row := self._packed(report)) is None:
            return None
        body, packed_entities = row
        entities = msgspec.json.decode(expand(packed_entities), type=dict[str, str | None])
        known = {own: entity for own, entity in entities.items() if entity is not None}
        return _keep(self._readings, report, with_case_entities(unpack(body, Reading), known))

    def sketch(self, report: int) -> Sketch | None:
        """The reading of a report, its records not yet decoded; None where it was not read."""
        if report not in self._sketches:
            if (row := self._packed(report)) is None:
                return None
            _keep(self._sketches, report, Sketch.of(*row))
        return self._sketches[report]

    def _packed(self, report: int) -> tuple[bytes, bytes] | None:
        """A reading as it is kept, and the case's entities by its own."""
        row: tuple[bytes, bytes] | None = self._db.execute(
            "SELECT g.body, r.entity_of FROM report AS r JOIN reading AS g ON g.report = r.n WHERE r.n = ?", (report,)
        ).fetchone()
        return row


def _keep(kept: dict[int, T], n: int, value: T) -> T:
    """Keep a value, in place of the oldest where there are many."""
    if len(kept) >= _KEPT:
        del kept[next(iter(kept))]
    kept[n] = value
    return value
