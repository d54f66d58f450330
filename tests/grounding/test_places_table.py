"""The hand-kept table: every name of it leads to its place, and its places lie where they should."""

from collections import Counter, defaultdict

import pytest

from onrecord.grounding.gazetteer import Entry, lookup, region
from onrecord.grounding.names import normal
from onrecord.grounding.places_rank import kilometres
from onrecord.knowledge import load_csv

ROWS = load_csv("places.csv")


def names_of(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("|"))]


def id_of(row: dict[str, str]) -> str:
    return row["gazetteer"] or f"onrecord:{normal(row['name']).replace(' ', '-')}"


def point_of(row: dict[str, str]) -> Entry:
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    return Entry("", row["name"], row["kind"], row["country"], row["admin1"], "", latitude, longitude, 0)


def found_as(row: dict[str, str]) -> Entry:
    return next(entry for entry in lookup(normal(row["name"])) if entry.id == id_of(row))


def test_it_covers_many_wars() -> None:
    assert len(ROWS) >= 300
    assert len({row["conflict"] for row in ROWS}) >= 25


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_every_name_leads_to_its_place(row: dict[str, str]) -> None:
    for name in names_of(row):
        assert id_of(row) in {entry.id for entry in lookup(normal(name))}, name


def test_points_are_those_of_the_gazetteer() -> None:
    for row in ROWS:
        assert kilometres(found_as(row), point_of(row)) < 5, row["name"]


def test_places_that_the_gazetteer_lacks_lie_in_their_region() -> None:
    """Within reach of the region's own point: a slip of a digit would not be."""
    for row in ROWS:
        outer = region(row["admin1"]) if row["admin1"] else None
        if outer is not None and not row["gazetteer"] and row["kind"] in ("city", "spot"):
            assert kilometres(outer, point_of(row)) < 400, row["name"]


def test_kinds_and_countries() -> None:
    for row in ROWS:
        assert row["kind"] in ("admin1", "admin2", "city", "spot", "area"), row["name"]
        assert not row["country"] or region(row["country"]) is not None, row["name"]
        assert not row["admin1"] or row["admin1"].startswith(f"{row['country']}."), row["name"]


def test_no_place_stands_twice() -> None:
    assert not [place for place, n in Counter(map(id_of, ROWS)).items() if n > 1]


def test_no_name_is_given_to_two_places_of_one_country() -> None:
    owners = defaultdict(set)
    for row in ROWS:
        for name in names_of(row):
            owners[normal(name), row["country"]].add(row["name"])
    assert not {name: rows for name, rows in owners.items() if len(rows) > 1}


@pytest.mark.parametrize(
    ("spellings", "country"),
    [
        ("Deir ez-Zor, Deir Ezzor, Deir al-Zour, Dayr az-Zawr", "SY"),
        ("Hasakah, Hassakeh, al-Hasaka, Hasaka", "SY"),
        ("Khan Sheikhoun, Khan Shaykhun, Khan Sheikhun", "SY"),
        ("Sanaa, Sana'a, San'a", "YE"),
        ("Hodeidah, Hudaydah, Al Hudaydah", "YE"),
        ("Bakhmut, Artemivsk", "UA"),
        ("El Fasher, Al-Fashir, al-Fasher", "SD"),
        ("Nagorno-Karabakh, Artsakh, Karabakh", "AZ"),
    ],
)
def test_spellings_of_one_place(spellings: str, country: str) -> None:
    found = [{e.id for e in lookup(normal(name)) if e.country == country} for name in spellings.split(", ")]
    assert set.intersection(*found)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Crimea", "UA"), ("Golan Heights", "SY"), ("Abkhazia", "GE"), ("Transnistria", "MD"), ("East Jerusalem", "PS")],
)
def test_disputed_places_follow_the_international_codes(name: str, country: str) -> None:
    assert next(row for row in ROWS if row["name"] == name)["country"] == country
