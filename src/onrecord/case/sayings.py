"""Statements as columns, in order of their speakers' ids: how often each speaks on some days is counted all at once.

To count some hundred thousand rows by day and speaker takes longer than a page may. A case of few statements has no
such columns, and its rows are asked (case/speaking.py): both give the same.
"""

import sqlite3
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from onrecord.case.dated import NO_DAY, Dated, packed_days

_PREFIX = "said "
_NO_OUTLET = -1


def made(db: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    """All columns by name. Speakers must have been counted."""
    speakers = db.execute(
        "SELECT p.n, p.named, sum(v.many) FROM speaker AS p JOIN voice AS v ON v.speaker = p.n"
        " GROUP BY p.n ORDER BY p.id"
    ).fetchall()
    yield f"{_PREFIX}speakers", np.array(speakers, "<i8").tobytes()
    outlets = [o for (o,) in db.execute("SELECT DISTINCT outlet FROM voice WHERE outlet IS NOT NULL ORDER BY outlet")]
    yield f"{_PREFIX}outlets", msgspec.json.encode(outlets)
    number = {outlet: n for n, outlet in enumerate(outlets)}
    rows = db.execute(
        f"SELECT coalesce(s.first, {NO_DAY}), coalesce(s.last, {NO_DAY}), s.outlet FROM speaker AS p"
        " CROSS JOIN said AS s ON s.speaker = p.n ORDER BY p.id"
    )
    table = np.fromiter(
        ((first, last, number.get(outlet, _NO_OUTLET)) for first, last, outlet in rows),
        [("first", "<i8"), ("last", "<i8"), ("outlet", "<i4")],
    )
    for name, body in packed_days(table["first"], table["last"]):
        yield f"{_PREFIX}{name}", body
    yield f"{_PREFIX}outlet", table["outlet"].tobytes()


class Sayings(Dated):
    """How often each speaker speaks on some days, in the pages of one outlet or of all.

    `among` are the numbers of those who are counted; None is all.
    """

    prefix = _PREFIX

    def __init__(
        self,
        db: sqlite3.Connection,
        days: tuple[int | None, int | None],
        outlet: str | None,
        among: Sequence[int] | None,
    ) -> None:
        super().__init__(db)
        numbers, named, every = self.column("speakers").reshape(-1, 3).T
        chosen = self.touching(*days)
        if outlet is not None:
            chosen &= self.column("outlet", "<i4") == self._outlet(outlet)
        many = np.add.reduceat(chosen, np.cumsum(every) - every, dtype=np.int64)
        fit = many > 0 if among is None else (many > 0) & np.isin(numbers, among)
        self._numbers, self._named, self._many = numbers[fit], named[fit] == 1, many[fit]

    def by_name(self) -> dict[bool, tuple[int, int]]:
        """How many speakers there are by name (True) and not, and how many statements are theirs."""
        halves = {named: self._many[self._named == named] for named in (True, False)}
        return {named: (len(many), int(many.sum())) for named, many in halves.items()}

    def ranked(self, limit: int, offset: int) -> list[tuple[int, int]]:
        """The numbers of those who speak most often, and how often; of as many those first whose ids are."""
        order = np.argsort(-self._many, kind="stable")[offset : offset + limit]
        return list(zip(self._numbers[order].tolist(), self._many[order].tolist(), strict=True))

    def _outlet(self, name: str) -> int:
        (body,) = self._db.execute("SELECT body FROM columns WHERE name = ?", (f"{_PREFIX}outlets",)).fetchone()
        outlets = msgspec.json.decode(body, type=list[str])
        return outlets.index(name) if name in outlets else len(outlets)
