"""Quotation marks: pairs, nesting, apostrophes, marks that are missing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.quotations import find_quotations

CASES = [
    ("straight", 'He said, "It is bad," and "worse."', ["It is bad,", "worse."]),
    ("curly", "“It is bad,” he said.", ["It is bad,"]),
    ("doubled singles", "''We go,'' he said.", ["We go,"]),
    ("TeX", "``We go,'' he said.", ["We go,"]),
    ("guillemets", "«We go», he said.", ["We go"]),
    ("low", "„We go“, he said.", ["We go"]),
    ("single", "He called it ‘odd’ and left.", ["odd"]),
    ("nested", "“She said ‘no’ twice,” he said.", ["She said ‘no’ twice,", "no"]),
    ("mixed marks", '“It is over," he said.', ["It is over,"]),
    ("apostrophes", "The voters' choice wasn't John's.", []),
    ("year", "In the '90s it was 'odd'.", ["odd"]),
    ("unclosed", "“It is over, he said.", ["It is over, he said."]),
    ("unclosed before another", "“It is over, he said. “We go.”", ["It is over, he said.", "We go."]),
    ("runs on, marked again", "“One.\n\n“Two,” he said.", ["One.", "Two,"]),
    ("runs on, not marked again", "“One.\n\nTwo,” he said.", ["One.", "Two,"]),
]


def inside(text: str) -> list[str]:
    tokens = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    found = find_quotations(text, [start for start, _ in tokens], [end for _, end in tokens])
    return [text[q.inner_start : q.inner_end] for q in found]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_stands_between_the_marks(text: str, wanted: list[str]) -> None:
    assert inside(text) == wanted


@given(st.text(alphabet="ab .,\n“”‘’\"'«»„`", max_size=80))
def test_quotations_lie_in_the_text_and_nest(text: str) -> None:
    tokens = [m.span() for m in re.finditer(r"\S", text)]
    found = find_quotations(text, [start for start, _ in tokens], [end for _, end in tokens])
    for q in found:
        assert 0 <= q.start < q.end <= len(tokens)
        assert 0 <= q.inner_start < q.inner_end <= len(text)
    for a in found:
        for b in found:
            crossing = a.start < b.start < a.end < b.end
            assert not crossing
