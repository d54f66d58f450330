"""The noun that a number goes with: "12 [Syrian soldiers]", "dozens of [villagers]", "17 [others]"."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from onrecord.grounding.figures_numbers import WORDS
from onrecord.grounding.figures_words import fate, kind_of
from onrecord.language import Document

_OPENS = frozenset(WORDS["opens_noun"])
_NEVER = frozenset(WORDS["no_noun"])
_PHRASE = frozenset(("ADJ", "NOUN", "PROPN", "VERB", "ADV", "PUNCT", "NUM", "CCONJ"))
_HEADLESS = frozenset(("others", "more", "wounded", "injured", "dead"))
_LONGEST = 9
# A designation in the plural: "C-54s", "T-72s".
_SEVERAL = re.compile(r"[A-Z][A-Za-z]{0,7}-?\d{1,4}[A-Z]{0,2}s")


@dataclass(frozen=True, slots=True)
class Noun:
    """Tokens `start` to `end` after a number, the last of them the head (-1: there is no noun), and its kind."""

    start: int
    end: int
    head: int = -1
    kind: str = ""


def noun_after(doc: Document, i: int, end: int, stops: Collection[int]) -> Noun:
    """The noun phrase after the number of tokens i to end: up to its first plural, and never into a date (`stops`)."""
    limit = doc.sentences[doc.sentence_of[i]][1]
    k = end
    while k < limit and (doc.lowers[k] in _OPENS or _is_of_those(doc, k)):
        k += 1
    start, head = k, -1
    while (
        k < min(limit, end + _LONGEST) and k not in stops and doc.pos[k] in _PHRASE and _belongs(doc, k, start, limit)
    ):
        if _SEVERAL.fullmatch(doc.words[k]):
            return Noun(start, k + 1, k, "items")
        if doc.pos[k] in ("NOUN", "PROPN") or kind_of(doc, k):
            head = k
            if _is_last(doc, k, limit, stops):
                break
        elif doc.lowers[k] in _HEADLESS:
            head = k
        k += 1
    # A name alone is no counted thing ("10 Downing Street").
    if head < 0 or _of_next_clause(doc, i, end, head) or (doc.tags[head] == "NNP" and not kind_of(doc, head)):
        return Noun(start, start)
    return Noun(start, head + 1, head, kind_of(doc, head))


def _is_of_those(doc: Document, k: int) -> bool:
    """Whether token k belongs to "of the" or "of the 75" between a number and its noun."""
    if doc.lowers[k] == "the":
        return doc.lowers[k - 1] == "of"
    return doc.lowers[k].isdigit() and doc.lowers[k - 2 : k] == ["of", "the"]


def _of_next_clause(doc: Document, i: int, end: int, head: int) -> bool:
    """Whether the noun belongs to what comes after: "maiming scores more | a nurse said"."""
    top = i
    while i <= doc.heads[top] < end and doc.heads[top] != top:
        top = doc.heads[top]
    if doc.deps[top] not in ("dobj", "pobj", "nsubjpass") or doc.lowers[end] != "more":
        return False
    return doc.deps[head] in ("nsubj", "nsubjpass") and doc.heads[head] != doc.heads[top]


def _belongs(doc: Document, k: int, start: int, limit: int) -> bool:
    """Whether token k can stand inside the phrase that a number opens."""
    word = doc.lowers[k]
    if word in _NEVER:
        return False
    if fate(doc, k) and doc.tags[k] not in ("NN", "NNS"):
        return doc.deps[k] == "amod" and doc.heads[k] > k and kind_of(doc, doc.heads[k]) in ("people", "troops")
    if doc.pos[k] == "CCONJ":  # "three Russian and Syrian raids"
        return k > start and k + 1 < limit and doc.pos[k - 1] == doc.pos[k + 1] == "ADJ"
    if doc.pos[k] == "NUM":  # "two F-16 jets"
        return not word.isalpha() and any(map(str.isalpha, word))
    if doc.pos[k] == "PUNCT":
        return word in ("-", '"', "“", "'") and k > start
    if doc.pos[k] == "VERB":
        return doc.tags[k] in ("VBN", "VBG") and doc.deps[k] in ("amod", "compound") and doc.heads[k] > k
    return doc.pos[k] != "ADV" or (k + 1 < limit and doc.pos[k + 1] in ("ADJ", "VERB") and doc.heads[k] > k)


def _is_last(doc: Document, k: int, limit: int, stops: Collection[int]) -> bool:
    """Whether the noun at token k ends the phrase: not the first half of "school children" or "arms depots"."""
    nxt = k + 1
    leads_on = nxt < limit and nxt not in stops and doc.pos[nxt] in ("NOUN", "PROPN") and not fate(doc, nxt)
    if doc.tags[k] in ("NNS", "NNPS"):
        return bool(kind_of(doc, k)) or not (leads_on and doc.deps[k] == "compound" and doc.heads[k] == nxt)
    return bool(kind_of(doc, k)) and not leads_on
