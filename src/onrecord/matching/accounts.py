"""The accounts of one event: what each who tells of it says, a report and a speaker at a time."""

from collections.abc import Iterable, Sequence

from onrecord.matching.facts import Fact
from onrecord.matching.numbers import number

COUNTED = ("killed", "injured")
# Two who count the dead of one attack seldom say more than so many times the other's number.
APART = 2

Account = list[Fact]


def accounts(facts: Iterable[Fact]) -> list[Account]:
    """Claims by who tells them: of one report on one speaker's word."""
    by_teller: dict[tuple[str, str], Account] = {}
    for fact in facts:
        by_teller.setdefault((fact.source.report, fact.speaker), []).append(fact)
    return list(by_teller.values())


def counts(fact: Fact, *what: str) -> list[float]:
    """The totals of dead and wounded (or of one of them) that a claim gives with a number."""
    figures = (f for f in fact.figures if f.what in (what or COUNTED) and not f.part)
    return [number(f) for f in figures if f.low is not None or f.high is not None]


def count_alike(one: Sequence[Fact], two: Sequence[Fact]) -> bool:
    """Whether two accounts may mean one deed by their numbers: where both count the same, about as many."""
    pairs = [(x, y) for what in COUNTED for f in one for g in two for x in counts(f, what) for y in counts(g, what)]
    return not pairs or any(max(pair) <= APART * min(pair) for pair in pairs)
