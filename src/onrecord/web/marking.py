"""Marks laid over a text: spans may overlap, nest and repeat, and each character is still written once.

Invariant: the pieces of a cut, put together, are the text that was cut, to the letter.
"""

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct


class Mark(Struct, frozen=True):
    """Characters `start` to `end`, and what they are there for: a layer, a part played, the record, a few words."""

    start: int
    end: int
    layer: str
    part: str
    record: str
    label: str = ""
    field: str = "text"


class Piece(Struct, frozen=True):
    """A stretch of text under the same marks throughout, the shortest (innermost) mark first."""

    text: str
    marks: tuple[Mark, ...]


def cut(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Piece]:
    """The characters `start` to `end` of a text, cut wherever a mark begins or ends."""
    end = len(text) if end is None else min(end, len(text))
    inside = [m for m in marks if max(m.start, start) < min(m.end, end)]
    bounds = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    opening = sorted(inside, key=_inner_first)
    waiting = sorted(opening, key=lambda m: m.start, reverse=True)
    active: list[Mark] = []
    pieces = []
    for left, right in pairwise(bounds):
        while waiting and waiting[-1].start <= left:
            active.append(waiting.pop())
        active = [m for m in active if m.end > left]
        pieces.append(Piece(text[left:right], tuple(sorted(active, key=_inner_first))))
    return pieces


def _inner_first(mark: Mark) -> tuple[int, int, str, str, str]:
    return (mark.end - mark.start, mark.start, mark.layer, mark.part, mark.record)
