"""Passages of our own with their statements: the benchmark in the field of this product (tests/attribution/cases)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.attribution import attribute
from onrecord.grounding import ground
from onrecord.language import Language
from onrecord.records import Published, Report, Statement

CASES = Path(__file__).parent / "cases"
PUBLISHED = Published(start="2024-03-06", end="2024-03-06", basis="metadata")


def cases() -> list[Any]:
    out = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(reason=case["known"], strict=True)] if "known" in case else []
            out.append(pytest.param(case, id=f"{path.stem}: {case['text'][:60]}", marks=marks))
    return out


def read(language: Language, text: str) -> list[Statement]:
    report = Report(id="r", text=text, published=PUBLISHED)
    doc = language.parse(text)
    return attribute(doc, ground(doc, report), report)


def row(statement: Statement) -> tuple[str | None, str | None, tuple[str, ...]]:
    speaker = statement.speaker.span.text if statement.speaker else None
    return speaker, statement.cue.text if statement.cue else None, tuple(span.text for span in statement.content)


def wanted(entry: list[Any]) -> tuple[str, str, tuple[str, ...]]:
    speaker, cue, content = entry[:3]
    return speaker, cue, (content,) if isinstance(content, str) else tuple(content)


def field(statement: Statement, name: str, ids: list[str]) -> object:
    speaker = statement.speaker
    values: dict[str, object] = {
        "class": statement.cue_class,
        "direct": statement.direct,
        "kind": speaker.kind if speaker else None,
        "refers_to": speaker.refers_to.text if speaker and speaker.refers_to else None,
        "addressee": statement.addressee.text if statement.addressee else None,
        "told_to": statement.told_to.text if statement.told_to else None,
        "parent": ids.index(statement.parent) if statement.parent else None,
        "when": statement.when,
    }
    return values[name]


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 150


@pytest.mark.parametrize("case", cases())
def test_statements(language: Language, case: dict[str, Any]) -> None:
    statements = read(language, case["text"])
    assert [row(s) for s in statements] == [wanted(entry) for entry in case["says"]]
    ids = [s.id for s in statements]
    for statement, entry in zip(statements, case["says"], strict=True):
        for name, value in (entry[3] if len(entry) > 3 else {}).items():
            if name != "when":
                assert field(statement, name, ids) == value, name


@pytest.mark.parametrize("case", [c for c in cases() if any("when" in e[3] for e in c.values[0]["says"] if len(e) > 3)])
def test_when_it_was_said(language: Language, case: dict[str, Any]) -> None:
    report = Report(id="r", text=case["text"], published=PUBLISHED)
    doc = language.parse(case["text"])
    grounding = ground(doc, report)
    dates = {d.id: d.span.text.removeprefix("on ") for d in grounding.dates}
    for statement, entry in zip(attribute(doc, grounding, report), case["says"], strict=True):
        assert (dates[statement.when] if statement.when else None) == entry[3]["when"]


@pytest.mark.parametrize(("title", "sources"), [("Nine dockers killed in Tarabi watchdog", ["watchdog"]), (None, [])])
def test_a_headline_is_known_by_the_title(title: str | None, sources: list[str], language: Language) -> None:
    report = Report(id="r", title=title, text="Nine dockers killed in Tarabi watchdog\nThe shells fell at noon.")
    doc = language.parse(report.text)
    speakers = [statement.speaker for statement in attribute(doc, ground(doc, report), report)]
    assert [speaker.span.text for speaker in speakers if speaker] == sources
