"""What two texts have in common: nothing is lost or made up, and the work is bounded whatever the texts are."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.differences import MOST, Pair, differences, sentences

WORDS = st.lists(st.sampled_from(["flour ", "coal ", "Gatow ", "airmen ", "said. ", "\n", "12 ", "<b> "]), max_size=8)
TEXTS = st.lists(WORDS.map("".join), max_size=12)


def kinds(left: list[str], right: list[str]) -> list[str]:
    return [pair.kind for pair in differences(left, right).pairs]


def alone(pair: Pair) -> tuple[list[str], list[str]]:
    """The words of each side that are marked."""
    return tuple([run.text.strip() for run in side if not run.shared] for side in (pair.left, pair.right))  # type: ignore[return-value]


@given(TEXTS, TEXTS)
def test_each_side_put_together_is_its_text(left: list[str], right: list[str]) -> None:
    found = differences(left, right)
    assert "".join(run.text for pair in found.pairs for run in pair.left) == "".join(left)
    assert "".join(run.text for pair in found.pairs for run in pair.right) == "".join(right)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: list[str]) -> None:
    found = differences(text, text)
    assert set(found.counts) <= {"same"}
    assert found.shares in ((1.0, 1.0), (0.0, 0.0))


@given(st.text(max_size=200) | TEXTS.map("".join))
def test_sentences_put_together_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text
    assert all(sentences(text))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Planes came. Coal came.", ["Planes came. ", "Coal came."]),
        ("“They came.” Clay left", ["“They came.” ", "Clay left"]),
        ("U.N. men met Gen. Clay. He left.", ["U.N. men met Gen. Clay. ", "He left."]),
        ("Head\n\nText", ["Head\n\n", "Text"]),
        ("", []),
    ],
)
def test_a_text_is_cut_at_its_sentences(text: str, cut: list[str]) -> None:
    assert sentences(text) == cut


@pytest.mark.parametrize(
    ("left", "right", "kind", "marked"),
    [
        ("Twelve planes landed.", "Twelve  planes\nlanded.", "same", ([], [])),
        ("Twelve planes landed.", "Thirty planes landed.", "changed", (["Twelve"], ["Thirty"])),
        ("Twelve planes landed.", "Twelve planes landed!", "changed", (["."], ["!"])),
        ("Planes landed at Gatow.", "Planes landed late at Gatow.", "changed", ([], ["late"])),
    ],
)
def test_words_that_differ_are_marked(left: str, right: str, kind: str, marked: tuple[list[str], list[str]]) -> None:
    (pair,) = differences([left], [right]).pairs
    assert pair.kind == kind
    assert alone(pair) == marked


def test_sentences_that_share_few_words_are_two() -> None:
    assert kinds(["The council met."], ["Planes landed at Gatow."]) == ["left", "right"]


def test_a_sentence_that_one_adds_stands_alone() -> None:
    both = ["Planes landed. ", "Coal came."]
    assert kinds(both, [both[0], "Nobody was hurt. ", both[1]]) == ["same", "right", "same"]


def test_a_sentence_told_elsewhere_is_no_difference() -> None:
    first = ["Planes landed. ", "Coal came. ", "Flour came too."]
    found = differences(first, [first[2], first[0], first[1]])
    assert sorted(pair.kind for pair in found.pairs) == ["moved", "moved", "same", "same"]
    assert found.shares == (1.0, 1.0)


def test_pairs_keep_their_order() -> None:
    left = ["Twelve planes landed at Gatow. ", "Twelve planes left Gatow. "]
    right = ["Ten planes landed at Gatow. ", "Ten planes left Gatow. "]
    assert kinds(left, right) == ["changed", "changed"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["A" * 200_000], ["A" * 199_999 + "B"]),
        (["a b " * 20_000], ["b a " * 20_000]),
        (["x. "] * 5_000, ["y. "] * 5_000),
        (["x. ", "y. "] * 2_500, ["y. ", "x. "] * 2_500),
        ([f"word {n} and more of it. " for n in range(3_000)], [f"word {n} and less of it. " for n in range(3_000)]),
    ],
)
def test_huge_texts_cost_little(left: list[str], right: list[str]) -> None:
    begun = time.process_time()
    found = differences(left, right)
    assert time.process_time() - begun < 8
    assert found.cut == (len(left) > MOST)
    assert "".join(run.text for pair in found.pairs for run in pair.left) == "".join(left[:MOST])


@pytest.mark.parametrize("text", [". " * 100_000, "A. " * 100_000, "\n" * 100_000, "." * 100_000, '."' * 100_000])
def test_huge_texts_are_cut_in_no_time(text: str) -> None:
    begun = time.process_time()
    assert "".join(sentences(text)) == text
    assert time.process_time() - begun < 3
