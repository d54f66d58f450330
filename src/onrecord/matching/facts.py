"""A claim as matching needs it: days as numbers, places as points, parties as entities of the case.

A case may hold millions of claims; so a fact keeps what is compared and no more, and can be put away in a few hundred
bytes (`briefs.py`).
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from onrecord.records import Assistance, ClaimType, Figure, PlacePrecision, Status

# So many days are no longer than a month.
MONTH = 31


class Days(Struct, frozen=True, array_like=True):
    """First and last day, as day numbers. `said` is False where only the report's own date speaks."""

    first: int
    last: int
    said: bool

    @property
    def exact(self) -> bool:
        """One day, and the text says which."""
        return self.said and self.first == self.last

    def meets(self, other: "Days") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


class Spot(NamedTuple):
    """A place: a point on the map, or a province or country."""

    name: str
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    precision: PlacePrecision | None
    gazetteer: str | None
    # whether it bears the name of its region: the chief city, where much happens in a day
    chief: bool = False

    @property
    def mapped(self) -> bool:
        """Whether a gazetteer knows it; a place that none knows has the point of the place that it is named with."""
        return self.gazetteer is not None


class Source(Struct, frozen=True, array_like=True):
    """The report that tells: what matching needs of it."""

    report: str
    outlet: str
    first: int | None
    last: int | None

    @property
    def rank(self) -> tuple[int, str]:
        """Order of time, unknown dates last."""
        return (self.first if self.first is not None else 10**7, self.report)


class Fact(Struct, frozen=True, array_like=True):
    """One claim, ready to be compared."""

    id: str
    source: Source
    type: ClaimType
    mode: str | None
    status: Status
    background: bool
    # where it stands: the number of its sentence, and the character of its trigger
    sentence: int
    at: int
    # whether it stands in the title or at the head of the text: the report's news
    lead: bool
    days: Days | None
    spot: Spot | None
    region: Spot | None
    actor: frozenset[str]
    recipient: frozenset[str]
    where: tuple[str, ...]
    figures: tuple[Figure, ...]
    assistance: Assistance | None
    # who says so: an entity of the case, a kind of speaker and the noun for it, or "" for the outlet itself
    speaker: str
    # the outlet whose report is cited, where the speaker is one
    cites: str | None
    # the content words of its sentence as the bits of a number, and the sentence's five-word stretches
    content: bytes
    stretches: bytes
    # whether the sentence says that a toll has grown
    grown: bool
    # whether the sentence says that it turns to another happening
    turns: bool
    # whether it is told as another than the one before: "similar raids", "a day after"
    anew: bool
    # whether who says so "also said": a further thing, or, of another speaker, the same
    adds: bool
    # whether it is a denial of what its report tells beside it
    denies: bool
    # whether it is a denial of having had a part in it
    disowns: bool
    # what its sentence bears on that can itself be disputed: "chemical", "ceasefire"
    matters: frozenset[str]
    # what its sentence says of its part in an exchange: "asks", "replies" (`cues.py`)
    cues: frozenset[str]
    # whether it speaks of what was told before ("the blast killed nine")
    refers: bool
    # whether its sentence is about a toll itself ("put the toll at 12")
    toll: bool
    # with what it was done: "air", "shells", "charge"
    means: str
    # how it was done, in more words than `means` tells apart: "drone", "planted bomb"
    ways: frozenset[str]
    # which sides its doers are of, by the words for them: "state", "rebels"
    sides: frozenset[str]
    # what kind of place or people its sentence says was hit: "market", "convoy"
    scenes: frozenset[str]
    # who holds what was hit: "state", "rebels"
    held: frozenset[str]
    # names, as they are compared, of its places that no gazetteer knows
    unmapped: frozenset[str]
    # whether the text calls one of them a part of a town ("the Harbour district")
    quarter: bool
    # the number of the breakdown of a total in which its report's claim takes part (`sums.py`)
    breakdown: int | None = None

    @property
    def rank(self) -> tuple[int, str, int, str]:
        """Order of time, then of the text."""
        return (*self.source.rank, self.at, self.id)

    @property
    def words(self) -> int:
        """The content words of its sentence, as bits."""
        return int.from_bytes(self.content, "little")

    @property
    def stage(self) -> str | None:
        """The stage of assistance that it tells."""
        return self.assistance.stage if self.assistance else None


@lru_cache(maxsize=100_000)
def day_number(iso: str | None) -> int | None:
    """Days since the year 1, or None for what is no date."""
    try:
        return date.fromisoformat(iso).toordinal() if iso else None
    except ValueError:
        return None


@lru_cache(maxsize=100_000)
def iso(day: int | None) -> str | None:
    """The day of a day number, as ISO 8601."""
    return None if day is None else date.fromordinal(day).isoformat()
