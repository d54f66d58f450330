"""Average-linkage clustering over sparse scores: two clusters join while the mean score over their pairs is above 0.

Following every single link instead would chain happenings together through one vague telling.
The method is the usual agglomerative one (Sokal and Michener 1958), with a heap, in O(pairs · log pairs).
"""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush


def cluster(size: int, scores: Mapping[tuple[int, int], float], missing: float) -> list[list[int]]:
    """Clusters of 0 … size-1. `scores` holds pairs (i, j) with i < j; pairs not in it count as `missing`.

    Of equal means the pair with the smaller members joins first, so that the result does not depend on any order.
    """
    members = {i: [i] for i in range(size)}
    sums: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(size)}
    for (i, j), value in scores.items():
        sums[i][j] = sums[j][i] = (value, 1)

    def mean(i: int, j: int) -> float:
        total, known = sums[i][j]
        pairs = len(members[i]) * len(members[j])
        return (total + missing * (pairs - known)) / pairs

    heap = [(-value, i, j) for (i, j), value in scores.items() if value > 0]
    heapify(heap)
    while heap:
        negative, i, j = heappop(heap)
        if i not in members or j not in members or j not in sums[i] or -negative != mean(i, j):
            continue  # one of the two has been joined to another since
        _merge(i, j, members, sums)
        for k in sums[i]:
            if (value := mean(i, k)) > 0:
                heappush(heap, (-value, min(i, k), max(i, k)))
    return sorted(sorted(group) for group in members.values())


def _merge(i: int, j: int, members: dict[int, list[int]], sums: dict[int, dict[int, tuple[float, int]]]) -> None:
    """Cluster j becomes part of cluster i (i < j)."""
    members[i] += members.pop(j)
    for k, (total, known) in sums.pop(j).items():
        del sums[k][j]
        if k != i:
            old, count = sums[i].get(k, (0.0, 0))
            sums[i][k] = sums[k][i] = (old + total, count + known)
