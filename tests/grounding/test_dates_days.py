"""Stretches of days: what holds for every day, and some days that are known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.grounding.dates_days import back, easter, months, nearest_weekday, nth_weekday, quarter, unit_of, week_of

DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 31))


@given(day=DAYS, unit=st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"]))
def test_a_unit_holds_its_day_and_meets_the_next(day: date, unit: str) -> None:
    this, after = unit_of(day, unit), unit_of(day, unit, 1)
    assert this.start <= day <= this.end
    assert this.end + timedelta(days=1) == after.start


@given(day=DAYS)
def test_weeks_run_from_monday_to_sunday(day: date) -> None:
    week = week_of(day)
    assert (week.start.weekday(), week.end.weekday()) == (0, 6)


@given(day=DAYS, weekday=st.integers(0, 6))
def test_the_nearest_weekday_is_within_a_week_and_may_be_the_day_itself(day: date, weekday: int) -> None:
    before, after = nearest_weekday(day, weekday, -1), nearest_weekday(day, weekday, 1)
    assert day - timedelta(days=7) < before <= day <= after < day + timedelta(days=7)
    assert before.weekday() == after.weekday() == weekday


@given(day=DAYS, count=st.integers(0, 300))
def test_months_back_keep_the_day_or_the_months_last(day: date, count: int) -> None:
    earlier = back(day, count, "month")
    assert (day.year * 12 + day.month) - (earlier.year * 12 + earlier.month) == count
    assert earlier.day == min(day.day, months(earlier.year, earlier.month).end.day)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1998, date(1998, 4, 12)), (2000, date(2000, 4, 23)), (2016, date(2016, 3, 27)), (2038, date(2038, 4, 25))],
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


def test_quarters_and_nth_weekdays() -> None:
    assert quarter(1989, 3)[:2] == (date(1989, 7, 1), date(1989, 9, 30))
    assert nth_weekday(1999, 11, 3, 4) == date(1999, 11, 25)
    assert nth_weekday(2016, 5, 0, -1) == date(2016, 5, 30)
    assert nth_weekday(2016, 11, 1, 1, after=1) == date(2016, 11, 8)
