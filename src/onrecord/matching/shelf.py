"""Where matching finds the reports of a case, and keeps what it worked out about them for the next time."""

from collections.abc import Sequence
from typing import Protocol

from onrecord.matching.briefs import brief_of, digest
from onrecord.records import Reading, Report


class Shelf(Protocol):
    """The reports that are matched, by number, in any order that stays. What is kept may be forgotten at any time."""

    def __len__(self) -> int: ...

    def brief(self, number: int) -> bytes:
        """The brief of a report (`briefs.brief_of`), made of its reading where none was kept."""

    def reading(self, number: int) -> tuple[Report, Reading]:
        """A report and its reading, for the little that is not in its brief."""

    def kept(self, number: int) -> bytes:
        """What was last kept of a report's tellings; nothing where nothing was."""

    def keep(self, number: int, tellings: bytes) -> None:
        """Keep this of a report's tellings."""

    def kept_scores(self, name: str) -> bytes:
        """The scores last kept under this name; nothing where there are none."""

    def keep_scores(self, name: str, scores: bytes) -> None:
        """Keep these scores."""


class Unkept:
    """A shelf over readings that are given at once, which holds what it keeps in memory and then forgets it."""

    def __init__(self, readings: Sequence[tuple[Report, Reading]]) -> None:
        self._readings = readings
        self._briefs: dict[int, bytes] = {}
        self._kept: dict[int, bytes] = {}

    def __len__(self) -> int:
        return len(self._readings)

    def brief(self, number: int) -> bytes:
        """The brief of a report; its reading is asked for the first time only."""
        if number not in self._briefs:
            report, reading = self._readings[number]
            self._briefs[number] = brief_of(report, reading, digest(report.id.encode("utf-8", "surrogatepass")))
        return self._briefs[number]

    def reading(self, number: int) -> tuple[Report, Reading]:
        """A report and its reading."""
        return self._readings[number]

    def kept(self, number: int) -> bytes:
        """What was kept of a report's tellings."""
        return self._kept.get(number, b"")

    def keep(self, number: int, tellings: bytes) -> None:
        """Keep this of a report's tellings."""
        self._kept[number] = tellings

    def kept_scores(self, name: str) -> bytes:
        """None: nothing was matched before."""
        return b""

    def keep_scores(self, name: str, scores: bytes) -> None:
        """Forgotten: nothing will be matched after."""
