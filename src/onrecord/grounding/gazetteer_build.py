"""Make the gazetteer: one SQLite file from the parts that the packages carry, the same bytes from the same parts."""

import os
import sqlite3
import struct
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.grounding.gazetteer_sources import Row, all_rows, hand_kept_names
from onrecord.grounding.names import normal

_SCHEMA = """
CREATE TABLE place (
    n INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, admin1 TEXT, admin2 TEXT,
    latitude REAL, longitude REAL, population INTEGER
);
CREATE TABLE name (key TEXT PRIMARY KEY, places BLOB) WITHOUT ROWID;
CREATE TABLE region (code TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
"""
# What kind of name of the place it is: its own; another one that its country uses; one in another language, or a folded
# spelling; one of the hand-kept table.
OWN, KNOWN, OTHER, HAND = 0, 1, 2, 3
# A name is kept as 4 bytes: the place's number times 4, and which kind of name it is.
ENTRY = struct.Struct("<I")
_ARTICLES = frozenset(
    ("al", "ar", "as", "ash", "at", "an", "ad", "adh", "az", "el", "er", "es", "esh", "et", "en", "ed", "ez")
)
_LONG_ENDINGS = ("iyyah", "iyah", "iyeh", "iya", "ieh", "ia")
_SHORT_ENDINGS = ("ah", "eh", "a")
_ENDINGS = _LONG_ENDINGS + _SHORT_ENDINGS
# Countries whose names are written in Latin letters in many ways, with and without the Arabic article.
_ARABIC = frozenset(
    (
        *("AE", "BH", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA"),
        *("SA", "SD", "SO", "SY", "TD", "TN", "YE"),
    )
)


def build(path: Path) -> None:
    """Write the gazetteer to `path`; whoever looks at that path meanwhile sees nothing or all of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    os.close(handle)
    try:
        with_rows(Path(name), all_rows(), hand_kept_names())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def with_rows(path: Path, rows: Iterable[Row], more: Iterable[tuple[str, list[str]]]) -> None:
    """A gazetteer of these places, and more names for some of them."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_SCHEMA)
        _fill(connection, rows, more)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, rows: Iterable[Row], more: Iterable[tuple[str, list[str]]]) -> None:
    names: dict[str, dict[int, int]] = {}
    numbers: dict[str, int] = {}
    regions: dict[str, int] = {}
    places: list[list[Any]] = []
    for n, row in enumerate(rows, start=1):
        numbers[row.id] = n
        if row.kind in ("country", "admin1", "admin2"):
            regions.setdefault(row.admin2 or row.admin1 or row.country, n)
        for key, kind in _keys(row):
            kinds = names.setdefault(key, {})
            kinds[n] = min(kind, kinds.get(n, kind))
        where = [row.latitude, row.longitude, row.population]
        places.append([n, row.id, row.name, row.kind, row.country, row.admin1, row.admin2, *where])
    for place, spellings in more:
        known = places[numbers[place] - 1]
        known[2] = spellings[0]  # the name that reports use, not the map's
        country, admin1 = known[4], known[5]
        keys = sorted({key for spelling in spellings for key in _spellings(normal(spelling), country)})
        _add_spellings(names, keys, numbers[place], regions.get(admin1, 0))
    connection.executemany(f"INSERT INTO place VALUES ({','.join('?' * 10)})", places)
    connection.executemany("INSERT INTO region VALUES (?, ?)", sorted(regions.items()))
    connection.executemany(
        "INSERT INTO name VALUES (?, ?)",
        ((key, b"".join(ENTRY.pack(n * 4 + kind) for n, kind in sorted(names[key].items()))) for key in sorted(names)),
    )


def _add_spellings(names: dict[str, dict[int, int]], keys: list[str], place: int, region: int) -> None:
    """Names of the hand-kept table: for the place, and for the region around it where that is called the same."""
    same = region != place and any(region in names.get(key, {}) for key in keys)
    for key in keys:
        found = names.setdefault(key, {})
        found[place] = HAND
        if same:
            found[region] = min(KNOWN, found.get(region, KNOWN))


def _keys(row: Row) -> Iterable[tuple[str, int]]:
    """The keys under which a place is found, and which kind of name each is."""
    first = normal(row.name)
    for kind, names in ((KNOWN, row.names), (OTHER, row.others)):
        for name in names:
            key = normal(name)
            if key and (len(key) > 2 or row.kind == "country"):
                if row.id.startswith("onrecord:"):
                    yield from ((other, HAND) for other in sorted(_spellings(key, row.country)))
                    continue
                yield key, OWN if key == first else kind
                if row.country in _ARABIC:
                    yield from ((other, OTHER) for other in _other_spellings(key))


def _spellings(key: str, country: str) -> set[str]:
    """An Arabic name with and without its article, its end written in each of the ways that reports write it."""
    if country not in _ARABIC:
        return {key}
    words = key.split()
    bare = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    last = bare[-1]
    ending = next((e for e in _ENDINGS if last.endswith(e) and len(last) > len(e) + 2), None)
    stem = last.removesuffix(ending) if ending else last
    ends = (_LONG_ENDINGS if ending in _LONG_ENDINGS else _SHORT_ENDINGS) if ending else ("",)
    return {key} | {" ".join((*article, *bare[:-1], stem + end)) for article in ((), ("al",), ("el",)) for end in ends}


def _other_spellings(key: str) -> Iterable[str]:
    """Spellings of an Arabic name without its article and without the h that ends it."""
    words = key.split()
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
        yield " ".join(words)
    if len(words[-1]) > 4 and words[-1].endswith("ah"):
        yield " ".join((*words[:-1], words[-1][:-1]))
