"""Figures go to the right claim and the right people."""

import pytest

from onrecord.language import Language
from tests.coding.helpers import claims_of

# sentence, trigger, {what: low}
CASES = [
    ("Strikes killed 12 bakers and wounded 30.", "killed", {"killed": 12}),
    ("Strikes killed 12 bakers and wounded 30.", "wounded", {"injured": 30}),
    ("Police arrested 40 students.", "arrested", {"arrested": 40}),
    ("Germany delivered 14 tanks to Ukraine.", "delivered", {"items": 14}),
    ("Three men died of burns, raising the toll to 42.", "raising", {"killed": 42}),
    # a number that hangs on a verb of its own is not what the first one counts
    ("Nine guards were killed in a raid that threatens 300 families.", "killed", {"killed": 9}),
    ("Rockets hit the pier, killing according to the latest count 44 dockers.", "killing", {"killed": 44}),
    ("The army said 300 soldiers had left, and rebels killed nine villagers.", "killed", {"killed": 9}),
    # what one thing came a day after has its own number
    ("Nine porters were killed on Friday, two days after shells killed 20 clerks.", "killed", {"killed": 9}),
    ("Shells hit the mill on Friday, a day after 20 clerks died.", "hit", {}),
    ("Nine porters were killed a day after the vote.", "killed", {"killed": 9}),
    ("A day after the vote gunmen killed nine porters.", "killed", {"killed": 9}),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), CASES)
def test_figures_of_a_claim(text: str, trigger: str, wanted: dict[str, float], language: Language) -> None:
    claim = next(c for c in claims_of(text, language) if c.trigger.text == trigger)
    assert {f.what: f.low for f in claim.figures if not f.part} == wanted


def test_a_subgroup_is_part_of_the_total(language: Language) -> None:
    claim = next(c for c in claims_of("The raid killed 87 miners, including 31 apprentices.", language) if c.figures)
    assert [(f.low, f.part) for f in claim.figures] == [(87, False), (31, True)]


def test_a_figure_belongs_to_one_claim(language: Language) -> None:
    text = "Police arrested 40 students after gunmen attacked a school and killed six teachers."
    spans = [(f.span.start, f.span.end) for c in claims_of(text, language) for f in c.figures]
    assert len(spans) == len(set(spans))


def test_killed_and_injured_together_are_not_the_killed(language: Language) -> None:
    claims = claims_of("19 killed and injured in raid on Harwick.", language)
    assert {f.what for c in claims for f in c.figures} == {"other"}


def test_a_length_counts_nobody(language: Language) -> None:
    text = "Raids on a town about 30 km (20 miles) south of the port killed another six people."
    claim = next(c for c in claims_of(text, language) if c.trigger.text == "killed")
    assert [(f.what, f.low) for f in claim.figures] == [("killed", 6)]


def test_the_quantity_of_an_item(language: Language) -> None:
    claim = next(c for c in claims_of("Denmark pledged 20 tanks to Ukraine.", language) if c.assistance)
    assert claim.assistance is not None
    quantity = claim.assistance.items[0].quantity
    assert quantity is not None and quantity.low == 20


@pytest.mark.parametrize(
    "text",
    [
        "Danish ships delivered 44 tons of flour a day to Iceland.",
        "Danish ships delivered 44 tons of flour, milk and coal to Iceland.",
    ],
)
def test_a_rate_and_a_sum_of_things_are_no_quantity_of_an_item(text: str, language: Language) -> None:
    claim = next(c for c in claims_of(text, language) if c.assistance)
    assert claim.assistance is not None
    assert [item.quantity for item in claim.assistance.items] == [None] * len(claim.assistance.items)
