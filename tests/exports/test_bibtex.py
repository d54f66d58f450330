"""BibTeX, read back by a small parser that counts braces as BibTeX does."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.case import Case, open_case
from onrecord.exports.bibtex import BibTeX, bibtex, entry
from onrecord.exports.citations import cite, plain
from onrecord.records import Published
from tests.case.conftest import fill, report

_MEANT = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "&%$#_"},
}
_ESCAPE = re.compile("|".join(map(re.escape, _MEANT)))


def printed(value: str) -> str:
    """What TeX would print; fails on a character that it would take for a command."""
    assert not re.search(r"[\\&%$#_~^]", _ESCAPE.sub("", value)), value
    return _ESCAPE.sub(lambda found: _MEANT[found[0]], value)


def parse(text: str) -> dict[str, dict[str, str]]:
    """Entries by key, fields as written; braces are counted whether or not a backslash stands before them."""
    found: dict[str, dict[str, str]] = {}
    while text.strip():
        head = re.match(r"\s*@(\w+)\{([^\s,{}\"#%'()=~\\]+),\n", text)
        assert head, text[:80]
        fields, text = {"": head[1]}, text[head.end() :]
        while not text.startswith("}"):
            name = re.match(r" {2}(\w+) = ", text)
            assert name, text[:80]
            fields[name[1]], text = _value(text[name.end() :])
        found[head[2]], text = fields, text[1:]
    return found


def _value(text: str) -> tuple[str, str]:
    if text[0] != "{":
        value, _, rest = text.partition(",\n")
        assert value.isalpha()
        return value, rest
    depth = 0
    for at, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            assert text[at + 1 : at + 3] == ",\n"
            return text[1:at], text[at + 3 :]
    raise AssertionError("a brace is left open")


def test_an_entry_says_who_what_where_and_when() -> None:
    told = replace(report(), authors=("Ann Lee", "Staff, Courier and Post"), url="https://example.org/a_b?c=1&d=%20#e")
    fields = parse(entry(cite(told, "made")))["r-1"]
    assert fields == {
        "": "article",
        "author": "{Ann Lee} and {Staff, Courier and Post}",
        "title": "{Flour}",
        "journal": "Courier",
        "date": "1948-06-28",
        "year": "1948",
        "month": "jun",
        "url": "https://example.org/a_b?c=1&d=%20#e",
        "note": "report r-1; made",
    }


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (None, None, {}),
        ("1948-06-01", "1948-06-30", {"date": "1948-06-01/1948-06-30", "year": "1948", "month": "jun"}),
        ("1948-06-28", "1948-07-02", {"date": "1948-06-28/1948-07-02", "year": "1948"}),
        ("1948-12-31", "1949-01-01", {"date": "1948-12-31/1949-01-01"}),
        (None, "1948-06-28", {"date": "/1948-06-28"}),
        ("1948-06-28", None, {"date": "1948-06-28/"}),
    ],
)
def test_no_day_is_more_exact_than_it_is_known(first: str | None, last: str | None, days: dict[str, str]) -> None:
    fields = parse(entry(cite(replace(report(), published=Published(start=first, end=last)), "")))["r-1"]
    assert {name: fields[name] for name in ("date", "year", "month") if name in fields} == days


def test_without_an_outlet_it_is_no_article() -> None:
    fields = parse(entry(cite(replace(report(), outlet=None), "")))["r-1"]
    assert fields[""] == "misc"
    assert "journal" not in fields


@given(st.text(), st.text(), st.text(min_size=1))
def test_any_words_are_read_back_as_they_were(title: str, outlet: str, author: str) -> None:
    told = replace(report(), title=title, outlet=outlet, authors=(author,))
    citation = cite(told, "made")
    fields = parse(entry(citation))["r-1"]
    assert printed(fields["title"][1:-1]) == citation.title
    assert printed(fields.get("journal", "")) == plain(outlet)
    if "author" in fields:
        assert printed(fields["author"][1:-1]) == plain(author)
    fields["title"].encode()


@given(st.text())
def test_no_address_ends_its_field(url: str) -> None:
    fields = parse(entry(cite(replace(report(), url=url), "")))["r-1"]
    assert not re.search(r"[\s{}\\\"]", fields.get("url", ""))


def test_unicode_is_kept() -> None:
    title = "Блокада: «Хлеб» — خبز, 面包, Č"
    assert title in entry(cite(replace(report(), title=title), ""))


def test_a_case_is_written_as_a_bibliography(tmp_path: Path) -> None:
    with open_case(tmp_path / "small.case", create=True) as case:
        fill(case, report(), report("r-2", "Dispatch", "1948-06-29"))
        assert BibTeX.write(case, tmp_path / "out.bib") == 2
        written = (tmp_path / "out.bib").read_text(encoding="utf-8")
        assert list(parse(written)) == ["r-1", "r-2"]
        assert case.fingerprint() in parse(written)["r-2"]["note"]


def test_the_example_is_cited_whole(berlin: Case) -> None:
    reports = berlin.records("report")
    assert len(parse(bibtex(cite(r, "") for r in reports))) == len(reports) > 10
