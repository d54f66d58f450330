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
        ("Published July 5 2015 Shells fell.", ["Published July 5 2015", "Shells fell."]),
        ("Last updated at Jun 032016 Shells fell.", ["Last updated at Jun 032016", "Shells fell."]),
        ("Sat 24 Aug 2013 at 2354 Shells fell.", ["Sat 24 Aug 2013 at 2354", "Shells fell."]),
        ("03.06.2015 A shell fell.", ["03.06.2015", "A shell fell."]),
        (
            "Shells hit a port AFP Monday 6 Oct 2014 A shell fell.",
            ["Shells hit a port AFP Monday 6 Oct 2014", "A shell fell."],
        ),
        # A date that its sentence tells.
        ("They met on Monday 6 Oct 2014 Ahmed said.", ["They met on Monday 6 Oct 2014 Ahmed said."]),
        ("On 5 July 2015 shells fell.", ["On 5 July 2015 shells fell."]),
        # No dateline: a name in capitals that goes on, a range.
        ("NATO - the alliance - met.", ["NATO - the alliance - met."]),
    ],
)
def test_sentences(text: str, sentences: list[str], language: Language) -> None:
    doc = language.parse(text)
    assert [doc.span(*bounds).text for bounds in doc.sentences] == sentences
