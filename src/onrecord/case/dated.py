"""Columns of dated records: one number a record in each, packed, to be counted all at once.

Days are kept as pairs of a first and a last one, which very many records have few of, and each record's pair by number.
"""

import sqlite3
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from onrecord.case.numbers import APART, UNDATED

NO_DAY = -1

Bits = NDArray[np.bool_]
Numbers = NDArray[np.int64]


def packed_days(first: Numbers, last: Numbers) -> Iterator[tuple[str, bytes]]:
    """The columns of the days of records, by name; `NO_DAY` stands for none."""
    spans, span = np.unique(first * APART + last, return_inverse=True)
    yield "span", span.astype("<i4").tobytes()
    yield "spans", spans.astype("<i8").tobytes()


class Dated:
    """The columns of one kind of record, whose names begin alike, each fetched when it is asked for."""

    prefix = ""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def touching(self, since: int | None, until: int | None) -> Bits:
        """Which records touch the days from one to the other, both as numbers; what has no day touches none."""
        first, last = self.spans()
        kept = (first != NO_DAY) & (last >= (since or 0)) & (first <= (until or UNDATED))
        touching: Bits = kept[self.column("span", "<i4")]
        return touching

    def spans(self) -> tuple[Numbers, Numbers]:
        """First and last days of the pairs that records have."""
        spans = self.column("spans")
        first, last = np.divmod(spans, APART)
        return np.where(spans < 0, NO_DAY, first), np.where(spans < 0, NO_DAY, last)

    def column(self, name: str, kind: str = "<i8") -> NDArray[np.int64]:
        """One column."""
        name = self.prefix + name
        (body,) = self._db.execute("SELECT body FROM columns WHERE name = ?", (name,)).fetchone()
        return np.frombuffer(body, kind)
