"""Scales from days and numbers to per cent of a width, with ticks at round places."""

import math
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

_MARGIN = 3.0  # per cent left free at either end
_MOST_TICKS = 7


class Tick(Struct, frozen=True):
    """A place on an axis and the words under it."""

    at: float
    words: str


class TimeScale(Struct, frozen=True):
    """Days `first` to `last` (ordinals) over the width."""

    first: int
    last: int

    def at(self, day: date) -> float:
        """Where a day stands, in per cent."""
        if self.last == self.first:
            return 50.0
        share = (day.toordinal() - self.first) / (self.last - self.first)
        return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)

    def ticks(self) -> list[Tick]:
        """The first days of years, quarters or months, whichever are few enough; the ends where none is."""
        for months in (1, 3, 6, 12, 24, 60, 120, 240, 600):
            starts = list(_starts(date.fromordinal(self.first), date.fromordinal(self.last), months))
            if len(starts) <= _MOST_TICKS:
                break
        if len(starts) < 2:
            starts = [date.fromordinal(d) for d in dict.fromkeys((self.first, self.last))]
            return [Tick(self.at(day), f"{day.day} {day:%b} {day.year}") for day in starts]
        return [Tick(self.at(day), str(day.year) if months >= 12 else f"{day:%b} {day.year}") for day in starts]


def time_scale(days: Iterable[date]) -> TimeScale | None:
    """The scale that holds all these days; None where there are none."""
    ordinals = [day.toordinal() for day in days]
    return TimeScale(min(ordinals), max(ordinals)) if ordinals else None


def read_day(iso: str | None) -> date | None:
    """An ISO day, or None where there is none that can be drawn."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _starts(first: date, last: date, months: int) -> Iterable[date]:
    """First days of every so many months, counted from January, between two days."""
    count = first.year * 12 + first.month - 1
    count += -count % months
    if first.day > 1 and count == first.year * 12 + first.month - 1:
        count += months
    while count < 9999 * 12 and (start := date(count // 12, count % 12 + 1, 1)) <= last:
        yield start
        count += months


class NumberScale(Struct, frozen=True):
    """Numbers 0 to `last` over the width."""

    last: float

    def at(self, value: float) -> float:
        """Where a number stands, in per cent."""
        return round(_MARGIN + value / self.last * (100 - 2 * _MARGIN), 2)

    def ticks(self) -> list[Tick]:
        """Round numbers from 0 on."""
        step = _round_step(self.last / 4)
        return [Tick(self.at(n * step), f"{n * step:,.10g}") for n in range(int(self.last / step + 1e-9) + 1)]


def number_scale(values: Iterable[float]) -> NumberScale | None:
    """The scale from nought to the largest of these; None where there is none above nought."""
    largest = max(values, default=0)
    return NumberScale(largest) if largest > 0 else None


def _round_step(value: float) -> float:
    power: float = 10 ** math.floor(math.log10(value))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= value)
    return max(step, 1) if value >= 1 else step
