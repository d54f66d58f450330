"""One build at a time: a lock beside the case file, which ends with the process that holds it, however that ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import CaseError


@contextmanager
def only_builder(case: str | Path) -> Iterator[None]:
    """Hold the lock of a case. Raises CaseError C005 where another build holds it, C004 where it cannot be made,
    C007 where its folder is missing.
    """
    # Not the case file itself: closing any handle of it would drop SQLite's own locks on it.
    path = Path(f"{case}-build")
    if not path.parent.is_dir():
        raise CaseError("C007", case=case, folder=path.parent)
    try:
        handle = _locked(path)
    except BlockingIOError as error:
        raise CaseError("C005", case=case) from error
    except OSError as error:
        raise CaseError("C004", case=case, reason=error.strerror) from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _locked(path: Path) -> int:
    """An open handle of the lock file, locked."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Another build may have ended, and taken the file away, between our opening and our locking it.
            if path.exists() and os.fstat(handle).st_ino == path.stat().st_ino:
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
