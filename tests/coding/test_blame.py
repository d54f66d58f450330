"""Whoever a deed is laid on is its actor, on the word of the one who blames."""

import pytest

from onrecord.language import Language
from tests.coding.helpers import claims_of, named

LAID = [
    ("Residents blamed the junta for the raid.", "raid", "the junta"),
    ("Residents blamed the coalition for the strikes on the village.", "strikes", "the coalition"),
    ("The league blamed the raid on the rebels.", "raid", "the rebels"),
    ("The army was blamed for the shelling.", "shelling", "The army"),
    ("We hold the government responsible for air strikes on the clinic.", "strikes", "the government"),
    ("The army is responsible for the massacre, the council said.", "massacre", "The army"),
    ("The league said the junta was behind the attack.", "attack", "the junta"),
    ("The Red Front claimed responsibility for the bombing.", "bombing", "The Red Front"),
    ("The Red Front claimed the bombing.", "bombing", "The Red Front"),
]


@pytest.mark.parametrize(("text", "trigger", "actor"), LAID)
def test_on_whom_a_deed_is_laid(text: str, trigger: str, actor: str, language: Language) -> None:
    claim = next(c for c in claims_of(text, language) if c.trigger.text == trigger)
    assert (claim.type, named(claim.actor)) == ("ASSAULT", actor)


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the bombing.",
        "Nobody claimed the bombing.",
        "The Red Front denied responsibility for the bombing.",
        "The minister blamed the bank for the crisis.",
    ],
)
def test_a_deed_that_is_laid_on_nobody(text: str, language: Language) -> None:
    assert not [claim for claim in claims_of(text, language) if claim.type == "ASSAULT"]


def test_who_is_blamed_on_somebody_is_not_who_suffers(language: Language) -> None:
    (deed,) = [c for c in claims_of("The league blamed the raid on the rebels.", language) if c.type == "ASSAULT"]
    assert not deed.recipient
