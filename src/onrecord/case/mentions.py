"""An entity without its mentions: of a state, a hundred thousand reports tell."""

from msgspec import Struct
from msgspec.structs import replace

from onrecord.records import Entity

_SAID = 12  # roles in words that a head has


class Head(Struct, frozen=True):
    """An entity without its mentions and roles: how often it is named, and the first of its roles in words."""

    entity: Entity
    mentions: int
    roles: tuple[str, ...]


def head(entity: Entity) -> Head:
    """What a list says of an entity."""
    roles = tuple(dict.fromkeys(role.text for role in entity.roles))[:_SAID]
    return Head(replace(entity, mentions=(), roles=()), len(entity.mentions), roles)
