"""What kind of source a speaker is, and the words that say so. The lists are data (data/attribution/speakers.yaml)."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from onrecord.attribution.found import Range
from onrecord.attribution.persons import entity_over, gender_of_role, pronouns
from onrecord.grounding import Grounding
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import SpeakerKind

_BODIES = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
_SCHEMAS: Mapping[str, SpeakerKind] = {
    "Person": "named",
    "Organization": "organisation",
    "PublicBody": "organisation",
    "Company": "organisation",
    "Country": "organisation",
    "LegalEntity": "organisation",
}


class Judgement(NamedTuple):
    """A kind and, in words, what decided it."""

    kind: SpeakerKind
    why: str


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_yaml("attribution/speakers.yaml").items()}


def talk_nouns() -> frozenset[str]:
    """Nouns of talk that nobody need own ("rumour")."""
    return _lists()["hearsay_nouns"]


@cache
def _outlets() -> frozenset[str]:
    """Names of outlets and agencies, lower case."""
    rows = load_yaml("parties/outlets.yaml")
    return frozenset(name.lower() for row in rows for name in [row["name"], *row.get("aliases", ())])


@cache
def outlet_keys() -> frozenset[str]:
    """Keys of the outlets in the table of parties."""
    return frozenset(row["key"] for row in load_yaml("parties/outlets.yaml"))


def is_outlet(doc: Document, grounding: Grounding, phrase: Range, head: int) -> bool:
    """Whether a phrase names an outlet or an agency, or is the press ("reporters")."""
    entity = grounding.entity_at.get(head)
    if entity and any(e.id == entity and e.key in outlet_keys() for e in grounding.entities):
        return True
    words = " ".join(doc.words[phrase[0] : phrase[1]]).lower().removeprefix("the ")
    if words in _outlets() or doc.lowers[head] in _outlets() or doc.lemmas[head] in _lists()["media"]:
        return True
    # "the Kuwait News Agency": what tells it is the word before the head
    return doc.lemmas[head] in _lists()["media_bodies"] and any(
        doc.lemmas[k] in _lists()["media_first"] for k in range(phrase[0], head)
    )


def kind_of(doc: Document, grounding: Grounding, phrase: Range, head: int) -> Judgement:
    """The kind of source that a phrase with this head is."""
    lists, lemma, word = _lists(), doc.lemmas[head], doc.words[head]
    if doc.lowers[head] in pronouns():
        return Judgement("unnamed", f"whom “{word}” means is left open")
    if is_outlet(doc, grounding, phrase, head):
        return Judgement("media", f"“{word}” is an outlet")
    label = entity_over(doc, head)[2]
    if label == "PERSON" and doc.pos[head] == "PROPN":
        return Judgement("named", f"“{word}” is a person's name")
    for kind in ("document", "imagery"):
        if lemma in lists[kind] and label not in _BODIES:
            return Judgement(kind, f"“{word}” is a kind of {kind}")
    entity = grounding.entity_at.get(head)
    schema = next((e.schema for e in grounding.entities if e.id == entity), "") if entity else ""
    if schema in _SCHEMAS:
        return Judgement(_SCHEMAS[schema], f"“{word}” names {'a person' if schema == 'Person' else 'a body'}")
    name = _named_within(doc, phrase, head)
    if name:
        return Judgement("named", f"“{name}” is a person's name")
    return _by_lists(doc, phrase, head, label)


def _by_lists(doc: Document, phrase: Range, head: int, label: str) -> Judgement:
    lists, lemma, word = _lists(), doc.lemmas[head], doc.words[head]
    if lemma in lists["source"]:
        near = [doc.words[k] for k in range(*phrase) if k != head and doc.lemmas[k] in lists["official_words"]]
        if near:
            return Judgement("official_unnamed", f"“{near[0]} {word}” without a name")
        return Judgement("unnamed", f"“{word}” without a name or office")
    if lemma in lists["official"]:
        return Judgement("official_unnamed", f"“{word}” is an office, without a name")
    if lemma in lists["organisation"] or label in _BODIES:
        return Judgement("organisation", f"“{word}” is a body")
    if doc.pos[head] == "PROPN" and doc.tags[head] == "NNP":
        return Judgement("named", f"“{word}” is a name")
    if gender_of_role(lemma) and lemma.endswith(("man", "woman")) and lemma not in ("man", "woman", "gunman"):
        return Judgement("official_unnamed", f"“{word}” is an office, without a name")
    return Judgement("unnamed", f"“{word}” without a name")


def is_human(doc: Document, head: int) -> bool:
    """Whether the noun is one for a person."""
    lists, lemma = _lists(), doc.lemmas[head]
    named = doc.tags[head] == "NNP" and lemma not in lists["organisation"] and lemma not in lists["media"]
    return named or any(lemma in lists[kind] for kind in ("source", "official", "people"))


def is_body(doc: Document, head: int) -> bool:
    """Whether the noun is one for a body that can speak: an organisation, an outlet, a state."""
    lists, lemma = _lists(), doc.lemmas[head]
    return lemma in lists["organisation"] or lemma in lists["media"] or entity_over(doc, head)[2] in ("ORG", "GPE")


def is_office(doc: Document, head: int) -> bool:
    """Whether the noun is one for an office ("spokesman")."""
    return doc.lemmas[head] in _lists()["official"]


def is_source(doc: Document, head: int) -> bool:
    """Whether the noun can be somebody who says things, and not the matter that is spoken of."""
    lists, lemma = _lists(), doc.lemmas[head]
    kinds = ("source", "official", "organisation", "media", "people")
    return any(lemma in lists[kind] for kind in kinds) or entity_over(doc, head)[2] in ("PERSON", "ORG", "NORP", "GPE")


def _named_within(doc: Document, phrase: Range, head: int) -> str:
    """A person's name in apposition to the head ("its spokesman, Omar Lahoud"), or ""."""
    for c in doc.children[head]:
        if doc.deps[c] in ("appos", "compound", "nmod") and phrase[0] <= c < phrase[1]:
            start, end, label = entity_over(doc, c)
            if label == "PERSON":
                return " ".join(doc.words[start:end])
    return ""
