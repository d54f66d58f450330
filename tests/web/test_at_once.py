"""What changes events shows as soon as it is decided where a case is small, else after the next build."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import build as building
from onrecord.build import bring_to_bear, rematch
from onrecord.case import open_case
from onrecord.case.lock import only_builder
from tests.web.test_review import decide, visitor


@pytest.fixture
def matched(own_case: Path) -> Path:
    """The case as this program matches it."""
    rematch(own_case)
    return own_case


def event_of(client: TestClient, claim: str) -> str:
    for row in client.get("/events.json").json()["events"]:
        columns = client.get(f"/events/{row['id']}.json").json()["versions"]["columns"]
        if claim in [e["record"] for c in columns for e in c["evidence"]]:
            return str(row["id"])
    raise AssertionError(claim)


def test_events_are_merged_at_once_and_apart_again_when_it_is_undone(matched: Path) -> None:
    client = visitor(matched)
    one, other = event_of(client, "cl-r1-1"), event_of(client, "cl-r3-0")
    assert one != other
    decide(client, about=one, action="merge", value=other, reason="one matter")
    assert event_of(client, "cl-r1-1") == event_of(client, "cl-r3-0")
    (made,) = client.get("/history.json").json()["decisions"]
    assert not made["pending"]
    decide(client, about=made["id"], action="undo")
    assert event_of(client, "cl-r1-1") != event_of(client, "cl-r3-0")
    assert client.get("/history.json").json()["waiting"] == 0


def test_a_claim_is_taken_out_and_a_rejected_one_counts_no_more(matched: Path) -> None:
    client = visitor(matched)
    collision = event_of(client, "cl-r1-0")
    assert event_of(client, "cl-r2-0") == collision
    decide(client, about=collision, action="split", **{"out-cl-r2-0": "on"})
    assert event_of(client, "cl-r2-0") != event_of(client, "cl-r1-0")
    decide(client, about="cl-r2-0", action="reject")
    with pytest.raises(AssertionError):
        event_of(client, "cl-r2-0")


def test_a_record_that_was_put_together_with_another_is_told_to_be_gone(matched: Path) -> None:
    client = visitor(matched)
    one, other = event_of(client, "cl-r1-1"), event_of(client, "cl-r3-0")
    decide(client, about=one, action="merge", value=other)
    with open_case(matched, read_only=True) as case:
        (gone,) = {one, other} - set(case.ids("event"))
    page = client.get(f"/review?id={gone}")
    assert page.status_code == 200 and "The case no longer holds" in page.text
    assert client.get("/review?id=ev-never").status_code == 404


@pytest.mark.parametrize("why", ["large", "building", "of another program"])
def test_elsewhere_it_waits_for_the_next_build_and_says_so(
    matched: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    client = visitor(matched)
    one, other = event_of(client, "cl-r1-1"), event_of(client, "cl-r3-0")
    decision = {"about": one, "action": "merge", "value": other}
    if why == "large":
        monkeypatch.setattr(building, "AT_ONCE", 1)
    if why == "of another program":
        monkeypatch.setattr(building, "MATCHER_VERSION", "another")
    if why == "building":
        with only_builder(matched):
            decide(client, **decision)
    else:
        decide(client, **decision)
    assert event_of(client, "cl-r1-1") == one
    assert client.get("/history.json").json()["waiting"] == client.get("/review.json").json()["waiting"] == 1
    assert "1 decision changes which reports tell one event" in client.get("/review").text
    monkeypatch.undo()
    rematch(matched)
    assert event_of(client, "cl-r1-1") != one or event_of(client, "cl-r3-0") == one
    assert client.get("/history.json").json()["waiting"] == 0


def test_what_changes_no_event_is_not_matched_for(matched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "bring_to_bear", lambda case: pytest.fail("nothing was to be matched"))
    client = visitor(matched)
    decide(client, about=event_of(client, "cl-r1-0"), action="accept")
    assert bring_to_bear(matched), "and it can be"
