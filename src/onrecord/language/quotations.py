"""Quotation marks, paired: curly, straight, ``TeX'' and '' '', «» and „“, nested, mixed; apostrophes told apart.

A paragraph that ends inside a quotation and is followed by one that opens with a mark again, or that closes the
first, is speech that runs on, as English papers print it: each paragraph's part is a quotation of its own. A mark
that is never closed ends with its paragraph, or, where another quotation opens behind it, with its sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.language.document import Quotation

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[“\"«„]|''|``))|\Z")
_SENTENCE_END = re.compile(r"[.?!…](?=\s)")
_DOUBLE = r"``|''|[“”„\"]"
_ANGLE = r"[«»‹›]"
_SINGLE_OPEN = r"(?<![\w.,!?…'’])[‘'](?=[A-Za-z(\[])"
_SINGLE_CLOSE = r"(?<=[.,!?…])['’](?!\w)|(?<=\w)['’](?=[\s.,;:!?)”\"]|\Z)"
_MARK = re.compile(f"(?P<double>{_DOUBLE})|(?P<angle>{_ANGLE})|(?P<open>{_SINGLE_OPEN})|(?P<close>{_SINGLE_CLOSE})")
# A single-quoted stretch longer than this is two apostrophes far apart, not a quotation.
_SINGLE_LIMIT = 600
_BEFORE_OPENING = frozenset("([{—–-/“‘'\"«")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/”’'\"»…")


class _Mark(NamedTuple):
    """A mark as it was read: its kind (double, single, angle), whether it opens or closes, its characters."""

    kind: str
    role: str
    start: int
    end: int


class _Pair(NamedTuple):
    """Opening mark's first character, inside's first and last, end of the closing mark, and how deep it is nested."""

    opening: int
    inner_start: int
    inner_end: int
    closing: int
    depth: int


def find_quotations(text: str, starts: list[int], ends: list[int]) -> list[Quotation]:
    """All quotations of a text whose tokens have these character offsets, in order of their opening marks."""
    out = []
    for opening, inner_start, inner_end, closing, depth in _pairs(text):
        start = bisect_right(ends, opening)
        end = bisect_left(starts, closing)
        if end > start and inner_end > inner_start:
            out.append(Quotation(start, end, inner_start, inner_end, closing > inner_end, depth))
    return sorted(out, key=lambda q: (q.start, -q.end))


def _pairs(text: str) -> Iterator[_Pair]:
    start, running = 0, False
    for found in _PARAGRAPH.finditer(text):
        end = found.start()
        if end > start:
            pairs = _in_paragraph(text, start, end, running)
            yield from pairs
            running = any(pair.closing == pair.inner_end for pair in pairs)
        start = found.end()


def _in_paragraph(text: str, start: int, end: int, running: bool) -> list[_Pair]:
    """The pairs of one paragraph; `running`: the one before ended inside a quotation."""
    out: list[_Pair] = []
    open_marks: list[_Mark] = []
    for mark in _marks(text, start, end):
        depth = next((n for n in range(len(open_marks) - 1, -1, -1) if open_marks[n].kind == mark.kind), -1)
        if mark.role == "close" or (depth >= 0 and (mark.role == "either" or _ends_low(text, open_marks[depth], mark))):
            if depth >= 0:
                opening = open_marks[depth]
                if mark.kind != "single" or mark.start - opening.end <= _SINGLE_LIMIT:
                    out.append(_Pair(opening.start, opening.end, mark.start, mark.end, depth))
                del open_marks[depth:]
            elif running and mark.kind == "double" and not out and not open_marks:
                out.append(_Pair(start, start, mark.start, mark.end, 0))
        else:
            open_marks.append(mark)
    for mark in open_marks:
        if mark.kind != "single":  # single ones are apostrophes
            out = _with_unclosed(text, mark, out, end)
    return out


def _with_unclosed(text: str, mark: _Mark, pairs: list[_Pair], end: int) -> list[_Pair]:
    """The pairs, and what a mark left open stands for: up to the paragraph's end, or to a stop before the next pair."""
    behind = [pair for pair in pairs if pair.opening >= mark.end]
    if behind:
        stops = list(_SENTENCE_END.finditer(text, mark.end, min(pair.opening for pair in behind)))
        if not stops:
            return pairs
        end = stops[0].end()
        pairs = [pair._replace(depth=max(0, pair.depth - 1)) if pair in behind else pair for pair in pairs]
    return [*pairs, _Pair(mark.start, mark.end, end, end, 0)] if end > mark.end else pairs


def _ends_low(text: str, opening: _Mark, mark: _Mark) -> bool:
    """Whether this mark ends a German or Polish „quotation“."""
    return text[opening.start] == "„" and text[mark.start] == "“"


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for found in _MARK.finditer(text, start, end):
        mark, kind = found.group(), found.lastgroup
        if kind == "double":
            yield _Mark("double", _role(text, found.start(), found.end(), mark), found.start(), found.end())
        elif kind == "angle":
            yield _Mark("angle", "either" if mark in "«»" else "open" if mark == "‹" else "close", *found.span())
        else:
            yield _Mark("single", kind or "open", *found.span())


def _role(text: str, start: int, end: int, mark: str) -> str:
    """Whether a double mark opens or closes. Straight ones are told by what stands beside them."""
    if mark in ("“", "”", "„", "``"):
        return "close" if mark == "”" else "open"
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    opens = not after.isspace() and after not in ".,;:!?)" and (before.isspace() or before in _BEFORE_OPENING)
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if opens == closes:
        return "either"
    return "open" if opens else "close"
