"""States that were: a name is that state's which bore it on the day that is told of."""

from datetime import date

import pytest

from onrecord.grounding import ground
from onrecord.grounding.parties import FILES, party_tables
from onrecord.knowledge import load_yaml
from onrecord.language import Language
from onrecord.records import Entity, Published, Report

# day of the report -> text, the mention's words, whose they are
NAMES = [
    ("1948-07-01", "Moscow said that it would answer.", "Moscow", "country:SU"),
    ("2016-08-17", "Moscow said that it would answer.", "Moscow", "country:RU"),
    (None, "Moscow said that it would answer.", "Moscow", "country:RU"),
    ("1948-07-01", "The Russians closed the road.", "Russians", "country:SU"),
    ("1948-07-01", "Two Russians were hurt.", "Russians", "country:SU/people"),
    ("1948-07-01", "The Russian army moved.", "Russian army", "country:SU/military"),
    ("1948-07-01", "The defence ministry in Moscow refused.", "The defence ministry", "country:SU/defence-ministry"),
    ("1991-12-26", "The Kremlin refused.", "Kremlin", "country:SU"),
    ("1991-12-27", "The Kremlin refused.", "Kremlin", "country:RU"),
    ("1995-05-05", "Belgrade refused.", "Belgrade", "country:YU"),
    ("2005-05-05", "Belgrade refused.", "Belgrade", "party:serbia-and-montenegro"),
    ("2012-05-05", "Belgrade refused.", "Belgrade", "country:RS"),
    ("1970-05-05", "Prague refused.", "Prague", "country:CS"),
    ("1980-01-01", "Kinshasa protested.", "Kinshasa", "country:ZR"),
    ("1999-01-01", "Kinshasa protested.", "Kinshasa", "country:CD"),
    ("1968-02-02", "Hanoi refused.", "Hanoi", "party:north-vietnam"),
    ("1968-02-02", "Hanoi and Saigon refused.", "Saigon", "country:VD"),
    ("1970-02-02", "Bonn refused.", "Bonn", "party:west-germany"),
    ("1960-02-02", "Cairo refused.", "Cairo", "party:united-arab-republic"),
    ("1985-02-02", "Aden refused.", "Aden", "country:YD"),
    ("2024-02-02", "Aden refused.", "Aden", "country:YE"),
    ("1912-02-02", "Turkish troops left.", "Turkish troops", "party:ottoman-empire/military"),
    ("2016-08-17", "In 1985 Moscow closed the road.", "Moscow", "country:SU"),
    ("2016-08-17", "Moscow denied that the road was closed in 1985.", "Moscow", "country:RU"),
    ("2016-08-17", "Zaire had left by then.", "Zaire", "country:ZR"),
]


def named(language: Language, day: str | None, text: str) -> dict[str, Entity]:
    published = Published(start=day, end=day, basis="metadata") if day else Published()
    entities = ground(language.parse(text), Report(id="r", text=text, published=published)).entities
    return {m.span.text: entity for entity in entities for m in entity.mentions}


@pytest.mark.parametrize(("day", "text", "words", "key"), NAMES)
def test_a_name_is_its_states_of_that_day(language: Language, day: str | None, text: str, words: str, key: str) -> None:
    assert named(language, day, text)[words].key == key


@pytest.mark.parametrize(("day", "other"), [("1948-07-01", "country:RU"), (None, "country:SU")])
def test_the_other_state_is_the_runner_up(language: Language, day: str | None, other: str) -> None:
    (mention,) = named(language, day, "The Kremlin denied it.")["Kremlin"].mentions
    assert [a["key"] for a in mention.alternatives] == [other]


def test_todays_name_has_no_runner_up_in_todays_report(language: Language) -> None:
    (mention,) = named(language, "2016-08-17", "The Kremlin denied it.")["Kremlin"].mentions
    assert mention.alternatives == ()


def test_reigns_are_of_days_that_exist_and_states_that_the_tables_have() -> None:
    tables = party_tables()
    assert FILES["states"] == "Country"
    for name, reigns in tables.reigns.items():
        for reign in reigns:
            assert date.fromisoformat(reign.first) < date.fromisoformat(reign.last), name
            assert {reign.then, reign.now} <= tables.rows.keys(), name


def test_a_held_name_is_a_name_of_the_state_of_today() -> None:
    states = {row["key"]: row for row in load_yaml("parties/states.yaml")}
    for row in states.values():
        for now, names in row.get("held", {}).items():
            fields = ("aliases", "adjectives", "people", "capitals", "seats")
            known = {states[now]["name"], *(name for field in fields for name in states[now].get(field, ()))}
            assert set(names) <= known, row["name"]
