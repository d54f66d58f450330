"""The reports of a case as matching takes them from the file, and what it keeps there for the next build."""

import sqlite3
from hashlib import blake2b

from onrecord.case import arrivals
from onrecord.case.file import transaction
from onrecord.matching import brief_of
from onrecord.records import Reading, Report

# So many reports' findings are written in one go.
_BATCH = 500


class CaseShelf:
    """What is to be matched: all reports with readings that the case will hold once the build is done."""

    def __init__(self, db: sqlite3.Connection, version: str, *, afresh: bool = False) -> None:
        """`version` says what program keeps: what another one kept is forgotten, and so is everything if `afresh`."""
        self._db = db
        kept = db.execute("SELECT value FROM meta WHERE key = 'kept'").fetchone()
        if afresh or kept != (version,):
            with transaction(db):
                db.execute("DELETE FROM brief")
                db.execute("DELETE FROM score")
                db.execute("UPDATE record SET mark = NULL WHERE mark IS NOT NULL")
                db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('kept', ?)", (version,))
        self._numbers = arrivals.upcoming(db)
        self._waiting: dict[int, bytes] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def brief(self, number: int) -> bytes:
        """The brief of a report; made of its reading, and kept, where there is none."""
        n = self._numbers[number]
        row = self._db.execute("SELECT body FROM brief WHERE report = ?", (n,)).fetchone()
        if row:
            return bytes(row[0])
        brief = brief_of(*self.reading(number), self._digest(n))
        self._db.execute("INSERT INTO brief (report, body) VALUES (?, ?)", (n, brief))
        return brief

    def reading(self, number: int) -> tuple[Report, Reading]:
        """A report and its reading, its entities the report's own."""
        return arrivals.read(self._db, self._numbers[number])

    def kept(self, number: int) -> bytes:
        """What was last kept of a report's tellings."""
        n = self._numbers[number]
        if n in self._waiting:
            return self._waiting[n]
        row = self._db.execute("SELECT tellings FROM brief WHERE report = ?", (n,)).fetchone()
        return row[0] or b"" if row else b""

    def keep(self, number: int, tellings: bytes) -> None:
        """Keep this of a report's tellings."""
        self._waiting[self._numbers[number]] = tellings
        if len(self._waiting) >= _BATCH:
            self._write()

    def kept_scores(self, name: str) -> bytes:
        """The scores last kept under this name."""
        row = self._db.execute("SELECT body FROM score WHERE name = ?", (name,)).fetchone()
        return row[0] if row else b""

    def keep_scores(self, name: str, scores: bytes) -> None:
        """Keep these scores."""
        self._write()
        self._db.execute("INSERT OR REPLACE INTO score (name, body) VALUES (?, ?)", (name, scores))

    def _digest(self, n: int) -> bytes:
        report, reading = self._db.execute(
            "SELECT r.fingerprint, g.body FROM report AS r JOIN reading AS g ON g.report = r.n WHERE r.n = ?", (n,)
        ).fetchone()
        return blake2b(report.encode() + reading, digest_size=8).digest()

    def _write(self) -> None:
        rows = [(tellings, n) for n, tellings in self._waiting.items()]
        self._waiting = {}
        self._db.executemany("UPDATE brief SET tellings = ? WHERE report = ?", rows)
