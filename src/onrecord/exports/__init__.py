"""A case → other formats. Each is a module and an entry point of the group `onrecord.exports`, ours as an outsider's.

A format has a `name` and `write(case, out)`, which writes to a path and returns how many records it wrote.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol, runtime_checkable

from onrecord.case import Case
from onrecord.errors import ExportError
from onrecord.exports.schema import schema

__all__ = ["Export", "export", "formats", "schema", "writing"]

GROUP = "onrecord.exports"
_SQLITE = b"SQLite format 3\0"


@runtime_checkable
class Export(Protocol):
    """A format that cases can be written out in."""

    name: str

    def write(self, case: Case, out: Path) -> int:
        """Write the case to `out`; return how many records were written."""


def formats() -> list[str]:
    """The names of the formats that are installed."""
    return sorted({point.name for point in entry_points(group=GROUP)})


def export(case: Case, form: str, out: str | Path) -> int:
    """Write a case out in a format; return how many records were written.

    Raises ExportError X001 where there is no such format, X002 where `out` cannot be written, X003 where it is
    a case, with what people decided in it.
    """
    points = list(entry_points(group=GROUP, name=form))
    if not points:
        raise ExportError("X001", format=form, known=", ".join(formats()))
    writer: Export = points[0].load()
    with writing(Path(out)):
        return writer.write(case, Path(out))


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """What is written inside goes to this path. Raises ExportError X002 where it cannot, X003 where it is a case."""
    try:
        if _is_case(out):
            raise ExportError("X003", out=out)
        yield
    except OSError as error:
        raise ExportError("X002", out=out, reason=error.strerror or str(error)) from error


def _is_case(out: Path) -> bool:
    """Whether there is an SQLite file at this path: the case that is written out, or another."""
    if not out.is_file():
        return False
    with out.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE
