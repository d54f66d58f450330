"""The persons whom a text names, and which pronoun each goes with, as far as title, role or first name tell."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from onrecord.attribution.found import Range
from onrecord.grounding import Grounding
from onrecord.knowledge import load_yaml
from onrecord.language import Document

_LABEL = "PERSON"


@dataclass(frozen=True, slots=True)
class Person:
    """One mention of a person: its tokens, the surname, and "he", "she" or "" where the text does not tell."""

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


def find_persons(doc: Document, grounding: Grounding) -> list[Person]:
    """All mentions of persons, in text order. A surname's gender is that of the mentions which tell."""
    persons = {e.id for e in grounding.entities if e.schema == "Person"}
    grounded = [(start, end) for start, end, entity in grounding.mentions if entity in persons]
    taken = {k for start, end in grounded for k in range(start, end)}
    named = [
        (start, end)
        for start, end, label in doc.entities
        if (label == _LABEL or _reads_like_one(doc, start, end)) and taken.isdisjoint(range(start, end))
    ]
    ranges = grounded + named
    taken |= {k for start, end in named for k in range(start, end)}
    surnames = {doc.lemmas[end - 1] for start, end in ranges if doc.tags[end - 1] == "NNP"}
    again = (k for surname in sorted(surnames) for k in doc.by_lemma.get(surname, ()))
    ranges = sorted(ranges + [(k, k + 1) for k in again if k not in taken and doc.tags[k] == "NNP"])
    told: dict[str, set[str]] = {}
    out = []
    for start, end in ranges:
        while end - 1 > start and (doc.lowers[end - 1] in ("'s", "’s", "’", "'") or doc.pos[end - 1] == "PUNCT"):
            end -= 1
        surname = doc.lowers[end - 1]
        gender = _gender(doc, start, end)
        if gender:
            told.setdefault(surname, set()).add(gender)
        out.append(Person(start, end, surname, gender))
    # A surname that both a man and a woman of the text bear tells nothing.
    sure = {surname: genders.pop() for surname, genders in told.items() if len(genders) == 1}
    return [p if p.gender else Person(p.start, p.end, p.surname, sure.get(p.surname, "")) for p in out]


def _reads_like_one(doc: Document, start: int, end: int) -> bool:
    """Whether what the model takes for a place or a body opens with a first name."""
    return end - start in (2, 3) and doc.lowers[start] in _names() and doc.tags[end - 1] == "NNP"


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
        start, end, label = entity_over(doc, k)
        if label == _LABEL:
            return start, end
    return None


def entity_over(doc: Document, token: int) -> tuple[int, int, str]:
    """The model's entity that covers a token: its range and label; an empty label where there is none."""
    at = bisect_right(doc.entities, token, key=lambda e: e[0]) - 1
    if at >= 0 and token < doc.entities[at][1]:
        return doc.entities[at]
    return token, token + 1, ""
