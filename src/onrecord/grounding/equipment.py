"""Equipment: designations that the table knows, common words for it, and unknown designations beside such a word.

Letters and figures of a designation are compared one by one and never by likeness: "TB2" and "TB3" are two things.
The category is that of the UN Register of Conventional Arms; nothing else about a system is known here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.grounding.names import NameTable, Pieces
from onrecord.grounding.parties import Row, Sense
from onrecord.grounding.parties_named import Named, Rival, beside_its_words, without_overlap
from onrecord.knowledge import load_yaml
from onrecord.language import Document

_NAMED, _WORDS = "equipment", "equipment_words"
# A designation is letters, then figures, in one word: "XQ-58A". Where two words hold it, "A 10" is none.
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,11}[-‐‑]?\d{1,4}[A-Z]{0,3}\d?s?")
_LOOSE = re.compile(r"[A-Za-z]{1,2}\s+\d")
_NOUNS = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class EquipmentTables:
    """The rows of both tables by key, and what each name or word stands for."""

    rows: dict[str, Row]
    names: NameTable[Sense]


@cache
def equipment_tables() -> EquipmentTables:
    """The tables, read once a process."""
    rows: dict[str, Row] = {}
    names: NameTable[Sense] = NameTable()
    for entry in load_yaml("equipment.yaml"):
        rows[entry["key"]] = _row(entry["key"], entry, _NAMED)
        for name, sense in designations(entry):
            names.add(name, sense)
    for entry in load_yaml("equipment_words.yaml"):
        key = f"equipment-kind:{entry['key']}"
        rows[key] = _row(key, entry, _WORDS)
        beside = entry.get("beside", {})
        for word in (*entry["words"], *map(plural, entry["words"]), *entry.get("plurals", ())):
            names.add(word, Sense(key, "word", tuple(beside.get(word, ()))))
    return EquipmentTables(rows, names)


def designations(entry: dict[str, Any]) -> list[tuple[str, Sense]]:
    """The names of a row of equipment.yaml and their plurals, each with its sense."""
    beside = entry.get("beside", {})
    out = []
    for name in (entry["name"], *entry.get("aliases", ())):
        sense = Sense(entry["key"], "name", tuple(beside.get(name, ())))
        out += [(name, sense)] if name.endswith("s") else [(name, sense), (name + "s", sense)]
    return out


def plural(word: str) -> str:
    """The plural of a common word for equipment."""
    if word.endswith(("s", "x", "sh", "ch")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _row(key: str, entry: dict[str, Any], kind: str) -> Row:
    return Row(key, entry["name"], "Equipment", kind, country=entry.get("maker"), category=entry["category"])


def find_equipment(doc: Document, text: Pieces, elsewhere: Mapping[int, object]) -> list[Named]:
    """Mentions of equipment in text order; tokens of `elsewhere` (dates, figures) are no designations."""
    found = _from_tables(doc, text)
    return without_overlap(found + _unknown(doc, found, elsewhere))


def _from_tables(doc: Document, text: Pieces) -> list[Named]:
    tables = equipment_tables()
    out: list[Named] = []
    k = 0
    while k < len(text.lower):
        end = 0
        if text.lower[k] in tables.names.rows:
            for stop, sense in tables.names.at(text, k):
                start, end_token = text.token[k], text.token[stop - 1] + 1
                named = Named(start, end_token, tables.rows[sense.key], f"table: {sense.use}", _word_rival(sense))
                if _is_behind_designation(out, named) or _holds(doc, named, sense):
                    _append(out, named)
                    end = stop
                    break
        k = end or k + 1
    return out


def _is_behind_designation(out: list[Named], named: Named) -> bool:
    """Whether a common word stands right behind the last designation ("T-72 tanks")."""
    return bool(out) and named.row.kind == _WORDS and out[-1].row.kind == _NAMED and out[-1].end == named.start


def _append(out: list[Named], named: Named) -> None:
    """Add a mention; a common word right behind a designation belongs to it."""
    if _is_behind_designation(out, named):
        out[-1].end = named.end
        out[-1].rivals += (_common(named.row),)
    else:
        out.append(named)


def _word_rival(sense: Sense) -> tuple[Rival, ...]:
    why = "a common word, or the name of something else; the words near it decide"
    return (Rival("no equipment", None, why),) if sense.beside else ()


def _common(row: Row) -> Rival:
    return Rival(row.name, row.key, "the common word beside it; the designation says more")


def _holds(doc: Document, n: Named, sense: Sense) -> bool:
    """Whether the words are equipment here: a noun, in one piece, beside its words where it needs them."""
    if sense.beside and not beside_its_words(doc, n.start, n.end, sense.beside):
        return False
    written = doc.text[doc.starts[n.start] : doc.ends[n.end - 1]]
    if n.row.kind == _NAMED:
        return not _LOOSE.match(written)
    if n.end - n.start == 1 and doc.pos[n.start] == "PROPN" and written.istitle() and not written.endswith("s"):
        return False
    return doc.pos[n.end - 1] in _NOUNS


def _unknown(doc: Document, known: list[Named], elsewhere: Mapping[int, object]) -> list[Named]:
    """Designations that no table knows, right before or behind a common word, with the word and its category."""
    taken = {i for n in known for i in range(n.start, n.end)}
    out = []
    for n in known:
        if n.row.kind != _WORDS:
            continue
        for i in (n.start - 1, n.end):
            if 0 <= i < len(doc) and i not in taken and i not in elsewhere and _DESIGNATION.fullmatch(doc.words[i]):
                row = Row("", doc.words[i].removesuffix("s"), "Equipment", "text", category=n.row.category)
                bounds = min(i, n.start), max(i + 1, n.end)
                out.append(Named(*bounds, row, f"designation beside {n.row.name}", (_common(n.row),)))
                taken.add(i)
                break
    return out
