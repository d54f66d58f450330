"""Land, borders of countries and of first-level regions as paths of an SVG, cut to what a map shows.

The shapes are Natural Earth's (data/web/basemap.json, made by scripts/basemap.mjs). They are unpacked once a process.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from onrecord.knowledge import data_file
from onrecord.web.charts.view import RATIO, View

# Paths are told in whole steps, so many across the map.
STEPS = 2400
# How much is drawn beyond each edge, in shares of the width: what comes into sight when the map is dragged.
BEYOND = 0.35
# Degrees across: from which on the world is drawn by countries, and with fewer bends; below which with regions.
_FAR, _COARSE, _REGIONS = 75.0, 14.0, 34.0

Points = NDArray[np.float64]


class Base(Struct, frozen=True):
    """The paths of a map, in steps from the upper left corner of the view."""

    land: str
    regions: str
    countries: str
    disputed: str


class _File(Struct):
    """The two topologies of the file, of which one at a time is unpacked."""

    far: msgspec.Raw
    near: msgspec.Raw


class _Shapes(Struct):
    """Shapes of one kind, with the box (left, top, right, bottom) of each."""

    shapes: list[Points]
    boxes: Points


def draw(view: View) -> Base:
    """The base of the map of this view."""
    kinds = _kinds("far", 0) if view.degrees >= _FAR else _kinds("near", int(view.degrees >= _COARSE))
    lines = ("countries", "disputed", *(("regions",) if view.degrees < _REGIONS else ()))
    paths = {name: _path(view, _cut_lines(view, kinds[name])) for name in lines}
    return Base(land=_path(view, _cut_rings(view, kinds["land"]), close="z"), regions=paths.pop("regions", ""), **paths)


@cache
def _kinds(detail: str, level: int) -> dict[str, _Shapes]:
    """All shapes of one detail, drawn with the bends of this level and coarser ones."""
    raw = getattr(msgspec.json.decode(data_file("web/basemap.json").read_bytes(), type=_File), detail)
    topology: dict[str, Any] = msgspec.json.decode(raw)
    arcs = _arcs(topology, level)
    out = {}
    for name, geometry in topology["objects"].items():
        chains = [ring for part in geometry["arcs"] for ring in part] if name == "land" else geometry["arcs"]
        out[name] = _shapes(_joined(each, arcs) for each in chains)
    return out


def _arcs(topology: dict[str, Any], level: int) -> list[Points]:
    """Arcs of TopoJSON as positions: their ends, and the bends of this level, which a step has as its third number."""
    arcs, transform = topology["arcs"], topology["transform"]
    steps = list(chain.from_iterable(arcs))
    lengths = np.fromiter(map(len, arcs), dtype=np.int64)
    grid = np.array([step[:2] for step in steps], dtype=np.float64).cumsum(axis=0)
    before = np.concatenate([[[0.0, 0.0]], grid])[
        lengths.cumsum() - lengths
    ]  # where the arc before ends: each begins anew
    kept = np.fromiter(((step[2] if len(step) > 2 else 0) >= level for step in steps), dtype=bool)
    longitude, latitude = (
        (grid - before.repeat(lengths, axis=0))[kept] * transform["scale"] + transform["translate"]
    ).T
    slope = np.radians(np.clip(latitude, -85, 85))
    points = np.column_stack([longitude / 360 + 0.5, 0.5 - np.log(np.tan(np.pi / 4 + slope / 2)) / (2 * np.pi)])
    return np.split(points, np.add.reduceat(kept, lengths.cumsum() - lengths, dtype=np.int64).cumsum()[:-1])


def _joined(numbers: Iterable[int], arcs: Sequence[Points]) -> Points:
    """Arcs end to end; a negative number is an arc run backwards (TopoJSON)."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _shapes(found: Iterable[Points]) -> _Shapes:
    shapes = [shape for shape in found if len(shape) > 1]
    points, starts = np.concatenate(shapes), np.cumsum([0, *map(len, shapes[:-1])])
    return _Shapes(shapes, np.hstack([np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)]))


def _bounds(view: View) -> tuple[float, float, float, float]:
    more = view.width * BEYOND
    return view.left - more, view.top - more, view.left + view.width + more, view.top + view.height + more


def _touching(view: View, kind: _Shapes) -> Iterator[tuple[Points, bool]]:
    """The shapes that may be in sight, each with whether it lies within the bounds."""
    left, top, right, bottom = _bounds(view)
    west, north, east, south = kind.boxes.T
    within = (west >= left) & (east <= right) & (north >= top) & (south <= bottom)
    for n in np.flatnonzero((west <= right) & (east >= left) & (north <= bottom) & (south >= top)):
        yield kind.shapes[n], bool(within[n])


def _cut_rings(view: View, kind: _Shapes) -> Iterator[Points]:
    """Areas cut at the bounds (Sutherland and Hodgman), side by side."""
    left, top, right, bottom = _bounds(view)
    for ring, within in _touching(view, kind):
        for axis, bound, sign in () if within else ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
            ring = _cut_side(ring, axis, bound, sign)
        if len(ring) > 2:
            yield ring


def _cut_side(ring: Points, axis: int, bound: float, sign: int) -> Points:
    """The part of an area on the inner side of a line."""
    inside = (ring[:, axis] - bound) * sign >= 0
    if inside.all() or not len(ring):
        return ring
    following, crossing = np.roll(ring, -1, axis=0), np.flatnonzero(inside != np.roll(inside, -1))
    start, end = ring[crossing], following[crossing]
    share = (bound - start[:, axis]) / (end[:, axis] - start[:, axis])
    met = start + share[:, None] * (end - start)
    order = np.argsort(np.concatenate([np.flatnonzero(inside), crossing + 0.5]), kind="stable")
    return np.concatenate([ring[inside], met])[order]


def _cut_lines(view: View, kind: _Shapes) -> Iterator[Points]:
    """The runs of lines whose pieces touch the bounds; of a line that lies within them, all of it."""
    left, top, right, bottom = _bounds(view)
    for line, within in _touching(view, kind):
        if within:
            yield line
            continue
        low, high = np.minimum(line[:-1], line[1:]), np.maximum(line[:-1], line[1:])
        seen = (low[:, 0] <= right) & (high[:, 0] >= left) & (low[:, 1] <= bottom) & (high[:, 1] >= top)
        edges = np.flatnonzero(np.diff(np.concatenate([[False], seen, [False]])))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            yield line[start : end + 1]


def _path(view: View, lines: Iterable[Points], close: str = "") -> str:
    """Lines as the `d` of a path: where each starts, then its steps."""
    drawn = list(lines)
    if not drawn:
        return ""
    grid = np.rint((np.concatenate(drawn) - (view.left, view.top)) * (STEPS / view.width)).astype(np.int64)
    every = np.diff(grid, axis=0)
    moves = (every[:, 0] != 0) | (every[:, 1] != 0)
    out = []
    for end, length in zip(accumulate(map(len, drawn)), map(len, drawn), strict=True):
        start, stop = end - length, end - 1
        steps = every[start:stop][moves[start:stop]]
        if len(steps) > (1 if close else 0):
            told = " ".join(map(str, steps.ravel().tolist())).replace(" -", "-")
            out.append(f"M{grid[start, 0]} {grid[start, 1]}l{told}{close}")
    return "".join(out)


def height() -> int:
    """Steps from the upper edge of a map to the lower."""
    return round(STEPS / RATIO)
