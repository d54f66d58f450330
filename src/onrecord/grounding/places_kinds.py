"""Names of places that neither gazetteer nor model need know, by the word beside them that says what they are.

"The village of Kafr Aruq", "the Bustan al-Qasr district", "al-Zuhur and al-Faid neighbourhoods".
"""

from collections.abc import Iterator, Set

from onrecord.grounding.names import normal
from onrecord.grounding.places_names import ARTICLES, Name, is_party, words
from onrecord.language import Document

_IN_NAMES = ARTICLES | {"-"}
_JOINED_BY = frozenset(("and", ",", "&"))
# Words that a name can have, and tokens with its articles and hyphens.
_WORDS, _LONGEST = 4, 10
# What the word at the end of a list says of the names before it.
_LISTED = 3.0


def names_by_kind(doc: Document, taken: Set[int]) -> Iterator[Name]:
    """Names with the word for a settlement or a part of one beside them; no token of `taken` can be of one."""
    yield from _behind_of(doc)
    yield from _before_kind(doc, taken)


def _behind_of(doc: Document) -> Iterator[Name]:
    """ "The village of Kafr Aruq"."""
    for i in doc.by_lemma.get("of", ()):
        start = i + 1
        if i and doc.lowers[i - 1] in words().settlements and start < len(doc) and _opens(doc, start):
            end = start
            while end < len(doc) and (_is_capital(doc, end) or doc.words[end] in _IN_NAMES):
                end += 1
            while end > start and not _is_capital(doc, end - 1):
                end -= 1
            yield from _name(doc, start, end)


def _opens(doc: Document, i: int) -> bool:
    """Whether a name begins at token i: with a capital, or with a small article and a capital ("al-Bureij")."""
    article = doc.words[i] in ARTICLES and doc.words[i + 1 : i + 2] == ["-"] and i + 2 < len(doc)
    return _is_capital(doc, i + 2 if article else i)


def _before_kind(doc: Document, taken: Set[int]) -> Iterator[Name]:
    """ "The Marjeh district", and what is listed with it: "al-Zuhur and al-Faid neighbourhoods"."""
    for word in sorted(words().parts):
        for i in doc.by_lemma.get(word, ()):
            if doc.words[i].islower():
                yield from _listed(doc, i, taken) if doc.lowers[i] != word else _name(doc, _start(doc, i, taken), i)


def _listed(doc: Document, end: int, taken: Set[int]) -> Iterator[Name]:
    """The names that a plural before token `end` sums up; in text without commas nothing stands between them."""
    while (start := _start(doc, end, taken)) < end:
        for name in _name(doc, start, end):
            name.add("listed with its kind", _LISTED)
            yield name
        end = start - 1 if start and doc.lowers[start - 1] in _JOINED_BY else start


def _start(doc: Document, end: int, taken: Set[int]) -> int:
    """Where the name that ends before token `end` begins, or `end`: a small article opens it, or one word before."""
    if not end or not _is_capital(doc, end - 1):
        return end
    start, article = end, -1
    while start and end - start < _LONGEST and start - 1 not in taken:
        before = start - 1
        if doc.words[before] in ARTICLES:
            if article >= 0:  # the word between is a name of its own
                start = article
                break
            article = before
        elif doc.words[before] != "-" and not _is_capital(doc, before):
            break
        start = before
    while start < end and (doc.words[start] == "-" or doc.pos[start] == "DET"):
        start += 1
    return start if article >= 0 or doc.pos[end - 1] == "PROPN" else end


def _name(doc: Document, start: int, end: int) -> Iterator[Name]:
    written = " ".join(doc.words[start:end])
    key = normal(written)
    count = sum(_is_capital(doc, i) for i in range(start, end))
    lists, last = words(), doc.words[end - 1] if end else ""
    other = last in lists.bodies or last in lists.streets or last.lower() in lists.beside
    if 0 < count <= _WORDS and key not in lists.never and not other and not is_party(written):
        yield Name(start, end, key, (), kind="city")


def _is_capital(doc: Document, i: int) -> bool:
    return doc.words[i][0].isupper()
