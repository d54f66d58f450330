"""What matching keeps of one report: all that it needs, in a few kilobytes, so that a reading is gone through once.

A brief depends on the report's reading alone. Its entities are the report's own.
"""

from functools import cache
from hashlib import blake2b

from msgspec import Raw, Struct, msgpack

from onrecord.knowledge import load_yaml
from onrecord.matching.credits import credits
from onrecord.matching.facts import Fact, Source
from onrecord.matching.lookup import facts_of, source_of
from onrecord.matching.naming import own_forms
from onrecord.matching.shingles import sampled
from onrecord.records import Alternative, Entity, Field, Mention, Reading, Report, Role, Span

# Where a name stands: start, end, the characters, the field.
Place = tuple[int, int, str, Field]
# Where an entity is named, on what ground, and whom else the name could mean.
Naming = tuple[Place, str, tuple[Alternative, ...]]


class Known(Struct, frozen=True, array_like=True):
    """What tells an entity of a report from others."""

    name: str
    schema: str
    country: str | None
    category: str | None
    key: str | None
    # the offices (of the table of kinds) that its roles name
    offices: tuple[str, ...]


class Rest(Struct, frozen=True, array_like=True):
    """What the case's record of an entity shows of one report, and nothing decides by."""

    aliases: tuple[str, ...]
    mentions: tuple[Naming, ...]
    roles: tuple[tuple[str, Place], ...]
    # what the outlet calls it in words of its own
    forms: dict[str, int]


class Named(Struct, frozen=True, array_like=True):
    """One entity of a report."""

    id: str
    known: Known
    rest: Raw


class Brief(Struct, frozen=True, array_like=True):
    """One report as matching needs it."""

    # a digest of the report and its reading: the same mark, the same brief
    mark: bytes
    source: Source
    credits: tuple[str, ...]
    # the kept stretches of the text, eight bytes each (`shingles.sampled`)
    kept: bytes
    entities: tuple[Named, ...]
    facts: Raw


_encoder = msgpack.Encoder(order="deterministic")
_briefs, _facts, _rests = msgpack.Decoder(Brief), msgpack.Decoder(list[Fact]), msgpack.Decoder(Rest)


def digest(*parts: bytes) -> bytes:
    """Eight bytes that stand for these parts."""
    return blake2b(b"\x1f".join(parts), digest_size=8).digest()


def brief_of(report: Report, reading: Reading, mark: bytes) -> bytes:
    """The brief of a report, packed."""
    forms = own_forms(reading) if report.outlet is not None else [{}] * len(reading.entities)
    brief = Brief(
        mark=mark,
        source=source_of(report, reading),
        credits=tuple(sorted(credits(report, reading))),
        kept=sampled(report.text).tobytes(),
        entities=tuple(map(_named, reading.entities, forms)),
        facts=Raw(_encoder.encode(facts_of(report, reading))),
    )
    return _encoder.encode(brief)


def opened(brief: bytes) -> Brief:
    """What `brief_of` packed; claims, mentions and roles still packed."""
    return _briefs.decode(brief)


def facts_in(brief: Brief) -> list[Fact]:
    """The claims of a brief, in text order, their parties the report's own entities."""
    return _facts.decode(brief.facts)


def rest_of(named: Named) -> Rest:
    """Mentions, roles and names of an entity."""
    return _rests.decode(named.rest)


def entity_in(named: Named, rest: Rest, report: str) -> Entity:
    """The report's entity as it was read, but for why."""
    known = named.known
    return Entity(
        id=named.id,
        name=known.name,
        schema=known.schema,
        mentions=tuple(
            Mention(report=report, span=Span(*at), why=why, alternatives=others) for at, why, others in rest.mentions
        ),
        aliases=rest.aliases,
        country=known.country,
        roles=tuple(Role(text=text, report=report, span=Span(*at)) for text, at in rest.roles),
        category=known.category,
        key=known.key,
    )


def _named(entity: Entity, forms: dict[str, int]) -> Named:
    rest = Rest(
        aliases=entity.aliases,
        mentions=tuple((_place(m.span), m.why, m.alternatives) for m in entity.mentions),
        roles=tuple((role.text, _place(role.span)) for role in entity.roles),
        forms=forms,
    )
    offices = tuple(office for office in _offices() if any(office in role.text.lower() for role in entity.roles))
    known = Known(entity.name, entity.schema, entity.country, entity.category, entity.key, offices)
    return Named(entity.id, known, Raw(_encoder.encode(rest)))


def _place(span: Span) -> Place:
    return span.start, span.end, span.text, span.field


@cache
def _offices() -> tuple[str, ...]:
    table = load_yaml("matching/kinds.yaml")
    return (*table["heads"], *table["speakers"])
