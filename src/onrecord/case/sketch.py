"""A reading of which single records are wanted: a page shows a few claims each of many reports.

Decoding a whole reading to show one claim of it was most of what a list of events cost.
"""

import msgspec
from msgspec import Raw, Struct

from onrecord.case.filing import item_with_case_entities
from onrecord.case.numbers import Item, record_number
from onrecord.case.packing import expand, unpack
from onrecord.records import Claim, Date, Place, Span, Statement

_KINDS: tuple[tuple[str, type[Item]], ...] = (
    ("places", Place),
    ("dates", Date),
    ("statements", Statement),
    ("claims", Claim),
)  # in the order in which a reading's records are numbered (numbers.items)


class _Lists(Struct):
    """The lists of a reading, their records not yet decoded."""

    places: list[Raw] = []
    dates: list[Raw] = []
    statements: list[Raw] = []
    claims: list[Raw] = []
    sentences: Raw = Raw(b"[]")


class Sketch:
    """A packed reading, and the case's entities by the report's own."""

    def __init__(self, lists: _Lists, entity_of: dict[str, str]) -> None:
        self._lists = lists
        self._entity_of = entity_of

    @classmethod
    def of(cls, body: bytes, entity_of: bytes) -> "Sketch":
        """From what the case file keeps of a report."""
        known = msgspec.json.decode(expand(entity_of), type=dict[str, str | None])
        return cls(unpack(body, _Lists), {own: entity for own, entity in known.items() if entity is not None})

    def sentences(self) -> list[Span]:
        """The sentences of the report."""
        return msgspec.json.decode(self._lists.sentences, type=list[Span])

    def item(self, record: int) -> Item:
        """The record of this number, its entities the case's."""
        position = record % record_number(1, 0) - 1
        for name, kind in _KINDS:
            raw: list[Raw] = getattr(self._lists, name)
            if position < len(raw):
                return item_with_case_entities(msgspec.json.decode(raw[position], type=kind), self._entity_of)
            position -= len(raw)
        raise IndexError(record)
