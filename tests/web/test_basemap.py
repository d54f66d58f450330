import re

import pytest

from onrecord.web.charts.basemap import BEYOND, STEPS, draw, height
from onrecord.web.charts.view import View, project, read_view


def _view(words: str) -> View:
    view = read_view(words)
    assert view is not None
    return view


def _points(path: str) -> list[list[tuple[int, int]]]:
    """Where each line of a path goes through."""
    out = []
    for line in path.rstrip("z").split("M")[1:]:
        numbers = [int(n) for n in re.findall(r"-?\d+", line)]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        at = [pairs[0]]
        for dx, dy in pairs[1:]:
            at.append((at[-1][0] + dx, at[-1][1] + dy))
        out.append(at)
    return out


def _is_land(view: View, longitude: float, latitude: float) -> bool:
    """Whether a ray from the point crosses the shore an odd number of times."""
    x, y = project(longitude, latitude)
    x, y = (x - view.left) / view.width * STEPS, (y - view.top) / view.width * STEPS
    inside = False
    for ring in _points(draw(view).land):
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside


VIEWS = ["0,30,360", "20,40,90", "13,50,60", "13,50,20", "13.4,52.5,6", "13.4,52.5,0.5"]


@pytest.mark.parametrize("words", VIEWS)
def test_paths_end_a_little_beyond_the_map_and_are_short(words: str) -> None:
    base = draw(_view(words))
    more = BEYOND * STEPS + 1
    for ring in _points(base.land):
        for x, y in ring:
            assert -more <= x <= STEPS + more
            assert -more <= y <= height() + more
    assert 0 < len(base.land + base.regions + base.countries + base.disputed) < 120_000


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "land"),
    [
        ("Berlin", 13.4, 52.5, True),
        ("the North Sea", 3.0, 56.0, False),
        ("Madrid", -3.7, 40.4, True),
        ("the Bay of Biscay", -5.0, 45.5, False),
        ("Sicily", 14.2, 37.5, True),
        ("the Caspian Sea", 51.0, 41.0, False),
    ],
)
@pytest.mark.parametrize("degrees", [150, 60, 10])
def test_land_is_where_land_is(place: str, longitude: float, latitude: float, land: bool, degrees: float) -> None:
    assert _is_land(_view(f"{longitude + degrees / 5},{latitude},{degrees}"), longitude, latitude) is land


def test_the_open_sea_is_empty() -> None:
    base = draw(_view("-35,30,5"))
    assert (base.land, base.countries, base.regions, base.disputed) == ("", "", "", "")


def test_regions_are_drawn_in_part_of_the_world_only() -> None:
    assert draw(_view("13,50,60")).regions == ""
    assert draw(_view("13,50,20")).regions != ""


def test_disputed_lines_are_told_from_others() -> None:
    """The line between Crimea and the mainland is no border of a country, and drawn as disputed."""
    base = draw(_view("33.8,46.1,2"))
    assert base.disputed != ""
    assert base.countries == ""
