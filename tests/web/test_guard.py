import re
import weakref
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.case import open_case
from onrecord.errors import UsageError
from onrecord.garbage import OF_PAGES, collected_seldom
from onrecord.web import make_app, serve
from onrecord.web.serve import Tidied
from tests.web import sample

LOCAL = "http://127.0.0.1"


def _client(path: Path, **options: object) -> TestClient:
    return TestClient(make_app(str(path), **options), base_url=LOCAL, follow_redirects=False)  # type: ignore[arg-type]


def _form(client: TestClient) -> dict[str, str]:
    found = re.findall(r'name="(token|about)" value="([^"]+)"', client.get("/review").text)
    return dict(reversed(found))


def test_a_page_may_run_nothing_of_its_own_text(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["/", "/events/ev-collision", "/reports/r1", "/review"])
def test_no_page_needs_what_the_policy_forbids(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert not re.search(r"<script(?![^>]*src=)|\sstyle=|<style|\son\w+=", page)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_another_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


def test_a_password_is_asked_of_everyone(case_path: Path) -> None:
    client = _client(case_path, password="ünlocked", allowed_hosts=("*",))
    assert client.get("/events.json").status_code == 401
    assert client.get("/", auth=("ann", "wrong")).status_code == 401
    assert client.get("/", auth=("ann", "ünlocked".encode())).status_code == 200


@pytest.mark.parametrize("path", ["/", "/events/ev-collision", "/events.json", "/nothing.json"])
def test_who_is_not_let_in_is_told_in_the_one_shape_of_errors_and_nothing_of_the_case(
    case_path: Path, path: str
) -> None:
    locked, foreign = _client(case_path, password="x", allowed_hosts=("*",)), _client(case_path)
    for answer, code, status in (
        (locked.get(path), "W008", 401),
        (foreign.get(path, headers={"host": "evil.example"}), "W007", 400),
    ):
        assert answer.status_code == status
        assert case_path.name not in answer.text
        assert "evil.example" not in answer.text
        if path.endswith(".json"):
            error = answer.json()["error"]
            assert (error["code"], error["status"]) == (code, status)
        else:
            assert code in answer.text
            assert answer.headers["content-type"].startswith("text/html")
    assert "Basic" in locked.get(path).headers["www-authenticate"]


def test_others_are_let_in_only_with_a_password(case_path: Path) -> None:
    with pytest.raises(UsageError, match="W002"):
        serve(str(case_path), host="0.0.0.0")


def test_a_decision_is_written_down_and_undone_and_both_stay(own_case: Path) -> None:
    client = _client(own_case, user="ann")
    form = _form(client)
    assert form["about"] == "ev-collision"
    assert client.post("/decide", data={**form, "action": "accept", "reason": "both seen"}).status_code == 303
    assert client.get("/events/ev-collision.json").json()["event"]["review"]["state"] == "accepted"
    with open_case(own_case, read_only=True) as case:
        (decision,) = case.decisions()
    client.post("/decide", data={"token": form["token"], "about": decision.id, "action": "undo"})
    assert client.get("/events/ev-collision.json").json()["event"]["review"]["state"] == "unreviewed"
    assert [d["action"] for d in client.get("/history.json").json()["decisions"]] == ["undo", "accept"]


def test_two_who_differ_are_both_kept(own_case: Path) -> None:
    for user, action in (("ann", "accept"), ("bob", "reject")):
        client = _client(own_case, user=user)
        client.post("/decide", data={"token": _form(client)["token"], "about": "ev-ask", "action": action})
    event = _client(own_case).get("/events/ev-ask.json").json()["event"]
    assert event["review"]["state"] == "clash"
    assert [d["user"] for d in event["review"]["standing"]] == ["ann", "bob"]


@pytest.mark.parametrize("spoil", ["token", "origin", "cookie"])
def test_a_forged_form_changes_nothing(own_case: Path, spoil: str) -> None:
    client = _client(own_case)
    form = {**_form(client), "action": "accept"}
    headers = {"origin": "http://evil.example"} if spoil == "origin" else {}
    if spoil == "token":
        form["token"] = "0" * 64
    if spoil == "cookie":
        client.cookies.clear()
    assert client.post("/decide", data=form, headers=headers).status_code == 403
    with open_case(own_case, read_only=True) as case:
        assert case.decisions() == []


def test_read_only_takes_no_decision(own_case: Path) -> None:
    client = _client(own_case, read_only=True)
    assert 'action="/decide"' not in client.get("/review").text
    token = _form(_client(own_case))
    form = {**token, "token": "x", "action": "accept"}
    assert client.post("/decide", data=form).status_code == 403


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://", "//x", "ht\ntp://x"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    from onrecord.web.page import _safe_url

    assert _safe_url(url) is None
    assert _safe_url("https://example.org/a?b") == "https://example.org/a?b"


def test_hostile_text_is_only_text(client: TestClient) -> None:
    page = client.get("/reports/" + sample.HOSTILE.replace("/", "%2F").replace("#", "%23").replace("?", "%3F")).text
    assert "<script>window" not in page
    assert "<img src=x" not in page
    assert "{{ 7 * 7 }}" in page


def test_the_memory_is_tidied_up_when_an_answer_is_sent(case_path: Path) -> None:
    class Circle:
        def __init__(self) -> None:
            self.itself = self

    client = TestClient(Tidied(make_app(str(case_path))), base_url=LOCAL)
    with collected_seldom(OF_PAGES):
        left = weakref.ref(Circle())
        assert client.get("/history").status_code == 200
        assert left() is None
