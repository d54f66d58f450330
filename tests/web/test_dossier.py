"""Dossiers: every quotation with its report, address and hash; bounded, and saying so; fit for paper."""

import dataclasses
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from onrecord.case import open_case
from onrecord.web import make_app
from onrecord.web.filters import PAGE_SIZE
from tests.web import sample


@pytest.fixture(scope="module")
def collision(case_path: Path) -> dict[str, Any]:
    client = TestClient(make_app(str(case_path)), base_url="http://127.0.0.1")
    (dossier,) = client.get("/dossier/ev-collision.json").json()["dossiers"]
    return dossier


def test_reports_are_numbered_in_order_and_named_with_their_hash(collision: dict[str, Any]) -> None:
    assert [(c["n"], c["report"], c["copy_of"]) for c in collision["cited"]] == [
        (1, "r1", ""),
        (2, "r2", "[1]"),
        (3, "r3", ""),
    ]
    assert all(len(c["sha256"]) == 64 and c["ground"] == "from its metadata" for c in collision["cited"])


def test_each_field_keeps_its_words_by_report(collision: dict[str, Any]) -> None:
    rows = {row["name"]: row for row in collision["rows"]}
    told = {t["value"]: [(w["words"], w["by"]) for w in t["wordings"]] for t in rows["who"]["told"]}
    assert told["Soviet Union"] == [("Soviet fighter", [1, 2])]
    assert told["United Kingdom"] == [("British airliner", [3])]
    assert rows["who"]["stand"] == rows["killed"]["stand"] == "differ"


def test_sides_of_a_disagreement_name_their_reports(collision: dict[str, Any]) -> None:
    assert collision["differs"][1] == {
        "field": "killed",
        "sides": [{"value": "15", "by": [1, 2]}, {"value": "at least 10", "by": [3]}],
    }


def test_tolls_and_quotes_are_those_of_the_event(collision: dict[str, Any]) -> None:
    ((toll),) = collision["tolls"]
    assert [(n, value["told"]) for n, value in toll["values"]] == [(1, "15"), (2, "15"), (3, "at least 10")]
    assert [n for n, _ in collision["quotes"]] == [1, 2, 3]


def test_the_page_shows_it_all_and_how_it_was_made(client: TestClient, case_path: Path) -> None:
    page = client.get("/dossier/ev-collision").text
    with open_case(case_path, read_only=True) as case:
        assert case.fingerprint() in page
    for words in ("Collision at Gatow", "0" * 64, "record ev-collision", "onrecord 0.", "Nobody has decided"):
        assert words in page
    assert "confirmed" not in page.lower()


def test_a_dossier_keeps_the_filters_of_its_list(client: TestClient) -> None:
    assert 'href="/dossier?type=AID"' in client.get("/events?type=AID").text
    assert 'href="/dossier/ev-collision"' in client.get("/events/ev-collision").text
    data = client.get("/dossier.json?type=AID").json()
    assert [d["event"]["id"] for d in data["dossiers"]] == ["ev-send", "ev-came"]
    assert 'party <b class="words">Lucius Clay</b>' in client.get(f"/dossier?party={sample.CLAY}").text
    assert "No event fits" in client.get("/dossier?type=COERCE").text


def test_more_events_than_a_dossier_holds_are_told(tmp_path: Path) -> None:
    path = sample.write(tmp_path / "many.case")
    with open_case(path) as case:
        matched = sample.matched(sample.reports())
        one = matched.events[1]
        more = tuple(replace(one, id=f"ev-more-{n:03}") for n in range(PAGE_SIZE))
        case.write_matched(dataclasses.replace(matched, events=(*matched.events, *more)), "many")
    client = TestClient(make_app(str(path)), base_url="http://127.0.0.1")
    total = PAGE_SIZE + len(matched.events)
    page = client.get("/dossier").text
    assert f"Events 1 to {PAGE_SIZE} of {total}: a dossier holds fifty at most" in page
    assert page.count('<article class="dossier"') == PAGE_SIZE == 50
    assert client.get("/dossier?page=2").text.count('<article class="dossier"') == total - PAGE_SIZE


def test_quotes_beyond_the_most_are_counted(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.dossier.MOST_QUOTES", 1)
    (dossier,) = client.get("/dossier/ev-collision.json").json()["dossiers"]
    assert (len(dossier["quotes"]), dossier["left_out"]) == (1, 2)
    assert "2 more sentences are not printed" in client.get("/dossier/ev-collision").text


def test_decisions_stand_in_the_dossier(own_case: Path) -> None:
    with open_case(own_case) as case:
        case.decide("ev-collision", "accept", "ann", "both <b>seen</b>")
        case.decide("cl-r1-0", "reject", "bob")
    page = TestClient(make_app(str(own_case)), base_url="http://127.0.0.1").get("/dossier/ev-collision").text
    assert "both &lt;b&gt;seen&lt;/b&gt;" in page
    assert "<b>bob</b>" in page
    assert "Nobody has decided" not in page


def test_hostile_words_are_only_words(client: TestClient) -> None:
    page = client.get("/dossier/ev-deny").text
    assert "<script>window" not in page
    assert "<script>document" not in page
    assert f"/reports/{quote(sample.HOSTILE, safe='')}" in page


def test_no_such_event(client: TestClient) -> None:
    assert client.get("/dossier/ev-none").status_code == 404


def test_words_that_give_no_number_are_not_told_twice(tmp_path: Path) -> None:
    told = [sample.Told(f"v{n}", f"Wire {n}", "1948-05-01", "Title", f"{words} were killed.")
            for n, words in enumerate(("Dozens", "dozens"))]  # fmt: skip
    for r, words in zip(told, ("Dozens", "dozens"), strict=True):
        r.claim("ASSAULT", "killed", figures=[r.figure(words, None, None, "vague")])
    path = sample.write(tmp_path / "vague.case", [*sample.reports(), *told])
    with open_case(path) as case:
        matched = sample.matched([*sample.reports(), *told])
        event = replace(matched.events[1], id="ev-vague", claims=("cl-v0-0", "cl-v1-0"))
        case.write_matched(dataclasses.replace(matched, events=(*matched.events, event)), "vague")
    page = TestClient(make_app(str(path)), base_url="http://127.0.0.1").get("/dossier/ev-vague").text
    (row,) = re.findall(r"<tr><th scope=\"row\">killed.*?</tr>", page)
    assert row.count("ozens") == 1


@pytest.mark.browser
def test_on_paper_each_event_has_a_sheet_black_on_white(browser: Browser, home: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{home}/dossier?type=AID")
    page.emulate_media(media="print", color_scheme="dark")
    style = "getComputedStyle(document.querySelector('{}')).{}"
    assert page.evaluate(style.format("article.dossier + article.dossier", "breakBefore")) == "page"
    assert page.evaluate(style.format("body", "backgroundColor")) in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    assert page.evaluate(style.format("html", "backgroundColor")) == "rgb(255, 255, 255)"
    assert page.evaluate(style.format(".quotes .said", "color")) == "rgb(0, 0, 0)"
    assert page.locator(".mast").is_hidden()
    assert page.locator(".cited .address").first.is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") >= 2
    assert b"/MediaBox [0 0 59" in pdf  # A4 is 595 points wide
    page.close()
