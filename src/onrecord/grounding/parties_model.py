"""Organisations that no table knows: what the model takes for one, freed of its errors by tables and gazetteer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from onrecord.grounding.names import normal
from onrecord.grounding.parties import Row
from onrecord.grounding.parties_named import Named
from onrecord.grounding.people_titles import Title
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Place

_LONGEST = 10
_MARKS = frozenset("-‐‑–'’&./")
_LINKING = frozenset(["of", "for", "the", "and", "in", "on", "al", "de", "la", "des"])


@dataclass(frozen=True, slots=True)
class Heads:
    """What an organisation's words say: schema by head word, words that shorten names, what is none."""

    schema_of: dict[str, str]
    short: frozenset[str]
    stands_for: dict[str, tuple[str, ...]]
    refused: frozenset[str]
    grounds: frozenset[str]


@cache
def heads() -> Heads:
    """The table of organisations' words."""
    data: dict[str, Any] = load_yaml("grounding/organisations.yaml")
    return Heads(
        schema_of={word: schema for schema, words in data["schemas"].items() for word in words},
        short=frozenset(data["short"]),
        stands_for={word: tuple(kinds) for word, kinds in data["stands_for"].items()},
        refused=frozenset(data["not_organisations"]),
        grounds=frozenset(data["grounds"]),
    )


def head_word(name: str) -> str | None:
    """The word by which a name shows what it is: the last such word before "of" or "for", else the last of all."""
    words = normal(name).split()
    for stop in ("of", "for"):
        if stop in words[1:]:
            words = words[: words.index(stop, 1)]
    return next((word for word in reversed(words) if word in heads().schema_of), None)


@dataclass(frozen=True)
class Known:
    """What is known of a document before the model's names are judged.

    `titles`, `named` (the mentions of the tables' parties), `place_at` and `places`, the names that are places' in it.
    """

    doc: Document
    titles: list[Title]
    named: list[Named]
    place_at: Mapping[int, Place]
    places: frozenset[str]

    @cached_property
    def taken(self) -> dict[int, Named]:
        """The tables' mention that covers a token."""
        return {i: n for n in self.named for i in range(n.start, n.end)}

    @cached_property
    def titled(self) -> frozenset[int]:
        """The tokens of titles."""
        return frozenset(i for t in self.titles for i in range(t.start, t.end))

    @cached_property
    def written(self) -> frozenset[str]:
        """The words of the document as they are written."""
        return frozenset(self.doc.words)

    @cached_property
    def lone_names(self) -> set[str]:
        """Names that stand in the text by themselves, no other name beside them."""
        doc = self.doc
        named = [pos == "PROPN" and word[0].isupper() for pos, word in zip(doc.pos, doc.words, strict=True)]
        return {
            word
            for before, here, after, word in zip([False, *named], named, [*named[1:], False], doc.words, strict=False)
            if here and not before and not after
        }


def find_organisations(known: Known) -> list[Named]:
    """The model's organisations that neither the tables nor the gazetteer know better."""
    return _Organisations(known).find()


class Finder:
    """Judges the model's names by what is known."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._doc = known.doc
        self._taken = known.taken
        self._titled = known.titled


class _Organisations(Finder):
    def find(self) -> list[Named]:
        doc = self._doc
        spans = [span for start, end, label in doc.entities if label == "ORG" and (span := self._trimmed(start, end))]
        names = [re.sub(r"\s+", " ", doc.text[doc.starts[start] : doc.ends[end - 1]]) for start, end in spans]
        acting = {normal(name) for span, name in zip(spans, names, strict=True) if self._acts(*span)}
        out = []
        for (start, end), name in zip(spans, names, strict=True):
            if self._is_organisation(start, end, name, normal(name) in acting):
                head = head_word(name)
                schema = heads().schema_of.get(head, "Organization") if head else self._schema(start, end)
                country = next((self._taken[i].row.country for i in range(start, end) if i in self._taken), None)
                out.append(Named(start, end, Row("", name, schema, "text", country), "model: ORG"))
        return out

    def _trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        """The span up to a line break, without article, possessive and what does not belong to a name."""
        words, lowers = self._doc.words, self._doc.lowers
        while start < end and (words[start][0].islower() or not words[start][0].isalnum() or lowers[start] == "the"):
            start += 1
        stop = start
        while stop < end and (words[stop][0].isalnum() or words[stop] in _MARKS or lowers[stop] == "'s"):
            stop += 1
        while stop > start and (words[stop - 1][0].islower() or not words[stop - 1][0].isalnum()):
            stop -= 1
        return (start, stop) if stop > start and not self._titled.issuperset(range(start, stop)) else None

    def _is_organisation(self, start: int, end: int, name: str, acts: bool) -> bool:
        """Whether a span is an organisation: its words say so, or nothing says that it is something else."""
        doc = self._doc
        tokens = [i for i in range(start, end) if doc.words[i][0].isalnum()]
        if len(tokens) > _LONGEST or normal(name) in heads().refused or doc.lowers[end - 1] in heads().grounds:
            return False
        if not any(doc.pos[i] in ("PROPN", "NOUN") for i in tokens) or any(doc.pos[i] == "PRON" for i in tokens):
            return False
        if any(i in self._taken for i in tokens):
            own = [i for i in tokens if i not in self._taken]
            return "and" not in doc.lowers[start:end] and any(doc.lowers[i] in heads().schema_of for i in own)
        head = head_word(name)
        if len(tokens) == 1 and not (head is None and len(name) > 2 and doc.pos[start] == "PROPN"):
            return False
        if head is None:
            common = any(doc.lowers[i] in self._known.written for i in tokens)
            return acts and not common and not self._is_place(tokens, name)
        return all(doc.words[i][0].isupper() or doc.lowers[i] in _LINKING or doc.words[i].isdigit() for i in tokens)

    def _schema(self, start: int, end: int) -> str:
        """Person for a name of two or three words whose last the text uses alone as well, as it does with surnames."""
        words = self._doc.words
        alone = 1 < end - start < 4 and all(word[0].isupper() and word.isalpha() for word in words[start:end])
        return "Person" if alone and words[end - 1] in self._known.lone_names else "Organization"

    def _is_place(self, tokens: list[int], name: str) -> bool:
        """Whether a name without a word of organisations is a place's, or a dateline in capitals."""
        dateline = len(tokens) == 1 and name.isupper() and len(name) > 5
        return dateline or normal(name) in self._known.places or any(i in self._known.place_at for i in tokens)

    def _acts(self, start: int, end: int) -> bool:
        """Whether the name stands where parties stand: as a subject, an owner, an agent, behind "with" or "against"."""
        doc = self._doc
        root = next((i for i in range(start, end) if not start <= doc.heads[i] < end), start)
        dep = doc.deps[root]
        if dep == "pobj":
            return doc.lowers[doc.heads[root]] in ("by", "with", "against", "to")
        acronym = end - start == 1 and doc.words[start].isupper()
        return acronym or dep in ("nsubj", "nsubjpass", "poss", "conj", "appos")
