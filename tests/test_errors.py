"""Every error has one code, words that fill in, and a line in the documentation."""

import pickle
import string
from pathlib import Path

import pytest

from onrecord.errors import FAULTS, CaseError, IntakeError

DOCS = Path(__file__).parents[1] / "docs" / "errors.md"
OWNERS = {"I": "Input", "C": "The case", "R": "Reading", "X": "Exports", "U": "The call", "W": "The pages"}


def names(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_every_code_belongs_to_someone_and_its_words_fill_in(code: str) -> None:
    what, remedy = FAULTS[code]
    assert code[0] in OWNERS and code[1:].isdigit() and len(code) == 4
    details = dict.fromkeys(names(what) | names(remedy), "X")
    error = CaseError(code, **details)
    assert str(error).startswith(f"[{code}] ") and "\n" not in str(error)
    assert "{" not in error.what + error.remedy


def test_an_error_crosses_a_process_boundary_whole() -> None:
    error = IntakeError("I003", source="a.txt", limit=20)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.details) == (type(error), str(error), error.details)


def test_the_documentation_lists_every_code_as_it_is() -> None:
    assert DOCS.read_text(encoding="utf-8") == documentation(), (
        "write tests.test_errors.documentation() to docs/errors.md"
    )


def documentation() -> str:
    """What docs/errors.md must say."""
    lines = [
        "# Errors",
        "",
        "Each error is one line: what is wrong, and what to do. Codes never change meaning and are never used again.",
        "",
        "An error of the input or of one report costs that source, line or report; the rest is read, the summary",
        "counts what was left out, and the exit code is 1. Any other error ends the command with exit code 2.",
    ]
    for letter, owner in OWNERS.items():
        lines += ["", f"## {owner}", "", "| code | what is wrong | what to do |", "|---|---|---|"]
        for code, (what, remedy) in sorted(FAULTS.items()):
            if code.startswith(letter):
                lines.append(f"| {code} | {what.replace('|', '∣')} | {remedy.replace('|', '∣')} |")
    return "\n".join(lines) + "\n"
