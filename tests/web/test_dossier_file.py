"""Dossiers as files: those of the pages, in one file that asks for nothing else."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from onrecord.case import open_case
from onrecord.errors import CaseError, ExportError, UsageError
from onrecord.web.dossier_file import write_dossiers
from tests.web.watching import fits_every_screen


def write(case_path: Path, events: str, out: Path, limit: int = 50) -> tuple[int, int]:
    with open_case(case_path, read_only=True) as case:
        return write_dossiers(case, events, out, limit)


def test_the_file_holds_the_page_s_dossier_and_stands_alone(
    case_path: Path, client: TestClient, tmp_path: Path
) -> None:
    out = tmp_path / "event.html"
    assert write(case_path, "ev-collision", out) == (1, 1)
    page = out.read_text()
    assert not re.findall(r'(?:href|src)="/', page) and "<script" not in page and "url(" not in page
    assert 'href="#ev-collision-1"' in page, "links within the sheet stay"
    article = re.compile(r'<article class="dossier".*</article>', re.DOTALL)
    linked = article.search(client.get("/dossier/ev-collision").text)
    alone = article.search(page)
    assert linked and alone
    words = [re.sub(r"<[^>]+>", "", found[0]) for found in (linked, alone)]
    assert words[0] == words[1]


@pytest.mark.parametrize("events", ["type=AID", "/events?type=AID", "http://127.0.0.1:8011/dossier?type=AID"])
def test_events_are_chosen_as_in_an_address(case_path: Path, tmp_path: Path, events: str) -> None:
    out = tmp_path / "aid.json"
    assert write(case_path, events, out) == (2, 2)
    data = json.loads(out.read_text())
    assert data["filters"] == {"type": "AID"}
    assert [d["event"]["id"] for d in data["dossiers"]] == ["ev-send", "ev-came"]


def test_what_is_left_out_is_told(case_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "some.html"
    assert write(case_path, "party=Soviet Union&since=1948-04", out, limit=1) == (1, 4)
    assert "The first 1 of 4 events kept by: party <b" in out.read_text()


@pytest.mark.parametrize(
    ("events", "error"),
    [
        ("ev-never", CaseError),
        ("colour=red", UsageError),
        ("type=SANCTION", UsageError),
        ("since=never", UsageError),
        ("", CaseError),
    ],
)
def test_what_means_no_event_is_refused(case_path: Path, tmp_path: Path, events: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        write(case_path, events, tmp_path / "out.html")
    assert not (tmp_path / "out.html").exists()


def test_a_case_is_never_replaced(own_case: Path) -> None:
    before = own_case.read_bytes()
    with pytest.raises(ExportError) as told:
        write(own_case, "ev-collision", own_case)
    assert told.value.code == "X003" and own_case.read_bytes() == before


def test_hostile_words_stay_words(case_path: Path, tmp_path: Path) -> None:
    with open_case(case_path, read_only=True) as case:
        for event in case.ids("event"):
            write_dossiers(case, event, tmp_path / "one.html")
            assert "<script" not in (tmp_path / "one.html").read_text()


@pytest.mark.browser
def test_a_browser_shows_it_and_asks_for_nothing(browser: Browser, case_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "aid.html"
    write(case_path, "type=AID", out)
    page = browser.new_page(viewport={"width": 360, "height": 800})
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(out.as_uri())
    assert asked == [out.as_uri()]
    assert page.locator("article.dossier").count() == 2
    assert page.evaluate("getComputedStyle(document.querySelector('.dossier')).borderTopWidth") == "1px"
    fits_every_screen(page)
    page.close()
