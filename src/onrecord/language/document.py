"""A parsed text as plain parallel lists, so that the rooms after this one never touch the parser's own objects.

Plain lists are several times faster to walk than spaCy's tokens, pickle, and can be written by hand in a test.
Token ranges are half-open; -1 stands for "no token".
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.records import Field, Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks: tokens `start` to `end`, the marks included.

    `closed` is False where the closing mark is missing; `depth` is 0 for outermost quotations; `inner_start` and
    `inner_end` are the character offsets of what stands between the marks.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    depth: int = 0


@dataclass(frozen=True)
class Document:
    """One parsed text. Lists run parallel: `words[i]`, `lemmas[i]` (lower case), `heads[i]` … are of token i."""

    text: str
    words: list[str]
    lowers: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    left_edges: list[int]
    right_edges: list[int]
    sentences: list[tuple[int, int]]
    entities: list[tuple[int, int, str]]
    quotations: list[Quotation] = field(default_factory=list)
    field: Field = "text"

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token, in text order."""
        out: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                out[head].append(i)
        return out

    @cached_property
    def sentence_of(self) -> list[int]:
        """The index of each token's sentence."""
        return [n for n, (start, end) in enumerate(self.sentences) for _ in range(start, end)]

    @cached_property
    def by_lemma(self) -> dict[str, list[int]]:
        """Where each lemma stands: the way to look up a lexicon without walking the text for every entry."""
        out: dict[str, list[int]] = {}
        for i, lemma in enumerate(self.lemmas):
            out.setdefault(lemma, []).append(i)
        return out

    def span(self, start: int, end: int) -> Span:
        """Tokens `start` to `end` (half-open) as characters, white space at the ends left out."""
        while start < end - 1 and self.words[start].isspace():
            start += 1
        while end - 1 > start and self.words[end - 1].isspace():
            end -= 1
        return self.characters(self.starts[start], self.ends[end - 1])

    def characters(self, start: int, end: int) -> Span:
        """Characters `start` to `end` as a span."""
        return Span(start, end, self.text[start:end], self.field)

    def subtree(self, i: int) -> tuple[int, int]:
        """The token range from the leftmost to the rightmost descendant of token i."""
        return self.left_edges[i], self.right_edges[i] + 1

    def child(self, i: int, *deps: str) -> int:
        """The first dependent of i with one of these relations, or -1."""
        for c in self.children[i]:
            if self.deps[c] in deps:
                return c
        return -1

    def all_children(self, i: int, *deps: str) -> list[int]:
        """The dependents of i with one of these relations."""
        return [c for c in self.children[i] if self.deps[c] in deps]

    def conjuncts(self, i: int) -> list[int]:
        """Token i and what is coordinated with it to its right."""
        out = [i]
        for c in out:
            out.extend(k for k in self.children[c] if self.deps[k] == "conj")
        return out

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above token i, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def token_at(self, offset: int) -> int:
        """The token that covers this character, or the next one after it; len(self) past the end."""
        return bisect_right(self.ends, offset)
