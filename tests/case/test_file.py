"""The file: what is opened, what is refused and how that is told, migration, locks, a full disk."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from onrecord.case import Case, open_case
from onrecord.case.file import VERSION
from onrecord.case.lock import only_builder
from onrecord.errors import CaseError
from tests.case.conftest import fill, report


def refused(path: Path, **options: bool) -> str:
    with pytest.raises(CaseError) as told:
        open_case(path, **options).close()
    assert str(path) in str(told.value)
    return told.value.code


def test_a_missing_case_is_told(path: Path) -> None:
    assert refused(path) == refused(path, read_only=True) == "C001"
    assert not path.exists()


@pytest.mark.parametrize("data", [b"Just some words, and not a database at all." * 40, b"SQLite format 3\0 cut short"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert refused(path) == refused(path, create=True) == "C002"
    assert path.read_bytes() == data


def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE birds (name TEXT)")
    db.close()
    before = path.read_bytes()
    assert refused(path, create=True) == refused(path, read_only=True) == "C002"
    assert path.read_bytes() == before


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    assert refused(tmp_path, create=True) == "C002"


def test_an_empty_file_is_a_case_to_be(path: Path) -> None:
    path.touch()
    assert refused(path) == "C002"
    with open_case(path, create=True) as case:
        assert case.count("report") == 0


def test_a_newer_case_is_refused_and_left_alone(case: Case, path: Path) -> None:
    case.close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    assert refused(path) == refused(path, create=True) == refused(path, read_only=True) == "C003"


@pytest.mark.parametrize("read_only", [False, True])
def test_an_older_case_is_brought_up_to_date(path: Path, read_only: bool) -> None:
    from onrecord.case.file import APPLICATION_ID

    db = sqlite3.connect(path)  # a case of version 0: marked as ours, and nothing in it
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 0")
    db.close()
    with open_case(path, read_only=read_only) as case:
        assert case.count("report") == 0
        assert case._db.execute("PRAGMA user_version").fetchone()[0] == VERSION


def test_a_closed_case_is_one_file_and_its_copy_holds_all(case: Case, path: Path, tmp_path: Path) -> None:
    case.close()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    copy = tmp_path / "elsewhere" / "copy.case"
    copy.parent.mkdir()
    shutil.copy(path, copy)
    with open_case(copy, read_only=True) as opened:
        assert opened.count("claim") == 2
        assert opened.original("r-1") is not None
    assert [p.name for p in copy.parent.iterdir()] == ["copy.case"]


def test_a_case_opened_for_reading_cannot_be_written(case: Case, path: Path) -> None:
    case.close()
    with open_case(path, read_only=True) as opened, pytest.raises(CaseError) as told:
        opened.decide("ev-1", "accept", "ana")
    assert told.value.code == "C004"


def test_a_full_disk_is_told_and_nothing_is_half_written(case: Case) -> None:
    pages = case._db.execute("PRAGMA page_count").fetchone()[0]
    case._db.execute(f"PRAGMA max_page_count = {pages}")
    many = [report(f"new-{n}", text=f"Words number {n}. " * 500) for n in range(50)]
    with pytest.raises(CaseError) as told:
        case.add_reports((r, b"", None) for r in many)
    assert told.value.code == "C004"
    assert "full" in str(told.value)
    assert case.meta()["waiting"] == 0
    case._db.execute("PRAGMA max_page_count = 1000000")
    fill(case, report("r-3"))
    assert case.count("report") == 3


def test_a_second_writer_is_told_to_wait(case: Case, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.case.file._BUSY_SECONDS", 0.05)
    with open_case(path) as other:
        case._db.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseError) as told:
            other.decide("ev-1", "accept", "ana")
        assert told.value.code == "C005"
        assert other.count("claim") == 2, "reading goes on"
        case._db.execute("ROLLBACK")


def test_one_build_at_a_time(path: Path) -> None:
    with only_builder(path), pytest.raises(CaseError) as told, only_builder(path):
        pass
    assert told.value.code == "C005"
    with only_builder(path):
        pass
    assert not list(path.parent.glob("*-build")), "nothing is left behind"


def test_a_lock_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as told, only_builder(tmp_path / "no" / "such" / "folder.case"):
        pass
    assert told.value.code == "C007"
