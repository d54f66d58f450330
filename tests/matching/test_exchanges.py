"""What was asked, and how the other side answered."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.matching import match
from onrecord.matching.matched import Matched
from onrecord.records import Exchange
from tests.matching.builders import Teller
from tests.matching.test_assistance import story
from tests.matching.test_decisions import decide

DAY = date(2001, 5, 2)


def on(days: int) -> str:
    """The day so many days after the request."""
    return (DAY + timedelta(days)).isoformat()


def teller(id_: str = "a", published: str = "2001-06-30") -> Teller:
    return Teller(id_, published=published)


def ask(
    told: Teller,
    text: str = "Borland asked Arland for talks",
    whom: str = "Arland",
    when: str | None = on(0),
    **more: Any,
) -> None:
    to = [whom] if whom else []
    told.tell(text, "REQUEST", status="requested", by=["Borland"], to=to, on=when, trigger="asked", **more)


def reject(told: Teller, of: str, when: str) -> None:
    told.tell(f"Arland rejected talks with {of}", "REJECT", by=["Arland"], to=[of], on=when, trigger="rejected")


def opened(found: Matched, by: str = "Borland") -> list[Exchange]:
    """The exchanges that a party opens."""
    names = {entity.id: entity.name for entity in found.entities}
    return [e for e in found.exchanges if e.by and names[e.by] == by]


def answers(*tellers: Teller, by: str = "Borland") -> list[tuple[str, int | None]]:
    """Kind and days of the answers to the only opening of a party."""
    (exchange,) = opened(match([t.pair() for t in tellers]), by)
    return [(answer.kind, answer.days) for answer in exchange.answers]


def test_a_request_finds_its_answers_with_the_days_between() -> None:
    assert answers(story()) == [("granted", 7), ("granted_in_part", 49)]


def test_an_exchange_names_the_claims_that_show_it() -> None:
    told = story()
    (exchange,) = opened(match([told.pair()]))
    assert exchange.claim == told.claims[0].id
    assert [answer.claim for answer in exchange.answers] == [claim.id for claim in told.claims[1:]]


def test_a_request_without_an_answer_says_so() -> None:
    told = teller()
    ask(told, "Borland asked Arland to open the border")
    assert answers(told) == []


# What is told after "Borland asked Arland for talks": the text, its trigger, its type, status, the kind of answer.
REPLIES = [
    ("Arland agreed to talks with Borland", "agreed", "AGREE", "happened", "granted"),
    ("Arland agreed, but only if Borland left the river", "agreed", "AGREE", "happened", "conditional"),
    ("Arland would agree if Borland left the river", "agree", "AGREE", "conditional", "conditional"),
    ("Arland refused talks with Borland", "refused", "REJECT", "happened", "refused"),
    ("Arland put off a decision on talks with Borland", "put", "REJECT", "happened", "deferred"),
    ("Arland said it would consider the request of Borland", "consider", "AGREE", "planned", "deferred"),
    ("Arland did not agree to talks with Borland", "agree", "AGREE", "denied", "refused"),
    ("Arland held talks with Borland following the request", "held", "CONSULT", "happened", "granted"),
    ("Arland accused Borland of deceit in response to the request", "accused", "ACCUSE", "happened", "other"),
]
NO_REPLIES = [
    ("Arland accused Borland of deceit", "accused", "ACCUSE", "happened"),
    ("Arland rejected the charge that Borland had made", "rejected", "REJECT", "happened"),
    ("Arland planned to agree to talks with Borland", "agree", "AGREE", "planned"),
    ("Arland left the coast", "left", "RETREAT", "happened"),
]


@pytest.mark.parametrize(("text", "trigger", "type_", "status", "kind"), REPLIES)
def test_the_kind_of_an_answer_told_beside(text: str, trigger: str, type_: str, status: str, kind: str) -> None:
    told = teller()
    ask(told)
    told.tell(text, type_, status=status, by=["Arland"], to=["Borland"], on=on(3), trigger=trigger)
    assert answers(told) == [(kind, 3)]


@pytest.mark.parametrize(("text", "trigger", "type_", "status"), NO_REPLIES)
def test_what_stands_beside_a_request_and_is_no_answer(text: str, trigger: str, type_: str, status: str) -> None:
    told = teller()
    ask(told)
    to = ["Borland"] if "Borland" in text else []
    told.tell(text, type_, status=status, by=["Arland"], to=to, on=on(3), trigger=trigger)
    assert answers(told) == []


NO_OPENINGS = [
    ("Borland wanted Arland to talk", "wanted", "REQUEST", "requested"),
    ("Borland asked Arland what it meant", "asked", "REQUEST", "requested"),
    ("Borland did not ask Arland for talks", "ask", "REQUEST", "denied"),
    ("Borland plans to ask Arland for talks", "ask", "REQUEST", "planned"),
    ("Borland threatened the peace of Arland", "threatened", "THREATEN", "threatened"),
    ("Borland warned that Arland was poor", "warned", "THREATEN", "threatened"),
]


@pytest.mark.parametrize(("text", "trigger", "type_", "status"), NO_OPENINGS)
def test_what_opens_nothing(text: str, trigger: str, type_: str, status: str) -> None:
    told = teller()
    told.tell(text, type_, status=status, by=["Borland"], to=["Arland"], trigger=trigger)
    assert match([told.pair()]).exchanges == ()


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Borland threatened to close the river to Arland", "threatened"),
        ("Borland warned Arland against a crossing", "warned"),
        ("Borland issued an ultimatum to Arland", "issued"),
    ],
)
def test_a_threat_opens_an_exchange(text: str, trigger: str) -> None:
    told = teller()
    told.tell(text, "THREATEN", status="threatened", by=["Borland"], to=["Arland"], trigger=trigger)
    assert len(opened(match([told.pair()]))) == 1


def test_a_threat_of_nobody_and_a_request_of_nobody_to_nobody_open_nothing() -> None:
    told = teller()
    told.tell("Floods threatened to cut off the town", "THREATEN", status="threatened", trigger="threatened")
    told.tell("Calls for talks grew louder", "REQUEST", status="requested", trigger="Calls")
    assert match([told.pair()]).exchanges == ()


def test_an_offer_is_refused_by_those_who_were_to_get() -> None:
    told = teller()
    more: dict[str, Any] = {"items": [("grain", "humanitarian", None)], "on": on(0)}
    told.tell(
        "Arland offered grain to Borland",
        "AGREE",
        by=["Arland"],
        to=["Borland"],
        stage="offered",
        trigger="offered",
        **more,
    )
    told.tell(
        "Borland refused the grain of Arland", "REJECT", by=["Borland"], to=["Arland"], on=on(4), trigger="refused"
    )
    assert answers(told, by="Arland") == [("refused", 4)]


def test_what_was_asked_for_is_no_answer() -> None:
    told = teller()
    ask(told, "Borland asked Arland to agree to talks")
    sentence = told.claims[0].sentence
    told.tell("", "AGREE", by=["Arland"], to=["Borland"], on=on(0), trigger="agree", inside=sentence)
    assert answers(told) == []


def test_an_answer_in_the_same_sentence_has_a_clause_of_its_own() -> None:
    told = teller()
    ask(told, "Borland asked Arland for talks and Arland refused")
    sentence = told.claims[0].sentence
    told.tell("", "REJECT", by=["Arland"], to=["Borland"], on=on(0), trigger="refused", inside=sentence)
    assert answers(told) == [("refused", 0)]


@pytest.mark.parametrize(("link", "found"), [("after", [("granted", 0)]), ("while", [])])
def test_what_was_done_after_a_request_that_the_sentence_tells_behind_it(link: str, found: list[Any]) -> None:
    told = teller()
    told.tell(
        f"Arland opened the crossing {link} Borland urged help", "RETREAT", by=["Arland"], on=on(0), trigger="opened"
    )
    sentence = told.claims[0].sentence
    told.tell("", "REQUEST", status="requested", by=["Borland"], on=on(0), trigger="urged", inside=sentence)
    assert answers(told) == found


def test_a_request_that_is_told_inside_its_answer() -> None:
    told = teller()
    text = "Arland turned down a request by Borland"
    told.tell(text, "REJECT", by=["Arland"], to=["Borland"], on=on(0), trigger="turned")
    sentence = told.claims[0].sentence
    more: dict[str, Any] = {"by": ["Borland"], "to": ["Arland"], "on": on(0), "inside": sentence}
    told.tell("", "REQUEST", status="requested", trigger="request", **more)
    assert answers(told) == [("refused", 0)]


def test_what_came_before_is_no_answer() -> None:
    told = teller()
    reject(told, "Borland", on(-1))
    ask(told)
    assert answers(told) == []


def test_a_refusal_to_another_party_is_no_answer() -> None:
    told = teller()
    ask(told)
    reject(told, "the Red Front", on(1))
    reject(told, "Borland", on(2))
    assert answers(told) == [("refused", 2)]


@pytest.mark.parametrize(("whose", "kinds"), [("Borland", ["refused"]), ("the Red Front", [])])
def test_whose_request_is_refused_by_name_is_answered(whose: str, kinds: list[str]) -> None:
    told = teller()
    ask(told)
    told.tell(f"Arland rejected calls by {whose}", "REJECT", by=["Arland"], to=[whose], on=on(1), trigger="rejected")
    assert [kind for kind, _ in answers(told)] == kinds


def test_the_asker_does_not_answer_itself() -> None:
    told = teller()
    ask(told)
    told.tell(
        "Borland agreed with Arland", "AGREE", by=["Borland", "Arland"], to=["Arland"], on=on(1), trigger="agreed"
    )
    assert answers(told) == []


@pytest.mark.parametrize(("between", "kinds"), [(0, ["other"]), (6, [])])
def test_a_meeting_is_an_answer_only_where_it_is_told_as_one(between: int, kinds: list[str]) -> None:
    told = teller()
    ask(told)
    for _ in range(between):
        told.say("The harbour stayed closed.")
    told.tell("Arland met Borland for talks", "CONSULT", by=["Arland"], to=["Borland"], on=on(7), trigger="met")
    assert [kind for kind, _ in answers(told)] == kinds


def test_an_answer_to_the_request_by_one_whom_no_table_knows() -> None:
    told = teller()
    ask(told, "Borland asked for talks", whom="")
    told.tell("The president refused the request", "REJECT", on=on(2), trigger="refused")
    assert answers(told) == [("refused", 2)]


@pytest.mark.parametrize(
    ("asked", "answering"),
    [("Arland", "the Arland army"), ("the Arland army", "Arland"), ("the Western powers", "France")],
)
def test_a_state_answers_through_its_bodies_and_a_group_through_its_members(asked: str, answering: str) -> None:
    told = teller()
    ask(told, f"Borland asked {asked} for talks", whom=asked)
    told.tell(f"{answering} refused talks", "REJECT", by=[answering], to=["Borland"], on=on(1), trigger="refused")
    assert answers(told) == [("refused", 1)]


def later(text: str, days: int, **more: Any) -> Teller:
    """Another report, in which Arland refuses Borland something."""
    told = teller("b", published=on(days + 1))
    told.tell(text, "REJECT", by=["Arland"], to=["Borland"], on=on(days), trigger="refused", **more)
    return told


@pytest.mark.parametrize(
    ("text", "days", "found"),
    [
        ("Arland refused the opening of harbours and bridges for Borland", 9, [("refused", 9)]),
        ("Arland refused a visit by the orchestra of Borland", 9, []),
        ("Arland refused the opening of harbours and bridges for Borland", 120, []),
    ],
)
def test_another_report_answers_within_some_weeks_if_it_is_about_the_same_matter(
    text: str, days: int, found: Sequence[tuple[str, int]]
) -> None:
    first = teller(published=on(1))
    ask(first, "Borland asked Arland for the opening of harbours and bridges")
    assert answers(first, later(text, days)) == found


@pytest.mark.parametrize(
    ("text", "days", "kinds"),
    [
        ("Arland held an emergency session", 1, ["granted"]),
        ("Arland held an emergency session", 9, []),
        ("Arland held its horses", 1, []),
    ],
)
def test_the_meeting_that_was_asked_for_is_held_within_days(text: str, days: int, kinds: list[str]) -> None:
    first, second = teller(published=on(1)), teller("b", published=on(days + 1))
    ask(first, "Borland asked Arland for an urgent meeting")
    second.tell(text, "CONSULT", by=["Arland"], on=on(days), trigger="held")
    assert [kind for kind, _ in answers(first, second)] == kinds


def test_a_meeting_is_no_answer_to_a_request_for_something_else() -> None:
    first, second = teller(published=on(1)), teller("b", published=on(2))
    ask(first, "Borland asked Arland for grain")
    second.tell("Arland held an emergency session", "CONSULT", by=["Arland"], on=on(1), trigger="held")
    assert answers(first, second) == []


@pytest.mark.parametrize(
    ("text", "towards", "days", "kinds"),
    [
        ("Arland refused to let surveyors near harbours and bridges", [], 4, ["refused"]),
        ("Arland refused to let surveyors near harbours and bridges", ["the Red Front"], 4, []),
        ("Arland refused to let surveyors near harbours and bridges", [], 20, []),
        ("Arland refused to close its schools", [], 4, []),
    ],
)
def test_an_answer_towards_nobody_is_of_these_days_and_in_much_the_same_words(
    text: str, towards: list[str], days: int, kinds: list[str]
) -> None:
    first, second = teller(published=on(1)), teller("b", published=on(days + 1))
    ask(first, "Borland asked Arland to let surveyors visit harbours and bridges")
    second.tell(text, "REJECT", by=["Arland"], to=towards, on=on(days), trigger="refused")
    assert [kind for kind, _ in answers(first, second)] == kinds


@pytest.mark.parametrize(("verb", "kinds"), [("have asked", ["granted"]), ("ask", [])])
def test_news_may_stand_before_the_request_that_it_answers(verb: str, kinds: list[str]) -> None:
    told = teller()
    told.tell("Arland agreed to open its harbours", "AGREE", by=["Arland"], trigger="agreed")
    text = f"Ministers of Borland {verb} Arland to open the harbours"
    told.tell(text, "REQUEST", status="requested", by=["Borland"], to=["Arland"], trigger=verb.split()[-1])
    assert [kind for kind, _ in answers(told)] == kinds


def test_what_was_called_for_and_then_held_is_told_in_one_sentence() -> None:
    told = teller()
    ask(told, "Borland asked for a meeting which was held in secret", whom="")
    sentence = told.claims[0].sentence
    told.tell("", "CONSULT", on=on(0), trigger="held", inside=sentence)
    assert [kind for kind, _ in answers(told)] == ["granted"]


def test_of_two_requests_the_last_is_answered_by_another_report() -> None:
    text = "Borland asked Arland for the opening of harbours and bridges"
    first, second = teller("a", on(1)), teller("c", on(21))
    ask(first, text)
    ask(second, text, when=on(20))
    reply = later("Arland refused the opening of harbours and bridges for Borland", 30)
    exchanges = opened(match([t.pair() for t in (first, second, reply)]))
    assert sorted(len(e.answers) for e in exchanges) == [0, 1]
    assert next(a.days for e in exchanges for a in e.answers) == 10


def test_the_very_amount_that_was_asked_for_is_an_answer_even_months_later() -> None:
    first = teller(published=on(1))
    more: dict[str, Any] = {"stage": "requested", "items": [("tanks", "equipment", 66.0)]}
    ask(first, "Borland asked Arland for 66 tanks", **more)
    second = teller("b", published=on(200))
    for amount, day in ((66.0, 150), (12.0, 151)):
        told = second.tell(
            f"Arland approved {amount:.0f} tanks", "CONCEDE", by=["Arland"], on=on(day), trigger="approved"
        )
        given = first.claims[0].assistance
        assert given is not None
        quantity = given.items[0].quantity
        assert quantity is not None
        item = replace(given.items[0], quantity=replace(quantity, low=amount, high=amount))
        second.claims[-1] = replace(
            told, assistance=replace(given, stage="approved", receiver=None, supplier=None, items=(item,))
        )
    assert answers(first, second) == [("granted", 150)]


def test_days_that_are_not_known_exactly_are_told_as_about() -> None:
    first, reply = teller("a", published=on(1)), teller("b", published=on(9))
    ask(first, "Borland asked Arland for the opening of harbours and bridges")
    text = "Arland refused the opening of harbours and bridges for Borland"
    reply.tell(text, "REJECT", by=["Arland"], to=["Borland"], trigger="refused")
    (exchange,) = opened(match([first.pair(), reply.pair()]))
    assert [(a.days, a.about) for a in exchange.answers] == [(9, True)]


def test_what_a_headline_says_once_more_is_no_second_request() -> None:
    told = teller(published=on(1))
    ask(told)
    report, reading = told.pair()
    headline = replace(told.claims[0], id="cl-title", trigger=replace(told.claims[0].trigger, field="title"))
    headline = replace(headline, sentence=replace(headline.sentence, field="title"), when=())
    reading = replace(reading, claims=(headline, *reading.claims))
    (exchange,) = match([(report, reading)]).exchanges
    assert exchange.by is not None


def test_a_request_retold_later_as_history_is_listed_once() -> None:
    more: dict[str, Any] = {"stage": "requested", "items": [("flour", "humanitarian", None)]}
    first, second = teller("a", on(1)), teller("b", on(5))
    ask(first, "Borland asked Arland for flour", **more)
    ask(
        second,
        "Days before, in a speech at the harbour, Borland had asked Arland for flour",
        when=None,
        background=True,
        **more,
    )
    assert len(opened(match([first.pair(), second.pair()]))) == 1


def test_what_a_person_says_is_a_request_opens_an_exchange() -> None:
    told = teller()
    claim = told.tell("Borland wanted Arland to talk", "SUPPORT", by=["Borland"], to=["Arland"], trigger="wanted")
    decisions = [
        decide("correct", claim.id, "type=REQUEST", "d1"),
        decide("correct", claim.id, "status=requested", "d2"),
    ]
    assert match([told.pair()]).exchanges == ()
    assert len(opened(match([told.pair()], decisions))) == 1


@given(st.lists(st.tuples(st.integers(-30, 120), st.booleans()), min_size=1, max_size=5))
def test_no_answer_comes_before_its_request_or_from_the_asker(replies: list[tuple[int, bool]]) -> None:
    first = teller(published=on(1))
    ask(first)
    tellers = [first]
    for n, (day, own) in enumerate(replies):
        by, to = ("Borland", "Arland") if own else ("Arland", "Borland")
        told = teller(f"r{n}", published=on(day))
        told.tell(f"{by} agreed to talks with {to}", "AGREE", by=[by], to=[to], on=on(day), trigger="agreed")
        tellers.append(told)
    found = match([t.pair() for t in tellers])
    events = {event.id: event for event in found.events}
    for exchange in opened(found):
        for answer in exchange.answers:
            assert answer.days is not None and answer.days >= 0
            assert exchange.by not in events[answer.event].actor
