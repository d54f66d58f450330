"""The day that a report speaks from: what came with it, against the dateline that it prints at its head.

A dateline up to three days before the day that came with the report changes nothing (wires are dated before they are
printed), but weekdays and "today" are counted from it. One further back, or later (no report is printed before it is
dated), gives way to a web page's or feed's own metadata and beats what a table, a file or the user said: the order is
page metadata, dateline, file, argument. What is not used is kept in `others`.
"""

import re
from datetime import date, timedelta

from msgspec.structs import replace

from onrecord.grounding.dates_words import MONTH, MONTHS, WEEKDAY_ANY, WORDS, named
from onrecord.grounding.patterns import one_of
from onrecord.records import Published, Report

_HEAD = 400
_BEFORE_PRINT, _TIME_ZONES = timedelta(days=3), timedelta(days=1)
_DAY = r"(?P<d1>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_MONTH_DAY = rf"{named(MONTH, month='m2')}\s+{named(_DAY, d1='d2')}"
_WRITTEN = rf"(?:{_DAY}[\s-]+{MONTH}|{_MONTH_DAY}),?[\s-]*(?P<year>(?:19|20)\d\d)(?!\d)"
_ISO = r"(?P<y4>20\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)"
_NUMERIC = rf"(?P<d3>\d\d?)(?P<sep>[./-])(?P<m3>\d\d?)(?P=sep)(?P<y3>(?:19|20)\d\d)(?!\d)|{_ISO}"
_MARK = rf"(?i:{one_of(WORDS['dateline_marks'])}(?:\s+(?:on|at))?\s*:?\s*)"
_AGENCY = one_of(WORDS["dateline_agencies"])
# At the very head, after a mark ("Published") or an agency, or with its weekday: never after "on", "since" and so on.
_FULL = re.compile(
    rf"(?:^\s*{_MARK}?|\b{_MARK}|\b{_AGENCY}\s+(?:\d{{4}}\s+)?)(?:{WEEKDAY_ANY},?\s+)?(?:{_WRITTEN}|{_NUMERIC})"
)
_NOT_AFTER = "".join(rf"(?<!\b{word}\s)" for word in ("on", "since", "of", "until", "from", "by", "to", "and"))
_WITH_WEEKDAY = re.compile(rf"{_NOT_AFTER}{WEEKDAY_ANY},?\s+{_WRITTEN}")
_NO_YEAR = re.compile(
    rf"^[\s\W]*[A-Z][A-Z.'’/ -]+(?:,\s*[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)*,\s+{_MONTH_DAY}\s*(?:\(|--|—|–|-|_|:)"
)


def resolve_published(report: Report) -> tuple[Published, date | None, str]:
    """The publication as it is used, the day that the words are counted from, and the name of that ground."""
    given = report.published
    day = day_of(given.start) if given.start == given.end else None
    printed = _dateline(report.text[:_HEAD], day)
    if printed is None:
        return given, day, "published"
    line = Published(start=printed.isoformat(), end=printed.isoformat(), basis="dateline")
    if given.start is None:
        return line, printed, "dateline"
    if printed == day:
        return given, day, "published"
    if day is not None and day - _BEFORE_PRINT <= printed <= day + _TIME_ZONES:
        return replace(given, others=(*given.others, line)), printed, "dateline"
    if _from_page(report):
        return replace(given, others=(*given.others, line)), day, "published"
    return replace(line, others=(replace(given, others=()), *given.others)), printed, "dateline"


def _from_page(report: Report) -> bool:
    """Whether the day that came with the report is a page's or feed's metadata, not a column of somebody's table."""
    path = (report.path or "").lower().removesuffix(".gz")
    return report.published.basis == "metadata" and path.endswith((".html", ".htm", ".xhtml", ".xml", ".rss", ".atom"))


def day_of(written: str | None) -> date | None:
    """The day that an ISO date names; None where it names none."""
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def _dateline(head: str, given: date | None) -> date | None:
    match = _FULL.search(head) or _WITH_WEEKDAY.search(head)
    if match:
        return _read(match.groupdict(), given)
    match = _NO_YEAR.match(head)
    if match and given:
        return _before(given, MONTHS[match["m2"].lower()], int(match["d2"]))
    return None


def _read(groups: dict[str, str | None], given: date | None) -> date | None:
    """The day that the parts name; of two readings of "3/4/2017" the one that is about the day given.

    Where neither is, that day is of something else, and the day stands first, as in most of the world.
    """
    named = groups.get("month") or groups.get("m2")
    if named:
        day = groups.get("d1") or groups.get("d2") or "0"
        return _made(int(groups["year"] or 0), MONTHS[named.lower()], int(day))
    if groups.get("y4"):
        return _made(int(groups["y4"] or 0), int(groups["m4"] or 0), int(groups["d4"] or 0))
    year, first, second = (int(groups[key] or 0) for key in ("y3", "d3", "m3"))
    readings = [day for day in (_made(year, second, first), _made(year, first, second)) if day]
    near = [day for day in readings if given and abs(day - given) <= _BEFORE_PRINT]
    return next(iter(near or readings), None)


def _before(given: date, month: int, day: int) -> date | None:
    """The latest such day that is at most a day after the one given (time zones)."""
    for year in (given.year + 1, given.year, given.year - 1):
        made = _made(year, month, day)
        if made and made <= given + _TIME_ZONES:
            return made
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
