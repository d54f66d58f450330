"""Numbers that a report breaks down by place: "39 killed", then 36 here and 3 there; "19 killed here and 23 there".

Each part is a happening of its own, and a total is none of them. The numbers say so better than any word does.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from onrecord.matching.facts import Fact
from onrecord.matching.numbers import number as number_of
from onrecord.matching.places import names_of
from onrecord.matching.tellings import totals

# A total is broken down into so many parts at most.
MOST = 3
# So many claims behind it may be its parts: in a longer list some numbers add up by chance.
BEHIND = 24
# What is broken down.
COUNTED = ("killed", "injured")


def broken_down(facts: Sequence[Fact]) -> dict[str, int]:
    """The claims of one report that give a total or a part of it, each with the number of the breakdown."""
    found: dict[str, int] = {}
    for what in COUNTED:
        told = [(fact, number) for fact in facts for number in map(number_of, totals((fact,)).get(what, ()))]
        for total, number in told:
            if parts := _parts(total, number, told) if total.lead else ():
                _note(found, (total, *parts))
        for side_by_side in _in_one_sentence([fact for fact, _ in told]):
            _note(found, side_by_side)
    return found


def _note(found: dict[str, int], facts: Sequence[Fact]) -> None:
    """Give claims the number of their breakdown: one of them may be part of one already."""
    breakdown = next((found[fact.id] for fact in facts if fact.id in found), len(found))
    found.update({fact.id: breakdown for fact in facts})


def _in_one_sentence(told: Sequence[Fact]) -> Iterator[Sequence[Fact]]:
    """The claims of each sentence that gives a number for one place, and another for another."""
    for _, sentence in groupby(told, key=lambda fact: fact.sentence):
        facts = [fact for fact in sentence if names_of(fact)]
        if len(facts) > 1 and all(names_of(a).isdisjoint(names_of(b)) for a, b in combinations(facts, 2)):
            yield facts


def _parts(total: Fact, number: float, told: Sequence[tuple[Fact, float]]) -> tuple[Fact, ...]:
    """The claims behind a total, each of a place of its own, whose numbers make it up; of several the first."""
    behind = [(f, n) for f, n in told if f.sentence > total.sentence and n < number and names_of(f)][:BEHIND]
    for size in range(2, MOST + 1):
        for some in combinations(behind, size):
            if sum(n for _, n in some) == number and _all_elsewhere([f for f, _ in some]):
                return tuple(f for f, _ in some)
    return ()


def _all_elsewhere(facts: Sequence[Fact]) -> bool:
    """Whether claims stand in sentences of their own and no two name one place."""
    return all(a.sentence != b.sentence and names_of(a).isdisjoint(names_of(b)) for a, b in combinations(facts, 2))
