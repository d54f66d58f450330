"""Names that the word beside them makes a place's, and what else that says of the names around them."""

import pytest

from onrecord.language import Language
from tests.grounding.test_places import named, places

# Text, every name that is read as a place's in it.
NAMES = [
    # behind "of"
    ("They took the village of al-Harbina in Homs.", ["al-Harbina", "Homs"]),
    ("They took the village of as-Zaroub in Idlib.", ["as-Zaroub", "Idlib"]),
    ("Frost lay on the village of Kafr Zaroub al-Gharbi near Idlib.", ["Kafr Zaroub al-Gharbi", "Idlib"]),
    ("They took the village of the dead near Idlib.", ["Idlib"]),
    ("They took the village of al in Idlib.", ["Idlib"]),
    # more words than a name has, a people, a body
    ("They took the village of Zaroub Mirad Kasrin Harir Wadih in Idlib.", ["Idlib"]),
    ("They took the village of Kurds in Idlib.", ["Idlib"]),
    ("They took the village of Zaroub Observatory members in Idlib.", ["Idlib"]),
    # before the word for a part of a town
    ("A bakery in the Zaroub quarter of Homs reopened.", ["Zaroub", "Homs"]),
    ("A choir sang in the el-Zaroub suburb of Idlib.", ["el-Zaroub", "Idlib"]),
    ("Hail fell on the Bustan al-Harir district of Homs.", ["Bustan al-Harir", "Homs"]),
    ("Hail fell in The Zaroub area of Homs.", ["Zaroub", "Homs"]),
    ("A mill in the Zaroub Road area of Homs burned.", ["Homs"]),
    ("A mill in the Observatory district of Homs burned.", ["Homs"]),
    ("A mill in the Kurdish quarter of Homs burned.", ["Homs"]),
    ("A mill in the Upper quarter of Homs burned.", ["Homs"]),
    ("A mill in the Northern district of Homs burned.", ["Homs"]),
    ("A mill in the fishing district of Homs burned.", ["Homs"]),
    # a town that is known ends the name
    ("In Homs Zaroub district was dark.", ["Homs"]),
    ("Hail fell on Homs Mirad suburbs.", ["Homs", "Mirad"]),
    # a plural sums up a list
    ("Hail fell on al-Zaroub and al-Mirad neighbourhoods in Homs.", ["al-Zaroub", "al-Mirad", "Homs"]),
    ("Hail hit al-Zaroub al-Mirad and al-Kasrin suburbs in Homs.", ["al-Zaroub", "al-Mirad", "al-Kasrin", "Homs"]),
    # and a singular does not
    ("Hail fell on al-Zaroub and on al-Mirad neighbourhood in Homs.", ["al-Mirad", "Homs"]),
    ("Hail fell on bakers and al-Mirad neighbourhoods in Homs.", ["al-Mirad", "Homs"]),
    # "in" that "and around" stands behind
    ("Hail fell in and around Kalna on Monday.", ["Kalna"]),
    ("Hail fell in and near Kalna on Monday.", ["Kalna"]),
    ("Hail fell around Kalna on Monday.", []),
    ("Hail fell on and around Kalna on Monday.", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_with_their_kind_beside_them(text: str, names: list[str], language: Language) -> None:
    assert [place.span.text for place in places(text, language).places] == names


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("Hail fell on Aleppo's Qarmiyeh district on Monday.", "Qarmiyeh", ("SY", "SY.09", "near")),
        ("Hail fell in the al-Zaroub area of Idlib.", "al-Zaroub", ("SY", "SY.12", "near")),
        ("The Zaroub, Mirad and Kasrin districts of Homs lay dark.", "Mirad", ("SY", "SY.11", "near")),
        ("Nine slept in the northern Zaroubeh suburb of Damascus.", "Zaroubeh", ("SY", "SY.13", "near")),
    ],
)
def test_a_part_of_a_town_stands_near_it(text: str, name: str, where: tuple[str, ...], language: Language) -> None:
    place = named(text, name, language)
    assert (place.country, place.admin1, place.precision, place.gazetteer) == (*where, None)


# Text, its names: a name that owns a part of a town is the town's, and one that owns anything else need not be.
OWNERS = [
    ("Hail fell on Aleppo's Qarmiyeh district on Monday.", ["Aleppo", "Qarmiyeh"]),
    ("Hail fell on Aleppo's Qarmiyeh baker on Monday.", []),
    ("Homs’s Zaroubeh neighbourhood was dark.", ["Homs", "Zaroubeh"]),
    ("Homs's Zaroubeh bakery was dark.", []),
    ("Hail fell on Azaz's Zaroubeh quarter.", ["Azaz", "Zaroubeh"]),
    ("Mr Salqin's Zaroubeh quarter burned.", ["Zaroubeh"]),
]


@pytest.mark.parametrize(("text", "names"), OWNERS)
def test_who_owns_a_quarter_is_its_town(text: str, names: list[str], language: Language) -> None:
    assert [place.span.text for place in places(text, language).places] == names
