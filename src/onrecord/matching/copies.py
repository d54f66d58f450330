"""Which reports repeat which: near-identical texts and passages, at any size of case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.matching.groups import Groups
from onrecord.matching.scores import Scores
from onrecord.matching.shingles import contained, shingles
from onrecord.records import make_id

# An agency's text is run within days. Reports further apart, or undated, are one text only if nearly all is the same.
WINDOW = 7
SAME = 0.8
UNDATED = 10**7
# From this share of the shorter text on, a report counts as a copy.
COPY = 0.5
# From this share on, reports of two outlets go back to one text: no two write so much alike by chance, while one outlet
# repeats its own standing paragraphs.
TWO_OUTLETS = 0.35
# From this share on, two reports that credit one agency count as carrying its text.
CREDITED = 0.2
# So many kept stretches must be shared before two texts are measured in full; of texts days apart, this share of them.
SHARED = 2
SHARED_APART = 0.5
# A stretch that stands in more reports than this is furniture of an outlet or a stock phrase: only neighbours in
# time are paired by it.
COMMON = 60
# So many of the next reports that hold a stretch are met however much later they came out.
FAR = 4


@dataclass(frozen=True, slots=True)
class Carrier:
    """What is needed of a report to find its copies."""

    report: str
    day: int | None
    # the stretches that candidates are found by; the text itself is fetched for candidates only
    kept: NDArray[np.uint64]
    text: Callable[[], str]
    credits: frozenset[str] = frozenset()
    outlet: str = ""
    # a digest of the report, eight bytes: two of the same marks share the same
    mark: bytes = bytes(8)


@dataclass(frozen=True, slots=True)
class Shared:
    """Two reports that share text, the earlier first, and the share of the shorter one that the longer holds."""

    first: int
    second: int
    share: float


@dataclass(frozen=True)
class Copies:
    """What repeats what."""

    copy_of: dict[str, str]
    origin_of: dict[str, str]


def find_copies(carriers: Sequence[Carrier], scores: Scores | None = None) -> Copies:
    """Copies and origins over reports that are given in order of time; `scores` are shares measured before."""
    origins, best = Groups(), dict[str, tuple[float, str]]()
    for pair in _sharing(carriers, scores or Scores()):
        first, second = carriers[pair.first], carriers[pair.second]
        if pair.share >= (COPY if _near(first, second) else SAME):
            best.setdefault(second.report, (0.0, ""))
            if pair.share > best[second.report][0]:
                best[second.report] = (pair.share, first.report)
        if pair.share >= _least(first, second):
            origins.join(first.report, second.report)
    return Copies(
        copy_of={report: first for report, (_, first) in best.items()},
        origin_of={c.report: make_id("or", origins.find(c.report)) for c in carriers},
    )


def _near(first: Carrier, second: Carrier) -> bool:
    """Whether two reports came out within days of one another, or may have."""
    if first.day is None or second.day is None:
        return first.day is second.day
    return abs(second.day - first.day) <= WINDOW


def _least(first: Carrier, second: Carrier) -> float:
    """The share from which on two reports go back to one text."""
    if not _near(first, second):
        return SAME
    if first.credits & second.credits:
        return CREDITED
    return TWO_OUTLETS if first.outlet and second.outlet and first.outlet != second.outlet else COPY


def _sharing(carriers: Sequence[Carrier], scores: Scores) -> list[Shared]:
    """All pairs that share more than chance, measured on their full texts."""
    pairs, full = _candidates(carriers), _Recent(carriers)
    marks = np.frombuffer(b"".join(c.mark for c in carriers), dtype="<u8")
    firsts, seconds = (marks[[pair[side] for pair in pairs]] for side in (0, 1))

    def share(place: int) -> float:
        return contained(*sorted((full[i] for i in pairs[place]), key=len))

    shares = scores.of(firsts, seconds, share).tolist()
    return [Shared(i, j, part) for (i, j), part in zip(pairs, shares, strict=True)]


def _candidates(carriers: Sequence[Carrier]) -> list[tuple[int, int]]:
    """Pairs that share at least `SHARED` kept stretches, by an index turned round: stretch -> reports.

    The index is two sorted columns. Each stretch's reports stand together in order of time, so that a pair is met as
    a row and one of the rows after it.
    """
    kept = [carrier.kept for carrier in carriers]
    if not kept:
        return []
    stretches = np.concatenate(kept)
    holders = np.repeat(np.arange(len(kept), dtype=np.int64), [len(k) for k in kept])
    order = np.lexsort((holders, stretches))
    stretches, holders = stretches[order], holders[order]
    # undated reports come last; whether a pair is near in time decides how much it must share
    days = np.array([UNDATED if c.day is None else c.day for c in carriers], dtype=np.int64)
    rows, met = np.arange(len(stretches)), [np.empty(0, dtype=np.int64)]
    for step in range(1, COMMON + 1):
        rows = rows[rows + step < len(stretches)]
        rows = rows[stretches[rows] == stretches[rows + step]]
        if step > FAR:
            rows = rows[days[holders[rows + step]] - days[holders[rows]] <= WINDOW]
        if not len(rows):
            break
        met.append(holders[rows] * len(kept) + holders[rows + step])
    pairs, counts = np.unique(np.concatenate(met), return_counts=True)
    firsts, seconds = pairs // len(kept), pairs % len(kept)
    sizes = np.array([len(k) for k in kept], dtype=np.int64)
    apart = days[seconds] - days[firsts] > WINDOW
    least = np.where(apart, SHARED_APART * np.minimum(sizes[firsts], sizes[seconds]), SHARED)
    return [divmod(int(pair), len(kept)) for pair in pairs[counts >= np.maximum(least, SHARED)]]


class _Recent(dict[int, frozenset[int]]):
    """The stretches of the texts that were asked for last."""

    def __init__(self, carriers: Sequence[Carrier], size: int = 500) -> None:
        super().__init__()
        self._carriers, self._size = carriers, size

    def __missing__(self, i: int) -> frozenset[int]:
        if len(self) >= self._size:
            del self[next(iter(self))]
        self[i] = found = shingles(self._carriers[i].text())
        return found
