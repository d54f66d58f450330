from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.charts.scale import number_scale, time_scale


@given(st.lists(st.dates(date(1000, 1, 1), date(3000, 1, 1)), min_size=1, max_size=5))
def test_days_and_ticks_stand_within_the_width_in_order(days: list[date]) -> None:
    scale = time_scale(days)
    assert scale is not None
    ticks = [tick.at for tick in scale.ticks()]
    assert all(0 <= scale.at(day) <= 100 for day in days)
    assert ticks == sorted(ticks)
    assert all(0 <= at <= 100 for at in ticks)


def test_a_year_is_told_by_quarters() -> None:
    scale = time_scale([date(1948, 4, 5), date(1948, 4, 5) + timedelta(days=400)])
    assert scale is not None
    assert [tick.words for tick in scale.ticks()][:2] == ["Jul 1948", "Oct 1948"]


@given(st.floats(0.01, 1e12))
def test_numbers_have_round_ticks_that_are_few(largest: float) -> None:
    scale = number_scale([largest])
    assert scale is not None
    assert 1 <= len(scale.ticks()) <= 9
    assert scale.at(largest) <= 100


def test_no_numbers_no_scale() -> None:
    assert number_scale([]) is None
    assert number_scale([0.0]) is None
    assert time_scale([]) is None
