"""The network and the matrix of parties: what is drawn where, and that each count leads to its events."""

from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.records import ClaimType
from onrecord.web.charts.matrix import matrix
from onrecord.web.charts.network import MOST_EDGES, MOST_NODES, Network, Node, network
from onrecord.web.look import Named
from onrecord.web.ties import Tie, kinds, ranked
from tests.web import sample

_HIGH, _WIDE = 15, 7  # of a letter, in units of the drawing


def test_every_type_of_event_is_of_one_kind() -> None:
    types = [code for codes in kinds().values() for code in codes]
    assert sorted(types) == sorted(get_args(ClaimType))


parties = st.integers(0, 90).map(lambda n: f"en-{n}")
some_ties = st.lists(
    st.builds(Tie, parties, parties, st.sampled_from(sorted(kinds())), st.integers(1, 500)).filter(
        lambda tie: tie.actor != tie.recipient
    ),
    min_size=1,
    max_size=400,
    unique_by=lambda tie: (tie.actor, tie.recipient, tie.kind),
)


def _drawn(found: list[Tie], centre: str | None = None) -> Network:
    names = {party: f"{party}, the {'very ' * (len(party) % 3)}long name of a party" for party in ranked(found)}
    drawn = network(found, names, centre)
    assert drawn is not None
    return drawn


@settings(max_examples=60)
@given(some_ties, st.booleans())
def test_a_network_is_small_and_no_name_lies_over_another(found: list[Tie], alone: bool) -> None:
    drawn = _drawn(found, found[0].actor if alone else None)
    assert 2 <= len(drawn.nodes) <= MOST_NODES
    assert 1 <= len(drawn.edges) <= MOST_EDGES
    shown = {node.id for node in drawn.nodes}
    assert {party for edge in drawn.edges for party in (edge.actor, edge.recipient)} == shown
    for one, other in combinations(map(_box, drawn.nodes), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for left, top, right, bottom in map(_box, drawn.nodes):
        assert drawn.left <= left
        assert right <= drawn.left + drawn.width
        assert top >= 0
        assert bottom <= drawn.height


def _box(node: Node) -> tuple[float, float, float, float]:
    """Where a name stands: left, top, right, bottom. Those in the middle stand above their sign."""
    wide = len(node.name) * _WIDE
    if node.anchor == "middle":
        bottom = node.y - node.r - 2
        return node.x - wide / 2, bottom - _HIGH, node.x + wide / 2, bottom
    left = node.x + node.r if node.anchor == "start" else node.x - node.r - wide
    return left, node.y - _HIGH / 2, left + wide, node.y + _HIGH / 2


@settings(max_examples=40)
@given(some_ties)
def test_the_same_ties_give_the_same_drawing(found: list[Tie]) -> None:
    assert _drawn(found) == _drawn(list(found))


@settings(max_examples=40)
@given(some_ties)
def test_around_one_party_only_its_own_ties_are_drawn(found: list[Tie]) -> None:
    centre = found[0].recipient
    drawn = _drawn(found, centre)
    assert all(centre in (edge.actor, edge.recipient) for edge in drawn.edges)
    assert [node.id for node in drawn.nodes if node.hub] == [centre]


@settings(max_examples=40)
@given(some_ties)
def test_a_matrix_counts_what_its_parties_did_to_each_other(found: list[Tie]) -> None:
    order = [Named(party, party) for party in ranked(found)]
    made = matrix(found, order)
    kept = {named.id for named in order[:20]}
    among = sum(tie.events for tie in found if {tie.actor, tie.recipient} <= kept)
    cells = [cell for row in made.rows for cell in row.cells] if made else []
    assert sum(cell.events for cell in cells) == among
    assert all(0 <= cell.shade <= 5 and bool(cell.shade) == bool(cell.events) for cell in cells)


def test_nothing_is_drawn_of_nothing() -> None:
    assert network([], {}) is None
    assert matrix([], []) is None


@pytest.mark.parametrize(
    "query", ["", f"?party={sample.SOVIETS}", "?type=AID,COOPERATE", "?outlet=Stadtblatt", "?since=1948-06"]
)
def test_each_tie_leads_to_as_many_events(client: TestClient, query: str) -> None:
    rows = client.get(f"/network.json{query}").json()["network"]["rows"]
    assert rows
    narrowed = "" if "party" in query or "type" in query else query.replace("?", "&")
    for row in rows:
        types = ",".join(kinds()[row["kind"]])
        events = f"/events.json?actor={row['actor']}&recipient={row['recipient']}&type={types}{narrowed}"
        assert client.get(events).json()["pages"]["total"] == row["events"]


def test_a_network_is_narrowed_and_keeps_its_filters_in_links(client: TestClient) -> None:
    data = client.get("/network.json?outlet=Stadtblatt&type=AID,COOPERATE").json()["network"]
    assert [(row["actor"], row["recipient"], row["kind"]) for row in data["rows"]] == [("en-states", "en-city", "help")]
    page = client.get("/network?outlet=Stadtblatt&type=AID,COOPERATE").text
    assert "/events?type=AID%2CCOOPERATE&amp;outlet=Stadtblatt&amp;actor=en-states&amp;recipient=en-city" in page


def test_a_party_can_be_given_by_name(client: TestClient) -> None:
    by_name, by_id = (
        client.get(f"/network.json?party={p}").json()["network"] for p in ("Soviet+Union", sample.SOVIETS)
    )
    assert by_name == by_id
    assert client.get("/network.json?party=Nobody").json()["network"]["drawn"] is None


def test_a_party_tells_whom_it_deals_with(client: TestClient) -> None:
    data = client.get(f"/parties/{sample.SOVIETS}.json").json()
    assert [(n["id"], n["did"], n["had_done"]) for n in data["neighbours"]] == [
        (sample.BRITAIN, 2, 0),
        (sample.ROBERTSON, 0, 1),
    ]
    assert data["counts"]["did"] == client.get(f"/events.json?actor={sample.SOVIETS}").json()["pages"]["total"] == 3
    assert data["network"]["events"] == 3
    assert {"fight", "talk"} == {edge["kind"] for edge in data["network"]["drawn"]["edges"]}


def test_a_party_without_ties_has_a_page_all_the_same(client: TestClient) -> None:
    data = client.get(f"/parties/{sample.CLAY}.json").json()
    assert data["network"]["drawn"] is None
    assert "Whom it deals with" not in client.get(f"/parties/{sample.CLAY}").text
