"""Encodings: what decides, what is said of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.decode import decode, not_text, without_surrogates

GERMAN = "Die Züge nach Köln führen über Düsseldorf, sagte der Präsident; die Behörden prüfen die Vorwürfe. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_comes_back_whatever_its_encoding(encoding: str) -> None:
    text, notes = decode(GERMAN.encode(encoding))
    assert text == GERMAN
    assert bool(notes) == (not encoding.startswith("utf-8"))


def test_a_guess_is_said_to_be_one() -> None:
    _, notes = decode(GERMAN.encode("cp1252"))
    assert "a guess" in notes[0]


def test_a_few_bad_bytes_leave_the_rest_utf8() -> None:
    text, notes = decode(GERMAN.encode().replace(b"K\xc3\xb6ln", b"K\xc3ln", 1))
    assert text == GERMAN.replace("Köln", "K\ufffdln", 1)
    assert "1 byte " in notes[0]


def test_a_page_may_declare_its_encoding() -> None:
    page = '<meta charset="windows-1251"><p>Москва сообщила</p>'
    text, notes = decode(page.encode("cp1251"), declares=True)
    assert text == page
    assert "cp1251" in notes[0]


def test_a_declaration_that_does_not_fit_is_passed_over() -> None:
    page = '<meta charset="ascii"><p>Köln</p>'
    assert decode(page.encode(), declares=True)[0] == page


@given(st.text())
def test_any_text_in_utf8_comes_back(text: str) -> None:
    assert decode(text.encode())[0] == text.removeprefix("\ufeff")


@given(st.binary())
def test_any_bytes_give_text_that_can_be_written(data: bytes) -> None:
    decode(data)[0].encode()


@given(st.text(alphabet=st.characters()))
def test_offsets_stay_where_surrogates_are_replaced(text: str) -> None:
    clean, _ = without_surrogates(text)
    clean.encode()
    assert len(clean) == len(text)


def test_text_is_not_taken_for_something_else() -> None:
    for start in ("BERLIN, June 26 - ", "{", "<html>", "\ufeffWords", "%d planes", "PK", "MZ"):
        assert not_text(start.encode()) is None
    assert not_text("Words".encode("utf-16")) is None
