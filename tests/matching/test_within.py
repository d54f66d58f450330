"""What speaks for and against a claim being of what its report told before."""

from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.matching.lookup import facts_of
from onrecord.matching.tellings import Telling, kind_of
from onrecord.matching.within import compare_within
from tests.matching.builders import Teller


def features(teller: Teller) -> set[str]:
    """The features of the two claims of a teller's report."""
    report, reading = teller.pair()
    one, two = (Telling((fact,), kind_of(fact)) for fact in facts_of(report, reading))
    return {found.feature for found in compare_within(one, two, {e.id: e for e in reading.entities})}


def two(first: dict[str, Any], second: dict[str, Any]) -> set[str]:
    """The features of two sentences of one report."""
    teller = Teller("a", published="2001-05-20")
    for told in (first, second):
        teller.tell(**{"at": "Northport", **told})
    return features(teller)


def exact(number: int) -> tuple[object, ...]:
    return "exact", number, number


@pytest.mark.parametrize(
    ("first", "second", "turned"),
    [
        ("Shells hit the mill", "Similar raids hit the quay", True),
        ("Shells hit the mill", "Shells fell in another district", True),
        ("Shells hit the mill", "Raids hit the quay", False),
        # what goes on with the other one that was just told
        ("Another raid hit the mill", "Similar raids hit the quay", False),
    ],
)
def test_another_raid_turns_from_what_is_not_another(first: str, second: str, turned: bool) -> None:
    assert ("turns" in two({"text": first}, {"text": second})) is turned


def test_no_sentence_turns_from_itself() -> None:
    teller = Teller("a")
    first = teller.tell("Elsewhere shells hit the mill and raids hit the quay", trigger="shells")
    teller.tell(first.sentence.text, inside=first.sentence, trigger="raids")
    assert "turns" not in features(teller)


@pytest.mark.parametrize(
    ("first", "second", "past"),
    [
        (None, "2001-03-02", True),
        ("2001-03-02", None, True),
        # a few weeks back, no news beside it
        (None, "2001-05-02", False),
        (None, None, False),
        ("2001-05-19", "2001-03-02", False),
    ],
)
def test_what_is_long_past_is_no_news(first: str | None, second: str | None, past: bool) -> None:
    told = ({"text": "Shells hit the mill", "on": first}, {"text": "Shells fell on the quay", "on": second})
    assert ("day_past" in two(*told)) is past


@pytest.mark.parametrize(
    ("text", "more", "sets"),
    [
        ("The clinic put the toll lower on Friday", {}, True),
        ("The clinic counted fewer on Friday", {}, False),
        # a toll of a place of its own, of which nothing was told, or that counts on
        ("The clinic put the toll lower on Friday", {"at": "Southby"}, False),
        ("The clinic put the toll lower on Friday", {"killed": None}, False),
        ("The clinic put the toll lower", {"on": None}, False),
    ],
)
def test_one_toll_is_set_against_another(text: str, more: dict[str, Any], sets: bool) -> None:
    told = {"text": text, "at": None, "on": "2001-05-18", "killed": exact(8), "word": "the Watch", **more}
    assert ("sets_toll" in two({"text": "Shells hit the mill", "killed": exact(9)}, told)) is sets


@pytest.mark.parametrize(
    ("text", "first", "at", "other"),
    [
        ("Shells on the quay killed 14", "Northport", "Eastham", True),
        ("Shells on the quay killed 14", "Northport", None, False),
        ("Shells on the quay killed 14", "Northport", "Northport", False),
        ("Shells now have killed 14 on the quay", "Northport", "Eastham", False),
        # a village that no gazetteer knows
        ("Shells on the quay killed 14", "Northport", "Millbrook", True),
        ("Shells on the quay killed 14", "Millbrook", "Millbrook", False),
    ],
)
def test_a_number_with_a_place_of_its_own_is_no_growth(text: str, first: str, at: str | None, other: bool) -> None:
    grown = {"text": "The toll rose to nine when shells hit the mill", "at": first, "killed": exact(9)}
    assert ("figure_other" in two(grown, {"text": text, "at": at, "killed": exact(14)})) is other


@pytest.mark.parametrize(("kind", "other"), [("media", False), ("named", True)])
def test_an_outlet_that_is_named_is_not_the_monitor(kind: str, other: bool) -> None:
    teller = Teller("a")
    teller.tell("Shells hit the mill and killed nine, a monitor said", at="Northport", killed=exact(9))
    teller.spoken("a monitor", kind="organisation")
    teller.tell("The Daily Post counted 14", killed=exact(14), trigger="counted")
    teller.spoken("The Daily Post", kind=kind, name="Daily Post")
    assert ("figure_other" in features(teller)) is other


@pytest.mark.parametrize(("text", "new"), [("Shells on the quay killed 14", True), ("The raid killed 14", False)])
def test_a_place_of_what_is_taken_as_told_is_not_new(text: str, new: bool) -> None:
    first = {"text": "Shells hit the mill and killed nine", "at": None, "killed": exact(9)}
    assert ("place_new" in two(first, {"text": text, "killed": exact(14), "trigger": "killed"})) is new


@pytest.mark.parametrize(
    ("first", "second", "apart", "two_times"),
    [
        ("2001-05-02", "2001-05-18", False, True),
        ("2001-05-02", ("2001-05-02", "2001-05-18"), False, True),
        # one time, one that is not said, none, another sentence
        ("2001-05-02", "2001-05-02", False, False),
        ("2001-05-02", None, False, False),
        (None, None, False, False),
        ("2001-05-02", "2001-05-18", True, False),
    ],
)
def test_a_sentence_of_two_times_tells_two_things(
    first: str | None, second: str | tuple[str, str] | None, apart: bool, two_times: bool
) -> None:
    teller = Teller("a", published="2001-05-20")
    claim = teller.tell("Shells fell on the mill since 2 May as raids hit the quay")
    if first:
        teller.claims = [replace(claim, when=(teller.date("2 May", first, claim.sentence),))]
    inside = None if apart else claim.sentence
    teller.tell("Two raids hit the quay", inside=inside, trigger="raids", on=second)
    assert ("day_two" in features(teller)) is two_times


@pytest.mark.parametrize(
    ("first", "second", "apart", "untold"),
    [
        ({"background": True}, {}, True, True),
        ({}, {"background": True}, True, True),
        ({"on": "2001-05-18"}, {"background": True}, True, True),
        # both tell one, or of one sentence, where the time may be left out
        ({"on": "2001-05-18"}, {}, True, False),
        ({}, {}, True, False),
        ({"background": True, "on": "1999-05-18"}, {}, True, False),
        ({}, {"background": True}, False, False),
    ],
)
def test_what_tells_no_time_is_of_old(first: dict[str, Any], second: dict[str, Any], apart: bool, untold: bool) -> None:
    teller = Teller("a", published="2001-05-20")
    claim = teller.tell("Shells fell on the mill as raids hit the quay", **first)
    inside = None if apart else claim.sentence
    teller.tell("Two raids hit the quay", inside=inside, trigger="raids", **second)
    assert ("day_untold" in features(teller)) is untold


@pytest.mark.parametrize(
    ("counted", "killed", "unlike"),
    [
        (exact(9), exact(4), True),
        # the same number would be of the same place; without one nothing sets it apart
        (exact(9), None, False),
        (None, exact(4), False),
    ],
)
def test_a_quarter_that_counts_on_its_own_is_another_place(
    counted: tuple[object, ...] | None, killed: tuple[object, ...] | None, unlike: bool
) -> None:
    teller = Teller("a")
    teller.tell("Shells fell on Northport", at="Northport", killed=counted)
    claim = teller.tell("A shell fell in the Oakridge quarter", killed=killed)
    teller.claims[-1] = replace(claim, where=(teller.locate("Oakridge", claim.sentence),))
    assert ("place_unlike" in features(teller)) is unlike


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shells killed six in the second village", "place_unlike"),
        # taken as told: two names of what lies near one town
        ("The raid killed six in the second village", "place_unlisted"),
    ],
)
def test_two_names_that_no_gazetteer_knows_count_once(text: str, found: str) -> None:
    teller = Teller("a")
    teller.tell("Raids hit the first village", at="Northport")
    teller.tell(text, at="Eastham", trigger="killed")
    teller.places = [replace(place, gazetteer=None) for place in teller.places]
    assert features(teller) & {"place_unlike", "place_unlisted"} == {found}


@pytest.mark.parametrize(
    ("second", "other"),
    [
        ({"text": "The army conducted no raids there", "at": None}, True),
        # what was done is of what was told; a denial is where it has more in common than who did it
        ({"text": "The army conducted raids there", "at": None, "status": "happened"}, False),
        ({"text": "The army conducted no raids on Northport"}, False),
        ({"text": "The army never hit a market", "at": None}, False),
        ({"text": "The army denied the raid", "at": None, "trigger": "the raid"}, False),
    ],
)
def test_a_denial_may_be_of_another_deed(second: dict[str, Any], other: bool) -> None:
    army = {"by": ["the Arland army"]}
    found = two({"text": "Raids hit a market", **army}, {"status": "denied", **army, **second})
    assert ("thin" in found) is other


@pytest.mark.parametrize(
    ("part", "other"),
    [
        # who gives a part of a total may count otherwise than the outlet whose total it is
        (("exact", 4, 4, "part"), False),
        (exact(9), True),
    ],
)
def test_a_part_of_a_total_makes_its_speaker_no_counter(part: tuple[object, ...], other: bool) -> None:
    teller = Teller("a")
    teller.tell("Shells hit the mill and killed nine", at="Northport", killed=exact(9))
    teller.tell("Four of the nine were boys", killed=part, word="the Watch")
    teller.tell("The Watch counted 14", killed=exact(14), word="the Watch")
    report, reading = teller.pair()
    total, of_it, counted = facts_of(report, reading)
    first, second = Telling((total, of_it), kind_of(total)), Telling((counted,), kind_of(counted))
    found = {f.feature for f in compare_within(first, second, {e.id: e for e in reading.entities})}
    assert ("figure_other" in found) is other
