"""Kinds of sources, by the words of the phrase; persons and the pronouns that go with them."""

import pytest

from onrecord.attribution.persons import find_persons
from onrecord.attribution.speakers import kind_of
from onrecord.grounding import Grounding
from onrecord.language import Language
from onrecord.records import Published

NOTHING = Grounding(published=Published())

KINDS = [
    ("Hakan Fidan said the road was open.", "named"),
    ("A senior official said the road was open.", "official_unnamed"),
    ("The defence minister said the road was open.", "official_unnamed"),
    ("Palace sources said the road was open.", "official_unnamed"),
    ("A source said the road was open.", "unnamed"),
    ("Residents said the road was open.", "unnamed"),
    ("Two activists said the road was open.", "unnamed"),
    ("The interior ministry said the road was open.", "organisation"),
    ("Hezbollah said the road was open.", "organisation"),
    ("Turkey said the road was open.", "organisation"),
    ("Reuters said the road was open.", "media"),
    ("State television said the road was open.", "media"),
    ("The daily Haaretz said the road was open.", "media"),
    ("The statement said the road was open.", "document"),
    ("A leaked memo said the road was open.", "document"),
    ("The footage showed the road was open.", "imagery"),
    ("Satellite images showed the road was open.", "imagery"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[text for text, _ in KINDS])
def test_kind(language: Language, text: str, kind: str) -> None:
    doc = language.parse(text)
    verb = next(i for i, lemma in enumerate(doc.lemmas) if lemma in ("say", "show"))
    head = doc.child(verb, "nsubj")
    judgement = kind_of(doc, NOTHING, doc.subtree(head), head)
    assert judgement.kind == kind
    assert doc.words[head] in judgement.why or "“" in judgement.why


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mr. Holm left early.", "he"),
        ("Mrs. Holm left early.", "she"),
        ("Sergei Holm left early.", "he"),
        ("Marta Holm left early.", "she"),
    ],
)
def test_which_pronoun_goes_with_a_name(language: Language, text: str, gender: str) -> None:
    assert [p.gender for p in find_persons(language.parse(text), NOTHING)] == [gender]


def test_a_surname_takes_the_pronoun_of_the_full_name(language: Language) -> None:
    doc = language.parse("John Barrow arrived in Paris on Monday. Barrow met Peter Holm.")
    assert [p.gender for p in find_persons(doc, NOTHING) if p.surname == "barrow"] == ["he", "he"]
