"""Whoever counts the dead vouches for the number."""

import pytest

from onrecord.attribution.counts import find_counts
from onrecord.language import Language

COUNTED = [
    ("The clinic recorded nine deaths.", "The clinic", "nine deaths"),
    ("Medics counted 12 bodies in the hall.", "Medics", "12 bodies"),
    ("The office has registered four deaths and 55 injuries.", "The office", "four deaths and 55 injuries"),
    ("The group later raised its toll to 31.", "The group", "to 31"),
    ("The monitor revised its death toll from 20 to 31.", "The monitor", "to 31"),
    ("They documented 43 deaths.", "They", "43 deaths"),
]


@pytest.mark.parametrize(("text", "speaker", "content"), COUNTED)
def test_who_counts_says_so(text: str, speaker: str, content: str, language: Language) -> None:
    doc = language.parse(text)
    (found,) = find_counts(doc)
    assert found.speaker is not None
    assert doc.span(*found.speaker).text == speaker
    assert [doc.span(*piece).text.rstrip(".") for piece in found.content] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "A second blast raised the toll to 31.",
        "The town recorded its hottest day.",
        "The clinic recorded deaths.",
        "The company registered nine patents.",
        "The bank raised its rate to nine per cent.",
    ],
)
def test_what_is_no_count_of_the_dead(text: str, language: Language) -> None:
    assert not list(find_counts(language.parse(text)))
