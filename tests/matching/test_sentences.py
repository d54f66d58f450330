"""Which sentence a claim's takes up."""

import pytest
from msgspec.structs import replace

from onrecord.matching.sentences import Sentence, Sentences
from onrecord.matching.spots import Spots
from onrecord.records import Reading, Report, Span
from tests.matching.builders import Teller


def taken_up(teller: Teller, reading: Reading | None = None) -> Sentence | None:
    """What the teller's last claim takes up."""
    report, own = teller.pair()
    return _sentences(report, reading or own).taken_up(teller.claims[-1])


def _sentences(report: Report, reading: Reading) -> Sentences:
    return Sentences(reading, Spots(report, reading))


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("That attack killed twelve", True),
        ("Twelve died in this night raid", True),
        ("This air strike killed twelve", True),
        # what is only told, or told of no deed
        ("The attack killed twelve", False),
        ("Attacks like that killed twelve", False),
        ("That year twelve died in a raid", False),
        ("That attacker killed twelve", False),
    ],
)
def test_that_attack_is_the_one_of_the_sentence_before(text: str, taken: bool) -> None:
    teller = Teller("a")
    teller.say("Rain fell on the harvest.")
    teller.say("Chlorine had drifted over the quay at Northport.")
    teller.tell(text)
    found = taken_up(teller)
    assert (found.wording.matters if found else None) == ({"chemical"} if taken else None)


def test_nothing_stands_before_the_first_sentence() -> None:
    teller = Teller("a")
    teller.tell("That attack killed twelve")
    assert taken_up(teller) is None


def test_a_title_is_not_the_sentence_before() -> None:
    teller = Teller("a")
    teller.tell("That attack killed twelve")
    _, reading = teller.pair()
    title = Span(0, 14, "Chlorine again", field="title")
    assert taken_up(teller, replace(reading, sentences=(title, *reading.sentences))) is None


QUIET, ELSEWHERE, RAIN = "The day was calm.", "Elsewhere, the day was calm.", "Rain fell on the harvest."
RAID, FAR_RAID, LAST = "Jets hit the mill.", "Elsewhere jets hit the mill.", "Shells killed six."


@pytest.mark.parametrize(
    ("before", "turned"),
    [
        ([RAID, ELSEWHERE], True),
        ([ELSEWHERE], True),
        # carried on over what tells nothing, up to the next claim
        ([RAID, ELSEWHERE, RAIN], True),
        ([ELSEWHERE, RAID], False),
        ([ELSEWHERE, RAID, RAIN], False),
        # what tells a claim turns for itself
        ([FAR_RAID], False),
        ([RAID, QUIET, RAIN], False),
        ([RAID], False),
        ([], False),
    ],
)
def test_a_turn_in_what_tells_nothing_is_carried_on(before: list[str], turned: bool) -> None:
    teller = Teller("a")
    for text in before:
        (teller.tell if text in (RAID, FAR_RAID) else teller.say)(text)
    claim = teller.tell(LAST)
    teller.say(ELSEWHERE)  # what stands behind the claim, or ends the report, does not count
    assert _sentences(*teller.pair()).turned(claim) is turned


def test_a_reading_without_its_sentences_turns_nowhere() -> None:
    teller = Teller("a")
    for _ in range(12):
        teller.say(ELSEWHERE)
    claim = teller.tell(LAST)
    report, reading = teller.pair()
    assert not _sentences(report, replace(reading, sentences=())).turned(claim)
