"""Which language a report is in."""

import pytest

from onrecord.intake.languages import language_of

ENGLISH = "The military governor said on Monday that the planes would go on for as long as they were needed. " * 2
SPANISH = "El ministro dijo el lunes que las conversaciones con Moscú continuarían y que espera una respuesta. " * 2
SHORT_GERMAN = "Die Verwaltung der Stadt teilte am Montag mit, dass die Kohle knapp sei."
RUSSIAN = "Министр сообщил в понедельник, что переговоры продолжаются."


@pytest.mark.parametrize(
    ("text", "language"), [(ENGLISH, "en"), (SPANISH, "es"), (RUSSIAN, "ru"), (SHORT_GERMAN, "de")]
)
def test_the_text_tells_its_language(text: str, language: str) -> None:
    assert language_of(text, None) == (language, [])


def test_what_the_source_states_is_doubted_aloud() -> None:
    language, notes = language_of(SPANISH, "en-GB")
    assert language == "es"
    assert "'en'" in notes[0] and "'es'" in notes[0]


def test_a_short_text_is_taken_as_stated_or_as_english() -> None:
    assert language_of("Planes land.", "de") == ("de", [])
    language, notes = language_of("Planes land.", None)
    assert language == "en" and "taken as English" in notes[0]
    assert language_of("Müller, Schmidt, Kowalski arrested near Gatow, Tegel", None)[0] == "en"


def test_commas_stripped_or_all_in_capitals_english_is_english() -> None:
    assert language_of(ENGLISH.upper(), None)[0] == "en"
    assert language_of(ENGLISH.replace(" the ", " "), None)[0] == "en"
