"""Finding records: filters as SQL over the filed facets."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict, get_args

import msgspec

from onrecord.case.decisions import decisions
from onrecord.case.numbers import day_number
from onrecord.case.review import Reviews, State
from onrecord.errors import UsageError

KINDS = (
    "report",
    "entity",
    "place",
    "date",
    "statement",
    "claim",
    "event",
    "assistance",
    "exchange",
    "naming",
)
# What records are filed under.
_FACETS = (
    "report", "speaker", "via", "actor", "recipient", "party", "place", "credit", "outlet", "doubt", "differ",
    "origins", "status", "type",
)  # fmt: skip
# What `doubt` is asked for by where a record is filed under none.
NO_DOUBT = "none"
UNREVIEWED = ("no", "unreviewed")
_FEW = 10_000


class Filters(TypedDict, total=False):
    """What a list of records can be narrowed by; None is no filter."""

    party: str | None
    place: str | None
    since: str | None
    until: str | None
    type: str | None
    outlet: str | None
    status: str | None
    report: str | None
    differ: str | None
    origins: str | None
    actor: str | None
    recipient: str | None
    speaker: str | None
    via: str | None
    credit: str | None
    new: str | None
    doubt: str | None
    reviewed: str | None


@dataclass(frozen=True)
class Query:
    """A FROM and WHERE over rows `r` (n, rank, first, last) in the order of lists, read from one index alone.

    `known` is how many rows it finds, where that is filed.
    """

    tables: str
    where: str
    values: tuple[object, ...]
    known: int | None = None

    @property
    def order(self) -> str:
        """The order of lists."""
        return "r.rank, r.n"

    def page(self, columns: str) -> str:
        """The statement for these columns of the records `d`; its last two values are the limit and the offset."""
        numbers = f"SELECT r.n, r.rank FROM {self.tables} WHERE {self.where} ORDER BY {self.order} LIMIT ? OFFSET ?"
        return f"SELECT {columns} FROM ({numbers}) AS l CROSS JOIN record AS d ON d.n = l.n ORDER BY l.rank, l.n"


def query(db: sqlite3.Connection, kind: str, filters: Filters) -> Query | None:
    """The query for the records of a kind that pass all filters; None where a value is known to no record."""
    if kind not in KINDS:
        raise UsageError("U002", value=kind, wanted=f"a kind of record ({', '.join(KINDS)})")
    if (facets := facets_asked(db, kind, filters)) is None:
        return None
    tests, values = further_tests(db, kind, filters)
    if (decided := _decided_on(db, filters)) is not None:
        return _among(decided, kind, facets, tests, values)
    if not facets:
        return Query("record AS r", " AND ".join(["r.kind = ?", *tests]), (kind, *values))
    known = facets[0][0][1] if len(facets) == len(facets[0]) == 1 and not tests else None
    tests = [filed_under([n for n, _ in numbers]) for numbers in facets[1:]] + tests
    return Query(_rows_of(facets[0]), " AND ".join(tests) or "1", tuple(values), known)


def facets_asked(db: sqlite3.Connection, kind: str, filters: Filters) -> list[list[tuple[int, int]]] | None:
    """The facets that each filter means, by number, and how many are filed there; None where it means none.

    The narrowest filter stands first: it is the one that is read through, and the others are looked up in.
    """
    facets = []
    for name in _FACETS:
        if (value := filters.get(name)) is not None and (name, value) != ("doubt", NO_DOUBT):
            numbers = _facets(db, kind, name, str(value))
            if not numbers:
                return None
            facets.append(numbers)
    return sorted(facets, key=lambda numbers: sum(many for _, many in numbers))


def further_tests(db: sqlite3.Connection, kind: str, filters: Filters) -> tuple[list[str], list[object]]:
    """The tests that no facet stands for, and their values."""
    tests, values = day_tests(filters)
    if (build := filters.get("new")) is not None:
        newer, more = _newer(db, kind, str(build))
        tests.append(f"r.n IN ({_SHOWN} > ?)" if newer else f"r.n NOT IN ({_SHOWN} <= ?)")
        values += more
    tests += [*_without_doubt(db, kind, filters), *_undecided(db, filters, values)]
    return tests, values


def _among(
    ids: list[str], kind: str, facets: Sequence[Sequence[tuple[int, int]]], tests: list[str], values: list[object]
) -> Query | None:
    """The query for those of these few records that pass all filters."""
    if not ids:
        return None
    columns = "d.n AS n, d.kind AS kind, d.rank AS rank, d.first AS first, d.last AS last"
    tables = f"(SELECT {columns} FROM json_each(?) AS j CROSS JOIN record AS d ON d.id = j.value) AS r"
    tests = ["r.kind = ?", *(filed_under([n for n, _ in numbers]) for numbers in facets), *tests]
    return Query(tables, " AND ".join(tests), (msgspec.json.encode(ids).decode(), kind, *values))


def _rows_of(facet: Sequence[tuple[int, int]]) -> str:
    """The rows that are filed under a facet. Under several (two parties of one name), each comes once."""
    listed = ", ".join(str(n) for n, _ in facet)
    columns = "record AS n, rank, first, last"
    if len(facet) == 1:
        return f"(SELECT {columns} FROM filed WHERE facet = {listed}) AS r"
    return f"(SELECT DISTINCT {columns} FROM filed WHERE facet IN ({listed})) AS r"


def filed_under(numbers: Sequence[int]) -> str:
    """The test that keeps records filed under one of these facets."""
    listed = ", ".join(map(str, numbers))
    return f"EXISTS (SELECT 1 FROM filed AS x WHERE x.facet IN ({listed}) AND x.rank = r.rank AND x.record = r.n)"


def day_tests(filters: Filters, row: str = "r") -> tuple[list[str], list[object]]:
    """The tests that keep rows which touch the days from `since` to `until`, and their values."""
    tests: list[str] = []
    values: list[object] = []
    for name, test in (("since", f"{row}.last >= ?"), ("until", f"{row}.first <= ?")):
        if (number := day_asked(filters, name)) is not None:
            tests.append(test)
            values.append(number)
    return tests, values


def day_asked(filters: Filters, name: str) -> int | None:
    """The day that a filter gives, as a number. Raises UsageError U002 where it is none."""
    if (value := filters.get(name)) is None:
        return None
    if (number := day_number(str(value))) is None:
        raise UsageError("U002", value=value, wanted="a day (YYYY-MM-DD)")
    return number


def whole_number(words: str) -> int:
    """A number as an address or a command gives it. Raises UsageError U002."""
    if not (words.isascii() and words.isdigit() and len(words) < 10):
        raise UsageError("U002", value=words, wanted="a whole number, as the front page links to it")
    return int(words)


def _without_doubt(db: sqlite3.Connection, kind: str, filters: Filters) -> list[str]:
    """The test for records that nothing speaks for being looked at before others."""
    known = grounds(db, kind) if filters.get("doubt") == NO_DOUBT else []
    return [f"NOT {filed_under(known)}"] if known else []


def grounds(db: sqlite3.Connection, kind: str) -> list[int]:
    """The facets of all that speaks for looking at records of a kind before others."""
    return [n for (n,) in db.execute("SELECT n FROM facet WHERE kind = ? AND name = 'doubt' ORDER BY n", (kind,))]


def _decided_on(db: sqlite3.Connection, filters: Filters) -> list[str] | None:
    """The ids of the records that people decided on ("yes"), or that are in the state asked for ("clash")."""
    asked = filters.get("reviewed")
    if asked is None or asked in UNREVIEWED:
        return None
    states = get_args(State)
    if asked not in ("yes", *states):
        raise UsageError("U002", value=asked, wanted=f"yes, no or one of {', '.join(states)}")
    reviews = Reviews(decisions(db))
    return reviews.in_state() if asked == "yes" else reviews.in_state(asked)  # type: ignore[arg-type]


def decided_numbers(db: sqlite3.Connection, kind: str, filters: Filters) -> list[int]:
    """The numbers of the records that were decided on, where all others are asked for; else none."""
    if filters.get("reviewed") not in UNREVIEWED:
        return []
    ids = msgspec.json.encode(Reviews(decisions(db)).in_state()).decode()
    found = db.execute(
        "SELECT d.n FROM json_each(?) AS j CROSS JOIN record AS d ON d.id = j.value AND d.kind = ?", (ids, kind)
    )
    return [n for (n,) in found]


_SHOWN = (
    "SELECT b.n FROM shown AS s CROSS JOIN record AS b ON b.id = s.id AND b.kind = s.kind WHERE s.kind = ? AND s.build"
)


def shown_by(db: sqlite3.Connection, kind: str, build: str) -> tuple[bool, list[int]]:
    """The numbers of the records that a later build was the first to show; where those before are few, False and these.

    Raises UsageError U002 where the build is no number.
    """
    newer, values = _newer(db, kind, build)
    return newer, [n for (n,) in db.execute(f"{_SHOWN} {'>' if newer else '<='} ?", values)]


def _newer(db: sqlite3.Connection, kind: str, build: str) -> tuple[bool, tuple[str, int]]:
    """Whether what later builds showed first is to be looked up, as what this one and those before did is not few."""
    values = (kind, whole_number(build))
    before = "SELECT count(*) FROM (SELECT 1 FROM shown WHERE kind = ? AND build <= ? LIMIT ?)"
    return bool(db.execute(before, (*values, _FEW)).fetchone()[0] == _FEW), values


def _undecided(db: sqlite3.Connection, filters: Filters, values: list[object]) -> list[str]:
    """The test for records that nobody decided on."""
    if filters.get("reviewed") not in UNREVIEWED:
        return []
    values.append(msgspec.json.encode(Reviews(decisions(db)).in_state()).decode())
    return ["r.n NOT IN (SELECT d.n FROM json_each(?) AS j CROSS JOIN record AS d ON d.id = j.value)"]


def _facets(db: sqlite3.Connection, kind: str, name: str, value: str) -> list[tuple[int, int]]:
    """The facets that a filter means, by number, and how many are filed there: a party may be given by name."""
    values = [value]
    if name in ("party", "actor", "recipient"):
        values = party_ids(db, value)
    elif name == "type":
        values = value.split(",")  # several types: any of them
    elif name == "place":
        values = list(dict.fromkeys((value, value.casefold(), *_place_of(db, value))))
    holes = ", ".join("?" * len(values))
    found = db.execute(
        f"SELECT n, many FROM facet WHERE kind = ? AND name = ? AND value IN ({holes}) ORDER BY n",
        (kind, name, *values),
    )
    return found.fetchall()


def party_ids(db: sqlite3.Connection, words: str) -> list[str]:
    """The ids of the entities that an id, a name or an alias may mean."""
    found = db.execute(
        "SELECT r.id FROM facet AS f JOIN filed ON filed.facet = f.n JOIN record AS r ON r.n = filed.record"
        " WHERE f.kind = 'entity' AND f.name = 'name' AND f.value = ? ORDER BY r.rank, r.n LIMIT 50",
        (words.casefold(),),
    )
    return list(dict.fromkeys([words, *(i for (i,) in found)]))


def _place_of(db: sqlite3.Connection, place_id: str) -> list[str]:
    """What the place of this record id is filed under most exactly: its gazetteer's id, else its name."""
    found = db.execute(
        "SELECT f.value FROM record AS r JOIN filed ON filed.record = r.n JOIN facet AS f ON f.n = filed.facet"
        " WHERE r.id = ? AND r.kind = 'place' AND f.name = 'place' ORDER BY f.value LIKE '%:%' DESC, f.n LIMIT 1",
        (place_id,),
    )
    return [value for (value,) in found]
