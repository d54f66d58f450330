"""Which words of a report name places: names that the gazetteer or the model knows, weighed by what stands around them.

The model alone takes Arabic villages for persons and suburbs for organisations; the gazetteer alone knows a town
called almost anything. So each name of the gazetteer is weighed: what the model says, the words before and after, the
size of the place, and whether the same name is plainly a place, or plainly a person's, elsewhere in the report.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from onrecord.grounding.gazetteer import Entry, lookup, region
from onrecord.grounding.names import Pieces, normal
from onrecord.knowledge import load_yaml
from onrecord.language import Document

# A name counts as a place's from this weight on.
ENOUGH = 2.0
_LONGEST = 6
_PLACES = frozenset(("GPE", "LOC", "FAC"))
# What the model's label of exactly this name, or of a longer one that holds it, says for a place.
_SAME = {"GPE": 3.0, "LOC": 3.0, "FAC": 2.0, "ORG": -0.5, "PERSON": -1.0, "NORP": -4.0, "LANGUAGE": -4.0}
_WITHIN = {"GPE": 1.5, "LOC": 1.0, "FAC": 0.0, "ORG": -1.5, "PERSON": -3.0, "NORP": -3.0}
_ELSE = -1.5
_INNER = frozenset("of the and al el de la du del on upon ez es is as ash ur e da do di sur am der den le les".split())


@dataclass(slots=True)
class Name:
    """A name in the text: tokens `start` to `end`, what it can stand for, and the grounds for taking it as a place."""

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    weight: float = 0.0
    why: dict[str, float] = field(default_factory=dict)
    # Words beside the name that say what kind of place it is of: admin1, admin2, city or none.
    kind: str | None = None

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
    streets: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    seldom: frozenset[str]
    abbreviations: dict[str, str]


@cache
def words() -> Words:
    """The lists, read once a process."""
    table: dict[str, Any] = load_yaml("grounding/places.yaml")
    return Words(
        before=table["before"],
        kinds={word: kind for kind, found in reversed(table["kinds"].items()) for word in found},
        streets=frozenset(table["streets"]),
        bodies=frozenset(table["bodies"]),
        titles=frozenset(table["titles"]),
        seldom=frozenset(table["seldom"]),
        abbreviations={name: code for code, names in table["abbreviations"].items() for name in names},
    )


def find_names(doc: Document, text: Pieces) -> list[Name]:
    """The names of places in a document, in text order; none overlap."""
    entity_at = {i: entity for entity in doc.entities for i in range(entity[0], entity[1])}
    names = list(_from_gazetteer(doc, text))
    for name in names:
        _weigh(doc, name, entity_at)
    _by_the_same_name(doc, names)
    taken = [name for name in names if name.weight >= ENOUGH]
    covered = {i for name in taken for i in range(name.start, name.end)}
    taken += [name for name in _from_model(doc) if covered.isdisjoint(range(name.start, name.end))]
    return sorted(taken, key=lambda name: name.start)


def _from_gazetteer(doc: Document, text: Pieces) -> Iterator[Name]:
    """The longest names of the gazetteer from left to right."""
    abbreviations = words().abbreviations
    k, size, written = 0, len(text.written), text.written
    while k < size:
        if not written[k][0].isupper():
            k += 1
            continue
        token = text.token[k]
        code = abbreviations.get(doc.words[token])
        if code is not None and (entry := region(code)):
            yield Name(token, token + 1, doc.words[token], (entry,))
            k += 1
            continue
        end, entries = _longest(text, k)
        if entries:
            key = " ".join(text.lower[k:end])
            yield Name(token, text.token[end - 1] + 1, key, entries)
            k = end
        else:
            k += 1


def _longest(text: Pieces, k: int) -> tuple[int, tuple[Entry, ...]]:
    """The longest name that begins at piece k: the piece after it and what it stands for."""
    if k and text.token[k - 1] == text.token[k]:
        return k, ()
    for end in range(_reach(text, k), k, -1):
        if end < len(text.token) and text.token[end] == text.token[end - 1]:
            continue
        if end > k + 1 and not text.written[end - 1][0].isupper():
            continue
        entries = lookup(" ".join(text.lower[k:end]))
        if entries and (len(text.written[k]) > 3 or end > k + 1 or _short(text.written[k], entries)):
            return end, entries
    return k, ()


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


def _from_model(doc: Document) -> Iterator[Name]:
    """Names that only the model takes for places."""
    for start, end, label in doc.entities:
        if label != "GPE" and label != "LOC":
            continue
        while start < end and (doc.lowers[start] in ("the", "'s") or not doc.words[start][0].isalnum()):
            start += 1
        while end > start and (doc.words[end - 1] == "'s" or not doc.words[end - 1][0].isalnum()):
            end -= 1
        if start < end and doc.words[start][0].isupper() and end - start <= 5:
            key = normal(" ".join(doc.words[start:end]))
            if key:
                name = Name(start, end, key, lookup(key))
                name.add(f"model: {label}", 3.0)
                name.kind = _kind_beside(doc, name)
                yield name


def _weigh(doc: Document, name: Name, entity_at: dict[int, tuple[int, int, str]]) -> None:
    """All grounds but those that other mentions give."""
    _weigh_model(doc, name, entity_at)
    _weigh_size(name)
    _weigh_before(doc, name)
    _weigh_after(doc, name)
    if name.start + 1 == name.end and doc.pos[name.start] not in ("PROPN", "NOUN"):
        name.add("no noun", -1.5)
    if name.key in words().seldom:
        name.add("a common word or name", -1.5)


def _weigh_model(doc: Document, name: Name, entity_at: dict[int, tuple[int, int, str]]) -> None:
    found = entity_at.get(name.start) or entity_at.get(name.end - 1)
    if found is None:
        return
    start, end, label = found
    while start < name.start and not doc.words[start][0].isupper():
        start += 1
    while end > name.end and not doc.words[end - 1][0].isalnum() or doc.words[end - 1] == "'s":
        end -= 1
    same = start >= name.start and end <= name.end
    name.add(f"model: {'' if same else 'in '}{label}", (_SAME if same else _WITHIN).get(label, _ELSE))


def _weigh_size(name: Name) -> None:
    best = max(name.entries, key=lambda entry: (_importance(entry), entry.id))
    name.add("size", _importance(best))


def _importance(entry: Entry) -> float:
    """How well known the place is."""
    if entry.kind in ("country", "area"):
        return 2.5
    known = 0.0 if entry.population < 5_000 else 0.5 if entry.population < 100_000 else 1.0
    if entry.population >= 1_000_000:
        known = 1.5
    if entry.kind == "admin1" and entry.name_kind < 2:
        known = max(known, 1.5)
    return known - (0.5 if entry.name_kind == 2 else 0.0)


def _weigh_before(doc: Document, name: Name) -> None:
    i = name.start - 1
    while i >= 0 and doc.lowers[i] == "the":
        i -= 1
    if i < 0:
        return
    word, lists = doc.words[i], words()
    if word in lists.titles:
        name.add(f"after {word}", -2.5)
    elif doc.lowers[i] == "of" and i and doc.lowers[i - 1] in lists.kinds:
        name.kind = lists.kinds[doc.lowers[i - 1]]
        name.add(f"{doc.lowers[i - 1]} of", 2.5)
    elif doc.lowers[i] in lists.kinds and doc.lowers[i] == word:
        name.add(f"after {word}", 1.5)
    elif doc.lowers[i] in lists.before:
        name.add(f"after {doc.lowers[i]}", lists.before[doc.lowers[i]])
    elif word[0].isupper() and doc.pos[i] == "PROPN" and i == name.start - 1:
        name.add("in a longer name", -2.0)


def _weigh_after(doc: Document, name: Name) -> None:
    i = name.end
    if i >= len(doc):
        return
    word, lists = doc.words[i], words()
    if (kind := _kind_beside(doc, name)) is not None:
        name.kind = name.kind or kind
        name.add(f"before {word.lower()}", 2.0)
    elif word in lists.streets or word in lists.bodies:
        name.add(f"before {word}", -3.0)
    elif word[0].isupper() and doc.pos[i] == "PROPN":
        name.add("in a longer name", -1.0)
    elif word == "," and i + 1 < len(doc) and _holds(doc, i + 1, name):
        name.add("named with its region", 2.5)
    elif word == "-" and i + 1 < len(doc) and doc.lowers[i + 1] in ("backed", "led", "born", "made", "style"):
        name.add(f"before -{doc.lowers[i + 1]}", -3.0)


def _kind_beside(doc: Document, name: Name) -> str | None:
    """The kind of place that the word after a name tells ("Idlib province", "Rapides Parish")."""
    if name.end < len(doc):
        found = words().kinds.get(doc.lowers[name.end])
        if found is not None and (doc.words[name.end].islower() or found != "city"):
            return found
    return None


def _holds(doc: Document, i: int, name: Name) -> bool:
    """Whether the name that begins at token i is that of a region in which the place can lie."""
    for region_name in _regions_at(doc, i):
        for outer in region_name:
            for inner in name.entries:
                if lies_in(inner, outer):
                    return True
    return False


def _regions_at(doc: Document, i: int) -> Iterator[tuple[Entry, ...]]:
    code = words().abbreviations.get(doc.words[i])
    if code is not None and (entry := region(code)):
        yield (entry,)
    for end in (i + 3, i + 2, i + 1):
        if end <= len(doc) and doc.words[i][0].isupper():
            yield tuple(e for e in lookup(normal(" ".join(doc.words[i:end]))) if e.kind != "city")


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether one place lies in another by the codes of their regions."""
    if inner.country != outer.country or inner.id == outer.id or inner.kind == "country":
        return False
    if outer.kind == "country":
        return True
    if outer.kind == "admin1":
        return inner.kind != "admin1" and inner.admin1 == outer.admin1
    return outer.kind == "admin2" and inner.kind != "admin2" and bool(outer.admin2) and inner.admin2 == outer.admin2


def _by_the_same_name(doc: Document, names: list[Name]) -> None:
    """One sense a report: a name that is plainly a place's or a person's somewhere is so elsewhere."""
    surnames = {doc.lowers[end - 1] for start, end, label in doc.entities if label == "PERSON" and end - start > 1}
    strong = {name.key for name in names if name.weight >= ENOUGH + 1.5}
    for name in names:
        if name.key in strong and name.weight < ENOUGH + 1.5:
            name.add("a place elsewhere in the report", 1.5)
        elif name.key in surnames:
            name.add("a person's name in the report", -2.0)
