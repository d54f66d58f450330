"""Full-text search: words as people type them, narrowed by kind, outlet and days, the best hits first."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from onrecord.case.lookup import day_tests
from onrecord.case.numbers import record_number

# What the full-text index holds (case/publish.py).
KINDS = ("report", "statement", "entity")
# Of a statement, always words of its content: its speaker's, filed as its title, are not what it says.
_SNIPPET = "snippet(search, CASE r.kind WHEN 'statement' THEN 1 ELSE -1 END, char(2), char(3), '…', 24)"
# So many hits are weighed against each other; of more, that would take longer than a page may.
MOST_RANKED = 20_000
_WORD = re.compile(r'"([^"]+)"?|(\S+)')


# What an outlet's reports hold is known by its number; an entity is filed under the outlets that name it.
_IN_REPORTS = f"search.rowid / {record_number(1, 0)} IN (SELECT n FROM report WHERE outlet = ? AND live = 1)"
# The sign keeps SQLite from looking for the words in each of these by itself.
_NAMED_BY = (
    "+search.rowid IN (SELECT x.record FROM facet AS f CROSS JOIN filed AS x ON x.facet = f.n"
    " WHERE f.kind = 'entity' AND f.name = 'outlet' AND f.value = ?)"
)


class SearchFilters(TypedDict, total=False):
    """What a search can be narrowed by; None is no filter. Days are those that lists of the same records go by."""

    kind: str | None
    outlet: str | None
    since: str | None
    until: str | None


@dataclass(frozen=True)
class Hit:
    """What a search found: the record, and the words around the hit."""

    id: str
    kind: str
    report: str | None
    # Pieces of text, each with whether it is a word that was searched for.
    pieces: tuple[tuple[str, bool], ...]

    @property
    def record(self) -> str:
        """The id of the record that was found."""
        return self.id

    @property
    def snippet(self) -> str:
        """The words around the hit."""
        return "".join(piece for piece, _ in self.pieces)


@dataclass(frozen=True)
class _Asked:
    """A FROM and WHERE over the index, whose first value is a full-text query, and their further values."""

    tables: str
    where: str
    values: tuple[object, ...]
    words: str
    kind: str | None

    @property
    def wanted(self) -> str:
        """All hits."""
        return full_text(self.words, self.kind)

    @property
    def in_title(self) -> str:
        """The hits that have all the words in their title."""
        return full_text(self.words, self.kind, "{title} : (%s)")

    @property
    def elsewhere(self) -> str:
        """All other hits."""
        return full_text(self.words, self.kind, "({title body} : (%s) NOT {title} : (%s))")


def search(db: sqlite3.Connection, words: str, filters: SearchFilters, limit: int, offset: int) -> list[Hit]:
    """The hits, the best first. Raises UsageError U002 where a day is none.

    Of more than `MOST_RANKED`, none is weighed: those with all the words in their title come first, each in the order
    in which the case took it in.
    """
    if (asked := _asked(db, words, filters)) is None:
        return []
    best = list(_best(db, asked, limit, offset))
    # Only of these is a snippet made, and in no order of the index: to weigh all hits again costs more than the search.
    rows = db.execute(
        f"SELECT r.n, r.id, r.kind, p.id, {_SNIPPET} FROM search"
        " JOIN record AS r ON r.n = search.rowid LEFT JOIN report AS p ON p.n = r.report"
        f" WHERE search MATCH ? AND search.rowid IN ({', '.join(map(str, best))})",
        (full_text(words),),
    )
    found = {n: Hit(i, k, report, _pieces(snippet)) for n, i, k, report, snippet in rows}
    return [found[n] for n in best if n in found]


def _best(db: sqlite3.Connection, asked: _Asked, limit: int, offset: int) -> Iterator[int]:
    """The numbers of the hits on one page."""
    if _count(db, asked, asked.wanted, MOST_RANKED + 1) <= MOST_RANKED:
        yield from _numbers(db, asked, asked.wanted, limit, offset, "search.rank, search.rowid")
        return
    found = list(_numbers(db, asked, asked.in_title, limit, offset, "search.rowid"))
    yield from found
    if len(found) < limit:  # only then is it counted how many have them there
        past = max(0, offset - _count(db, asked, asked.in_title, -1))
        yield from _numbers(db, asked, asked.elsewhere, limit - len(found), past, "search.rowid")


def _numbers(db: sqlite3.Connection, asked: _Asked, wanted: str, limit: int, offset: int, order: str) -> Iterator[int]:
    rows = db.execute(
        f"SELECT search.rowid FROM {asked.tables} WHERE {asked.where} ORDER BY {order} LIMIT ? OFFSET ?",
        (wanted, *asked.values, limit, offset),
    )
    return (n for (n,) in rows)


def _count(db: sqlite3.Connection, asked: _Asked, wanted: str, most: int) -> int:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {asked.tables} WHERE {asked.where} LIMIT ?)"
    return int(db.execute(sql, (wanted, *asked.values, most)).fetchone()[0])


def count(db: sqlite3.Connection, words: str, filters: SearchFilters, most: int) -> int:
    """How many hits there are, counted up to `most`. Raises UsageError U002 where a day is none."""
    if (asked := _asked(db, words, filters)) is None:
        return 0
    return _count(db, asked, asked.wanted, most)


def _asked(db: sqlite3.Connection, words: str, filters: SearchFilters) -> _Asked | None:
    """What to ask the index; None where nothing can be found."""
    if not full_text(words):
        return None
    tests, values = day_tests({"since": filters.get("since"), "until": filters.get("until")})
    if (outlet := filters.get("outlet")) is not None:
        # To list what an outlet has takes long: of one kind only that is listed which it may stand in.
        kind = filters.get("kind")
        of_outlet = [_NAMED_BY] if kind == "entity" else [_IN_REPORTS] if kind else [_IN_REPORTS, _NAMED_BY]
        tests.append(f"({' OR '.join(of_outlet)})")
        values += [outlet] * len(of_outlet)
    # Without a test of days the index is not left: that is several times as fast.
    tables = "search JOIN record AS r ON r.n = search.rowid" if len(tests) > (outlet is not None) else "search"
    return _Asked(tables, " AND ".join(["search MATCH ?", *tests]), tuple(values), words, filters.get("kind"))


def full_text(words: str, kind: str | None = None, where: str = "{title body} : (%s)") -> str:
    """Words as people type them as a full-text query: all of them, "in this order" in quotation marks, begin*.

    `where` says in which columns, the words standing for each %s. Nothing where there is no word in them.
    """
    terms = []
    for phrase, word in _WORD.findall(words):
        term = phrase or word
        prefix = "*" if word.endswith("*") and len(word) > 1 else ""
        term = re.sub(r"[^\w]+", " ", term).strip()
        if term:
            terms.append(f'"{term}"{prefix}')
    if not terms:
        return ""
    of_kind = f'kind : "{re.sub(r"[^a-z]", "", kind)}" AND ' if kind else ""
    return of_kind + where.replace("%s", " ".join(terms))


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """A snippet whose hits stand between two control characters, cut into pieces."""
    out: list[tuple[str, bool]] = []
    for part in snippet.split("\x02"):
        hit, end, rest = part.partition("\x03")
        out += [(hit, True), (rest, False)] if end else [(part, False)]
    return tuple(piece for piece in out if piece[0])
