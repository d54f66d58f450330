"""The marks of a map, one a place, and the names that find room beside them.

Marks and names have one size on every screen; what stands where is told in per cent. So a name that has room on a wide
screen may have none on a narrow one: each is given the least width from which it can be shown.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from onrecord.case.points import Point
from onrecord.knowledge import load_csv
from onrecord.web.charts.view import RATIO, View, project

MOST_MARKS = 250
_MOST_NAMES, _MOST_LANDS = 60, 80
_SMALLEST, _GROWTH, _FULL = 4.0, 18.0, 60  # radius in pixels: of one event, and what is added up to so many
# Widths of a map in pixels for which names are laid out, and how many of them each holds.
WIDTHS = {"narrow": 330, "middle": 660, "wide": 1000}
_LETTER, _LINE, _GAP = 6.6, 15.0, 4.0
_BAR = 140.0, 36.0  # what the bar of the scale takes of the lower left corner
_LANDS = (2.0, 120.0)  # degrees across between which names of countries and regions are of use
_REGIONS = 12.0  # below so many, those of regions
_ABOUT = 0.01  # of the width and height: more than rounding can bring into view


class Name(Struct, frozen=True):
    """Words on the map: where they stand beside their point, in pixels, and on what screens they are shown."""

    words: str
    dx: float
    dy: float
    anchor: str
    shown: str


class Mark(Struct, frozen=True):
    """One place: where it stands, in per cent, its radius in pixels, and its name where there is room."""

    point: Point
    x: float
    y: float
    radius: float
    name: Name | None


class Land(Struct, frozen=True):
    """The name of a country or region, for orientation."""

    x: float
    y: float
    words: str
    shown: str


class Marks(Struct, frozen=True):
    """What a map shows of some points: the largest of those in view, and how much is not drawn."""

    marks: list[Mark]
    lands: list[Land]
    smaller: int  # places in view that are not drawn
    beyond: int  # places out of view


def marks(points: Sequence[Point], view: View) -> Marks:
    """The marks of these points, which stand in order of their events."""
    placed = [(point, *view.at(point.longitude, point.latitude)) for point in points]
    seen = [(p, x, y) for p, x, y in placed if _inside(x, y)]
    most = max((p.events for p, _, _ in seen), default=1)
    drawn = [Mark(p, x, y, _radius(p.events, most), None) for p, x, y in seen[:MOST_MARKS]]
    layouts = {shown: _Layout(width, drawn) for shown, width in WIDTHS.items()}
    named = [Mark(m.point, m.x, m.y, m.radius, _name(m, layouts)) for m in drawn[:_MOST_NAMES]]
    return Marks(
        marks=named + drawn[_MOST_NAMES:],
        lands=list(_lands(view, layouts)),
        smaller=len(seen) - len(drawn),
        beyond=len(placed) - len(seen),
    )


def _radius(events: int, most: int) -> float:
    """Areas stand for numbers of events."""
    return round(_SMALLEST + _GROWTH * math.sqrt(events / max(most, _FULL)), 1)


Box = tuple[float, float, float, float]


class _Layout:
    """What room is taken on a screen of one width, in pixels."""

    def __init__(self, width: float, drawn: Sequence[Mark]) -> None:
        self.width, self.height = width, width / RATIO
        self._taken = [self._box(m.x, m.y, -m.radius, -m.radius, 2 * m.radius, 2 * m.radius) for m in drawn]
        self._taken.append((0.0, self.height - _BAR[1], _BAR[0], self.height))

    def _box(self, x: float, y: float, left: float, top: float, width: float, height: float) -> Box:
        x, y = x / 100 * self.width + left, y / 100 * self.height + top
        return x, y, x + width, y + height

    def take(self, x: float, y: float, offset: tuple[float, float], size: tuple[float, float]) -> bool:
        """Take the room for words, if it is free and on the map."""
        box = self._box(x, y, *offset, *size)
        inside = box[0] >= 2 and box[1] >= 2 and box[2] <= self.width - 2 and box[3] <= self.height - 2
        left, top, right, bottom = box
        free = inside and not any(left < r and x < right and top < b and y < bottom for x, y, r, b in self._taken)
        if free:
            self._taken.append(box)
        return free


def _name(mark: Mark, layouts: dict[str, _Layout]) -> Name | None:
    """The name at the first of four sides that has room on a wide screen, and the narrowest screen that has it too."""
    words = mark.point.name
    size = len(words) * _LETTER, _LINE
    for dx, dy, anchor, left, top in _sides(mark.radius, *size):
        offset = (left, top)
        if layouts["wide"].take(mark.x, mark.y, offset, size):
            middle = layouts["middle"].take(mark.x, mark.y, offset, size)
            narrow = middle and layouts["narrow"].take(mark.x, mark.y, offset, size)
            return Name(words, dx, dy, anchor, "narrow" if narrow else "middle" if middle else "wide")
    return None


def _sides(radius: float, width: float, height: float) -> Iterator[tuple[float, float, str, float, float]]:
    """Right, left, under and over a mark: where the words begin, and the upper left corner of their box."""
    off = radius + _GAP
    yield off, 4.0, "start", off, -height / 2
    yield -off, 4.0, "end", -off - width, -height / 2
    yield 0.0, off + 9, "middle", -width / 2, off - 3
    yield 0.0, -off, "middle", -width / 2, -off - height + 3


def _lands(view: View, layouts: dict[str, _Layout]) -> Iterator[Land]:
    """Names of countries, or closer by of regions, where there is room; those first that have most of it."""
    if not _LANDS[0] <= view.degrees <= _LANDS[1]:
        return
    kind = "regions" if view.degrees < _REGIONS else "countries"
    seen = [(name, x, y) for name, *point in _areas_near(view, kind) for x, y in [view.at(*point)] if _inside(x, y)]
    for name, x, y in _by_room(seen)[:_MOST_LANDS]:
        size = len(name) * (_LETTER + 1), _LINE
        free = [shown for shown, layout in layouts.items() if layout.take(x, y, (-size[0] / 2, -size[1] / 2), size)]
        if "wide" in free:
            yield Land(x, y, name, "narrow" if len(free) == 3 else "middle" if "middle" in free else "wide")


def _inside(x: float, y: float) -> bool:
    return 0 <= x <= 100 and 0 <= y <= 100


def _areas_near(view: View, kind: str) -> Iterator[tuple[str, float, float]]:
    """The areas in view, and some about it: of thousands, few are worth a closer look."""
    areas, positions = _areas(kind)
    x, y = ((positions - (view.left, view.top)) / (view.width, view.height)).T
    for n in np.flatnonzero((x > -_ABOUT) & (x < 1 + _ABOUT) & (y > -_ABOUT) & (y < 1 + _ABOUT)):
        yield areas[n]


@cache
def _areas(kind: str) -> tuple[list[tuple[str, float, float]], NDArray[np.float64]]:
    """Countries or first-level regions: name, longitude, latitude; and their positions on the map of the world."""
    rows = load_csv(f"grounding/{kind}.csv")
    areas = [(r.get("name") or r["names"].split("|")[0], float(r["longitude"]), float(r["latitude"])) for r in rows]
    return areas, np.array([project(longitude, latitude) for _, longitude, latitude in areas])


def _by_room(areas: list[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    """The farthest from any other first: mostly the largest."""
    at = np.array([(x, y / RATIO) for _, x, y in areas]).reshape(-1, 2)
    apart = np.hypot(*(at[:, None] - at[None]).T)
    np.fill_diagonal(apart, np.inf)
    room = apart.min(axis=0, initial=np.inf)
    return [areas[n] for n in sorted(range(len(areas)), key=lambda n: (-room[n], areas[n]))]
