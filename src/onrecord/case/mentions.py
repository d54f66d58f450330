"""Where entities are named, kept apart from the entities: of a state, a hundred thousand reports tell.

Invariant: an entity that the case hands out as a record is whole; only a `Head` goes without its mentions.
"""

import sqlite3
from itertools import islice

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from onrecord.case.packing import pack, unpack
from onrecord.records import Entity, Mention, Role

_SAID = 12  # roles in words that a head has


class Head(Struct, frozen=True):
    """An entity without its mentions and roles: how often it is named, and the first of its roles in words."""

    entity: Entity
    mentions: int
    roles: tuple[str, ...]


class _Named(Struct, frozen=True):
    """What a row keeps."""

    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]


def without_mentions(entity: Entity) -> Entity:
    """The entity as its record keeps it."""
    return replace(entity, mentions=(), roles=())


def note_mentions(db: sqlite3.Connection, n: int, entity: Entity) -> None:
    """Keep where the entity of this number is named."""
    said = list(islice(dict.fromkeys(role.text for role in entity.roles), _SAID))
    row = (n, msgspec.json.encode(said).decode(), pack(_Named(entity.mentions, entity.roles)))
    db.execute("INSERT INTO mentioned (entity, said, body) VALUES (?, ?, ?)", row)


def with_mentions(db: sqlite3.Connection, n: int, entity: Entity) -> Entity:
    """The whole entity."""
    row = db.execute("SELECT body FROM mentioned WHERE entity = ?", (n,)).fetchone()
    if row is None:  # an older program kept all of it in the record
        return entity
    named = unpack(row[0], _Named)
    return replace(entity, mentions=named.mentions, roles=named.roles)


def head(db: sqlite3.Connection, n: int, entity: Entity) -> Head:
    """The entity of this number, as its record keeps it, and what a list says of it."""
    row = db.execute(
        "SELECT -r.rank, m.said FROM record AS r LEFT JOIN mentioned AS m ON m.entity = r.n WHERE r.n = ?", (n,)
    ).fetchone()
    said = msgspec.json.decode(row[1], type=list[str]) if row[1] else [role.text for role in entity.roles]
    return Head(without_mentions(entity), row[0], tuple(dict.fromkeys(said))[:_SAID])
