"""The days that a claim is of."""

import pytest
from msgspec.structs import replace

from onrecord.matching.facts import iso
from onrecord.matching.lookup import facts_of
from tests.matching.builders import Teller

OUT = "2001-05-20"
APRIL = ("2001-04-01", "2001-04-30")
MAY_1999 = ("1999-05-01", "1999-05-31")
YEAR_1999 = ("1999-01-01", "1999-12-31")


def said(teller: Teller) -> tuple[str | None, str | None] | None:
    """First and last day of the teller's last claim, where a text says them."""
    days = facts_of(*teller.pair())[-1].days
    return (iso(days.first), iso(days.last)) if days and days.said else None


@pytest.mark.parametrize(
    ("text", "words", "on", "dated"),
    [
        # what opens a sentence is the time of all of it
        ("In April 2001 shells fell on the quay", "April 2001", APRIL, True),
        ("In 1999 shells fell on the quay", "1999", YEAR_1999, True),
        ("Old shells fell on a quay built in April 2001", "April 2001", APRIL, False),
        ("The guns bought in April 2001 fired as shells fell", "April 2001", APRIL, False),
        # a month long past is that of what stands behind it
        ("The fleet that sailed in May 1999 won as shells fell", "May 1999", MAY_1999, True),
        ("Shells fell on a quay that was built in May 1999", "May 1999", MAY_1999, False),
        ("The fleet that sailed in 1999 won as shells fell", "1999", YEAR_1999, False),
        # what began then
        ("Since April 2001 shells fell on the quay", "April 2001", APRIL, False),
        ("The guns, heard since 2 May, roared as shells fell", "2 May", "2001-05-02", False),
        ("The guns, heard on 2 May, roared as shells fell", "2 May", "2001-05-02", True),
        # on that day the deed was only spoken of
        ("On 2 May the envoy renewed allegations that shells fell", "2 May", "2001-05-02", False),
        ("On 2 May mourners met where shells fell", "2 May", "2001-05-02", False),
        ("Allegations were made that shells fell on 2 May", "2 May", "2001-05-02", True),
        # what came before the claim
        ("Shells fell after the flood of 2 May", "2 May", "2001-05-02", False),
    ],
)
def test_the_time_that_a_sentence_names_beside_its_claim(
    text: str, words: str, on: str | tuple[str, str], dated: bool
) -> None:
    teller = Teller("a", published=OUT)
    teller.date(words, on, teller.tell(text, trigger="fell").sentence)
    start, end = (on, on) if isinstance(on, str) else on
    assert said(teller) == ((start, end) if dated else None)


def test_a_month_that_opens_a_sentence_dates_no_history() -> None:
    teller = Teller("a", published=OUT)
    claim = teller.tell("In April 2001 shells fell on the quay", background=True)
    teller.date("April 2001", APRIL, claim.sentence)
    assert said(teller) is None


def test_of_two_months_in_a_sentence_neither_is_taken() -> None:
    teller = Teller("a", published=OUT)
    claim = teller.tell("In April 2001, as in May 1999, shells fell", trigger="fell")
    teller.date("April 2001", APRIL, claim.sentence)
    teller.date("May 1999", MAY_1999, claim.sentence)
    assert said(teller) is None


@pytest.mark.parametrize(
    ("before", "text", "dates", "dated"),
    [
        ("Gas drifted over the quay in May 1999.", "That attack killed twelve", [("May 1999", MAY_1999)], True),
        ("Gas drifted over the quay in May 1999.", "The attack killed twelve", [("May 1999", MAY_1999)], False),
        # news, not history
        ("Gas drifted over the quay in April 2001.", "That attack killed twelve", [("April 2001", APRIL)], False),
        (
            "Gas drifted over the quay in May 1999 and 1998.",
            "That attack killed twelve",
            [("May 1999", MAY_1999), ("1998", ("1998-01-01", "1998-12-31"))],
            False,
        ),
    ],
)
def test_that_attack_is_of_the_past_day_that_the_sentence_before_names(
    before: str, text: str, dates: list[tuple[str, tuple[str, str]]], dated: bool
) -> None:
    teller = Teller("a", published=OUT)
    teller.say("Rain fell on the harvest.")
    sentence = teller.say(before)
    for words, on in dates:
        teller.date(words, on, sentence)
    teller.tell(text)
    assert said(teller) == (MAY_1999 if dated else None)


def test_a_day_of_the_claims_own_goes_before_one_that_it_takes_up() -> None:
    teller = Teller("a", published=OUT)
    teller.say("Rain fell on the harvest.")
    teller.date("May 1999", MAY_1999, teller.say("Gas drifted over the quay in May 1999."))
    teller.tell("That attack killed twelve on Friday", on="2001-05-18")
    assert said(teller) == ("2001-05-18", "2001-05-18")


@pytest.mark.parametrize(
    ("words", "on", "far", "dated"),
    [
        ("20 May 2001", OUT, False, False),
        # a day without its year, another day, a day further down
        ("20 May", OUT, False, True),
        ("18 May 2001", "2001-05-18", False, True),
        ("20 May 2001", OUT, True, True),
    ],
)
def test_the_day_that_heads_a_report_dates_no_deed(words: str, on: str, far: bool, dated: bool) -> None:
    teller = Teller("a", published=OUT)
    if far:
        teller.say("The harvest was late and the mills stood still. " * 5)
    claim = teller.tell(f"{words}: Shells fell on the quay", on=on)
    teller.date(words, on, claim.sentence)
    teller.claims[-1] = replace(claim, when=(teller.date(words, on, claim.sentence),))
    assert (said(teller) == (on, on)) is dated
