"""Places: which words name one, the point each stands for, and what the name is used for."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.grounding.places import FoundPlaces, find_places
from onrecord.language import Language
from onrecord.records import Place, Report


def places(text: str, language: Language) -> FoundPlaces:
    return find_places(language.parse(text), Report(id="r", text=text))


def named(text: str, name: str, language: Language) -> Place:
    """The one place of the text whose span is this name; its first mention where it has several."""
    return next(place for place in places(text, language).places if place.span.text == name)


# Text, the name in it, and (country, region, precision) of the place.
POINTS = [
    ("Hail fell on the town of Azaz in Aleppo province at noon.", "Azaz", ("SY", "SY.09", "exact")),
    ("Hail fell on the town of Azaz in Aleppo province at noon.", "Aleppo", ("SY", "SY.09", "admin1")),
    ("Hail fell on the camp at Atmeh in Syria.", "Atmeh", ("SY", "SY.12", "exact")),
    ("Hail fell on the camp at Atme in Syria.", "Atme", ("SY", "SY.12", "exact")),
    ("Two choirs sang in the city of Aleppo.", "Aleppo", ("SY", "SY.09", "exact")),
    ("The council of Alexandria, Virginia, met on Tuesday.", "Alexandria", ("US", "US.VA", "exact")),
    ("Residents of Alexandria, Egypt, were told to leave.", "Alexandria", ("EG", "EG.06", "exact")),
    ("A bridge near Paris, Texas, was closed.", "Paris", ("US", "US.TX", "exact")),
    ("Protesters gathered in Paris, and in Lyon and Marseille.", "Paris", ("FR", "FR.11", "exact")),
    ("The sheriff of Henderson County in Texas spoke.", "Henderson County", ("US", "US.TX", "admin2")),
    ("Fighting in Deir Ezzor went on in eastern Syria.", "Deir Ezzor", ("SY", "SY.07", "exact")),
    ("A silo burned down in the Syrian province of Hasakeh.", "Hasakeh", ("SY", "SY.01", "admin1")),
    ("A drone was shot down over Crimea.", "Crimea", ("UA", "UA.11", "admin1")),
    ("He was born in Fresno, Calif., in 1950.", "Calif.", ("US", "US.CA", "admin1")),
    ("Aid reached Sudan through Chad.", "Sudan", ("SD", None, "country")),
    ("The rebels hold Damascus countryside.", "Damascus countryside", ("SY", "SY.08", "admin1")),
    ("A ship was hit in the Red Sea.", "Red Sea", (None, None, "country")),
    ("KHARTOUM, Sudan (AP) - Two soldiers were killed.", "KHARTOUM", ("SD", "SD.29", "exact")),
    ("They took the village of Baar al-Fawaerah in Homs.", "Baar al-Fawaerah", ("SY", "SY.11", "near")),
    ("Air raids hit Aleppos western suburbs.", "Aleppos", ("SY", "SY.09", "exact")),
    ("The army took Jobar, a suburb of Damascus.", "Jobar", ("SY", "SY.08", "near")),
]


@pytest.mark.parametrize(("text", "name", "where"), POINTS, ids=lambda value: str(value)[:40])
def test_the_point_of_a_name(text: str, name: str, where: tuple[str | None, ...], language: Language) -> None:
    place = named(text, name, language)
    assert (place.country, place.admin1, place.precision) == where
    assert place.latitude is not None


@pytest.mark.parametrize(
    "text",
    [
        "President Jordan said on Monday that he would resign.",
        "Syrian and Turkish soldiers exchanged fire.",
        "The Washington Post reported the strike.",
        "Hamas and Islamic State in Iraq and Syria denied it.",
        "SANA reported that three people had been hurt.",
        "Most of them went home in March.",
        "She lives at 12 Memphis Street.",
        "The Marburg virus has been found again.",
        # kinds of place, by themselves
        "The Region was calm.",
        "Shells hit the Village on Monday.",
        "Residents fled the Town.",
    ],
)
def test_names_of_no_place(text: str, language: Language) -> None:
    assert places(text, language).places == []


# Text, the name in it, what the name stands for.
USES = [
    ("Damascus was hit by two missiles.", "Damascus", "location"),
    ("Damascus said it would answer.", "Damascus", "party"),
    ("Ankara accused Athens of breaking the agreement.", "Ankara", "party"),
    ("Ankara accused Athens of breaking the agreement.", "Athens", "party"),
    ("The envoy held talks with Damascus.", "Damascus", "party"),
    ("The envoy held talks in Damascus.", "Damascus", "location"),
    ("The White House said it was watching.", "White House", "party"),
    ("A spokesman for the Kremlin agreed.", "Kremlin", "party"),
    ("Syrias army took the hill.", "Syrias", "party"),
    ("The raid was blamed on pro-Damascus militias.", "Damascus", "party"),
    ("The plan was welcomed by its close ally Russia.", "Russia", "party"),
    ("Egypt is ready to lease out its ferries.", "Egypt", "party"),
    ("Japan lifted its sanctions on Iran.", "Iran", "party"),
    ("The divers are trained at the wish of Iraq's government.", "Iraq", "party"),
    ("A suicide bomber struck in Iraq's north.", "Iraq", "location"),
    ("The Kremlin denied the report.", "Kremlin", "party"),
    ("The swap was brokered by Russia.", "Russia", "party"),
    ("Two men were arrested in Russia.", "Russia", "location"),
    ("Police reinforced the border after a warning from Ankara.", "Ankara", "party"),
    ("The plan was drafted by Qatar and Turkey.", "Turkey", "party"),
    ("A US-backed group took the village.", "US", "party"),
    ("The London-based monitor counted ten dead.", "London", "location"),
    ("Germany will supply tanks to Ukraine.", "Germany", "party"),
    ("Fighters besieged Homs for a year.", "Homs", "location"),
]


@pytest.mark.parametrize(("text", "name", "use"), USES, ids=lambda value: str(value)[:40])
def test_the_use_of_a_name(text: str, name: str, use: str, language: Language) -> None:
    assert named(text, name, language).use == use


def test_one_sense_in_a_report(language: Language) -> None:
    text = "The mayor of Springfield, Illinois, resigned. Police in Springfield said nothing. Chicago is far away."
    assert {p.admin1 for p in places(text, language).places if p.span.text == "Springfield"} == {"US.IL"}


def test_the_company_decides(language: Language) -> None:
    lone = named("A fire broke out in Tripoli overnight.", "Tripoli", language)
    north = named(
        "A fire broke out in Tripoli overnight. Roads to Beirut and Zahle in Lebanon are shut.", "Tripoli", language
    )
    assert (lone.country, north.country) == ("LY", "LB")


def test_a_village_that_the_gazetteer_lacks_stands_where_the_text_puts_it(language: Language) -> None:
    place = named("Rockets struck the village of Qalbinkafr in Idlib province.", "Qalbinkafr", language)
    assert (place.country, place.admin1, place.precision, place.gazetteer) == ("SY", "SY.12", "admin1", None)
    assert place.name == "Qalbinkafr"
    assert "not in the gazetteer" in place.why["choice"]


def test_a_quarter_is_no_city_abroad(language: Language) -> None:
    text = "Shells fell on the Sulaymaniyah neighborhood of Aleppo, medics in Syria said. Sulaymaniyah lay dark."
    found = [place for place in places(text, language).places if place.name == "Sulaymaniyah"]
    assert {(place.country, place.gazetteer) for place in found} == {("SY", None)}
    abroad = "The bazaar of the Sulaymaniyah quarter reopened, officials in Baghdad said."
    assert named(abroad, "Sulaymaniyah", language).country == "IQ"


@pytest.mark.parametrize("text", ["Two men died in the Bab Sharqi area of Damascus.", "A shell fell in Bab Tuma."])
def test_a_word_that_begins_a_longer_name_is_no_place(text: str, language: Language) -> None:
    assert "Al-Bab" not in {p.name for p in places(text, language).places}


def test_a_namesake_far_away_gives_way(language: Language) -> None:
    text = (
        "Syrian rebels shelled the village of Hadar on Sunday. Fighting also broke out in Quneitra, in Daraa and in "
        "Homs, Syria. Syria blamed the rebels, and Syrian state media showed the damage."
    )
    assert named(text, "Hadar", language).country == "SY"


def test_alternatives_and_reasons_are_kept(language: Language) -> None:
    place = named("The council of Alexandria, Virginia, met on Tuesday.", "Alexandria", language)
    assert {"name", "use", "choice", "runner-up"} <= set(place.why)
    assert any(other["country"] == "EG" for other in place.alternatives)
    assert place.gazetteer not in {other["gazetteer"] for other in place.alternatives}


def test_lists_of_counties(language: Language) -> None:
    found = places("Floods were reported in Becker, Otter Tail and Wilkin counties in Minnesota.", language).places
    assert [p.span.text for p in found] == ["Becker", "Otter Tail", "Wilkin", "Minnesota"]
    assert {p.precision for p in found[:3]} == {"admin2"}


def test_a_title_has_spans_in_the_title(language: Language) -> None:
    title = "Blast in Kabul kills nine"
    found = find_places(language.parse(title, "title"), Report(id="r", text="Nothing.", title=title))
    assert [(p.span.field, title[p.span.start : p.span.end]) for p in found.places] == [("title", "Kabul")]


PIECES = (
    *("Aleppo", "the", "in", "US", "U.S.", ",", "Lake", "Chad", "province", "of", "-", "said", "“", "”", ".", "\n\n"),
    *(
        "New",
        "York",
        "Deir",
        "ez-Zor",
        "'s",
        "County",
        "Street",
        "(",
        ")",
        "Mr",
        "Jordan",
        "Hit",
        "Al",
        "al-Bab",
        "town",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_spans_are_exact_and_never_overlap(language: Language, words: list[str]) -> None:
    text = " ".join(words)
    doc = language.parse(text)
    found = find_places(doc, Report(id="r", text=text))
    for place in found.places:
        assert text[place.span.start : place.span.end] == place.span.text != ""
    for first, second in pairwise(found.places):
        assert first.span.end <= second.span.start
    assert {place.id for place in found.place_at.values()} == {place.id for place in found.places}
    assert find_places(doc, Report(id="r", text=text)) == found
