"""Taking decisions: what is checked before one is written down, and how its value is kept."""

import pytest

from onrecord.case import Case
from onrecord.case.judging import correctable, judge, judge_all, places_of
from onrecord.errors import OnrecordError
from onrecord.records import Claim, Event


def event(case: Case) -> Event:
    found = case.record("ev-1")
    assert isinstance(found, Event)
    return found


def claim(case: Case) -> Claim:
    found = case.record("cl-r-1")
    assert isinstance(found, Claim)
    return found


@pytest.mark.parametrize(
    ("about", "action", "value", "kept"),
    [
        ("ev-1", "accept", None, None),
        ("ev-1", "reject", "noise", None),
        ("ev-1", "correct", "type=SUPPORT", "type=SUPPORT"),
        ("ev-1", "correct", "actor=Britain", "actor=E-gb"),
        ("ev-1", "correct", "recipient=Clay, E-gb", "recipient=E-clay, E-gb"),
        ("ev-1", "correct", "recipient=", "recipient="),
        ("cl-r-1", "correct", "where=gatow", "where=pl-r-1"),
        ("cl-r-1", "correct", "status=planned", "status=planned"),
        ("ev-1", "split", "cl-r-2", "cl-r-2"),
        ("E-clay", "not_same", "E-gb", "E-gb"),
        ("E-clay", "merge", "britain", "E-gb"),
    ],
)
def test_a_decision_is_kept(case: Case, about: str, action: str, value: str | None, kept: str | None) -> None:
    made = judge(case, about, action, " ann ", " so it reads ", value)
    assert (made.value, made.user, made.reason) == (kept, "ann", "so it reads")
    assert case.decisions() == [made]


@pytest.mark.parametrize(
    ("about", "action", "value", "code"),
    [
        ("ev-none", "accept", None, "C006"),
        ("ev-1", "merge", "ev-none", "C006"),
        ("ev-1", "merge", "E-gb", "U002"),
        ("ev-1", "merge", "ev-1", "U002"),
        ("cl-r-1", "merge", "cl-r-2", "U002"),
        ("ev-1", "split", "cl-none", "U002"),
        ("E-gb", "correct", "name=England", "U002"),
        ("ev-1", "correct", "status=planned", "U002"),  # two claims tell it, and each has its own
        ("ev-1", "correct", "type", "U002"),
        ("ev-1", "correct", "actor=Nobody", "U002"),
        ("cl-r-1", "correct", "killed=3", "U002"),
        ("cl-r-1", "correct", "where=Paris", "U002"),
        ("dn-none", "undo", None, "U002"),
        ("ev-1", "praise", None, "U002"),
    ],
)
def test_what_makes_no_sense_is_not(case: Case, about: str, action: str, value: str | None, code: str) -> None:
    with pytest.raises(OnrecordError, match=code):
        judge(case, about, action, "ann", "", value)
    assert case.decisions() == []


def test_several_are_kept_all_or_none(case: Case) -> None:
    with pytest.raises(OnrecordError, match="U002"):
        judge_all(case, [("ev-1", "accept", None), ("ev-1", "split", "cl-none")], "ann")
    assert case.decisions() == []
    assert len(judge_all(case, [("ev-1", "accept", None), ("cl-r-1", "accept", None)], "ann")) == 2


def test_a_decision_is_undone_once(case: Case) -> None:
    made = judge(case, "ev-1", "accept", "ann")
    judge(case, made.id, "undo", "bob")
    with pytest.raises(OnrecordError, match="U002"):
        judge(case, made.id, "undo", "bob")


def test_fields_and_places_that_can_be_corrected(case: Case) -> None:
    assert correctable(case, event(case)) == ("type", "actor", "recipient", "when")
    assert correctable(case, claim(case)) == ("type", "actor", "recipient", "when", "status", "where")
    assert places_of(case, claim(case)) == {"pl-r-1": "Gatow"}
