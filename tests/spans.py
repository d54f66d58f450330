"""What every record must keep, walked the way a reader of the export would walk it."""

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.records import Reading, Report


def spans(node: Any) -> Iterator[dict[str, Any]]:
    """All spans anywhere in plain data."""
    if isinstance(node, dict):
        if isinstance(node.get("start"), int) and "text" in node:
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def assert_exact(reading: Reading, report: Report) -> None:
    """Every span of a reading lies in its report to the letter."""
    fields = {"text": report.text, "title": report.title or ""}
    for span in spans(msgspec.to_builtins(reading)):
        assert fields[span["field"]][span["start"] : span["end"]] == span["text"]
        assert span["start"] < span["end"], "an empty span shows nothing"


def assert_resolved(reading: Reading) -> None:
    """Every reference leads to a record of the same reading, and no id is given twice."""
    kinds = (reading.entities, reading.places, reading.dates, reading.statements, reading.claims)
    ids = [record.id for records in kinds for record in records]
    assert len(ids) == len(set(ids))
    known = set(ids)
    for claim in reading.claims:
        named = [p.entity for p in claim.actor + claim.recipient]
        assert {r for r in (*named, *claim.when, *claim.where, claim.statement) if r} <= known
    for statement in reading.statements:
        speaker = statement.speaker.entity if statement.speaker else None
        assert {r for r in (speaker, statement.parent, statement.when) if r} <= known
