"""Lines of help, step by step, and what was asked and answered."""

import pytest
from msgspec.structs import replace

from onrecord.matching import match
from onrecord.records import Exchange
from tests.matching.builders import Teller


def story() -> Teller:
    """Borland asks, Arland promises, Arland delivers a part."""
    teller = Teller("a", published="2001-06-30")
    teller.tell(
        "Borland asked Arland for nine tanks",
        "REQUEST",
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


def exchange(teller: Teller) -> Exchange:
    """The exchange that Borland opens."""
    found = match([teller.pair()])
    return next(e for e in found.exchanges if e.by == found.entity_of[teller.entity("Borland")])


def ask(teller: Teller) -> None:
    text = "Borland asked Arland for talks"
    teller.tell(text, "REQUEST", status="requested", by=["Borland"], to=["Arland"], on="2001-05-02")


def reject(teller: Teller, of: str, on: str) -> None:
    teller.tell(f"Arland rejected talks with {of}", "REJECT", by=["Arland"], to=[of], on=on)


def test_a_request_finds_its_answers_with_the_days_between() -> None:
    answers = exchange(story()).answers
    assert [(answer.kind, answer.days) for answer in answers] == [("granted", 7), ("granted_in_part", 49)]


def test_a_request_without_an_answer_says_so() -> None:
    teller = Teller("a")
    teller.tell("Borland asked Arland to open the border", "REQUEST", status="requested", by=["Borland"], to=["Arland"])
    assert exchange(teller).answers == ()


def test_what_was_asked_for_is_no_answer() -> None:
    teller = Teller("a", published="2001-06-30")
    ask(teller)
    sentence = teller.claims[0].sentence
    teller.tell("Arland agreed to talks with Borland", "AGREE", by=["Arland"], to=["Borland"], on="2001-05-02")
    asked = replace(teller.claims[1], sentence=sentence, trigger=sentence)
    teller.claims[1] = asked
    assert exchange(teller).answers == ()


def test_what_came_before_is_no_answer() -> None:
    teller = Teller("a", published="2001-06-30")
    reject(teller, "Borland", "2001-05-01")
    ask(teller)
    assert exchange(teller).answers == ()


def test_a_refusal_to_another_party_is_no_answer() -> None:
    teller = Teller("a", published="2001-06-30")
    ask(teller)
    reject(teller, "the Red Front", "2001-05-03")
    reject(teller, "Borland", "2001-05-04")
    assert [(answer.kind, answer.days) for answer in exchange(teller).answers] == [("refused", 2)]


@pytest.mark.parametrize(("between", "kinds"), [(0, ["other"]), (6, [])])
def test_a_meeting_is_an_answer_only_where_it_is_told_as_one(between: int, kinds: list[str]) -> None:
    teller = Teller("a", published="2001-06-30")
    ask(teller)
    for _ in range(between):
        teller.say("The harbour stayed closed.")
    teller.tell("Arland met Borland for talks", "CONSULT", by=["Arland"], to=["Borland"], on="2001-05-09")
    assert [answer.kind for answer in exchange(teller).answers] == kinds
