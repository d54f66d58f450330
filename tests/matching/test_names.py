"""Names of places as papers write them down by ear."""

import pytest

from onrecord.matching.names import skeleton


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("Tokhar", "al-Tukhar", True),
        ("Al Qusayr", "Qusair", True),
        ("Deir Ezzor", "Deir ez-Zor", False),
        ("Northport", "Northpoort", True),
        ("Northport", "Southport", False),
        # too few consonants say nothing
        ("Baba", "Bob", False),
    ],
)
def test_the_consonants_of_a_name(one: str, two: str, alike: bool) -> None:
    assert (skeleton(one) == skeleton(two)) is alike
