import pytest
from starlette.testclient import TestClient

from onrecord.errors import UsageError
from onrecord.web.filters import pages, read_asked
from tests.web import sample


@pytest.mark.parametrize(
    ("query", "since", "until"),
    [
        ({"since": "1948", "until": "1948"}, "1948-01-01", "1948-12-31"),
        ({"since": "1948-02", "until": "1948-02"}, "1948-02-01", "1948-02-29"),
        ({"since": "1948-12", "until": "1948-12"}, "1948-12-01", "1948-12-31"),
        ({"since": "1948-04-05", "until": "1948-04-06"}, "1948-04-05", "1948-04-06"),
    ],
)
def test_a_year_or_a_month_stands_for_all_its_days(query: dict[str, str], since: str, until: str) -> None:
    asked = read_asked("/events", query)
    assert (asked.get("since"), asked.get("until")) == (since, until)


@pytest.mark.parametrize(
    "query", [{"since": "soon"}, {"since": "1948-13"}, {"page": "0"}, {"page": "²"}, {"page": "-1"}]
)
def test_what_cannot_be_asked_is_refused(query: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="U002"):
        read_asked("/events", query)


def test_an_address_holds_its_filters_in_one_order_and_drops_the_page() -> None:
    asked = read_asked("/events", {"type": "AID", "party": "x y", "page": "3", "nonsense": "1"})
    assert asked.address() == "/events?party=x+y&type=AID"
    assert asked.address(type=None, page=2) == "/events?party=x+y&page=2"


def test_pages_say_where_they_stand() -> None:
    found = pages(read_asked("/events", {"page": "2"}), 63, 13)
    assert (found.first, found.last, found.of, found.total) == (51, 63, 2, 63)


@pytest.mark.parametrize("page", ["/events", "/network", "/assistance"])
def test_a_party_asked_for_by_its_id_is_told_by_name(client: TestClient, page: str) -> None:
    told = client.get(f"{page}?party={sample.SOVIETS}&since=1948").text
    assert ">with Soviet Union</a>" in told and f'<input type="hidden" name="party" value="{sample.SOVIETS}">' in told
    assert 'list="known-party"' not in told, "a field beside it would take the filter away when it is left empty"
    assert 'list="known-party"' in client.get(f"{page}?party=Soviet+Union").text
