"""Components of tellings that some chain of likenesses joins."""

import numpy as np
import pytest

from onrecord.matching import happenings, match
from onrecord.matching.happenings import LARGE, Pairs, _components
from onrecord.matching.likeness import Found
from onrecord.matching.reports import Reports
from tests.matching.builders import Teller


def pairs(*rows: tuple[int, int, float]) -> Pairs:
    first, second, weight = zip(*rows, strict=True)
    return Pairs(np.array(first), np.array(second), np.array(weight))


def test_links_join_and_pairs_that_speak_against_it_do_not() -> None:
    assert _components(5, pairs((0, 1, 0.4), (1, 3, 2.0), (2, 4, -1.0))).tolist() == [0, 0, 2, 0, 4]


def test_a_component_that_is_too_large_for_one_happening_falls_apart_at_its_weakest_links() -> None:
    size = 2 * LARGE
    strong = [(i, i + 1, 2.0) for i in range(size - 1) if i != LARGE - 1]
    root = _components(size, pairs(*strong, (LARGE - 1, LARGE, 0.1)))
    assert root.tolist() == [0] * LARGE + [LARGE] * LARGE


def test_a_small_component_keeps_its_weakest_link() -> None:
    assert _components(3, pairs((0, 1, 2.0), (1, 2, 0.1))).tolist() == [0, 0, 0]


def test_pairs_are_compared_day_by_day_whenever_their_reports_came_out(monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[int] = []
    compared = happenings._compare_any

    def compare(reports: Reports, i: int, j: int) -> list[Found]:
        told = reports[i].days
        days.append(told.first if told else 0)
        return compared(reports, i, j)

    monkeypatch.setattr(happenings, "_compare_any", compare)
    tellers = []
    for n, day in enumerate(["2001-05-03", "2001-05-03", "2001-04-01", "2001-04-01", None, None], start=3):
        tellers.append(Teller(f"r{n}", published=f"2001-05-{n:02}"))
        tellers[-1].tell("Shells hit the mill", at="Northport", on=day, killed=("exact", 19, 19))
    match([teller.pair() for teller in tellers])
    assert days == sorted(days) and len(set(days)) > 1
