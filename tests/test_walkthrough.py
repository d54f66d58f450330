"""The walk-through: every command on the page runs, in order, as it stands there."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from tests.conftest import EXAMPLE

PAGE = EXAMPLE.parents[1] / "docs" / "walkthrough.md"
COMMANDS = re.findall(r"^onrecord .+$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_command_of_the_walkthrough_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "examples" / "berlin-airlift")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text("Officials said on Monday that two bridges were hit.")
    (tmp_path / "more.csv").write_text('text,outlet\n"The mayor asked the army for boats, a clerk said.",Courier\n')
    monkeypatch.chdir(tmp_path)
    event = ""
    for command in COMMANDS:
        if " serve " in command:  # it serves until it is stopped; the page tests serve
            continue
        done = CliRunner().invoke(main, shlex.split(command.replace("EVENT", event))[1:])
        assert done.exit_code == 0, f"{command}\n{done.output}"
        listed = re.findall(r"\bev-[0-9a-f]+", done.output)
        event = event or (listed[0] if "--type ASSAULT" in command else "")
    assert (tmp_path / "berlin.jsonl").stat().st_size > 10_000
    assert event
