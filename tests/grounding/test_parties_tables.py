"""The tables of parties: enough of them, each name one row's only, and each name found in a sentence."""

from collections import defaultdict
from typing import Any

import pytest

from onrecord.grounding.names import in_pieces, pieces
from onrecord.grounding.parties import FILES, party_tables, senses
from onrecord.knowledge import load_yaml
from onrecord.language import Language

FTM = {"Person", "Organization", "PublicBody", "Company", "Country", "LegalEntity"}


def entries() -> list[tuple[str, dict[str, Any]]]:
    return [(kind, entry) for kind in (*FILES, "organ_names") for entry in load_yaml(f"parties/{kind}.yaml")]


def test_there_are_enough() -> None:
    kinds = defaultdict(int)
    for row in party_tables().rows.values():
        kinds[row.kind] += 1
    assert sum(kinds.values()) >= 500
    assert kinds["states"] >= 193
    assert kinds["armed_groups"] >= 150
    assert kinds["bodies"] + kinds["outlets"] >= 100


def test_keys_are_unique_and_schemas_known() -> None:
    keys = [entry["key"] for kind, entry in entries() if kind != "organ_names"]
    assert len(keys) == len(set(keys))
    assert {row.schema for row in party_tables().rows.values()} <= FTM


def test_every_name_is_one_rows_only() -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for _, entry in entries():
        for name, sense in senses(entry):
            owners[pieces(name)].add(sense.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


def test_every_name_finds_its_row() -> None:
    tables = party_tables()
    for _, entry in entries():
        for name, sense in senses(entry):
            assert {s.key for s in tables.names.meanings(name)} == {sense.key}, name


def test_every_member_state_has_its_names() -> None:
    states = {e["key"]: e for e in load_yaml("parties/states.yaml")}
    without_capital = {e["name"] for k, e in states.items() if k.startswith("country:") and not e.get("capitals")}
    # City states and possessions, and former states whose capital is another state's today.
    assert without_capital <= {
        "Singapore", "San Marino", "Hong Kong", "Macau", "Soviet Union", "Yugoslavia", "Czechoslovakia", "Zaire",
    }  # fmt: skip
    assert sum(bool(e.get("adjectives")) for e in states.values()) >= 190


def test_organs_belong_to_states() -> None:
    tables = party_tables()
    for entry in load_yaml("parties/organ_names.yaml"):
        state, _, organ = entry["key"].partition("/")
        assert tables.rows[state].kind == "states"
        assert organ in tables.organs
        assert tables.row(entry["key"]).country == tables.rows[state].country


@pytest.mark.parametrize("kind", sorted(FILES))
def test_names_are_found_in_running_text(kind: str, language: Language) -> None:
    """The first name of every row, each in a sentence of its own, is read from the parsed text as that row's."""
    rows = load_yaml(f"parties/{kind}.yaml")
    text = "\n\n".join(f"Then, as was said, {entry['name']} was named." for entry in rows)
    pieced = in_pieces(language.parse(text))
    found = {sense.key for _, _, sense in party_tables().names.find(pieced)}
    assert {entry["key"] for entry in rows} - found == set()
