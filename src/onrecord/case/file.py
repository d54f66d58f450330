"""The case file itself: opening, checking, migrating, and SQLite's complaints as errors of the house.

Invariant: a file is a case only by its application id; one of a newer version is never touched.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from onrecord.errors import CaseError

APPLICATION_ID = 0x0EC02D01
_MIGRATIONS = sorted(
    (f.name, f) for f in files("onrecord.case").joinpath("migrations").iterdir() if f.name.endswith(".sql")
)
VERSION = len(_MIGRATIONS)
_BUSY_SECONDS = 5.0
_WAITING = ("database is locked", "database table is locked")


@contextmanager
def told(path: str | Path) -> Iterator[None]:
    """What SQLite raises inside becomes a CaseError that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if str(error) in _WAITING:
            raise CaseError("C005", case=path) from error
        raise CaseError("C004", case=path, reason=str(error)) from error
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        raise CaseError("C002", case=path) from error


def connect(path: str | Path, *, create: bool = False, read_only: bool = False) -> sqlite3.Connection:
    """A checked and migrated connection to a case file.

    Raises CaseError: C001 no such case, C002 not a case, C003 of a newer version, C004 cannot be written,
    C005 locked by another.
    """
    path = Path(path)
    fresh = not path.exists() or (path.is_file() and path.stat().st_size == 0)
    if fresh and not create:
        raise CaseError("C002" if path.exists() else "C001", case=path)
    if path.exists() and not path.is_file():
        raise CaseError("C002", case=path)
    with told(path):
        db = _open(path, read_only)
        try:
            _prepare(db, path, fresh, read_only)
        except BaseException:
            db.close()
            raise
    return db


def _open(path: Path, read_only: bool) -> sqlite3.Connection:
    if not read_only:
        mode = "rwc"
    elif os.access(path.parent, os.W_OK):
        # Opened as if to write, for only so does SQLite take its files beside the case away at the end.
        mode = "rw" if os.access(path, os.W_OK) else "ro"
    else:
        mode = "ro&immutable=1"  # a file in write-ahead mode cannot be opened otherwise in such a folder
    address = path.absolute().as_uri() + f"?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def _prepare(db: sqlite3.Connection, path: Path, fresh: bool, read_only: bool) -> None:
    found = db.execute("PRAGMA user_version").fetchone()[0]
    if not fresh and db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID and not _blank(db, found):
        raise CaseError("C002", case=path)
    if found > VERSION:
        raise CaseError("C003", case=path, found=found, known=VERSION)
    db.execute("PRAGMA foreign_keys = ON")
    if read_only:
        db.execute("PRAGMA query_only = ON")
    else:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA cache_size = -262144")
    if found < VERSION and read_only:
        connect(path).close()
    elif found < VERSION:
        _migrate(db, found)


def _blank(db: sqlite3.Connection, found: int) -> bool:
    """Whether a kill came between the making of the file and its first table."""
    return found == 0 and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0


def _migrate(db: sqlite3.Connection, found: int) -> None:
    """Bring the tables from version `found` to the newest, all or nothing."""
    steps = "".join(script.read_text(encoding="utf-8") for _, script in _MIGRATIONS[found:])
    try:
        db.executescript(
            f"BEGIN IMMEDIATE; {steps} PRAGMA application_id = {APPLICATION_ID};"
            f" PRAGMA user_version = {VERSION}; COMMIT;"
        )
    except sqlite3.Error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of what is done inside, or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
