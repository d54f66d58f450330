"""onrecord reads news reports and keeps a ledger of who did or said what, every field on its own words.

import onrecord

reading = onrecord.read("Officials said on Wednesday that strikes killed 12.", published="2025-07-24")
for claim in reading.claims:
    print(claim.type, claim.status, claim.trigger.text)

summary = onrecord.build(["reports/"], "my.case")
with onrecord.open_case("my.case") as case:
    table = onrecord.frame(case.records("event"))
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError, UsageError
from onrecord.records import Published, Reading, Record, Report, make_id

if TYPE_CHECKING:
    from onrecord.build import Summary
    from onrecord.case import Case
    from onrecord.language import Language

__all__ = ["OnrecordError", "Reading", "Report", "build", "frame", "open_case", "read"]


def read(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    model: str | None = None,
) -> Reading:
    """All that is read in one text: a pure function of the arguments, the program and the language pipeline.

    `published` is the day of publication (ISO 8601); without it "on Wednesday" stays open. Raises ReadError R001
    where `model`, an English spaCy pipeline, is not installed, UsageError U002 where `published` is no day.
    """
    from onrecord.intake.days import published as as_published
    from onrecord.reader import read as read_report

    day = as_published(published, "argument") if published else Published()
    if day is None:
        raise UsageError("U002", value=published, wanted="a day (YYYY-MM-DD)")
    report = Report(
        id=make_id("r", text, title, outlet), text=text, title=title, outlet=outlet, language="en", published=day
    )
    return read_report(report, _language(model))


def build(sources: str | Iterable[str], case: str, **options: Any) -> "Summary":
    """Read files, folders, pages, tables and feeds into a case: what `onrecord build` does, with its options."""
    from onrecord.build import build as build_case

    return build_case(sources, case, **options)


def open_case(path: str, **options: Any) -> "Case":
    """The case in this file, to be used in a `with`. Raises CaseError where it is missing, foreign or newer."""
    from onrecord.case import open_case as open_file

    return open_file(path, **options)


def frame(records: Iterable[Record]) -> Any:
    """Records as a pandas DataFrame, a row each, nested fields as plain lists and dictionaries.

    Raises ImportError where pandas is not installed (`pip install onrecord[frames]`).
    """
    import msgspec
    import pandas

    return pandas.DataFrame([msgspec.to_builtins(record) for record in records])


@cache
def _language(model: str | None) -> "Language":
    from onrecord.language import DEFAULT_MODEL, load

    return load(model or DEFAULT_MODEL)
