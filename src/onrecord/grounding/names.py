"""Names as the tables know them, found in a parsed text: word by word, letter for letter, never by likeness.

A name is compared as pieces: runs of letters and digits, accents and the marks of transliteration folded away
("al-Nusra", "Al Nusra" and "al‑Nusra" are the same pieces), so that it does not matter how the parser cuts words.
Capitals count: a name's capitalised pieces must be capitalised in the text, acronyms ("US", "SAA") in full.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from onrecord.language import Document

_PIECE = re.compile(r"[^\W_]+|&")
_INSIDE_WORDS = re.compile(r"[.ʿʾ‘`´]|(?<=[A-Za-z])['’ʼ](?=[a-rt-zA-RT-Z]|[sS][A-Za-z])")
Meaning = TypeVar("Meaning")
_JOINS = frozenset("-‐‑–'’/")
_LETTERS = str.maketrans({"ı": "i", "İ": "I", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss"})


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[str, ...]:
    """The pieces of a word or name, as they are written but for accents and full stops."""
    if word.isalnum() and word.isascii():
        return (word,)
    if not word.isascii():
        plain = unicodedata.normalize("NFD", word.translate(_LETTERS))
        word = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(_PIECE.findall(_INSIDE_WORDS.sub("", word)))


def normal(name: str) -> str:
    """A name as it is compared within one report: its pieces in lower case."""
    return " ".join(pieces(name)).lower()


@dataclass(slots=True)
class Pieces:
    """A document as pieces: `lower[k]` and `written[k]` of piece k, and the token `token[k]` that it stands in."""

    lower: list[str]
    written: list[str]
    token: list[int]
    # A piece before which punctuation stands that no name runs across.
    barred: list[bool]


def in_pieces(doc: Document) -> Pieces:
    """The words of a document as pieces."""
    out = Pieces([], [], [], [])
    bar = False
    for i, word in enumerate(doc.words):
        if word.isalpha() and word.isascii():
            found: tuple[str, ...] = (word,)
        elif word in _JOINS:
            continue
        else:
            found = pieces(word)
        for piece in found:
            out.lower.append(piece.lower())
            out.written.append(piece)
            out.token.append(i)
            out.barred.append(bar)
            bar = False
        bar = bar or (not found and not word.isspace()) or "\n\n" in word
    return out


# A name in a table: its pieces in lower case, as they are written, and what it stands for.
Name = tuple[tuple[str, ...], tuple[str, ...], Meaning]


@dataclass(slots=True)
class NameTable(Generic[Meaning]):
    """Names and what each stands for; found by their first two pieces, the longest first."""

    # first piece -> second piece ("" where there is none) -> names, longest first
    rows: dict[str, dict[str, list[Name[Meaning]]]] = field(default_factory=dict)

    def add(self, name: str, meaning: Meaning) -> None:
        """Make `name` stand for `meaning`."""
        written = pieces(name)
        lower = tuple(piece.lower() for piece in written)
        names = self.rows.setdefault(lower[0], {}).setdefault(lower[1] if len(lower) > 1 else "", [])
        names.append((lower, written, meaning))
        names.sort(key=lambda row: -len(row[0]))

    def at(self, text: Pieces, k: int) -> Iterator[tuple[int, Meaning]]:
        """All names that begin at piece k, the longest first: the piece after the name, and its meaning."""
        seconds = self.rows.get(text.lower[k])
        if seconds is None:
            return
        following = text.lower[k + 1] if k + 1 < len(text.lower) else None
        for second in (following, ""):
            for lower, written, meaning in seconds.get(second, ()) if second is not None else ():
                end = k + len(lower)
                if (end - k < 3 or tuple(text.lower[k:end]) == lower) and _stands(text, k, end, written):
                    yield end, meaning

    def find(self, text: Pieces) -> Iterator[tuple[int, int, Meaning]]:
        """Token ranges and meanings of the longest names from left to right; none overlap."""
        k, rows, lower = 0, self.rows, text.lower
        while k < len(lower):
            if lower[k] in rows and (found := next(self.at(text, k), None)):
                yield text.token[k], text.token[found[0] - 1] + 1, found[1]
                k = found[0]
            else:
                k += 1

    def meanings(self, name: str) -> list[Meaning]:
        """What a name by itself stands for: one meaning at most, unless the tables are at fault."""
        written = pieces(name)
        if not written:
            return []
        names = self.rows.get(written[0].lower(), {}).get(written[1].lower() if len(written) > 1 else "", [])
        return [meaning for _, row, meaning in names if row == written]


def _stands(text: Pieces, start: int, end: int, written: Iterable[str]) -> bool:
    """Whether the pieces begin and end with whole tokens, no punctuation between, capitals as in the name."""
    token = text.token
    if (start and token[start - 1] == token[start]) or (end < len(token) and token[end] == token[end - 1]):
        return False
    if any(text.barred[start + 1 : end]):
        return False
    return all(map(_as_capital, text.written[start:end], written))


def _as_capital(found: str, wanted: str) -> bool:
    if wanted.islower() or wanted.isdigit():
        return True
    if len(wanted) > 1 and wanted.isupper():
        return found.isupper()
    return not found[0].islower()
