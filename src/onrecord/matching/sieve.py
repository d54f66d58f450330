"""Which of the pairs that meet in a block are worth comparing, seen from a few numbers of each telling at a time.

In a large case most pairs that meet lie far apart on the map, or share no more than that both are the news of a day.
There are tens of millions of them, and they join nothing; so they are set aside before either telling is fetched.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.matching.likeness import weights, words_in_common
from onrecord.matching.places import NEAR_KM
from onrecord.matching.tellings import Telling
from onrecord.matching.wording import BITS

# What is seen of a telling: its point, its country and province, its names, its first day and its content words.
# 0 stands for none.
TRAITS = np.dtype(
    [
        *((name, "<f8") for name in ("latitude", "longitude")),
        *((name, "<u4") for name in ("country", "admin1", "spot", "region")),
        ("day", "<u4"),
        ("words", "<u8", (BITS // 64,)),
    ]
)
# So many pairs are looked at at a time.
AT_ONCE = 100_000

Traits = NDArray[np.void]
Numbers = NDArray[np.int64]
Yes = NDArray[np.bool_]


def traits_of(telling: Telling) -> bytes:
    """What the sieve sees of a telling, packed."""
    spot, region = telling.spot, telling.region
    place = spot or region
    row = np.zeros(1, dtype=TRAITS)
    row["latitude"], row["longitude"] = (spot.latitude, spot.longitude) if spot else (np.nan, np.nan)
    row["country"], row["admin1"] = (_mark(place.country), _mark(place.admin1)) if place else (0, 0)
    row["spot"], row["region"] = _mark(spot and spot.name), _mark(region and region.name)
    row["day"] = telling.days.first if telling.days else 0
    row["words"] = np.frombuffer(telling.words.to_bytes(BITS // 8, "little"), dtype="<u8")
    return row.tobytes()


def worth_comparing(traits: Traits, first: Numbers, second: Numbers, news: Yes) -> Yes:
    """Which of these pairs could be of one happening; `news` says which met only as the news of a day."""
    worth = ~in_portions(far_apart, traits, first, second)
    doubtful = np.flatnonzero(worth & news)
    worth[doubtful] = in_portions(_more_than_chance, traits["words"], first[doubtful], second[doubtful])
    return worth


def in_portions(test: Callable[[Any, Any], Yes], column: NDArray[Any], first: Numbers, second: Numbers) -> Yes:
    """A test of both sides of many pairs, some at a time, so that never much of both is held."""
    found = np.empty(len(first), dtype=bool)
    for start in range(0, len(first), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        found[some] = test(column[first[some]], column[second[some]])
    return found


def far_apart(one: Traits, two: Traits) -> Yes:
    """Pairs in two countries, in two provinces, or at two points too far from one another: a sure veto."""
    countries, provinces = _differ(one["country"], two["country"]), _differ(one["admin1"], two["admin1"])
    points = (one["spot"] > 0) & (two["spot"] > 0)
    # a town that bears its province's name may stand for the province
    meant = (one["spot"] == two["region"]) | (two["spot"] == one["region"])
    meant |= (one["spot"] == one["region"]) | (two["spot"] == two["region"])
    meant &= (one["admin1"] == two["admin1"]) & (one["admin1"] > 0)
    with np.errstate(invalid="ignore"):
        distant = _kilometres(one, two) > NEAR_KM
    far: Yes = np.where(points, distant & ~meant, countries | provinces)
    return far


def _differ(one: NDArray[np.uint32], two: NDArray[np.uint32]) -> Yes:
    """Where both are known and are not the same."""
    differ: Yes = (one != two) & (one > 0) & (two > 0)
    return differ


def _kilometres(one: Traits, two: Traits) -> NDArray[np.float64]:
    """Great-circle distances, as `likeness.kilometres`; no number where a side has no point."""
    lat1, lat2 = np.radians(one["latitude"]), np.radians(two["latitude"])
    half = np.sin((lat2 - lat1) / 2) ** 2
    half += np.cos(lat1) * np.cos(lat2) * np.sin(np.radians(two["longitude"] - one["longitude"]) / 2) ** 2
    km: NDArray[np.float64] = 12_742 * np.arcsin(np.minimum(1.0, np.sqrt(half)))
    return km


def _more_than_chance(one: NDArray[np.uint64], two: NDArray[np.uint64]) -> Yes:
    """Pairs that share more of their words than two texts do by chance."""
    common, least = _count(one & two), np.minimum(_count(one), _count(two))
    more: Yes = words_in_common(common, least) > weights()["words_chance"]
    return more


def _count(bits: NDArray[np.uint64]) -> NDArray[np.int64]:
    count: NDArray[np.int64] = np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
    return count


@lru_cache(maxsize=100_000)
def _mark(name: str | None) -> int:
    return crc32(name.encode()) or 1 if name else 0
