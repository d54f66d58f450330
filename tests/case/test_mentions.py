"""Entities with and without where they are named."""

import pytest

from onrecord.case import Case
from onrecord.case.packing import pack
from onrecord.records import Entity


def test_a_record_is_whole_and_a_head_goes_without_mentions(case: Case) -> None:
    whole = case.record("E-gb")
    assert isinstance(whole, Entity)
    assert len(whole.mentions) == 2
    head = case.head("E-gb")
    assert head and head.mentions == 2
    assert head.entity.mentions == ()
    assert (head.entity.id, head.entity.name) == (whole.id, whole.name)


def test_heads_are_listed_as_the_records_are(case: Case) -> None:
    assert [h.entity.id for h in case.heads()] == [e.id for e in case.records("entity")]
    assert [h.entity.id for h in case.heads(type="Person")] == ["E-clay"]
    assert case.head("E-none") is None


def test_a_case_of_an_older_program_has_its_mentions_in_the_record(case: Case) -> None:
    whole = case.record("E-gb")
    case._db.execute("UPDATE record SET body = ? WHERE id = 'E-gb'", (pack(whole),))
    case._db.execute("DELETE FROM mentioned")
    assert case.record("E-gb") == whole
    head = case.head("E-gb")
    assert head and (head.mentions, head.entity.mentions) == (2, ())


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 1),
        ({"type": "AID"}, 1),
        ({"type": "AID", "outlet": "Courier"}, 1),
        ({"type": "AID", "since": "1949-01-01"}, 0),
        ({"type": "AID,ASSAULT"}, 1),
        ({"outlet": "Courier", "place": "gatow", "until": "1948-06-28"}, 1),
    ],
)
def test_counts_agree_with_lists(case: Case, filters: dict[str, str], count: int) -> None:
    assert case.count("event", **filters) == count == len(case.records("event", **filters))  # type: ignore[arg-type]
    assert case.listed("event", **filters) == ["ev-1"] * count  # type: ignore[arg-type]
