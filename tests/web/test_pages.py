import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from msgspec.structs import replace as with_fields
from starlette.testclient import TestClient

from onrecord import telling
from onrecord.case import open_case
from onrecord.matching.matched import Matched
from onrecord.records import Event
from onrecord.web import make_app
from onrecord.web.evidence import quotes
from onrecord.web.look import Look
from onrecord.web.rows import event_row
from tests.web import sample

LISTS = [
    "/",
    "/assistance",
    "/requests",
    "/events",
    "/statements",
    "/reports",
    "/parties",
    "/outlets",
    "/network",
    "/speakers",
    "/chains",
    "/search?q=fighter",
]
ONES = [
    "/assistance/al-1",
    "/events/ev-collision",
    "/reports/r1",
    f"/parties/{sample.SOVIETS}",
    "/outlets/London%20Courier",
]
REST = ["/review", "/history"]


@pytest.mark.parametrize("address", LISTS + ONES + REST)
def test_every_page_has_two_faces(client: TestClient, address: str) -> None:
    path, _, query = address.partition("?")
    page, data = client.get(address), client.get(f"{'/index' if path == '/' else path}.json?{query}")
    assert (page.status_code, data.status_code) == (200, 200)
    assert data.headers["content-type"] == "application/json"
    assert data.json()["address"] == address
    assert "confirmed" not in page.text.lower()


def test_an_event_shows_its_versions_by_origin(client: TestClient) -> None:
    event = client.get("/events/ev-collision.json").json()
    assert [[s["outlet"] for s in c["sources"]] for c in event["versions"]["columns"]] == [
        ["London Courier", "Midland Dispatch"],
        ["Eastern News Agency"],
    ]
    stands = {field["name"]: field["stand"] for field in event["versions"]["fields"]}
    assert stands["who"] == stands["killed"] == "differ"
    assert stands["when"] == "agree"


def test_background_is_told(tmp_path: Path) -> None:
    path = tmp_path / "background.case"
    told = sample.reports()
    made = sample.matched(told)
    earlier = tuple(with_fields(e, background=e.id == "ev-collision") for e in made.events)
    sample.write(path, told, found=replace(made, events=earlier))
    client = TestClient(make_app(str(path)), base_url="http://127.0.0.1")
    rows = {row["id"]: row["background"] for row in client.get("/events.json").json()["events"]}
    assert [i for i, background in rows.items() if background] == ["ev-collision"]
    assert client.get("/events").text.count(">background<") == 1
    assert "All tell it as earlier history" in client.get("/events/ev-collision").text
    assert "All tell it as earlier history" not in client.get("/events/ev-send").text
    for address in ("/dossier/ev-collision", "/reports/r1", "/"):
        assert ">background<" in client.get(address).text


def test_where_nothing_fits_nothing_is_drawn_or_offered(client: TestClient) -> None:
    page = client.get("/events?party=nobody").text
    assert "No event fits these filters." in page
    assert "<figure" not in page and "/export/" not in page
    assert "<figure" in client.get("/events").text and "/export/" in client.get("/events").text


def test_a_long_side_is_told_in_short_and_named_in_full_on_its_page(tmp_path: Path) -> None:
    path = tmp_path / "many.case"
    told = sample.reports()
    made = sample.matched(told)
    everyone = tuple(sorted(sample.NAMES))
    many = tuple(with_fields(e, actor=everyone) if e.id == "ev-send" else e for e in made.events)
    client = TestClient(
        make_app(str(sample.write(path, told, found=replace(made, events=many)))), base_url="http://127.0.0.1"
    )
    assert client.get("/events").text.count("and 3 more") == 1
    page = client.get("/events/ev-send").text
    assert "and 3 more" in page
    assert all(f"/parties/{party}" in page for party in everyone)


def test_a_toll_keeps_bounds_and_speakers(client: TestClient) -> None:
    (toll,) = client.get("/events/ev-collision.json").json()["tolls"]
    told = [(v["told"], v["right"] is None, v["evidence"]["source"]["outlet"]) for v in toll["values"]]
    assert ("at least 10", True, "Eastern News Agency") in told
    assert [value[0] for value in told] == ["15", "15", "at least 10"]


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("/events.json?party=Lucius+Clay", []),
        ("/events.json?type=AID", ["ev-send", "ev-came"]),
        ("/events.json?party=en-city&type=REQUEST", ["ev-ask"]),
        ("/events.json?since=1948-04-05&until=1948-04-05", ["ev-collision"]),
        ("/events.json?origins=2", ["ev-collision"]),
        ("/events.json?differ=any", ["ev-collision"]),
        ("/events.json?differ=killed", ["ev-collision"]),
        ("/events.json?differ=where", []),
        ("/events.json?outlet=Stadtblatt", ["ev-ask", "ev-came"]),
        ("/events.json?place=Gatow", ["ev-collision"]),
        ("/events.json?status=promised", ["ev-send"]),
        ("/events.json?reviewed=yes", []),
    ],
)
def test_events_are_filtered(client: TestClient, address: str, ids: list[str]) -> None:
    assert [event["id"] for event in client.get(address).json()["events"]] == ids


def test_requests_without_an_answer_can_be_asked_for(client: TestClient) -> None:
    assert [x["id"] for x in client.get("/requests.json?status=unanswered").json()["exchanges"]] == ["xc-2"]


def test_a_line_goes_through_its_stages(client: TestClient) -> None:
    line = client.get("/assistance/al-1.json").json()["line"]
    assert [step["stage"] for step in line["steps"]] == ["requested", "promised", "delivered"]
    assert (line["supplier"]["name"], line["reports"], line["origins"]) == ("United States", 3, 3)


@pytest.mark.parametrize(
    ("record", "leads_to"),
    [
        ("ev-collision", "/events/ev-collision"),
        ("al-1", "/assistance/al-1"),
        ("cl-r1-0", "/reports/r1#cl-r1-0"),
        ("r1", "/reports/r1"),
        (sample.CLAY, f"/parties/{sample.CLAY}"),
    ],
)
def test_a_record_leads_to_its_page(client: TestClient, record: str, leads_to: str) -> None:
    assert client.get(f"/records/{record}").headers["location"] == leads_to


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/nothing.json", 404, "W004"),
        ("/events/ev-none.json", 404, "C006"),
        ("/events.json?since=soon", 400, "U002"),
        ("/events.json?origins=many", 400, "U002"),
        ("/export/event.xls", 404, "W004"),
    ],
)
def test_errors_have_one_shape(client: TestClient, address: str, status: int, code: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    if address.split("?")[0].endswith(".json"):
        error = answer.json()["error"]
        assert (error["code"], error["status"]) == (code, status)
        assert error["what"]
        assert error["remedy"]
    assert code in answer.text


def test_a_report_whose_id_is_awkward_has_its_page(client: TestClient) -> None:
    address = f"/reports/{quote(sample.HOSTILE, safe='')}"
    page, data = client.get(address), client.get(f"{address}.json")
    assert page.headers["content-type"].startswith("text/html")
    assert data.json()["report"]["id"] == sample.HOSTILE


def test_what_is_seen_can_be_taken_along(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/export/event.csv?type=AID").text)))
    assert [row["id"] for row in rows] == ["ev-send", "ev-came"]
    lines = client.get("/export/event.jsonl?id=ev-collision").text.splitlines()
    assert [json.loads(line)["record"] for line in lines] == ["event"]
    (feature,) = client.get("/export/event.geojson").json()["features"]
    assert feature["geometry"]["coordinates"] == [13.14, 52.47]


def test_the_front_page_counts_what_is_to_be_reviewed_as_the_review_does(client: TestClient) -> None:
    (tile,) = (t for t in client.get("/index.json").json()["tiles"] if t["href"] == "/review")
    progress = client.get("/review.json").json()["progress"]
    assert tile["n"] == sum(p["of"] - p["decided"] for p in progress) > 0
    assert tile["of"] == f"of {sum(p['of'] for p in progress)} to review"


def test_a_list_leaves_out_figures_of_which_it_cannot_say_what_they_count(tmp_path: Path) -> None:
    path = sample.write(tmp_path / "one.case")
    with open_case(path) as case:
        event = case.record("ev-collision")
        assert isinstance(event, Event)
        figures = {"other": event.figures["killed"], **event.figures}
        row = event_row(Look(case), with_fields(event, figures=figures))
    assert row.tolls == [telling.toll("killed", event.figures["killed"])]


def test_a_sentence_that_tells_several_things_is_quoted_once_with_all_its_marks(case_path: Path) -> None:
    with open_case(case_path, read_only=True) as case:
        look = Look(case)
        (first,) = look.claims(["cl-r1-0"])
        second = with_fields(first, id="cl-other", trigger=first.actor[0].span, actor=(), figures=())
        elsewhere = look.claims(["cl-r3-0"])
        one, other = quotes(look, [first, *elsewhere, second])
    assert (one.record, one.report, other.record) == ("cl-r1-0", "r1", "cl-r3-0")
    assert "".join(piece.text for piece in one.pieces) == first.sentence.text.strip()
    marked = {(mark.record, mark.part): piece.text for piece in one.pieces for mark in piece.marks}
    assert marked["cl-r1-0", "trigger"] == "rammed"
    assert marked["cl-other", "trigger"] == marked["cl-r1-0", "actor"] == "Soviet fighter"


@pytest.mark.parametrize(
    ("address", "noun"),
    [("/events", "event"), ("/map", "event"), ("/assistance", "line of assistance"), ("/parties", "party")],
)
def test_an_empty_case_is_not_laid_to_the_filters(tmp_path: Path, address: str, noun: str) -> None:
    with open_case(tmp_path / "empty.case", create=True) as case:
        case.write_matched(Matched((), {}, (), (), (), (), {}, {}), "1")
    client = TestClient(make_app(str(tmp_path / "empty.case")), base_url="http://127.0.0.1")
    assert f"This case holds no {noun}." in client.get(address).text
    assert f"No {noun} fits these filters." in client.get(f"{address}?party=nobody").text
    assert "No report of this case names its outlet." in client.get("/").text


def test_past_its_end_a_list_says_so(client: TestClient) -> None:
    assert "The list ends before this page." in client.get("/events?page=99").text
