"""Numbers that a report breaks down by place: totals of its head, and those that one sentence sets side by side."""

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.matching import match
from onrecord.matching.facts import Fact
from onrecord.matching.lookup import facts_of
from onrecord.matching.sums import broken_down
from tests.matching.builders import Teller


def claims(*counts: tuple[int, str | None], what: str = "killed") -> list[Fact]:
    """The claims of a report that tells these numbers, each at a place."""
    teller = Teller("a")
    for number, place in counts:
        more: dict[str, Any] = {"at": place} if place else {}
        claim = teller.tell(f"Raids on {place or 'the coast'} hit {number}", **more, killed=("exact", number, number))
        teller.claims[-1] = replace(claim, figures=tuple(replace(f, what=what) for f in claim.figures))
    return facts_of(*teller.pair())


def told(*counts: tuple[int, str | None], what: str = "killed") -> list[int | None]:
    """The breakdown of each of these claims."""
    return [fact.breakdown for fact in claims(*counts, what=what)]


@pytest.mark.parametrize(
    ("counts", "broken"),
    [
        ([(39, None), (36, "Northport"), (3, "Southby")], [0, 0, 0]),
        ([(39, None), (30, "Northport"), (6, "Southby"), (3, "Eastham")], [0, 0, 0, 0]),
        # what is told again in between takes no part
        ([(39, None), (36, "Northport"), (5, "Eastham"), (3, "Southby")], [0, 0, None, 0]),
        # they make up nothing, are of one place, of no place, or come before the total
        ([(39, None), (36, "Northport"), (4, "Southby")], [None, None, None]),
        ([(39, None), (36, "Northport"), (3, "Northport")], [None, None, None]),
        ([(39, None), (36, "Northport"), (3, None)], [None, None, None]),
        ([(36, "Northport"), (3, "Southby"), (39, None)], [None, None, None]),
    ],
)
def test_a_total_and_its_parts(counts: Sequence[tuple[int, str | None]], broken: list[int | None]) -> None:
    assert told(*counts) == broken
    assert told(*counts, what="injured") == broken
    assert set(told(*counts, what="arrested")) == {None}


def test_a_total_told_twice_has_one_breakdown() -> None:
    assert told((39, None), (39, None), (36, "Northport"), (3, "Southby")) == [0, 0, 0, 0]


def test_only_the_head_of_a_report_gives_totals() -> None:
    facts = claims((39, None), (36, "Northport"), (3, "Southby"))
    assert len(broken_down(facts)) == len(facts)
    assert not broken_down([replace(fact, lead=False) for fact in facts])


def test_a_part_joins_neither_the_total_nor_another_part() -> None:
    teller = Teller("a")
    teller.tell("Raids on the coast killed nine dockers", by=["Arland"], on="2001-05-02", killed=("exact", 9, 9))
    for number, place in ((6, "Northport"), (3, "Southby")):
        text = f"The raids on {place} killed {number} dockers"
        teller.tell(text, by=["Arland"], at=place, on="2001-05-02", killed=("exact", number, number))
    assert [len(event.claims) for event in match([teller.pair()]).events] == [1, 1, 1]


@pytest.mark.parametrize(
    ("one", "two", "broken"),
    [
        ((19, "Northport"), (23, "Southby"), [0, 0]),
        ((19, "Northport"), (19, "Southby"), [0, 0]),
        # of one place, or of none
        ((19, "Northport"), (23, "Northport"), [None, None]),
        ((19, "Northport"), (23, None), [None, None]),
    ],
)
def test_two_numbers_of_one_sentence_with_a_place_each(
    one: tuple[int, str], two: tuple[int, str | None], broken: list[int | None]
) -> None:
    for inside in (True, False):
        teller = Teller("a")
        text = "Raids on Northport killed 19, shells on Southby took more"
        first = teller.tell(text, at=one[1], killed=("exact", one[0], one[0]), trigger="killed")
        more: dict[str, Any] = {"at": two[1]} if two[1] else {}
        sentence = first.sentence if inside else None
        teller.tell(text, killed=("exact", two[0], two[0]), trigger="took", inside=sentence, **more)
        assert [fact.breakdown for fact in facts_of(*teller.pair())] == (broken if inside else [None, None])
