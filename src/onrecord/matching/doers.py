"""Who did it and to whom, as two tellings say: the same, bodies of one state, members of one coalition, or others."""

from collections.abc import Iterator, Mapping
from functools import cache

from onrecord.knowledge import load_yaml
from onrecord.matching.tellings import Telling
from onrecord.records import Entity


def parties(a: Telling, b: Telling, entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    """What speaks for and against the same doer and the same side to whom it was done."""
    if a.actor & b.recipient and a.recipient & b.actor and not a.actor & b.actor:
        yield "actor_swapped", names(a.actor & b.recipient, entities)
        return
    if not a.actor & b.actor and a.sides and b.sides and not a.sides & b.sides:
        yield "side_other", " against ".join(" and ".join(sorted(sides)) for sides in (a.sides, b.sides))
    for role, one, two in (("actor", a.actor, b.actor), ("recipient", a.recipient, b.recipient)):
        if not one or not two:
            continue
        if one & two:
            yield f"{role}_same", names(one & two, entities)
        elif states(one, entities) & states(two, entities):
            yield f"{role}_kin", f"{names(one, entities)} and {names(two, entities)}"
        else:
            yield f"{role}_{_unlike(one, two, entities)}", f"{names(one, entities)} against {names(two, entities)}"


def _unlike(one: frozenset[str], two: frozenset[str], entities: Mapping[str, Entity]) -> str:
    """How far two sides are known to be others: for certain, two states that may act together, or by name alone."""
    if not (known(one, entities) and known(two, entities)) or _general(one, two, entities):
        return "unlike"
    return "states" if states(one, entities) and states(two, entities) else "other"


def states(ids: frozenset[str], entities: Mapping[str, Entity]) -> frozenset[str]:
    """The states that these parties are, are bodies of, stand at the head of, or have joined forces in."""
    found = [entities[id_] for id_ in ids if id_ in entities]
    allied = [country for e in found for country in _coalitions().get(e.key or "", ())]
    own = [e.country for e in found if e.country and (e.schema in ("Country", "PublicBody") or _heads(e))]
    return frozenset([*own, *allied])


def one_side(one: frozenset[str], two: frozenset[str], entities: Mapping[str, Entity]) -> bool:
    """Whether two sets of parties share one, or a state."""
    return bool(one & two or states(one, entities) & states(two, entities))


def at_odds(one: frozenset[str], two: frozenset[str], entities: Mapping[str, Entity]) -> bool:
    """Whether two sets of parties share no side, and neither is a name that may mean the other ("rebels")."""
    return not one_side(one, two, entities) and not _general(one, two, entities)


@cache
def _coalitions() -> dict[str, list[str]]:
    table: dict[str, list[str]] = load_yaml("matching/kinds.yaml")["coalitions"]
    return table


def _heads(entity: Entity) -> bool:
    return bool(entity.key) and in_office(entity, "heads")


def in_office(entity: Entity, *tables: str) -> bool:
    """Whether an entity is a person with a role that names an office of these tables ("heads", "speakers")."""
    offices = [office for table in tables for office in load_yaml("matching/kinds.yaml")[table]]
    return entity.schema == "Person" and any(o in role.text.lower() for role in entity.roles for o in offices)


def _general(one: frozenset[str], two: frozenset[str], entities: Mapping[str, Entity]) -> bool:
    """Whether one side has a name that many groups share ("rebels"), and the other is no state: it may be one."""
    general = tuple(load_yaml("matching/kinds.yaml")["general"])
    keys = [[entities[id_].key or "" for id_ in ids if id_ in entities] for ids in (one, two)]
    named = [any(key.endswith(general) for key in own) for own in keys]
    return (named[0] and not states(two, entities)) or (named[1] and not states(one, entities))


def known(ids: frozenset[str], entities: Mapping[str, Entity]) -> bool:
    """Whether a table knows one of them; of a name that only a report gives, another report may have another form."""
    return any(id_ in entities and entities[id_].key for id_ in ids)


def names(ids: frozenset[str], entities: Mapping[str, Entity]) -> str:
    """The names of parties, for people."""
    return ", ".join(sorted(entities[id_].name if id_ in entities else id_ for id_ in ids))
