"""Which tellings are compared at all: those of one kind that share a day, and a part of the map, parties or a figure.

Without blocks the work would grow with the square of the case; with them it grows with the news of a day.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from math import floor
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.matching.facts import MONTH
from onrecord.matching.numbers import TELLING_NUMBER, number
from onrecord.matching.shingles import unpacked
from onrecord.matching.sieve import Traits, worth_comparing
from onrecord.matching.tellings import Telling

# A telling that spans more days than this is looked up by its first day alone, with others that are as long.
LONG = 5
# So many tellings of one kind, day and mark are compared with one that comes after them; earlier ones are met only by
# the other marks that they share.
FULL = 40
# Degrees of latitude and longitude; tellings in neighbouring cells meet through four shifted grids.
CELL = 0.5
# The mark of what a report tells as its news.
NEWS = ("lead",)
# Of what tells no day, one five-word stretch in so many is a mark.
KEPT_IN = 4
# So many days are a year.
YEAR = 366
# A number of dead from here on is a mark of its month and year.
LARGE = 30

_DAY, _LONG, _UNDATED, _MONTH, _YEAR = 0, 1, 2, 3, 4
# Where the sort of day, the day, and whether it is the news of a day stand in a key, above its mark.
_SORT_AT, _DAY_AT, _NEWS_AT = 61, 33, 32
# So many keys are gone through at a time, and the rest of their day.
AT_ONCE = 200_000

Marks = NDArray[np.uint64]
Numbers = NDArray[np.int64]


def candidates(marks: Marks, holders: Numbers, report_of: Numbers, traits: Traits) -> tuple[Numbers, Numbers]:
    """Pairs i < j of tellings of different reports that could be of one happening, and those that met in vain.

    A telling stands in `holders` once for each of its `marks` (`keys`). A pair is given as one number, i times the
    number of tellings plus j, in order: there are tens of millions.
    """
    order = np.lexsort((holders, marks))
    marks, holders = marks[order], holders[order]
    worth, passed = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for some in _portions(marks):
        pairs, news = _met(marks[some], holders[some], report_of)
        could = worth_comparing(traits, *np.divmod(pairs, len(report_of)), news)
        worth.append(pairs[could])
        passed.append(pairs[~could])
    found = np.unique(np.concatenate(worth))
    return found, np.setdiff1d(np.concatenate(passed), found)


def _portions(marks: Marks) -> Iterator[slice]:
    """Whole days of these keys, which are sorted, some at a time: most pairs meet on one day or on two in a row."""
    days = marks >> np.uint64(_DAY_AT)
    start = 0
    while start < len(marks):
        last = days[min(start + AT_ONCE, len(marks)) - 1]
        end = int(np.searchsorted(days, last, side="right"))
        yield slice(start, end)
        start = end


def _met(marks: Marks, holders: Numbers, report_of: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
    """The pairs that meet under these keys, and which of them only as the news of a day.

    A block's tellings stand side by side, so a pair is met as a row and one of the rows after it.
    """
    rows = np.arange(len(marks))
    met: tuple[list[Numbers], list[Numbers]] = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for step in range(1, FULL + 1):
        rows = rows[rows + step < len(marks)]
        rows = rows[marks[rows] == marks[rows + step]]
        if not len(rows):
            break
        first, second = holders[rows], holders[rows + step]
        two, news = report_of[first] != report_of[second], marks[rows] >> np.uint64(_NEWS_AT) & np.uint64(1) > 0
        pairs = first * len(report_of) + second
        met[0].append(pairs[two & ~news])
        met[1].append(pairs[two & news])
    by_mark, by_news = (np.unique(np.concatenate(pairs)) for pairs in met)
    only = np.setdiff1d(by_news, by_mark, assume_unique=True)
    return np.concatenate([by_mark, only]), np.arange(len(by_mark) + len(only)) >= len(by_mark)


def keys(telling: Telling) -> Iterator[int]:
    """Under what a telling is looked up: its days with its marks, as numbers of 64 bits."""
    marks = [_hashed(*telling.kind, *mark) | (mark == NEWS) << _NEWS_AT for mark in _marks(telling)]
    for sort, day in _spans(telling):
        yield from (sort << _SORT_AT | day << _DAY_AT | mark for mark in marks)
    # What few deeds are is looked up by its month and year, too: later reports say no more ("in August 2013"). A month
    # holds fewer, so that more of them meet (`FULL`).
    if telling.days and telling.days.last - telling.days.first < YEAR:
        first = date.fromordinal(telling.days.first)
        marks = [_hashed(*telling.kind, *seldom) for seldom in _seldom(telling)]
        if telling.days.last - telling.days.first < MONTH:
            yield from (_MONTH << _SORT_AT | first.year * 12 + first.month << _DAY_AT | mark for mark in marks)
        yield from (_YEAR << _SORT_AT | first.year << _DAY_AT | mark for mark in marks)


def _seldom(telling: Telling) -> Iterator[tuple[object, ...]]:
    """What few deeds of a month or year have in common: what they are, or a large number of dead."""
    yield from ((rare,) for rare in sorted(telling.rare))
    for figure in telling.figures.get("killed", ()):
        if number(figure) >= LARGE:
            yield "killed", number(figure)


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
    """Under what a telling is looked up beside its days."""
    yield from (("rare", matter) for matter in sorted(telling.rare))
    yield from _marks_of_a_day(telling) if telling.days else _marks_of_words(telling)


def _marks_of_words(telling: Telling) -> Iterator[tuple[object, ...]]:
    """Some of its stretches of five words: what has no day joins only what says the same, and there is much of it."""
    found = {stretch for fact in telling.facts for stretch in unpacked(fact.stretches)}
    yield from (("stretch", stretch) for stretch in sorted(found) if stretch % KEPT_IN == 0)


def _marks_of_a_day(telling: Telling) -> Iterator[tuple[object, ...]]:
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
    yield from (("place", name) for name in sorted(telling.unmapped))
    if telling.lead:
        yield NEWS
    if telling.days and telling.days.last - telling.days.first <= 1:
        yield from (("doer", actor) for actor in sorted(telling.actor))
    for actor in sorted(telling.actor):
        yield from (("parties", actor, recipient) for recipient in sorted(telling.recipient))
    for what, figures in telling.figures.items():
        yield from (("figure", what, f.low, f.high) for f in figures if number(f) >= TELLING_NUMBER)
