"""A name and a colon: "Police: two arrested", "BAKER: I never said that", and a line's end that names: “…” – A. Baker."""

from collections.abc import Iterator
from functools import cache

from onrecord.attribution.found import Found
from onrecord.knowledge import load_yaml
from onrecord.language import Document

_LONGEST = 9
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMES = frozenset({"PERSON", "ORG", "NORP"})


@cache
def _sources() -> frozenset[str]:
    return frozenset(load_yaml("attribution/labels.yaml")["sources"])


@cache
def _not_sources() -> frozenset[str]:
    return frozenset(load_yaml("attribution/labels.yaml")["not_sources"])


def find_labels(doc: Document) -> Iterator[Found]:
    """The statements of lines that open with their speaker's name and a colon."""
    for colon in doc.by_lemma.get(":", ()):
        start = _line_start(doc, colon)
        end = _line_end(doc, colon + 1)
        if start < 0 or end - colon < 3 or not _names_a_speaker(doc, start, colon):
            continue
        yield Found(
            colon, (colon, colon + 1), "assert", "label", "colon", [(colon + 1, end)], (start, colon), colon - 1
        )


def _line_start(doc: Document, colon: int) -> int:
    """Where the line begins that the colon stands in, or -1 where it is too far off."""
    for k in range(colon - 1, max(-2, colon - 2 - _LONGEST), -1):
        if k < 0 or "\n" in doc.words[k]:
            return k + 1 if k + 1 < colon else -1
    return -1


def _line_end(doc: Document, start: int) -> int:
    return next((k for k in range(start, len(doc)) if "\n" in doc.words[k]), len(doc))


def _names_a_speaker(doc: Document, start: int, end: int) -> bool:
    last = end - 1
    if any(doc.tags[k] in _FINITE for k in range(start, end)) or not doc.words[start][0].isupper():
        return False
    if doc.lowers[last] in _not_sources() or doc.lowers[start] in _not_sources():
        return False
    if doc.lowers[last] in _sources():
        return True
    if end - start == 1 and doc.words[last].isupper() and doc.words[last].isalpha():
        return True
    return any(label in _NAMES and s <= last < e and s <= start + 4 for s, e, label in doc.entities if s < end)
