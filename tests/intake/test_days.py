"""The day of publication in the forms in which sources give it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.days import agreed, published
from onrecord.records import Published


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("1948-06-26", "1948-06-26", "1948-06-26"),
        ("19480626", "1948-06-26", "1948-06-26"),
        ("1948-06", "1948-06-01", "1948-06-30"),
        ("1948-02", "1948-02-01", "1948-02-29"),
        ("1948", "1948-01-01", "1948-12-31"),
        (1948, "1948-01-01", "1948-12-31"),
        ("2017-04-05T23:30:00-05:00", "2017-04-05", "2017-04-05"),
        ("2017-04-05 01:10", "2017-04-05", "2017-04-05"),
        ("26 June 1948", "1948-06-26", "1948-06-26"),
        ("June 26, 1948", "1948-06-26", "1948-06-26"),
        ("26.06.1948", "1948-06-26", "1948-06-26"),
        ("Sat, 26 Jun 1948 23:00:00 -0400", "1948-06-26", "1948-06-26"),
    ],
)
def test_days_are_understood(value: object, start: str, end: str) -> None:
    assert published(value) == Published(start=start, end=end, basis="metadata")


@pytest.mark.parametrize("value", [None, "", "04/05/2017", "yesterday", "1948-13-01", "1948-02-30", "0000-01-01", {}])
def test_what_is_no_day_for_sure_is_none(value: object) -> None:
    assert published(value) is None


@given(st.dates())
def test_every_iso_day_is_itself(day: object) -> None:
    assert published(str(day)) == Published(start=str(day), end=str(day), basis="metadata")


@given(st.text())
def test_no_words_break_it(words: str) -> None:
    published(words)


def test_what_differs_is_kept() -> None:
    first, second = published("1948-06-26"), published("1948-06-27")
    assert first and second
    together = agreed([first, second, first])
    assert (together.start, together.others) == ("1948-06-26", (second,))
    assert agreed([]) == Published()
