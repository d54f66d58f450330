"""Where a claim was, by the rest of its sentence and by the one before."""

import pytest
from msgspec.structs import replace

from onrecord.matching.facts import Fact
from onrecord.matching.lookup import facts_of
from onrecord.matching.names import skeleton
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


@pytest.mark.parametrize(
    ("before", "text", "places", "turned"),
    [
        (None, "Elsewhere a blast killed nine", [], True),
        (None, "Nine were also killed", [], True),
        (None, "A blast killed nine elsewhere", [], False),
        # of the toll itself, or of what is taken as told
        (None, "Elsewhere the toll of those killed rose to nine", [], False),
        (None, "Meanwhile the blast killed nine", [], False),
        # earlier, and at a place of its own, which a province is not
        (None, "Earlier, shells killed nine in Northport", ["Northport"], True),
        (None, "Earlier, shells killed nine in Millbrook", ["Millbrook"], True),
        (None, "Earlier, shells killed nine in Northland", ["Northland"], False),
        (None, "Earlier, shells killed nine", [], False),
        (None, "Shells earlier killed nine in Northport", ["Northport"], False),
        # turned to by what tells nothing
        ("Elsewhere, the day was calm.", "Shells killed nine", [], True),
        ("Down the river, the day was calm.", "Shells killed nine", [], False),
    ],
)
def test_what_turns_to_another_happening(before: str | None, text: str, places: list[str], turned: bool) -> None:
    teller = Teller("a")
    teller.tell("Jets hit the mill")
    if before:
        teller.say(before)
    claim = teller.tell(text, trigger="killed")
    for name in places:
        teller.locate(name, claim.sentence)
    assert last(teller).turns is turned


@pytest.mark.parametrize(("speaker", "turned"), [("Another monitor", False), ("A monitor", False), (None, True)])
def test_another_speaker_is_no_turn(speaker: str | None, turned: bool) -> None:
    teller = Teller("a")
    teller.tell(f"{speaker or 'Another raid that he'} said killed nine", trigger="killed")
    if speaker:
        teller.spoken(speaker, kind="organisation")
    assert last(teller).turns is turned


OAKRIDGE = frozenset({skeleton("Oakridge")})


@pytest.mark.parametrize(
    ("trigger", "own", "places"),
    [
        # one verb tells of both: neither lends its place, nor borrows one
        ("killed", True, [frozenset(), OAKRIDGE]),
        ("killed", False, [frozenset(), frozenset()]),
        # what a verb of its own tells, the other verb may
        ("took", True, [OAKRIDGE, OAKRIDGE]),
    ],
)
def test_claims_of_one_verb_keep_their_places_to_themselves(
    trigger: str, own: bool, places: list[frozenset[str]]
) -> None:
    teller = Teller("a")
    text = "Raids killed 19 and shells took 23 in Oakridge"
    first = teller.tell(text, killed=("exact", 19, 19), trigger="killed")
    teller.tell(text, killed=("exact", 23, 23), trigger=trigger, inside=first.sentence)
    teller.locate("Oakridge", first.sentence)
    where = (teller.places[-1].id,) if own else ()
    teller.claims[-1] = replace(teller.claims[-1], id="cl-2", where=where)
    assert [fact.unmapped for fact in facts_of(*teller.pair())] == places


def test_a_request_and_a_deed_of_one_word_are_no_shares() -> None:
    teller = Teller("a")
    text = "Raids killed 19 in Oakridge"
    first = teller.tell(text, killed=("exact", 19, 19), trigger="killed")
    teller.tell(text, "REQUEST", trigger="killed", inside=first.sentence)
    teller.claims[-1] = replace(teller.claims[-1], id="cl-2")
    teller.locate("Oakridge", first.sentence)
    assert [fact.unmapped for fact in facts_of(*teller.pair())] == [OAKRIDGE, OAKRIDGE]
