"""The day of publication, out of the forms in which sources give it."""

import re
from calendar import monthrange
from datetime import datetime
from email.utils import parsedate_to_datetime

from onrecord.records import Basis, Published

_ISO = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:[T ].*)?$")
_SPELT = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%d. %B %Y", "%Y/%m/%d", "%d.%m.%Y")


def published(value: object, basis: Basis = "metadata") -> Published | None:
    """The first and last day that a value tells: a day, a month or a year; None where it tells none.

    A time with its zone gives the day on the clocks of that zone, which is the day that the outlet's readers had.
    "04/05/2017" is no day here, for it may be of April or of May.
    """
    text = str(value).strip() if value is not None else ""
    return _iso(text, basis) or _spelt(text, basis)


def _iso(text: str, basis: Basis) -> Published | None:
    found = _ISO.match(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = datetime(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last = first
    if day is None:
        last = first.replace(month=month or 12, day=monthrange(first.year, month or 12)[1])
    return Published(start=first.date().isoformat(), end=last.date().isoformat(), basis=basis)


def _spelt(text: str, basis: Basis) -> Published | None:
    """Days in words, and those of feeds ("Tue, 29 Jun 1948 10:00:00 +0100")."""
    day = None
    for form in _SPELT:
        try:
            day = datetime.strptime(text, form)
        except ValueError:
            continue
        break
    if day is None:
        try:
            day = parsedate_to_datetime(text)
        except (ValueError, IndexError, TypeError):
            return None
    iso = day.date().isoformat()
    return Published(start=iso, end=iso, basis=basis)


def agreed(found: list[Published]) -> Published:
    """The first of what several grounds tell; those that differ from it are kept with it."""
    if not found:
        return Published()
    first, *rest = found
    seen = {(first.start, first.end)}
    others = []
    for other in rest:
        if (other.start, other.end) not in seen:
            seen.add((other.start, other.end))
            others.append(other)
    return Published(start=first.start, end=first.end, basis=first.basis, others=tuple(others))
