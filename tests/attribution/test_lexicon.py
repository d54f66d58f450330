"""The lexicon is sound: every frame is one that the code knows, every class one that the format names."""

import pytest

from onrecord.attribution.lexicon import ARGUMENT_FRAMES, is_saying, verbs
from onrecord.knowledge import load_yaml

CLASSES = {"assert", "confirm", "deny", "accuse", "promise", "request", "threaten", "believe", "show", "cite"}
PREPOSITIONS = {"of", "about", "against", "upon", "prep_to", "for", "on", "at", "with", "in", "from"}
FILES = {"verbs": "verbs", "nouns": "nouns", "adjectives": "words"}


@pytest.mark.parametrize("name", FILES)
def test_families_name_known_classes(name: str) -> None:
    families = load_yaml(f"attribution/{name}.yaml")
    assert {family["class"] for family in families} <= CLASSES
    assert all(family[FILES[name]] and family["frames"] for family in families)


def test_verbs_open_known_frames() -> None:
    frames = {frame for entry in verbs().values() for frame in entry}
    assert frames <= ARGUMENT_FRAMES | PREPOSITIONS


def test_no_word_stands_twice_in_a_family() -> None:
    for name, key in FILES.items():
        for family in load_yaml(f"attribution/{name}.yaml"):
            words = family[key]
            assert len(words) == len(set(words)), (name, family["family"])


def test_phrasal_verbs_need_their_particle() -> None:
    assert [sense.particle for sense in verbs()["point"]["clause"]] == ["out"]


def test_saying_is_more_than_say() -> None:
    assert all(is_saying(lemma) for lemma in ("say", "tell", "tweet", "insist"))
    assert not is_saying("support")


def test_all_classes_have_verbs() -> None:
    assert {s.cue_class for entry in verbs().values() for senses in entry.values() for s in senses} == CLASSES
