import re

import pytest
from starlette.testclient import TestClient

FILTERS = [
    "party=Soviet+Union", "place=Gatow", "place=DE", "type=ASSAULT", "type=AID", "status=happened", "since=1948-04-05",
    "until=1948-04-05", "since=1948-06", "outlet=London+Courier", "outlet=Stadtblatt", "origins=2", "differ=any",
    "differ=where", "reviewed=no", "reviewed=yes", "party=en-britain&since=1948-04&until=1948-05&differ=killed",
]  # fmt: skip


def test_the_map_counts_events_by_place_and_those_without_one(client: TestClient) -> None:
    told = client.get("/map.json").json()
    assert (told["events"], told["located"], told["unlocated"]) == (7, 1, 6)
    assert [(p["name"], p["events"], p["precision"], p["sign"], p["told"]) for p in told["places"]] == [
        ("Gatow", 1, "exact", "town", "5 April 1948"),
        ("Staaken", 1, "exact", "town", "5 April 1948"),
    ]
    assert told["pages"]["total"] == told["map"]["places"] == 2


@pytest.mark.parametrize("query", FILTERS)
def test_the_map_takes_the_filters_of_the_list(client: TestClient, query: str) -> None:
    told, listed = client.get(f"/map.json?{query}").json(), client.get(f"/events.json?{query}").json()
    assert told["events"] == listed["pages"]["total"]
    assert told["filters"] == listed["filters"]
    assert told["timeline"] == listed["timeline"]
    with_place = [event for event in listed["events"] if event["where"]]
    assert told["located"] == len(with_place)
    assert {p["name"] for p in told["places"]} == {name for event in with_place for name in event["where"]}


def test_each_mark_leads_to_the_events_it_counts(client: TestClient) -> None:
    page = client.get("/map?differ=any").text
    links = re.findall(r'<a class="mark" href="([^"]+)" aria-label="([^"]+)"', page)
    assert [words for _, words in links] == [
        "Gatow, Germany (town or spot): 1 event, 5 April 1948",
        "Staaken, Germany (town or spot): 1 event, 5 April 1948",
    ]
    for link, _ in links:
        address = link.replace("&amp;", "&").replace("/events?", "/events.json?")
        assert "differ=any" in address
        assert client.get(address).json()["pages"]["total"] == 1


def test_the_map_stands_without_a_script(client: TestClient) -> None:
    page = client.get("/map?view=13.4,52.5,3").text
    assert re.search(r'<path class="land" d="M-?\d+', page)
    assert 'href="/map?view=13.400%2C52.500%2C1.500"' in page  # closer
    assert " style=" not in page
    assert "<b>6</b> of 7 events tell no place that can be drawn" in page


def test_a_view_is_kept_in_the_address(client: TestClient) -> None:
    told = client.get("/map.json?view=-40,30,5&type=ASSAULT").json()
    assert told["address"] == "/map?type=ASSAULT&view=-40%2C30%2C5"
    assert (told["map"]["places"], told["map"]["beyond"], told["map"]["degrees"]) == (0, 2, 5.0)
    refused = client.get("/map.json?view=here")
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "U002")


def test_list_and_map_lead_to_one_another_with_the_filters(client: TestClient) -> None:
    assert 'href="/map?type=AID&amp;status=promised"' in client.get("/events?type=AID&status=promised").text
    assert 'href="/events?type=AID"' in client.get("/map?type=AID&view=13,52,5").text


def test_chosen_days_stand_out_and_are_shown_closer(client: TestClient) -> None:
    told = client.get("/events.json?since=1948-04-01&until=1948-04-09").json()
    chosen = [bar for bar in told["timeline"]["bars"] if bar["chosen"]]
    assert sum(bar["count"] for bar in told["timeline"]["bars"]) > sum(bar["count"] for bar in chosen)
    assert [bar["words"] for bar in told["within"]["bars"]][:2] == ["6 Apr 1948", "7 Apr 1948"]
    assert client.get("/events.json").json()["within"] is None


def test_a_place_that_its_name_does_not_tell_apart_is_named_beside_the_filters(client: TestClient) -> None:
    assert 'class="chip"' not in client.get("/events?place=Gatow").text
    page = client.get("/events?place=geonames:Gatow").text
    assert ">Gatow (town or spot)</a>" in page


def test_nothing_found_is_said(client: TestClient) -> None:
    assert "No event fits these filters." in client.get("/map?party=nobody").text
    assert "None of these events is told at a place" in client.get("/map?type=AID").text
