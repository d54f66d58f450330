"""What pairs weighed when they were last compared, so that only new pairs are compared again.

A pair is known by the digests of its two sides. Each digest covers all that the comparison looks at, so that a kept
value is the value that comparing again would give.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Digests = NDArray[np.uint64]
_ROW = np.dtype([("mix", "<u8"), ("first", "<u8"), ("second", "<u8"), ("value", "<f8")])
_ODD = np.uint64(0x9E3779B97F4A7C15)


class Scores:
    """Values of pairs: those kept from before, and those asked for since."""

    def __init__(self, kept: bytes = b"") -> None:
        self._kept = np.frombuffer(kept, dtype=_ROW)
        self._asked: list[NDArray[np.void]] = []

    def of(self, first: Digests, second: Digests, weigh: Callable[[int], float]) -> NDArray[np.float64]:
        """The value of each pair, as it was kept, or else as `weigh` gives it by the pair's place in the columns."""
        rows = np.empty(len(first), dtype=_ROW)
        rows["mix"], rows["first"], rows["second"] = first * _ODD + second, first, second
        known = self._look_up(rows)
        for place in np.flatnonzero(~known).tolist():
            rows["value"][place] = weigh(place)
        self._asked.append(rows)
        values: NDArray[np.float64] = rows["value"]
        return values

    def _look_up(self, rows: NDArray[np.void]) -> NDArray[np.bool_]:
        """Fill in the values that were kept; which of the rows they are."""
        if not len(self._kept):
            return np.zeros(len(rows), dtype=bool)
        at = np.minimum(np.searchsorted(self._kept["mix"], rows["mix"]), len(self._kept) - 1)
        found = self._kept[at]
        known: NDArray[np.bool_] = (found["first"] == rows["first"]) & (found["second"] == rows["second"])
        rows["value"][known] = found["value"][known]
        return known

    def packed(self) -> bytes:
        """The values that were asked for, to be kept; what nobody asked for any more is forgotten."""
        rows = np.concatenate([np.empty(0, dtype=_ROW), *self._asked])
        return rows[np.argsort(rows["mix"], kind="stable")].tobytes()
