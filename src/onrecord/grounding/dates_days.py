"""Stretches of days: the week, month, quarter or year that a day lies in, and those before and after it.

Weeks run from Monday to Sunday (ISO 8601). A stretch counts its first and its last day.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.records import DatePrecision

DAYS_OF_UNIT = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365, "decade": 3652}


class Stretch(NamedTuple):
    """First and last day, and how precisely the words name them."""

    start: date
    end: date
    precision: DatePrecision


def a_day(day: date) -> Stretch:
    """One day."""
    return Stretch(day, day, "day")


def week_of(day: date) -> Stretch:
    """The week from Monday to Sunday in which a day lies."""
    monday = day - timedelta(days=day.weekday())
    return Stretch(monday, monday + timedelta(days=6), "week")


def weekend_of(day: date) -> Stretch:
    """Saturday and Sunday of the week in which a day lies."""
    monday = day - timedelta(days=day.weekday())
    return Stretch(monday + timedelta(days=5), monday + timedelta(days=6), "interval")


def months(year: int, month: int, count: int = 1) -> Stretch:
    """So many months from the given one on; a month outside 1 to 12 runs over into other years."""
    first_year, first_month = divmod(year * 12 + month - 1, 12)
    last_year, last_month = divmod(year * 12 + month - 2 + count, 12)
    last_day = monthrange(last_year, last_month + 1)[1]
    precision: DatePrecision = "month" if count == 1 else "interval"
    return Stretch(date(first_year, first_month + 1, 1), date(last_year, last_month + 1, last_day), precision)


def a_year(year: int) -> Stretch:
    """A calendar year."""
    return Stretch(date(year, 1, 1), date(year, 12, 31), "year")


def years(first: int, last: int) -> Stretch:
    """The years from the first to the last, both counted."""
    return Stretch(date(first, 1, 1), date(last, 12, 31), "interval")


def quarter(year: int, number: int) -> Stretch:
    """Quarter 1 to 4 of a calendar year."""
    return months(year, 3 * number - 2, 3)


def unit_of(day: date, unit: str, shift: int = 0) -> Stretch:
    """The unit ("week", "month" …) in which a day lies, or the one `shift` units after it."""
    if unit in ("day", "night"):
        return a_day(day + timedelta(days=shift))
    if unit in ("week", "fortnight"):
        return week_of(day + timedelta(days=shift * DAYS_OF_UNIT[unit]))
    if unit == "weekend":
        return weekend_of(day + timedelta(days=7 * shift))
    if unit == "month":
        return months(day.year, day.month + shift)
    if unit == "quarter":
        return months(day.year, 3 * ((day.month - 1) // 3) + 1 + 3 * shift, 3)
    if unit == "decade":
        first = day.year // 10 * 10 + 10 * shift
        return years(first, first + 9)
    if unit == "century":
        first = (day.year - 1) // 100 * 100 + 1 + 100 * shift
        return years(first, first + 99)
    return a_year(day.year + shift)


def back(day: date, count: float, unit: str) -> date:
    """The day that lies `count` units before a day (after it where the count is negative)."""
    if unit in ("month", "quarter", "year", "decade") and count == int(count):
        size = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        year, month = divmod(day.year * 12 + day.month - 1 - int(count) * size, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return day - timedelta(days=round(count * DAYS_OF_UNIT[unit]))


def nearest_weekday(day: date, weekday: int, direction: int) -> date:
    """The nearest such weekday before (-1) or after (1) a day, the day itself included."""
    away = (weekday - day.weekday()) % 7
    return day + timedelta(days=away if direction > 0 or away == 0 else away - 7)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm printed in Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int, after: int = 0) -> date:
    """The nth such weekday of a month (-1: the last), counted after so many of its days have passed."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return nearest_weekday(last, weekday, -1)
    return nearest_weekday(date(year, month, 1 + after), weekday, 1) + timedelta(days=7 * (nth - 1))
