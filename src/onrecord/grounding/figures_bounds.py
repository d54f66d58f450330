"""What the words around a number allow: "at least 12", "up to 40", "some 30", "100 or more", "including 3"."""

from onrecord.grounding.figures_numbers import WORDS
from onrecord.language import Document
from onrecord.records import Bound

_BEFORE: dict[tuple[str, ...], Bound] = {
    tuple(words.split()): bound for bound, forms in WORDS["before"].items() for words in forms
}
_AFTER: dict[tuple[str, ...], Bound] = {
    tuple(words.split()): bound for bound, forms in WORDS["after"].items() for words in forms
}
_BETWEEN = frozenset(WORDS["between"])
_PART = frozenset(tuple(words.split()) for words in WORDS["part"])
_PART_AFTER = frozenset(tuple(words.split()) for words in WORDS["part_after"])
_LONGEST = max(map(len, _BEFORE))


def bound_before(doc: Document, i: int) -> tuple[Bound | None, int]:
    """The bound that the words before token i set, and the token at which they begin (i where none do)."""
    bound, first = None, i
    while True:
        step = _step_back(doc, first)
        if step is None:
            return bound, first
        found, first = step
        # "At least some 30": the word that sets a bound outranks the one that only softens.
        if found and bound in (None, "about"):
            bound = found


def _step_back(doc: Document, i: int) -> tuple[Bound | None, int] | None:
    """One bound phrase, or one word that may stand between it and the number where a bound precedes it."""
    for size in range(min(_LONGEST, i), 0, -1):
        if found := _BEFORE.get(tuple(doc.lowers[i - size : i])):
            return (found, i - size) if _is_bound(doc, i, size) else None
    if i and doc.lowers[i - 1] in _BETWEEN:
        for size in range(min(_LONGEST, i - 1), 0, -1):
            if tuple(doc.lowers[i - 1 - size : i - 1]) in _BEFORE and _is_bound(doc, i - 1, size):
                return None, i - 1
    return None


def _is_bound(doc: Document, i: int, size: int) -> bool:
    """Not "under 30 flags" of place, "passed 12 laws" nor "handed over 12", as far as the parser can say."""
    word = doc.lowers[i - 1]
    if doc.deps[i - 1] == "prt":
        return False
    if size > 1 or word not in ("passed", "above", "below", "beyond", "under", "topped", "near", "around", "minimum"):
        return True
    return doc.deps[i - 1] in ("advmod", "quantmod", "amod", "nummod") or word in (
        "topped",
        "around",
        "near",
        "minimum",
        "under",
    )


def bound_after(doc: Document, i: int) -> tuple[Bound | None, int]:
    """The bound that the words from token i on set, and the token at which they end."""
    for size in (3, 2, 1):
        words = tuple(doc.lowers[i : i + size])
        if found := _AFTER.get(words):
            return found, i + len(words)
    if i + 1 < len(doc) and doc.words[i] == "-" and doc.lowers[i + 1] in ("plus", "odd"):
        return ("at_least" if doc.lowers[i + 1] == "plus" else "about"), i + 2
    return None, i


def is_part(doc: Document, first: int, end: int) -> bool:
    """Whether a number counts some of a larger one: "including 3", "13 of whom", "among the dead were 3"."""
    if any(tuple(doc.lowers[end : end + size]) in _PART_AFTER for size in (2, 3)):
        return True
    while first and (doc.lowers[first - 1] in ("the", "also", "another", "a") or doc.pos[first - 1] == "AUX"):
        first -= 1
    return any(tuple(doc.lowers[max(0, first - size) : first]) in _PART for size in (1, 2, 3, 4) if first >= size)
