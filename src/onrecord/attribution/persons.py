"""The persons whom a text names, and which pronoun each goes with, as far as title, role or first name tell."""

from dataclasses import dataclass
from functools import cache

from onrecord.attribution.found import Range
from onrecord.knowledge import load_yaml
from onrecord.language import Document

_LABEL = "PERSON"


@dataclass(frozen=True, slots=True)
class Person:
    """One mention of a person: its tokens, the surname it goes by, and "he", "she" or "" where the text does not tell."""

    start: int
    end: int
    surname: str
    gender: str


@cache
def pronouns() -> dict[str, str]:
    """Pronoun form -> he, she, they or it."""
    return {form: group for group, table in load_yaml("attribution/persons.yaml").items() for form in table["pronouns"]}


@cache
def _titles() -> dict[str, str]:
    table = load_yaml("attribution/persons.yaml")
    return {title: group for group in ("he", "she") for title in table[group]["titles"]}


@cache
def _names() -> dict[str, str]:
    table = load_yaml("attribution/persons.yaml")
    return {name: group for group in ("he", "she") for name in table[group]["names"]}


def gender_of_role(lemma: str) -> str:
    """The pronoun that a role or title goes with ("spokeswoman"), or ""."""
    return _titles().get(lemma, "")


def find_persons(doc: Document) -> list[Person]:
    """All mentions of persons, in text order. A surname's gender is that of its first mention which tells."""
    ranges = [(start, end) for start, end, label in doc.entities if label == _LABEL]
    told: dict[str, str] = {}
    out = []
    for start, end in ranges:
        while end - 1 > start and (doc.lowers[end - 1] in ("'s", "’s", "’", "'") or doc.pos[end - 1] == "PUNCT"):
            end -= 1
        surname = doc.lowers[end - 1]
        gender = _gender(doc, start, end)
        if gender:
            told.setdefault(surname, gender)
        out.append(Person(start, end, surname, gender))
    return [p if p.gender else Person(p.start, p.end, p.surname, told.get(p.surname, "")) for p in out]


def _gender(doc: Document, start: int, end: int) -> str:
    """By the title before the name, the first name, or the role beside it."""
    for k in range(start, max(start - 3, -1), -1):
        if doc.lowers[k] in _titles():
            return _titles()[doc.lowers[k]]
    if end - start > 1:
        first = doc.lowers[start]
        if first in _names():
            return _names()[first]
    for k in _roles(doc, start, end):
        if doc.lemmas[k] in _titles():
            return _titles()[doc.lemmas[k]]
    return ""


def _roles(doc: Document, start: int, end: int) -> list[int]:
    """Nouns in apposition to a name."""
    head = next((k for k in range(start, end) if not start <= doc.heads[k] < end), end - 1)
    out = [c for c in doc.children[head] if doc.deps[c] == "appos"]
    if doc.deps[head] == "appos":
        out.append(doc.heads[head])
    return out


def role_of(doc: Document, noun: int) -> Range | None:
    """The name that a role noun belongs to ("analyst Lena Ivers", "Lena Ivers, an analyst"), or None."""
    candidates = [doc.heads[noun], *(c for c in doc.children[noun] if doc.deps[c] == "appos")]
    if doc.deps[noun] not in ("compound", "appos", "nmod"):
        candidates = candidates[1:]
    for k in candidates:
        for start, end, label in doc.entities:
            if label == _LABEL and start <= k < end:
                return start, end
    return None
