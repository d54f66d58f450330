"""A table a kind of record, as CSV in a folder, or in a ZIP archive where `out` ends in .zip.

A span becomes three columns (`trigger_start`, `trigger_end`, `trigger`), a record in a field its own columns, a list
of plain values one cell with the values apart by " | ", and any other list one cell of JSON.
"""

import csv
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import fields

from onrecord.case import Case
from onrecord.exports.lines import lines, whole_file
from onrecord.records import AnyRecord, Span

# A cell that begins so would be a formula in a spreadsheet; an apostrophe before it makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Every archive says the day that ZIP counts from, so that the same case gives the same bytes.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_APART = " | "


class CSV:
    """Comma-separated values, UTF-8, a header row."""

    name = "csv"

    @staticmethod
    def write(case: Case, out: Path) -> int:
        """Write the tables of all kinds, an empty one for a kind that the case holds none of."""
        if out.suffix.lower() != ".zip":
            return _tables(case, out)
        with TemporaryDirectory() as folder, whole_file(out) as stream:
            count = _tables(case, Path(folder))
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
                for table in sorted(Path(folder).iterdir()):
                    entry = zipfile.ZipInfo(table.name, _NO_DAY)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    with archive.open(entry, "w") as inside, table.open("rb") as written:
                        while block := written.read(1 << 20):
                            inside.write(block)
        return count


def _tables(case: Case, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with ExitStack() as stack:
        tables = {}
        for kind in get_args(AnyRecord):
            name = kind.__struct_config__.tag
            stream = stack.enter_context(whole_file(folder / f"{name}.csv", "w", encoding="utf-8", newline=""))
            tables[name] = csv.DictWriter(stream, list(columns(kind)))
            tables[name].writeheader()
        for record in lines(case):
            name = str(record.__struct_config__.tag)
            tables[name].writerow(row(record))
            count += 1
    return count


def columns(kind: type[msgspec.Struct], before: str = "") -> Iterator[str]:
    """The columns of a kind of record, in the order of its fields."""
    for field in _fields(kind):
        nested = _struct_in(_hints(kind)[field])
        name = before + field
        if nested is Span:
            yield from (f"{name}_start", f"{name}_end", name)
            if field == "span" or not before:
                yield f"{name}_field"
        elif nested is not None:
            yield from columns(nested, f"{name}_")
        else:
            yield name


@cache
def _hints(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _struct_in(hint: Any) -> type[msgspec.Struct] | None:
    """The one record that a field holds, or may hold; None where it holds something else, or many."""
    options = get_args(hint) if get_origin(hint) in (UnionType, Union) else (hint,)
    found = [o for o in options if isinstance(o, type) and issubclass(o, msgspec.Struct)]
    return found[0] if len(found) == 1 else None


def row(record: msgspec.Struct) -> dict[str, Any]:
    """The cells of one record as they are written: none of them a formula."""
    return {key: _guarded(value) for key, value in cells(record).items()}


def cells(record: msgspec.Struct, before: str = "") -> dict[str, Any]:
    """The cells of one record, by column; those of a part that is absent are left out."""
    out: dict[str, Any] = {}
    for field in _fields(type(record)):
        value, name = getattr(record, field), before + field
        if isinstance(value, Span):
            out |= {f"{name}_start": value.start, f"{name}_end": value.end, name: value.text}
            if field == "span" or not before:
                out[f"{name}_field"] = value.field
        elif isinstance(value, msgspec.Struct):
            out |= cells(value, f"{name}_")
        elif value is not None and not _struct_in(_hints(type(record))[field]):
            out[name] = _cell(value)
    return out


def _cell(value: Any) -> Any:
    """A value that is no record as one cell."""
    if isinstance(value, tuple):
        if all(isinstance(v, str) for v in value):
            return _APART.join(value)
        return msgspec.json.encode(value).decode()
    if isinstance(value, dict):
        return msgspec.json.encode(value).decode() if value else ""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def _guarded(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
