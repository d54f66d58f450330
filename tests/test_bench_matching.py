"""A round of readings that is made up repeats no stretch of words, and moves no span."""

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.matching.shingles import shingles
from scripts.bench_matching import reworded, shifted
from tests.matching.builders import Teller

# Words that no round's new words begin like.
PLAIN = "The Quay to Orsby stood dry while clerks sought Über-old ropes from ’ships it".split()  # noqa: SIM905
WORDS = st.sampled_from(PLAIN)
BREAKS = st.sampled_from([" ", ", ", ". ", " – ", "\n\n", " 4 "])
TEXTS = st.lists(st.tuples(WORDS, BREAKS).map("".join), min_size=5, max_size=40).map("".join)
TURNS = st.integers(1, 150)


@given(TEXTS.map(lambda text: text.replace("4", "")), TURNS, TURNS)
def test_no_five_words_are_those_of_another_round(text: str, one: int, other: int) -> None:
    own, first, second = shingles(text), shingles(reworded(text, one)), shingles(reworded(text, other))
    assert own.isdisjoint(first | second)
    assert one == other or first.isdisjoint(second)


@given(st.text(max_size=60) | TEXTS, TURNS)
def test_all_but_the_first_two_letters_of_a_word_stay_where_they_are(text: str, turn: int) -> None:
    new = reworded(text, turn)
    assert len(new) == len(text)
    heads = {word.start() + k for word in re.finditer(r"[^\W\d_]{2,}", text) for k in (0, 1)}
    assert {i for i, (own, made) in enumerate(zip(text, new, strict=True)) if own != made} <= heads


def test_every_fourth_word_is_another() -> None:
    assert (
        reworded("Six clerks sought dry ropes, and the quay stood.", 28)
        == "Six clerks sought Cby ropes, and the Cbay stood."
    )


def test_a_claims_sentence_is_that_of_its_made_up_report() -> None:
    teller = Teller("a")
    teller.say("Rain fell on the harvest.")
    teller.tell("Shells hit a mill and killed nine")
    report, reading = teller.pair()
    report, reading = shifted(replace(report, title="Nine killed"), reading, 3)
    (claim,) = reading.claims
    assert claim.sentence.text == report.text[claim.sentence.start : claim.sentence.end] != teller.sentences[-1].text
