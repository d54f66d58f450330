"""How many events of a filtered list fall in each month, quarter or year: bars that are links into the list."""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

_MOST_BARS = 36


class Bar(Struct, frozen=True):
    """One stretch of days: where it stands and how high, in per cent, how many events, and its name."""

    at: float
    width: float
    height: float
    count: int
    since: str
    until: str
    words: str


def timeline(first: date, last: date, count: Callable[[str, str], int]) -> list[Bar]:
    """The bars from the first day to the last; `count` says how many events touch the days between two."""
    stretches = _stretches(first, last)
    counts = [count(since.isoformat(), until.isoformat()) for since, until, _ in stretches]
    highest, width = max(counts) or 1, 100 / len(stretches)
    return [
        Bar(
            at=round(n * width, 3),
            width=round(width, 3),
            height=round(100 * many / highest, 1),
            count=many,
            since=since.isoformat(),
            until=until.isoformat(),
            words=words,
        )
        for n, ((since, until, words), many) in enumerate(zip(stretches, counts, strict=True))
    ]


def _stretches(first: date, last: date) -> list[tuple[date, date, str]]:
    """Months, or as many months together as leave few enough bars."""
    whole = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next(months for months in (1, 3, 12, 60, 120, 1200) if -(-whole // months) < _MOST_BARS or months == 1200)
    start = first.year * 12 + (first.month - 1) // step * step if step < 12 else first.year // (step // 12) * step
    out = []
    while start // 12 <= last.year and (opening := date(start // 12, start % 12 + 1, 1)) <= last:
        start += step
        ending = date(start // 12, start % 12 + 1, 1) - timedelta(days=1)
        month = f"{opening:%b} {opening.year}"
        words = month if step == 1 else f"{month} to {ending:%b} {ending.year}" if step < 12 else str(opening.year)
        out.append((opening, ending, words if step <= 12 else f"{opening.year} to {ending.year}"))
    return out
