"""A text parsed beside others is parsed to the bits that it has alone."""

from typing import Any

import numpy as np
import pytest
import spacy
from blis.py import gemm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.language import Language
from onrecord.language.pipeline import installed_package

TEXTS = [
    "",
    "Two ships left Odesa.",
    "The ministry said on Monday that two ships had sailed. They carried grain for Egypt, it said, and 40 tons of oil.",
    "“Leave now,” she told them.\n\nThey did not.",
    "GENEVA, 3 May (Reuters) - The United Nations asked Moscow on Tuesday to let 12 trucks of the World Food Programme "
    "through to Kherson, where, its spokesman said, 4,000 families have had neither bread nor water since last week.",
    " ",
    "x" * 300,
]


def _parsed(language: Language, texts: list[str]) -> list[Any]:
    return list(language._nlp.pipe(texts, component_cfg=language._sizes))


@pytest.fixture(scope="module")
def alone(language: Language) -> dict[str, bytes]:
    """Each text as a pipeline parses it that knows nothing of ours but where sentences must start."""
    own = spacy.load(installed_package())
    own.add_pipe("onrecord_sentences", before="parser")
    return {text: own(text).to_bytes() for text in TEXTS}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.sampled_from(TEXTS), max_size=20))
def test_it_keeps_the_bits_that_it_has_alone(language: Language, alone: dict[str, bytes], texts: list[str]) -> None:
    assert [doc.to_bytes() for doc in _parsed(language, texts)] == [alone[text] for text in texts]


@pytest.mark.parametrize("classes", [74, 106])
def test_rows_of_the_products_in_steps_are_the_same_however_many_there_are(classes: int) -> None:
    rng = np.random.default_rng(0)
    states, weights = (rng.standard_normal((n, 64)).astype("f") for n in (40, classes))
    single = np.concatenate([gemm(row[None], weights, trans2=True) for row in states])
    for count in range(1, len(states) + 1):
        assert np.array_equal(gemm(states[:count], weights, trans2=True), single[:count])
