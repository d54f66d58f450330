"""What holds for every text: spans exact, content off its cue, nothing without ground, parents a tree, same bytes."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.attribution import attribute
from onrecord.grounding import ground
from onrecord.language import Language
from onrecord.records import Report, Span, Statement

SENTENCES = [
    "The governor said the dam was safe.",
    "“We held the ridge,” he said. “Then the shells ran out.",
    "“Nobody came.”",
    'She told Reuters, "It is over.',
    "According to the ministry, forty trucks crossed.",
    "The pass had reportedly been mined.",
    "Lind, citing two officers, said the army “lied” and added that it knew.",
    "Police: two arrested after blast",
    "The plan, he said, was dead; the envoy agreed that it was.",
    "“Stop,” she said, “or we shoot,” adding that she meant it",
    "The ministry denied a report that it had promised to leave.",
    "''Why?'' asked Peter Holm, who said nobody knew.",
    "Officials called it a “trap” — and blamed Moscow for it.",
    "\n\n",
    "The AP quoted him as saying he was tired.",
    "He said goodbye.",
    "They are believed to have vowed to fight.",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7).map(" ".join)
MANGLED = st.builds(
    lambda text, cut, mark: text[:cut] + mark + text[cut:],
    TEXTS,
    st.integers(0, 200),
    st.sampled_from(["“", "”", '"', "''", ":", ",", "\n", " ", "‘", "’", "»"]),
)
QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(language: Language, text: str) -> list[Statement]:
    report = Report(id="r", text=text)
    doc = language.parse(text)
    return attribute(doc, ground(doc, report), report)


def spans(statement: Statement) -> list[Span]:
    speaker = statement.speaker
    more = [statement.cue, statement.addressee, statement.told_to]
    more += [speaker.span, speaker.refers_to] if speaker else []
    return [*statement.content, *(span for span in more if span is not None)]


@given(text=st.one_of(TEXTS, MANGLED))
@QUICK
def test_every_span_is_in_the_text_to_the_letter(language: Language, text: str) -> None:
    for statement in read(language, text):
        for span in spans(statement):
            assert span.start < span.end
            assert text[span.start : span.end] == span.text


@given(text=st.one_of(TEXTS, MANGLED))
@QUICK
def test_content_never_covers_its_own_cue(language: Language, text: str) -> None:
    for statement in read(language, text):
        assert statement.cue is not None
        for piece in statement.content:
            assert piece.end <= statement.cue.start or statement.cue.end <= piece.start


@given(text=st.one_of(TEXTS, MANGLED))
@QUICK
def test_pieces_of_content_stand_in_order_and_apart(language: Language, text: str) -> None:
    for statement in read(language, text):
        assert statement.content
        for first, second in zip(statement.content, statement.content[1:], strict=False):
            assert first.end <= second.start


@given(text=st.one_of(TEXTS, MANGLED))
@QUICK
def test_parents_form_a_tree_and_ids_are_unique(language: Language, text: str) -> None:
    statements = read(language, text)
    parent_of = {s.id: s.parent for s in statements}
    assert len(parent_of) == len(statements)
    for id_ in parent_of:
        seen = set()
        while id_ is not None:
            assert id_ not in seen
            seen.add(id_)
            id_ = parent_of[id_]


@given(text=TEXTS)
@QUICK
def test_the_same_text_gives_the_same_bytes(language: Language, text: str) -> None:
    assert msgspec.json.encode(read(language, text)) == msgspec.json.encode(read(language, text))


@given(text=st.text(max_size=120))
@QUICK
def test_any_text_can_be_read(language: Language, text: str) -> None:
    for statement in read(language, text):
        assert all(text[span.start : span.end] == span.text for span in spans(statement))


def test_hearsay_shows_the_word_that_says_so(language: Language) -> None:
    (statement,) = read(language, "The pass had reportedly been mined.")
    assert statement.speaker is not None
    assert (statement.speaker.kind, statement.speaker.span.text) == ("hearsay", "reportedly")


def test_what_decided_is_said_in_words(language: Language) -> None:
    statements = read(language, "A senior official said the raid was over. He added that nobody was hurt.")
    speakers = [s.speaker for s in statements]
    assert all(s is not None and s.why["kind"] for s in speakers)
    assert speakers[1] is not None
    assert speakers[1].why["refers_to"] == "spoke 1 sentence before"


def test_the_outlets_own_voice_is_in_no_statement(language: Language) -> None:
    assert read(language, "Shells hit the town. Twelve people died.") == []


@pytest.mark.parametrize("field", ["text", "title"])
def test_spans_carry_the_field_they_are_of(language: Language, field: str) -> None:
    report = Report(id="r", text="x", title="The governor said the dam was safe")
    doc = language.parse(report.title or "", field)  # type: ignore[arg-type]
    (statement,) = attribute(doc, ground(doc, report), report)
    assert {span.field for span in spans(statement)} == {field}
