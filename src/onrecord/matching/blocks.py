"""Which tellings are compared at all: those of one kind that share a day, and a part of the map or a pair of parties.

Without blocks the work would grow with the square of the case; with them it grows with the news of a day.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from math import floor

from onrecord.matching.tellings import Telling

# A telling that spans more days than this is looked up by its weeks.
LONG = 5
# One day's happenings of one kind in one cell: more are met only by the parties or figures that they share.
FULL = 40
# Degrees of latitude and longitude; tellings in neighbouring cells meet through four shifted grids.
CELL = 0.5


def candidates(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of tellings of different reports that could be of one happening, in order."""
    recent: dict[tuple[object, ...], deque[int]] = {}
    for j, telling in enumerate(tellings):
        met: set[int] = set()
        for key in keys(telling):
            block = recent.setdefault(key, deque(maxlen=FULL))
            met.update(block)
            block.append(j)
        yield from ((i, j) for i in sorted(met) if tellings[i].source is not telling.source)


def keys(telling: Telling) -> Iterator[tuple[object, ...]]:
    """Under what a telling is looked up."""
    marks = list(_marks(telling))
    for span in _spans(telling):
        for mark in marks:
            yield (telling.kind, span, mark)


def _spans(telling: Telling) -> Iterator[tuple[str, int]]:
    """The days, or for what is long or undated its weeks or nothing."""
    days = telling.days
    if days is None:
        yield "undated", 0
    elif days.exact:  # the day after too: outlets differ by a day more often than by two
        yield from (("day", day) for day in (days.first, days.first + 1))
    elif days.last - days.first < LONG:
        yield from (("day", day) for day in range(days.first, days.last + 1))
    else:
        yield "long", days.first


def _marks(telling: Telling) -> Iterator[tuple[object, ...]]:
    """Where it was, who was in it, how many; and the news of a day, for reports that leave all this out."""
    spot, region = telling.spot, telling.region
    if spot and spot.latitude is not None and spot.longitude is not None:
        row, column = floor(spot.latitude / CELL), floor(spot.longitude / CELL)
        for shift_row in (0, 1):
            for shift_column in (0, 1):
                yield "cell", (row + shift_row) // 2, (column + shift_column) // 2, shift_row, shift_column
    place = spot or region
    if place and place.admin1:
        yield "admin1", place.country, place.admin1
    if telling.lead:
        yield ("lead",)
    for actor in sorted(telling.actor):
        yield from (("parties", actor, recipient) for recipient in sorted(telling.recipient))
    for what, figures in telling.figures.items():
        yield from (("figure", what, f.low, f.high) for f in figures if (f.low or f.high or 0) >= 4)
