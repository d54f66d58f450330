"""Who is who over the case, and what people's decisions change."""

import pytest

from onrecord.matching import Matched, match
from onrecord.matching.names import normal
from onrecord.records import Decision
from tests.matching.builders import Teller


def named(*names: tuple[str, ...], decisions: tuple[Decision, ...] = ()) -> tuple[list[str], Matched]:
    """The case entity of each name, each name in a report of its own."""
    tellers = [Teller(f"r{n}") for n in range(len(names))]
    ids = [teller.entity(*name) for teller, name in zip(tellers, names, strict=True)]
    for teller in tellers:
        teller.say("Nothing happened.")
    found = match([teller.pair() for teller in tellers], decisions)
    return [found.entity_of[id_] for id_ in ids], found


def decide(action: str, about: str, value: str | None = None, id_: str = "d1") -> Decision:
    return Decision(id=id_, about=about, action=action, user="ann", time="2001-05-09T10:00:00Z", value=value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (("Arland", "Country", "XA", "country:XA"), ("Republic of Arland", "Country", "XA", "country:XA"), True),
        (("Ahmed Karim", "Person"), ("Ahmed Karim", "Person"), True),
        (("Ahmed", "Person"), ("Ahmed", "Person"), False),
        (("Ahmed Karim", "Person"), ("Ahmed Karimi", "Person"), False),
        (("The Red Front", "Organization"), ("Red Front", "Organization"), True),
        (("Red Front", "Organization"), ("Red Front", "PublicBody"), True),
        (("Falcon", "Equipment"), ("Falcon", "Organization"), False),
        (("Jordan", "Country", "XJ", "country:XJ"), ("Jordan", "Person"), False),
        (("Red Front", "Organization", None, "party:red"), ("the Red Front", "Organization"), True),
    ],
)
def test_one_or_two(first: tuple[str, ...], second: tuple[str, ...], one: bool) -> None:
    (a, b), _ = named(first, second)
    assert (a == b) is one


def test_a_last_name_alone_is_proposed_and_not_merged() -> None:
    (full, last), found = named(("Ahmed Karim", "Person"), ("Karim", "Person"))
    assert full != last
    assert [(p.first, p.second) for p in found.proposals] == [(full, last)]


def test_not_the_same_is_never_proposed_again() -> None:
    (full, last), _ = named(("Ahmed Karim", "Person"), ("Karim", "Person"))
    _, found = named(("Ahmed Karim", "Person"), ("Karim", "Person"), decisions=(decide("not_same", full, last),))
    assert found.proposals == ()


def test_people_may_merge_and_undo() -> None:
    names = ("Ahmed Karim", "Person"), ("Karim", "Person")
    (full, last), _ = named(*names)
    merge = decide("merge", full, last)
    (a, b), found = named(*names, decisions=(merge,))
    assert a == b
    assert len(found.entities) == 1
    (a, b), _ = named(*names, decisions=(merge, decide("undo", "d1", id_="d2")))
    assert (a, b) == (full, last)


def test_people_may_take_one_reports_entity_out() -> None:
    names = ("Ahmed Karim", "Person"), ("Ahmed Karim", "Person")
    (one, _), found = named(*names)
    second = sorted(found.entity_of)[1]
    (a, b), _ = named(*names, decisions=(decide("split", one, second),))
    assert a != b


def test_the_entity_carries_all_mentions_and_names() -> None:
    _, found = named(("The Red Front", "Organization"), ("Red Front", "Organization"), ("Red Front", "Organization"))
    (entity,) = found.entities
    assert entity.name == "Red Front"
    assert entity.aliases == ("The Red Front",)
    assert {mention.report for mention in entity.mentions} == {"r0", "r1", "r2"}


@pytest.mark.parametrize(
    ("name", "plain"),
    [("The Syrian Army's", "syrian army"), ("Müller-Öz", "muller oz"), ("The", "the"), ("Al-Ahd", "al ahd")],
)
def test_normal(name: str, plain: str) -> None:
    assert normal(name) == plain
