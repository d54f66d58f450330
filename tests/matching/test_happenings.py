"""Components of tellings that some chain of likenesses joins."""

import numpy as np

from onrecord.matching.happenings import LARGE, Pairs, _components


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
