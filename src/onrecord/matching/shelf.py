"""Where matching finds the reports of a case, and keeps what it worked out about them for the next time."""

from collections.abc import Sequence
from os import SEEK_END
from tempfile import TemporaryFile
from typing import Protocol, Self

from onrecord.matching.briefs import brief_of, digest
from onrecord.records import Reading, Report

# Where something lies in a file: from which byte, how many.
Stretch = tuple[int, int]


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
    """A shelf over readings that are given at once; what it keeps lies in a file that goes when it is left (`with`)."""

    def __init__(self, readings: Sequence[tuple[Report, Reading]]) -> None:
        self._readings = readings
        self._file = TemporaryFile(prefix="onrecord-")  # noqa: SIM115
        self._briefs: dict[int, Stretch] = {}
        self._kept: dict[int, Stretch] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._readings)

    def brief(self, number: int) -> bytes:
        """The brief of a report; its reading is asked for the first time only."""
        if number in self._briefs:
            return self._read(self._briefs[number])
        report, reading = self._readings[number]
        brief = brief_of(report, reading, digest(report.id.encode("utf-8", "surrogatepass")))
        self._briefs[number] = self._write(brief)
        return brief

    def reading(self, number: int) -> tuple[Report, Reading]:
        """A report and its reading."""
        return self._readings[number]

    def kept(self, number: int) -> bytes:
        """What was kept of a report's tellings."""
        return self._read(self._kept[number]) if number in self._kept else b""

    def keep(self, number: int, tellings: bytes) -> None:
        """Keep this of a report's tellings."""
        self._kept[number] = self._write(tellings)

    def kept_scores(self, name: str) -> bytes:
        """None: nothing was matched before."""
        return b""

    def keep_scores(self, name: str, scores: bytes) -> None:
        """Forgotten: nothing will be matched after."""

    def _write(self, kept: bytes) -> Stretch:
        return self._file.seek(0, SEEK_END), self._file.write(kept)

    def _read(self, stretch: Stretch) -> bytes:
        self._file.seek(stretch[0])
        return self._file.read(stretch[1])
