"""The tables of parties: states and their organs, armed groups, bodies, outlets, firms, peoples and known persons.

A row's key is what readings of many reports agree on: `country:SY` for a state, `country:SY/military` for an organ of
it, `party:hezbollah` for the rest. Every name belongs to one row only; `docs/parties.md` tells how to add one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from onrecord.grounding.names import NameTable, normal, pieces
from onrecord.knowledge import load_yaml

# File of data/parties -> the schema of its rows, where a row does not tell its own.
FILES = {
    "states": "Country",
    "armed_groups": "Organization",
    "bodies": "Organization",
    "outlets": "Organization",
    "firms": "Company",
    "peoples": "LegalEntity",
    "people": "Person",
}
# Kinds whose names are also known with a possessive s that has lost its apostrophe, as badly kept texts have it.
_POSSESSED = ("states", "armed_groups", "people")
# In what way a name is a row's -> the field of the row that holds such names.
_USES = {
    "name": "name",
    "alias": "aliases",
    "adjective": "adjectives",
    "people": "people",
    "capital": "capitals",
    "seat": "seats",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One party: of the tables, or of one report only, where `key` is "" and `kind` is "text".

    `adjective` is a state's first demonym, by which its organs are named; `category` is equipment's; `today` is the
    country in which a state that was lies now.
    """

    key: str
    name: str
    schema: str
    kind: str
    country: str | None = None
    adjective: str | None = None
    category: str | None = None
    today: str | None = None


@dataclass(frozen=True, slots=True)
class Reign:
    """The days in which a name of the state `now` stood for the state `then`: ISO 8601, both ends counted."""

    then: str
    now: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name in the tables stands for: a row's key, and in what way the name is the row's.

    `use` is name, alias, adjective, people, capital or seat; `beside` marks a name that is a party only beside a word
    of the list, because it is a common word or another thing's name as well.
    """

    key: str
    use: str = "name"
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organ:
    """A kind of state organ; `name` None marks the state itself."""

    id: str
    name: str | None
    schema: str


@dataclass(frozen=True, slots=True)
class BareOrgan:
    """Words that name an organ without its state; `at_home` where they can only mean the state told about."""

    organ: str
    at_home: bool


@dataclass(frozen=True)
class PartyTables:
    """All rows by key, all names, and the words for organs that follow a state's name or stand by themselves.

    `organ_titles`: what organs are better known by than by their state's name, by key. `reigns`: by a name in lower
    case, for which states that were it stood, and when.
    """

    rows: dict[str, Row]
    names: NameTable[Sense]
    organs: dict[str, Organ]
    organ_heads: NameTable[str]
    bare_organs: NameTable[BareOrgan]
    organ_titles: dict[str, str]
    reigns: dict[str, list[Reign]]

    @cached_property
    def opening(self) -> frozenset[str]:
        """The first pieces of all names and words for organs."""
        return frozenset((*self.names.rows, *self.organ_heads.rows, *self.bare_organs.rows))

    def row(self, key: str) -> Row:
        """The row of a key; an organ's row is made from its state's."""
        if key in self.rows:
            return self.rows[key]
        state, _, organ = key.partition("/")
        return _organ_row(self.rows[state], self.organs[organ], self.organ_titles.get(key))


@cache
def party_tables() -> PartyTables:
    """The tables, read once a process."""
    rows: dict[str, Row] = {}
    names: NameTable[Sense] = NameTable()
    reigns: dict[str, list[Reign]] = {}
    possessed: list[tuple[str, Sense]] = []
    for kind, schema in FILES.items():
        for entry in load_yaml(f"parties/{kind}.yaml"):
            row = _row(entry, kind, schema)
            rows[row.key] = row
            for name, reign in _reigns(entry):
                reigns.setdefault(name, []).append(reign)
            for name, sense in senses(entry):
                names.add(name, sense)
                if kind in _POSSESSED and sense.use in ("name", "alias") and name[-1].islower() and name[-1] != "s":
                    possessed.append((name + "s", Sense(row.key, "apostrophe lost", sense.beside)))
    organs, heads, bare = _organs()
    titles: dict[str, str] = {}
    for entry in load_yaml("parties/organ_names.yaml"):
        if "name" in entry:
            titles[entry["key"]] = entry["name"]
        for name, sense in senses(entry):
            names.add(name, sense)
    for name, sense in possessed:
        if not names.meanings(name):
            names.add(name, sense)
    return PartyTables(rows, names, organs, heads, bare, titles, reigns)


def senses(entry: dict[str, Any]) -> list[tuple[str, Sense]]:
    """The names of a row of a table, each with its sense; a name that two fields give counts once."""
    found: dict[str, tuple[str, Sense]] = {}
    beside = entry.get("beside", {})
    for use, field in _USES.items():
        names = [entry[field]] if field == "name" and field in entry else entry.get(field, ())
        for name in names:
            sense = Sense(entry["key"], use, tuple(beside.get(name, ())))
            found.setdefault(" ".join(pieces(name)), (name, sense))
    return list(found.values())


def _row(entry: dict[str, Any], kind: str, schema: str) -> Row:
    adjectives = entry.get("adjectives", ())
    return Row(
        key=entry["key"],
        name=entry["name"],
        schema=entry.get("schema", schema),
        kind=kind,
        country=entry.get("country"),
        adjective=adjectives[0] if adjectives else None,
        today=entry.get("today"),
    )


def _reigns(entry: dict[str, Any]) -> Iterator[tuple[str, Reign]]:
    """The names that a state which was shares with a state of today, and when they were its own."""
    if "years" not in entry:
        return
    today = f"country:{entry.get('today', entry['country'])}"
    for now, names in (*entry.get("held", {}).items(), (today, entry.get("capitals", ()))):
        for name in names:
            yield normal(name), Reign(entry["key"], now, *entry["years"])


def _organs() -> tuple[dict[str, Organ], NameTable[str], NameTable[BareOrgan]]:
    organs: dict[str, Organ] = {}
    heads: NameTable[str] = NameTable()
    bare: NameTable[BareOrgan] = NameTable()
    for entry in load_yaml("parties/organs.yaml"):
        organ = Organ(entry["organ"], entry.get("name"), entry["schema"])
        organs[organ.id] = organ
        for name in entry["heads"]:
            heads.add(name, organ.id)
        for field in ("bare", "home"):
            for name in entry.get(field, ()):
                bare.add(name, BareOrgan(organ.id, at_home=field == "home"))
    return organs, heads, bare


def _organ_row(state: Row, organ: Organ, title: str | None) -> Row:
    if organ.name is None:
        return state
    return Row(
        key=f"{state.key}/{organ.id}",
        name=title or f"{state.adjective or state.name} {organ.name}",
        schema=organ.schema,
        kind="organs",
        country=state.country,
    )
