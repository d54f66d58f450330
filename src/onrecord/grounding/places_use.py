"""Whether a place name stands for the place or for who governs it: "Damascus was hit", "Damascus said"."""

from functools import cache

from onrecord.grounding.gazetteer import Entry
from onrecord.grounding.parties import party_tables
from onrecord.grounding.places_names import Name
from onrecord.grounding.places_names import words as words_of_places
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import PlaceUse

# A word before a name speaks plainly for a place from this weight on.
_PLAINLY = 1.5


def use_of(doc: Document, name: Name, entry: Entry | None) -> tuple[PlaceUse, str]:
    """What the name is used for, and on what ground."""
    if entry is not None and _can_act(name, entry):
        reason = _acts(doc, name)
        if reason:
            return "party", reason
    return "location", "no sign of a party"


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {kind: frozenset(found) for kind, found in load_yaml("grounding/places_use.yaml").items()}


def _can_act(name: Name, entry: Entry) -> bool:
    """Whether the name is that of a state, or of the city or building that a state is governed from."""
    if entry.kind == "country":
        return True
    return any(
        sense.use in ("name", "alias", "capital", "seat") for sense in party_tables().names.meanings(name.key.title())
    )


def _before_party(doc: Document, start: int, words: dict[str, frozenset[str]]) -> str | None:
    """The word before the name, or joined to it, that is said of parties only ("ally Russia", "pro-Damascus")."""
    i = start - 2 if start > 1 and doc.words[start - 1] == "-" else start - 1
    return doc.lowers[i] if i >= 0 and doc.lowers[i] in words["said_of_parties"] else None


def _is_placed(doc: Document, name: Name) -> bool:
    """Whether the word before the name, or its kind word, makes a place of it: "in", "southern", "the capital"."""
    if name.kind is not None:
        return True
    i = name.start - 1
    return i >= 0 and (
        doc.pos[i] == "ADP" or doc.lowers[i] in words_of_places().kinds or _before(doc.lowers[i]) >= _PLAINLY
    )


def _before(word: str) -> float:
    return words_of_places().before.get(word, 0.0)


def _is_state(word: str) -> bool:
    """Whether a word is a state's name by itself."""
    return any((sense.key or "").startswith("country:") for sense in party_tables().names.meanings(word))


def _acts(doc: Document, name: Name) -> str:
    """The grammar that makes a party of the name; empty where there is none."""
    words = _lists()
    placed = _is_placed(doc, name)
    if name.opens and not placed:
        return "part of a body's name"
    after = name.end + 1
    if after < len(doc) and doc.words[name.end] == "-" and doc.tags[after] in ("VBN", "VBD"):
        return f"before -{doc.lowers[after]}" if doc.lowers[after] not in words["located"] else ""
    if (before := _before_party(doc, name.start, words)) is not None:
        return f"after {before}"
    i = name.end - 1
    head, dep = doc.heads[i], doc.deps[i]
    if (
        name.key in words["as_adjectives"]
        and dep in ("compound", "amod", "nmod")
        and doc.lemmas[head] not in words["grounds"]
    ):
        return f"before {doc.lemmas[head]}"
    while head != i and (dep in ("conj", "appos") or (dep in ("compound", "nmod") and _is_state(doc.words[head]))):
        i, dep = head, doc.deps[head]
        head = doc.heads[i]
    lemma = doc.lemmas[head]
    if dep == "nsubj" and doc.pos[head] in ("VERB", "AUX") and lemma not in words["states"]:
        return f"subject of {lemma}"
    if dep == "dobj" and lemma in words["towards"]:
        return f"object of {lemma}"
    if dep == "nsubj" and lemma == "be" and any(doc.lemmas[c] in words["willing"] for c in doc.children[head]):
        return "subject of be willing or the like"
    if dep == "poss" and (lemma in words["organs"] or lemma in words["acts"]):
        return f"before {lemma}"
    if dep in ("compound", "nmod", "amod") and lemma in words["organs"] and not placed:
        return f"before {lemma}"
    if dep == "dative":
        return "receiver"
    if dep == "pobj":
        return _after_preposition(doc, head, words)
    return ""


def _after_preposition(doc: Document, preposition: int, words: dict[str, frozenset[str]]) -> str:
    lemma, outer = doc.lemmas[preposition], doc.lemmas[doc.heads[preposition]]
    if doc.deps[preposition] == "agent" or (lemma == "by" and doc.tags[doc.heads[preposition]] == "VBN"):
        return "agent of a passive"
    if lemma == "from" and outer in words["coming"]:
        return f"{outer} from"
    if lemma in ("with", "between", "against", "by") and (
        outer in words["dealings"] or outer in words["dealing_verbs"]
    ):
        return f"{outer} {lemma}"
    if lemma == "to" and outer in words["giving"]:
        return f"{outer} to"
    if lemma in ("on", "upon") and outer in words["pressing"]:
        return f"{outer} {lemma}"
    if lemma in ("of", "for") and (outer in words["organs"] or outer in words["acts"]):
        return f"{outer} {lemma}"
    return ""
