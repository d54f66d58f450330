"""Who speaks in whose pages, and through whom: counts over the statements of a case, made in the database."""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.case.lookup import Filters, day_asked, day_tests
from onrecord.case.numbers import iso_day, record_number

if TYPE_CHECKING:
    from onrecord.case.sayings import Sayings


class SpeakerCount(Struct, frozen=True):
    """A speaker, how many statements are on their word, and in the pages of how many outlets.

    `entity` is the entity that speaks, None where the case only has words; `words` are empty for pronouns whose
    bearers were not found.
    """

    id: str
    entity: str | None
    words: str
    named: bool
    statements: int = 0
    outlets: int = 0


class Totals(Struct, frozen=True):
    """How many speakers and statements there are, by name and not."""

    speakers: int
    named_speakers: int
    statements: int
    named_statements: int


class Chain(Struct, frozen=True):
    """How many statements an outlet has of a speaker through another: one who cites them, or (`told`) was told."""

    outlet: str | None
    via: SpeakerCount
    told: bool
    speaker: SpeakerCount
    statements: int


class OutletCount(Struct, frozen=True):
    """An outlet: its reports and their days, its statements by kind of speaker, the events that it tells."""

    name: str
    reports: int
    first: str | None
    last: str | None
    statements: int
    speakers: dict[str, int]
    events: int


class Asked(Struct, frozen=True):
    """What counts are narrowed by; None is no filter. `words` are part of a speaker's words or name."""

    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    named: bool | None = None
    words: str | None = None

    @property
    def days(self) -> tuple[int | None, int | None]:
        """The first and the last day as numbers. Raises UsageError U002 where one is none."""
        given: Filters = {"since": self.since, "until": self.until}
        return day_asked(given, "since"), day_asked(given, "until")

    @property
    def counted(self) -> tuple[str, str]:
        """From what rows `s` statements are counted, and how: each from its own only where days are asked for."""
        return ("voice", "sum(s.many)") if self.since is None and self.until is None else ("said", "count(*)")

    def tests(self, *, speakers: bool = True) -> tuple[str, list[object]]:
        """As a condition on rows `s`, and its values; what narrows speakers can be left out."""
        tests, values = day_tests({"since": self.since, "until": self.until}, "s")
        if self.outlet is not None:
            tests.append("s.outlet = ?")
            values.append(self.outlet)
        those, more = self.of_speakers() if speakers else ("", [])
        if those:
            tests.append(f"s.speaker IN (SELECT n FROM speaker WHERE {those})")
        return " AND ".join(tests) or "1", [*values, *more]

    def of_speakers(self) -> tuple[str, list[object]]:
        """What narrows speakers as a condition on their rows, and its values; no words where nothing does."""
        tests: list[str] = []
        values: list[object] = []
        if self.named is not None:
            tests.append("named = ?")
            values.append(self.named)
        if self.words:
            tests.append("instr(lower(words), lower(?)) > 0")
            values.append(self.words)
        return " AND ".join(tests), values


_PER_REPORT = record_number(1, 0)
_SPEAKER = "SELECT id, entity, words, named FROM speaker WHERE n = ?"


class Speaking:
    """The counts of an open case; `facets` gives how many of its records stand under each value of a facet."""

    def __init__(self, db: sqlite3.Connection, facets: Callable[[str, str], list[tuple[str, int]]]) -> None:
        self._db = db
        self._facets = facets

    def totals(self, asked: Asked) -> Totals:
        """How many speakers fit, and how many statements are theirs."""
        found = _counted(self._db, asked).by_name()
        (named, by_name), (nameless, without) = (found.get(which, (0, 0)) for which in (True, False))
        return Totals(named + nameless, named, by_name + without, by_name)

    def speakers(self, asked: Asked, limit: int, offset: int = 0) -> list[SpeakerCount]:
        """Those who speak most often first."""
        ranked = _counted(self._db, asked).ranked(limit, offset)
        where, values = asked.tests(speakers=False)
        counted = "SELECT count(DISTINCT v.outlet) FROM voice AS v WHERE v.speaker = ?"
        if values:  # in each of the outlets where they speak at all, one statement that fits is enough
            alike = "s.outlet = v.outlet AND s.kind = v.kind AND s.speaker = v.speaker"
            counted += f" AND EXISTS (SELECT 1 FROM said AS s WHERE {alike} AND {where})"
        out = []
        for n, many in ranked:
            speaker, entity, words, named = self._db.execute(_SPEAKER, (n,)).fetchone()
            # In the pages of one outlet there is nothing to count, and it would be looked for among all.
            (outlets,) = (1,) if asked.outlet is not None else self._db.execute(counted, (n, *values)).fetchone()
            out.append(SpeakerCount(speaker, entity, words, bool(named), many, outlets))
        return out

    def speaker(self, speaker_id: str) -> SpeakerCount | None:
        """One speaker over the whole case; None where nobody of this id speaks or is told what others say."""
        row = self._db.execute("SELECT n, entity, words, named FROM speaker WHERE id = ?", (speaker_id,)).fetchone()
        if row is None:
            return None
        n, entity, words, named = row
        counts = self._db.execute(
            "SELECT coalesce(sum(many), 0), count(DISTINCT outlet) FROM voice WHERE speaker = ?", (n,)
        ).fetchone()
        return SpeakerCount(speaker_id, entity, words, bool(named), *counts)

    def reports(self, speaker_id: str) -> int:
        """How many reports a speaker speaks in."""
        found = self._db.execute(
            f"SELECT count(DISTINCT s.statement / {_PER_REPORT}) FROM said AS s JOIN speaker AS p ON p.n = s.speaker"
            " WHERE p.id = ?",
            (speaker_id,),
        )
        return int(found.fetchone()[0])

    def wordings(self, speaker_id: str, limit: int) -> list[tuple[str, str, int]]:
        """How outlets call a speaker: outlet, words, how often; the most frequent first."""
        return self._db.execute(
            "SELECT coalesce(s.outlet, ''), s.words, sum(s.many) AS n FROM voice AS s"
            " JOIN speaker AS p ON p.n = s.speaker WHERE p.id = ? GROUP BY 1, 2 ORDER BY n DESC, 1, 2 LIMIT ?",
            (speaker_id, limit),
        ).fetchall()

    def by_outlet(self, speaker_id: str) -> list[tuple[str, int]]:
        """In whose pages a speaker speaks, and how often."""
        return self._db.execute(
            "SELECT coalesce(s.outlet, ''), sum(s.many) AS n FROM voice AS s JOIN speaker AS p ON p.n = s.speaker"
            " WHERE p.id = ? GROUP BY 1 ORDER BY n DESC, 1",
            (speaker_id,),
        ).fetchall()

    def chains(self, asked: Asked, limit: int, speaker_id: str | None = None) -> tuple[list[Chain], int, int]:
        """The chains of most statements, how many chains there are, and of how many statements.

        `speaker_id` keeps those that the speaker is part of, at the end or as the one between.
        """
        where, values = asked.tests()
        if speaker_id is not None:
            where += " AND (SELECT n FROM speaker WHERE id = ?) IN (s.speaker, s.via)"
            values.append(speaker_id)
        rows = self._db.execute(
            "SELECT outlet, v.id, v.entity, v.words, v.named, told, p.id, p.entity, p.words, p.named,"
            " many, count(*) OVER (), sum(many) OVER () FROM (SELECT s.outlet, s.via, s.told, s.speaker,"
            f" count(*) AS many FROM said AS s WHERE s.via IS NOT NULL AND {where} GROUP BY 1, 2, 3, 4) AS g"
            " JOIN speaker AS p ON p.n = g.speaker JOIN speaker AS v ON v.n = g.via"
            " ORDER BY many DESC, outlet, v.id, p.id, told LIMIT ?",
            (*values, limit),
        ).fetchall()
        found = [
            Chain(
                outlet=row[0],
                via=_speaker(*row[1:5]),
                told=bool(row[5]),
                speaker=_speaker(*row[6:10]),
                statements=row[10],
            )
            for row in rows
        ]
        return found, (rows[0][11] if rows else 0), (rows[0][12] if rows else 0)

    def outlets(self, name: str | None = None) -> list[OutletCount]:
        """All outlets, those of most reports first; or the one of this name, if the case has it."""
        only, values = ("AND outlet = ?", (name,)) if name is not None else ("AND outlet IS NOT NULL", ())
        rows = self._db.execute(
            "SELECT outlet, count(*) AS many, min(nullif(first, 0)), max(nullif(last, 99999999)) FROM report"
            f" WHERE live = 1 {only} GROUP BY outlet ORDER BY many DESC, outlet",
            values,
        ).fetchall()
        kinds: dict[str, dict[str, int]] = {}
        counted = f"SELECT outlet, kind, sum(many) FROM voice WHERE 1 {only} GROUP BY outlet, kind"
        for outlet, kind, many in self._db.execute(counted, values):
            kinds.setdefault(outlet, {})[kind] = many
        statements, events = (dict(self._facets(kind, "outlet")) for kind in ("statement", "event"))
        return [
            OutletCount(
                name=outlet,
                reports=many,
                first=iso_day(first),
                last=iso_day(last),
                statements=statements.get(outlet, 0),
                speakers=kinds.get(outlet, {}),
                events=events.get(outlet, 0),
            )
            for outlet, many, first, last in rows
        ]

    def credited(self, outlet: str | None = None, limit: int = 20) -> list[tuple[str, int]]:
        """The agencies that reports credit, of one outlet or all, and how many reports do; the most frequent first."""
        return self._db.execute(
            "SELECT f.value, count(*) AS many FROM facet AS f JOIN filed AS x ON x.facet = f.n"
            " WHERE f.kind = 'report' AND f.name = 'credit'"
            " AND (?1 IS NULL OR EXISTS (SELECT 1 FROM report AS r"
            f" WHERE r.n = x.record / {_PER_REPORT} AND r.outlet = ?1))"
            " GROUP BY f.value ORDER BY many DESC, f.value LIMIT ?2",
            (outlet, limit),
        ).fetchall()


class _Rows:
    """The speakers that fit, counted from rows: statements `g` first, and only then the speakers `p` looked up."""

    def __init__(self, db: sqlite3.Connection, asked: Asked) -> None:
        self._db = db
        where, self._values = asked.tests()
        rows, many = asked.counted
        grouped = f"SELECT s.speaker AS n, {many} AS many FROM {rows} AS s WHERE {where} GROUP BY s.speaker"
        self._tables = f"({grouped}) AS g JOIN speaker AS p ON p.n = g.n"

    def by_name(self) -> dict[bool, tuple[int, int]]:
        """How many speakers there are by name (True) and not, and how many statements are theirs."""
        counted = f"SELECT p.named, count(*), sum(g.many) FROM {self._tables} GROUP BY p.named"
        return {bool(named): counts for named, *counts in self._db.execute(counted, self._values)}

    def ranked(self, limit: int, offset: int) -> list[tuple[int, int]]:
        """The numbers of those who speak most often, and how often; of as many those first whose ids are."""
        ranked = f"SELECT p.n, g.many FROM {self._tables} ORDER BY g.many DESC, p.id LIMIT ? OFFSET ?"
        return self._db.execute(ranked, (*self._values, limit, offset)).fetchall()


def _counted(db: sqlite3.Connection, asked: Asked) -> "_Rows | Sayings":
    """The speakers that fit, from columns where days are asked for of very many statements, which a case then has."""
    narrowed = asked.days != (None, None)
    if not narrowed or not db.execute("SELECT EXISTS (SELECT 1 FROM columns WHERE name = 'said span')").fetchone()[0]:
        return _Rows(db, asked)
    from onrecord.case.sayings import Sayings

    those, values = asked.of_speakers()
    among = [n for (n,) in db.execute(f"SELECT n FROM speaker WHERE {those}", values)] if those else None
    return Sayings(db, asked.days, asked.outlet, among)


def _speaker(speaker_id: str, entity: str | None, words: str, named: int) -> SpeakerCount:
    """A speaker within a chain, of whom nothing else is counted."""
    return SpeakerCount(speaker_id, entity, words, bool(named))
