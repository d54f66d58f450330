"""Full-text search: all the words, narrowed, counted, and never broken by what is typed."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.case import Case, open_case, searching
from onrecord.case.searching import full_text
from onrecord.errors import UsageError
from tests.case.conftest import fill, matched, report

BOTH = "({title body} : (%s) NOT {title} : (%s))"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "two.case", create=True) as case:
        fill(case, report(), report("r-2", "Dispatch", "1948-07-29"))
        case.write_matched(matched("r-1", "r-2"), "m")
        yield case


def test_words_are_found_and_marked(two: Case) -> None:
    hits = two.search("flour gatow")
    assert {(h.kind, h.id, h.report) for h in hits} == {
        ("report", "r-1", "r-1"),
        ("report", "r-2", "r-2"),
        ("statement", "st-r-1", "r-1"),
        ("statement", "st-r-2", "r-2"),
    }
    statement = next(h for h in hits if h.kind == "statement")
    assert statement.snippet == "Britain sent flour to Gatow"
    assert [words for words, hit in statement.pieces if hit] == ["flour", "Gatow"]
    assert [h.id for h in two.search("united", kind="entity")] == ["E-gb"]
    assert two.search('"flour sent"') == [] != two.search('"sent flour"')
    assert two.search("flo*") and not two.search("flo")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["r-1", "r-2", "st-r-1", "st-r-2"]),
        ({"kind": "statement"}, ["st-r-1", "st-r-2"]),
        ({"outlet": "Dispatch"}, ["r-2", "st-r-2"]),
        ({"outlet": "Dispatch", "kind": "report"}, ["r-2"]),
        ({"outlet": "Nobody"}, []),
        ({"since": "1948-07-01", "kind": "report"}, ["r-2"]),
        ({"until": "1948-06-28", "kind": "report"}, ["r-1"]),
        ({"since": "1948-06-28", "until": "1948-06-28", "outlet": "Courier", "kind": "report"}, ["r-1"]),
        ({"since": "1949-01-01"}, []),
        ({"outlet": None, "since": None, "kind": None}, ["r-1", "r-2", "st-r-1", "st-r-2"]),
    ],
)
def test_a_search_is_narrowed_and_counted(two: Case, filters: dict[str, str | None], found: list[str]) -> None:
    assert sorted(hit.id for hit in two.search("flour", **filters)) == found
    assert two.count_hits("flour", **filters) == len(found)


def test_a_party_is_found_by_the_outlets_that_name_it(two: Case) -> None:
    assert [h.id for h in two.search("united", outlet="Dispatch")] == ["E-gb"]


def test_pages_of_hits_hold_each_hit_once(two: Case) -> None:
    whole = [hit.id for hit in two.search("flour")]
    assert [hit.id for n in range(4) for hit in two.search("flour", limit=1, offset=n)] == whole
    assert two.search("flour", offset=4) == []
    assert two.count_hits("flour", most=3) == 3


def test_of_very_many_hits_those_with_the_words_in_their_title_come_first(
    two: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighed = two.search("flour")
    monkeypatch.setattr(searching, "MOST_RANKED", 1)
    found = two.search("flour")
    assert [hit.kind for hit in found] == ["report", "report", "statement", "statement"]
    assert sorted(hit.id for hit in found) == sorted(hit.id for hit in weighed)
    assert [hit.id for n in range(5) for hit in two.search("flour", limit=1, offset=n)] == [hit.id for hit in found]
    assert [hit.id for hit in two.search("flour", kind="statement", outlet="Dispatch")] == ["st-r-2"]


def test_nothing_is_found_for_no_words_and_no_day_is_made_up(two: Case) -> None:
    assert two.search(" ") == []
    assert two.count_hits("?!") == 0
    with pytest.raises(UsageError, match="U002"):
        two.search("flour", since="soon")


@given(words=st.text(max_size=30))
def test_no_words_break_the_search(words: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5 (title, body, kind)")
    for query in filter(None, (full_text(words), full_text(words, "report"), full_text(words, "report", BOTH))):
        db.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()
    db.close()
