"""Reading is a pure function, and whatever the text, every span lies in it to the letter."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.language import Language
from onrecord.reader import read
from onrecord.records import Published, Report
from tests.spans import assert_exact, assert_resolved

ONCE = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])

# Pieces that news reports are made of, and pieces that they should not be made of.
PIECES = [
    "Officials said", "on Wednesday", "that strikes killed 12 people", ",", ".", "\n\n", '"', "“", "”", "«", "»", "''",
    "``", "‘", "’", "he added", "according to", "the ministry", "Deir Ezzor", "at least", "$2.5bn", "F-16", "–", ":",
    "the 5th of April", "reportedly", "would send", "tanks", "to Ukraine", "(Reuters) -", "not", "refused to", "if",
    "🇺🇦", "שלום", "‮", "e\u0301", "\t", "\r\n", "\x00", "￼", "a" * 300, "if", "who", "including 3 children",
]  # fmt: skip
NEWSLIKE = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


@ONCE
@given(text=st.one_of(NEWSLIKE, st.text(max_size=200)), title=st.one_of(st.none(), NEWSLIKE))
def test_any_text_gives_exact_spans_and_references_that_resolve(
    text: str, title: str | None, language: Language
) -> None:
    report = Report(id="r-1", text=text, title=title, published=Published(start="2025-07-24", end="2025-07-24"))
    reading = read(report, language)
    assert_exact(reading, report)
    assert_resolved(reading)


def test_the_same_report_gives_the_same_bytes_whatever_was_read_before(language: Language) -> None:
    report = Report(
        id="r-1", text="The ministry said on Monday that two ships had sailed. They carried grain, it said."
    )
    other = Report(id="r-2", text="“Leave now,” she told them. They did not.", title="A quarrel in the port")
    first = msgspec.json.encode(read(report, language))
    read(other, language)
    assert msgspec.json.encode(read(report, language)) == first


def test_a_title_that_opens_the_text_is_not_read_twice(language: Language) -> None:
    title = "Two ships sail with grain"
    report = Report(id="r-1", text=f"{title}. The ministry said on Monday that two ships had sailed.", title=title)
    assert all(sentence.field == "text" for sentence in read(report, language).sentences)


def test_a_title_of_its_own_is_read_too(language: Language) -> None:
    report = Report(id="r-1", text="The ministry said on Monday that they had sailed.", title="Two ships leave Odesa")
    assert {sentence.field for sentence in read(report, language).sentences} == {"title", "text"}


def test_the_python_call_reads_a_text() -> None:
    reading = onrecord.read("Officials said on Wednesday that strikes killed 12 people.", published="2025-07-24")
    assert [s.speaker.span.text for s in reading.statements if s.speaker] == ["Officials"]
    assert reading.dates[0].start == "2025-07-23"
    claim = next(c for c in reading.claims if c.type == "ASSAULT")
    assert claim.statement == reading.statements[0].id
    assert [(f.what, f.low) for f in claim.figures] == [("killed", 12)]


def test_a_pipeline_that_is_not_installed_is_a_clear_error() -> None:
    with pytest.raises(onrecord.OnrecordError, match="R001"):
        onrecord.read("Text.", model="en_no_such_model")
