"""The remembered rules give what the pipeline's own rules give."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from onrecord.language import Language
from onrecord.language.attributes import remember_rules
from onrecord.language.pipeline import installed_package

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.txt"))
ODD = [
    "",
    "He ain't gonna stay. Let's go, y'all; they got ta leave!",
    "There's a hole.  There are\n\ntwo more holes \t nearby.",
    "I don't know nothin' that the others do. You saw it; it saw you.",
    "They do have what they had. But for that, c'm on, he'd have gone since.",
]


@pytest.fixture(scope="module")
def untouched() -> Any:
    """The pipeline as spaCy loads it."""
    return spacy.load(installed_package(), exclude=["ner"])


def _both(language: Language, text: str) -> tuple[Any, Any]:
    """The attributes of all tokens, by the remembered rules and by the pipeline's own."""
    remembered: Any = language._nlp.get_pipe("attribute_ruler")
    with language._nlp.select_pipes(disable=["attribute_ruler", "lemmatizer", "ner"]):
        bare: Doc = language._nlp(text)
    docs = remembered(bare.copy()), remembered._ruler(bare.copy())
    first, second = (doc.to_array(["TAG", "POS", "MORPH", "LEMMA", "DEP"]).tolist() for doc in docs)
    return first, second


@pytest.mark.parametrize("text", [*ODD, *(path.read_text(encoding="utf-8") for path in EXAMPLES)])
def test_same_as_the_pipelines_own(language: Language, text: str) -> None:
    first, second = _both(language, text)
    assert first == second


@given(text=st.text(max_size=60))
def test_same_on_any_text(language: Language, text: str) -> None:
    first, second = _both(language, text)
    assert first == second


@pytest.fixture(scope="module")
def chained() -> tuple[Any, Any]:
    """Rules of several words that overlap, as the pipeline follows them and as we do."""
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "b"}, {"LOWER": "c"}]], {"LEMMA": "b of bc"})
    ruler.add([[{"LOWER": "a"}, {"LOWER": "b"}]], {"LEMMA": "b of ab"}, index=1)
    ruler.add([[{"LOWER": word} for word in "cde"], [{"LOWER": "c"}, {"LOWER": "d"}]], {"LEMMA": "c of cd"})
    ruler.add([[{"LOWER": "b"}]], {"POS": "X"})
    remember_rules(nlp)
    return ruler, nlp.get_pipe("attribute_ruler")


@given(words=st.lists(st.sampled_from("abcdex"), min_size=1, max_size=9))
def test_rules_of_several_words_hold_where_they_overlap(chained: tuple[Any, Any], words: list[str]) -> None:
    first, second = (rules(Doc(chained[0].vocab, words=words)) for rules in chained)
    assert [(t.lemma_, t.pos_) for t in first] == [(t.lemma_, t.pos_) for t in second]


def test_rules_that_look_further_are_left_to_the_pipeline() -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"SHAPE": "Xxxx"}]], {"TAG": "NNP"})
    remember_rules(nlp)
    assert nlp.get_pipe("attribute_ruler") is ruler


def test_rules_that_name_forms_in_a_way_not_known_are_left_to_the_pipeline() -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": {"NOT_IN": ["the"]}}]], {"POS": "X"})
    remember_rules(nlp)
    assert nlp.get_pipe("attribute_ruler") is ruler


@pytest.mark.parametrize("text", [*ODD, *(path.read_text(encoding="utf-8") for path in EXAMPLES)])
def test_lemmas_are_the_pipelines_own(language: Language, untouched: Any, text: str) -> None:
    with language._nlp.select_pipes(disable=["ner"]):
        doc = language._nlp(text)
    again = doc.copy()
    again.from_array(["LEMMA"], np.zeros(len(doc), dtype="uint64"))
    for name in ("attribute_ruler", "lemmatizer"):
        untouched.get_pipe(name)(again)
    assert [token.lemma_ for token in doc] == [token.lemma_ for token in again]
