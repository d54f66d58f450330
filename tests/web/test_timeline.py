from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.charts.timeline import timeline

DAYS = st.dates(date(1800, 1, 1), date(2100, 1, 1))


@given(DAYS, DAYS)
def test_bars_cover_all_days_once_and_are_few(one: date, other: date) -> None:
    first, last = sorted((one, other))
    bars = timeline(first, last, lambda since, until: 1)
    assert 1 <= len(bars) <= 36
    assert bars[0].since <= first.isoformat()
    assert bars[-1].until >= last.isoformat()
    for before, after in pairwise(bars):
        assert date.fromisoformat(after.since).toordinal() - date.fromisoformat(before.until).toordinal() == 1


def test_heights_are_shares_of_the_highest() -> None:
    bars = timeline(
        date(1948, 4, 5), date(1948, 6, 1), lambda since, until: {"1948-04-01": 1, "1948-05-01": 4}.get(since, 0)
    )
    assert [(bar.words, bar.height) for bar in bars] == [("Apr 1948", 25), ("May 1948", 100), ("Jun 1948", 0)]
