from pathlib import Path

import pytest
from msgspec.structs import replace

from onrecord.case import Case, open_case
from onrecord.records import Event
from tests.case.conftest import TEXT, matched, reading, report


@pytest.fixture
def told(path: Path) -> Path:
    """A case of three events between Clay and Britain; of one the tellers differ on who acted."""
    with open_case(path, create=True) as case:
        case.add_reports([(report(), TEXT.encode(), None)])
        case.plan("1", "m 1")
        case.write_readings([(n, reading(report())) for n, _ in list(case.unread())])
        made = matched("r-1")
        case.write_matched(replace_events(made, _events(made.events[0])), "1")
    return path


def replace_events(made: object, events: tuple[Event, ...]) -> object:
    return type(made)(**{**{f: getattr(made, f) for f in made.__dataclass_fields__}, "events": events})  # type: ignore[attr-defined]


def _events(one: Event) -> tuple[Event, ...]:
    there = replace(one, id="ev-a", recipient=("E-clay",))
    return (
        there,
        replace(there, id="ev-b", type="ASSAULT", claims=()),
        replace(there, id="ev-c", type="ASSAULT", claims=(), actor=("E-clay", "E-gb"), recipient=("E-clay", "E-gb")),
    )


def test_pairs_are_counted_by_type_and_nobody_acts_on_themselves(told: Path) -> None:
    with open_case(told, read_only=True) as case:
        assert [(d.actor, d.recipient, d.type, d.events) for d in case.deeds().counts()] == [
            ("E-gb", "E-clay", "ASSAULT", 2),
            ("E-clay", "E-gb", "ASSAULT", 1),
            ("E-gb", "E-clay", "AID", 1),
        ]


@pytest.mark.parametrize(
    ("filters", "events"),
    [
        ({"type": "AID"}, 1),
        ({"type": "AID,ASSAULT"}, 4),
        ({"party": "Lucius Clay"}, 4),
        ({"party": "nobody"}, 0),
        ({"outlet": "Courier"}, 1),
        ({"outlet": "Dispatch"}, 0),
        ({"since": "1948-06-28", "until": "1948-06-28"}, 4),
        ({"until": "1948-06-27"}, 0),
    ],
)
def test_pairs_are_narrowed(told: Path, filters: dict[str, object], events: int) -> None:
    with open_case(told, read_only=True) as case:
        found = case.deeds(**filters)  # type: ignore[arg-type]
        assert sum(d.events for d in found.counts()) == found.tally().events == events


def test_pairs_are_kept_of_which_both_are_among_some(told: Path) -> None:
    with open_case(told, read_only=True) as case:
        found = case.deeds()
        assert found.counts(["E-gb", "E-clay"]) == found.counts()
        assert found.counts(["E-gb"]) == found.counts([]) == []


def test_a_pair_leads_to_its_events(told: Path) -> None:
    with open_case(told, read_only=True) as case:
        for deed in case.deeds().counts():
            found = case.records("event", actor=deed.actor, recipient=deed.recipient, type=deed.type)
            assert len(found) == deed.events


def test_an_event_of_one_side_is_no_pair(case: Case) -> None:
    assert case.deeds().counts() == []
    assert case.count("event", actor="United Kingdom") == 1
    assert case.count("event", recipient="United Kingdom") == 0
