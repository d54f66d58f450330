"""What must hold for any case: nothing lost, nothing twice, the same from scratch as step by step."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.matching import Matched, match
from onrecord.matching.reports import Reports
from tests.matching.builders import Teller

TEXTS = ["Jets hit the fish market and traders fled", "Shells fell on a bakery", "Talks about the border went on"]


@st.composite
def tellers(draw: st.DrawFn, id_: str) -> Teller:
    """A report of one to four sentences, each of which may give a day, a place, a side, a toll."""
    day = st.sampled_from(["2001-05-01", "2001-05-02", "2001-05-03"])
    teller = Teller(id_, published=draw(day))
    for _ in range(draw(st.integers(1, 4))):
        low = draw(st.integers(1, 20))
        teller.tell(
            draw(st.sampled_from(TEXTS)),
            draw(st.sampled_from(["ASSAULT", "ASSAULT", "CONSULT", "REQUEST"])),
            by=draw(st.sampled_from([[], ["Arland"], ["the Red Front"]])),
            to=draw(st.sampled_from([[], ["Borland"]])),
            at=draw(st.sampled_from([None, "Northport", "Southby", "Northland"])),
            on=draw(st.none() | day | st.just(("2001-04-30", "2001-05-06"))),
            killed=draw(st.sampled_from([None, ("exact", low, low), ("at_least", low, None)])),
            status=draw(st.sampled_from(["happened", "denied", "planned"])),
            background=draw(st.booleans()),
        )
    return teller


cases = st.integers(1, 5).flatmap(lambda n: st.tuples(*(tellers(f"r{i}") for i in range(n))))


def matched(*case: Teller) -> Matched:
    return match([teller.pair() for teller in case])


@settings(max_examples=60)
@given(cases)
def test_every_claim_is_in_exactly_one_event(case: tuple[Teller, ...]) -> None:
    found = [claim for event in matched(*case).events for claim in event.claims]
    assert sorted(found) == sorted(claim.id for teller in case for claim in teller.claims)


@settings(max_examples=60)
@given(cases)
def test_the_order_of_the_readings_does_not_matter(case: tuple[Teller, ...]) -> None:
    assert matched(*case) == matched(*reversed(case))


@settings(max_examples=60)
@given(cases)
def test_the_order_in_which_pairs_are_compared_does_not_matter(case: tuple[Teller, ...]) -> None:
    found = matched(*case)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reports, "by_day", lambda _, tellings: np.arange(len(tellings))[::-1])
        assert matched(*case) == found


@settings(max_examples=60)
@given(cases)
def test_tolls_are_in_order_and_the_best_was_told(case: tuple[Teller, ...]) -> None:
    for event in matched(*case).events:
        for toll in event.figures.values():
            told = {f.low for figures in toll.by_claim.values() for f in figures}
            assert toll.best is None or toll.best in told
            assert toll.low is None or toll.high is None or toll.low <= toll.high


@settings(max_examples=60)
@given(cases, tellers("far"))
def test_a_report_of_another_time_touches_no_event(case: tuple[Teller, ...], other: Teller) -> None:
    moved = Teller("far", published="2003-01-01")
    moved.tell("Shells fell on a bridge", by=["Arland"], at="Northport", on="2003-01-01")
    before = matched(*case).events
    assert [event for event in matched(*case, moved).events if event.when.start != "2003-01-01"] == list(before)


@settings(max_examples=30)
@given(cases)
def test_support_counts_no_more_origins_than_claims(case: tuple[Teller, ...]) -> None:
    for event in matched(*case).events:
        assert 1 <= event.support.outlets <= event.support.reports <= len(event.claims)
        assert 1 <= event.support.origins <= len(event.claims)


def test_an_empty_case_matches_to_nothing() -> None:
    assert match([]) == Matched((), {}, (), (), (), (), {}, {})
