"""Two reports against each other, and the original of one: exact, and hostile whatever it says."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from onrecord.records import Published
from onrecord.web import make_app
from tests.web import sample

HOSTILE = quote(sample.HOSTILE, safe="")


def _client(path: Path) -> TestClient:
    return TestClient(make_app(str(path)), base_url="http://127.0.0.1")


def test_a_copy_is_set_beside_what_it_copies(client: TestClient) -> None:
    data = client.get("/reports/r2/against/r1.json").json()
    assert (data["left"]["report"], data["right"]["report"]) == ("r2", "r1")
    assert data["relation"] == "the first is a copy of the second, or nearly"
    assert set(data["counts"]) == {"same"}
    assert data["shares"] == [1.0, 1.0]
    assert data["address"] == "/reports/r2/against/r1"


def test_what_differs_is_marked(client: TestClient) -> None:
    page = client.get("/reports/r1/against/r3").text
    assert "<mark>" in page
    assert 'href="/reports/r3/against/r1"' in page


def test_a_report_leads_to_its_copies(client: TestClient) -> None:
    page = client.get("/reports/r1").text
    assert 'href="/reports/r1/against/r2"' in page
    assert "copies this one" in page
    assert "No other report of the case" in client.get("/reports/r4").text


@pytest.mark.parametrize("pair", [("r1", HOSTILE), (HOSTILE, "r1"), (HOSTILE, HOSTILE)])
def test_hostile_text_and_ids_are_only_text(client: TestClient, pair: tuple[str, str]) -> None:
    address = f"/reports/{pair[0]}/against/{pair[1]}"
    page, data = client.get(address), client.get(f"{address}.json")
    assert (page.status_code, data.status_code) == (200, 200)
    assert page.headers["content-type"].startswith("text/html")
    assert data.json()["address"] == address
    assert "<script>window" not in page.text
    assert "<img src=x" not in page.text
    assert "{{ 7 * 7 }}" in page.text


def test_ids_that_hold_the_word_between_are_told_apart(tmp_path: Path) -> None:
    told = sample.reports()
    odd = [sample.Told(i, "Wire", "1948-05-01", f"Title {i}", "Planes landed.") for i in ("a/against/b", "a", "b")]
    client = _client(sample.write(tmp_path / "odd.case", [*told, *odd]))
    assert client.get("/reports/a/against/b.json").json()["report"]["id"] == "a/against/b"
    assert client.get("/reports/a%2Fagainst%2Fb/against/a.json").json()["left"]["report"] == "a/against/b"
    assert client.get("/reports/b/against/a%2Fagainst%2Fb.json").json()["right"]["report"] == "a/against/b"


@pytest.mark.parametrize(
    ("address", "missing"), [("/reports/r1/against/none", "none"), ("/reports/no/against/r1", "no")]
)
def test_a_report_that_is_not_there_is_named(client: TestClient, address: str, missing: str) -> None:
    answer = client.get(f"{address}.json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "C006")
    assert answer.json()["error"]["what"].startswith(f"{missing}:")


@pytest.mark.parametrize("report", ["r1", sample.HOSTILE])
def test_the_original_comes_to_the_byte_and_is_never_shown(client: TestClient, report: str) -> None:
    body = next(r.text for r in sample.reports() if r.id == report).encode()
    answer = client.get(f"/original/{quote(report, safe='')}")
    assert answer.content == body
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    name = answer.headers["content-disposition"]
    assert name in ('attachment; filename="r1-original.bin"', 'attachment; filename="r-hostile-1-json-original.bin"')
    assert answer.headers["repr-digest"] == f"sha-256=:{b64encode(sha256(body).digest()).decode()}:"
    assert sha256(body).hexdigest() in client.get(f"/reports/{quote(report, safe='')}").text


def test_there_is_no_original_of_nothing(client: TestClient) -> None:
    assert client.get("/original/none").status_code == 404


def test_both_days_are_shown_where_sources_of_the_day_disagree(tmp_path: Path) -> None:
    told = sample.reports()
    line = Published(start="1948-04-05", end="1948-04-05", basis="dateline")
    published = replace(told[0].report.published, others=(line,))
    told[0].report = replace(told[0].report, published=published)
    page = _client(sample.write(tmp_path / "own.case", told)).get("/reports/r1").text
    assert "6 April 1948 (from its metadata); 5 April 1948 (from its dateline), not used" in page
    assert '<span class="tag differ">5 April 1948 from its dateline</span>' in page
