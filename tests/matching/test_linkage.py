"""Average linkage."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.matching.linkage import cluster


def test_a_vague_one_goes_to_the_nearer_and_does_not_chain() -> None:
    scores = {(0, 1): 1.0, (1, 2): 0.5, (0, 2): -8.0}
    assert cluster(3, scores, -2.0) == [[0, 1], [2]]


def test_pairs_that_never_met_count_as_missing() -> None:
    assert cluster(3, {(0, 1): 1.0, (1, 2): 1.0}, -2.0) == [[0, 1], [2]]
    assert cluster(3, {(0, 1): 1.0, (1, 2): 1.0}, 0.0) == [[0, 1, 2]]


pairs = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1])


@given(st.dictionaries(pairs, st.integers(-4, 4).map(float)))
def test_every_member_is_in_one_cluster_and_every_cluster_holds_on_average(
    scores: dict[tuple[int, int], float],
) -> None:
    found = cluster(8, scores, -1.0)
    assert sorted(i for group in found for i in group) == list(range(8))
    for group in (g for g in found if len(g) == 2):
        assert scores[group[0], group[1]] > 0


@given(st.dictionaries(pairs, st.integers(-4, 4).map(float)))
def test_no_two_clusters_are_left_that_should_join(scores: dict[tuple[int, int], float]) -> None:
    found = cluster(8, scores, -1.0)
    for n, one in enumerate(found):
        for two in found[n + 1 :]:
            values = [scores.get((min(i, j), max(i, j)), -1.0) for i in one for j in two]
            assert sum(values) <= 1e-9
