"""The Python face: build a case, open it, take its records as objects or as a table."""

from pathlib import Path

import pytest

import onrecord
from onrecord.errors import OnrecordError
from onrecord.records import Claim


def test_build_open_and_take_records_as_a_table(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    (tmp_path / "report.txt").write_text("Poland delivered 14 tanks to Ukraine on Friday, the ministry said.")
    summary = onrecord.build([str(tmp_path / "report.txt")], str(tmp_path / "my.case"), published="2023-02-25", jobs=1)
    assert summary.read == 1
    with onrecord.open_case(str(tmp_path / "my.case"), read_only=True) as case:
        claims = list(case.records("claim"))
        table = onrecord.frame(claims)
    assert all(isinstance(claim, Claim) for claim in claims)
    assert isinstance(table, pandas.DataFrame)
    assert list(table["type"]) == ["AID"]
    assert table["assistance"][0]["stage"] == "delivered"


def test_building_twice_reads_nothing_twice(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Poland delivered 14 tanks to Ukraine, the ministry said.")
    first = onrecord.build([str(tmp_path / "report.txt")], str(tmp_path / "my.case"), jobs=1)
    again = onrecord.build([str(tmp_path / "report.txt")], str(tmp_path / "my.case"), jobs=1)
    assert (first.read, first.unchanged, again.read, again.unchanged) == (1, 0, 0, 1)


def test_a_day_of_publication_that_is_none_is_told() -> None:
    with pytest.raises(OnrecordError) as told:
        onrecord.read("Troops left on Sunday.", published="yesterday")
    assert told.value.code == "U002"


def test_errors_have_a_code_and_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(onrecord.OnrecordError) as raised:
        onrecord.open_case(str(tmp_path / "none.case"))
    assert raised.value.code == "C001"
    assert "build" in raised.value.remedy
