"""What a bibliography says of a report: keys from ids, the hash that names the text, the records it stands behind."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.case import Case, open_case
from onrecord.exports.citations import UNTITLED, citations, cite, every_citation, reports_behind
from onrecord.records import Answer, Exchange, make_id
from tests.case.conftest import fill, matched, report


@pytest.fixture
def small(tmp_path: Path) -> Any:
    with open_case(tmp_path / "small.case", create=True) as case:
        fill(case, report(), report("r-2", "Dispatch", "1948-06-29"))
        case.write_matched(matched("r-1", "r-2"), "m")
        yield case


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("r-1", "r-1"),
        ("AP:1948.06_28", "AP:1948.06_28"),
        ("a b", make_id("report", "a b")),
        ("x,y}", make_id("report", "x,y}")),
        ("/p/1?q#é", make_id("report", "/p/1?q#é")),
        ("-", make_id("report", "-")),
        ("r" * 200, make_id("report", "r" * 200)),
    ],
)
def test_a_key_is_made_from_the_id(given: str, key: str) -> None:
    assert cite(report(given), "").key == key


def test_a_key_outlives_every_other_spelling() -> None:
    renamed = replace(report(), title="Bread", outlet="Bugle", authors=("Ann Lee",))
    assert cite(renamed, "").key == cite(report(), "").key


def test_a_note_names_report_text_records_case_and_program(small: Case) -> None:
    told = replace(report(), sha256="ab" * 32)
    (citation,) = citations(small, [told], {"r-1": ["ev-1", "ev-2"]})
    for part in ("report r-1", "ab" * 32, "told in it: ev-1, ev-2", f"case {small.fingerprint()}", "of onrecord 0."):
        assert part in citation.note


def test_many_records_are_counted_not_listed() -> None:
    note = cite(report(), "", tuple(f"ev-{n}" for n in range(9))).note
    assert "ev-4 and 4 more" in note
    assert "ev-5" not in note


def test_what_is_not_known_is_not_made_up() -> None:
    bare = cite(replace(report(), title=None, outlet=None, url=None), "")
    assert (bare.title, bare.outlet, bare.url, bare.accessed, bare.authors) == (UNTITLED, "", "", "", ())


@pytest.mark.parametrize(
    ("extra", "accessed"),
    [
        ({"accessed": '"1999-05-01"'}, "1999-05-01"),
        ({"fetched": '"1999-05-01T10:00:00Z"'}, "1999-05-01"),
        ({"retrieved": '"yesterday"', "fetched": '"1999-05-02"'}, "1999-05-02"),
        ({"accessed": "12"}, ""),
        ({"accessed": "not JSON"}, ""),
        ({}, ""),
    ],
)
def test_a_day_of_access_is_the_sources_own(extra: dict[str, str], accessed: str) -> None:
    assert cite(replace(report(), extra=extra), "").accessed == accessed


def test_a_field_is_one_line_of_fit_characters() -> None:
    citation = cite(replace(report(), title="One\r\n two\u2028\x00three\ud800"), "")
    assert citation.title == "One two three"


def test_reports_behind_a_record(small: Case) -> None:
    (event,) = small.records("event")
    behind = {
        record.id: reports_behind(small.record, record)
        for record in (event, *small.records("claim"), *small.records("report"))
    }
    assert behind[event.id] == ["r-1", "r-2"]
    assert behind["cl-r-2"] == behind["r-2"] == ["r-2"]
    exchange = Exchange(id="x", opening=event.id, by=None, to=None, answers=(Answer(event="gone", kind="other"),))
    assert reports_behind(small.record, exchange) == ["r-1", "r-2"]


def test_every_report_of_a_case_is_cited_in_order(small: Case) -> None:
    assert [citation.key for citation in every_citation(small)] == ["r-1", "r-2"]


def test_the_hash_of_a_case_tells_its_reports_and_decisions(small: Case, tmp_path: Path) -> None:
    first = small.fingerprint()
    assert len(first) == 64
    with open_case(tmp_path / "again.case", create=True) as again:
        fill(again, report("r-2", "Dispatch", "1948-06-29"), report())
        again.write_matched(matched("r-1", "r-2"), "m")
        assert again.fingerprint() == first
    small._db.execute("DELETE FROM meta WHERE key = 'held'")  # counted anew, it is the same
    assert small.fingerprint() == first
    (event,) = small.records("event")
    small.decide(event.id, "accept", "ann")
    assert small.fingerprint() != first
