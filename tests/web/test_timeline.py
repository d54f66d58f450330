from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.case.days import Stretch
from onrecord.web.charts.timeline import is_finer, timeline

DAYS = st.dates(date(1800, 1, 1), date(2100, 1, 1))
OPEN_END = 99999999


def _stretches(*days: tuple[int | None, int | None, int]) -> list[Stretch]:
    return [Stretch(*each) for each in days]


def _number(day: date, by_month: bool) -> int:
    return int(f"{day:%Y%m}" if by_month else f"{day:%Y%m%d}")


@given(DAYS, DAYS)
def test_bars_cover_all_days_once_and_are_few(one: date, other: date) -> None:
    first, last = sorted((one, other))
    bars = timeline(first, last, lambda by_month: []).bars
    assert 1 <= len(bars) <= 36
    assert bars[0].since <= first.isoformat()
    assert bars[-1].until >= last.isoformat()
    for before, after in pairwise(bars):
        assert date.fromisoformat(after.since).toordinal() - date.fromisoformat(before.until).toordinal() == 1


@given(DAYS, DAYS, st.lists(st.tuples(DAYS, DAYS)))
def test_a_bar_counts_what_touches_its_days(one: date, other: date, events: list[tuple[date, date]]) -> None:
    first, last = sorted((one, other))
    lasting = [tuple(sorted(pair)) for pair in events]
    found = timeline(first, last, lambda m: _stretches(*((_number(a, m), _number(b, m), 1) for a, b in lasting)))
    for bar in found.bars:
        touching = [a for a, b in lasting if a.isoformat() <= bar.until and b.isoformat() >= bar.since]
        assert bar.count == len(touching)
    seen = [a for a, b in lasting if a.isoformat() <= found.bars[-1].until and b.isoformat() >= found.bars[0].since]
    assert found.outside == len(lasting) - len(seen)


def test_heights_are_shares_of_the_highest() -> None:
    bars = timeline(
        date(1946, 4, 5), date(1948, 6, 1), lambda by_month: _stretches((194804, 194804, 1), (194805, 194805, 4))
    ).bars
    assert [(bar.words, bar.height) for bar in bars[-3:]] == [("Apr 1948", 25), ("May 1948", 100), ("Jun 1948", 0)]


def test_open_ends_reach_everywhere_and_what_has_no_day_is_told() -> None:
    told = _stretches((0, 19480405, 1), (19480406, OPEN_END, 2), (None, None, 3), (18700718, 18700718, 5))
    found = timeline(date(1948, 4, 5), date(1948, 4, 7), lambda by_month: told)
    assert [bar.count for bar in found.bars] == [1, 2, 2]
    assert (found.events, found.undated, found.outside) == (11, 3, 5)


def test_a_few_weeks_are_told_by_days_and_a_season_by_weeks() -> None:
    days = timeline(date(1948, 4, 5), date(1948, 4, 30), lambda by_month: [])
    weeks = timeline(date(1948, 4, 7), date(1948, 9, 30), lambda by_month: [])
    assert (days.bars[0].words, weeks.bars[0].words) == ("5 Apr 1948", "week of 5 Apr 1948")
    assert is_finer(days, weeks)
    assert not is_finer(weeks, days)


def test_chosen_days_are_marked() -> None:
    bars = timeline(date(1948, 4, 5), date(1948, 4, 8), lambda by_month: [], (date(1948, 4, 6), date(1948, 4, 7))).bars
    assert [bar.chosen for bar in bars] == [False, True, True, False]
