"""Parties in running text: names, demonyms, organs, capitals, short forms, acronyms, persons and their roles."""

import pytest

from onrecord.grounding import Grounding, ground
from onrecord.language import Language
from onrecord.records import Report


def read(language: Language, text: str) -> Grounding:
    return ground(language.parse(text), Report(id="r", text=text))


def keys(language: Language, text: str) -> dict[str, str]:
    """Each mention's words and the key (or else the name) of what they stand for."""
    grounding = read(language, text)
    return {m.span.text: e.key or e.name for e in grounding.entities for m in e.mentions}


@pytest.mark.parametrize(
    ("text", "mention", "key"),
    [
        ("Russian planes flew over the town.", "Russian", "country:RU"),
        ("The Syrian army moved north.", "Syrian army", "country:SY/military"),
        ("Turkey's foreign ministry protested.", "Turkey's foreign ministry", "country:TR/foreign-ministry"),
        ("The Ministry of Defence of Ukraine spoke.", "Ministry of Defence of Ukraine", "country:UA/defence-ministry"),
        ("The Malian junta refused.", "Malian junta", "country:ML"),
        ("The Syrian government agreed.", "Syrian government", "country:SY"),
        ("The Kremlin denied it.", "Kremlin", "country:RU"),
        ("Ankara said it would answer.", "Ankara", "country:TR"),
        ("The IDF struck the depot.", "IDF", "country:IL/military"),
        ("The State Department approved the sale.", "State Department", "country:US/foreign-ministry"),
        ("Five Yemenis were wounded.", "Yemenis", "country:YE/people"),
        ("The Russians left the base.", "Russians", "country:RU"),
        ("Soviet officers closed the road.", "Soviet", "country:SU"),
        ("West German papers wrote of it.", "West German", "party:west-germany"),
        ("Hizbullah fired rockets.", "Hizbullah", "party:hezbollah"),
        ("The Free Syrian Army has a new spokesman.", "Free Syrian Army", "party:free-syrian-army"),
        ("The U.N. Security Council met.", "U.N. Security Council", "party:un-security-council"),
        ("AFP reported the attack.", "AFP", "party:afp"),
        ("Putin and Erdogan met in Sochi.", "Putin", "person:vladimir-putin"),
        ("Haftar and Dbeibah spoke.", "Haftar", "person:khalifa-haftar"),
        ("Syrias army shelled the town.", "Syrias army", "country:SY/military"),
        ("Kurdish fighters crossed the river.", "Kurdish fighters", "party:kurds"),
        ("The PKK said so.", "PKK", "party:pkk"),
        ("Lockheed Martin will build it.", "Lockheed Martin", "party:lockheed-martin"),
        ("Congress voted on Monday.", "Congress", "party:us-congress"),
        ("Egypt thanked the government and people of Oman.", "the government", "country:OM"),
    ],
)
def test_tables(language: Language, text: str, mention: str, key: str) -> None:
    assert keys(language, text).get(mention) == key


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("They told us about it.", "country:US"),
        ("She bought a turkey in the market.", "country:TR"),
        ("A shell hit western Aleppo.", "party:western-states"),
        ("Shells fell on Damascus on Monday.", "country:SY"),
        ("Who was killed?", "party:who"),
        ("They stay on ice in winter.", "party:ice"),
        ("It is what it is.", "party:islamic-state"),
    ],
)
def test_what_is_no_party(language: Language, text: str, absent: str) -> None:
    assert absent not in keys(language, text).values()


def test_bare_organ_follows_its_fuller_form(language: Language) -> None:
    found = keys(language, "The Turkish army and Syria spoke. Syria waited. The army crossed the border.")
    assert found["The army"] == "country:TR/military"


def test_bare_organ_of_the_one_state_that_a_report_names(language: Language) -> None:
    text = "Libya closed its ports. Libyan officials said on Monday that the army had left."
    assert keys(language, text)["the army"] == "country:LY/military"


def test_bare_organ_between_two_states_stays_open(language: Language) -> None:
    assert "the army" not in keys(language, "Chad and Sudan met. It was said that the army had left.")


def test_bare_organ_in_a_capital(language: Language) -> None:
    text = "Syria and Syrian towns were quiet. The defence ministry in Moscow closed two of its depots."
    assert keys(language, text)["The defence ministry"] == "country:RU/defence-ministry"


def test_regime_forces_are_of_the_state_told_about(language: Language) -> None:
    text = "Russian forces helped in Syria. In Aleppo and in Homs, Syrian cities, regime forces moved on."
    assert keys(language, text)["regime forces"] == "country:SY/military"


def test_acronym_in_brackets(language: Language) -> None:
    text = "The Northern River Council (NRC) met on Monday. On Tuesday the NRC agreed."
    entity = next(e for e in read(language, text).entities if e.name == "Northern River Council")
    assert [m.span.text for m in entity.mentions] == ["Northern River Council", "NRC", "NRC"]
    assert entity.why["NRC"] == "acronym of Northern River Council in the text"


def test_acronym_without_brackets(language: Language) -> None:
    found = keys(language, "The Arakan Army took the town on Monday. The AA said on Tuesday that it would stay.")
    assert found["AA"] == "party:arakan-army"


def test_brackets_that_do_not_spell_the_name(language: Language) -> None:
    found = keys(language, "Hezbollah (SANA) said on Monday that it had left.")
    assert found["SANA"] == "party:sana"


def test_short_description_of_a_body(language: Language) -> None:
    text = "The Syrian Observatory for Human Rights updated its list. The Observatory said more were missing."
    assert keys(language, text)["The Observatory"] == "party:sohr"


def test_surname_follows_the_full_name(language: Language) -> None:
    text = "Nadia Karimova resigned on Monday. Karimova said she was tired."
    entity = next(e for e in read(language, text).entities if e.schema == "Person")
    assert (entity.name, len(entity.mentions)) == ("Nadia Karimova", 2)


def test_the_first_of_two_who_share_a_surname(language: Language) -> None:
    text = "Nadia Karimova met her brother Rustam Karimova on Monday. On Tuesday, Karimova said she was tired."
    entity = next(e for e in read(language, text).entities if e.name == "Nadia Karimova")
    assert entity.why["Karimova"] == "short for Nadia Karimova; fits Rustam Karimova too"


def test_a_known_surname_can_be_anothers(language: Language) -> None:
    text = "Peter Trump, a baker, opened a shop. Trump said he liked bread."
    assert keys(language, text)["Trump"] == "Peter Trump"


def test_two_spellings_are_two_persons_unless_the_role_says_otherwise(language: Language) -> None:
    apart = "Mohammed Hifzi spoke on Monday. Later Muhammad Hifzy left the hall."
    names = {e.name for e in read(language, apart).entities if e.schema == "Person"}
    assert names == {"Mohammed Hifzi", "Muhammad Hifzy"}
    same = "Police chief Mohammed Hifzi spoke on Monday. Later police chief Muhammad Hifzy left the hall."
    names = {e.name for e in read(language, same).entities if e.schema == "Person"}
    assert names == {"Mohammed Hifzi"}


def test_roles(language: Language) -> None:
    text = "Turkish Foreign Minister Hakan Fidan met Omar Saleh, the head of the council. The minister smiled."
    entities = {e.name: e for e in read(language, text).entities}
    assert [r.text for r in entities["Hakan Fidan"].roles] == ["Turkish Foreign Minister"]
    assert [r.text for r in entities["Omar Saleh"].roles] == ["head of the council"]
    assert [m.span.text for m in entities["Hakan Fidan"].mentions] == ["Hakan Fidan", "The minister"]


def test_role_gives_the_country(language: Language) -> None:
    entities = {e.name: e for e in read(language, "Kenyan President Peter Otieno spoke.").entities}
    assert entities["Peter Otieno"].country == "KE"


def test_places_are_no_persons(language: Language) -> None:
    text = "Shells fell in Kafr Nabudah on Monday. Residents of Kafr Nabudah fled to the town of al-Bara."
    assert {e.name for e in read(language, text).entities if e.schema in ("Person", "Organization")} == set()


def test_namesakes_of_states_are_persons(language: Language) -> None:
    text = "Officials said that Israel Mendoza, a teacher, was hurt."
    entity = next(e for e in read(language, text).entities if e.schema == "Person")
    assert entity.name == "Israel Mendoza"
