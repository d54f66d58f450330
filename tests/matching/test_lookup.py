"""Where a claim was, by the rest of its sentence and by the one before."""

import pytest

from onrecord.matching.facts import Fact
from onrecord.matching.lookup import facts_of
from tests.matching.builders import Teller


def last(teller: Teller) -> Fact:
    return facts_of(*teller.pair())[-1]


@pytest.mark.parametrize(
    ("text", "names", "background", "region"),
    [
        ("Nine died as shells fell in Northland", ["Northland"], False, "Northland"),
        # one of two, a country, history, no place of a deed, what came before
        ("Nine died as shells fell in Northland and on Southland", ["Northland", "Southland"], False, None),
        ("Nine died as shells fell in Borland", ["Borland"], False, None),
        ("Nine died as shells fell in Northland", ["Northland"], True, None),
        ("Nine died while Northland mourned", ["Northland"], False, None),
        ("Nine died after shells fell in Northland", ["Northland"], False, None),
    ],
)
def test_the_one_province_of_a_sentence(text: str, names: list[str], background: bool, region: str | None) -> None:
    teller = Teller("a")
    claim = teller.tell(text, trigger="died", background=background)
    for name in names:
        teller.locate(name, claim.sentence)
    found = last(teller).region
    assert (found.name if found else None) == region


def test_a_point_goes_before_a_province() -> None:
    teller = Teller("a")
    claim = teller.tell("Nine died as shells fell in Northport in Northland", trigger="died")
    for name in ("Northport", "Northland"):
        teller.locate(name, claim.sentence)
    found = last(teller)
    assert found.spot and found.spot.name == "Northport" and found.region is None


@pytest.mark.parametrize(
    ("text", "spot", "matters"),
    [
        ("That attack killed nine", "Northport", {"chemical"}),
        ("The ceasefire ended with that attack", "Northport", {"chemical", "ceasefire"}),
        ("The mine killed nine", None, set()),
        ("That attack killed nine in Southby", "Southby", {"chemical"}),
    ],
)
def test_that_attack_was_where_and_what_the_sentence_before_says(
    text: str, spot: str | None, matters: set[str]
) -> None:
    teller = Teller("a")
    teller.say("Rain fell on the harvest.")
    teller.locate("Northport", teller.say("Chlorine had drifted over the quay in Northport."))
    claim = teller.tell(text)
    if "Southby" in text:
        teller.locate("Southby", claim.sentence)
    found = last(teller)
    assert (found.spot.name if found.spot else None) == spot
    assert found.matters == matters
