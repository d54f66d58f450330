"""The part of the world that a map shows, in the Mercator projection, as web maps use it.

Positions are shares of the whole world's width: x from 0 at 180° west to 1 at 180° east, y from the north down, so that
a step is as long in every direction. Shapes are true everywhere; areas grow towards the poles.
"""

import math
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from onrecord.errors import UsageError

RATIO = 1.5  # of a map's width to its height
_SOUTH, _NORTH = -60.0, 80.0
_NARROWEST, _WIDEST = 0.4, 360.0  # degrees from the left edge to the right
_CLOSE = 9.0  # degrees that a map shows at least, unless somebody asks for less
_ROOM = 1.25
# Where so large a part of the events stands in less than half of the width, the map begins with that part.
_MOST, _PART = 0.7, 0.5
_EQUATOR_KM = 40_075.0
_LONGEST_BAR = 0.22  # of the width

Weighed = tuple[float, float, int]


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees as a position. Beyond 85° north or south all is put at 85°."""
    slope = math.radians(max(-85.0, min(85.0, latitude)))
    return longitude / 360 + 0.5, 0.5 - math.log(math.tan(math.pi / 4 + slope / 2)) / (2 * math.pi)


def unproject(x: float, y: float) -> tuple[float, float]:
    """A position as longitude and latitude in degrees."""
    return (x - 0.5) * 360, math.degrees(2 * math.atan(math.exp((0.5 - y) * 2 * math.pi)) - math.pi / 2)


class View(Struct, frozen=True):
    """The middle of a map, and its width."""

    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        """From the upper edge to the lower."""
        return self.width / RATIO

    @property
    def left(self) -> float:
        """The western edge."""
        return self.x - self.width / 2

    @property
    def top(self) -> float:
        """The northern edge."""
        return self.y - self.height / 2

    @property
    def degrees(self) -> float:
        """Degrees of longitude from edge to edge."""
        return self.width * 360

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point stands, in per cent from the left and from the top."""
        x, y = project(longitude, latitude)
        return round((x - self.left) / self.width * 100, 2), round((y - self.top) / self.height * 100, 2)

    def words(self) -> str:
        """The view as an address holds it: longitude and latitude of the middle, degrees of longitude across."""
        longitude, latitude = unproject(self.x, self.y)
        return f"{longitude:.3f},{latitude:.3f},{self.degrees:.3f}"

    def moved(self, right: float = 0, down: float = 0, closer: float = 1) -> "View":
        """The view moved by shares of its width and height, and `closer` times as close."""
        return _view(self.x + right * self.width, self.y + down * self.height, self.width / closer)


def read_view(words: str) -> View | None:
    """The view that an address asks for; None where it asks for none. Raises UsageError U002."""
    if not words:
        return None
    try:
        longitude, latitude, degrees = (float(part) for part in words.split(","))
    except ValueError:
        longitude = latitude = degrees = math.nan
    if not (abs(longitude) <= 180 and abs(latitude) <= 85 and 0 < degrees <= 1000):
        wanted = "a part of the map (longitude, latitude and degrees across: 13.4,52.5,6)"
        raise UsageError("U002", value=words, wanted=wanted)
    return _view(*project(longitude, latitude), degrees / 360)


def fit(points: Sequence[Weighed]) -> View:
    """The view that shows all of these points (longitude, latitude, weight); the whole world where there is none."""
    if not points:
        return _around([project(-150, _SOUTH + 4), project(150, _NORTH - 8)])
    return _around([project(longitude, latitude) for longitude, latitude, _ in points])


def fit_most(points: Sequence[Weighed]) -> View:
    """The view of most events, where most stand close together; otherwise of all."""
    whole = fit(points)
    part = fit(_middle(points)) if points else whole
    return part if part.width < whole.width * _PART else whole


def _middle(points: Sequence[Weighed]) -> list[Weighed]:
    """The points nearest to the median point that together have most of the weight."""
    longitude, latitude = (_median([(p[axis], p[2]) for p in points]) for axis in (0, 1))
    shrink = math.cos(math.radians(latitude))
    near = sorted(points, key=lambda p: (math.hypot((p[0] - longitude) * shrink, p[1] - latitude), p))
    total, held, kept = sum(p[2] for p in points), 0, []
    for point in near:
        if held >= total * _MOST:
            break
        kept.append(point)
        held += point[2]
    return kept


def _median(values: list[tuple[float, int]]) -> float:
    ordered = sorted(values)
    half = sum(weight for _, weight in ordered) / 2
    seen = accumulate(weight for _, weight in ordered)
    return next(value for (value, _), so_far in zip(ordered, seen, strict=True) if so_far >= half)


def _around(positions: Sequence[tuple[float, float]]) -> View:
    xs, ys = [x for x, _ in positions], [y for _, y in positions]
    wide = max(max(xs) - min(xs), (max(ys) - min(ys)) * RATIO) * _ROOM
    return _view((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, max(wide, _CLOSE / 360))


def _view(x: float, y: float, width: float) -> View:
    """A view that leaves neither the world nor sense."""
    width = max(_NARROWEST / 360, min(_WIDEST / 360, width))
    half, north, south = width / RATIO / 2, project(0, _NORTH)[1], project(0, _SOUTH)[1]
    y = max(north + half, min(south - half, y)) if 2 * half < south - north else (north + south) / 2
    return View(max(0.0, min(1.0, x)), y, width)


class ScaleBar(Struct, frozen=True):
    """A round number of kilometres in the middle of the map, and how long it is, in per cent of the width."""

    kilometres: float
    width: float


def scale_bar(view: View) -> ScaleBar:
    """The longest bar of a round number that is still short."""
    _, latitude = unproject(view.x, view.y)
    across = view.width * _EQUATOR_KM * math.cos(math.radians(latitude))
    power = 10 ** math.floor(math.log10(across * _LONGEST_BAR))
    kilometres = max(step * power for step in (1, 2, 5) if step * power <= across * _LONGEST_BAR)
    return ScaleBar(kilometres, round(100 * kilometres / across, 2))
