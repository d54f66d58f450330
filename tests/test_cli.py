"""The command: every example in its help runs, and errors are one clear line with the right exit code."""

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import onrecord
from onrecord.case import open_case
from onrecord.cli import main
from tests.conftest import EXAMPLE

COMMANDS = sorted(main.commands)


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(args), input=stdin)


def examples(command: click.Command) -> list[str]:
    """The example lines of a command's help."""
    return re.findall(r"^\s*(onrecord .+)$", command.help or "", re.MULTILINE)


ALL_EXAMPLES = [line for command in (main, *main.commands.values()) for line in examples(command)]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    command = main.commands[name]
    assert examples(command), f"{name} has no example in its help"
    undocumented = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert not undocumented


@pytest.mark.parametrize("line", [e for e in ALL_EXAMPLES if " serve " not in e])
def test_examples_in_help_run(line: str, berlin_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(berlin_path, tmp_path / "berlin.case")
    shutil.copytree(EXAMPLE, tmp_path / "examples" / "berlin-airlift")
    (tmp_path / "more.jsonl").write_text('{"text": "Officials said on Monday that two bridges were hit."}\n')
    (tmp_path / "page.html").write_text(PAGE)
    monkeypatch.chdir(tmp_path)
    event = run("show", "berlin.case", "--events", "--limit", "1").output
    line = line.replace("EVENT", re.findall(r"\bev-[0-9a-f]+", event)[0])
    with open_case("berlin.case", read_only=True) as case:
        line = line.replace("REPORT", case.ids("report")[0])
    if "--undo" in line:
        run(*shlex.split(line.replace("--undo", ""))[1:])
    done = run(*shlex.split(line)[1:])
    assert done.exit_code == 0, done.output


PAGE = """<html lang="en"><head><title>Two bridges hit</title></head><body><article><h1>Two bridges hit</h1>
<p>Two bridges over the river were hit on Monday, officials in the town said, and a third was closed to traffic.</p>
<p>The mayor asked the government for engineers and for boats. "We need them this week," she told the council.</p>
</article></body></html>"""


def test_a_missing_case_is_one_clear_line(tmp_path: Path) -> None:
    done = run("show", str(tmp_path / "none.case"))
    assert done.exit_code == 2
    assert "C001" in done.output and "Traceback" not in done.output


def test_an_unknown_id_is_one_clear_line(berlin_path: Path) -> None:
    done = run("show", str(berlin_path), "ev-none")
    assert done.exit_code == 2
    assert "C006" in done.output


def test_nothing_given_is_a_usage_error(tmp_path: Path) -> None:
    assert run("build", "--case", str(tmp_path / "a.case")).exit_code == 2
    assert run("build", str(tmp_path / "none"), "--case", str(tmp_path / "a.case")).exit_code == 2


def test_some_left_out_is_exit_code_one(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Police said on Friday that four men were arrested.")
    (tmp_path / "empty.txt").write_text("")
    done = run("build", str(tmp_path / "good.txt"), str(tmp_path / "empty.txt"), "--case", str(tmp_path / "a.case"))
    assert done.exit_code == 1
    assert "I002" in done.output and "1 report read" in done.output


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = run("build", "-", "--case", str(tmp_path / "a.case"), stdin='{"text": "Troops left the town on Sunday."}\n')
    assert done.exit_code == 0
    assert "1 report read" in done.output


def test_a_record_is_shown_with_its_words_outlet_and_speaker(berlin_path: Path) -> None:
    listed = run("show", str(berlin_path), "--events", "--party", "Vasily Sokolovsky").output
    event = re.findall(r"\bev-[0-9a-f]+", listed)[0]
    shown = run("show", str(berlin_path), event).output
    assert "London Courier" in shown or "Moscow Telegraph Agency" in shown
    assert "on whose word" in shown
    assert "Behind it:" in shown
    explained = run("explain", str(berlin_path), event).output
    assert "Why it was read so:" in explained


def test_search_finds_words_and_says_when_it_finds_none(berlin_path: Path) -> None:
    assert "coal" in run("search", str(berlin_path), "coal").output
    assert "Nothing found." in run("search", str(berlin_path), "zeppelin").output


def test_a_search_says_when_there_is_more(berlin_path: Path) -> None:
    assert re.search(r"the first 2 of \d+ hits", run("search", str(berlin_path), "coal", "--limit", "2").output)


def test_a_build_that_is_stopped_says_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.build.build", stopped)
    done = run("build", str(tmp_path), "--case", str(tmp_path / "a.case"))
    assert done.exit_code == 130 and "the same command goes on" in done.output


def test_the_summary_counts_what_was_given_twice_or_in_another_encoding(tmp_path: Path) -> None:
    line = '{"id": "a", "text": "Troops left the town on Sunday."}'
    (tmp_path / "twice.jsonl").write_text(f"{line}\n{line}\n")
    (tmp_path / "old.txt").write_bytes("Café owners said on Friday that “four” men were arrested.".encode("cp1252"))
    told = run("build", str(tmp_path), "--case", str(tmp_path / "a.case")).output
    assert "1 given twice" in told and "encoding other than UTF-8: cp125" in told


def test_nothing_is_ever_called_confirmed(berlin_path: Path) -> None:
    assert "confirmed" not in run("show", str(berlin_path), "--limit", "500").output.lower()


def test_an_export_never_replaces_a_case(berlin_path: Path, tmp_path: Path) -> None:
    case = shutil.copy(berlin_path, tmp_path / "berlin.case")
    before = case.read_bytes()
    done = run("export", str(case), "--out", str(case))
    assert done.exit_code == 2 and "X003" in done.output
    assert case.read_bytes() == before


def test_one_path_alone_is_one_source(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Police said on Friday that four men were arrested.")
    assert onrecord.build(str(tmp_path / "good.txt"), str(tmp_path / "a.case")).read == 1


def test_a_decision_is_kept_shown_and_brought_to_bear(berlin_path: Path, tmp_path: Path) -> None:
    case = str(shutil.copy(berlin_path, tmp_path / "berlin.case"))
    event = re.findall(r"\bev-[0-9a-f]+", run("show", case, "--events", "--type", "ASSAULT").output)[0]
    assert "Review: unreviewed" in run("show", case, event).output
    kept = run("decide", case, event, "correct", "--value", "type=ACCUSE", "--user", "ann", "--reason", "mere words")
    assert kept.exit_code == 0 and "ann, correct" in kept.output
    shown = run("show", case, event).output
    assert "Review: corrected" in shown and "ann correct type=ACCUSE (mere words)" in shown
    assert run("build", "--case", case, "--quiet").exit_code == 0
    assert "· ACCUSE ·" in run("show", case, event).output
    undone = run("decide", case, re.findall(r"\bdn-[0-9a-f]+", kept.output)[0], "undo", "--user", "bob")
    assert undone.exit_code == 0
    assert "Review: unreviewed" in run("show", case, event).output


def test_two_who_differ_are_both_shown(berlin_path: Path, tmp_path: Path) -> None:
    case = str(shutil.copy(berlin_path, tmp_path / "berlin.case"))
    event = re.findall(r"\bev-[0-9a-f]+", run("show", case, "--events").output)[0]
    for user, action in (("ann", "accept"), ("bob", "reject")):
        run("decide", case, event, action, "--user", user)
    assert "reviewers differ (ann accepted; bob rejected)" in run("show", case, event).output


@pytest.mark.parametrize("value", ["type=BOMB", "colour=red", "actor=Nobody At All", "when=soon"])
def test_a_decision_that_makes_no_sense_is_refused(value: str, berlin_path: Path, tmp_path: Path) -> None:
    case = str(shutil.copy(berlin_path, tmp_path / "berlin.case"))
    event = re.findall(r"\bev-[0-9a-f]+", run("show", case, "--events").output)[0]
    done = run("decide", case, event, "correct", "--value", value)
    assert done.exit_code == 2 and "U002" in done.output


@pytest.mark.parametrize(
    "option",
    [("--since", "1948-13-01"), ("--type", "BOMB"), ("--limit", "0"), ("--status", "sure"), ("--outlet", "None")],
)
def test_what_makes_no_sense_is_a_usage_error(option: tuple[str, str], berlin_path: Path) -> None:
    assert run("show", str(berlin_path), *option).exit_code == 2


def test_types_are_found_in_any_case(berlin_path: Path) -> None:
    told = run("show", str(berlin_path), "--events", "--type", "assault", "--since", "1948-04-01").output
    assert "ASSAULT" in told
