"""Where a record stands in a list."""

from onrecord.case.filing import days_of, rank_of


def test_background_comes_after_all_news_and_keeps_its_own_order() -> None:
    news, undated = rank_of(days_of("2001-05-02", "2001-05-02")), rank_of((None, None))
    old, older = (rank_of(days_of(day, day), background=True) for day in ("1982-02-02", "1979-06-16"))
    assert news < undated < older < old < rank_of((None, None), background=True)
