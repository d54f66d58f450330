from pathlib import Path

import pytest
from msgspec.structs import replace

from onrecord.case import Case, open_case
from onrecord.matching.matched import Matched
from onrecord.records import Days, Event, Place
from tests.case.conftest import TEXT, matched, reading, report, span

GATOW = "geonames:2921044"


def _reading_with_two_more_places() -> object:
    """Gatow, a part of it that no gazetteer has, and a name that was given no point."""
    own = reading(report())
    (gatow,) = own.places
    sheds = replace(gatow, id="pl-sheds", name="Gatow", gazetteer=None, latitude=52.5, precision="near")
    nowhere = Place(id="pl-nowhere", report="r-1", span=span("Gatow"), name="Upper Gatow", gazetteer=None)
    return replace(own, places=(gatow, sheds, nowhere))


def _events(one: Event) -> tuple[Event, ...]:
    july = Days(start="1948-07-01", end="1948-07-03")
    return (
        one,
        replace(one, id="ev-both", claims=(), type="ASSAULT", when=july, where=("pl-r-1", "pl-sheds")),
        replace(one, id="ev-nowhere", claims=(), type="ASSAULT", where=("pl-nowhere",)),
        replace(one, id="ev-undated", claims=(), when=Days(), where=("pl-sheds", "pl-sheds")),
    )


@pytest.fixture
def mapped(path: Path) -> Path:
    with open_case(path, create=True) as case:
        case.add_reports([(report(), TEXT.encode(), None)])
        case.plan("1", "m 1")
        case.write_readings([(n, _reading_with_two_more_places()) for n, _ in list(case.unread())])  # type: ignore[misc]
        made = matched("r-1")
        case.write_matched(Matched(**{**vars(made), "events": _events(made.events[0])}), "1")
    return path


def test_each_event_is_counted_once_at_each_of_its_points(mapped: Path) -> None:
    with open_case(mapped, read_only=True) as case:
        found = case.located()
    assert found.events == 3
    assert [(p.precision, p.events, p.first, p.last) for p in found.points] == [
        ("near", 2, "1948-07-01", "1948-07-03"),
        (None, 2, "1948-06-28", "1948-07-03"),
    ]


def test_what_a_point_asks_for_leads_to_its_events(mapped: Path) -> None:
    with open_case(mapped, read_only=True) as case:
        asked = {p.key: (p.ask, p.events) for p in case.located().points}
        for ask, events in asked.values():
            assert case.count("event", place=ask) == events
        # "Gatow" means all three places of that name, so that it cannot stand for one of the points.
        assert asked == {GATOW: (GATOW, 2), "gatow @ 52.50, 13.14": ("gatow @ 52.50, 13.14", 2)}


def test_a_place_that_shares_its_name_with_none_is_asked_for_by_it(case: Case) -> None:
    assert [(p.key, p.ask) for p in case.located().points] == [(GATOW, "Gatow")]


@pytest.mark.parametrize(
    ("filters", "events", "points"),
    [
        ({"type": "ASSAULT"}, 1, 2),
        ({"type": "AID", "outlet": "Courier"}, 1, 1),
        ({"since": "1948-07-01"}, 1, 2),
        ({"until": "1948-06-30"}, 1, 1),
        ({"place": GATOW, "until": "1948-06-30"}, 1, 1),
        ({"place": "Tegel"}, 0, 0),
        ({"reviewed": "no"}, 3, 2),
        ({"reviewed": "yes"}, 0, 0),
        ({"reviewed": "no", "type": "AID", "until": "1948-06-30"}, 1, 1),
        ({"new": "0"}, 3, 2),
        ({"new": "1"}, 0, 0),
        ({"origins": "2"}, 0, 0),
    ],
)
def test_points_are_narrowed_as_lists_are(mapped: Path, filters: dict[str, str], events: int, points: int) -> None:
    with open_case(mapped, read_only=True) as case:
        found = case.located(**filters)  # type: ignore[arg-type]
    assert (found.events, len(found.points)) == (events, points)


def test_reviewed_means_decided_and_not_undone(case: Case) -> None:
    decision = case.decide("ev-1", "accept", "a reader")
    assert (case.count("event", reviewed="yes"), case.count("event", reviewed="no")) == (1, 0)
    case.decide(decision.id, "undo", "a reader")
    assert (case.count("event", reviewed="yes"), case.count("event", reviewed="no")) == (0, 1)


def test_a_place_that_is_gone_leaves_no_point(case: Case) -> None:
    own = report("r-1", "Courier", "1948-06-28", text=TEXT + " ")
    bare = replace(reading(own), places=(), claims=())
    other = replace(reading(report("r-2", "Dispatch", "1948-06-29", text=TEXT + " ")), places=(), claims=())
    case.add_reports([(own, b"1", None), (replace(own, id="r-2"), b"2", None)])
    case.plan("1", "m 1")
    case.write_readings([(n, bare if r.id == "r-1" else other) for n, r in list(case.unread())])
    case.write_matched(matched(), "2")
    assert case._db.execute("SELECT count(*) FROM point").fetchone()[0] == 0
