from hypothesis import given
from hypothesis import strategies as st

from onrecord.case.points import Point
from onrecord.web.charts.map import MOST_MARKS, Mark, marks
from onrecord.web.charts.view import View, read_view

VIEW = read_view("13.4,52.5,8")


def _point(n: int, longitude: float, latitude: float, events: int = 1) -> Point:
    name = f"Town {n}"
    return Point(name, name, name, "DE", "exact", latitude, longitude, events, None, None)


def _grid(count: int) -> list[Point]:
    return [_point(n, 10 + 6 * (n % 25) / 25, 51 + 2.5 * (n // 25) / 40, count - n) for n in range(count)]


def _view() -> View:
    assert VIEW is not None
    return VIEW


def test_the_largest_are_drawn_and_the_rest_is_counted() -> None:
    far = [_point(9000 + n, -100, 0) for n in range(3)]
    found = marks([*_grid(MOST_MARKS + 40), *far], _view())
    assert [m.point.name for m in found.marks] == [f"Town {n}" for n in range(MOST_MARKS)]
    assert (found.smaller, found.beyond) == (40, 3)


def test_areas_stand_for_numbers() -> None:
    large, small = marks([_point(1, 13, 52, 400), _point(2, 14, 52, 100)], _view()).marks
    assert (large.radius, small.radius) == (22, 13)


def _box(mark: Mark, width: float) -> tuple[float, float, float, float]:
    assert mark.name
    x, y = mark.x / 100 * width + mark.name.dx, mark.y / 100 * width / 1.5 + mark.name.dy
    long = len(mark.name.words) * 6.6
    left = {"start": x, "end": x - long, "middle": x - long / 2}[mark.name.anchor]
    return left, y - 11, left + long, y + 2


@given(st.lists(st.tuples(st.floats(10, 16), st.floats(50.5, 54)), max_size=40, unique=True))
def test_names_never_lie_over_one_another(places: list[tuple[float, float]]) -> None:
    found = marks([_point(n, *place) for n, place in enumerate(places)], _view()).marks
    for width, shown in ((1000, ("narrow", "middle", "wide")), (660, ("narrow", "middle")), (330, ("narrow",))):
        boxes = [_box(m, width) for m in found if m.name and m.name.shown in shown]
        for n, a in enumerate(boxes):
            for b in boxes[n + 1 :]:
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_a_place_alone_has_its_name_on_every_screen() -> None:
    (mark,) = marks([_point(1, 13.4, 52.5)], _view()).marks
    assert mark.name
    assert (mark.name.words, mark.name.shown, mark.name.anchor) == ("Town 1", "narrow", "start")


def test_countries_are_named_where_there_is_room() -> None:
    view = read_view("12,50,25")
    assert view
    names = {land.words for land in marks([], view).lands}
    assert {"Germany", "Austria"} <= names
    assert "France" in names or "Italy" in names
    assert marks([], read_view("13,52,1") or view).lands == []


def test_regions_are_named_where_countries_are_too_large() -> None:
    view = read_view("12,50,8")
    assert view
    names = {land.words for land in marks([], view).lands}
    assert {"Thuringia", "Saxony"} <= names
    assert "Germany" not in names
