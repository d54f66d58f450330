"""Which tellings are compared at all: those of one kind that share a day, and a part of the map, parties or a figure.

Without blocks the work would grow with the square of the case; with them it grows with the news of a day.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import floor
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.matching.tellings import Telling

# A telling that spans more days than this is looked up by its first day alone, with others that are as long.
LONG = 5
# So many tellings of one kind, day and mark are compared with one that comes after them; earlier ones are met only by
# the other marks that they share.
FULL = 40
# Degrees of latitude and longitude; tellings in neighbouring cells meet through four shifted grids.
CELL = 0.5
# A number from here on is a mark.
TELLING_NUMBER = 4

_DAY, _LONG, _UNDATED = 0, 1, 2


def candidates(
    marks: NDArray[np.uint64], holders: NDArray[np.int64], report_of: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs i < j of tellings of different reports that could be of one happening, as two columns, in order.

    A telling stands in `holders` once for each of its `marks` (`keys`). Both columns are sorted together, so that a
    block's tellings stand side by side, and a pair is met as a row and one after it.
    """
    size = max(1, len(report_of))
    order = np.lexsort((holders, marks))
    marks, holders = marks[order], holders[order]
    rows, met = np.arange(len(marks)), [np.empty(0, dtype=np.int64)]
    for step in range(1, FULL + 1):
        rows = rows[rows + step < len(marks)]
        rows = rows[marks[rows] == marks[rows + step]]
        if not len(rows):
            break
        met.append(np.unique(holders[rows] * size + holders[rows + step]))
    first, second = np.divmod(np.unique(np.concatenate(met)), size)
    apart = report_of[first] != report_of[second]
    return first[apart], second[apart]


def keys(telling: Telling) -> Iterator[int]:
    """Under what a telling is looked up: its days with its marks, as numbers of 64 bits."""
    marks = [_hashed(*telling.kind, *mark) for mark in _marks(telling)]
    for sort, day in _spans(telling):
        yield from (sort << 60 | day << 32 | mark for mark in marks)


def _spans(telling: Telling) -> Iterator[tuple[int, int]]:
    days = telling.days
    if days is None:
        yield _UNDATED, 0
    elif days.exact:  # the day after too: outlets differ by a day more often than by two
        yield from ((_DAY, day) for day in (days.first, days.first + 1))
    elif days.last - days.first < LONG:  # where only the report's date speaks, it may be a day off as well
        yield from ((_DAY, day) for day in range(days.first, days.last + (1 if days.said else 2)))
    else:
        yield _LONG, days.first


@lru_cache(maxsize=200_000)
def _hashed(*mark: object) -> int:
    return crc32("\x1f".join(map(str, mark)).encode())


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
        yield from (("figure", what, f.low, f.high) for f in figures if (f.low or f.high or 0) >= TELLING_NUMBER)
