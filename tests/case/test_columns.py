"""What is counted from columns is what is counted from rows, under whatever filters."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.case import Case, Filters, open_case, picking
from onrecord.case.deeds import DeedFilters
from onrecord.matching.matched import Matched
from onrecord.records import Days, Disagreement, Event, Place, Support
from tests.case.conftest import matched, reading, report

DAYS = ("1948-06-24", "1948-06-28", "1948-07-01", "1948-07-31", "1949-01-05")
TYPES = ("AID", "ASSAULT", "COERCE")
DIFFERS = (Disagreement(field="killed", values=()),)


def _events(one: Event) -> Iterator[Event]:
    """Events of all sorts: without a day, with one end open, over months, background, disputed, anywhere."""
    draw = random.Random(7)
    for n in range(60):
        start, end = sorted((draw.choice((None, *DAYS)), draw.choice((None, *DAYS))), key=lambda day: day or "")
        yield replace(
            one,
            id=f"ev-{n}",
            type=draw.choice(TYPES),
            claims=tuple(draw.sample(["cl-r-1", "cl-r-2"], draw.randint(0, 2))),
            actor=tuple(draw.sample(["E-clay", "E-gb"], draw.randint(0, 2))),
            recipient=tuple(draw.sample(["E-clay", "E-gb"], draw.randint(0, 2))),
            when=Days(start=start, end=end),
            where=tuple(draw.sample(["pl-r-1", "pl-r-2", "pl-far"], draw.randint(0, 2))),
            disagreements=DIFFERS if draw.random() < 0.3 else (),
            support=Support(reports=2, outlets=2, origins=draw.randint(1, 3)),
            background=draw.random() < 0.2,
        )


def fill(path: Path) -> Case:
    case = open_case(path, create=True)
    told = {r.id: reading(r) for r in (report(), report("r-2", "Dispatch", "1948-06-29"))}
    far = Place(id="pl-far", report="r-2", span=told["r-2"].places[0].span, name="Far", latitude=1.0, longitude=2.0)
    told["r-2"] = replace(told["r-2"], places=(*told["r-2"].places, far))
    for one in (report(), report("r-2", "Dispatch", "1948-06-29")):
        case.add_reports([(one, one.text.encode(), None)])
        case.plan("1", "m 1")
        case.write_readings([(n, told[r.id]) for n, r in case.unread()])
        case.write_matched(matched(one.id), "1")
    made = matched(*told)
    case.write_matched(Matched(**{**vars(made), "events": tuple(_events(made.events[0]))}), "1")
    return case


def _answers(case: Case, filters: Filters) -> list[Any]:
    return [
        case.count("event", **filters),
        case.listed("event", **filters),
        [e.id for e in case.records("event", limit=7, offset=3, **filters)],
        sorted(map(repr, case.stretches("event", **filters))),
        sorted(map(repr, case.stretches("event", by_month=True, **filters))),
        case.located(**filters),
    ]


filters = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from((*TYPES, "AID,COERCE", "AID,THREATEN", "THREATEN")),
        "status": st.sampled_from(("happened", "denied")),
        "outlet": st.sampled_from(("Courier", "Dispatch")),
        "actor": st.sampled_from(("E-gb", "Britain", "Lucius Clay")),
        "place": st.sampled_from(("Gatow", "far", "DE")),
        "differ": st.just("any"),
        "origins": st.sampled_from(("2", "3")),
        "since": st.sampled_from(DAYS),
        "until": st.sampled_from(DAYS),
        "reviewed": st.sampled_from(("no", "yes", "accepted")),
        "doubt": st.sampled_from(("none", "several", "differ_2")),
        "new": st.sampled_from(("0", "1", "2", "3")),
    },
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters)
def test_columns_give_what_rows_give(rows: Case, columns: Case, filters: Filters) -> None:
    for case in (rows, columns):
        if not case.decisions():
            case.decide("ev-3", "accept", "ann")
            case.decide("ev-8", "reject", "ann")
    assert _answers(columns, filters) == _answers(rows, filters)


deed_filters = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from((*TYPES, "AID,COERCE", "THREATEN")),
        "outlet": st.sampled_from(("Courier", "Dispatch", "nobody")),
        "party": st.sampled_from(("E-gb", "Lucius Clay", "nobody")),
        "since": st.sampled_from(DAYS),
        "until": st.sampled_from(DAYS),
    },
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deed_filters)
def test_deeds_are_the_same_too(rows: Case, columns: Case, filters: DeedFilters) -> None:
    quick, plain = columns.deeds(**filters), rows.deeds(**filters)
    assert quick.tally() == plain.tally()
    for among in (None, ["E-gb"], ["E-gb", "E-clay"], []):
        assert quick.counts(among) == plain.counts(among)
    for limit in (1, 5):
        assert quick.busiest(limit) == plain.busiest(limit)


def test_only_a_large_case_is_asked_by_columns(rows: Case, columns: Case) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picking, "MANY", 1)
        assert picking.picked(rows._db, "event", {}) is None
        assert picking.picked(columns._db, "claim", {}) is None
        found = picking.picked(columns._db, "event", {"type": "AID", "status": "happened"})
        assert found is not None and 0 < found.count < 60
        patch.setattr(picking, "MANY", 1000)
        assert picking.picked(columns._db, "event", {"type": "AID"}) is None, "rows are as quick"


def test_a_case_of_an_older_version_is_given_columns_by_its_next_build(tmp_path: Path) -> None:
    path = tmp_path / "old.case"
    with fill(path) as case:
        months = "CREATE TABLE months (kind TEXT NOT NULL, first INTEGER, last INTEGER, many INTEGER NOT NULL) STRICT"
        case._db.executescript(f"DROP TABLE columns; DROP TABLE voice; {months}; PRAGMA user_version = 5")
        assert case.is_matched("1")
    with open_case(path) as case, pytest.MonkeyPatch.context() as patch:
        assert not case.is_matched("1"), "a build has something to do"
        assert case.count("event", type="AID", status="happened") > 0
        patch.setattr(picking, "MANY", 1)
        assert picking.picked(case._db, "event", {}) is None
        made = matched("r-1", "r-2")
        case.write_matched(Matched(**{**vars(made), "events": tuple(_events(made.events[0]))}), "1")
        assert picking.picked(case._db, "event", {}) is not None
