"""The records of a case in the order of an export, a few at a time, so that a case of any size fits in memory."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec

from onrecord.case import Case
from onrecord.records import AnyRecord

# Those made of many reports, after those of one.
_OF_THE_CASE = ("entity", "event", "assistance", "exchange", "naming")


def lines(case: Case) -> Iterator[AnyRecord]:
    """Every record once: each report with its places, dates, statements and claims, then those of the whole case.

    Reports stand in order of their ids, records of a report in order of its text, the others in order of their ids:
    the same records give the same export, in whatever order they came into the case.
    """
    for report_id in case.ids("report"):
        report, reading = case.report(report_id), case.reading(report_id)
        if report is None:
            continue
        yield report
        if reading:
            yield from _first_of_each(reading.places)
            yield from _first_of_each(reading.dates)
            yield from _first_of_each(reading.statements)
            yield from _first_of_each(reading.claims)
    for kind in _OF_THE_CASE:
        for record_id in case.ids(kind):
            record = case.record(record_id)
            if record is not None:
                yield record


def _first_of_each(records: tuple[Any, ...]) -> Iterator[Any]:
    """Each id once."""
    seen = set()
    for record in records:
        if record.id not in seen:
            seen.add(record.id)
            yield record


def write_items(stream: IO[bytes], items: Iterable[dict[str, Any]], before: bytes, after: bytes) -> int:
    """Write things as a JSON list, a line each, between what goes before and after them; return how many."""
    count = 0
    stream.write(before + b"[")
    for item in items:
        stream.write((b",\n" if count else b"\n") + msgspec.json.encode(item))
        count += 1
    stream.write(b"\n]" + after)
    return count


@contextmanager
def whole_file(out: Path, mode: str = "wb", **options: Any) -> Iterator[IO[Any]]:
    """A file that appears under its name only once all of it is written."""
    if not out.parent.exists():
        out.parent.mkdir(parents=True)
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open(mode, **options) as stream:
            yield stream
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
