"""The entities of the case: which entities of many readings are one.

Invariant: two are one only by the key of a table, by an exact full name, or by a person's decision. What merely looks
alike is proposed, never merged.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.matching.briefs import Known, Named
from onrecord.matching.decisions import Judgements
from onrecord.matching.groups import Groups
from onrecord.matching.matched import Proposal
from onrecord.matching.names import normal
from onrecord.records import Entity, Role, Span, make_id

# Schemata that texts use for one another; between these groups an equal name is not enough.
_KIN = {
    "Person": "person",
    "Country": "place",
    "Equipment": "equipment",
    "Vehicle": "equipment",
    "Airplane": "equipment",
    "Vessel": "equipment",
}


class Resolver:
    """Takes the entities of one report after another and says, at the end, who is who.

    There are millions, but few that differ: each is kept as two numbers, of what is known of it and of its group.
    """

    def __init__(self, judgements: Judgements) -> None:
        self._judgements = judgements
        self._known: dict[Known, int] = {}
        self._names: list[tuple[str, str]] = []  # what is known, by number: its kin and its normal name
        self._groups: dict[str, int] = {}
        self._group_of: dict[int, int] = {}  # by what is known, where that alone tells the group
        self._taken_out: set[int] = set()
        self._columns = array("i"), array("i"), array("i")  # the report, what is known, the group

    def add(self, number: int, report: str, entities: Iterable[Named]) -> None:
        """Take in the entities of the report of this number."""
        for entity in entities:
            known = self._number(entity.known)
            group = self._group(report, entity, known)
            for column, value in zip(self._columns, (number, known, group), strict=True):
                column.append(value)

    def _number(self, known: Known) -> int:
        if (number := self._known.get(known)) is None:
            number = self._known[known] = len(self._names)
            self._names.append((_KIN.get(known.schema, "group"), normal(known.name)))
        return number

    def _group(self, report: str, entity: Named, known: int) -> int:
        """The number of the group of all that are one with this entity by key or name."""
        if entity.id in self._judgements.taken_out:
            group = self._counted("apart", entity.id)
            self._taken_out.add(group)
            return group
        kin, name = self._names[known]
        if not entity.known.key and kin == "person" and " " not in name:
            return self._counted(kin, name, report)  # "Ahmed" of one report is not "Ahmed" of another
        if known not in self._group_of:
            self._group_of[known] = self._counted(*((entity.known.key,) if entity.known.key else (kin, name)))
        return self._group_of[known]

    def _counted(self, *parts: str) -> int:
        return self._groups.setdefault(make_id("en", "case", *parts), len(self._groups))

    def resolve(self) -> "Resolved":
        """The case's entities, and the way from each report's to them."""
        reports, known, group = (np.array(column, dtype=np.int64) for column in self._columns)
        every, ids = list(self._known), list(self._groups)
        pairs = [divmod(int(pair), max(1, len(ids))) for pair in np.unique(known * len(ids) + group)]
        groups = self._judgements.merged(self._known_by_name(pairs, every, ids))
        roots = [groups.find(id_) for id_ in ids]
        met: dict[str, list[int]] = {}
        for i, g in pairs:
            met.setdefault(roots[g], []).append(i)
        places = {root: place for place, root in enumerate(sorted(met))}
        root_of = np.array([places[root] for root in roots], dtype=np.int64)
        found = root_of[group] if len(group) else group
        counts = _tallied(found, known, len(every))
        profiles = [_profile(root, [(every[i], n) for i, n in counts[place]]) for root, place in places.items()]
        return Resolved(profiles, reports, found)

    def _known_by_name(self, pairs: Sequence[tuple[int, int]], every: Sequence[Known], ids: Sequence[str]) -> Groups:
        """An entity that only its report names is the table's where the table's has exactly that name."""
        groups, keyed = Groups(), dict[tuple[str, str], set[str]]()
        for known, group in pairs:
            if every[known].key:
                keyed.setdefault(self._names[known], set()).add(ids[group])
        for known, group in pairs:
            of_table = keyed.get(self._names[known], ())
            if not every[known].key and len(of_table) == 1 and group not in self._taken_out:
                groups.join(ids[group], *of_table)
        return groups


class Resolved:
    """The entities of the case, and which entities of which reports each of them is."""

    def __init__(self, profiles: Sequence[Entity], reports: NDArray[np.int64], found: NDArray[np.int64]) -> None:
        # what matching compares of each: no mentions or aliases, and of its roles only offices
        self.profiles = {entity.id: entity for entity in profiles}
        self._ids = list(self.profiles)
        self._reports, self._found = reports, found
        self._starts = np.concatenate([[0], np.cumsum(np.bincount(reports))]) if len(reports) else np.zeros(1, int)

    def of(self, report: int, entities: Sequence[Named]) -> dict[str, str]:
        """From the entities of the report of this number to the case's."""
        start = int(self._starts[report]) if entities else 0
        found = self._found[start : start + len(entities)].tolist()
        return {own.id: self._ids[place] for own, place in zip(entities, found, strict=True)}

    def members(self, rank: NDArray[np.int64]) -> Iterator[tuple[str, NDArray[np.int64]]]:
        """Each entity with its members: a row for each, the number of the report and the place in it, by `rank`."""
        if not len(self._reports):
            return
        within = np.arange(len(self._reports)) - self._starts[self._reports]
        order = np.lexsort((within, rank[self._reports], self._found))
        rows = np.stack([self._reports, within], axis=1)[order]
        ends = np.cumsum(np.bincount(self._found, minlength=len(self._ids)))
        for id_, start, end in zip(self._ids, [0, *ends[:-1]], ends, strict=True):
            yield id_, rows[start:end]


def _tallied(found: NDArray[np.int64], known: NDArray[np.int64], size: int) -> dict[int, list[tuple[int, int]]]:
    """By entity: what is known of it, and how often."""
    out: dict[int, list[tuple[int, int]]] = {}
    for pair, count in zip(*np.unique(found * size + known, return_counts=True), strict=True):
        entity, which = divmod(int(pair), size)
        out.setdefault(entity, []).append((which, int(count)))
    return out


def _profile(id_: str, counts: Sequence[tuple[Known, int]]) -> Entity:
    """What matching compares of an entity; name, kind and key as in the case's record of it (`one`)."""
    offices = dict.fromkeys(office for known, _ in counts for office in known.offices)
    return Entity(
        id=id_,
        name=_most((known.name, n) for known, n in counts),
        schema=_most((known.schema, n) for known, n in counts),
        mentions=(),
        country=_most((known.country, n) for known, n in counts if known.country) or None,
        roles=tuple(_office(office) for office in sorted(offices)),
        category=_most((known.category, n) for known, n in counts if known.category) or None,
        key=min((known.key for known, _ in counts if known.key), default=None),
    )


def _most(counts: Iterable[tuple[str, int]]) -> str:
    total: Counter[str] = Counter()
    for value, count in counts:
        total[value] += count
    return _first(total)


@cache
def _office(office: str) -> Role:
    return Role(text=office, report="", span=Span(0, 0, ""))


def one(id_: str, members: Sequence[Entity]) -> Entity:
    """One entity of the case out of those of its readings, which are given in order of time."""
    names = Counter(m.name for m in members)
    keys = sorted({m.key for m in members if m.key})
    name = _first(names)
    aliases = Counter(alias for m in members for alias in (m.name, *m.aliases, *(x.span.text for x in m.mentions)))
    return Entity(
        id=id_,
        name=name,
        schema=_first(Counter(m.schema for m in members)),
        mentions=tuple(mention for m in members for mention in m.mentions),
        aliases=tuple(sorted((a for a in aliases if a != name), key=lambda a: (-aliases[a], a))),
        country=_first(Counter(m.country for m in members if m.country)) or None,
        roles=tuple(dict.fromkeys(role for m in members for role in m.roles)),
        category=_first(Counter(m.category for m in members if m.category)) or None,
        key=keys[0] if keys else None,
        why={"one": f"all are {keys[0]} in the tables" if keys else _ground(members)},
    )


def _ground(members: Sequence[Entity]) -> str:
    reports = {mention.report for m in members for mention in m.mentions}
    return f"the same name, {members[0].name}, in {len(reports)} reports" if len(reports) > 1 else "named in one report"


def _first(counts: Counter[str]) -> str:
    """The most frequent; of equals the first in the alphabet."""
    return min(counts, key=lambda key: (-counts[key], key), default="")


def propose(entities: Iterable[Entity], judgements: Judgements) -> tuple[Proposal, ...]:
    """Pairs that may be one: a person known by a last name alone and the only full name that ends with it."""
    people = [(e, normal(e.name).split()) for e in entities if e.schema == "Person"]
    full: dict[str, list[Entity]] = {}
    for person, words in people:
        if len(words) > 1:
            full.setdefault(words[-1], []).append(person)
    return tuple(
        Proposal(
            full[words[0]][0].id, person.id, f"{person.name} may be {full[words[0]][0].name}, the only one so named"
        )
        for person, words in people
        if len(words) == 1
        and len(full.get(words[0], ())) == 1
        and not judgements.kept_apart(full[words[0]][0].id, person.id)
    )
