from onrecord.case import Case
from onrecord.case.days import Stretch


def test_records_are_counted_by_day_and_by_month(case: Case) -> None:
    assert case.stretches("event") == [Stretch(19480628, 19480628, 1)]
    assert case.stretches("event", by_month=True) == [Stretch(194806, 194806, 1)]
    assert case.stretches("report") == [Stretch(19480628, 19480628, 1), Stretch(19480629, 19480629, 1)]


def test_what_has_no_day_is_counted_too(case: Case) -> None:
    assert case.stretches("naming") == [Stretch(None, None, 1)]


def test_what_is_not_reviewed_is_all_but_what_is(case: Case) -> None:
    assert case.stretches("event", by_month=True, reviewed="no") == [Stretch(194806, 194806, 1)]
    case.decide("ev-1", "accept", "a reader")
    assert case.stretches("event", by_month=True, reviewed="no") == []
    assert case.stretches("event", by_month=True, reviewed="yes") == [Stretch(194806, 194806, 1)]


def test_filters_hold_as_in_lists(case: Case) -> None:
    assert case.stretches("report", outlet="Dispatch") == [Stretch(19480629, 19480629, 1)]
    assert case.stretches("report", outlet="Nobody") == []
