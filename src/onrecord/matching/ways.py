"""How a thing was done, by the words nearest to it, and who differs on it: a missile or a jet, two bombs or three.

Tellings are neither joined nor parted by it: outlets that tell of one attack often say so in other words, and that is
what a reader should see. The words are in `data/matching/ways.yaml`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from onrecord.knowledge import load_yaml
from onrecord.matching.accounts import Account, accounts, count_alike, counts
from onrecord.matching.facts import Fact
from onrecord.matching.wording import NONE
from onrecord.records import Disagreement, Side

# Characters between the beginnings of two ways that are told side by side.
BESIDE = 30


class Way(NamedTuple):
    """Words that say how a thing was done: where they stand in their sentence, of which aspect it is, and which way."""

    start: int
    end: int
    aspect: str
    name: str


@cache
def _aspects() -> Mapping[str, Mapping[str, list[str]]]:
    """For each aspect its ways, and the words for each."""
    means = load_yaml("matching/words.yaml")["means"]
    table: dict[str, dict[str, list[str]]] = load_yaml("matching/ways.yaml")["aspects"]
    return {
        aspect: {way: [w for word in words for w in means.get(word[1:], [word])] for way, words in ways.items()}
        for aspect, ways in table.items()
    }


@cache
def _patterns() -> list[tuple[str, list[str], re.Pattern[str]]]:
    """Each aspect with its ways, and a pattern with a group for each way, in order."""
    return [
        (aspect, list(ways), re.compile("|".join(rf"(\b(?:{'|'.join(words)})\b)" for words in ways.values())))
        for aspect, ways in _aspects().items()
    ]


@lru_cache(maxsize=5_000)
def ways_in(sentence: str) -> tuple[Way, ...]:
    """All that a sentence says of how things were done. It is asked for by each claim of a sentence."""
    lower = sentence.lower()
    return tuple(
        Way(found.start(), found.end(), aspect, ways[(found.lastindex or 1) - 1])
        for aspect, ways, pattern in _patterns()
        for found in pattern.finditer(lower)
    )


def nearest(ways: Sequence[Way], at: int) -> tuple[Way, ...]:
    """Of each aspect the words that stand nearest to a place in the sentence, and those right beside them.

    "Raids and artillery fire killed nine" tells of both.
    """
    by_aspect: dict[str, Way] = {}
    for way in sorted(ways, key=lambda way: abs(way.start - at)):
        by_aspect.setdefault(way.aspect, way)
    return tuple(way for way in ways if abs(way.start - by_aspect[way.aspect].start) <= BESIDE)


def ways_near(sentence: str, at: int) -> frozenset[str]:
    """How the deed was done whose word stands at a place in the sentence."""
    found = ways_in(sentence)
    return frozenset([way.name for way in nearest(found, at)]) if found else NONE


def disputed_ways(facts: Sequence[Fact]) -> Iterator[Disagreement]:
    """The aspects on which two accounts differ, neither of which also tells what the other does."""
    if len(frozenset().union(*(fact.ways for fact in facts))) < 2:
        return
    for aspect, names in _aspects().items():
        told = [fact for fact in facts if not fact.ways.isdisjoint(names) and fact.status != "denied"]
        if aspect in load_yaml("matching/ways.yaml")["counted"]:
            told = [fact for fact in told if not fact.background and counts(fact)]
        if any(_against(one, two, names.keys()) for one, two in combinations(accounts(told), 2)):
            sides = ((name, tuple(fact.id for fact in told if name in fact.ways)) for name in names)
            yield Disagreement(field="how", values=tuple(Side(value=name, claims=ids) for name, ids in sides if ids))


def _against(one: Account, two: Account, names: Set[str]) -> bool:
    """Whether two accounts give no way in common, and may mean one deed."""
    ways = [frozenset().union(*(fact.ways for fact in account)) & names for account in (one, two)]
    return ways[0].isdisjoint(ways[1]) and count_alike(one, two)
