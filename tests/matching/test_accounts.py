"""What each who tells of an event says, and whether two of them may mean one deed."""

import pytest
from msgspec.structs import replace

from onrecord.matching.accounts import accounts, count_alike, counts
from onrecord.matching.facts import Fact
from onrecord.matching.lookup import facts_of
from onrecord.records import Counted, Figure, Span
from tests.matching.builders import Teller

WORDS = Span(0, 3, "Nin")


def count(number: float | None, what: Counted = "killed", *, part: bool = False, high: float | None = None) -> Figure:
    return Figure(what=what, span=WORDS, low=number, high=high, bound="at_least", part=part)


def telling(*figures: Figure) -> Fact:
    """One claim that gives these figures."""
    teller = Teller("a")
    teller.tell("Shells fell on the mill")
    (fact,) = facts_of(*teller.pair())
    return replace(fact, figures=figures)


def test_an_account_is_what_one_report_tells_on_one_speakers_word() -> None:
    told = []
    for report in ("a", "b"):
        teller = Teller(report)
        for word in ("the Watch", None, "the Watch", "the Red Front"):
            teller.tell("Shells fell on the mill", word=word)
        # one speaker is one party of the case, whatever the report
        speakers = ("watch", "", "watch", "front")
        told += [replace(f, speaker=who) for f, who in zip(facts_of(*teller.pair()), speakers, strict=True)]
    a, b, c, d, e, f, g, h = told
    assert accounts(told) == [[a, c], [b], [d], [e, g], [f], [h]]


@pytest.mark.parametrize(
    ("figures", "what", "counted"),
    [
        ((count(9), count(4, "injured")), (), [9, 4]),
        ((count(9), count(4, "injured")), ("injured",), [4]),
        # an upper bound alone is a number, too
        ((count(None, high=12),), (), [12]),
        # part of a total, no number ("many"), others than the dead and wounded
        ((count(9, part=True),), (), []),
        ((count(None),), (), []),
        ((count(9, "displaced"),), (), []),
        ((count(9, "displaced"),), ("displaced",), [9]),
    ],
)
def test_the_totals_that_a_claim_gives(
    figures: tuple[Figure, ...], what: tuple[str, ...], counted: list[float]
) -> None:
    assert counts(telling(*figures), *what) == counted


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ([count(9)], [count(9)], True),
        ([count(9)], [count(18)], True),
        ([count(18)], [count(9)], True),
        ([count(9)], [count(19)], False),
        ([count(0)], [count(3)], False),
        # what they do not both count says nothing
        ([count(9)], [], True),
        ([count(9)], [count(40, "injured")], True),
        ([count(9)], [count(40, part=True)], True),
        ([count(9, "displaced")], [count(40, "displaced")], True),
        # one number of several
        ([count(9), count(30)], [count(40)], True),
        ([count(9), count(8, "injured")], [count(40), count(9, "injured")], True),
        ([count(9), count(40, "injured")], [count(40), count(9, "injured")], False),
    ],
)
def test_two_accounts_may_mean_one_deed_by_their_numbers(one: list[Figure], two: list[Figure], alike: bool) -> None:
    assert count_alike([telling(*one)], [telling(*two)]) is alike
    assert count_alike([telling(f) for f in one], [telling(f) for f in two]) is alike
