"""The search page: hits narrowed, counted and paged; and what every list says of a filter that nothing answers to."""

import sys

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from onrecord.web import make_app
from onrecord.web.filters import PAGE_SIZE
from tests.web import sample


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=fighter&kind=report", {"r1", "r2", "r3"}),
        ("q=fighter&kind=report&outlet=Midland+Dispatch", {"r2"}),
        ("q=fighter&kind=report&since=1948-04-07", {"r3"}),
        ("q=fighter&kind=report&until=1948-04-06", {"r1", "r2"}),
        ("q=fighter&kind=report&since=1949", set()),
        ("q=clay&kind=entity", {sample.CLAY}),
        ("q=", set()),
    ],
)
def test_hits_are_narrowed(client: TestClient, query: str, found: set[str]) -> None:
    data = client.get(f"/search.json?{query}").json()
    assert {hit["id"] for hit in data["hits"]} == found
    assert data["pages"]["total"] == len(found)


def test_hits_are_counted_by_kind(client: TestClient) -> None:
    data = client.get("/search.json?q=fighter").json()
    assert data["counts"]["report"] == 3
    assert sum(data["counts"].values()) == data["pages"]["total"] == len(data["hits"])


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A case of more reports than a page holds, all of one text."""
    first = sample.reports()[0]
    told = [first]
    for n in range(PAGE_SIZE + 1):
        copy = sample.Told(f"copy-{n:02}", "Wire", "1948-04-08", "Again", f"Copy {n}: a fighter was seen.")
        copy.report = replace(copy.report, title=f"Again {n}")
        told.append(copy)
    told += sample.reports()[1:]
    path = sample.write(tmp_path_factory.mktemp("many") / "many.case", told)
    return TestClient(make_app(str(path)), base_url="http://127.0.0.1")


def test_a_page_says_how_many_more_hits_there_are(many: TestClient) -> None:
    total = 3 + PAGE_SIZE + 1
    first = many.get("/search?q=fighter&kind=report").text
    assert f"Hits 1 to {PAGE_SIZE} of {total}" in first
    assert 'href="/search?kind=report&amp;q=fighter&amp;page=2"' in first
    pages = [many.get(f"/search.json?q=fighter&kind=report&page={n}").json()["hits"] for n in (1, 2)]
    ids = [hit["id"] for page in pages for hit in page]
    assert len(ids) == len(set(ids)) == total
    assert f"There are no more hits: {total} hits in all" in many.get("/search?q=fighter&kind=report&page=3").text


def test_hits_that_are_not_counted_to_the_end_say_so(many: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["onrecord.web.pages.search"], "MOST", PAGE_SIZE + 2)
    page = many.get("/search?q=fighter&kind=report").text
    assert f"of more than {PAGE_SIZE + 2}" in page


def test_hostile_words_are_only_words(client: TestClient) -> None:
    page = client.get("/search", params={"q": '"><script>window.pwned=1</script> \u202e {{ 7*7 }}'}).text
    assert "<script>window" not in page
    assert "{{ 7*7 }}" in page
    hits = client.get("/search?q=pwned").text
    assert "<script>document" not in hits
    assert "&lt;script&gt;" in hits


@pytest.mark.parametrize(
    ("address", "name", "value"),
    [
        ("/events?type=zzz", "type", "zzz"),
        ("/events?type=AID,zzz", "type", "AID,zzz"),
        ("/events?outlet=Nobody", "outlet", "Nobody"),
        ("/events?party=Nobody", "party", "Nobody"),
        ("/events?place=Nowhere", "place", "Nowhere"),
        ("/statements?status=zzz", "status", "zzz"),
        ("/assistance?status=zzz", "status", "zzz"),
        ("/requests?status=zzz", "status", "zzz"),
        ("/parties?type=zzz", "type", "zzz"),
        ("/reports?outlet=%3Cb%3E", "outlet", "<b>"),
        ("/search?q=fighter&kind=zzz", "kind", "zzz"),
    ],
)
def test_a_filter_that_nothing_answers_to_is_told(client: TestClient, address: str, name: str, value: str) -> None:
    path, _, query = address.partition("?")
    assert client.get(f"{path}.json?{query}").json()["unknown"] == [{"filter": name, "value": value}]
    page = client.get(address).text
    assert "Nothing in this case answers to" in page
    assert "<b>" not in page.split("Nothing in this case")[1].split("</p>")[0]


@pytest.mark.parametrize(
    "address", ["/events?type=AID", "/events?type=AID,REQUEST", "/events?party=Lucius+Clay&place=Gatow", "/events"]
)
def test_a_filter_that_is_known_is_not_remarked_on(client: TestClient, address: str) -> None:
    path, _, query = address.partition("?")
    assert client.get(f"{path}.json?{query}").json()["unknown"] == []
    assert "Nothing in this case answers to" not in client.get(address).text


@pytest.mark.parametrize(
    "address", ["/events?since=soon", "/events?reviewed=perhaps", "/events/ev-none", "/search?page=x"]
)
def test_an_error_on_a_page_says_what_to_do_there(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert "What to do:" in page
    assert "--help" not in page
    assert "onrecord show" not in page
