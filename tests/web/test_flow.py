"""Bands from outlets to speakers: what they add up to, and that none leaves the drawing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.web.charts.flow import Way, flow

keys = st.tuples(*(st.integers(0, 25).map(lambda n, side=side: f"{side}{n}") for side in "ovs"))
some_ways = st.dictionaries(keys, st.integers(1, 60), min_size=1, max_size=120).map(lambda d: list(d.items()))


@settings(max_examples=60)
@given(some_ways)
def test_bars_and_bands_add_up_to_the_statements_drawn(ways: list[Way]) -> None:
    words = {key: f"the words of {key}" for way, _ in ways for key in way}
    drawn = flow(ways, words)
    assert drawn
    for column in range(3):
        assert sum(node.statements for node in drawn.nodes if node.column == column) == drawn.statements
    assert sum(node.column == 1 for node in drawn.nodes) <= 10
    assert all(node.key or node.others for node in drawn.nodes)
    assert all(node.y + node.height <= drawn.height for node in drawn.nodes)
    assert drawn == flow(list(reversed(ways)), words)


def test_of_few_ways_all_are_drawn_by_name() -> None:
    drawn = flow(
        [(("A", "b", "c"), 3), (("A", "b", "d"), 1)], {"A": "Outlet", "b": "Wire", "c": "Clay", "d": "officials"}
    )
    assert drawn
    assert [(n.words, n.statements) for n in drawn.nodes] == [("Outlet", 4), ("Wire", 4), ("Clay", 3), ("officials", 1)]
    assert [band.words for band in drawn.bands] == ["Outlet to Wire: 4", "Wire to Clay: 3", "Wire to officials: 1"]
    assert flow([], {}) is None
