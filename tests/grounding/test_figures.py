"""Figures: a table of constructions, and what holds for every text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.grounding.dates import find_dates
from onrecord.grounding.figures import find_figures
from onrecord.grounding.figures_numbers import WORDS, number_at
from onrecord.language import Document, Language
from onrecord.records import Figure, Published, Report

CASES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("figures.yaml").read_text(encoding="utf-8"))
BOUNDS = [
    (words, bound)
    for bound, forms in WORDS["before"].items()
    for words in forms
    if words not in ("~", "above", "beyond", "near")
]
SMALL = [
    *(word for word in WORDS["ones"] if word != "one"),
    *WORDS["teens"],
    "twenty",
    "thirty-two",
    "two hundred",
    "1,200",
    "4",
    "57",
    "300,000",
    "2.5 million",
]


def figures_of(document: Document) -> list[Figure]:
    report = Report(id="r", text=document.text, published=Published(start="2024-06-12", end="2024-06-12"))
    return find_figures(document, find_dates(document, report).date_at).figures


def row(figure: Figure) -> str:
    def shown(value: float | None) -> str:
        return "-" if value is None else f"{value:.15g}"

    of = figure.of.text if figure.of else "-"
    cells = [figure.what, figure.span.text, shown(figure.low), shown(figure.high), figure.bound, figure.unit or "-", of]
    return " | ".join(cells + ["part"] * figure.part)


@pytest.fixture(scope="module")
def parsed(language: Language) -> dict[str, Document]:
    return dict(zip(CASES, language.parse_all((sentence, "text") for sentence in CASES), strict=True))


@pytest.mark.parametrize("sentence", CASES)
def test_reads_a_construction(sentence: str, parsed: dict[str, Document]) -> None:
    assert [row(figure) for figure in figures_of(parsed[sentence])] == CASES[sentence]


def test_there_are_enough_constructions() -> None:
    assert len(CASES) >= 250


def test_every_span_is_exact_and_every_number_has_its_figure(parsed: dict[str, Document]) -> None:
    for document in parsed.values():
        for figure in figures_of(document):
            for span in filter(None, (figure.span, figure.of)):
                assert document.text[span.start : span.end] == span.text


def test_a_number_inside_a_date_is_no_figure(language: Language) -> None:
    assert figures_of(language.parse("It began on 5 April 2017 and lasted for two weeks.")) == []


def test_vague_words_get_no_number(language: Language) -> None:
    (figure,) = figures_of(language.parse("Dozens of villagers were killed."))
    assert (figure.low, figure.high, figure.bound, figure.imputed) == (None, None, "vague", False)


@settings(max_examples=150)
@given(
    bound=st.sampled_from(BOUNDS), number=st.sampled_from(SMALL), noun=st.sampled_from(["people", "soldiers", "houses"])
)
def test_a_bound_word_never_changes_the_number(
    language: Language, bound: tuple[str, str], number: str, noun: str
) -> None:
    plain = figures_of(language.parse(f"The report says {number} {noun} were counted."))
    bounded = figures_of(language.parse(f"The report says {bound[0]} {number} {noun} were counted."))
    assert [{f.low, f.high} - {None} for f in bounded] == [{f.low, f.high} - {None} for f in plain]


@settings(max_examples=80)
@given(
    pieces=st.lists(
        st.sampled_from(
            [*SMALL, "killed", "at least", "dozens", "$", "%", "-", "people", ",", "of", "12", "the", "\n", "é", "and"]
        )
    )
)
def test_any_jumble_is_read_with_exact_spans(language: Language, pieces: list[str]) -> None:
    document = language.parse(" ".join(pieces))
    for figure in figures_of(document):
        assert document.text[figure.span.start : figure.span.end] == figure.span.text


@given(value=st.integers(min_value=0, max_value=10**12))
def test_digits_with_commas_are_read_back(value: int) -> None:
    number = number_at(f"{value:,} people", 0)
    assert number is not None
    assert number.low == number.high == value
