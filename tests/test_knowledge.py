"""The tables of the package, as they are read."""

from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.knowledge import data_file, load_yaml

FOLDERS = [folder.name for folder in data_file("").iterdir() if folder.is_dir()]
TABLES = sorted(
    f"{folder}/{file.name}" for folder in FOLDERS for file in data_file(folder).iterdir() if file.name.endswith(".yaml")
)


def words(table: Any) -> Iterator[Any]:
    """All members of all lists."""
    if isinstance(table, dict):
        for value in table.values():
            yield from words(value)
    elif isinstance(table, list):
        for value in table:
            yield from words(value) if isinstance(value, dict | list) else (value,)


@pytest.mark.parametrize("name", TABLES)
def test_no_word_of_a_list_is_taken_for_true_or_false(name: str) -> None:
    assert [word for word in words(load_yaml(name)) if isinstance(word, bool)] == []


def test_no_and_on_are_words_and_true_is_not() -> None:
    assert {"no", "not"} <= set(load_yaml("coding/status.yaml")["negations"])
    assert load_yaml("frames/assault.yaml")["frames"]["kill"]["people"] is True
