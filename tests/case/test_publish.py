"""What a build writes is seen at once or not at all; what is changed replaces what it was."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.case import Case, open_case
from onrecord.case import publish as publishing
from tests.case.conftest import TEXT, fill, matched, reading, report


def ledger(case: Case) -> dict[str, list[str]]:
    return {kind: case.ids(kind) for kind in ("report", "claim", "statement", "entity", "event")}


def test_nobody_sees_a_report_before_it_is_read_and_matched(case: Case) -> None:
    before = ledger(case)
    new = report("r-3", "Post")
    assert case.add_reports([(new, b"", None)]) == ["new"]
    assert ledger(case) == before and case.report("r-3") is None
    assert case.plan("1", "m 1") == 1
    case.write_readings((n, reading(r)) for n, r in list(case.unread()))
    assert ledger(case) == before
    assert case.meta()["waiting"] == 1 and not case.is_matched("1")
    case.write_matched(matched("r-1", "r-2", "r-3"), "1")
    assert case.ids("report") == ["r-1", "r-2", "r-3"] and case.is_matched("1")


def test_the_same_report_again_changes_nothing(case: Case) -> None:
    assert case.add_reports([(report(), TEXT.encode(), None)]) == ["unchanged"]
    assert case.plan("1", "m 1") == 0


def test_a_changed_report_replaces_what_it_was(case: Case) -> None:
    changed = report(outlet="The Courier")
    assert case.add_reports([(changed, TEXT.encode(), None)]) == ["changed"]
    old = case.report("r-1")
    assert old and old.outlet == "Courier", "until it is read and matched, the case shows the old one"
    fill(case)
    assert [r.outlet for r in case.records("report")] == ["The Courier", "Dispatch"]
    assert case.count("claim") == 2 and case.count("claim", outlet="Courier") == 0
    assert len(case.search("flour", kind="report")) == 2


def test_a_report_changed_back_needs_no_reading(case: Case) -> None:
    case.add_reports([(report(outlet="The Courier"), b"", None), (report(), TEXT.encode(), None)])
    assert case.plan("1", "m 1") == 0


def test_a_file_that_was_changed_gives_one_report_not_two(case: Case) -> None:
    case.add_reports([(report("old"), b"", "file-1")])
    fill(case)
    assert case.add_reports([(report("new", text=TEXT + " More."), b"", "file-1")]) == ["changed"]
    assert "old" in case.ids("report")
    fill(case)
    assert case.ids("report") == ["new", "r-1", "r-2"]
    case.add_reports([(report("old"), b"", "file-1")])
    fill(case)
    assert case.ids("report") == ["old", "r-1", "r-2"]


def test_another_reader_reads_all_again(case: Case) -> None:
    assert case.plan("2", "m 1") == 2
    assert case.plan("2", "m 1") == 2, "asked twice, they wait once"
    case.write_readings((n, reading(r, reader="2")) for n, r in list(case.unread()))
    case.write_matched(matched("r-1", "r-2"), "2")
    read = case.reading("r-1")
    assert read and read.reader == "2"
    assert case.plan("2", "m 1") == 0
    assert case.plan("2", "m 2") == 2
    assert case.plan("2", "m 1", again=True) == 2


def test_a_report_that_failed_is_kept_and_tried_again(case: Case) -> None:
    case.add_reports([(report("bad"), b"", None)])
    case.plan("1", "m 1")
    case.write_readings((n, "ValueError: no") for n, _ in list(case.unread()))
    case.write_matched(matched("r-1", "r-2"), "1")
    assert case.report("bad") is not None and case.reading("bad") is None
    assert case.meta()["failed"] == {"bad": "ValueError: no"}
    assert case.plan("1", "m 1") == 1
    fill(case)
    assert case.meta()["failed"] == {} and case.reading("bad") is not None


def test_an_entity_that_becomes_another_is_another_everywhere(case: Case) -> None:
    from dataclasses import replace

    now = matched("r-1", "r-2")
    entity_of = {own: entity.replace("E-gb", "E-uk") for own, entity in now.entity_of.items()}
    case.write_matched(replace(now, entity_of=entity_of, assistance=(), exchanges=()), "2")
    assert [c.actor[0].entity for c in case.records("claim")] == ["E-uk", "E-uk"]
    assert case.count("claim", party="E-uk") == 2 and case.count("claim", party="E-gb") == 0


def test_a_failure_in_the_last_step_leaves_all_as_it_was(
    case: Case, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ledger(case)
    case.add_reports([(report("r-3"), b"", None)])
    case.plan("1", "m 1")
    case.write_readings((n, reading(r)) for n, r in list(case.unread()))

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "put_wholes", fail)
    with pytest.raises(KeyboardInterrupt):
        case.write_matched(matched("r-1", "r-2", "r-3"), "2")
    monkeypatch.undo()
    case.close()
    with open_case(path) as again:
        assert ledger(again) == before and again.is_matched("1") is False
        assert again.plan("1", "m 1") == 0, "what was read stays read"
        again.write_matched(matched("r-1", "r-2", "r-3"), "2")
        assert "r-3" in again.ids("report")


def test_nothing_is_left_of_what_was_replaced(case: Case) -> None:
    fill(case, report(text=TEXT + " It was the first."))
    for table, key, of in (("reading", "report", "report"), ("record", "report", "report")):
        orphans = f"SELECT count(*) FROM {table} WHERE {key} NOT IN (SELECT n FROM {of})"
        assert case._db.execute(orphans).fetchone()[0] == 0
    assert case._db.execute("SELECT count(*) FROM search").fetchone()[0] == 2 + 2 + 2
    assert case._db.execute("SELECT count(*) FROM original").fetchone()[0] == 2
    assert case._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert case._db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_was_left_out_is_noted_until_it_is_read(case: Case) -> None:
    from onrecord.errors import IntakeError

    case.note_left_out({"a.txt": [IntakeError("I002", source="a.txt")], "b.txt": []})
    case.note_left_out({"b.txt": [IntakeError("I002", source="b.txt")]})
    assert [n["source"] for n in case.meta()["left_out"]] == ["a.txt", "b.txt"]
    case.note_left_out({"a.txt": []})
    assert [(n["source"], n["code"]) for n in case.meta()["left_out"]] == [("b.txt", "I002")]


def test_a_record_given_twice_is_kept_once(case: Case) -> None:
    from msgspec.structs import replace

    twice = report("twice")
    read = reading(twice)
    case.add_reports([(twice, b"", None)])
    case.plan("1", "m 1")
    case.write_readings((n, replace(read, claims=read.claims * 2)) for n, _ in list(case.unread()))
    case.write_matched(matched("r-1", "r-2", "twice"), "1")
    assert case.count("claim", report="twice") == 1


def test_decisions_are_only_ever_added(case: Case) -> None:
    first = case.decide("ev-1", "accept", "ana", "two origins")
    second = case.decide("ev-1", "merge", "ben", value="ev-2")
    third = case.decide(first.id, "undo", "ana")
    assert case.decisions() == [first, second, third]
    assert case.decisions("ev-1") == [first, second]
    assert len({first.id, second.id, third.id}) == 3 and first.time.endswith("+00:00")
    for sql in ("UPDATE decision SET user = 'eve'", "DELETE FROM decision"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            case._db.execute(sql)
    fill(case, report("r-3"))
    assert case.decisions() == [first, second, third], "they survive every build"


def test_a_decision_of_an_unknown_kind_is_not_written(case: Case) -> None:
    import msgspec

    with pytest.raises(msgspec.ValidationError):
        case.decide("ev-1", "ponder", "ana")  # type: ignore[arg-type]
    assert case.decisions() == []
