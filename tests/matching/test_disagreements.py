"""Each kind of disagreement, with its sides."""

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.matching import match
from onrecord.records import Disagreement, Span
from tests.matching.builders import Teller

TEXTS = ["Jets hit the fish market and the traders fled", "At dawn the fish market was hit and traders fled from it"]


def between(one: dict[str, Any], two: dict[str, Any]) -> list[Disagreement]:
    """What two reports of one event disagree on."""
    pairs = []
    for n, told in enumerate((one, two)):
        teller = Teller(f"r{n}")
        teller.tell(TEXTS[n], **{"at": "Northport", "on": "2001-05-02", **told})
        pairs.append(teller.pair())
    (event,) = match(pairs).events
    return list(event.disagreements)


def sides(found: list[Disagreement], field: str) -> list[str]:
    return [side.value for d in found if d.field == field for side in d.values]


def test_denied_against_asserted() -> None:
    found = between({"by": ["Arland"]}, {"by": ["Arland"], "status": "denied"})
    assert sides(found, "status") == ["asserted", "denied"]


def test_what_is_only_possible_takes_no_side() -> None:
    assert between({"by": ["Arland"]}, {"by": ["Arland"], "status": "possible"}) == []


@pytest.mark.parametrize(
    ("one", "two", "disputed"),
    [
        ("heavy-weapons", "suicide-attack", False),
        ("heavy-weapons", "firearms", False),
        ("firearms", "suicide-attack", True),
    ],
)
def test_what_it_was(one: str, two: str, disputed: bool) -> None:
    found = between({"by": ["Arland"], "mode": one}, {"by": ["Arland"], "mode": two})
    assert sides(found, "mode") == ([one, two] if disputed else [])


def test_where() -> None:

    close = {"by": ["Arland"], "to": ["the Red Front"], "killed": ("exact", 9, 9)}
    assert sides(between(close, {**close, "at": "Eastham"}), "where") == []


def test_when() -> None:
    strong = {"by": ["Arland"], "to": ["the Red Front"], "killed": ("exact", 9, 9), "mode": "aerial"}
    assert sides(between(strong, {**strong, "on": "2001-05-01"}), "when") == ["2001-05-01", "2001-05-02"]


@pytest.mark.parametrize("field", ["actor", "when", "where", "type", "mode", "status", "stage", "killed"])
def test_equal_tellings_disagree_on_nothing(field: str) -> None:
    told = {"by": ["Arland"], "killed": ("exact", 9, 9), "mode": "aerial"}
    assert sides(between(told, dict(told)), field) == []


def test_stage_of_assistance() -> None:
    one, two = Teller("a"), Teller("b")
    tanks = [("tanks", "equipment", 9.0)]
    for teller, stage in ((one, "approved"), (two, "delivered")):
        text = f"Arland has {stage} nine tanks for Borland on Wednesday"
        teller.tell(text, "AID", by=["Arland"], to=["Borland"], on="2001-05-02", stage=stage, items=tanks)
    (event,) = match([one.pair(), two.pair()]).events
    assert sides(list(event.disagreements), "stage") == ["approved", "delivered"]


def test_every_side_names_its_claims() -> None:
    found = between({"by": ["Arland"]}, {"by": ["Arland"], "status": "denied"})
    assert all(len(side.claims) == 1 for side in found[0].values)


def denial(denier: str, text: str, *, after: int = 0, by: Sequence[str] = ("Arland",)) -> list[Disagreement]:
    """What is left open by one report that lays a raid to Arland, or to nobody, and tells who denied it."""
    teller = Teller("a")
    teller.tell("Jets of Arland dropped a toxic gas on the fish market", by=by, at="Northport", on="2001-05-02")
    for n in range(after):
        teller.say(f"Traders had opened their stalls for the {n}th time.")
    claim = teller.tell(text, "REJECT", by=[denier])
    trigger = Span(claim.sentence.start, claim.sentence.start + len(text.split()[0]), text.split()[0])
    teller.claims[-1] = replace(claim, trigger=trigger)
    return [d for event in match([teller.pair()]).events for d in event.disagreements]


@pytest.mark.parametrize(
    ("denier", "text", "after", "fields"),
    [
        ("Arland", "Denied it was by the state", 0, {"status"}),
        ("the Arland army", "Denied it was by the army", 2, {"status"}),
        ("Arland", "Denied was any use of gas by the state", 0, {"status", "chemical"}),
        # a refusal of something else, somebody else's denial, one told far below
        ("Arland", "Rejected was the plan by the state", 0, set()),
        ("Borland", "Denied it was by the neighbour", 0, set()),
        ("Arland", "Denied it was by the state", 9, set()),
    ],
)
def test_a_denial_is_a_telling_of_what_it_denies(denier: str, text: str, after: int, fields: set[str]) -> None:
    assert {d.field for d in denial(denier, text, after=after)} == fields


@pytest.mark.parametrize(
    ("by", "denier", "text", "after", "denied"),
    [
        # blamed by nobody, and says that it was another's
        ([], "the Red Front", "Denied any involvement in the raid did the Front", 0, True),
        ([], "the Red Front", "Denied any involvement in the raid did the Front", 2, True),
        # or that somebody else is blamed for; another thing; far below
        (["Arland"], "the Red Front", "Denied any involvement in the raid did the Front", 0, False),
        ([], "the Red Front", "Denied any involvement in the coup did the Front", 0, False),
        ([], "the Red Front", "Denied it was by the Front", 0, False),
        ([], "the Red Front", "Denied any involvement in the raid did the Front", 9, False),
    ],
)
def test_who_disowns_a_deed_denies_it(by: list[str], denier: str, text: str, after: int, denied: bool) -> None:
    assert [d.field for d in denial(denier, text, after=after, by=by)] == (["status"] if denied else [])


def test_who_disowns_one_of_two_deeds_denies_the_one_laid_to_him() -> None:
    teller = Teller("a")
    teller.tell("Jets hit the fish market", by=["the Red Front"], at="Northport", on="2001-05-02")
    teller.tell("Elsewhere a bomb hit the mill", at="Eastham", on="2001-05-02")
    claim = teller.tell("Denied any involvement did the Front", "REJECT", by=["the Red Front"])
    trigger = Span(claim.sentence.start, claim.sentence.start + 6, "Denied")
    teller.claims[-1] = replace(claim, trigger=trigger)
    events = match([teller.pair()]).events
    assert [len(event.claims) for event in events if event.disagreements] == [2]
    assert [event.actor != () for event in events if event.disagreements] == [True]


@pytest.mark.parametrize(
    ("one", "two", "disputed"),
    [
        ("the Watch", "the Arland army", True),
        ("the Watch", "the Watch", False),
    ],
)
def test_one_report_sets_two_counts_side_by_side(one: str, two: str, disputed: bool) -> None:
    teller = Teller("a")
    teller.tell("Shells killed at least 20", at="Northport", on="2001-05-02", killed=("at_least", 20, None), word=one)
    teller.tell("Shells killed at least 12", at="Northport", killed=("at_least", 12, None), word=two)
    (event,) = match([teller.pair()]).events
    assert bool(sides(list(event.disagreements), "killed")) == disputed
