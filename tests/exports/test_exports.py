"""The formats: found by name, whole or not there, the same bytes for the same case."""

import csv as tables
import io
import json
import tomllib
import zipfile
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, get_args

import jsonschema
import msgspec
import pytest

from onrecord.case import Case, open_case
from onrecord.errors import ExportError
from onrecord.exports import export, formats, schema
from onrecord.exports.csv import CSV, cells, columns
from onrecord.exports.geojson import GeoJSON
from onrecord.exports.jsonl import JSONL
from onrecord.records import AnyRecord
from tests.case.conftest import fill, matched, report
from tests.spans import spans

FEW = 60  # lines of each kind that are validated: the validator is slow, and lines of a kind are alike


@pytest.fixture
def small(tmp_path: Path) -> Any:
    with open_case(tmp_path / "small.case", create=True) as case:
        fill(case, report(), report("r-2", "Dispatch", "1948-06-29"))
        yield case


def lines(case: Case, out: Path) -> list[dict[str, Any]]:
    assert JSONL.write(case, out) == sum(case.meta()["counts"].values())
    return [json.loads(line) for line in out.read_bytes().split(b"\n") if line]


def test_formats_are_found_by_name(small: Case, tmp_path: Path) -> None:
    assert {"jsonl", "csv"} <= set(formats())
    assert export(small, "jsonl", tmp_path / "out.jsonl") > 0
    with pytest.raises(ExportError) as told:
        export(small, "docx", tmp_path / "out.docx")
    assert told.value.code == "X001" and "jsonl" in str(told.value)


def test_a_place_that_cannot_be_written_is_told(small: Case, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError) as told:
        export(small, "jsonl", tmp_path / "file" / "out.jsonl")
    assert told.value.code == "X002"


def test_every_line_of_the_example_validates_against_the_schema(berlin: Case, tmp_path: Path) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    seen: dict[str, int] = {}
    for line in lines(berlin, tmp_path / "out.jsonl"):
        seen[line["record"]] = seen.get(line["record"], 0) + 1
        if seen[line["record"]] <= FEW:
            errors = list(validator.iter_errors(line))
            assert not errors, (line["id"], errors[0].message)
    assert {"report", "entity", "place", "date", "statement", "claim", "event"} <= set(seen)


def test_the_schema_refuses_what_is_no_record() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    for wrong in ({}, {"record": "opinion", "id": "x"}, {"record": "claim", "id": "x"}):
        assert not validator.is_valid(wrong)


def test_every_line_is_read_back_as_its_record(berlin: Case, tmp_path: Path) -> None:
    JSONL.write(berlin, tmp_path / "out.jsonl")
    for line in (tmp_path / "out.jsonl").read_bytes().splitlines():
        record = msgspec.json.decode(line, type=AnyRecord)
        assert berlin.record(record.id) == record


def test_every_span_stands_in_its_report_and_every_reference_resolves(berlin: Case, tmp_path: Path) -> None:
    records = lines(berlin, tmp_path / "out.jsonl")
    texts = {
        (r["id"], field): r[field] or "" for r in records if r["record"] == "report" for field in ("text", "title")
    }
    known = {r["id"] for r in records}
    assert len(known) == len(records)

    def walk(node: Any, at: str | None) -> None:
        if isinstance(node, dict):
            at = node["report"] if isinstance(node.get("report"), str) else at
            for key in ("entity", "statement", "parent", "copy_of", "supplier", "receiver", "opening", "event"):
                value = node.get(key)
                assert not isinstance(value, str) or value in known, (key, value)
            for key in ("claims", "where", "when"):
                if isinstance(node.get(key), list):
                    assert set(node[key]) <= known, key
            for span in spans({k: v for k, v in node.items() if isinstance(v, dict) and "start" in v and "text" in v}):
                assert texts[at or "", span["field"]][span["start"] : span["end"]] == span["text"]
            for value in node.values():
                walk(value, at)
        elif isinstance(node, list):
            for value in node:
                walk(value, at)

    for record in records:
        walk(record, record["id"] if record["record"] == "report" else None)


def test_the_order_of_arrival_leaves_no_trace(tmp_path: Path) -> None:
    both = [report(), report("r-2", "Dispatch", "1948-06-29")]
    written = []
    for name, order in (("a", both), ("b", both[::-1])):
        with open_case(tmp_path / f"{name}.case", create=True) as case:
            for one in order:  # one at a time: the second build shows the first one's records anew
                fill(case, one)
            case.write_matched(matched("r-1", "r-2"), "2")
            JSONL.write(case, tmp_path / f"{name}.jsonl")
            CSV.write(case, tmp_path / f"{name}.zip")
        written.append(((tmp_path / f"{name}.jsonl").read_bytes(), (tmp_path / f"{name}.zip").read_bytes()))
    assert written[0] == written[1]


def test_an_export_that_fails_leaves_the_file_that_was_there(
    small: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before")

    def stop(_: Case) -> Any:
        yield small.record("r-1")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.exports.jsonl.lines", stop)
    with pytest.raises(ExportError, match="No space left"):
        export(small, "jsonl", out)
    assert out.read_text() == "before"
    assert sorted(p.name for p in tmp_path.iterdir() if "out" in p.name) == ["out.jsonl"]


def test_a_table_a_kind_with_all_its_columns(small: Case, tmp_path: Path) -> None:
    assert CSV.write(small, tmp_path / "tables") == sum(small.meta()["counts"].values())
    kinds = {kind.__struct_config__.tag for kind in get_args(AnyRecord)}
    assert {p.stem for p in (tmp_path / "tables").iterdir()} == kinds
    with (tmp_path / "tables" / "claim.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(tables.DictReader(stream))
    assert [row["id"] for row in rows] == ["cl-r-1", "cl-r-2"]
    assert rows[0]["trigger"] == "sent"
    assert report().text[int(rows[0]["trigger_start"]) : int(rows[0]["trigger_end"])] == "sent"
    assert json.loads(rows[0]["actor"])[0]["entity"] == "E-gb"
    assert rows[0]["when"] == "da-r-1" and rows[0]["background"] == "false"


def test_an_archive_holds_the_same_tables(small: Case, tmp_path: Path) -> None:
    CSV.write(small, tmp_path / "tables")
    CSV.write(small, tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert {n: archive.read(n) for n in archive.namelist()} == {
            p.name: p.read_bytes() for p in (tmp_path / "tables").iterdir()
        }


def test_cells_fall_in_columns(berlin: Case) -> None:
    for kind in get_args(AnyRecord):
        named = set(columns(kind))
        for record in berlin.records(kind.__struct_config__.tag, limit=50):
            assert set(cells(record)) <= named


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    with open_case(tmp_path / "hostile.case", create=True) as case:
        from msgspec.structs import replace

        fill(case, replace(report(), title=text, outlet=text))
        CSV.write(case, tmp_path / "tables")
    with io.StringIO((tmp_path / "tables" / "report.csv").read_bytes().decode(), newline="") as stream:
        (row,) = tables.DictReader(stream)
    assert row["title"] == row["outlet"] == "'" + text


def test_events_with_a_point_are_on_the_map(small: Case, tmp_path: Path) -> None:
    assert GeoJSON.write(small, tmp_path / "out.geojson") == 1
    (feature,) = json.loads((tmp_path / "out.geojson").read_bytes())["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [13.14, 52.47]}
    assert feature["properties"]["actor"] == ["United Kingdom"]
    small.write_matched(matched(), "none")
    assert GeoJSON.write(small, tmp_path / "out.geojson") == 0
    assert json.loads((tmp_path / "out.geojson").read_bytes())["features"] == []


def test_each_format_that_is_declared_is_there_under_its_name() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    declared = project["project"]["entry-points"]["onrecord.exports"]
    assert {"jsonl", "csv", "geojson", "bibtex", "csl"} <= set(declared)
    for name, place in declared.items():
        assert EntryPoint(name, place, "onrecord.exports").load().name == name
