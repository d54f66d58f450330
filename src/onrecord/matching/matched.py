"""What matching gives: all that is known only once many reports are held side by side."""

from dataclasses import dataclass

from onrecord.records import AssistanceLine, Entity, Event, Exchange, Naming


@dataclass(frozen=True)
class Proposal:
    """Two entities that may be one, and why one might think so. Matching never merges them by itself."""

    first: str
    second: str
    why: str


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
