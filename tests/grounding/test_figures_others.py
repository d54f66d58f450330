"""Why a figure counts what it does, and what else it could count."""

import pytest

from onrecord.language import Language
from tests.grounding.test_figures import figures_of

# sentence -> what its first figure counts and on what ground; the runner-up and a part of its reason
FIGURES = [
    ("Twelve soldiers were killed.", "killed", "behind the number", "troops", "what “soldiers” names"),
    ("The blast killed 12 guards.", "killed", "the verb before the number", "troops", "what “guards” names"),
    ("Six were killed and two wounded.", "killed", "behind the number", "injured", "“wounded” is told near it too"),
    ("At least some 30 villagers were killed.", "killed", "behind the number", "about", "“some” says so"),
    ("A guard was killed.", "killed", "“killed”", "troops", "what “guard” names"),
]


@pytest.mark.parametrize(("text", "what", "ground", "other", "reason"), FIGURES)
def test_the_ground_and_the_runner_up(
    language: Language, text: str, what: str, ground: str, other: str, reason: str
) -> None:
    figure = figures_of(language.parse(text))[0]
    assert figure.what == what
    assert ground in figure.why["what"]
    first = figure.alternatives[0]
    assert other in (first.get("what"), first.get("bound"))
    assert reason in str(first["why"])


def test_a_list_and_a_part_tell_what_they_follow(language: Language) -> None:
    figures = figures_of(language.parse("The strike killed 24 villagers, 8 rebels and, on Friday, 11 others."))
    assert figures[1].why["what"] == "as the figure before it in the list"
    part = figures_of(language.parse("Nine people were killed, including two boys."))[1]
    assert part.why["what"] == "as the whole that it is part of"


def test_what_is_plain_has_no_runner_up(language: Language) -> None:
    (figure,) = figures_of(language.parse("They shipped 300 tonnes of flour."))
    assert figure.alternatives == ()
