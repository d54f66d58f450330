"""`onrecord explain`: why this place, date, party and figure, and what the runner-up was, from any record's id."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.build import build
from onrecord.case import Case, open_case
from onrecord.cli import main
from onrecord.terminal.reasons import Reason, reasons

TEXT = (
    "Ankara said that gunmen killed 12 soldiers near Aleppo on Saturday. Hamas and Hezbollah denied it. "
    "The group said on Sunday that a woman was wounded in Idlib."
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    (folder / "report.jsonl").write_text(f'{{"id": "r", "text": "{TEXT}", "published": "2016-08-17"}}\n')
    build([str(folder / "report.jsonl")], folder / "a.case", jobs=1)
    return folder / "a.case"


def told(case: Case, kind: str) -> list[Reason]:
    return [part for record in case.records(kind) for _, parts in reasons(case, record) for part in parts]


def explained(path: Path, record_id: str) -> str:
    done = CliRunner().invoke(main, ["explain", str(path), record_id])
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())


@pytest.mark.parametrize("kind", ["claim", "event"])
def test_a_claim_and_an_event_explain_their_parts(path: Path, kind: str) -> None:
    with open_case(path, read_only=True) as case:
        parts = told(case, kind)
    fields = {part.field for part in parts}
    assert {"when", "where", "how many"} <= fields
    by_words = {part.words: part for part in parts}
    assert by_words["Saturday"].runners_up[0].startswith("20 August 2016: the next such day")
    assert by_words["12"].runners_up[0].startswith("troops: what “soldiers” names")
    assert all(part.why for part in parts)


def test_a_statement_explains_its_speaker(path: Path) -> None:
    with open_case(path, read_only=True) as case:
        parts = [part for part in told(case, "statement") if part.words == "Ankara"]
    assert parts[0].taken_for == "Turkey (country:TR)"
    assert parts[0].runners_up[0].startswith("Ankara: the city itself")


def test_every_id_is_explained_in_the_terminal(path: Path) -> None:
    with open_case(path, read_only=True) as case:
        ids = {kind: case.ids(kind) for kind in ("claim", "event", "statement", "entity", "place", "date")}
    for kind, found in ids.items():
        assert found, kind
        for record_id in found:
            assert "because" in explained(path, record_id), (kind, record_id)


def test_a_date_says_its_runner_up(path: Path) -> None:
    with open_case(path, read_only=True) as case:
        saturday = next(date for date in case.records("date") if date.span.text == "Saturday")
    words = explained(path, saturday.id)
    assert "“Saturday” → 13 August 2016" in words
    assert "runner-up 20 August 2016: the next such day" in words
