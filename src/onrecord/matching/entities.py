"""The entities of the case: which entities of many readings are one.

Invariant: two are one only by the key of a table, by an exact full name, or by a person's decision. What merely looks
alike is proposed, never merged.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from onrecord.matching.decisions import Judgements
from onrecord.matching.groups import Groups
from onrecord.matching.matched import Proposal
from onrecord.records import Entity, make_id

# Schemata that texts use for one another; between these groups an equal name is not enough.
_KIN = {
    "Person": "person",
    "Country": "place",
    "Equipment": "equipment",
    "Vehicle": "equipment",
    "Airplane": "equipment",
    "Vessel": "equipment",
}
_WORD = re.compile(r"[^\W_]+")


def normal(name: str) -> str:
    """A name with case, accents, articles, possessives and punctuation left out."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b|['’]", "", name))
    words = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)).casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


class Resolver:
    """Takes the entities of one reading after another and says, at the end, who is who."""

    def __init__(self, judgements: Judgements) -> None:
        self._judgements = judgements
        self._entities: dict[str, Entity] = {}
        self._group_of: dict[str, str] = {}

    def add(self, report: str, entities: Iterable[Entity]) -> None:
        """Take in the entities of one report."""
        for entity in entities:
            self._entities[entity.id] = entity
            self._group_of[entity.id] = self._group(report, entity)

    def _group(self, report: str, entity: Entity) -> str:
        if entity.id in self._judgements.taken_out:
            return make_id("en", "case", "apart", entity.id)
        if entity.key:
            return make_id("en", "case", entity.key)
        name = normal(entity.name)
        kin = _KIN.get(entity.schema, "group")
        if kin == "person" and len(name.split()) < 2:  # "Ahmed" of one report is not "Ahmed" of another
            return make_id("en", "case", kin, name, report)
        return make_id("en", "case", kin, name)

    def resolve(self) -> tuple[list[Entity], dict[str, str]]:
        """The case's entities, and the way from each reading's entity to its own."""
        groups = self._judgements.merged(self._known_by_name())
        members: dict[str, list[Entity]] = {}
        entity_of = {}
        for id_, entity in self._entities.items():
            root = entity_of[id_] = groups.find(self._group_of[id_])
            members.setdefault(root, []).append(entity)
        return [_one(root, group) for root, group in sorted(members.items())], entity_of

    def _known_by_name(self) -> Groups:
        """An entity that only its report names is the table's where the table's has exactly that name."""
        groups, keyed = Groups(), dict[tuple[str, str], set[str]]()
        for id_, entity in self._entities.items():
            if entity.key:
                name = (_KIN.get(entity.schema, "group"), normal(entity.name))
                keyed.setdefault(name, set()).add(self._group_of[id_])
        for id_, entity in self._entities.items():
            known = keyed.get((_KIN.get(entity.schema, "group"), normal(entity.name)), ())
            if not entity.key and len(known) == 1 and id_ not in self._judgements.taken_out:
                groups.join(self._group_of[id_], *known)
        return groups


def _one(id_: str, members: list[Entity]) -> Entity:
    """One entity of the case out of those of its readings."""
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


def _ground(members: list[Entity]) -> str:
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
