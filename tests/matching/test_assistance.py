"""Lines of help, step by step."""

import pytest
from msgspec.structs import replace

from onrecord.matching import match
from onrecord.matching.assistance import amounts_of
from onrecord.records import Figure, Item, Span, Status
from tests.matching.builders import Teller


def story() -> Teller:
    """Borland asks, Arland promises, Arland delivers a part."""
    teller = Teller("a", published="2001-06-30")
    teller.tell(
        "Borland asked Arland for nine tanks",
        "REQUEST",
        trigger="asked",
        status="requested",
        by=["Borland"],
        to=["Arland"],
        on="2001-05-02",
        stage="requested",
        items=[("tanks", "equipment", 9.0)],
    )
    teller.tell(
        "Arland promised nine tanks to Borland a week later",
        "SUPPORT",
        status="promised",
        by=["Arland"],
        to=["Borland"],
        on="2001-05-09",
        stage="promised",
        items=[("tanks", "equipment", 9.0)],
    )
    teller.tell(
        "In June the first six tanks rolled off a ship in Northport",
        "AID",
        by=["Arland"],
        to=["Borland"],
        on="2001-06-20",
        stage="delivered",
        items=[("tanks", "equipment", 6.0)],
    )
    return teller


def test_one_line_with_its_steps_in_order_of_date() -> None:
    (line,) = match([story().pair()]).assistance
    assert [step.stage for step in line.steps] == ["requested", "promised", "delivered"]
    assert line.family == "arms"


def test_a_delivery_answers_the_promise_and_the_request() -> None:
    teller = story()
    (line,) = match([teller.pair()]).assistance
    assert line.steps[2].answers == (teller.claims[0].id, teller.claims[1].id)
    assert line.steps[1].answers == (teller.claims[0].id,)


def test_the_gap_between_promised_and_delivered() -> None:
    (line,) = match([story().pair()]).assistance
    (gap,) = line.gaps
    assert (gap.unit, gap.promised, gap.delivered) == ("tanks", 9, 6)


def test_another_family_of_items_is_another_line() -> None:
    teller = story()
    teller.tell(
        "Arland sent flour to Borland",
        "AID",
        by=["Arland"],
        to=["Borland"],
        on="2001-05-05",
        stage="delivered",
        items=[("flour", "humanitarian", None)],
    )
    assert [line.family for line in match([teller.pair()]).assistance] == ["arms", "relief"]


def test_the_same_step_in_two_reports_is_one_step() -> None:
    second = Teller("b", published="2001-06-21")
    second.tell(
        "Six tanks from Arland have reached Borland by ship",
        "AID",
        by=["Arland"],
        to=["Borland"],
        on="2001-06-20",
        stage="delivered",
        items=[("tanks", "equipment", 6.0)],
    )
    (line,) = match([story().pair(), second.pair()]).assistance
    assert [len(step.claims) for step in line.steps] == [1, 1, 2]


def delivery(told: Teller, by: str, items: list[tuple[str, str, float | None]], on: str = "2001-06-20") -> None:
    text = f"Ships from {by} brought {items[0][0]} to Borland on {on}"
    told.tell(text, "AID", by=[by], to=["Borland"], on=on, stage="delivered", items=items)


def test_supplies_of_which_no_kind_is_told_go_to_the_only_line_of_the_two() -> None:
    told = Teller("a", published="2001-06-30")
    delivery(told, "Arland", [("flour", "humanitarian", None)])
    delivery(told, "Arland", [("supplies", "other", None)], "2001-06-24")
    (line,) = match([told.pair()]).assistance
    assert (line.family, len(line.steps)) == ("relief", 2)


def test_supplies_of_which_no_kind_is_told_stay_apart_where_there_are_two_lines() -> None:
    told = Teller("a", published="2001-06-30")
    delivery(told, "Arland", [("flour", "humanitarian", None)])
    delivery(told, "Arland", [("tanks", "equipment", None)], "2001-06-22")
    delivery(told, "Arland", [("supplies", "other", None)], "2001-06-24")
    assert [line.family for line in match([told.pair()]).assistance] == ["arms", "other", "relief"]


@pytest.mark.parametrize(("supplier", "finds"), [("France", True), ("Arland", False)])
def test_a_delivery_by_a_member_answers_what_was_asked_of_the_group(supplier: str, finds: bool) -> None:
    told = Teller("a", published="2001-06-30")
    told.tell(
        "Borland asked the Western powers for flour",
        "REQUEST",
        status="requested",
        by=["Borland"],
        to=["the Western powers"],
        on="2001-05-02",
        stage="requested",
        items=[("flour", "humanitarian", None)],
    )
    delivery(told, supplier, [("flour", "humanitarian", None)])
    line = next(line for line in match([told.pair()]).assistance if line.steps[0].stage == "delivered")
    assert line.steps[0].answers == ((told.claims[0].id,) if finds else ())


@pytest.mark.parametrize(
    ("promised", "delivered", "unit"),
    [("75 more C-54 transport planes", "50 C-54s", "C-54"), ("nine T-72s", "six T-72 tanks", "T-72")],
)
def test_a_gap_is_told_by_the_designation_of_equipment(promised: str, delivered: str, unit: str) -> None:
    span = Span(0, len(promised), promised)
    nine = Figure(what="items", span=span, low=9, high=9, bound="exact")
    item = Item(text=promised, span=span, kind="equipment", quantity=nine)
    assert amounts_of([item]) == amounts_of([replace(item, text=delivered)]) == {unit: 9}


@pytest.mark.parametrize(
    ("status", "stage"),
    [("happened", "delivered"), ("promised", "promised"), ("requested", "requested"), ("planned", "discussed")],
)
def test_a_delivery_that_has_not_happened_is_none(status: Status, stage: str) -> None:
    told = Teller("a", published="2001-06-30")
    told.tell(
        "Arland is to send tanks to Borland",
        "AID",
        status=status,
        by=["Arland"],
        to=["Borland"],
        on="2001-06-20",
        stage="delivered",
        items=[("tanks", "equipment", None)],
    )
    (line,) = match([told.pair()]).assistance
    assert [step.stage for step in line.steps] == [stage]


@pytest.mark.parametrize(
    ("type_", "receiver", "helped"),
    [
        ("AID", "the Arland army", True),
        ("SUPPORT", "the Arland army", False),
        ("AID", "the Arland rebels", False),
        ("SUPPORT", "Borland", True),
        ("AID", "the Red Front", True),
    ],
)
def test_a_state_does_not_help_its_rebels_nor_back_its_own_army(type_: str, receiver: str, helped: bool) -> None:
    told = Teller("a", published="2001-06-30")
    text = f"Planes from Arland brought rifles to {receiver}"
    items: list[tuple[str, str, float | None]] = [("rifles", "equipment", None)]
    told.tell(text, type_, by=["Arland"], to=[receiver], on="2001-06-20", stage="delivered", items=items)
    assert bool(match([told.pair()]).assistance) == helped


def test_all_who_give_and_get_have_a_line_and_an_amount_of_several_is_nobodys_own() -> None:
    told = Teller("a", published="2001-06-30")
    givers, getters = ["Arland", "France", "Sunni men"], ["Borland", "the Red Front"]
    told.tell(
        "Arland, France and Sunni men sent six tanks to Borland and the Red Front",
        "AID",
        by=givers,
        to=getters,
        on="2001-06-20",
        stage="delivered",
        items=[("tanks", "equipment", 6.0)],
    )
    found = match([told.pair()])
    names = {entity.id: entity.name for entity in found.entities}
    pairs = sorted((names[line.supplier], names[line.receiver]) for line in found.assistance)
    assert pairs == [(giver, getter) for giver in givers[:2] for getter in getters]
    assert {item.quantity for line in found.assistance for step in line.steps for item in step.items} == {None}
