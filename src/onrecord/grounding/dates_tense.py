"""Whether a bare weekday, month or day lies ahead of the report or behind it: the governing verb tells.

"The talks will resume Monday" and "officials said Monday" differ in nothing else.
"""

import re
from typing import Literal

from onrecord.grounding.dates_words import DATING, PLANNING, TELLING
from onrecord.language import Document

Direction = Literal["past", "future"]

_AHEAD = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "may", "might", "can", "could", "would", "should", "must", "ca"}
)
_VERBAL = frozenset({"VERB", "AUX"})
# "Could not be reached Monday": what reporters tried and failed to do.
_TRIED = frozenset("reach contact locate find determine verify identify establish learn corroborate".split())
_EARLIEST = re.compile(
    r"(?:as (?:early|soon) as|(?:now|today) (?:and|to|until|till)|no later than|not before|ahead of|in time for|starting|beginning|deadline of|effective)"
    r"(?:\s+\w+){0,2}\s+$"
)
_UNTIL = re.compile(r"\b(?:until|till|by|to|for)\s+(?:[\w.:]+\s+){0,4}$")


def direction(doc: Document, i: int) -> tuple[Direction | None, str]:
    """Past or future of the date at token i, and the word that says so."""
    lead = doc.text[max(0, doc.starts[i] - 60) : doc.starts[i]]
    if ahead := _EARLIEST.search(lead.lower()):
        return "future", ahead[0].strip()
    verb = _governor(doc, i)
    if verb < 0:
        return None, ""
    found = _of_verb(doc, verb)
    if found != "future" and doc.lemmas[verb] in DATING and _UNTIL.search(lead.lower()):
        found = "future"
    return found, doc.words[verb]


def _governor(doc: Document, i: int) -> int:
    """The nearest verb above token i, or -1."""
    return next((k for k in doc.ancestors(i) if doc.pos[k] in _VERBAL), -1)


def _of_verb(doc: Document, verb: int, depth: int = 0) -> Direction | None:
    if depth > 6:
        return None
    children = doc.children[verb]
    helpers = [c for c in children if doc.deps[c] in ("aux", "auxpass")]
    lowers = {doc.lowers[c] for c in helpers}
    perfect = any(doc.lemmas[c] == "have" for c in helpers)
    if lowers & _AHEAD:
        return "past" if perfect or _tried(doc, verb, lowers) else "future"
    if doc.tags[verb] == "VB":
        return _infinitive(doc, verb, depth) if "to" in lowers else None
    if doc.tags[verb] in ("VBZ", "VBP"):
        return None if doc.lemmas[verb] in TELLING else "future"
    if doc.tags[verb] == "VBG":
        return _progressive(doc, verb, helpers, depth)
    if doc.tags[verb] in ("VBD", "VBN"):
        return _passive(doc, verb, helpers)
    return None


def _tried(doc: Document, verb: int, helpers: set[str]) -> bool:
    negated = any(doc.deps[c] == "neg" for c in doc.children[verb])
    return "could" in helpers and (negated or doc.lemmas[verb] in _TRIED)


def _infinitive(doc: Document, verb: int, depth: int) -> Direction | None:
    """ "Plans to land Monday" lies ahead; "went to Cairo to meet him Monday" goes with "went"."""
    head = doc.heads[verb]
    if doc.lemmas[head] in PLANNING or doc.lowers[head] in PLANNING:
        return "future"
    if doc.pos[head] in _VERBAL and head != verb:
        return _of_verb(doc, head, depth + 1)
    return None


def _progressive(doc: Document, verb: int, helpers: list[int], depth: int) -> Direction | None:
    tenses = {doc.tags[c] for c in helpers}
    if tenses & {"VBZ", "VBP"}:
        return "future" if not any(doc.lemmas[c] == "have" for c in helpers) else "past"
    if helpers:
        return "past"
    head = doc.heads[verb]
    governor = head if doc.pos[head] in _VERBAL else _governor(doc, verb)
    return _of_verb(doc, governor, depth + 1) if governor >= 0 and governor != verb else None


def _passive(doc: Document, verb: int, helpers: list[int]) -> Direction | None:
    if doc.lemmas[verb] in DATING and _dates_ahead(doc, verb):
        return "future"
    if any(doc.tags[c] in ("VBZ", "VBP") and doc.lemmas[c] == "be" for c in helpers):
        return None
    return "past"


def _dates_ahead(doc: Document, verb: int) -> bool:
    """ "Set for Monday", "is due Monday": not "was set up on Monday", nor a plan made on that day."""
    return doc.lemmas[verb] in ("plan", "schedule", "slate", "due") or any(
        doc.deps[c] == "prep" and doc.lowers[c] in ("for", "until", "till") for c in doc.children[verb]
    )
