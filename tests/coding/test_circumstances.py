"""News and history told apart; dates of the clause, not of the sentence."""

import pytest

from onrecord.language import Language
from tests.coding.helpers import claims_of

# sentence, trigger, background?
CASES = [
    ("Rebels attacked the port on Tuesday.", "attacked", False),
    ("Rebels had attacked the port before.", "attacked", True),
    ("The army shelled the town in 2019.", "shelled", True),
    ("The army shelled the town on May 6.", "shelled", False),
    ("The war, which has killed 300,000 people, goes on.", "killed", True),
    ("Mines have killed 9,000 herders since the revolt began.", "killed", True),
    ("Nine divers have been killed since Monday.", "killed", False),
    ("Rebels previously bombed the bridge.", "bombed", True),
    ("The minister said troops had entered the town.", "entered", False),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), CASES)
def test_background(text: str, trigger: str, wanted: bool, language: Language) -> None:
    claim = next(c for c in claims_of(text, language) if c.trigger.text == trigger)
    assert claim.background is wanted


def test_dates_are_those_of_the_clause(language: Language) -> None:
    text = "Gunmen killed a judge on Monday, and police arrested two men on Tuesday."
    killed, arrested = (c for c in claims_of(text, language) if c.trigger.text in ("killed", "arrested"))
    assert len(killed.when) == len(arrested.when) == 1 and killed.when != arrested.when
