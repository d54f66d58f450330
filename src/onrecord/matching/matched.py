"""What matching gives: all that is known only once many reports are held side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple, Protocol

from onrecord.records import AssistanceLine, Entity, Event, Exchange, Naming


@dataclass(frozen=True)
class Proposal:
    """Two entities that may be one, and why one might think so. Matching never merges them by itself."""

    first: str
    second: str
    why: str


class Made(NamedTuple):
    """A record made of many reports, its kind, and a digest of all that it was made of.

    The record is None where it is known to be as it was; a digest of no bytes says that this cannot be known.
    """

    kind: str
    id: str
    mark: bytes
    record: Any


class Findings(Protocol):
    """What matching found, record by record."""

    @property
    def copy_of(self) -> Mapping[str, str]:
        """From a report to the earlier one that it repeats."""

    @property
    def origin_of(self) -> Mapping[str, str]:
        """From every report to the id of the group that goes back to one text."""

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Pairs of entities that may be one."""

    def names_of(self, report: str) -> Mapping[str, str]:
        """From the entities of a report to the case's."""

    def records(self, standing: Mapping[str, bytes]) -> Iterator[Made]:
        """All records, entities before what names them; those without themselves that stand with their mark."""


@dataclass(frozen=True)
class Matched:
    """The records of the case that come from no single report.

    `entity_of` leads from the id of a reading's entity to the id of the case's. `copy_of` leads from a report to the
    earlier one that it repeats, `origin_of` from every report to the id of the group that goes back to one text.
    """

    entities: tuple[Entity, ...]
    entity_of: dict[str, str]
    events: tuple[Event, ...]
    assistance: tuple[AssistanceLine, ...]
    exchanges: tuple[Exchange, ...]
    namings: tuple[Naming, ...]
    copy_of: dict[str, str]
    origin_of: dict[str, str]
    proposals: tuple[Proposal, ...] = ()

    def names_of(self, _report: str) -> Mapping[str, str]:
        """From the entities of all reports to the case's."""
        return self.entity_of

    def records(self, _standing: Mapping[str, bytes]) -> Iterator[Made]:
        """All records, without marks."""
        every: Iterator[Any] = chain(self.entities, self.namings, self.events, self.assistance, self.exchanges)
        return (Made(str(record.__struct_config__.tag), record.id, b"", record) for record in every)
