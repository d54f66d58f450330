"""How a thing was done by the words nearest to it, and who differs on it."""

from typing import Any

import pytest

from onrecord.matching import match
from onrecord.matching.facts import Fact
from onrecord.matching.lookup import facts_of
from onrecord.matching.ways import BESIDE, Way, disputed_ways, nearest, ways_in
from tests.matching.builders import Teller


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Warplanes struck the mill", {"air strike", "plane"}),
        ("An AIR RAID levelled the mill", {"air strike"}),
        ("A helicopter dropped barrel bombs", {"air strike", "helicopter"}),
        ("A drone hit the mill", {"air strike", "drone"}),
        ("Two surface-to-surface rockets hit the mill", {"ground-launched missile"}),
        ("Scuds fell on the mill", {"ground-launched missile"}),
        ("Rockets fell on the mill", {"shelling"}),
        ("The mill was shelled", {"shelling"}),
        ("A suicide bomber walked in", {"bomb", "suicide attack"}),
        ("A man blew himself up", {"bomb", "suicide attack"}),
        ("A roadside bomb went off", {"bomb", "planted bomb"}),
        ("Clerks had planted a large bomb", {"planted bomb"}),
        ("A remotely detonated charge went off", {"bomb", "planted bomb"}),
        ("A car bomb went off", {"bomb", "car bomb"}),
        ("An explosives-laden lorry drove in", {"bomb", "truck bomb"}),
        ("A booby-trapped motorbike stood there", {"bomb", "motorcycle bomb"}),
        ("Twin blasts shook the mill", {"bomb", "two bombs"}),
        ("Two more car bombings shook the mill", {"bomb", "car bomb", "two bombs"}),
        ("A triple bombing shook the mill", {"three bombs"}),
        ("Bombs had been planted there", {"planted bomb"}),
        ("Sarin was in the shells", {"sarin", "shelling"}),
        ("Chlorine filled the mill", {"chlorine"}),
        ("They hit the mill deliberately", {"on purpose"}),
        ("The mill was hit by mistake", {"by mistake"}),
        ("The craft was shot down", {"shot down"}),
        ("The craft had a technical fault", {"technical fault"}),
        # two of something else
        ("Killed were two in a blast", set()),
        ("Three of the bombings failed", set()),
        ("The technical school was downhill", set()),
        # parts of other words, what only sounds alike, no word at all
        ("The planet, a seashell and the aerialist", set()),
        ("A bomb fell on the planting ground", set()),
        ("Two raids were followed by one blast", set()),
        ("", set()),
    ],
)
def test_how_a_thing_was_done(text: str, ways: set[str]) -> None:
    assert {way.name for way in ways_in(text)} == ways


def test_words_stand_where_they_are_said() -> None:
    text = "At dawn Jets struck"
    assert {text[way.start : way.end] for way in ways_in(text)} == {"Jets"}


FAR = "Jets killed nine porters at the mill, and later rockets killed two"


@pytest.mark.parametrize(
    ("text", "word", "ways"),
    [
        (FAR, "killed nine", {"air strike", "plane"}),
        # of each aspect the nearest, be it far
        (FAR, "killed two", {"shelling", "plane"}),
        # side by side
        ("Air raids and artillery fire killed nine", "killed", {"air strike", "shelling"}),
        ("Killed nine of the porters were, by air raids and artillery fire", "Killed", {"air strike", "shelling"}),
    ],
)
def test_the_words_nearest_to_a_deed_say_how_it_was_done(text: str, word: str, ways: set[str]) -> None:
    assert {way.name for way in nearest(ways_in(text), text.index(word))} == ways


@pytest.mark.parametrize(("apart", "beside"), [(BESIDE, True), (BESIDE + 1, False)])
def test_side_by_side_is_so_many_characters(apart: int, beside: bool) -> None:
    one, two = Way(0, 4, "weapon", "air strike"), Way(apart, apart + 6, "weapon", "shelling")
    assert nearest((one, two), 0) == ((one, two) if beside else (one,))


def told(report: str, text: str, **more: Any) -> tuple[str, dict[str, Any]]:
    """A claim of a report, of nine dead where nothing else is said."""
    return report, {"text": text, "killed": ("exact", 9, 9), **more}


def facts(*claims: tuple[str, dict[str, Any]]) -> list[Fact]:
    """The claims of these reports, in this order."""
    tellers: dict[str, Teller] = {}
    for report, more in claims:
        tellers.setdefault(report, Teller(report)).tell(**more)
    return [fact for teller in tellers.values() for fact in facts_of(*teller.pair())]


def disputed(*claims: tuple[str, dict[str, Any]]) -> list[list[str]]:
    """The sides of each dispute on how it was done."""
    found = list(disputed_ways(facts(*claims)))
    assert all(differs.field == "how" for differs in found)
    return [[side.value for side in differs.values] for differs in found]


PLANE, DRONE = "Aerial fire: planes killed nine", "A drone killed nine"
SHELLS, RAID = "Shells killed nine", "An air raid killed nine"
CAR, TRUCK = "A car bomb killed nine", "A truck bomb killed nine"


@pytest.mark.parametrize(
    ("one", "two", "sides"),
    [
        (told("a", RAID), told("b", SHELLS), [["air strike", "shelling"]]),
        (told("a", PLANE), told("b", DRONE), [["plane", "drone"]]),
        (told("a", CAR), told("b", TRUCK), [["car bomb", "truck bomb"]]),
        (
            told("a", "A suicide car bomb killed nine"),
            told("b", "A roadside bomb killed nine"),
            [["suicide attack", "planted bomb"]],
        ),
        (told("a", "Twin blasts killed nine"), told("b", "Three blasts killed nine"), [["two bombs", "three bombs"]]),
        # two aspects at once
        (
            told("a", "Twin car bombs killed nine"),
            told("b", "Three truck bombs killed nine"),
            [["car bomb", "truck bomb"], ["two bombs", "three bombs"]],
        ),
        # what one report tells on two speakers' word
        (told("a", RAID, word="the Watch"), told("a", SHELLS, word="the Red Front"), [["air strike", "shelling"]]),
        # on one speaker's word; the same way; ways of two aspects; nothing said of it
        (told("a", RAID, word="the Watch"), told("a", SHELLS, word="the Watch"), []),
        (told("a", RAID), told("a", SHELLS), []),
        (told("a", RAID), told("b", RAID), []),
        (told("a", DRONE), told("b", SHELLS), [["air strike", "shelling"]]),
        (told("a", RAID), told("b", "Nine were killed"), []),
        # one who tells what the other does
        (told("a", RAID), told("b", "Air raids and shells killed nine"), []),
        # numbers that cannot be of one deed
        (told("a", CAR), told("b", TRUCK, killed=("exact", 19, 19)), []),
        (told("a", CAR), told("b", TRUCK, killed=("exact", 18, 18)), [["car bomb", "truck bomb"]]),
        # what is denied
        (told("a", CAR), told("b", TRUCK, status="denied"), []),
        (told("a", CAR), told("b", TRUCK, status="possible"), [["car bomb", "truck bomb"]]),
        # what is no deed
        (told("a", CAR), told("b", TRUCK, type_="ACCUSE"), []),
        # of weapon and aircraft only those differ who count, of what is no background
        (told("a", RAID), told("b", SHELLS, killed=None), []),
        (told("a", RAID), told("b", SHELLS, killed=("exact", 9, 9, "part")), []),
        (told("a", RAID), told("b", SHELLS, background=True), []),
        (told("a", PLANE), told("b", DRONE, killed=None), []),
        (told("a", CAR), told("b", TRUCK, killed=None), [["car bomb", "truck bomb"]]),
        (told("a", CAR), told("b", TRUCK, background=True), [["car bomb", "truck bomb"]]),
    ],
)
def test_accounts_differ_on_how_it_was_done(one: Any, two: Any, sides: list[list[str]]) -> None:
    assert disputed(one, two) == sides


def test_a_dispute_shows_all_that_is_told_of_its_aspect() -> None:
    claims = facts(told("a", CAR), told("b", TRUCK), told("c", CAR), told("d", "A motorcycle bomb killed nine"))
    a, b, c, d = (fact.id for fact in claims)
    (found,) = disputed_ways(claims)
    assert [(side.value, side.claims) for side in found.values] == [
        ("car bomb", (a, c)),
        ("truck bomb", (b,)),
        ("motorcycle bomb", (d,)),
    ]


def test_one_account_of_both_settles_nothing_between_two_others() -> None:
    both = told("c", "Booby-trapped cars and booby-trapped trucks killed nine")
    assert disputed(told("a", CAR), both) == disputed(told("b", TRUCK), both) == []
    assert disputed(told("a", CAR), told("b", TRUCK), both) == [["car bomb", "truck bomb"]]


def test_an_event_shows_how_its_tellers_differ_on_it() -> None:
    pairs = []
    for report, text in (("a", CAR), ("b", TRUCK)):
        teller = Teller(report)
        teller.tell(text, at="Northport", on="2001-05-02", killed=("exact", 9, 9))
        pairs.append(teller.pair())
    (event,) = match(pairs).events
    assert [differs.field for differs in event.disagreements] == ["how"]
