"""Parties as the sides of an exchange: a state with its bodies and those who speak for it, a group with its members."""

from collections.abc import Iterable, Mapping
from functools import cache

from onrecord.knowledge import load_yaml
from onrecord.matching.doers import in_office
from onrecord.records import Entity

# Before the code of a state, so that it is no entity's id.
STATE = "="


class Sides:
    """What stands for the same side as a party of the case: marks, of which two parties of one side share one."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._states: dict[str, str] = {}

    def of(self, ids: Iterable[str]) -> frozenset[str]:
        """The parties themselves, and the states that they are, are bodies of, or speak for."""
        ids = frozenset(ids)
        return ids | {state for id_ in ids if (state := self._state(id_))}

    def members(self, ids: Iterable[str]) -> frozenset[str]:
        """The states through which these groups act: "the Western powers"."""
        keys = (self._entities[id_].key for id_ in ids if id_ in self._entities)
        return frozenset(STATE + state for key in keys for state in _members().get(key or "", ()))

    def person(self, ids: Iterable[str]) -> bool:
        """Whether one of these parties is a person."""
        return any(id_ in self._entities and self._entities[id_].schema == "Person" for id_ in ids)

    def are_faiths(self, ids: Iterable[str]) -> bool:
        """Whether one of these parties is a faith: who is named by it is some of it ("Sunni fighters")."""
        faiths: list[str] = load_yaml("coding/tellers.yaml")["faiths"]
        return any(id_ in self._entities and self._entities[id_].key in faiths for id_ in ids)

    def is_organ(self, id_: str, state: str, organs: Iterable[str]) -> bool:
        """Whether a party is one of these organs of a state ("rebels": the state's rebels)."""
        one, two = self._entities.get(id_), self._entities.get(state)
        return bool(one and two and one.key in {f"{two.key}/{organ}" for organ in organs})

    def _state(self, id_: str) -> str:
        if id_ not in self._states:
            entity = self._entities.get(id_)
            stands = entity is not None and (
                entity.schema in ("Country", "PublicBody") or in_office(entity, "heads", "speakers")
            )
            self._states[id_] = STATE + entity.country if entity and entity.country and stands else ""
        return self._states[id_]


@cache
def _members() -> dict[str, list[str]]:
    members: dict[str, list[str]] = load_yaml("matching/answers.yaml")["members"]
    return members
