"""Which tellings of many reports are of one happening: compared in pairs, and joined by average linkage.

Here a telling is a number (`reports.Reports`); what it says is fetched only where a pair must be compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from onrecord.matching.likeness import Found, compare, pull, weights
from onrecord.matching.linkage import cluster
from onrecord.matching.reports import Reports
from onrecord.matching.scores import Scores
from onrecord.matching.within import compare_within

# In a component up to this size every pair is scored; in a larger one only those that met in a block.
WHOLE = 100
# More tellings than this are no one happening: the weakest of their links are left out, in steps of this weight.
LARGE = 200
STEP = 0.5
# What a pair counts that never met in a block: nothing speaks for it.
UNMET = -2.0
# What a pair counts whose places alone keep it apart: a veto, and the little that such pairs have in common.
FAR = -5.0
# A pair below this weight is no near miss.
NEAR = -2.0

Numbers = NDArray[np.int64]


@dataclass(slots=True)
class Outline:
    """The tellings of one happening, and the best pair that leads out of it: the one inside, the one outside."""

    members: list[int]
    apart: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of tellings, the smaller number first, and what they weigh: three columns, for there are millions."""

    first: Numbers
    second: Numbers
    weight: NDArray[np.float64]

    def of(self, rows: NDArray[np.bool_] | Numbers) -> "Pairs":
        """Some of these pairs."""
        return Pairs(self.first[rows], self.second[rows], self.weight[rows])

    def with_more(self, other: "Pairs") -> "Pairs":
        """These pairs and others."""
        return Pairs(*(np.concatenate(two) for two in zip(self._columns(), other._columns(), strict=True)))

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(*(column.tolist() for column in self._columns()), strict=True)

    def _columns(self) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
        return self.first, self.second, self.weight


def find_outlines(reports: Reports, scores: Scores) -> list[Outline]:
    """Tellings by happening, in the order of each one's first telling."""
    worth, passed = reports.candidates()
    met = _weighed(reports, scores, worth)
    root = _components(len(reports), met)
    groups = list(_groups(reports, scores, met, passed, root))
    apart = _nearest(groups, met, len(reports))
    return [Outline(group, apart.get(place)) for place, group in enumerate(groups)]


def _weighed(reports: Reports, scores: Scores, pairs: Numbers) -> Pairs:
    """What pairs weigh that are given as one number each (`blocks.candidates`)."""
    first, second = np.divmod(pairs, max(1, len(reports)))
    near = np.flatnonzero(~reports.far_apart(first, second))
    near = near[reports.by_day(first[near])]

    def weigh(place: int) -> float:
        return pull(_compare_any(reports, int(first[near[place]]), int(second[near[place]])))

    weight = np.full(len(pairs), FAR)
    weight[near] = scores.of(reports.digests[first[near]], reports.digests[second[near]], weigh)
    return Pairs(first, second, weight)


def _compare_any(reports: Reports, i: int, j: int) -> list[Found]:
    """Two tellings of one report were already found to be two, and are compared as such."""
    if reports.report_of[i] != reports.report_of[j]:
        return compare(reports[i], reports[j], reports.profiles)
    found = compare_within(reports[i], reports[j], reports.profiles)
    return [*found, Found("one_report", "one report tells them apart", weights()["one_report"])]


def _components(size: int, met: Pairs) -> Numbers:
    """For each telling the first of those that some chain of likenesses joins it to: only they can become one.

    Where weak links chain more than `LARGE` together, the weakest are left out until they hold fewer: a mean over many
    pairs is never above zero by one weak link.
    """
    root, least = np.arange(size, dtype=np.int64), 0.0
    links = met.of(met.weight > least)
    root = _joined(size, links)
    while (large := np.bincount(root, minlength=size)[root] > LARGE).any():
        least += STEP
        links = links.of(large[links.first] & (links.weight > least))
        root = np.where(large, _joined(size, links), root)
    return root


def _joined(size: int, links: Pairs) -> Numbers:
    """For each telling the first of those that these links join it to."""
    root = list(range(size))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = i = root[root[i]]
        return i

    for i, j, _ in links:
        i, j = sorted((find(i), find(j)))
        root[j] = i
    return np.array([find(i) for i in range(size)], dtype=np.int64)


def _groups(reports: Reports, scores: Scores, met: Pairs, passed: Numbers, root: Numbers) -> Iterator[list[int]]:
    """The tellings of each happening, component by component."""
    order = np.argsort(root, kind="stable")
    members = np.split(order, np.flatnonzero(np.diff(root[order])) + 1) if len(order) else []
    within = met.of(root[met.first] == root[met.second])
    pairs = within.with_more(_weighed(reports, scores, _unmet(members, within, passed, root)))
    pairs = pairs.of(np.argsort(root[pairs.first], kind="stable"))
    starts = np.searchsorted(root[pairs.first], np.arange(len(root) + 1))
    for group in members:
        if len(group) == 1:
            yield [int(group[0])]
            continue
        at = {int(i): place for place, i in enumerate(group)}
        own = pairs.of(np.arange(starts[group[0]], starts[group[0] + 1]))
        for found in cluster(len(group), {(at[i], at[j]): weight for i, j, weight in own}, UNMET):
            yield [int(group[place]) for place in found]


def _unmet(members: Sequence[Numbers], within: Pairs, passed: Numbers, root: Numbers) -> Numbers:
    """The pairs within components that were not compared: all of a small one, those that met in vain of a large one."""
    size = max(1, len(root))
    every = [i * size + j for group in members if 2 < len(group) <= WHOLE for i, j in combinations(group.tolist(), 2)]
    first, second = np.divmod(passed, size)
    large = np.bincount(root, minlength=size)[root[first]] > WHOLE
    some = np.concatenate([np.array(every, dtype=np.int64), passed[large & (root[first] == root[second])]])
    return np.setdiff1d(some, within.first * size + within.second)


def _nearest(groups: Sequence[Sequence[int]], met: Pairs, size: int) -> dict[int, tuple[int, int]]:
    """For each group, by its place, the best pair that leads out of it; of equals the first."""
    group_of = np.empty(size, dtype=np.int64)
    for place, group in enumerate(groups):
        group_of[group] = place
    leading = met.of((group_of[met.first] != group_of[met.second]) & (met.weight > NEAR))
    best: dict[int, tuple[float, int, int]] = {}
    for i, j, weight in leading:
        for inside, outside in ((i, j), (j, i)):
            place = int(group_of[inside])
            if place not in best or weight > best[place][0]:
                best[place] = (weight, inside, outside)
    return {place: (inside, outside) for place, (_, inside, outside) in best.items()}
