"""Speakers as the case files statements under them: an entity, or words that no entity was found for.

Invariant: a speaker who is not named is never one with an entity, nor with other words. Statements of the same words
stand together so that they can be found; nothing says that one person spoke them all.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.knowledge import load_yaml
from onrecord.records import Entity, Reading, Speaker, Statement, make_id

# The kinds of speaker that no name is told of.
NAMELESS = ("official_unnamed", "unnamed", "hearsay")
_TABLE = "case/speakers.yaml"


@dataclass(frozen=True)
class Key:
    """What makes a speaker one in a case; `words` is how this report calls them."""

    id: str
    entity: str | None
    named: bool
    words: str


@dataclass(frozen=True)
class Through:
    """Who stands between a speaker and the outlet: the one who cites them, or (`told`) the one whom they told it."""

    key: Key
    told: bool


def key_of(speaker: Speaker) -> Key:
    """The speaker as the case files them."""
    words = " ".join((speaker.refers_to or speaker.span).text.split())
    named = speaker.kind not in NAMELESS
    if named and speaker.entity:
        return Key(speaker.entity, speaker.entity, True, words)
    return _by_words(words, named)


def through(statement: Statement, reading: Reading) -> Through | None:
    """Whom the outlet has a statement through; None where it is the outlet itself that tells it."""
    if statement.parent:
        outer = next((s for s in reading.statements if s.id == statement.parent), None)
        if outer and outer.speaker:
            return Through(key_of(outer.speaker), told=False)
    if statement.told_to is None:
        return None
    words = " ".join(statement.told_to.text.split())
    entity = _entity_at(statement, reading.entities)
    return Through(Key(entity, entity, True, words) if entity else _by_words(words, named=True), told=True)


def _entity_at(statement: Statement, entities: Iterable[Entity]) -> str | None:
    """The entity that is named where the statement says whom it was told to."""
    told_to = statement.told_to
    return next((e.id for e in entities if any(m.span == told_to for m in e.mentions)), None)


def _by_words(words: str, named: bool) -> Key:
    folded = fold(words)
    return Key(make_id("sp", "named" if named else "nameless", folded), None, named, words)


def fold(words: str) -> str:
    """Words as they are compared: in small letters, without an article; nothing for a pronoun."""
    articles, pronouns = _words()
    parts = words.casefold().split()
    while len(parts) > 1 and parts[0] in articles:
        parts = parts[1:]
    return "" if len(parts) == 1 and parts[0] in pronouns else " ".join(parts)


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    table = load_yaml(_TABLE)
    return frozenset(table["articles"]), frozenset(table["pronouns"])


class Roll:
    """The speakers of a case by their ids, as numbers, and what each said; new ones are added."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._numbers: dict[str, int] = dict(db.execute("SELECT id, n FROM speaker"))

    def note(
        self,
        n: int,
        statement: Statement,
        reading: Reading,
        outlet: str | None,
        days: tuple[int | None, int | None],
    ) -> None:
        """Keep who speaks in the statement of this number, and through whom. One without a speaker is not kept."""
        if statement.speaker is None:
            return
        key, via = key_of(statement.speaker), through(statement, reading)
        self._db.execute(
            "INSERT OR REPLACE INTO said VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (n, self._number(key), statement.speaker.kind, outlet, *days, key.words,
             self._number(via.key) if via else None, bool(via and via.told)),
        )  # fmt: skip

    def _number(self, key: Key) -> int:
        if key.id not in self._numbers:
            done = self._db.execute(
                "INSERT INTO speaker (id, entity, named, words) VALUES (?, ?, ?, ?)",
                (key.id, key.entity, key.named, key.words if key.entity or fold(key.words) else ""),
            )
            self._numbers[key.id] = int(done.lastrowid or 0)
        return self._numbers[key.id]

    def close(self) -> None:
        """Count who speaks where, forget those of whom nothing is left, and call each by the entity's name or words.

        Of words that no entity stands behind, the commonest are taken.
        """
        self._db.execute("DELETE FROM voice")
        self._db.execute(
            "INSERT INTO voice SELECT speaker, outlet, kind, words, count(*) FROM said GROUP BY 1, 2, 3, 4"
        )
        self._db.execute(
            "DELETE FROM speaker WHERE n NOT IN"
            " (SELECT speaker FROM voice UNION SELECT via FROM said WHERE via IS NOT NULL)"
        )
        self._db.execute(
            "UPDATE speaker SET words = coalesce((SELECT v.words FROM voice AS v WHERE v.speaker = speaker.n"
            " GROUP BY v.words ORDER BY sum(v.many) DESC, v.words LIMIT 1), words) WHERE entity IS NULL AND words != ''"
        )
        # Full-text search knows each entity by its name alone: a record holds all its mentions too.
        self._db.execute(
            "UPDATE speaker SET words = coalesce((SELECT title FROM search WHERE rowid ="
            " (SELECT n FROM record WHERE id = speaker.entity AND kind = 'entity')), words) WHERE entity IS NOT NULL"
        )
