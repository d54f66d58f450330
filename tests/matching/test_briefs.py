"""A brief holds all that matching makes records of."""

from onrecord.matching import brief_of
from onrecord.matching.briefs import entity_in, facts_in, opened, rest_of
from onrecord.matching.lookup import facts_of
from onrecord.records import Entity, Mention, Reading, Report, Role, Span
from tests.matching.builders import Teller

AT = Span(4, 9, "Assad", "title")


def test_an_entity_comes_out_as_it_went_in() -> None:
    mention = Mention(report="r", span=AT, why="a table", alternatives=({"name": "Asad", "key": None, "why": "near"},))
    entity = Entity(
        id="en-1",
        name="Asad",
        schema="Person",
        mentions=(mention,),
        aliases=("A.",),
        country="XA",
        roles=(Role(text="president", report="r", span=AT),),
        category="head",
        key="person:a",
    )
    filled = {Entity: {"why"}, Mention: set(), Role: set()}
    for record in (entity, mention, entity.roles[0]):
        empty = {f for f in record.__struct_fields__ if not getattr(record, f)}
        assert empty == filled[type(record)], "a field that was added must be kept in the brief"
    reading = Reading(
        report="r", reader="t", model="m", published=Report(id="r", text="").published, entities=(entity,)
    )
    brief = opened(brief_of(Report(id="r", text="", outlet="o"), reading, b"12345678"))
    (named,) = brief.entities
    assert entity_in(named, rest_of(named), "r") == entity
    assert named.known.offices == ("president",)
    assert rest_of(named).forms == {"Assad": 1}
    assert brief.mark == b"12345678"


def test_facts_come_out_as_they_went_in() -> None:
    teller = Teller("r")
    teller.tell("Jets hit nine stalls", by=["Arland"], to=["Borland"], at="Northport", on="2001-05-02",
                killed=("exact", 9, 9), word="the Watch")  # fmt: skip
    teller.tell("It sent grain", "AID", by=["Arland"], to=["Borland"], stage="delivered", items=[("grain", "other", 3)])
    report, reading = teller.pair()
    facts = facts_of(report, reading)
    assert facts_in(opened(brief_of(report, reading, b""))) == facts
    assert facts[0].words == int.from_bytes(facts[0].content, "little") > 0
