"""The review queue over HTTP: its order, every kind of decision, skipping, clashes, and the history."""

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.case import open_case
from onrecord.web import make_app
from tests.web import sample


def visitor(path: Path, user: str = "ann", **options: Any) -> TestClient:
    return TestClient(make_app(str(path), user=user, **options), base_url="http://127.0.0.1", follow_redirects=False)


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/review").text)
    assert found
    return found[1]


def decide(client: TestClient, **fields: str) -> Any:
    return client.post("/decide", data={"token": token(client), **fields})


def card(client: TestClient, query: str = "") -> str | None:
    found = client.get(f"/review.json{query}").json()["card"]
    return found["id"] if found else None


def decisions(path: Path) -> list[tuple[str, str, str | None]]:
    with open_case(path, read_only=True) as case:
        return [(d.about, d.action, d.value) for d in case.decisions()]


def pair_case(path: Path) -> Path:
    """The sample, with a pair of parties that may be one."""
    sample.write(path, proposals=((sample.ROBERTSON, sample.CLAY, "Robertson may be Clay"),))
    return path


def test_what_is_most_disputed_comes_first_and_the_page_says_why(client: TestClient) -> None:
    data = client.get("/review.json").json()
    assert data["card"]["id"] == "ev-collision"
    assert data["ground"]["words"] == "tellers of two origins differ"
    assert "tellers of two origins differ" in client.get("/review").text


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("?kind=assistance", "al-1"),
        ("?kind=claim", "cl-r1-0"),
        ("?type=AID", "ev-send"),
        ("?outlet=Stadtblatt&kind=event", "ev-ask"),
        ("?doubt=event.none", "ev-accuse"),
        ("?kind=pair", None),
        ("?reviewed=clash", None),
    ],
)
def test_the_queue_is_narrowed(client: TestClient, query: str, first: str | None) -> None:
    assert card(client, query) == first


def test_a_decided_record_leaves_the_queue_and_counts(own_case: Path) -> None:
    client = visitor(own_case)
    before = client.get("/review.json").json()
    assert decide(client, about="ev-collision", action="accept").headers["location"] == "/review"
    after = client.get("/review.json").json()
    assert after["card"]["id"] != "ev-collision"
    assert (after["decided"], after["of"]) == (before["decided"] + 1, before["of"])
    assert after["last"]["about"] == "ev-collision"


def test_skipping_is_the_visitors_own_and_can_be_taken_back(own_case: Path) -> None:
    client, other = visitor(own_case), visitor(own_case, "bob")
    decide(client, about="ev-collision", action="skip")
    assert card(client) != "ev-collision"
    assert card(other) == "ev-collision"
    assert client.get("/review.json").json()["skipped"] == 1
    decide(client, action="unskip")
    assert card(client) == "ev-collision"
    assert decisions(own_case) == []


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"was-type": "ASSAULT", "to-type": "COERCE"}, "type=COERCE"),
        ({"was-actor": "Soviet Union", "to-actor": "United Kingdom"}, f"actor={sample.BRITAIN}"),
        ({"was-actor": "x", "to-actor": ""}, "actor="),
        ({"was-when": "1948-04-05", "to-when": "1948-04-04/1948-04-05"}, "when=1948-04-04/1948-04-05"),
    ],
)
def test_an_event_is_corrected(own_case: Path, fields: dict[str, str], kept: str) -> None:
    client = visitor(own_case)
    decide(client, about="ev-collision", action="correct", reason="misread", **fields)
    assert decisions(own_case) == [("ev-collision", "correct", kept)]
    assert client.get("/events/ev-collision.json").json()["event"]["review"]["state"] == "corrected"
    assert "shows after the next build" in client.get("/events/ev-collision").text


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"was-killed": "15", "to-killed": "at_least 15"}, "killed=at_least 15"),
        ({"was-status": "happened", "to-status": "possible"}, "status=possible"),
        ({"was-where": "", "to-where": "Gatow"}, "where=pl-r1-0"),
    ],
)
def test_a_claim_is_corrected(own_case: Path, fields: dict[str, str], kept: str) -> None:
    decide(visitor(own_case), about="cl-r1-0", action="correct", **fields)
    assert decisions(own_case) == [("cl-r1-0", "correct", kept)]


@pytest.mark.parametrize(
    "fields",
    [
        {"about": "ev-collision", "action": "correct", "to-type": "BOMB"},
        {"about": "ev-collision", "action": "correct", "to-actor": "Nobody At All"},
        {"about": "ev-collision", "action": "correct", "to-killed": "3"},
        {"about": "cl-r1-0", "action": "correct", "to-when": "soon"},
        {"about": "cl-r1-0", "action": "correct", "to-where": "Atlantis"},
        {"about": "ev-collision", "action": "correct", "was-type": "ASSAULT", "to-type": "ASSAULT"},
        {"about": "ev-collision", "action": "merge", "value": "ev-collision"},
        {"about": "ev-collision", "action": "merge", "value": sample.CLAY},
        {"about": "ev-collision", "action": "split", "out-cl-r4-0": "on"},
        {"about": "ev-ask", "action": "split", "out-cl-r4-0": "on"},
        {"about": "ev-ask", "action": "conjure"},
        {"about": "dn-none", "action": "undo"},
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(own_case: Path, fields: dict[str, str]) -> None:
    assert decide(visitor(own_case), **fields).status_code == 400
    assert decisions(own_case) == []


def test_one_form_writes_all_of_its_decisions_or_none(own_case: Path) -> None:
    client = visitor(own_case)
    both = {"about": "ev-collision", "action": "correct", "to-type": "COERCE"}
    assert decide(client, **both, **{"to-when": "soon"}).status_code == 400
    assert decisions(own_case) == []
    assert decide(client, **both, **{"to-when": "1948-04-04"}).status_code == 303
    assert len(decisions(own_case)) == 2


def test_claims_are_taken_out_and_events_merged(own_case: Path) -> None:
    client = visitor(own_case)
    decide(client, about="ev-collision", action="split", **{"out-cl-r3-0": "on"})
    decide(client, about="ev-send", action="merge", value="ev-came")
    assert decisions(own_case) == [("ev-collision", "split", "cl-r3-0"), ("ev-send", "merge", "ev-came")]
    for event in ("ev-collision", "ev-send", "ev-came"):
        assert client.get(f"/events/{event}.json").json()["event"]["review"]["state"] == "regrouped"


def test_names_that_may_be_one_are_asked_about(tmp_path: Path) -> None:
    path = pair_case(tmp_path / "pairs.case")
    client = visitor(path)
    both = client.get("/review.json?kind=pair").json()
    assert [p["named"]["id"] for p in both["card"]["pair"]] == [sample.ROBERTSON, sample.CLAY]
    decide(client, about=sample.ROBERTSON, action="not_same", value=sample.CLAY)
    assert card(client, "?kind=pair") is None
    decide(visitor(path, "bob"), about=sample.ROBERTSON, action="merge", value=sample.CLAY)
    assert card(client, "?kind=pair&reviewed=clash") == both["card"]["id"]


def test_two_who_differ_are_told_of_on_the_record_in_the_queue_and_in_the_history(own_case: Path) -> None:
    ann, bob = visitor(own_case), visitor(own_case, "bob")
    decide(ann, about="ev-ask", action="accept", reason="plain")
    decide(bob, about="ev-ask", action="reject", reason="a wish, no request")
    for page in ("/events/ev-ask", "/review?id=ev-ask", "/history"):
        text = ann.get(page).text
        assert "reviewers differ" in text
        assert "a wish, no request" in text
    assert card(ann, "?reviewed=clash") == "ev-ask"
    assert [d["clash"] for d in ann.get("/history.json?reviewed=clash").json()["decisions"]] == [
        "ann accepted; bob rejected"
    ] * 2
    assert [e["id"] for e in ann.get("/events.json?reviewed=clash").json()["events"]] == ["ev-ask"]


def test_two_who_correct_a_field_differently_clash(own_case: Path) -> None:
    for user, when in (("ann", "1948-06-24"), ("bob", "1948-06-26")):
        decide(visitor(own_case, user), about="ev-ask", action="correct", **{"to-when": when})
    review = visitor(own_case).get("/events/ev-ask.json").json()["event"]["review"]
    assert (review["state"], review["clash"]) == ("clash", "they corrected when differently")


def test_the_history_is_filtered_and_says_what_was_undone(own_case: Path) -> None:
    ann, bob = visitor(own_case), visitor(own_case, "bob")
    decide(ann, about="ev-ask", action="accept")
    decide(bob, about="ev-came", action="reject", reason="no such landing")
    first = ann.get("/history.json?user=ann").json()["decisions"]
    assert [d["about"] for d in first] == ["ev-ask"]
    decide(bob, about=first[0]["id"], action="undo")
    assert [d["undone"] for d in ann.get("/history.json?reviewed=undone").json()["decisions"]] == [True]
    assert [d["user"] for d in ann.get("/history.json?action=undo").json()["decisions"]] == ["bob"]
    assert [d["reason"] for d in ann.get("/history.json?id=ev-came").json()["decisions"]] == ["no such landing"]
    assert ann.get("/history?user=ann&reviewed=standing").text.count("No decision fits") == 1


def test_each_undo_goes_one_step_further_back(own_case: Path) -> None:
    client = visitor(own_case)
    decide(client, about="ev-ask", action="accept")
    decide(client, about="ev-came", action="reject")
    for about in ("ev-came", "ev-ask"):
        last = client.get("/review.json").json()["last"]
        assert last["about"] == about
        decide(client, about=last["id"], action="undo")
    assert client.get("/review.json").json()["last"] is None
    assert len(decisions(own_case)) == 4


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "review", "/a\nb"])
def test_a_form_leads_back_only_to_a_page_of_the_case(own_case: Path, back: str) -> None:
    assert decide(visitor(own_case), about="ev-ask", action="accept", back=back).headers["location"] == "/review"


def test_a_form_leads_back_to_the_queue_it_came_from(own_case: Path) -> None:
    answer = decide(visitor(own_case), about="ev-ask", action="accept", back="/review?kind=event")
    assert answer.headers["location"] == "/review?kind=event"


def test_machine_output_never_looks_reviewed(client: TestClient) -> None:
    page = client.get("/events/ev-collision").text
    assert "it is as the machine read it" in page
    assert not re.search(r"review-state (accepted|rejected|corrected|regrouped)", page)


def test_read_only_shows_the_queue_and_no_form(own_case: Path) -> None:
    decide(visitor(own_case), about="ev-ask", action="accept")
    client = visitor(own_case, read_only=True)
    for page in ("/review", "/history", "/review?id=ev-ask"):
        assert 'action="/decide"' not in client.get(page).text
