"""The lexicon's schema: a slip in a file is an error that names it, not a frame that never matches."""

import msgspec
import pytest

from onrecord.coding.lexicon import FrameFile, entries, hyphenated, word_class, words_of

GOOD = {"type": "AID", "definition": "d", "frames": {"give": {"verbs": ["give"], "need": {"obj": ["@goods"]}}}}


def test_a_file_as_it_should_be() -> None:
    assert msgspec.convert(GOOD, FrameFile).frames["give"].verbs == ("give",)


@pytest.mark.parametrize(
    "frame",
    [
        {"verb": ["give"]},
        {"verbs": ["give"], "status": "done"},
        {"verbs": ["give"], "help": {"stage": "sent"}},
        {"verbs": ["give"], "recipient": True},
    ],
)
def test_a_slip_is_an_error(frame: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError, match=r"frames"):
        msgspec.convert({**GOOD, "frames": {"give": frame}}, FrameFile)


def test_an_unknown_type_is_an_error() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**GOOD, "type": "HELP"}, FrameFile)


def test_classes_name_classes() -> None:
    assert {"soldier", "minister", "country"} <= word_class("people")
    assert words_of(("@truces", "peace")) == word_class("truces") | {"peace"}


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(KeyError):
        words_of(("@nosuch",))


def test_phrasal_verbs_are_found_by_their_verb() -> None:
    assert any(e.particle == "off" and e.frame.type == "CONCEDE" for e in entries()["call"])
    assert "cease-fire" in hyphenated()
