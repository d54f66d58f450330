"""Looking things up: by id, by filter, by words."""

import pytest
from msgspec.structs import replace

from onrecord.case import KINDS, Case
from onrecord.errors import UsageError
from onrecord.records import Claim, Entity, Event, Report, Statement
from tests.case.conftest import fill, report


def test_every_record_is_found_by_its_id(case: Case) -> None:
    for kind in KINDS:
        records = case.records(kind)
        assert records, kind
        assert [case.record(r.id) for r in records] == records
        assert len(records) == case.count(kind)
        assert sorted(r.id for r in records) == case.ids(kind)
    assert case.record("nothing") is None
    assert case.report("cl-r-1") is None
    assert case.reading("nothing") is None


def test_references_lead_to_entities_of_the_case_or_nowhere(case: Case) -> None:
    claim, statement = case.record("cl-r-1"), case.record("st-r-1")
    assert isinstance(claim, Claim) and isinstance(statement, Statement) and statement.speaker
    assert claim.actor[0].entity == "E-gb"
    assert claim.recipient[0].entity is None, "an entity that matching did not keep"
    assert statement.speaker.entity == "E-clay"
    read = case.reading("r-1")
    assert read and [e.id for e in read.entities] == ["E-clay", "E-gb"]


def test_a_report_knows_its_origin_and_what_it_repeats(case: Case) -> None:
    second = case.report("r-2")
    assert second and (second.copy_of, second.origin) == ("r-1", "or-1")


@pytest.mark.parametrize(
    ("kind", "filters", "ids"),
    [
        ("report", {"outlet": "Courier"}, ["r-1"]),
        ("report", {"since": "1948-06-29"}, ["r-2"]),
        ("report", {"until": "1948-06-28"}, ["r-1"]),
        ("report", {"since": "1948-06-30"}, []),
        ("claim", {"report": "r-2"}, ["cl-r-2"]),
        ("claim", {"party": "E-gb"}, ["cl-r-1", "cl-r-2"]),
        ("claim", {"party": "britain"}, ["cl-r-1", "cl-r-2"]),
        ("claim", {"party": "Lucius Clay"}, []),
        ("claim", {"place": "GATOW", "outlet": "Dispatch"}, ["cl-r-2"]),
        ("claim", {"place": "geonames:2921044"}, ["cl-r-1", "cl-r-2"]),
        ("claim", {"place": "DE", "type": "AID", "status": "happened"}, ["cl-r-1", "cl-r-2"]),
        ("claim", {"place": "pl-r-1"}, ["cl-r-1", "cl-r-2"]),
        ("claim", {"type": "ASSAULT"}, []),
        ("statement", {"party": "clay"}, ["st-r-1", "st-r-2"]),
        ("statement", {"type": "assert", "status": "named"}, ["st-r-1", "st-r-2"]),
        ("event", {"outlet": "Dispatch", "place": "gatow", "status": "happened"}, ["ev-1"]),
        ("event", {"report": "r-1", "party": "E-gb", "since": "1948-06-28", "until": "1948-06-28"}, ["ev-1"]),
        ("event", {"since": "1948-06-29"}, []),
        ("assistance", {"party": "E-clay", "status": "delivered", "outlet": "Courier"}, ["as-1"]),
        ("exchange", {"status": "unanswered", "type": "AID", "party": "United Kingdom"}, ["ex-1"]),
        ("entity", {"type": "Person"}, ["E-clay"]),
        ("entity", {"report": "r-1"}, ["E-clay", "E-gb"]),
        ("naming", {"outlet": "Courier"}, ["na-1"]),
        ("naming", {"outlet": "Dispatch"}, []),
        ("place", {"place": "Gatow", "type": "location"}, ["pl-r-1", "pl-r-2"]),
        ("date", {"type": "day"}, ["da-r-1", "da-r-2"]),
    ],
)
def test_lists_are_narrowed(case: Case, kind: str, filters: dict[str, str], ids: list[str]) -> None:
    assert [r.id for r in case.records(kind, **filters)] == ids  # type: ignore[arg-type]
    assert case.count(kind, **filters) == len(ids)  # type: ignore[arg-type]


def test_lists_are_paged(case: Case) -> None:
    assert [r.id for r in case.records("claim", limit=1)] == ["cl-r-1"]
    assert [r.id for r in case.records("claim", limit=1, offset=1)] == ["cl-r-2"]
    assert case.records("claim", limit=1, offset=2) == []
    assert [r.id for r in case.records("claim", party="E-gb", limit=1, offset=1)] == ["cl-r-2"]


def test_lists_stand_in_order_of_day_undated_last(case: Case) -> None:
    undated = Report(id="a-undated", text=report().text, outlet="Courier")
    fill(case, undated, report("z-early", day="1948-01-01"))
    assert [r.id for r in case.records("report")] == ["z-early", "r-1", "r-2", "a-undated"]


def test_a_filter_that_makes_no_sense_is_told(case: Case) -> None:
    with pytest.raises(UsageError):
        case.records("claim", since="last week")
    with pytest.raises(UsageError):
        case.count("opinion")


def test_facets_count_what_they_lead_to(case: Case) -> None:
    assert case.facets("report", "outlet") == [("Courier", 1), ("Dispatch", 1)]
    assert case.facets("claim", "type") == [("AID", 2)]


def test_what_holds_a_claim_is_known(case: Case) -> None:
    assert case.holders("cl-r-2") == ["ev-1", "as-1"]
    assert case.holders("ev-1") == ["ex-1"]


def test_names_are_had_without_mentions(case: Case) -> None:
    names = case.names(["E-gb", "E-nobody", "E-gb"])
    assert {i: (n.name, n.schema, n.mentions) for i, n in names.items()} == {"E-gb": ("United Kingdom", "Country", 2)}


def test_the_original_comes_back_to_the_byte(case: Case) -> None:
    from hashlib import sha256

    page = b"<html>" + report().text.encode("utf-16") * 20
    case.add_reports([(report("r-9"), page, None)])
    fill(case)
    assert case.original("r-9") == (page, sha256(page).hexdigest())
    assert case.original("r-1") == (report().text.encode(), sha256(report().text.encode()).hexdigest())
    assert case.original("nothing") is None


def test_one_file_as_text_and_as_page_keeps_its_bytes_for_both(case: Case) -> None:
    page = "<p>Planes came.</p>"
    fill(case, report("as-text", text=report().text + page))
    case.add_reports([(report("as-page"), (report().text + page).encode(), None)])
    fill(case)
    for one in ("as-text", "as-page"):
        found = case.original(one)
        assert found and found[0] == (report().text + page).encode()


def test_meta_counts_all(case: Case) -> None:
    meta = case.meta()
    assert meta["counts"] == {**dict.fromkeys(KINDS, 2), "event": 1, "assistance": 1, "exchange": 1, "naming": 1}
    assert meta["outlets"] == {"Courier": 1, "Dispatch": 1}
    assert (meta["first_day"], meta["last_day"]) == ("1948-06-28", "1948-06-29")
    assert (meta["model"], meta["reader"], meta["waiting"], meta["not_read"]) == ("m 1", "1", 0, 0)


def test_types_come_back_as_they_went_in(case: Case) -> None:
    assert isinstance(case.record("ev-1"), Event)
    assert isinstance(case.record("E-gb"), Entity)
    assert isinstance(case.record("r-1"), Report)


def test_the_head_of_an_entity_says_how_often_it_is_named_and_not_where(case: Case) -> None:
    whole, head = case.record("E-gb"), case.head("E-gb")
    assert isinstance(whole, Entity)
    assert head
    assert (head.entity, head.mentions) == (replace(whole, mentions=(), roles=()), len(whole.mentions))
    assert case.heads(party="United Kingdom") == [head]
    assert case.head("ev-1") is None
