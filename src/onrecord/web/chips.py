"""Filters that no field of a page shows: they are told above the list, each with a way to take it away."""

from msgspec import Struct

from onrecord.web.filters import Asked
from onrecord.web.look import Look

_WORDS = {
    "actor": "done by {}",
    "recipient": "done to {}",
    "speaker": "on the word of {}",
    "via": "through {}",
    "credit": "crediting {}",
    "new": "new since build {}",
    "after": "made after the first {}",
}


class Chip(Struct, frozen=True):
    """One such filter, and what it keeps, in words."""

    name: str
    words: str


def chips(look: Look, asked: Asked) -> list[Chip]:
    """The filters of an address that are told so, in a fixed order."""
    return [Chip(name, words.format(_value(look, name, value))) for name, words in _WORDS.items()
            if (value := asked.get(name))]  # fmt: skip


def _value(look: Look, name: str, value: str) -> str:
    """What stands for a value: a party's or a speaker's name in place of an id."""
    if name in ("speaker", "via") and (found := look.case.speaking().speaker(value)):
        return found.words or "a pronoun"
    return look.named(value).name if name in ("actor", "recipient") else value
