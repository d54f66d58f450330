"""On whose word a claim is."""

import pytest
from msgspec.structs import replace

from onrecord.matching.tellers import Tellers
from tests.matching.builders import Teller


def person(teller: Teller, name: str) -> str:
    """An entity of the report that is a person."""
    id_ = teller.entity(name)
    teller.entities[id_] = replace(teller.entities[id_], schema="Person")
    return id_


def speaker(teller: Teller, at: int = -1) -> str:
    """Who says so, by name."""
    found, _ = Tellers(teller.pair()[1]).of(teller.claims[at])
    return teller.entities[found].name if found in teller.entities else found


@pytest.mark.parametrize(
    ("text", "phrase", "told"),
    [
        ("Nine died, said observatory chief Ann Lee", "observatory chief Ann Lee", "Harwick Observatory"),
        ("Ann Lee, head of the observatory, said nine died", "Ann Lee, head of the observatory", "Harwick Observatory"),
        # a name, a word for no body, a body that the report does not name
        ("Nine died, said Observatory Hill farmer Ann Lee", "Observatory Hill farmer Ann Lee", "Ann Lee"),
        ("Nine died, said harbour chief Ann Lee", "harbour chief Ann Lee", "Ann Lee"),
        ("Nine died, said ministry chief Ann Lee", "ministry chief Ann Lee", "Ann Lee"),
    ],
)
def test_a_person_speaks_for_the_body_that_the_text_names_elsewhere(text: str, phrase: str, told: str) -> None:
    teller = Teller("a")
    teller.say("Rain fell on the harvest of Harwick.")
    teller.entity("Harwick Observatory")
    teller.entity("Bay Rescue")
    person(teller, "Ann Lee")
    teller.tell(text)
    teller.spoken(phrase, name="Ann Lee")
    assert speaker(teller) == told


def test_of_two_observatories_none_is_meant() -> None:
    teller = Teller("a")
    teller.entity("Harwick Observatory")
    teller.entity("Observatory of the South")
    person(teller, "Ann Lee")
    teller.tell("Nine died, said observatory chief Ann Lee")
    teller.spoken("observatory chief Ann Lee", name="Ann Lee")
    assert speaker(teller) == "Ann Lee"


def test_for_whom_a_person_speaks_once_that_person_speaks_all_through() -> None:
    teller = Teller("a")
    teller.say("Rain fell on the harvest of Harwick.")
    teller.entity("Harwick Observatory")
    for name in ("Ann Lee", "Cy Dow"):
        person(teller, name)
    teller.tell("Lee said nine died")
    teller.spoken("Lee", name="Ann Lee")
    teller.tell("Dow said six died")
    teller.spoken("Dow", name="Cy Dow")
    teller.tell("Nine died, said observatory chief Ann Lee")
    teller.spoken("observatory chief Ann Lee", name="Ann Lee")
    assert [speaker(teller, n) for n in range(3)] == ["Harwick Observatory", "Cy Dow", "Harwick Observatory"]


@pytest.mark.parametrize(("kind", "cited"), [("media", True), ("named", False)])
def test_an_outlet_that_says_so_is_cited(kind: str, cited: bool) -> None:
    teller = Teller("a")
    teller.tell("Nine died, the Daily Post said")
    teller.spoken("the Daily Post", kind=kind, name="Daily Post")
    _, cites = Tellers(teller.pair()[1]).of(teller.claims[-1])
    assert (cites == teller.entity("Daily Post")) is cited


@pytest.mark.parametrize(
    ("text", "phrase", "behind"),
    [
        ("Another monitor said six died", "Another monitor", " said six died"),
        ("Six died, another monitor said", "another monitor", "Six died, another monitor said"),
        ("Another six died", None, "Another six died"),
    ],
)
def test_what_a_sentence_says_behind_who_opens_it(text: str, phrase: str | None, behind: str) -> None:
    teller = Teller("a")
    teller.say("Rain fell on the harvest.")
    claim = teller.tell(text)
    if phrase:
        teller.spoken(phrase, kind="organisation")
        claim = teller.claims[-1]
    assert Tellers(teller.pair()[1]).behind(claim) == behind


@pytest.mark.parametrize(
    ("text", "phrase", "theirs"),
    [
        ("A doctor in Northport said nine died", "A doctor in Northport", True),
        ("A doctor said nine died in Northport", "A doctor", False),
        ("Nine died in Northport", None, False),
    ],
)
def test_the_place_of_who_says_so(text: str, phrase: str | None, theirs: bool) -> None:
    teller = Teller("a")
    sentence = teller.tell(text).sentence
    teller.locate("Northport", sentence)
    if phrase:
        teller.spoken(phrase, kind="unnamed")
    assert Tellers(teller.pair()[1]).are_at(teller.places[-1], teller.claims[-1]) is theirs
