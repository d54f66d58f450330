"""A withdrawn report: shown with who withdrew it and why, wherever it counts still, and where it no longer does."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from onrecord.build import rematch
from onrecord.case import open_case
from onrecord.web import make_app
from tests.web import sample
from tests.web.watching import can_be_used_by_all, fits_every_screen

WHY = "retracted by the agency"


def asking(path: Path) -> TestClient:
    return TestClient(make_app(str(path)), base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture
def client(own_case: Path) -> TestClient:
    with open_case(own_case) as case:
        case.withdraw("r3", "ann", WHY)
    return asking(own_case)


def test_until_the_next_build_its_claims_are_marked(client: TestClient) -> None:
    event = client.get("/events/ev-collision.json").json()
    marked = {s["report"]: s["withdrawn"] for c in event["versions"]["columns"] for s in c["sources"]}
    assert marked == {"r1": False, "r2": False, "r3": True}
    assert client.get("/events/ev-collision").text.count(">withdrawn<") == 1
    report = client.get("/reports/r3.json").json()["withdrawn"]
    assert (report["user"], report["reason"], report["counts"]) == ("ann", WHY, True)
    assert "counts until the next build" in client.get("/reports/r3").text
    assert client.get("/history.json").json()["decisions"][0]["pending"]


def test_then_it_counts_nowhere_and_is_shown_with_the_reason(client: TestClient, own_case: Path) -> None:
    rematch(own_case)
    listed = client.get("/reports.json").json()
    assert "r3" not in [row["id"] for row in listed["reports"]]
    (row,) = listed["withdrawn"]
    assert (row["source"]["report"], row["withdrawal"]["counts"]) == ("r3", False)
    page = client.get("/reports/r3").text
    assert WHY in page and "It counts in no event, list or number." in page
    assert "Soviet" in client.get("/reports/r3.json").json()["report"]["text"]
    assert client.get("/original/r3").status_code == 200
    assert client.get("/records/r3").headers["location"] == "/reports/r3"
    assert client.get("/index.json").json()["holds"]["withdrawn"] == 1
    assert "1 report</a> was withdrawn" in client.get("/").text
    assert WHY in client.get("/reports").text


def test_the_history_tells_of_it_and_of_its_return(client: TestClient, own_case: Path) -> None:
    rematch(own_case)
    (made,) = client.get("/history.json").json()["decisions"]
    assert (made["did"], made["pending"], made["report"]) == ("withdrew", False, True)
    assert 'href="/reports/r3"' in client.get("/history").text
    with open_case(own_case) as case:
        case.restore("r3", "ben", "the retraction was of another text")
    rematch(own_case)
    assert client.get("/reports/r3.json").json()["withdrawn"] is None
    assert client.get("/reports.json").json()["withdrawn"] == []
    assert client.get("/history.json").json()["decisions"][0]["about_words"].startswith("ann withdrew")


@pytest.mark.browser
@pytest.mark.parametrize("address", ["/reports/r3", "/reports", "/", "/history"])
def test_all_can_use_what_is_shown_of_it(browser: Browser, own_home: str, own_case: Path, address: str) -> None:
    with open_case(own_case) as case:
        case.withdraw("r3", "ann", WHY)
    rematch(own_case)
    can_be_used_by_all(browser, own_home + address)
    page = browser.new_page()
    page.goto(own_home + address)
    fits_every_screen(page)
    assert page.get_by_text("withdr").first.is_visible() or page.get_by_text("Withdrawn").first.is_visible()
    page.close()


def test_hostile_ids_and_reasons_stay_words(own_case: Path) -> None:
    with open_case(own_case) as case:
        case.withdraw(sample.HOSTILE, "<b>ann</b>", "<script>window.pwned = 1</script>")
    rematch(own_case)
    for address in ("/reports", "/reports/r%2Fhostile%20%231%3F.json", "/history"):
        page = asking(own_case).get(address)
        assert page.status_code == 200
        assert "<script>window" not in page.text and "<b>ann" not in page.text
