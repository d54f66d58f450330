"""Whether a bare weekday, month or day lies ahead of the report or behind it: the governing verb tells.

"The talks will resume Monday" and "officials said Monday" differ in nothing else.
"""

import re
from typing import Literal

from onrecord.grounding.dates_words import WORDS
from onrecord.language import Document

Direction = Literal["past", "future"]

_PLANNING = frozenset(WORDS["planning"])
_DATING = frozenset(WORDS["dating"])
_TELLING = frozenset(WORDS["telling"]) | frozenset(WORDS["befalling"])
_BYGONE = frozenset(WORDS["bygone"])
_TRIED = frozenset(WORDS["tried"])
_MODALS = frozenset(WORDS["modals"])
_VERBAL = frozenset({"VERB", "AUX"})
_AHEAD = re.compile(
    r"(?:as (?:early|soon) as|(?:now|today) (?:and|to|until|till)|no later than|not before|ahead of|in time for|"
    r"starting|beginning|deadline of|effective)(?:\s+\w+){0,2}\s+$"
)
# "Until 7 p.m. Friday", "for Friday".
_UNTIL = re.compile(r"\b(?:until|till|by|to|for)\s+(?:the\s+)?(?:[\d:.]+\s*)?(?:[ap]\.?m\.?\s+)?(?:[a-z]{3,4}\s+)?$")
_SINCE = re.compile(r"\bsince\s+(?:early\s+|late\s+|the\s+)?$")


def direction(doc: Document, i: int, attributive: bool = True) -> tuple[Direction | None, str]:
    """Past or future of the date at token i, and the word that says so.

    With `attributive` false a date before a noun ("a Jan. 14 deadline") is told nothing by the verb above the noun.
    """
    lead = doc.text[max(0, doc.starts[i] - 60) : doc.starts[i]].lower()
    if _SINCE.search(lead):
        return "past", "since"
    if ahead := _AHEAD.search(lead):
        return "future", ahead[0].strip()
    verb = _governor(doc, i, int(attributive))
    if verb < 0:
        return None, ""
    told = _of_verb(doc, verb)
    if told != "future" and doc.lemmas[verb] in _DATING and _UNTIL.search(lead):
        told = "future"
    return told, doc.words[verb]


def _governor(doc: Document, i: int, most: int = 1) -> int:
    """The verb that token i hangs on, or -1.

    From a date before a noun only so many nouns lead up to it: in "a condemnation of the August 21 attack" the verb
    above dates the condemnation.
    """
    if doc.heads[i] > i and doc.lemmas[doc.heads[i]] in _BYGONE:
        return -1
    nouns = 0
    for k in doc.ancestors(i):
        if doc.pos[k] in _VERBAL:
            return k
        nouns += doc.pos[k] in ("NOUN", "PROPN")
        if nouns > most and doc.heads[i] > i:
            return -1
    return -1


def _of_verb(doc: Document, verb: int, depth: int = 0) -> Direction | None:
    if depth > 6:
        return None
    helpers = [c for c in doc.children[verb] if doc.deps[c] in ("aux", "auxpass")]
    lowers = {doc.lowers[c] for c in helpers}
    if lowers & _MODALS:
        perfect = any(doc.lemmas[c] == "have" for c in helpers)
        return "past" if perfect or _tried(doc, verb, lowers) else "future"
    if doc.tags[verb] == "VB":
        return _infinitive(doc, verb, depth) if "to" in lowers else None
    if doc.tags[verb] in ("VBZ", "VBP"):
        return None if doc.lemmas[verb] in _TELLING else "future"
    if doc.tags[verb] == "VBG":
        return _progressive(doc, verb, helpers, depth)
    if doc.tags[verb] in ("VBD", "VBN"):
        return _past_form(doc, verb, helpers)
    return None


def _tried(doc: Document, verb: int, helpers: set[str]) -> bool:
    """Whether it could not be done: "could not be reached Monday"."""
    negated = any(doc.deps[c] == "neg" for c in doc.children[verb])
    return "could" in helpers and (negated or doc.lemmas[verb] in _TRIED)


def _infinitive(doc: Document, verb: int, depth: int) -> Direction | None:
    """What is planned "to land Monday" lies ahead; who "went to Cairo to meet him Monday" did both."""
    head = doc.heads[verb]
    if doc.lemmas[head] in _PLANNING or doc.lowers[head] in _PLANNING:
        return "future"
    return _of_verb(doc, head, depth + 1) if doc.pos[head] in _VERBAL and head != verb else None


def _progressive(doc: Document, verb: int, helpers: list[int], depth: int) -> Direction | None:
    """What "is meeting Monday" lies ahead; a participle alone goes with the verb above it."""
    if {doc.tags[c] for c in helpers} & {"VBZ", "VBP"}:
        return "past" if any(doc.lemmas[c] == "have" for c in helpers) else "future"
    if helpers:
        return "past"
    above = _governor(doc, verb)
    return _of_verb(doc, above, depth + 1) if above >= 0 else None


def _past_form(doc: Document, verb: int, helpers: list[int]) -> Direction | None:
    """Past, unless it is a plan that is dated ("scheduled Friday") or a passive of the present."""
    if doc.lemmas[verb] in ("plan", "schedule", "slate", "due") or _set_for(doc, verb):
        return "future"
    present = any(doc.tags[c] in ("VBZ", "VBP") and doc.lemmas[c] == "be" for c in helpers)
    return None if present else "past"


def _set_for(doc: Document, verb: int) -> bool:
    return doc.lemmas[verb] in _DATING and any(
        doc.deps[c] == "prep" and doc.lowers[c] in ("for", "until", "till") for c in doc.children[verb]
    )
