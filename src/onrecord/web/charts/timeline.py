"""How many events of a filtered list fall in each day, week, month or longer stretch: bars that are links into it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate

from msgspec import Struct

from onrecord.case.days import Stretch

_MOST_BARS = 36
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class Bar(Struct, frozen=True):
    """One stretch of days: where it stands and how high, in per cent, how many events, and its name.

    `chosen` says whether the list shows any of its days.
    """

    at: float
    width: float
    height: float
    count: int
    since: str
    until: str
    words: str
    chosen: bool = True


class Timeline(Struct, frozen=True):
    """The bars of an axis; how many events there are, and how many of them before or after it or without a day."""

    bars: list[Bar]
    events: int
    outside: int
    undated: int


Lying = Callable[[bool], Sequence[Stretch]]  # how the events lie in time: by month, or by day


def timeline(first: date, last: date, lying: Lying, chosen: tuple[date | None, date | None] = (None, None)) -> Timeline:
    """The bars from the first day to the last; an event is counted in every stretch that it touches."""
    by_month, stretches = _stretches(first, last)
    tally = _Tally(lying(by_month))
    numbers = [(_number(since, by_month), _number(until, by_month)) for since, until, _ in stretches]
    counts = [tally.touching(*pair) for pair in numbers]
    highest, width = max(counts) or 1, 100 / len(stretches)
    bars = [
        Bar(
            at=round(n * width, 3),
            width=round(width, 3),
            height=round(100 * many / highest, 1),
            count=many,
            since=since.isoformat(),
            until=until.isoformat(),
            words=words,
            chosen=(chosen[0] or since) <= until and (chosen[1] or until) >= since,
        )
        for n, ((since, until, words), many) in enumerate(zip(stretches, counts, strict=True))
    ]
    outside = tally.dated - tally.touching(numbers[0][0], numbers[-1][1])
    return Timeline(bars, tally.dated + tally.undated, outside, tally.undated)


def is_finer(one: Timeline, other: Timeline) -> bool:
    """Whether the bars of one are shorter than those of the other, so that it tells more."""
    return len(one.bars) > 1 and _length(one.bars[0]) < _length(other.bars[0])


def _length(bar: Bar) -> timedelta:
    return date.fromisoformat(bar.until) - date.fromisoformat(bar.since)


class _Tally:
    """Counts of records by their days, to be asked how many touch a stretch."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        dated = [(s.first, s.last, s.count) for s in stretches if s.first is not None and s.last is not None]
        self.undated = sum(s.count for s in stretches) - sum(count for _, _, count in dated)
        self.dated = sum(count for _, _, count in dated)
        self._firsts, self._began = _running((first, count) for first, _, count in dated)
        self._lasts, self._ended = _running((last, count) for _, last, count in dated)

    def touching(self, since: int, until: int) -> int:
        """How many begin before the end of a stretch and do not end before its beginning."""
        return self._began[bisect_right(self._firsts, until)] - self._ended[bisect_left(self._lasts, since)]


def _running(counted: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Numbers in order, and how many records lie before each place among them."""
    ordered = sorted(counted)
    return [number for number, _ in ordered], list(accumulate((count for _, count in ordered), initial=0))


def _number(day: date, by_month: bool) -> int:
    month = day.year * 100 + day.month
    return month if by_month else month * 100 + day.day


def _stretches(first: date, last: date) -> tuple[bool, list[tuple[date, date, str]]]:
    """Days, weeks, months, or as many months together as leave few enough; whether they are whole months."""
    days = (last - first).days + 1
    if days <= _MOST_BARS:
        return False, [(day, day, _told(day)) for n in range(days) if (day := first + n * _DAY)]
    if days <= 7 * (_MOST_BARS - 1):
        return False, _weeks(first, last)
    return True, _months(first, last)


def _weeks(first: date, last: date) -> list[tuple[date, date, str]]:
    """Weeks from Monday to Sunday."""
    out, start = [], first - first.weekday() * _DAY
    while start <= last:
        out.append((start, start + _WEEK - _DAY, f"week of {_told(start)}"))
        start += _WEEK
    return out


def _told(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _months(first: date, last: date) -> list[tuple[date, date, str]]:
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
