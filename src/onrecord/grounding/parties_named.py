"""Mentions of parties that the tables know: names, demonyms, a state's name with an organ behind it.

"Syrian army", "Turkey's foreign ministry" and "the Ministry of Defence of Ukraine" are organs of the state that they
name. A capital is a party where the gazetteer's view says that it is used as one, or where an organ follows
("the Tripoli government"). Organs without a state ("the army") are settled by `parties_bare`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.grounding.names import Pieces, normal
from onrecord.grounding.parties import BareOrgan, PartyTables, Row, Sense
from onrecord.language import Document
from onrecord.records import Place

# Words that may stand between a state's name and its organ: "Syrian Arab Army", "Israel's own air force".
_BETWEEN = frozenset({
    "arab", "national", "royal", "own", "new", "federal", "state", "ruling", "regular", "official", "islamic",
    "current", "interim",
})  # fmt: skip
_NEIGHBOURHOOD = 4
_PEOPLE = "people"
IN_CAPITAL = "organ in the state's capital"


class Rival(NamedTuple):
    """Whom or what else a mention's words could name: name, key where it has one, and why it is not taken."""

    name: str
    key: str | None
    why: str


@dataclass(slots=True)
class Named:
    """A party's mention: tokens `start` to `end`, the row they name, on what ground, and whom else they could name."""

    start: int
    end: int
    row: Row
    why: str
    rivals: tuple[Rival, ...] = ()

    @property
    def identity(self) -> str:
        """What mentions of one party share within a report."""
        return self.row.key or normal(self.row.name)


@dataclass(slots=True)
class Bare:
    """An organ named without its state: tokens, and what the words say."""

    start: int
    end: int
    organ: BareOrgan


def find_named(
    doc: Document, text: Pieces, tables: PartyTables, place_at: Mapping[int, Place]
) -> tuple[list[Named], list[Bare]]:
    """Mentions of the tables' rows in text order, none overlapping, and the organs that still want a state."""
    named: list[Named] = []
    bare: list[Bare] = []
    end = 0
    for k, piece in enumerate(text.lower):
        if k >= end and piece in tables.opening:
            end = _named_at(doc, text, k, tables, place_at, named) or _organ_at(doc, text, k, tables, named, bare)
    return named, bare


def _named_at(
    doc: Document, text: Pieces, k: int, tables: PartyTables, place_at: Mapping[int, Place], out: list[Named]
) -> int:
    """The piece after the table's name that begins at piece k; 0 where none does."""
    if text.lower[k] not in tables.names.rows:
        return 0
    best: tuple[int, Named] | None = None
    passed: list[Row] = []
    for end, sense in tables.names.at(text, k):
        row = tables.row(sense.key)
        found = _with_organ(text, k, end, row, tables)
        if found is None and _holds(doc, text.token[k], text.token[end - 1] + 1, sense, row, place_at):
            found = end, _as_named(doc, text.token[k], text.token[end - 1] + 1, sense, row, tables, place_at)
        if found and (best is None or found[0] > best[0]):
            best = found
        passed.append(row)
    if best is None:
        return 0
    if len(passed) > 1:
        best[1].rivals += _passed_over(passed, best[1].row)
    out.append(best[1])
    return best[0]


def _passed_over(rows: list[Row], taken: Row) -> tuple[Rival, ...]:
    """The rows whose names begin at the same word; not the state of an organ, nor what is of the same country."""
    state = taken.key.partition("/")[0]
    return tuple(
        Rival(row.name, row.key, f"a name that begins so too; that of {taken.name} fits the words better")
        for row in rows
        if row.key not in (taken.key, state) and not (row.kind == "states" and row.country == taken.country)
    )


def _with_organ(text: Pieces, k: int, end: int, row: Row, tables: PartyTables) -> tuple[int, Named] | None:
    """A state's name from piece k to `end` with the organ behind it, if there is one."""
    behind, organ = _organ_behind(text, end, tables) if row.kind == "states" else (0, "")
    if not organ:
        return None
    return behind, Named(text.token[k], text.token[behind - 1] + 1, tables.row(f"{row.key}/{organ}"), "state and organ")


def _organ_behind(text: Pieces, k: int, tables: PartyTables) -> tuple[int, str]:
    """The organ's name that begins at piece k, a possessive and one word of `_BETWEEN` passed over."""
    n = len(text.lower)
    if k < n and text.lower[k] == "s" and not text.barred[k]:
        k += 1
    for j in (k, k + 1):
        if j < n and not text.barred[j]:
            for end, organ in tables.organ_heads.at(text, j):
                return end, organ
        if j >= n or text.barred[j] or text.lower[j] not in _BETWEEN:
            break
    return 0, ""


def _holds(doc: Document, start: int, end: int, sense: Sense, row: Row, place_at: Mapping[int, Place]) -> bool:
    """Whether the name is the row's here: not another place's name, not a common word."""
    place = place_at.get(start)
    if sense.use == "capital":
        return place is not None and place.use == "party" and place.country in (row.country, row.today)
    if row.kind == "states" and place is not None and sense.use in ("name", "alias"):
        return place.country in (None, row.country, row.today)
    if not sense.beside or beside_its_words(doc, start, end, sense.beside):
        return True
    return doc.words[start].istitle() and (start, end, "ORG") in doc.entities


def beside_its_words(doc: Document, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Whether one of the lemmas `words` stands near tokens `start` to `end`."""
    near = doc.lemmas[max(0, start - _NEIGHBOURHOOD) : start] + doc.lemmas[end : end + _NEIGHBOURHOOD]
    return any(word in words for word in near)


def _as_named(
    doc: Document,
    start: int,
    end: int,
    sense: Sense,
    row: Row,
    tables: PartyTables,
    place_at: Mapping[int, Place],
) -> Named:
    if sense.use == _PEOPLE:
        people = tables.row(f"{row.key}/{_PEOPLE}")
        if start and doc.lowers[start - 1] == "the":
            rival = Rival(people.name, people.key, "the people themselves; “the” before them stands for their state")
            return Named(start, end, row, "table: the people for their state", (rival,))
        rival = Rival(row.name, row.key, "their state; no “the” stands before them")
        return Named(start, end, people, "table: people", (rival,))
    return Named(start, end, row, f"table: {sense.use}", _of_place_or_word(doc, start, end, sense, place_at))


def _of_place_or_word(
    doc: Document, start: int, end: int, sense: Sense, place_at: Mapping[int, Place]
) -> tuple[Rival, ...]:
    """The place of the name, where it is a capital's; the common word, where words beside it decide."""
    place = place_at.get(start)
    if sense.use == "capital" and place is not None:
        return (Rival(place.name, place.gazetteer, f"the city itself; a party as {place.why.get('use', '')}"),)
    if sense.beside:
        words = doc.text[doc.starts[start] : doc.ends[end - 1]]
        return (Rival(words, None, "a common word, or the name of something else; the words near it decide"),)
    return ()


def _organ_at(doc: Document, text: Pieces, k: int, tables: PartyTables, named: list[Named], bare: list[Bare]) -> int:
    """The piece after the organ that begins at piece k, with "of" and its state, or alone; 0 where none does."""
    if text.lower[k] in tables.organ_heads.rows:
        for end, organ in tables.organ_heads.at(text, k):
            behind, state = _state_behind(text, end, tables)
            if state:
                row = tables.row(f"{state}/{organ}")
                named.append(Named(text.token[k], text.token[behind - 1] + 1, row, "organ of the state"))
                return behind
    if text.lower[k] in tables.bare_organs.rows and not _name_behind_article(text, k, tables):
        for end, bare_organ in tables.bare_organs.at(text, k):
            start, stop = text.token[k], text.token[end - 1] + 1
            if state := _state_told_behind(text, end, tables):
                named.append(Named(start, stop, tables.row(f"{state}/{bare_organ.organ}"), IN_CAPITAL))
            else:
                bare.append(Bare(start, stop, bare_organ))
            return end
    return 0


def _state_told_behind(text: Pieces, k: int, tables: PartyTables) -> str:
    """The state that "in CAPITAL" or "and people of STATE" names from piece k on."""
    if k + 2 >= len(text.lower) or text.barred[k]:
        return ""
    if text.lower[k] == "and":
        return _state_behind(text, k + 2, tables)[1]
    if text.lower[k] == "in":
        return next((sense.key for _, sense in tables.names.at(text, k + 1) if sense.use == "capital"), "")
    return ""


def _name_behind_article(text: Pieces, k: int, tables: PartyTables) -> bool:
    """Whether piece k is the article of a fuller name: "the Army of Conquest", "the Ministry of Defence of Ukraine"."""
    if text.lower[k] != "the" or k + 1 >= len(text.lower):
        return False
    if any(True for _ in tables.names.at(text, k + 1)):
        return True
    return any(_state_behind(text, end, tables)[0] for end, _ in tables.organ_heads.at(text, k + 1))


def _state_behind(text: Pieces, k: int, tables: PartyTables) -> tuple[int, str]:
    """The state named by "of (the) STATE" from piece k on: the piece after it, and its key."""
    if k + 1 >= len(text.lower) or text.lower[k] != "of" or text.barred[k]:
        return 0, ""
    k += 2 if text.lower[k + 1] == "the" else 1
    if k < len(text.lower) and not text.barred[k]:
        for end, sense in tables.names.at(text, k):
            row = tables.row(sense.key)
            if row.kind == "states" and sense.use in ("name", "alias", "capital"):
                return end, row.key
    return 0, ""


def without_overlap(mentions: list[Named]) -> list[Named]:
    """Mentions in text order; of two that overlap the longer, of equals the first."""
    taken: set[int] = set()
    kept = []
    for n in sorted(mentions, key=lambda n: (n.start - n.end, n.start)):
        if taken.isdisjoint(range(n.start, n.end)):
            taken.update(range(n.start, n.end))
            kept.append(n)
    return sorted(kept, key=lambda n: n.start)
