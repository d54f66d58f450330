"""Filters that no field of a page shows, or only as an id: they are told above the list, each to be taken away."""

from msgspec import Struct

from onrecord.web.filters import Asked
from onrecord.web.look import Look

_WORDS = {
    "party": "with {}",
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
    told = ((name, asked.get(name)) for name in _WORDS)
    return [Chip(name, _WORDS[name].format(_value(look, name, value))) for name, value in told
            if value and (name != "party" or _is_id(look, value))]  # fmt: skip


def _is_id(look: Look, party: str) -> bool:
    """Whether a party is asked for by its id; by a name, the field shows it."""
    return look.named(party).schema != ""


def _value(look: Look, name: str, value: str) -> str:
    """What stands for a value: a party's or a speaker's name in place of an id."""
    if name in ("speaker", "via") and (found := look.case.speaking().speaker(value)):
        return found.words or "a pronoun"
    return look.named(value).name if name in ("party", "actor", "recipient") else value
