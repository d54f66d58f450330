"""Who did it, where accounts of one event differ."""

from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.matching import match
from onrecord.matching.blame import disputed_doers
from onrecord.matching.facts import Fact
from onrecord.matching.lookup import facts_of
from onrecord.records import Entity, Role, Span
from tests.matching.builders import PARTIES, Teller

MORE = {
    "the coalition": ("Organization", None, "party:us-led-coalition"),
    "militants": ("Organization", None, "party:militants"),
    "Ann Bell": ("Person", "XA", "person:ann-bell"),
    "Cy Dow": ("Person", "XA", "person:cy-dow"),
}
ENTITIES = {
    name: Entity(id=name, name=name, schema=schema, mentions=(), country=country, key=key)
    for name, (schema, country, key) in {**PARTIES, **MORE}.items()
}
OFFICE = Role(text="President Bell", report="a", span=Span(0, 9, "President"))
ENTITIES["Ann Bell"] = replace(ENTITIES["Ann Bell"], roles=(OFFICE,))

Told = tuple[str, dict[str, Any]]


def told(report: str, *by: str, **more: Any) -> Told:
    """A claim of a report that lays nine dead to these doers."""
    return report, {"text": "Shells killed nine", "killed": ("exact", 9, 9), "by": by, **more}


def facts(*claims: Told) -> list[Fact]:
    """These claims in their order, their doers by name."""
    tellers: dict[str, Teller] = {}
    for report, more in claims:
        tellers.setdefault(report, Teller(report)).tell(**more)
    own = {report: iter(facts_of(*teller.pair())) for report, teller in tellers.items()}
    return [replace(next(own[report]), actor=frozenset(more["by"])) for report, more in claims]


def sides(*claims: Told) -> dict[str, list[int]]:
    """The sides of the dispute on who did it, each with the numbers of its claims; none where there is no dispute."""
    all_ = facts(*claims)
    number = {fact.id: n for n, fact in enumerate(all_)}
    found = list(disputed_doers(all_, ENTITIES))
    assert all(differs.field == "actor" for differs in found)
    return {side.value: [number[id_] for id_ in side.claims] for differs in found for side in differs.values}


@pytest.mark.parametrize(
    ("one", "two", "disputed"),
    [
        ("Arland", "Borland", True),
        ("Arland", "the Red Front", True),
        ("Arland", "Arland", False),
        # a state, its bodies, its head and not everybody of it
        ("Arland", "the Arland army", False),
        ("Borland", "the Arland army", True),
        ("Arland", "Ann Bell", False),
        ("Arland", "Cy Dow", True),
        # a coalition and its members
        ("the coalition", "France", False),
        ("the coalition", "Borland", True),
        # what many groups are called may be any group, and is no state
        ("the Arland rebels", "the Red Front", False),
        ("the Red Front", "militants", False),
        ("the Arland rebels", "Borland", True),
        ("Arland", "militants", True),
        # a name that no table knows
        ("Arland", "the Watch", False),
    ],
)
def test_two_accounts_lay_a_deed_to_others(one: str, two: str, disputed: bool) -> None:
    assert sides(told("a", one), told("b", two)) == ({one: [0], two: [1]} if disputed else {})


DISPUTE = {"Arland": [0], "Borland": [1]}


@pytest.mark.parametrize(
    ("arland", "disputed"),
    [
        ({}, True),
        # another kind of deed: many may call for a thing
        ({"type_": "COERCE"}, True),
        ({"type_": "REQUEST"}, False),
        ({"type_": "AID"}, False),
        # numbers that cannot be of one deed
        ({"killed": ("exact", 18, 18)}, True),
        ({"killed": ("exact", 19, 19)}, False),
        ({"killed": None}, True),
        # of the deed itself: not what is denied, nor what comes before or beside it and counts nobody
        ({"status": "denied"}, False),
        ({"status": "possible"}, True),
        ({"background": True}, True),
        ({"background": True, "killed": None}, False),
        ({"background": True, "killed": ("exact", 4, 4, "part")}, False),
        ({"background": True, "killed": None, "mode": "destroy"}, True),
        ({"background": True, "killed": None, "mode": "aerial"}, False),
        ({"background": True, "killed": None, "text": "The raid emptied the mill", "trigger": "raid"}, True),
        ({"background": True, "killed": None, "text": "A raid emptied the mill", "trigger": "raid"}, False),
    ],
)
def test_only_accounts_of_the_deed_itself_are_in_dispute(arland: dict[str, Any], disputed: bool) -> None:
    kind = {"type_": arland["type_"]} if "type_" in arland else {}
    assert sides(told("a", "Arland", **arland), told("b", "Borland", **kind)) == (DISPUTE if disputed else {})


def test_two_speakers_of_one_report_are_two_accounts() -> None:
    assert sides(told("a", "Arland", word="the Watch"), told("a", "Borland", word="the Red Front")) == DISPUTE
    assert sides(told("a", "Arland", word="the Watch"), told("a", "Borland", word="the Watch")) == {}


def test_an_account_that_names_both_takes_no_side() -> None:
    both = told("b", "Borland"), told("b", "Arland")
    assert sides(told("a", "Arland"), *both) == {}
    # but settles nothing between two others
    assert sides(told("a", "Arland"), *both, told("c", "Borland")) == {"Arland": [0, 2], "Borland": [1, 3]}


def test_two_doers_that_a_third_teller_names_together_are_no_one_side() -> None:
    apart = told("a", "Borland"), told("b", "the Red Front")
    together = told("c", "the Red Front", "Borland")
    assert sides(*apart, together) == {"Borland": [0, 2], "the Red Front": [1, 2]}
    # and who names both is against neither
    assert sides(told("a", "Borland"), together) == {}


def test_sides_that_a_later_doer_is_kin_to_are_one() -> None:
    found = sides(told("a", "France"), told("b", "Borland"), told("c", "the coalition"))
    assert list(found.items()) == [("France, the coalition", [0, 2]), ("Borland", [1])]


def test_a_state_and_its_army_stand_together() -> None:
    found = sides(told("a", "Arland"), told("b", "the Arland army"), told("c", "Borland"))
    assert found == {"Arland, the Arland army": [0, 1], "Borland": [2]}


def test_a_name_that_no_table_knows_is_a_side_where_two_claims_give_it() -> None:
    watch = told("b", "the Watch"), told("c", "the Watch")
    assert sides(told("a", "Arland"), *watch) == {"Arland": [0], "the Watch": [1, 2]}
    assert sides(told("a", "Arland"), told("b", "the Watch", "Borland")) == {"Arland": [0], "Borland": [1]}


def test_who_names_nobody_known_is_against_nobody() -> None:
    assert sides(told("a", "the Watch"), told("b", "Arland"), told("b", "Borland")) == {}


def test_a_claim_without_a_doer_takes_no_side() -> None:
    assert sides(told("a", "Arland"), told("b", "Borland"), told("c")) == DISPUTE


@pytest.mark.parametrize(("other", "disputed"), [("Borland", ["Arland", "Borland"]), ("the Arland army", [])])
def test_an_event_shows_on_whom_it_is_laid(other: str, disputed: list[str]) -> None:
    pairs = []
    for report, by in (("a", "Arland"), ("b", other)):
        teller = Teller(report)
        teller.tell("Shells killed nine", by=[by], at="Northport", on="2001-05-02", killed=("exact", 9, 9))
        pairs.append(teller.pair())
    (event,) = match(pairs).events
    assert [side.value for differs in event.disagreements for side in differs.values] == disputed
