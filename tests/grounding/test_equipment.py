"""Equipment: designations letter for letter, common words, unknown designations beside such a word."""

from collections import defaultdict

import pytest

from onrecord.grounding import ground
from onrecord.grounding.equipment import designations, equipment_tables, plural
from onrecord.grounding.names import pieces
from onrecord.grounding.parties import party_tables
from onrecord.knowledge import load_yaml
from onrecord.language import Language
from onrecord.records import Report

CATEGORIES = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "other"}


def equipment(language: Language, text: str) -> dict[str, tuple[str, str | None]]:
    found = ground(language.parse(text), Report(id="r", text=text)).entities
    return {m.span.text: (e.key or e.name, e.category) for e in found if e.schema == "Equipment" for m in e.mentions}


def test_there_are_enough() -> None:
    systems = load_yaml("equipment.yaml")
    assert len(systems) >= 400
    assert {row["category"] for row in systems} <= CATEGORIES
    assert {"I", "II", "III", "IV", "V", "VI", "VII", "other"} <= {row["category"] for row in systems}
    assert len({row["key"] for row in systems}) == len(systems)


def test_every_name_is_one_rows_only() -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in load_yaml("equipment.yaml"):
        for name, sense in designations(entry):
            owners[pieces(name)].add(sense.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


def test_every_name_finds_its_row() -> None:
    names = equipment_tables().names
    for entry in load_yaml("equipment.yaml"):
        for name in (entry["name"], *entry.get("aliases", ())):
            assert {s.key for s in names.meanings(name)} == {entry["key"]}, name


def test_no_name_is_a_partys_too() -> None:
    parties = party_tables().names
    for entry in load_yaml("equipment.yaml"):
        for name in (entry["name"], *entry.get("aliases", ())):
            assert parties.meanings(name) == [], name


@pytest.mark.parametrize(
    ("text", "mention", "key", "category"),
    [
        ("The convoy held T-72 tanks.", "T-72 tanks", "equipment:t-72", "I"),
        ("Two T-72s burned.", "T-72s", "equipment:t-72", "I"),
        ("Turkey sold Bayraktar TB2 drones.", "Bayraktar TB2 drones", "equipment:bayraktar-tb2", "IV"),
        ("It ordered the Bayraktar TB3.", "Bayraktar TB3", "equipment:bayraktar-tb3", "IV"),
        ("Kyiv asked for Leopard 2A6 tanks.", "Leopard 2A6 tanks", "equipment:leopard-2", "I"),
        ("Shahed-136 drones hit the port.", "Shahed-136 drones", "equipment:shahed-136", "IV"),
        ("The S-300 was moved.", "S-300", "equipment:s-300", "other"),
        ("A Patriot battery was sent.", "Patriot battery", "equipment:patriot", "other"),
        ("They carried Igla launchers.", "Igla", "equipment:igla", "VII"),
        ("An A-10 jet flew over.", "A-10 jet", "equipment:a-10", "IV"),
        ("The C-54 landed at Tempelhof.", "C-54", "equipment:c-54", "other"),
        (
            "Armoured cars arrived.",
            "Armoured cars",
            "equipment-kind:armoured-vehicle",
            "II",
        ),
        ("Artillery shells fell on the village.", "Artillery shells", "equipment-kind:shell", "other"),
        ("Attack helicopters were seen.", "Attack helicopters", "equipment-kind:attack-helicopter", "V"),
        ("Cluster munitions were found.", "Cluster munitions", "equipment-kind:cluster-munition", "other"),
        ("They showed XQ-58 drones to the press.", "XQ-58 drones", "XQ-58", "other"),
        ("A KN-99 cruise missile was shown.", "KN-99 cruise missile", "KN-99", "VII"),
    ],
)
def test_equipment(language: Language, text: str, mention: str, key: str, category: str) -> None:
    assert equipment(language, text).get(mention) == (key, category)


@pytest.mark.parametrize(
    "text",
    [
        "A 10-year-old boy was hurt.",
        "The Patriot Act was passed.",
        "He took her in his arms.",
        "A suicide bomber struck the market.",
        "The idea was mine.",
        "They met in room T-1000 on March 3.",
    ],
)
def test_no_equipment(language: Language, text: str) -> None:
    assert equipment(language, text) == {}


@pytest.mark.parametrize(
    ("word", "expected"), [("battery", "batteries"), ("howitzer", "howitzers"), ("gas", "gases"), ("mortar", "mortars")]
)
def test_plural(word: str, expected: str) -> None:
    assert plural(word) == expected
