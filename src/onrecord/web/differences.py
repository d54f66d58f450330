"""Two reports side by side: which sentences both have, which one has in other words, which stand in one alone.

Sentences are aligned by their longest common runs (difflib); between those, sentences that share most words are paired
in order, and their words aligned in turn. The work is bounded: beyond the bounds less is marked, and nothing is wrong.
Invariant: the runs of one side, put together, are that side's text as far as it was compared, to the letter.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from msgspec import Struct

Kind = Literal["same", "changed", "left", "right", "moved"]

# Sentences compared of each report.
MOST = 800
# Sentences that share less of their words than this (Dice's coefficient) are two, not one in other words.
ALIKE = 0.45
# Pairs of sentences weighed in one gap, and pairs of words weighed in one sentence and in all.
_GAP, _SENTENCE, _WORDS = 40_000, 250_000, 4_000_000

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_END = re.compile(r"[.!?…][\"”’»)\]]*\s+|\n\s*")
# A point behind these ends no sentence ("U.N. inspectors", "Gen. Clay").
_SHORT = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Capt|Gov|Sen|St|No)\.\Z")


class Run(Struct, frozen=True):
    """Characters of one side, and whether the other side has them too at this place."""

    text: str
    shared: bool


class Pair(Struct, frozen=True):
    """A sentence of each side, the same or in other words, or of one (`moved`: the other has it elsewhere)."""

    kind: Kind
    left: list[Run]
    right: list[Run]


class Differences(Struct, frozen=True):
    """Two texts as pairs in order. `shares` are the parts of each side's words that the other has; 0 to 1."""

    pairs: list[Pair]
    counts: dict[Kind, int]
    shares: tuple[float, float]
    cut: bool


def differences(left: Sequence[str], right: Sequence[str]) -> Differences:
    """What two texts, given as their sentences, have in common and what not."""
    cut = max(len(left), len(right)) > MOST
    pairs = _in_words(_moved(list(_aligned(left[:MOST], right[:MOST]))))
    counts: dict[Kind, int] = {}
    for pair in pairs:
        counts[pair.kind] = counts.get(pair.kind, 0) + 1
    return Differences(pairs, counts, (_share([p.left for p in pairs]), _share([p.right for p in pairs])), cut)


def sentences(text: str) -> list[str]:
    """A text cut at the ends of sentences and lines, the same text always alike, whatever was read in it."""
    ends = (found.end() for found in _END.finditer(text) if not _SHORT.search(_before(text, found.start() + 1)))
    bounds = [0, *(end for end in ends if end < len(text)), len(text)]
    return [text[a:b] for a, b in pairwise(bounds) if a < b]


def _before(text: str, end: int) -> str:
    """As much of the text before a place as an abbreviation may take."""
    return text[max(0, end - 8) : end]


def _aligned(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[Kind, str, str]]:
    plain_left, plain_right = [_plain(s) for s in left], [_plain(s) for s in right]
    matcher = SequenceMatcher(None, plain_left, plain_right, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from (("same", x, y) for x, y in zip(left[a:b], right[c:d], strict=True))
        else:
            yield from _paired(left[a:b], right[c:d])


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())


def _paired(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[Kind, str, str]]:
    """The sentences of a gap: those that are alike paired so that as much as possible is, none out of order."""
    best = _best(left, right)
    a = b = 0
    while a < len(left) and b < len(right) and best:
        if best[a][b] == best[a + 1][b]:
            yield "left", left[a], ""
            a += 1
        elif best[a][b] == best[a][b + 1]:
            yield "right", "", right[b]
            b += 1
        else:
            yield "changed", left[a], right[b]
            a, b = a + 1, b + 1
    yield from (("left", sentence, "") for sentence in left[a:])
    yield from (("right", "", sentence) for sentence in right[b:])


def _best(left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
    """The likeness to be had from each place in both on; nothing where nothing, or too much, is to be weighed."""
    if not left or not right or len(left) * len(right) > _GAP:
        return []
    words = [[frozenset(_WORD.findall(s.casefold())) for s in side] for side in (left, right)]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for a in range(len(left) - 1, -1, -1):
        for b in range(len(right) - 1, -1, -1):
            alike = _likeness(words[0][a], words[1][b])
            both = best[a + 1][b + 1] + alike if alike >= ALIKE else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], both)
    return best


def _likeness(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def _moved(found: list[tuple[Kind, str, str]]) -> list[tuple[Kind, str, str]]:
    """Sentences that both have, but not in this order."""
    alone = [{_plain(pair[side]) for pair in found if pair[0] == kind} for kind, side in (("left", 1), ("right", 2))]
    both = (alone[0] & alone[1]) - {""}
    return [("moved", x, y) if k in ("left", "right") and _plain(x or y) in both else (k, x, y) for k, x, y in found]


def _in_words(found: list[tuple[Kind, str, str]]) -> list[Pair]:
    left_to_weigh = _WORDS
    pairs = []
    for kind, x, y in found:
        if kind != "changed":
            shared = kind in ("same", "moved")
            pairs.append(Pair(kind, [Run(x, shared)] if x else [], [Run(y, shared)] if y else []))
            continue
        one, other = _TOKEN.findall(x), _TOKEN.findall(y)
        cost = len(one) * len(other)
        if cost > min(_SENTENCE, left_to_weigh):
            pairs.append(Pair(kind, [Run(x, False)], [Run(y, False)]))
            continue
        left_to_weigh -= cost
        pairs.append(Pair(kind, *_runs(one, other)))
    return pairs


def _runs(left: list[str], right: list[str]) -> tuple[list[Run], list[Run]]:
    matcher = SequenceMatcher(str.isspace, left, right, autojunk=False)
    sides: tuple[list[Run], list[Run]] = ([], [])
    for tag, a, b, c, d in matcher.get_opcodes():
        for side, tokens in zip(sides, (left[a:b], right[c:d]), strict=True):
            if tokens:
                side.append(Run("".join(tokens), tag == "equal"))
    return sides


def _share(side: list[list[Run]]) -> float:
    counts = [(len(_WORD.findall(run.text)), run.shared) for runs in side for run in runs]
    every = sum(n for n, _ in counts)
    return sum(n for n, shared in counts if shared) / every if every else 0.0
