"""Quotation marks, paired: curly, straight, ``TeX'', «» and „“, nested; apostrophes told apart; unclosed ones kept.

A paragraph that ends inside a quotation and is followed by one that opens with a mark again is one quotation
that runs on, as English papers print it. A mark that is never closed ends with its paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from onrecord.language.document import Quotation

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*[“\"«„])|\Z")
_MARK = re.compile(r"``|''|[“”„«»\"]|(?<![\w.,!?…'’])[‘'](?=\w)|(?<=[.,!?…])['’](?!\w)|(?<=\w)['’](?=[\s.,;:!?)]|\Z)")
_CLOSER = {"“": "”", "„": "“”", "«": "»", "``": ("''", '"'), '"': '"', "‘": "’", "'": "'", "»": "«"}
_SINGLE = "‘'"
# A single-quoted stretch longer than this is two apostrophes far apart, not a quotation.
_SINGLE_LIMIT = 600


def find_quotations(text: str, starts: list[int], ends: list[int]) -> list[Quotation]:
    """All quotations of a text whose tokens have these character offsets, in order of their opening marks."""
    out = []
    for opening, inner_start, inner_end, closing, depth in _pairs(text):
        start = bisect_right(ends, opening)
        end = bisect_left(starts, closing)
        if end > start:
            out.append(Quotation(start, end, inner_start, inner_end, closing > inner_end, depth))
    return sorted(out, key=lambda q: (q.start, -q.end))


def _pairs(text: str) -> Iterator[tuple[int, int, int, int, int]]:
    """(opening mark, first and last character inside, end of the closing mark, depth) of each quotation."""
    paragraph = 0
    for found in _PARAGRAPH.finditer(text):
        end = found.start()
        yield from _in_paragraph(text, paragraph, end)
        paragraph = found.end()


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int, int, int, int]]:
    open_marks: list[tuple[str, int, int]] = []
    for found in _MARK.finditer(text, start, end):
        mark = found.group()
        closes = next((n for n in range(len(open_marks) - 1, -1, -1) if mark in _CLOSER[open_marks[n][0]]), None)
        if closes is not None and (mark != '"' or _may_close(text, found.start())):
            _, opening, inner = open_marks[closes]
            if mark not in _SINGLE + "’" or found.start() - inner <= _SINGLE_LIMIT:
                yield opening, inner, found.start(), found.end(), closes
            del open_marks[closes:]
        elif mark in _CLOSER and mark != "''":
            open_marks.append((mark, found.start(), found.end()))
    for depth, (mark, opening, inner) in enumerate(open_marks):
        if mark not in _SINGLE:
            yield opening, inner, end, end, depth
            break


def _may_close(text: str, offset: int) -> bool:
    """Whether a straight mark can be a closing one: not right after a space with a word right behind it."""
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    return not (before.isspace() and after.isalnum())
