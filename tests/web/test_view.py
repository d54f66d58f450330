import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.web.charts.view import View, fit, fit_most, project, read_view, scale_bar, unproject

POINTS = st.tuples(st.floats(-179, 179), st.floats(-55, 75), st.integers(1, 1000))


@given(st.floats(-180, 180), st.floats(-84.9, 84.9))
def test_a_position_leads_back_to_its_degrees(longitude: float, latitude: float) -> None:
    back = unproject(*project(longitude, latitude))
    assert back == pytest.approx((longitude, latitude), abs=1e-6)


@given(st.lists(POINTS, min_size=1, max_size=30))
def test_all_places_are_in_the_view_of_all(points: list[tuple[float, float, int]]) -> None:
    view = fit(points)
    for longitude, latitude, _ in points:
        x, y = view.at(longitude, latitude)
        assert 0 <= x <= 100
        assert 0 <= y <= 100


@given(st.lists(POINTS, min_size=1, max_size=30))
def test_the_view_that_a_map_begins_with_shows_most_events(points: list[tuple[float, float, int]]) -> None:
    view = fit_most(points)
    seen = sum(w for lon, lat, w in points if all(-0.01 <= at <= 100.01 for at in view.at(lon, lat)))
    assert seen >= 0.7 * sum(weight for _, _, weight in points)


def test_a_place_far_off_does_not_make_the_rest_a_speck() -> None:
    near = [(13.0 + n / 10, 52.0, 10) for n in range(10)]
    assert fit([*near, (-74.0, 40.7, 1)]).degrees > 80
    assert fit_most([*near, (-74.0, 40.7, 1)]).degrees < 20


@given(st.floats(-180, 180), st.floats(-85, 85), st.floats(0.01, 1000), st.floats(0.1, 10), st.floats(-2, 2))
def test_an_address_holds_any_view(
    longitude: float, latitude: float, degrees: float, closer: float, aside: float
) -> None:
    view = read_view(f"{longitude},{latitude},{degrees}")
    assert view is not None
    moved = view.moved(right=aside, down=aside, closer=closer)
    again = read_view(moved.words())
    assert again is not None
    assert 0.399 <= again.degrees <= 360.001
    assert (again.x, again.y, again.width) == pytest.approx((moved.x, moved.y, moved.width), abs=1e-4)


@pytest.mark.parametrize("words", ["far", "1,2", "1,2,3,4", "nan,0,10", "0,0,inf", "200,0,10", "0,0,-5", "0,0,0"])
def test_what_is_no_view_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        read_view(words)


def test_no_view_is_none() -> None:
    assert read_view("") is None


@given(st.floats(0.4, 360), st.floats(-55, 75))
def test_the_scale_is_a_round_number_and_true(degrees: float, latitude: float) -> None:
    view = View(*project(0, latitude), degrees / 360)
    bar = scale_bar(view)
    across = view.width * 40_075 * math.cos(math.radians(latitude))
    assert bar.width / 100 * across == pytest.approx(bar.kilometres, rel=0.01)
    assert 8 < bar.width <= 22.01
    assert f"{bar.kilometres:e}"[0] in "125"
