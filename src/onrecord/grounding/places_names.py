"""Which words of a report may name places: names of the gazetteer, names of lakes and the like, what the model says.

The model alone takes Arabic villages for persons and suburbs for organisations; the gazetteer alone knows a town
called almost anything. So the names found here are weighed (`places_weigh`) before they count.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from onrecord.grounding.gazetteer import Entry, lookup, region
from onrecord.grounding.gazetteer_build import HAND, OTHER
from onrecord.grounding.names import Pieces, normal
from onrecord.grounding.parties import party_tables
from onrecord.knowledge import load_yaml
from onrecord.language import Document

_LONGEST = 6
_WELL_KNOWN = frozenset(("country", "capital", "admin1"))
ARTICLES = frozenset(("al", "el", "ul", "ez", "as", "ash"))
# Small words that stand inside names of places.
_INNER = frozenset(
    (
        *(
            "of",
            "the",
            "and",
            "al",
            "el",
            "de",
            "la",
            "du",
            "del",
            "on",
            "upon",
            "ez",
            "es",
            "as",
            "ash",
            "ur",
            "e",
            "s",
        ),
        *("da", "do", "di", "sur", "am", "der", "den", "le", "les", "ad", "ed", "ar", "er", "az", "an", "en", "d", "l"),
    )
)
_DEMONYMS = frozenset(("adjective", "people"))
# A city's countryside can be a region of its own ("Damascus countryside").
_COUNTRYSIDE = "countryside"


@dataclass(slots=True)
class Name:
    """A name in the text: tokens `start` to `end`, what it can stand for, and the grounds for taking it as a place.

    `kind` is what the words beside it say of it: "admin1" ("province"), "admin2" or "city", None where nothing does.
    `part_of` is True inside the name of a body, as the model sees it ("Aleppo University"), `opens` if it begins it.
    """

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    weight: float = 0.0
    why: dict[str, float] = field(default_factory=dict)
    kind: str | None = None
    part_of: bool = False
    opens: bool = False

    def add(self, reason: str, weight: float) -> None:
        """One ground for or against."""
        if weight:
            self.why[reason] = weight
            self.weight += weight


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of data/grounding/places.yaml."""

    before: dict[str, float]
    kinds: dict[str, str]
    settlements: frozenset[str]
    fought_over: frozenset[str]
    beside: frozenset[str]
    things: frozenset[str]
    begins: frozenset[str]
    quarters: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    parts: frozenset[str]
    streets: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    never: frozenset[str]
    seldom: frozenset[str]
    abbreviations: dict[str, str]


@cache
def words() -> Words:
    """The lists, read once a process."""
    table: dict[str, Any] = load_yaml("grounding/places.yaml")
    return Words(
        before=table["before"],
        kinds={word: kind for kind, found in reversed(table["kinds"].items()) for word in found},
        settlements=frozenset(table["settlements"]),
        fought_over=frozenset(table["fought_over"]),
        beside=frozenset(table["beside"]),
        things=frozenset(table["things"]),
        begins=frozenset(table["begins"]),
        quarters=frozenset(table["quarters"]),
        opening=frozenset(table["features"]["before"]),
        closing=frozenset(table["features"]["after"]),
        parts=frozenset(table["parts"]),
        streets=frozenset(table["streets"]),
        bodies=frozenset(table["bodies"]),
        titles=frozenset(table["titles"]),
        never=frozenset(table["never"]),
        seldom=frozenset(table["seldom"]),
        abbreviations={name: code for code, names in table["abbreviations"].items() for name in names},
    )


@dataclass(slots=True)
class Found:
    """Names of the gazetteer; the countries whose people the text names; the tokens of names that are no place's."""

    names: list[Name] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)
    parties: set[int] = field(default_factory=set)


def names_in(text: Pieces, doc: Document) -> Found:
    """Names from left to right, the longest first, those of peoples and parties left out."""
    out = Found()
    k, size = 0, len(text.written)
    while k < size:
        end = k + 1
        if text.written[k][0].isupper():
            if found := _party(text, k):
                end, country = found
                out.parties.update(text.token[k:end])
                if country:
                    out.demonyms.append(country)
            elif name := _name_at(text, doc, k):
                out.names.append(name[0])
                end = name[1]
        k = end
    return out


def names_of_model(doc: Document) -> Iterator[Name]:
    """What the model takes for places, articles and marks at the ends left out."""
    lists = words()
    for start, end, label in doc.entities:
        if label != "GPE" and label != "LOC":
            continue
        while start < end and (doc.lowers[start] in ("the", "'s") or not doc.words[start][0].isalnum()):
            start += 1
        while end > start and (doc.lowers[end - 1] in ("'s", "’s") or not doc.words[end - 1][-1].isalnum()):
            end -= 1
        if start >= end or end - start > 5 or not doc.words[start][0].isupper():
            continue
        if any(word[0].islower() and word not in _INNER for word in doc.words[start:end]):
            continue
        if end + 2 < len(doc) and doc.lowers[end] in ARTICLES and doc.words[end + 1] == "-":
            end += 3
        last = doc.words[end - 1]
        key = normal(" ".join(doc.words[start:end]))
        if (
            key
            and key not in lists.never
            and not is_party(" ".join(doc.words[start:end]))
            and last not in lists.streets
            and last not in lists.bodies
        ):
            yield Name(start, end, key, ())


def _party(text: Pieces, k: int) -> tuple[int, str | None] | None:
    """A people, or a party whose name is no place's ("Sri Lankan", "Islamic State in Iraq"), that stands at piece k:
    the piece after it, and the country whose people it is."""
    for end, sense in party_tables().names.at(text, k):
        key = sense.key or ""
        if sense.use in _DEMONYMS and key.startswith("country:"):
            return end, key.removeprefix("country:")
        if sense.use in ("name", "alias") and key.startswith("party:") and not sense.beside and "/" not in key:
            return end, None
        return None
    return None


def is_party(name: str) -> bool:
    """Whether a name by itself is a people's or a party's and no place's."""
    senses = party_tables().names.meanings(name)
    return any(sense.use in _DEMONYMS or not (sense.key or "").startswith("country:") for sense in senses)


def _name_at(text: Pieces, doc: Document, k: int) -> tuple[Name, int] | None:
    token = text.token[k]
    if k and text.token[k - 1] == token:
        return None
    code = words().abbreviations.get(doc.words[token])
    if code is not None and (entry := region(code)):
        return Name(token, token + 1, doc.words[token], (entry,)), k + 1
    end, entries = _longest(text, k)
    end, entries = _with_feature(text, k, end, entries)
    if end == k:
        return None
    return Name(token, text.token[end - 1] + 1, " ".join(text.lower[k:end]), entries), end


def _longest(text: Pieces, k: int) -> tuple[int, tuple[Entry, ...]]:
    """The longest name that begins at piece k: the piece after it and what it stands for."""
    for end in range(_reach(text, k), k, -1):
        if _cuts_token(text, end) or (end > k + 1 and not text.written[end - 1][0].isupper()):
            continue
        key = " ".join(text.lower[k:end])
        if key in words().never or not (entries := lookup(key)):
            continue
        if len(text.written[k]) > 3 or end > k + 1 or _short(text.written[k], entries):
            if (
                end < len(text.lower)
                and text.lower[end] == _COUNTRYSIDE
                and (around := lookup(f"{key} {_COUNTRYSIDE}"))
            ):
                return end + 1, around
            return end, entries
    return _without_s(text, k)


def _without_s(text: Pieces, k: int) -> tuple[int, tuple[Entry, ...]]:
    """A name with the s of a possessive that has lost its apostrophe ("Syrias army"), where the place is well known."""
    key = text.lower[k]
    if len(key) < 5 or not key.endswith("s") or key.endswith("ss") or text.written[k][:-1].isupper():
        return k, ()
    found = tuple(entry for entry in lookup(key[:-1]) if entry.name_kind != OTHER)
    if any(entry.kind in _WELL_KNOWN or entry.name_kind == HAND for entry in found):
        return k + 1, found
    return k, ()


def _with_feature(text: Pieces, k: int, end: int, entries: tuple[Entry, ...]) -> tuple[int, tuple[Entry, ...]]:
    """A name stretched to that of a lake, a river and the like where the words beside it say so."""
    lists, size = words(), len(text.written)
    if text.written[k] in lists.opening and end <= k + 1 < size:
        if not text.barred[k + 1] and text.written[k + 1][0].isupper() and not _cuts_token(text, k + 2):
            return k + 2, ()
        return end, entries
    if (beyond := _past_article(text, k, end)) > end:
        return beyond, lookup(" ".join(text.lower[k:beyond]))
    stretched = end
    while k < stretched < size and not text.barred[stretched] and text.written[stretched] in lists.closing:
        stretched += 1
    if stretched > end and not _cuts_token(text, stretched):
        return stretched, lookup(" ".join(text.lower[k:stretched]))
    return end, entries


def _past_article(text: Pieces, k: int, end: int) -> int:
    """Where a name that runs on with an Arabic article ends ("Baar al-Fawaerah")."""
    if not k < end < len(text.lower) - 1 or text.lower[end] not in ARTICLES or any(text.barred[end : end + 2]):
        return end
    return end + 2 if text.written[end + 1][0].isupper() and not _cuts_token(text, end + 2) else end


def _cuts_token(text: Pieces, end: int) -> bool:
    return end < len(text.token) and text.token[end] == text.token[end - 1]


def _reach(text: Pieces, k: int) -> int:
    """How far a name that begins at piece k can go: capitals and small words between, no punctuation."""
    end = k + 1
    limit = min(k + _LONGEST, len(text.written))
    while end < limit and not text.barred[end] and (text.written[end][0].isupper() or text.lower[end] in _INNER):
        end += 1
    return end


def _short(written: str, entries: tuple[Entry, ...]) -> bool:
    """Whether a name of two or three letters is written as such names are: "US", "Hit", not "us", "HIT"."""
    acronym = any(entry.kind == "country" and entry.name_kind for entry in entries)
    return written.isupper() if acronym else not written.isupper()
