"""Filters of an address that nothing in the case answers to: a list that is empty for it says so in words."""

from typing import Any

from msgspec import Struct

from onrecord.web.filters import Asked
from onrecord.web.look import Look

# Filters that are typed, and the kind of record that must be known by the name typed.
_NAMES = {"party": "entity", "actor": "entity", "recipient": "entity", "place": "place"}


class Unknown(Struct, frozen=True):
    """A filter and the value of it that is unknown here."""

    filter: str
    value: str


def unknown(look: Look, asked: Asked, choices: dict[str, Any]) -> list[Unknown]:
    """The filters with a value that is neither among a page's choices nor the name of anything in the case."""
    found = [Unknown(name, value) for name, value in asked.only(*choices).items() if not _chosen(value, choices[name])]
    for name, kind in _NAMES.items():
        key = "place" if kind == "place" else "party"
        if name not in choices and (value := asked.get(name)) and not look.case.count(kind, **{key: value}):
            found.append(Unknown(name, value))
    return found


def _chosen(value: str, choices: list[tuple[str, str]]) -> bool:
    """Whether each value (several stand with commas between them) can be chosen."""
    known = {code for code, _ in choices}
    return value in known or all(part in known for part in value.split(","))
