"""Titles and roles as the table knows them: ranks, offices and forms of address."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.grounding.names import NameTable, Pieces
from onrecord.knowledge import load_yaml


@dataclass(slots=True)
class Title:
    """Tokens `start` to `end` hold a title; `kind` is forms, ranks or offices."""

    start: int
    end: int
    kind: str


@cache
def _titles() -> NameTable[str]:
    table: NameTable[str] = NameTable()
    data: dict[str, Any] = load_yaml("grounding/titles.yaml")
    for kind in ("forms", "ranks", "offices"):
        for title in data[kind]:
            table.add(title, kind)
    return table


def find_titles(text: Pieces) -> list[Title]:
    """Titles and roles as the table knows them."""
    return [Title(start, end, kind) for start, end, kind in _titles().find(text)]
