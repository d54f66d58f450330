"""Who speaks in whose pages, and through whom: counts over the statements of a case, made in the database."""

import sqlite3
from collections.abc import Iterable

from msgspec import Struct

from onrecord.case.lookup import day_tests
from onrecord.case.numbers import iso_day, record_number


class SpeakerCount(Struct, frozen=True):
    """A speaker, and how many statements of how many reports and outlets are on their word.

    `entity` is the entity that speaks, None where the case only has words; `words` are empty for pronouns whose
    bearers were not found.
    """

    id: str
    entity: str | None
    words: str
    named: bool
    statements: int = 0
    reports: int = 0
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

    def tests(self) -> tuple[str, list[object]]:
        """As a condition on `said AS s` joined with `speaker AS p`, and its values."""
        tests, values = day_tests({"since": self.since, "until": self.until}, "s")
        if self.outlet is not None:
            tests.append("s.outlet = ?")
            values.append(self.outlet)
        if self.named is not None:
            tests.append("p.named = ?")
            values.append(self.named)
        if self.words:
            tests.append("instr(lower(p.words), lower(?)) > 0")
            values.append(self.words)
        return " AND ".join(tests) or "1", values


# The statements of each speaker, counted from one index.
_GROUPED = "FROM said AS s CROSS JOIN speaker AS p ON p.n = s.speaker WHERE {} GROUP BY s.speaker"
_PER_REPORT = record_number(1, 0)


class Speaking:
    """The counts of an open case."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def totals(self, asked: Asked) -> Totals:
        """How many speakers fit, and how many statements are theirs."""
        where, values = asked.tests()
        rows = self._db.execute(
            f"SELECT named, count(*), sum(many) FROM (SELECT p.named, count(*) AS many {_GROUPED.format(where)})"
            " GROUP BY named",
            values,
        )
        found = {bool(named): (speakers, statements) for named, speakers, statements in rows}
        (named, by_name), (nameless, without) = (found.get(which, (0, 0)) for which in (True, False))
        return Totals(named + nameless, named, by_name + without, by_name)

    def speakers(self, asked: Asked, limit: int, offset: int = 0) -> list[SpeakerCount]:
        """Those who speak most often first."""
        where, values = asked.tests()
        ranked = self._db.execute(
            f"SELECT p.n, p.id, p.entity, p.words, p.named, count(*) AS many {_GROUPED.format(where)}"
            " ORDER BY many DESC, p.id LIMIT ? OFFSET ?",
            (*values, limit, offset),
        ).fetchall()
        out = []
        for n, speaker, entity, words, named, many in ranked:
            reports, outlets = self._db.execute(
                f"SELECT count(DISTINCT s.statement / {_PER_REPORT}), count(DISTINCT s.outlet)"
                f" FROM said AS s JOIN speaker AS p ON p.n = s.speaker WHERE s.speaker = ? AND {where}",
                (n, *values),
            ).fetchone()
            out.append(SpeakerCount(speaker, entity, words, bool(named), many, reports, outlets))
        return out

    def speaker(self, speaker_id: str) -> SpeakerCount | None:
        """One speaker over the whole case; None where nobody of this id speaks or is told what others say."""
        row = self._db.execute("SELECT n, entity, words, named FROM speaker WHERE id = ?", (speaker_id,)).fetchone()
        if row is None:
            return None
        n, entity, words, named = row
        counts = self._db.execute(
            f"SELECT count(*), count(DISTINCT statement / {_PER_REPORT}), count(DISTINCT outlet)"
            " FROM said WHERE speaker = ?",
            (n,),
        ).fetchone()
        return SpeakerCount(speaker_id, entity, words, bool(named), *counts)

    def wordings(self, speaker_id: str, limit: int) -> list[tuple[str, str, int]]:
        """How outlets call a speaker: outlet, words, how often; the most frequent first."""
        return self._db.execute(
            "SELECT coalesce(s.outlet, ''), s.words, count(*) AS many FROM said AS s"
            " JOIN speaker AS p ON p.n = s.speaker WHERE p.id = ? GROUP BY 1, 2 ORDER BY many DESC, 1, 2 LIMIT ?",
            (speaker_id, limit),
        ).fetchall()

    def by_outlet(self, speaker_id: str) -> list[tuple[str, int]]:
        """In whose pages a speaker speaks, and how often."""
        return self._db.execute(
            "SELECT coalesce(s.outlet, ''), count(*) AS many FROM said AS s JOIN speaker AS p ON p.n = s.speaker"
            " WHERE p.id = ? GROUP BY 1 ORDER BY many DESC, 1",
            (speaker_id,),
        ).fetchall()

    def chains(self, asked: Asked, limit: int, speaker_id: str | None = None) -> tuple[list[Chain], int, int]:
        """The chains of most statements, how many chains there are, and of how many statements.

        `speaker_id` keeps those that the speaker is part of, at the end or as the one between.
        """
        where, values = asked.tests()
        if speaker_id is not None:
            where += " AND ? IN (p.id, v.id)"
            values.append(speaker_id)
        rows = self._db.execute(
            "SELECT s.outlet, v.id, v.entity, v.words, v.named, s.told, p.id, p.entity, p.words, p.named,"
            " count(*) AS many, count(*) OVER (), sum(count(*)) OVER ()"
            " FROM said AS s JOIN speaker AS p ON p.n = s.speaker JOIN speaker AS v ON v.n = s.via"
            f" WHERE s.via IS NOT NULL AND {where} GROUP BY s.outlet, s.via, s.told, s.speaker"
            " ORDER BY many DESC, s.outlet, v.id, p.id, s.told LIMIT ?",
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

    def outlets(self) -> list[OutletCount]:
        """All outlets, those of most reports first."""
        rows = self._db.execute(
            "SELECT outlet, count(*) AS many, min(nullif(first, 0)), max(nullif(last, 99999999)) FROM report"
            " WHERE live = 1 AND outlet IS NOT NULL GROUP BY outlet ORDER BY many DESC, outlet"
        ).fetchall()
        kinds: dict[str, dict[str, int]] = {}
        for name, kind, many in self._db.execute("SELECT outlet, kind, count(*) FROM said GROUP BY outlet, kind"):
            kinds.setdefault(name, {})[kind] = many
        filed = {kind: dict(self._filed(kind, "outlet")) for kind in ("statement", "event")}
        return [
            OutletCount(name, many, iso_day(first), iso_day(last), filed["statement"].get(name, 0), kinds.get(name, {}),
                        filed["event"].get(name, 0))
            for name, many, first, last in rows
        ]  # fmt: skip

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

    def _filed(self, kind: str, name: str) -> Iterable[tuple[str, int]]:
        return self._db.execute(
            "SELECT value, (SELECT count(*) FROM filed WHERE facet = f.n) FROM facet AS f WHERE kind = ? AND name = ?",
            (kind, name),
        )


def _speaker(speaker_id: str, entity: str | None, words: str, named: int) -> SpeakerCount:
    """A speaker within a chain, of whom nothing else is counted."""
    return SpeakerCount(speaker_id, entity, words, bool(named))
