"""Each file of the lexicon is tested by what stands in it: its examples must match, its near misses must not."""

import pytest

from onrecord.coding.lexicon import TYPES, Example, Frame, entries, frame_file, frames, words_of
from onrecord.language import Language
from tests.coding.helpers import claims_of, named

FRAMES = list(frames())
EXAMPLES = [(frame, example) for frame in FRAMES for example in frame.examples]
NEAR_MISSES = [(kind, sentence) for kind in TYPES for sentence in frame_file(kind).near_misses]


def test_sixteen_types_have_a_file_with_definition_examples_and_near_misses() -> None:
    assert len(TYPES) == 16
    for kind in TYPES:
        file = frame_file(kind)
        assert file.type == kind and file.definition and file.near_misses


def test_nine_hundred_entries() -> None:
    assert sum(len(found) for found in entries().values()) >= 900


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f.id)
def test_frame_is_well_formed(frame: Frame) -> None:
    assert frame.verbs or frame.nouns or frame.adjectives
    assert frame.examples, "a frame shows itself by an example"
    assert frame.mode is None or frame.mode in frame_file(frame.type).modes
    for words in (*frame.need.values(), *frame.bar.values()):
        assert words_of(words)
    for words_list in (frame.verbs, frame.nouns, frame.adjectives):
        assert len(set(words_list)) == len(words_list), "a word is given twice"


@pytest.mark.parametrize(("frame", "example"), EXAMPLES, ids=lambda v: getattr(v, "id", None) or v.text[:40])
def test_example_is_read(frame: Frame, example: Example, language: Language) -> None:
    found = [c for c in claims_of(example.text, language) if c.why["frame"] == frame.id]
    assert found, [(c.why, c.trigger.text) for c in claims_of(example.text, language)]
    claim = found[0]
    assert (example.actor or "") in named(claim.actor)
    assert (example.recipient or "") in named(claim.recipient)
    assert example.status in (None, claim.status)


@pytest.mark.parametrize(("kind", "sentence"), NEAR_MISSES)
def test_near_miss_is_not_read(kind: str, sentence: str, language: Language) -> None:
    assert kind not in [c.type for c in claims_of(sentence, language)]
