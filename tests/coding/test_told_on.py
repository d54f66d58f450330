"""The dead and wounded that a report counts behind an attack, in words that name no attack."""

import pytest

from onrecord.language import Language
from tests.coding.helpers import claims_of

LEAD = "Shells hit the fish market in the port of Harwick on Monday. "

# what follows the attack, what is counted, how many at the least, the word that says so
TOLD = [
    ("At least eight people died, residents said.", "killed", 8, "died"),
    ("State radio reported nine deaths.", "killed", 9, "deaths"),
    ("Fifteen deaths were reported by the harbour office.", "killed", 15, "deaths"),
    ("A surgeon said his ward had received 31 bodies.", "killed", 31, "bodies"),
    ("There were 12 fatalities, the coastguard said.", "killed", 12, "fatalities"),
    ("Six porters lost their lives, the union said.", "killed", 6, "lives"),
    ("Activists spoke of 22 dead.", "killed", 22, "dead"),
    ("The night claimed the lives of 14 dockers.", "killed", 14, "lives"),
    ("Some 40 people were dead, one crew said.", "killed", 40, "dead"),
    ("Two porters succumbed to their wounds.", "killed", 2, "succumbed"),
    ("The ward took in 30 wounded, a nurse said.", "injured", 30, "wounded"),
    ("Medics said 33 dockers were treated for burns.", "injured", 33, "treated"),
    ("Medics counted 20 cases of asphyxiation.", "injured", 20, "cases"),
]


@pytest.mark.parametrize(("behind", "what", "low", "word"), TOLD)
def test_a_count_behind_an_attack_is_of_it(behind: str, what: str, low: float, word: str, language: Language) -> None:
    *_, claim = claims_of(LEAD + behind, language)
    assert (claim.type, claim.status, claim.trigger.text) == ("ASSAULT", "happened", word)
    assert [(f.what, f.low) for f in claim.figures if not f.part] == [(what, low)]


@pytest.mark.parametrize(
    "text",
    [
        # no attack is told before
        "At least eight people died, residents said.",
        "State radio reported nine deaths.",
        # another cause is
        LEAD + "Nine people died of cholera in the same week.",
        LEAD + "Twelve migrants drowned off the coast.",
        LEAD + "Nine prisoners died in custody.",
        LEAD + "Nine people died for lack of oxygen.",
        LEAD + "Nine people died of a shortage of insulin.",
        LEAD + "Nine people died of deprivation.",
        # and a number of nobody
        LEAD + "The market had nine stalls.",
        # what was told long before
        LEAD + "The mayor spoke. " * 7 + "Nine people died, he said.",
        # force that leaves no dead
        "Gunmen kidnapped two nuns in Harwick. Nine people died, the bishop said.",
    ],
)
def test_a_count_that_is_of_no_attack(text: str, language: Language) -> None:
    assert not [claim for claim in claims_of(text, language) if claim.why.get("frame") == "ASSAULT.told_on"]


def test_two_clauses_that_count_are_two_claims(language: Language) -> None:
    text = LEAD + "State radio reported nine deaths while a medic counted 31 bodies in the hall."
    found = [[f.low for f in claim.figures] for claim in claims_of(text, language)[1:]]
    assert found == [[9], [31]]


def test_a_count_names_whom_it_counts(language: Language) -> None:
    *_, claim = claims_of(LEAD + "Nine dockers died.", language)
    assert [party.span.text for party in claim.recipient] == ["Nine dockers"]


def test_figures_that_a_claim_has_are_left_to_it(language: Language) -> None:
    text = LEAD + "The shells killed nine dockers."
    assert [claim.trigger.text for claim in claims_of(text, language) if claim.figures] == ["killed"]
