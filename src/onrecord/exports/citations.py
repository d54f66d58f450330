"""Reports as they are cited: what a bibliography says of each, and which reports stand behind a record.

Invariant: a key is made from the report's id and never from a name, so that a citation outlives every other spelling.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from importlib.metadata import version

import msgspec
from msgspec import Struct

from onrecord.case import Case
from onrecord.records import (
    AnyRecord,
    AssistanceLine,
    Claim,
    Entity,
    Event,
    Exchange,
    Published,
    Report,
    Statement,
    make_id,
)

UNTITLED = "[untitled report]"
# Where sources that note when a page was fetched note it.
_FETCHED = ("accessed", "retrieved", "fetched")
# What BibTeX, biber and CSL processors all take for a key.
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,79}")
# Controls and halves of characters; a bibliography is one line a field.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_NAMED = 5

Find = Callable[[str], AnyRecord | None]


class Citation(Struct, frozen=True):
    """One report in a bibliography. `accessed` is a day (ISO 8601), where the source notes one."""

    key: str
    title: str
    authors: tuple[str, ...]
    outlet: str
    published: Published
    url: str
    accessed: str
    language: str
    note: str


def citations(
    case: Case, reports: Iterable[Report], behind: Mapping[str, Iterable[str]] | None = None
) -> list[Citation]:
    """The citations of reports. `behind` names, by report, the records that are cited through it."""
    made = _made_with(case)
    return [cite(report, made, tuple((behind or {}).get(report.id, ()))) for report in reports]


def every_citation(case: Case) -> Iterator[Citation]:
    """The citations of all reports of a case, in order of their ids."""
    made = _made_with(case)
    for report_id in case.ids("report"):
        if report := case.report(report_id):
            yield cite(report, made)


def _made_with(case: Case) -> str:
    return f"case {case.fingerprint()} of onrecord {version('onrecord')}"


def cite(report: Report, made: str, behind: tuple[str, ...] = ()) -> Citation:
    """The citation of one report; its note names the report, its text's hash, what was read in it, and by what."""
    notes = [
        f"report {report.id}",
        f"SHA-256 of the text {report.sha256}" if report.sha256 else "",
        f"told in it: {_listed(behind)}" if behind else "",
        made,
    ]
    return Citation(
        key=report.id if _KEY.fullmatch(report.id) else make_id("report", report.id),
        title=plain(report.title) or UNTITLED,
        authors=tuple(name for author in report.authors if (name := plain(author))),
        outlet=plain(report.outlet),
        published=report.published,
        url=plain(report.url),
        accessed=_accessed(report),
        language=plain(report.language),
        note=plain("; ".join(filter(None, notes))),
    )


def plain(words: str | None) -> str:
    """Words on one line, of characters that a file of text may hold."""
    return " ".join(_UNFIT.sub(" ", words or "").split())


def _listed(records: tuple[str, ...]) -> str:
    more = len(records) - _NAMED
    return ", ".join(records[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _accessed(report: Report) -> str:
    for name in _FETCHED:
        try:
            noted = msgspec.json.decode(report.extra.get(name, "null"))
            return date.fromisoformat(noted[:10]).isoformat()
        except (ValueError, TypeError):
            continue
    return ""


def reports_behind(find: Find, record: AnyRecord) -> list[str]:
    """The ids of the reports that a record was read in, each once; `find` gives a record by its id."""
    return list(dict.fromkeys(_reports_of(find, record)))


def _reports_of(find: Find, record: AnyRecord | None) -> Iterator[str]:
    match record:
        case Report():
            yield record.id
        case Statement() | Claim():
            yield record.report
        case Entity():
            yield from (mention.report for mention in record.mentions)
        case Event():
            yield from _all(find, record.claims)
        case AssistanceLine():
            yield from _all(find, (claim for step in record.steps for claim in step.claims))
        case Exchange():
            yield from _all(find, (record.opening, *(answer.event for answer in record.answers)))


def _all(find: Find, ids: Iterable[str]) -> Iterator[str]:
    for record_id in ids:
        yield from _reports_of(find, find(record_id))
