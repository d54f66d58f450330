"""Rows of records and of what they are filed under."""

import sqlite3
from dataclasses import dataclass, field

from onrecord.case.filing import Filed

_MANY = 10_000  # rows that wait in memory


@dataclass
class Writer:
    """Writes records, what they are filed under, and the words that they are found by."""

    db: sqlite3.Connection
    _facets: dict[tuple[str, str, str], int] = field(default_factory=dict)
    _to_file: list[tuple[int | None, ...]] = field(default_factory=list)

    def add(
        self,
        n: int,
        kind: str,
        record_id: str,
        report: int | None,
        filed: Filed,
        body: bytes | None = None,
        mark: bytes | None = None,
    ) -> bool:
        """One record; False where the case holds one of this kind and id already."""
        done = self.db.execute(
            "INSERT INTO record (n, kind, id, report, rank, first, last, body, mark)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id, kind) DO NOTHING",
            (n, kind, record_id, report, filed.rank, *filed.days, body, mark),
        )
        if not done.rowcount:
            return False
        self._to_file += [(self.facet(kind, *pair), filed.rank, n, *filed.days) for pair in filed.facets]
        if len(self._to_file) >= _MANY:
            self._put_aside()
        return True

    def file(self) -> None:
        """File what was added. Done in order, and for many records at once, it is many times quicker."""
        self._put_aside()
        self.db.execute("INSERT OR IGNORE INTO filed SELECT * FROM to_file ORDER BY facet, rank, record")
        self.db.execute("DELETE FROM to_file")

    def _put_aside(self) -> None:
        """Keep what is to be filed where it takes up no memory: of large cases it is tens of millions of rows."""
        self.db.executemany("INSERT INTO to_file VALUES (?, ?, ?, ?, ?)", self._to_file)
        self._to_file.clear()

    def facet(self, kind: str, name: str, value: str) -> int:
        """The number of a facet."""
        key = (kind, name, value)
        if key not in self._facets:
            self.db.execute("INSERT INTO facet (kind, name, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", key)
            found = self.db.execute("SELECT n FROM facet WHERE kind = ? AND name = ? AND value = ?", key)
            self._facets[key] = found.fetchone()[0]
        return self._facets[key]

    def words(self, n: int, kind: str, title: str, body: str) -> None:
        """What full-text search finds a record by."""
        self.db.execute("INSERT INTO search (rowid, title, body, kind) VALUES (?, ?, ?, ?)", (n, title, body, kind))
