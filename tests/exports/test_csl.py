"""CSL-JSON against what the published schema (1.0.2) requires and allows of an item."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.case import Case
from onrecord.exports.citations import cite
from onrecord.exports.csl import CSL, item
from onrecord.records import Published
from tests.case.conftest import report

_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "literal": {"type": "string"},
    },
    "additionalProperties": False,
}
_WORDS = {"type": "string", "minLength": 1}
# The part of the schema that our items use: nothing else may stand in one.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"const": "article-newspaper"},
            "author": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "properties": {"literal": _WORDS},
                    "required": ["literal"],
                    "additionalProperties": False,
                },
            },
            "issued": _DATE,
            "accessed": _DATE,
            **dict.fromkeys(("id", "title", "container-title", "URL", "language", "note"), _WORDS),
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def test_an_item_says_who_what_where_and_when() -> None:
    told = replace(report(), authors=("Ann Lee",), url="https://example.org/a", extra={"accessed": '"1999-05-01"'})
    assert item(cite(told, "made")) == {
        "id": "r-1",
        "type": "article-newspaper",
        "title": "Flour",
        "author": [{"literal": "Ann Lee"}],
        "container-title": "Courier",
        "issued": {"date-parts": [[1948, 6, 28]]},
        "URL": "https://example.org/a",
        "accessed": {"date-parts": [[1999, 5, 1]]},
        "note": "report r-1; made",
    }


@pytest.mark.parametrize(
    ("first", "last", "issued"),
    [
        (None, None, None),
        ("1948-06-01", "1948-06-30", {"date-parts": [[1948, 6, 1], [1948, 6, 30]]}),
        (None, "1948-06-28", {"literal": "until 28 June 1948"}),
        ("1948-06-28", None, {"literal": "from 28 June 1948"}),
    ],
)
def test_no_day_is_more_exact_than_it_is_known(first: str | None, last: str | None, issued: Any) -> None:
    assert item(cite(replace(report(), published=Published(start=first, end=last)), "")).get("issued") == issued


@given(st.text(), st.text(), st.text())
def test_any_words_make_an_item(title: str, outlet: str, author: str) -> None:
    citation = cite(replace(report(), title=title, outlet=outlet, authors=(author,)), "made")
    made = json.loads(msgspec.json.encode([item(citation)]))
    VALIDATOR.validate(made)
    assert made[0]["title"] == citation.title


def test_the_example_is_cited_whole(berlin: Case, tmp_path: Path) -> None:
    count = CSL.write(berlin, tmp_path / "out.json")
    items = json.loads((tmp_path / "out.json").read_bytes())
    VALIDATOR.validate(items)
    assert len(items) == count == berlin.count("report")
    assert len({one["id"] for one in items}) == count
    assert all(berlin.fingerprint() in one["note"] for one in items)
