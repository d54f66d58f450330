"""For what the places of a report stand."""

import pytest
from msgspec.structs import replace

from onrecord.matching.lookup import facts_of
from onrecord.matching.spots import Spots
from tests.matching.builders import Teller


@pytest.mark.parametrize(
    ("text", "name", "stands"),
    [
        ("Shells fell at the crossing with Borland", "Borland", False),
        ("Shells fell near the border crossing with Borland", "Borland", False),
        ("Shells fell on a village bordering Borland", "Borland", False),
        ("Shells hit trucks entering Borland", "Borland", False),
        ("Shells killed nine who had fled to Borland", "Borland", False),
        # the deed was there
        ("Shells fell on Borland", "Borland", True),
        ("Shells fell inside the border of a port in Borland", "Borland", True),
        ("Shells fell on a convoy with Borland", "Borland", True),
        # a town is where it was, whoever enters it
        ("Shells hit trucks entering Northport", "Northport", True),
    ],
)
def test_a_country_that_only_borders_on_it_is_no_place_of_a_deed(text: str, name: str, stands: bool) -> None:
    teller = Teller("a")
    teller.say("Rain fell on the harvest.")
    claim = teller.tell(text)
    claim = replace(claim, where=(teller.locate(name, claim.sentence),))
    assert [place.name for place in Spots(*teller.pair()).of(claim)] == ([name] if stands else [])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Nine died in the west of the city", True),
        ("Shells fell across the city", True),
        ("Nine died in the city", True),
        ("Nine died in the west of a city", False),
        ("Nine died in the countryside", False),
        ("Nine died in the citadel", False),
    ],
)
def test_the_city_is_the_one_that_was_named_last(text: str, meant: bool) -> None:
    teller = Teller("a")
    for name in ("Southby", "Northport"):
        claim = teller.tell(f"Shells fell on {name}")
        teller.claims[-1] = replace(claim, where=(teller.locate(name, claim.sentence),))
    teller.locate("Eastham", teller.say("Talks had been held in Eastham."))  # no deed was there
    claim = teller.tell(text)
    assert [place.name for place in Spots(*teller.pair()).meant(claim)] == (["Northport"] if meant else [])


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Shells killed nine people from Northport", "Northport"),  # their home
        ("Shells fell on Northland", "Northland"),  # a province
    ],
)
def test_what_the_city_cannot_mean(before: str, name: str) -> None:
    teller = Teller("a")
    claim = teller.tell(before)
    teller.claims[-1] = replace(claim, where=(teller.locate(name, claim.sentence),))
    assert Spots(*teller.pair()).meant(teller.tell("Six died in the west of the city")) == []


def test_a_city_that_is_named_only_later_is_not_meant() -> None:
    teller = Teller("a")
    first = teller.tell("Six died in the west of the city")
    claim = teller.tell("Shells fell on Northport")
    teller.claims[-1] = replace(claim, where=(teller.locate("Northport", claim.sentence),))
    assert Spots(*teller.pair()).meant(first) == []


@pytest.mark.parametrize(
    ("own", "background", "spot"),
    [(None, False, "Northport"), ("Southby", False, "Southby"), (None, True, None), ("Northland", False, None)],
)
def test_the_city_is_meant_only_where_news_names_no_place(own: str | None, background: bool, spot: str | None) -> None:
    teller = Teller("a")
    claim = teller.tell("Shells fell on Northport")
    teller.claims[-1] = replace(claim, where=(teller.locate("Northport", claim.sentence),))
    claim = teller.tell(f"Six died in the west of the city, {own or 'there'}", background=background)
    if own:
        teller.claims[-1] = replace(claim, where=(teller.locate(own, claim.sentence),))
    found = facts_of(*teller.pair())[-1].spot
    assert (found.name if found else None) == spot


def test_the_city_is_not_meant_beside_villages_that_no_gazetteer_knows() -> None:
    teller = Teller("a")
    claim = teller.tell("Shells fell on Northport")
    teller.claims[-1] = replace(claim, where=(teller.locate("Northport", claim.sentence),))
    claim = teller.tell("Six died in Millbrook and in Oakridge west of the city", trigger="died")
    for name in ("Millbrook", "Oakridge"):
        teller.locate(name, claim.sentence)
    assert facts_of(*teller.pair())[-1].spot is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Shells fell in Northport", True),
        ("Shells fell near the old town of Northport", True),
        ("Shells fell in Arland's rebel-held Northport", True),
        ("Shells fell in Western Northport", True),
        ("Shells fell in al-Northport", True),
        ("Shells fell near the Sons of Dawn group's Arland bastion Northport", True),
        # who comes between is somebody else
        ("Shells fell on the Sons of Dawn before Northport", False),
        ("Shells fell on a convoy that left Captain Northport", False),
        ("Northport was calm", False),
    ],
)
def test_where_a_sentence_says_that_something_was(text: str, at: bool) -> None:
    teller = Teller("a")
    sentence = teller.say(text)
    teller.locate("Northport", sentence)
    assert [p.name for p in Spots(*teller.pair()).in_sentence(sentence)] == (["Northport"] if at else [])
