"""The runners-up of parties, persons and equipment: whom else the words could name, and why they do not."""

import pytest

from onrecord.grounding import ground
from onrecord.language import Language
from onrecord.records import Mention, Report

# text -> the mention's words, its rival's key or name, a part of the reason
RIVALS = [
    ("Ankara said it would answer.", "Ankara", "geonames:323786", "the city itself; a party as subject of say"),
    ("The Russians left the base.", "Russians", "country:RU/people", "stands for their state"),
    ("Five Yemenis were wounded.", "Yemenis", "country:YE", "no “the” stands before them"),
    ("Wagner fighters left the town.", "Wagner", "Wagner", "the words near it decide"),
    (
        "Nadia Karimova met her brother Rustam Karimova on Monday. On Tuesday, Karimova said she was tired.",
        "Karimova",
        "Rustam Karimova",
        "of two the first in the text is taken",
    ),
    ("Peter Trump, a baker, opened a shop. Trump said he liked bread.", "Trump", "person:donald-trump", "known by it"),
    (
        "The Arakan Army took the town on Monday. The AA said on Tuesday that it would stay.",
        "AA",
        "party:anadolu",
        "what the letters stand for elsewhere",
    ),
    (
        "Libya closed its ports. Libyan officials met Tunisia's. Libya waited and the army left.",
        "the army",
        "country:TN/military",
        "of another state",
    ),
    (
        "The Turkish army and the Syrian army met. The army crossed the border.",
        "The army",
        "country:TR/military",
        "further back",
    ),
    (
        "Hamas and Hezbollah fired rockets. The group said so on Monday.",
        "The group",
        "party:hamas",
        "named further back than Hezbollah",
    ),
    ("Russian T-72 tanks crossed.", "T-72 tanks", "equipment-kind:tank", "the designation says more"),
    ("Three XQ-58 drones fell.", "XQ-58 drones", "equipment-kind:drone", "the designation says more"),
    (
        "Police chief Mohammed Hifzi spoke on Monday. Later police chief Muhammad Hifzy left the hall.",
        "Muhammad Hifzy",
        "Muhammad Hifzy",
        "another person, spelt otherwise",
    ),
]


def mentions(language: Language, text: str) -> dict[str, Mention]:
    entities = ground(language.parse(text), Report(id="r", text=text)).entities
    return {m.span.text: m for entity in entities for m in entity.mentions}


@pytest.mark.parametrize(("text", "words", "rival", "reason"), RIVALS)
def test_the_runner_up_and_why(language: Language, text: str, words: str, rival: str, reason: str) -> None:
    mention = mentions(language, text)[words]
    told = {str(a["key"] or a["name"]): str(a["why"]) for a in mention.alternatives}
    assert reason in told[rival]


@pytest.mark.parametrize("text", ["Hezbollah left.", "Turkey's foreign ministry protested.", "The PKK said so."])
def test_a_plain_name_has_none(language: Language, text: str) -> None:
    assert all(m.alternatives == () for m in mentions(language, text).values())


def test_every_mention_tells_its_ground(language: Language) -> None:
    for text, *_ in RIVALS:
        assert all(m.why for m in mentions(language, text).values())


def test_what_the_model_took_it_for_is_told(language: Language) -> None:
    document = language.parse("Hezbollah left the town.")
    document.entities[:] = [(0, 1, "PERSON")]
    (entity,) = ground(document, Report(id="r", text=document.text)).entities
    assert [a["why"] for a in entity.mentions[0].alternatives] == [
        "a person, as the language model takes it; the tables outweigh it"
    ]
