"""Whether a name is a place's: grounds for and against, each with a weight set by hand, and their sum.

The grounds: what the model says, the words before and after, how well known the place is, the names it is listed
with, and whether the same name is plainly a place, or plainly a person's, elsewhere in the report.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from onrecord.grounding.gazetteer import Entry, lookup, region
from onrecord.grounding.gazetteer_build import HAND, OTHER
from onrecord.grounding.names import Pieces, normal
from onrecord.grounding.parties import party_tables
from onrecord.grounding.places_kinds import names_by_kind
from onrecord.grounding.places_names import Name, names_in, names_of_model, words
from onrecord.language import Document

# A name counts as a place's from this weight on, and is plainly one from this.
ENOUGH, PLAIN = 2.0, 3.5
# What the model's label of exactly this name, or of a longer one that holds it, says for a place.
_SAME = {"GPE": 3.0, "LOC": 3.0, "FAC": 1.0, "ORG": -0.5, "PERSON": -0.7, "NORP": -1.0, "LANGUAGE": -4.0}
_WITHIN = {"GPE": 1.5, "LOC": 1.0, "FAC": 0.0, "ORG": -1.0, "PERSON": -2.5, "NORP": -2.0}
_ELSE = -1.5
# What the model's label alone says where the gazetteer knows nothing.
_MODEL_ALONE = 1.3
# A place that is as well known as this ends another's name.
_KNOWN = 1.0
_DASHES = frozenset(("—", "–", "-", "--", "---", "|", "―"))
_DATELINE = 10


def find_names(doc: Document, text: Pieces) -> tuple[list[Name], list[str]]:
    """The names of places in a document, in text order, none overlapping; and the countries of its demonyms."""
    entity_at = {i: entity for entity in doc.entities for i in range(entity[0], entity[1])}
    found = names_in(text, doc)
    names = found.names
    for name in names:
        _weigh_model(doc, name, entity_at)
        _weigh_size(name)
        _weigh_around(doc, name)
    covered = found.parties.union(*(range(name.start, name.end) for name in names if name.weight >= ENOUGH))
    known = covered.union(*(range(name.start, name.end) for name in names if name.why.get("size", 0.0) >= _KNOWN))
    for name in [*names_by_kind(doc, known), *names_of_model(doc)]:
        if covered.isdisjoint(range(name.start, name.end)):
            name.add("model alone" if name.kind is None else "named by its kind", _MODEL_ALONE)
            _weigh_around(doc, name)
            names.append(name)
            if name.kind and name.weight >= ENOUGH:
                covered.update(range(name.start, name.end))
                _weigh_owner(doc, names, name)
    names.sort(key=lambda name: (name.start, -name.end))
    _weigh_lists(doc, names)
    _weigh_same_name(doc, names)
    return _without_overlap(names), found.demonyms


def _weigh_owner(doc: Document, names: list[Name], part: Name) -> None:
    """What stands right before a name of a quarter is its town: "Aleppo's Marjeh district"."""
    end = part.start - (doc.lowers[part.start - 1] in ("'s", "’s")) if part.start else 0
    for name in names:
        if name.end == end and name.entries:
            name.add("its part is named", 2.0)


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether one place lies in another by the codes of their regions."""
    if inner.country != outer.country or inner.id == outer.id or inner.kind == "country":
        return False
    if outer.kind == "country":
        return True
    if outer.kind == "admin1":
        return inner.kind != "admin1" and inner.admin1 == outer.admin1
    return outer.kind == "admin2" and inner.kind != "admin2" and bool(outer.admin2) and inner.admin2 == outer.admin2


def _without_overlap(names: list[Name]) -> list[Name]:
    out: list[Name] = []
    for name in names:
        if name.weight >= ENOUGH and (not out or name.start >= out[-1].end):
            out.append(name)
    return out


def _weigh_model(doc: Document, name: Name, entity_at: dict[int, tuple[int, int, str]]) -> None:
    found = entity_at.get(name.start) or entity_at.get(name.end - 1)
    if found is None:
        return
    start, end, label = found
    while start < name.start and (doc.lowers[start] == "the" or not doc.words[start][0].isupper()):
        start += 1
    while end > name.end and (not doc.words[end - 1][0].isalnum() or doc.lowers[end - 1] in ("'s", "’s")):
        end -= 1
    same = start >= name.start and end <= name.end
    name.part_of = label in ("ORG", "FAC") and not same
    name.opens = name.part_of and start == name.start
    weight = (_SAME if same else _WITHIN).get(label, _ELSE)
    if name.entries and all(entry.name_kind == OTHER and _importance(entry) <= 0 for entry in name.entries):
        weight = min(weight, _MODEL_ALONE)  # what has the name is small, and has it in another language only
    name.add(f"model: {'' if same else 'in '}{label}", weight)


def _weigh_size(name: Name) -> None:
    if name.key in words().abbreviations:
        name.add("abbreviation", 2.5)
    elif name.entries:
        name.add("size", max(map(_importance, name.entries)))
        if governs(name.key):
            name.add("a state is governed from there", 1.0)
    else:
        name.add("named like a lake or the like", 1.5)


@lru_cache(maxsize=10_000)
def governs(key: str) -> bool:
    """Whether a name is a building's that stands for a government ("the Kremlin")."""
    return any(sense.use == "seat" for sense in party_tables().names.meanings(key.title()))


def _importance(entry: Entry) -> float:
    """How well known the place is."""
    if entry.kind in ("country", "area", "capital"):
        return 2.5
    people = entry.population
    known = 1.5 if people >= 1_000_000 else 1.0 if people >= 100_000 else 0.5 if people >= 5_000 else 0.0
    if entry.kind == "admin1" and entry.name_kind != OTHER:
        known = max(known, 1.5)
    if entry.name_kind == HAND:
        known = max(known, 2.5 if entry.kind == "admin1" else 1.5)
    return known - (0.5 if entry.name_kind == OTHER else 0.0)


def _weigh_around(doc: Document, name: Name) -> None:
    _weigh_before(doc, name)
    _weigh_after(doc, name)
    if _is_dateline(doc, name):
        name.add("dateline", 3.0)
    elif name.start + 1 == name.end and doc.pos[name.start] not in ("PROPN", "NOUN"):
        name.add("no noun", -1.5)
    elif _is_acronym(doc, name):
        name.add("written as an acronym", -2.5)
    if name.key in words().seldom:
        name.add("a common word or name", -1.5)


def _is_acronym(doc: Document, name: Name) -> bool:
    """Whether the name is written in capitals where its sentence is not, and is no abbreviation of a place."""
    word = doc.words[name.start]
    if name.end - name.start > 1 or not word.isupper() or name.key in words().abbreviations or not name.entries:
        return False
    if len(name.key) < 4 and any(entry.kind == "country" for entry in name.entries):
        return False
    start, end = doc.sentences[doc.sentence_of[name.start]]
    capitals = sum(doc.words[i].isupper() and len(doc.words[i]) > 2 for i in range(start, end))
    return capitals * 3 < end - start


def _weigh_before(doc: Document, name: Name) -> None:
    i = name.start - 1
    while i >= 0 and doc.lowers[i] == "the":
        i -= 1
    if i < 0:
        return
    if doc.lowers[i] in ("around", "near") and doc.lowers[max(0, i - 2) : i] == ["in", "and"]:
        i -= 2  # "in and around Kalna" says no less than "in Kalna"
    word, lower, lists = doc.words[i], doc.lowers[i], words()
    if word in lists.titles:
        name.add(f"after {word}", -2.5)
    elif lower == "of" and i and doc.lowers[i - 1] in lists.kinds:
        name.kind = lists.kinds[doc.lowers[i - 1]]
        name.add(f"{doc.lowers[i - 1]} of", 2.5)
    elif lower == "of" and i and doc.lemmas[i - 1] in lists.parts:
        name.add(f"{doc.lowers[i - 1]} of it", 2.0)
    elif lower == "of" and i and doc.words[i - 1] == ",":
        name.add("after , of", 2.0)
    elif lower in lists.kinds and lower == word:
        name.add(f"after {word}", 1.5)
    elif doc.deps[name.end - 1] == "dobj" and doc.lemmas[doc.heads[name.end - 1]] in lists.fought_over:
        name.add(f"object of {doc.lemmas[doc.heads[name.end - 1]]}", 1.5)
    elif lower in lists.before:
        name.add(f"after {lower}", lists.before[lower])
    elif word[0].isupper() and doc.pos[i] == "PROPN" and i == name.start - 1:
        name.add("in a longer name", -2.0)
    elif word == "$":
        name.add("after $", -4.0)
    elif word == "-" and i and doc.words[i - 1] in ("D", "R", "I"):
        name.add("whom a legislator stands for", 3.0)
    elif word == "," and i and doc.words[i - 1] in lists.streets:
        name.add("in an address", 2.0)


def _weigh_after(doc: Document, name: Name) -> None:
    i = name.end
    if i >= len(doc):
        return
    word, lower, lists = doc.words[i], doc.lowers[i], words()
    if (kind := kind_after(doc, name)) is not None:
        name.kind = kind
        name.add(f"before {lower}", 2.5)
    elif word in lists.streets or word in lists.bodies:
        name.add(f"before {word}", -3.0)
    elif lower in lists.things:
        name.add(f"before {lower}", -4.0)
    elif lower in lists.beside:
        name.add(f"before {lower}", 2.0 if name.entries else 1.0)
    elif word[0].isupper() and name.end - name.start == 1 and doc.lowers[i - 1] in lists.begins:
        name.add("only begins a longer name", -4.0)
    elif word[0].isupper() and doc.pos[i] == "PROPN":
        name.add("in a longer name", 0.0 if name.opens else -1.0)
    elif word == "," and i + 1 < len(doc) and _region_follows(doc, i + 1, name):
        name.add("named with its region", 2.5)
    elif word == "-" and i + 1 < len(doc) and doc.lowers[i + 1] in ("born", "style", "type"):
        name.add(f"before -{doc.lowers[i + 1]}", -3.0)


def kind_after(doc: Document, name: Name) -> str | None:
    """The kind of place that the word after a name tells ("Idlib province", "Daraa southern
    province", "Rapides Parish")."""
    i = name.end
    if i + 1 < len(doc) and doc.lowers[i].endswith("ern") and doc.pos[i] == "ADJ":
        i += 1
    if i >= len(doc):
        return None
    found = words().kinds.get(doc.lowers[i]) or words().kinds.get(_singular(doc.lowers[i]))
    return found if doc.words[i].islower() or found != "city" else None


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _region_follows(doc: Document, i: int, name: Name) -> bool:
    """Whether at token i stands a region or country in which the place can lie."""
    return any(lies_in(inner, outer) for outer in _regions_at(doc, i) for inner in name.entries)


def _regions_at(doc: Document, i: int) -> Iterator[Entry]:
    code = words().abbreviations.get(doc.words[i])
    if code is not None and (entry := region(code)):
        yield entry
    if doc.words[i][0].isupper():
        for end in range(min(i + 3, len(doc)), i, -1):
            yield from (e for e in lookup(normal(" ".join(doc.words[i:end]))) if e.kind not in ("city", "capital"))


def _is_dateline(doc: Document, name: Name) -> bool:
    """Whether the name opens a paragraph as the place that the report comes from: "DAMASCUS, Syria (AP) —"."""
    written = doc.words[name.start]
    if not (name.start == 0 or (written.isupper() and len(written) > 3)):
        return False
    if name.start and doc.sentences[doc.sentence_of[name.start]][0] != name.start:
        return False
    for i in range(name.end, min(name.end + _DATELINE, len(doc))):
        if doc.words[i] in _DASHES:
            return True
        if not (doc.words[i] in ",().:/" or doc.words[i][0].isupper() or doc.words[i].isdigit()):
            return False
    return False


def _weigh_lists(doc: Document, names: list[Name]) -> None:
    """Names in one list are of one kind: what the last one's kind word says holds for all, a plain place vouches."""
    for n in range(len(names) - 1, 0, -1):
        before, after = names[n - 1], names[n]
        if _listed(doc, before, after) and after.kind and before.kind is None and after.weight >= ENOUGH:
            before.kind = after.kind
            before.add("listed with its kind", 1.5)
    for first, second in [*pairwise(names), *pairwise(reversed(names))]:
        left, right = (first, second) if first.start < second.start else (second, first)
        if first.weight >= ENOUGH + 0.5 and second.weight < ENOUGH and _listed(doc, left, right):
            second.add("listed with a place", 1.0)


def pairs_listed(doc: Document, names: list[Name]) -> list[tuple[int, int]]:
    """The numbers of neighbouring names that stand in one list ("Ohio, Texas and Utah")."""
    return [(n, n + 1) for n, (before, after) in enumerate(pairwise(names)) if _listed(doc, before, after)]


def _listed(doc: Document, before: Name, after: Name) -> bool:
    between = doc.lowers[before.end : after.start]
    return between in ([","], ["and"], [",", "and"], ["or"], ["and", "in"], ["/"], ["&"], [",", "or"])


def _weigh_same_name(doc: Document, names: list[Name]) -> None:
    """One sense a report: a name that is plainly a place's or a person's somewhere is so elsewhere."""
    surnames = {doc.lowers[end - 1] for start, end, label in doc.entities if label == "PERSON" and end - start > 1}
    plain = {name.key for name in names if name.weight >= PLAIN}
    for name in names:
        if name.key in plain and name.weight < PLAIN:
            name.add("a place elsewhere in the report", 1.5)
        elif name.key in surnames and name.weight < PLAIN:
            name.add("a person's name in the report", -2.0)
