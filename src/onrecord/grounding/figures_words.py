"""Which words tell what became of people, and what kind of thing a noun is (`data/grounding/figures.yaml`)."""

from functools import lru_cache
from typing import cast

from onrecord.grounding.figures_numbers import WORDS
from onrecord.language import Document
from onrecord.records import Counted


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: what for what, words in reversed(table.items()) for word in words}


ADJECTIVES = cast(dict[str, Counted], _inverted(WORDS["adjectives"]))
FATES = frozenset(WORDS["verbs"])
# What kinds of noun a fate is told of; "" where a number stands without a noun.
OF_PEOPLE = frozenset(("", "people", "troops", *FATES))
# Verbs that with a word for harm make an injured of somebody ("treated for burns"), and "cases" of harm.
HARMING = frozenset((*WORDS["harm_verbs"], "case"))
_VERBS = cast(dict[str, Counted], _inverted(WORDS["verbs"]))
_NOUNS = _inverted(WORDS["nouns"])
_LIVES = frozenset(WORDS["lives"])
_VERBAL = frozenset(("VERB", "ADJ", "AUX", "PROPN", "NOUN"))
# Forms of those verbs that are as often nouns.
_AMBIGUOUS = frozenset(("gun", "gas", "burial"))


def fate(doc: Document, k: int) -> Counted | None:
    """What token k says was done to somebody ("killed", "wounding", "dead"), or None.

    The parser takes verbs of headlines for names, so that any part of speech will do.
    """
    word = doc.lowers[k]
    if word in ADJECTIVES:
        return ADJECTIVES[word]
    if doc.pos[k] not in _VERBAL or word in _AMBIGUOUS:
        return None
    return next((_VERBS[stem] for stem in (doc.lemmas[k], *_stems(word)) if stem in _VERBS), None)


@lru_cache(maxsize=10_000)
def _stems(word: str) -> tuple[str, ...]:
    """What a form may come from, where the parser takes a verb for a noun ("… Aleppo killing 15")."""
    return word, *(word.removesuffix(ending) for ending in ("s", "ed", "d", "ing"))


def counts(doc: Document, k: int, what: Counted) -> bool:
    """Whether token k is a word for what became of those counted: "died", "deaths", "bodies", "lives", "treated"."""
    lost = "killed" if doc.lemmas[k] in _LIVES else "injured" if doc.lemmas[k] in HARMING else None
    return what in (fate(doc, k), kind_of(doc, k), lost)


def kind_of(doc: Document, k: int) -> str:
    """The kind of thing that the noun at token k names: people, troops, items … or a fate ("deaths"); "" if unknown."""
    compound = f"{doc.lowers[k - 1]} {doc.lemmas[k]}" if k else ""
    return kind_of_word(compound) or kind_of_word(doc.lemmas[k]) or kind_of_word(doc.lowers[k])


def kind_of_word(word: str) -> str:
    """As `kind_of`, for a word by itself."""
    return _NOUNS.get(word) or _NOUNS.get(word.removesuffix("s"), "")
