"""Building: what is new is read, a kill costs nothing, the same input gives the same bytes."""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.build import build
from onrecord.case import Case, open_case
from onrecord.errors import CaseError, ReadError, UsageError
from onrecord.exports.jsonl import JSONL
from onrecord.language import Language
from onrecord.matching import Matching
from onrecord.records import Report
from onrecord.workers import _chunks
from tests.spans import assert_exact

TEXTS = [
    'BERLIN, June 26 - General Clay said on Saturday that Britain sent 80 tons of flour to Berlin. "We stay," he said.',
    "The Soviet authorities said on Monday that a British plane struck a Soviet fighter near Gatow, killing 14.",
    "Officials in Washington said on Tuesday that the United States would send 25 more aircraft to Germany.",
    "LONDON - Mr. Bevin told the Commons on Wednesday that Britain had asked Moscow to lift the blockade.",
    "A mine killed three workers near Spandau on Friday, the town's mayor told reporters. No one claimed it.",
    "Moscow rejected the request on Thursday, a spokesman said, and offered 100,000 tons of grain to Berlin.",
]


@pytest.fixture(autouse=True)
def one_pipeline(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds in this process share the tests' pipeline, which takes a second to load."""
    monkeypatch.setattr("onrecord.workers.load", lambda model: language)


def written(folder: Path, name: str = "reports.jsonl", texts: list[str] = TEXTS, **more: str) -> Path:
    path = folder / name
    reports = [
        {"id": f"r{n}", "text": text, "outlet": f"Outlet {n % 3}", "published": f"1948-06-{26 + n % 4}", **more}
        for n, text in enumerate(texts)
    ]
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    return path


def exported(case: Path) -> bytes:
    with open_case(case, read_only=True) as opened:
        JSONL.write(opened, case.with_suffix(".jsonl"))
    return case.with_suffix(".jsonl").read_bytes()


def test_a_build_reads_all_and_says_so(tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    summary = build([written(tmp_path)], tmp_path / "a.case", on_progress=lambda *step: steps.append(step))
    assert (summary.read, summary.unchanged, summary.not_read, summary.reports) == (6, 0, 0, 6)
    assert summary.left_out == [] and summary.seconds > 0
    assert {step for step, _, _ in steps} == {"taking in", "reading", "matching"}
    assert ("reading", 6, 6) in steps
    with open_case(tmp_path / "a.case", read_only=True) as case:
        assert case.count("report") == 6 and case.count("claim") > 0
        for report, reading in case.readings():
            assert_exact(reading, report)


def test_it_can_be_called_by_its_name_more_than_once(tmp_path: Path) -> None:
    import onrecord

    for read in (6, 0):
        assert onrecord.build([str(written(tmp_path))], str(tmp_path / "a.case")).read == read


def test_what_was_read_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, case = written(tmp_path), tmp_path / "a.case"
    build([source], case)
    before = exported(case)

    def never(*_: object) -> None:
        raise AssertionError("nothing is to be read or matched")

    with monkeypatch.context() as patched:
        patched.setattr("onrecord.workers.read", never)
        patched.setattr("onrecord.build.Matching", never)
        summary = build([source], case)
    assert (summary.read, summary.unchanged) == (0, 6)
    assert exported(case) == before
    assert build([source], case, again=True).read == 6
    assert exported(case) == before


def test_only_what_is_new_or_changed_is_read(tmp_path: Path) -> None:
    case = tmp_path / "a.case"
    build([written(tmp_path, texts=TEXTS[:4])], case)
    summary = build([written(tmp_path, texts=[TEXTS[5], *TEXTS[1:5]])], case)
    assert (summary.read, summary.unchanged, summary.reports) == (2, 3, 5)


def test_added_bit_by_bit_or_at_once_the_case_is_the_same(tmp_path: Path) -> None:
    build([written(tmp_path, "all.jsonl")], tmp_path / "once.case")
    lines = (tmp_path / "all.jsonl").read_text().splitlines()
    for n, line in enumerate(reversed(lines)):
        part = tmp_path / f"{n}.jsonl"
        part.write_text(line)
        build([part], tmp_path / "bits.case")
    once, bits = exported(tmp_path / "once.case"), exported(tmp_path / "bits.case")
    assert without_paths(bits) == without_paths(once)


def without_paths(export: bytes) -> list[Any]:
    return [{**json.loads(line), "path": None} for line in export.splitlines()]


def test_any_number_of_processes_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.workers._FEW", 0)
    monkeypatch.setattr("onrecord.workers._CHUNK", 2)
    source = written(tmp_path)
    build([source], tmp_path / "one.case", jobs=1)
    build([source], tmp_path / "two.case", jobs=2)
    assert exported(tmp_path / "two.case") == exported(tmp_path / "one.case")


def test_a_report_that_its_process_dies_of_costs_that_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.workers._FEW", 0)
    monkeypatch.setattr("onrecord.workers._CHUNK", 2)
    monkeypatch.setattr("onrecord.workers._work", work_or_die)
    monkeypatch.setattr("onrecord.workers._start", start_quickly)
    source = written(tmp_path, texts=[*TEXTS[:3], "DIE: the words that kill.", *TEXTS[3:]])
    summary = build([source], tmp_path / "a.case", jobs=2)
    assert (summary.read, summary.failed, summary.reports) == (6, 1, 7)
    assert [error.code for error in summary.left_out] == ["R003"]
    assert "r3" in str(summary.left_out[0]) and "died" in str(summary.left_out[0])


def start_quickly(_: str) -> None:
    """What a process does first in the test above: it needs no pipeline."""


def work_or_die(chunk: list[Any]) -> list[Any]:
    """What a process does in the test above: no reading, and at one report it dies."""
    from onrecord.case import packed
    from onrecord.records import Reading

    for _, report in chunk:
        if "DIE" in report.text:
            os.kill(os.getpid(), signal.SIGKILL)
    return [
        (n, r.id, packed(Reading(report=r.id, reader="1", model="en_core_web_sm 3.8.0", published=r.published)))
        for n, r in chunk
    ]


def test_a_report_that_the_reader_fails_at_costs_that_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.reader import read

    def fail(report: Any, *how: Any) -> Any:
        if report.id == "r2":
            raise RecursionError("too deep")
        return read(report, *how)

    source, case = written(tmp_path), tmp_path / "a.case"
    with monkeypatch.context() as patched:
        patched.setattr("onrecord.workers.read", fail)
        summary = build([source], case)
    assert (summary.read, summary.failed, summary.reasons) == (5, 1, {"R003": 1})
    with open_case(case, read_only=True) as opened:
        assert opened.report("r2") is not None and opened.reading("r2") is None
        assert "too deep" in opened.meta()["failed"]["r2"]
    assert build([source], case).read == 1, "the next build tries it again"
    build([source], tmp_path / "whole.case")
    assert exported(case) == exported(tmp_path / "whole.case")


def test_a_parse_that_fails_costs_the_report_it_fails_at(
    tmp_path: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse_all = language.parse_all

    def fail(texts: Any) -> Any:
        texts = list(texts)
        if any("Bevin" in text for text, _ in texts):
            raise MemoryError("too long")
        return parse_all(texts)

    source, case = written(tmp_path), tmp_path / "a.case"
    with monkeypatch.context() as patched:
        patched.setattr(language, "parse_all", fail)
        assert build([source], case, jobs=1).failed == 1
    with open_case(case, read_only=True) as opened:
        assert list(opened.meta()["failed"]) == ["r3"]


def test_few_and_short_reports_are_parsed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.workers._LONG", 100)
    lengths = [300, 10, 20, 90, *[5] * 10, 300]
    reports = [(n, Report(id=f"r{n}", text="x" * length)) for n, length in enumerate(lengths)]
    chunks = [[len(report.text) for _, report in chunk] for chunk in _chunks(iter(reports))]
    assert chunks == [[300], [10, 20], [90, 5, 5], [5] * 8, [300]]


def killed(source: Path, case: Path, step: str, at: int) -> int:
    """Build in a process of its own that is killed at this step; how the process ended."""

    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        sys.modules["onrecord.build"].__dict__["_BATCH"] = 2
        if step == "writing":
            sys.modules["onrecord.case.publish"].__dict__["_name_origins"] = die
        build([source], case, jobs=1, on_progress=lambda s, done, _: die() if (s, done) == (step, at) else None)
    finally:
        os._exit(0)


def test_a_build_killed_at_any_moment_goes_on_where_it_stopped(tmp_path: Path) -> None:
    source, case = written(tmp_path), tmp_path / "killed.case"
    build([source], tmp_path / "whole.case")
    for step, at in (("taking in", 4), ("reading", 2), ("reading", 4), ("matching", 0), ("writing", 0)):
        assert killed(source, case, step, at) == -signal.SIGKILL, step
        with open_case(case, read_only=True) as opened:
            assert opened.count("report") == 0, "nothing is seen before all of it is there"
            assert opened.meta()["waiting"] > 0
    summary = build([source], case)
    assert (summary.read, summary.unchanged) == (0, 6), "all had been read before the last kill"
    assert exported(case) == exported(tmp_path / "whole.case")
    assert not list(tmp_path.glob("*-build"))


def test_sources_that_are_wrong_cost_themselves_only(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "letter.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "nur.txt").write_text(
        "Die Verwaltung der Stadt teilte am Montag mit, dass die Kohle nur noch für zwei Wochen reichen werde." * 2
    )
    summary = build([tmp_path, tmp_path / "nowhere"], tmp_path / "a.case")
    assert (summary.read, summary.not_read, summary.languages) == (6, 1, {"de": 1})
    assert summary.reasons == {"I001": 1, "I002": 1, "I004": 1}
    with open_case(tmp_path / "a.case", read_only=True) as case:
        assert case.count("report") == 7
        assert {n["code"] for n in case.meta()["left_out"]} == {"I001", "I002", "I004"}
        (german,) = [r for r in case.records("report") if not r.read]
        assert german.language == "de" and case.reading(german.id) is None


def test_a_duplicate_is_counted_and_another_text_of_one_id_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [{"id": "a", "text": TEXTS[0]}, {"id": "a", "text": TEXTS[0]}, {"id": "b", "text": TEXTS[1]}]
    path.write_text("\n".join(map(json.dumps, [*lines, {"id": "b", "text": TEXTS[2]}])))
    for _ in range(2):
        summary = build([path], tmp_path / "a.case")
        assert (summary.read + summary.unchanged, summary.duplicates, summary.reasons) == (2, 1, {"I011": 1})
    with open_case(tmp_path / "a.case", read_only=True) as case:
        last = case.report("b")
        assert last and last.text == TEXTS[2], "the last one given stands"


def test_sources_without_a_report_leave_no_case(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    for _ in range(2):
        summary = build([tmp_path / "empty.txt"], tmp_path / "a.case")
        assert summary.reports == 0 and summary.reasons == {"I002": 1}
        assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as told:
        build([written(tmp_path)], tmp_path / "none" / "a.case")
    assert told.value.code == "C007" and "none" in str(told.value)


def test_a_file_without_an_id_that_was_changed_replaces_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for text in TEXTS[:2]:
        path.write_text(text)
        summary = build([path], tmp_path / "a.case")
        assert (summary.read, summary.reports) == (1, 1)


def test_arguments_that_make_no_sense_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        build([written(tmp_path)], tmp_path / "a.case", published="last week")
    with pytest.raises(ReadError) as told:
        build([written(tmp_path)], tmp_path / "a.case", model="xx_no_such_model")
    assert told.value.code == "R001"
    assert not (tmp_path / "a.case").exists()


def test_two_builds_of_one_case_do_not_mix(tmp_path: Path) -> None:
    source, case = written(tmp_path), tmp_path / "a.case"
    codes = []

    def meanwhile(step: str, done: int, of: int) -> None:
        if step == "reading" and not codes:
            with pytest.raises(CaseError) as told:
                build([source], case)
            codes.append(told.value.code)

    assert build([source], case, on_progress=meanwhile).read == 6
    assert codes == ["C005"]


def test_a_disk_that_fills_up_is_told_and_the_next_build_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, case = written(tmp_path), tmp_path / "a.case"
    build([source], tmp_path / "whole.case")
    original: Callable[..., Case] = open_case

    def small(*args: Any, **options: Any) -> Case:
        opened = original(*args, **options)
        used = opened._db.execute("PRAGMA page_count").fetchone()[0]
        opened._db.execute(f"PRAGMA max_page_count = {used + 8}")
        return opened

    with monkeypatch.context() as patched:
        patched.setattr("onrecord.build.open_case", small)
        with pytest.raises(CaseError) as told:
            build([source], case)
    assert told.value.code == "C004" and "full" in str(told.value)
    build([source], case)
    assert exported(case) == exported(tmp_path / "whole.case")


def test_decisions_reach_matching_and_survive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, case = written(tmp_path), tmp_path / "a.case"
    build([source], case)
    with open_case(case) as opened:
        event = opened.records("event", limit=1)[0]
        decision = opened.decide(event.id, "accept", "ana", "seen it")
    seen = []

    def watched(shelf: Any, decisions: Any) -> Any:
        seen.append(list(decisions))
        return Matching(shelf, decisions)

    monkeypatch.setattr("onrecord.build.Matching", watched)
    build([source], case)
    assert seen == [[decision]]
    with open_case(case, read_only=True) as opened:
        assert opened.decisions() == [decision]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(min_size=1, max_size=80).filter(str.strip), min_size=1, max_size=3))
def test_any_text_is_kept_to_the_letter_with_exact_spans(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    source = written(folder, texts=texts, language="en")
    summary = build([source], folder / "a.case", jobs=1)
    assert summary.failed == 0
    with open_case(folder / "a.case", read_only=True) as case:
        for n, text in enumerate(texts):
            report = case.report(f"r{n}")
            assert report and report.text == text
        for report, reading in case.readings():
            assert_exact(reading, report)
    build([source], folder / "b.case", jobs=1)
    assert exported(folder / "a.case") == exported(folder / "b.case")
