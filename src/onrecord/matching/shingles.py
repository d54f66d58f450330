"""Texts as sets of hashed five-word stretches, and how much of one is in another.

Outlets cut an agency's text, reorder it and top it with a lead of their own: of two such texts the shorter lies in the
longer, while what they share is a small part of all their words. So containment is measured, not likeness
(A. Z. Broder, "On the resemblance and containment of documents", 1997). One stretch in eight, chosen by its hash, is
enough to find candidates; those are then measured on all stretches.
"""

import re
from collections.abc import Callable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

LENGTH = 5
KEPT_IN = 8

_WORD = re.compile(r"\w+")
_POWERS = np.array([1, 1_000_003, 998_244_353, 2_654_435_761, 11_400_714_819_323], dtype=np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)


class PerWord(dict[str, int]):
    """What is worked out of a word, kept for when the word comes again: texts use the same ones over and over."""

    MOST = 300_000

    def __init__(self, work: Callable[[str], int]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> int:
        if len(self) >= self.MOST:
            self.clear()
        self[word] = found = self._work(word)
        return found


_hash_of = PerWord(lambda word: crc32(word.encode()))


def shingles(text: str) -> frozenset[int]:
    """The hashes of all five-word stretches of a text; of a shorter text, the hash of the whole."""
    hashes = _hashes(text)
    return frozenset(hashes.tolist())


def sampled(text: str) -> NDArray[np.uint64]:
    """The hashes that are kept for finding candidates: one in eight, the same ones wherever the stretch stands."""
    hashes = _hashes(text)
    return np.unique(hashes[hashes % np.uint64(KEPT_IN) == 0])


def packed(text: str) -> bytes:
    """The stretches of a sentence in four bytes each, to be kept by the million."""
    return np.unique(_hashes(text).astype(np.uint32)).tobytes()


def unpacked(stretches: bytes) -> list[int]:
    """What `packed` packed."""
    found: list[int] = np.frombuffer(stretches, dtype=np.uint32).tolist()
    return found


def contained(part: frozenset[int], whole: frozenset[int]) -> float:
    """The share of `part` that `whole` holds too (0 for nothing)."""
    return len(part & whole) / len(part) if part else 0.0


def _hashes(text: str) -> NDArray[np.uint64]:
    words = np.array([*map(_hash_of.__getitem__, _WORD.findall(text.lower()))], dtype=np.uint64)
    if len(words) < LENGTH:
        words = np.pad(words, (0, LENGTH - len(words)))
    count = len(words) - LENGTH + 1
    total = np.zeros(count, dtype=np.uint64)
    for i, power in enumerate(_POWERS):
        total += words[i : i + count] * power
    total *= _MIX
    return total >> np.uint64(20)
