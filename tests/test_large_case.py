"""A large case made of a small one holds as much as it should, and its pages come."""

from pathlib import Path

from starlette.testclient import TestClient

from onrecord.case import open_case
from onrecord.web import make_app
from scripts.large_case import make
from tests.web import sample


def test_a_case_is_repeated_month_by_month(tmp_path: Path) -> None:
    small, large = sample.write(tmp_path / "small.case"), tmp_path / "large.case"
    make(small, large, 21)
    with open_case(small, read_only=True) as one, open_case(large, read_only=True) as three:
        for kind in ("report", "statement", "claim", "event", "assistance", "exchange"):
            assert three.count(kind) == 3 * one.count(kind)
        assert (
            three.count("event", type="ASSAULT", since="1948-05-01", until="1948-05-10") == 1
        )  # the collision, a month later
    client = TestClient(make_app(str(large)), base_url="http://127.0.0.1")
    for page in ("/", "/events?differ=any", "/review", "/parties", "/search?q=fighter"):
        assert client.get(page).status_code == 200
