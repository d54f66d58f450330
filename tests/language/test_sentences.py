"""Sentences start after datelines and paragraphs, and nowhere inside a dateline."""

import pytest

from onrecord.language import Language


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("BERLIN, April 6 - A fighter fell.", ["BERLIN, April 6 -", "A fighter fell."]),
        ("BERLIN, June 26 (APA) - Clay gave orders.", ["BERLIN, June 26 (APA) -", "Clay gave orders."]),
        ("NAIROBI, Kenya (AP) _ Bombs exploded.", ["NAIROBI, Kenya (AP) _", "Bombs exploded."]),
        ("PORT SUDAN (Reuters) — Shells fell.", ["PORT SUDAN (Reuters) —", "Shells fell."]),
        ("KYIV/MOSCOW, 3 March – Talks began.", ["KYIV/MOSCOW, 3 March –", "Talks began."]),
        ("A list of dead\n\nTwo men died.", ["A list of dead", "Two men died."]),
        ("They said so.\nTwo men died.", ["They said so.", "Two men died."]),
        ("They were wrapped\nin blankets.", ["They were wrapped\nin blankets."]),
        # No dateline: a name in capitals that goes on, a range.
        ("NATO - the alliance - met.", ["NATO - the alliance - met."]),
    ],
)
def test_sentences(text: str, sentences: list[str], language: Language) -> None:
    doc = language.parse(text)
    assert [doc.span(*bounds).text for bounds in doc.sentences] == sentences
