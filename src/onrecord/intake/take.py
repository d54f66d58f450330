"""A source → its reports. What cannot be read is given as an error in its place; the rest is read all the same."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from onrecord.errors import IntakeError
from onrecord.intake.decode import not_text
from onrecord.intake.feeds import read_feed
from onrecord.intake.fields import Fields, Options, Taken, report_of
from onrecord.intake.page import read_page
from onrecord.intake.plain import read_plain
from onrecord.intake.sources import Source
from onrecord.intake.streams import Rejoined
from onrecord.intake.tables import Row, read_csv, read_json, read_jsonl
from onrecord.records import make_id

_GZIP = b"\x1f\x8b"
_HEAD = 4096
_ALONE = {"plain", "page"}  # kinds of file that hold one report


def take_in(source: Source, options: Options) -> Iterator[Taken | IntakeError]:
    """The reports of a source, in order, and an error for each thing in it that is none."""
    try:
        with _opened(source) as stream:
            yield from _take(stream, source, options)
    except IntakeError as error:
        yield error
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield IntakeError("I008", source=source.name, reason=reason)
    except Exception as error:  # a parser of others that stumbles over a file must not cost the build
        yield IntakeError("I008", source=source.name, reason=f"{type(error).__name__}: {error}")


@contextmanager
def _opened(source: Source) -> Iterator[IO[bytes]]:
    """The source's bytes, unpacked where they are gzipped."""
    # Standard input is not ours to close.
    with source.file.open("rb") if source.file else io.BufferedReader(Rejoined(b"", sys.stdin.buffer)) as raw:
        if raw.peek(2)[:2] != _GZIP:
            yield raw
            return
        with gzip.open(raw) as unpacked:
            yield unpacked  # type: ignore[misc]  # a reader of bytes in all but its declared type


def _take(stream: IO[bytes], source: Source, options: Options) -> Iterator[Taken | IntakeError]:
    head = stream.peek(_HEAD)[:_HEAD]  # type: ignore[attr-defined]
    if not head:
        raise IntakeError("I002", source=source.name)
    if kind := not_text(head):
        raise IntakeError("I004", source=source.name, kind=kind)
    if source.kind is None and source.file is not None:
        raise IntakeError("I009", source=source.name, suffix=source.suffix)
    kind = source.kind if source.kind not in (None, "unknown") else _sniffed(head)
    if kind in _ALONE:
        yield _one(_whole(stream, source, options), kind, source, options)
        return
    for row in _rows(stream, kind, source, options):
        yield row if isinstance(row, IntakeError) else _taken(row, source, options)


def _sniffed(head: bytes) -> str:
    """The kind of a stream without a name, by its first characters."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return "jsonl"
    if start.startswith((b"<?xml", b"<rss", b"<feed")) and b"<html" not in start.lower():
        return "feed"
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "page"
    return "plain"


def _whole(stream: IO[bytes], source: Source, options: Options) -> bytes:
    data = stream.read(options.most + 1)
    if len(data) > options.most:
        raise IntakeError("I003", source=source.name, limit=options.max_size)
    return data


def _one(data: bytes, kind: str, source: Source, options: Options) -> Taken | IntakeError:
    """The one report of a file."""
    fields: Fields | None = read_page(data, source.path) if kind == "page" else read_plain(data, source.path)
    if fields is None:
        return IntakeError("I005", source=source.name)
    if not fields.text.strip():
        return IntakeError("I010", source=source.name)
    locator = make_id("file", source.file.resolve().as_posix()) if source.file else None
    return Taken(report_of(fields, options), data, locator)


def _rows(stream: IO[bytes], kind: str | None, source: Source, options: Options) -> Iterator[Row | IntakeError]:
    if kind == "jsonl":
        return read_jsonl(stream, source.name, source.path, options.most)
    if kind in ("csv", "tsv"):
        return read_csv(stream, source.name, source.path, options.most, tabs=kind == "tsv")
    data = _whole(stream, source, options)
    reader = read_feed if kind == "feed" else read_json
    return reader(data, source.name, source.path)


def _taken(row: Row, source: Source, options: Options) -> Taken | IntakeError:
    fields, number, original = row
    if not fields.text.strip():
        return IntakeError("I010", source=f"{source.name}, line {number}", line=number)
    return Taken(report_of(fields, options), original)
