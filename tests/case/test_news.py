import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from onrecord.case import Case, open_case
from onrecord.errors import UsageError
from tests.case.conftest import fill, matched, reading, report


def test_a_build_tells_what_it_was_the_first_to_show(case: Case) -> None:
    assert case.mark().build == 1
    assert case.count_new(0) == {"report": 2, "event": 1, "assistance": 1, "exchange": 1}
    fill(case, report("r-3", "Eagle", "1948-06-30"))
    assert case.mark().build == 2
    assert case.count_new(1) == {"report": 1, "event": 0, "assistance": 0, "exchange": 0}
    assert [r.id for r in case.records("report", new="1")] == ["r-3"]
    assert case.count("event", new="1") == 0
    assert case.count("event", new="0") == 1


def test_a_report_that_changed_is_not_new(case: Case) -> None:
    fill(case, report("r-2", "Dispatch", "1948-06-30"))
    assert (case.mark().build, case.count_new(1)["report"]) == (2, 0)


def test_what_is_only_told_under_another_id_is_not_new(case: Case) -> None:
    made = matched("r-1", "r-2")
    (event,) = made.events
    case.write_matched(replace(made, events=(structs.replace(event, id="ev-other"),), exchanges=()), "2")
    assert case.count("event", new="0") == 1
    assert case.count_new(1)["event"] == 0


def test_an_event_that_only_new_reports_tell_is_new(case: Case) -> None:
    third = report("r-3", "Eagle", "1948-06-30")
    case.add_reports([(third, third.text.encode(), None)])
    case.plan("1", "m 1")
    case.write_readings([(n, reading(third)) for n, _ in list(case.unread())])
    made, late = matched("r-1", "r-2"), matched("r-3")
    other = structs.replace(late.events[0], id="ev-3")
    entity_of = {**made.entity_of, **late.entity_of}
    case.write_matched(replace(made, events=(*made.events, other), entity_of=entity_of), "2")
    assert [event.id for event in case.records("event", new="1")] == ["ev-3"]


def test_decisions_are_counted(case: Case) -> None:
    case.decide("ev-1", "accept", "a reader")
    assert case.mark().decisions == 1


@pytest.mark.parametrize("build", ["-1", "one", "9999999999"])
def test_what_is_no_number_is_refused(case: Case, build: str) -> None:
    with pytest.raises(UsageError):
        case.count("event", new=build)


def test_a_case_of_version_1_is_filled_by_its_next_build(case: Case, path: Path) -> None:
    case.close()
    _make_version_1(path)
    with open_case(path) as old:
        assert not old.is_matched("1")
        assert old.count("statement", speaker="E-clay") == 0
        assert old.count_new(0)["report"] == 2
        fill(old)
        assert old.count("statement", speaker="E-clay") == 2
        assert old.count_new(1) == {"report": 0, "event": 0, "assistance": 0, "exchange": 0}


def _make_version_1(path: Path) -> None:
    db = sqlite3.connect(path)
    db.executescript(
        "DROP TABLE said; DROP TABLE speaker; DROP TABLE deed; DROP TABLE shown; DROP INDEX report_outlet;"
        "DROP TABLE located; DROP INDEX record_point; UPDATE record SET point = NULL; DROP TABLE point;"
        "ALTER TABLE record DROP COLUMN point; ALTER TABLE record DROP COLUMN mark;"
        "ALTER TABLE filed DROP COLUMN first; ALTER TABLE filed DROP COLUMN last; ALTER TABLE facet DROP COLUMN many;"
        "DROP TABLE mentioned; DROP TABLE columns; DROP TABLE voice; DROP INDEX report_origin;"
        "DROP TABLE brief; DROP TABLE score;"
        "ALTER TABLE report DROP COLUMN filing; DELETE FROM meta WHERE key = 'build';"
        "DELETE FROM filed WHERE facet IN (SELECT n FROM facet WHERE name IN ('speaker', 'via'));"
        "PRAGMA user_version = 1;"
    )
    db.close()
