"""JSON Lines and CSV → a report a line or row. A bad line costs that line."""

import csv
import io
from collections.abc import Iterator
from typing import IO, Any

import msgspec

from onrecord.errors import IntakeError
from onrecord.intake.decode import decode, encoding_told
from onrecord.intake.fields import Fields, fields_of
from onrecord.intake.streams import Rejoined

# The fields of a row or line, its number, and the bytes that it stands in.
Row = tuple[Fields, int, bytes]
_SAMPLE = 200_000


def read_jsonl(stream: IO[bytes], source: str, path: str | None, most: int) -> Iterator[Row | IntakeError]:
    """A report a line. The text is kept to the letter."""
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) > most:
            while line and not line.endswith(b"\n"):  # the rest of the line that was too long
                line = stream.readline(most)
            yield IntakeError("I003", source=f"{source}, line {number}", line=number, limit=most // 1_000_000)
        elif line.strip():
            yield _line(line, number, source, path)


def _line(line: bytes, number: int, source: str, path: str | None) -> Row | IntakeError:
    try:
        named = _json(line)
        if not isinstance(named, dict):
            raise ValueError("it is not an object in braces")
        return fields_of(named, path), number, line.rstrip(b"\r\n")
    except (ValueError, RecursionError) as error:
        return IntakeError("I007", source=source, line=number, reason=str(error) or "it is nested too deep")


def _json(line: bytes) -> Any:
    """One line of JSON. Escaped halves of characters, which msgspec rejects, are let through to be replaced."""
    import json

    text, _ = decode(line)
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        if "surrogate" not in str(error):
            raise ValueError(str(error)) from error
        return json.loads(text)


def read_json(data: bytes, source: str, path: str | None) -> Iterator[Row | IntakeError]:
    """A whole file of JSON: one report, or a list of them; JSON Lines under the wrong name, too."""
    try:
        found = _json(data)
    except (ValueError, RecursionError):
        yield from read_jsonl(io.BytesIO(data), source, path, len(data))
        return
    for number, named in enumerate(found if isinstance(found, list) else [found], start=1):
        yield _line(msgspec.json.encode(named), number, source, path)


def read_csv(stream: IO[bytes], source: str, path: str | None, most: int, *, tabs: bool) -> Iterator[Row | IntakeError]:
    """A report a row, its columns named in the first. Raises IntakeError I006 where no column is named 'text'."""
    sample = stream.read(_SAMPLE)
    _, notes = decode(sample[: sample.rfind(b"\n") + 1] or sample)
    encoding = encoding_told(notes) or "utf-8-sig"
    whole = io.BufferedReader(Rejoined(sample, stream))
    lines = io.TextIOWrapper(whole, encoding=encoding, errors="replace", newline="")
    csv.field_size_limit(most)
    rows = csv.reader(lines, delimiter="\t" if tabs else _delimiter(sample))
    try:
        head = [name.strip() for name in next(rows, [])]
        if "text" not in head:
            raise IntakeError("I006", source=source)
        yield from _rows(rows, head, notes, source, path)
    except csv.Error as error:
        yield IntakeError("I012", source=source, line=rows.line_num, reason=str(error))


def _rows(rows: Any, head: list[str], notes: list[str], source: str, path: str | None) -> Iterator[Row | IntakeError]:
    for row in rows:
        if not any(row):
            continue
        try:
            fields = fields_of(dict(zip(head, row, strict=False)), path)
        except ValueError as error:
            yield IntakeError("I012", source=source, line=rows.line_num, reason=str(error))
            continue
        fields.notes += notes
        out = io.StringIO()
        csv.writer(out).writerows([head, row])
        yield fields, rows.line_num, out.getvalue().encode("utf-8", "surrogatepass")


def _delimiter(sample: bytes) -> str:
    """What stands between the columns: the commonest of the usual marks in the first line."""
    first = sample.split(b"\n", 1)[0].decode("latin-1")
    return max(",;\t|", key=first.count)
