"""What is new since the last visit: kept in the visitor's browser, told on the front page."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.case import open_case
from onrecord.case.news import Mark
from onrecord.web import make_app
from onrecord.web.visits import Seen, cookie_name, visit
from tests.web import sample

HOUR = 3600
NOW = 1_000_000_000


def test_a_first_visit_has_nothing_before_it() -> None:
    assert visit("", Mark(3, 1), NOW) == (None, f"3.1.{NOW}")


def test_what_is_new_stays_new_until_the_visit_is_over() -> None:
    before, cookie = visit(f"3.1.{NOW}", Mark(4, 1), NOW + HOUR)
    assert before == Seen(3, 1, NOW)
    again, cookie = visit(cookie, Mark(4, 1), NOW + HOUR + 60)
    assert again == before
    later, _ = visit(cookie, Mark(5, 2), NOW + 3 * HOUR)
    assert later == Seen(4, 1, NOW + HOUR + 60)


def test_a_first_visit_stays_the_first_while_it_lasts() -> None:
    assert visit(f"3.1.{NOW}", Mark(3, 1), NOW + 60) == (None, f"3.1.{NOW + 60}")


@pytest.mark.parametrize("cookie", ["nonsense", "1.2", "9.1.5", "3.9.5", "3.1.5x_", "<script>", "-1.-1.-1"])
def test_a_cookie_that_makes_no_sense_here_costs_nothing(cookie: str) -> None:
    before, after = visit(cookie, Mark(3, 1), NOW)
    assert before is None or cookie == "3.1.5x_"
    assert after.endswith(f"3.1.{NOW}")


def test_each_case_and_user_has_a_cookie_of_its_own() -> None:
    names = {cookie_name(case, user) for case in ("a/one.case", "b/one.case") for user in ("ada", "bo")}
    assert len(names) == 4


def test_the_front_page_tells_what_a_later_build_added(own_case: Path) -> None:
    client = TestClient(make_app(str(own_case), read_only=True, user="ada"), base_url="http://127.0.0.1")
    assert client.get("/index.json").json()["new"] is None
    assert "New since your last visit" not in client.get("/").text
    with open_case(own_case) as case:
        told = [*sample.reports(), sample.Told("r-new", "Stadtblatt", "1948-09-01", "New", "Coal came.")]
        case.add_reports((r.report, r.text.encode(), None) for r in told)
        case.plan("1", "by hand")
        of = {r.id: r for r in told}
        case.write_readings([(n, of[report.id].reading()) for n, report in case.unread()])
        case.write_matched(sample.matched(told), "2")
        case.decide("ev-ask", "accept", "bo")
    name = cookie_name(str(own_case), "ada")
    client.cookies.set(name, "1.0.1000000000", domain="127.0.0.1")
    new = client.get("/index.json").json()["new"]
    assert new["since"] == "2001-09-09"
    assert [(t["n"], t["of"]) for t in new["tiles"]][:2] == [(1, "of 8"), (0, "of 7")]
    assert (new["tiles"][-1]["n"], new["tiles"][-1]["what"]) == (1, "decision")
    assert [r["id"] for r in client.get(f"{new['tiles'][0]['href'].replace('?', '.json?')}").json()["reports"]] == [
        "r-new"
    ]
    assert new["tiles"][-1]["href"] == "/history?after=0"
    made = [len(client.get(f"/history.json?after={n}").json()["decisions"]) for n in (0, 1)]
    assert made == [1, 0]
    page = client.get("/")
    assert "New since your last visit" in page.text
    assert f"{name}=1.0.1000000000_2.1." in page.headers["set-cookie"]
