"""What the model takes for a person or an organisation and the text shows to be a place.

A name is a place's all through a document where the gazetteer or the model takes it for one anywhere in it, or where it
stands once as only places do: "in Jobar", "the town of Foua", "Saraqeb district". A title before it outweighs that.
"""

from collections.abc import Mapping
from functools import cache

from onrecord.grounding.names import normal
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Place

_PLACES = ("GPE", "LOC", "FAC")
_PEOPLE_TOO = ("PERSON", "ORG")


@cache
def _words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(found) for kind, found in load_yaml("grounding/place_signs.yaml").items()}


def place_names(doc: Document, place_at: Mapping[int, Place]) -> frozenset[str]:
    """The names (as `normal` writes them) that are places' in this document."""
    out = {normal(place.span.text) for place in place_at.values()}
    for start, end, label in doc.entities:
        if label in _PLACES or (label in _PEOPLE_TOO and _stands_as_place(doc, start, end)):
            out.add(normal(doc.text[doc.starts[start] : doc.ends[end - 1]].removesuffix("'s")))
    return frozenset(out | {name + "s" for name in out})


def _stands_as_place(doc: Document, start: int, end: int) -> bool:
    """Whether the words around tokens `start` to `end` leave only a place."""
    words = _words()
    if (end < len(doc) and doc.lowers[end] in words["kinds"]) or doc.lowers[start] in words["openings"]:
        return True
    before = doc.lowers[max(0, start - 3) : start]
    if before and before[-1] == "the":
        before.pop()
    if not before:
        return False
    if before[-1] == "of":
        return len(before) > 1 and before[-2] in words["kinds"]
    i = start - 1 - (doc.lowers[start - 1] == "the")
    return before[-1] in words["locative"] and doc.lemmas[doc.heads[i]] not in words["minds"]
