"""Names are found piece by piece, letter for letter, capitals counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.grounding.names import NameTable, in_pieces, normal, pieces
from onrecord.language import Language


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("al-Nusra", ("al", "Nusra")),
        ("Jabhat al‑Nusra", ("Jabhat", "al", "Nusra")),
        ("U.S.", ("US",)),
        ("People's Protection Units", ("People", "s", "Protection", "Units")),
        ("Sana'a", ("Sanaa",)),
        ("Côte d'Ivoire", ("Cote", "dIvoire")),
        ("Fırtına", ("Firtina",)),
        ("F/A-18", ("F", "A", "18")),
        ("Bosnia & Herzegovina", ("Bosnia", "&", "Herzegovina")),
    ],
)
def test_pieces(name: str, expected: tuple[str, ...]) -> None:
    assert pieces(name) == expected


@given(st.text(max_size=40))
def test_normal_stays_as_it_is(name: str) -> None:
    assert normal(normal(name)) == normal(name)


def found(language: Language, text: str, *names: str) -> list[str]:
    table: NameTable[str] = NameTable()
    for name in names:
        table.add(name, name)
    doc = language.parse(text)
    return [doc.span(start, end).text for start, end, _ in table.find(in_pieces(doc))]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The Free Syrian Army met them.", ("Syrian Army", "Free Syrian Army"), ["Free Syrian Army"]),
        ("They told us that the US left.", ("US",), ["US"]),
        ("Fighters of al Nusra and al-Nusra.", ("al-Nusra",), ["al Nusra", "al-Nusra"]),
        ("He met Syrian, Army and Navy men.", ("Syrian Army",), []),
        ("She read a newspaper about turkey farms.", ("Turkey",), []),
        ("A pan-American meeting.", ("American",), ["American"]),
        ("The T-72s and T-721 came.", ("T-72",), []),
        ("The Guardians wrote.", ("Guardian",), []),
    ],
)
def test_find(language: Language, text: str, names: tuple[str, ...], expected: list[str]) -> None:
    assert found(language, text, *names) == expected


@given(st.text(alphabet="abAB -.'’é\n/", max_size=60))
def test_pieces_of_a_document_are_the_pieces_of_its_words(text: str) -> None:
    from onrecord.language import Document

    words = text.split(" ")
    doc = _document(words)
    split = in_pieces(doc)
    assert isinstance(doc, Document)
    assert len(split.lower) == len(split.written) == len(split.token) == len(split.barred)
    assert split.token == sorted(split.token)
    assert [w.lower() for w in split.written] == split.lower


def _document(words: list[str]):  # type: ignore[no-untyped-def]
    from onrecord.language import Document

    words = [w for w in words if w]
    n = len(words)
    text = " ".join(words)
    starts = [len(" ".join(words[:i])) + (i > 0) for i in range(n)]
    return Document(
        text=text,
        words=words,
        lowers=[w.lower() for w in words],
        lemmas=[w.lower() for w in words],
        pos=["X"] * n,
        tags=["XX"] * n,
        deps=["dep"] * n,
        heads=list(range(n)),
        starts=starts,
        ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
        left_edges=list(range(n)),
        right_edges=list(range(n)),
        sentences=[(0, n)] if n else [],
        entities=[],
    )
