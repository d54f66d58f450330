"""Agencies that a report credits with its text: datelines ("KYIV (Reuters) - ") and credit lines."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Mention, Report

_HEAD = 400
# What may be a name, to be looked up among the outlets': hundreds of names in a pattern take long to compile.
_WORD = r"\w(?:[\w&'’/-]|\.(?=\w))*"
_NAME = rf"(?:[Tt]he )?(?P<name>{_WORD}(?: {_WORD}){{0,5}})"


@cache
def _patterns(where: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p.format(name=_NAME), re.MULTILINE) for p in load_yaml("attribution/credits.yaml")[where])


@cache
def _names() -> frozenset[str]:
    return frozenset(n for row in load_yaml("parties/outlets.yaml") for n in (row["name"], *row.get("aliases", ())))


def find_credits(doc: Document, report: Report) -> tuple[Mention, ...]:
    """Where the text credits an outlet or agency, in text order, each name once."""
    found = [m for pattern in _patterns("head") for m in pattern.finditer(doc.text, 0, _HEAD)]
    found += [m for pattern in _patterns("anywhere") for m in pattern.finditer(doc.text)]
    out: dict[str, Mention] = {}
    for bounds in sorted(filter(None, map(_named, found))):
        span = doc.characters(*bounds)
        out.setdefault(span.text, Mention(report=report.id, span=span))
    return tuple(out.values())


def _named(found: re.Match[str]) -> tuple[int, int] | None:
    """The longest name of an outlet that the words found open or close with, by its characters."""
    ends = _ends(found["name"], *found.span("name"))
    return next(((start, end) for start, end in ends if found.string[start:end] in _names()), None)


def _ends(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The beginnings and ends of these words, the longest first."""
    breaks = [m.start() for m in re.finditer(" ", words)]
    yield start, end
    for n in range(len(breaks)):
        yield start, start + breaks[-1 - n]
        yield start + breaks[n] + 1, end
