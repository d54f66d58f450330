"""`Case`: one SQLite file that holds reports, what was read in them, what was matched, and what people decided."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from onrecord.case import arrivals
from onrecord.case import decisions as deciding
from onrecord.case.contents import Contents
from onrecord.case.file import connect, told, transaction
from onrecord.case.filing import FILING
from onrecord.case.publish import publish
from onrecord.case.review import Reviews
from onrecord.errors import CaseError, OnrecordError
from onrecord.records import Action, Decision, Reading, Report

if TYPE_CHECKING:
    from onrecord.case.shelf import CaseShelf
    from onrecord.matching import Findings


def open_case(path: str | Path, *, create: bool = False, read_only: bool = False) -> "Case":
    """The case in this file, to be used in a `with`. One thread at a time may use it.

    Raises CaseError: C001 no such case, C002 not a case, C003 of a newer version, C004 cannot be written,
    C005 another is writing to it.
    """
    return Case(connect(path, create=create, read_only=read_only), path, read_only=read_only)


class Case(Contents):
    """An open case: what it holds (`Contents`), what people decided, and what builds write into it."""

    def __init__(self, db: sqlite3.Connection, path: str | Path, *, read_only: bool = False) -> None:
        super().__init__(db, path)
        self.read_only = read_only

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; all is then in it, and nothing beside it, so that it can be copied."""
        try:
            if not self.read_only:
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error:
            pass  # what is not yet moved into the file stays beside it, and is found there
        finally:
            self._db.close()

    # What people decided

    def decide(self, about: str, action: Action, user: str, reason: str = "", value: str | None = None) -> Decision:
        """Write down a decision; it takes effect with the next build. Raises CaseError C004, C005."""
        with told(self.path):
            return deciding.decide(self._db, about, action, user, reason, value)

    def withdraw(self, report: str, user: str, reason: str) -> Decision:
        """Withdraw a report: from the next build on it counts in no event, list or number, and all of it is kept.

        Undoing the decision restores it. A report withdrawn already stays as it is. Raises CaseError C006.
        """
        if (standing := self.withdrawal(report)) is not None:
            return standing
        if self._rows("SELECT 1 FROM report WHERE id = ?", (report,)).fetchone() is None:
            raise CaseError("C006", id=report, case=self.path)
        return self.decide(report, "reject", user, reason)

    def restore(self, report: str, user: str, reason: str = "") -> Decision:
        """Take back that a report was withdrawn. Raises CaseError C006 where it was not."""
        if (standing := self.withdrawal(report)) is None:
            raise CaseError("C006", id=report, case=self.path)
        return self.decide(standing.id, "undo", user, reason)

    def withdrawal(self, report: str) -> Decision | None:
        """The decision by which a report is withdrawn; None where it is not."""
        with told(self.path):
            return deciding.withdrawals(self._db).get(report)

    def withdrawals(self) -> dict[str, Decision]:
        """The reports that are withdrawn, each with the decision that withdrew it, the first to be withdrawn first."""
        with told(self.path):
            return deciding.withdrawals(self._db)

    def withdrawn_report(self, report_id: str) -> Report | None:
        """A report that was withdrawn and no longer counts, as it was taken in; None where there is none."""
        row = self._rows("SELECT n FROM report WHERE id = ? AND live = ?", (report_id, arrivals.ASIDE)).fetchone()
        return self._bodies.report(row[0]) if row else None

    def decisions(self, about: str | None = None) -> list[Decision]:
        """All decisions, or those on one record, oldest first."""
        return deciding.decisions(self._db, about)

    def reviews(self) -> Reviews:
        """What people have made of each record so far, and where two of them differ."""
        return Reviews(self.decisions())

    def decided(self) -> int:
        """How many decisions, the oldest ones, what was matched last knew of; later ones wait for a build."""
        row = self._rows("SELECT value FROM meta WHERE key = 'decided'").fetchone()
        return int(row[0]) if row else 0

    # What a build writes

    def add_reports(self, arrived: Iterable[arrivals.Arrival]) -> list[arrivals.Arrived]:
        """Take reports in, all or none; they wait unseen until `write_matched`."""
        with told(self.path), transaction(self._db):
            return [arrivals.arrive(self._db, arrival) for arrival in arrived]

    def note_left_out(self, by_source: Mapping[str, Iterable[OnrecordError]]) -> None:
        """Keep what could not be read of each source, in place of what was noted of it before."""
        with told(self.path), transaction(self._db):
            for source, errors in by_source.items():
                rows = [(source, n, e.code, f"{e.what}: {e.remedy}") for n, e in enumerate(errors, start=1)]
                self._db.execute("DELETE FROM left_out WHERE source = ?", (source,))
                self._db.executemany("INSERT INTO left_out VALUES (?, ?, ?, ?)", rows)

    def plan(self, reader: str, model: str, *, again: bool = False) -> int:
        """Let those reports wait too that another version read, or all (`again`); how many wait to be read."""
        with told(self.path), transaction(self._db):
            arrivals.plan(self._db, reader, model, again=again)
            return arrivals.count_unread(self._db)

    def unread(self) -> Iterator[tuple[int, Report]]:
        """The reports that wait to be read, each with its number."""
        with told(self.path):
            yield from arrivals.unread(self._db)

    def write_readings(self, readings: Iterable[tuple[int, Reading | arrivals.Packed | str]]) -> None:
        """Keep readings (or why there is none) by the number of their report, all or none."""
        with told(self.path), transaction(self._db):
            arrivals.keep_readings(self._db, readings)

    def upcoming(self) -> Iterator[tuple[Report, Reading]]:
        """What is to be matched: all reports with readings that the case will hold, entities the reports' own."""
        with told(self.path):
            for n in arrivals.upcoming(self._db):
                yield arrivals.read(self._db, n)

    def shelf(self, version: str, *, afresh: bool = False) -> "CaseShelf":
        """The same for matching, which keeps what it works out there; `version` is that of the program.

        What another version kept is forgotten, and so is everything where it is to be worked out `afresh`.
        """
        from onrecord.case.shelf import CaseShelf

        with told(self.path):
            return CaseShelf(self._db, f"{version}, filing {FILING}", afresh=afresh)

    def write_matched(self, matched: "Findings", mark: str, decided: int = 0) -> None:
        """Make what was read and matched the case's own, all or nothing.

        `mark` says what it was made with, `decided` how many decisions were known to it.
        """
        with told(self.path), transaction(self._db):
            publish(self._db, matched)
            made = [("matched", mark), ("decided", str(decided))]
            self._db.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", made)
        self._bodies.forget()

    def is_matched(self, mark: str) -> bool:
        """Whether nothing waits and all was matched with what `mark` says."""
        row = self._rows("SELECT value FROM meta WHERE key = 'matched'").fetchone()
        changed = self._rows("SELECT EXISTS (SELECT 1 FROM report WHERE live = 0 OR withdrawn)").fetchone()[0]
        return bool(row and row[0] == mark and not changed)
