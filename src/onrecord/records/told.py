"""Records of one report: where it came from, and what was read in it."""

from onrecord.records.basics import (
    Alternative,
    Basis,
    Bound,
    ClaimType,
    Counted,
    DatePrecision,
    ItemKind,
    PlacePrecision,
    PlaceUse,
    Record,
    Span,
    SpeakerKind,
    Stage,
    Status,
)


class Published(Record, frozen=True, kw_only=True):
    """The days on which a report came out (ISO 8601, inclusive; None where unknown), and on what ground."""

    start: str | None = None
    end: str | None = None
    basis: Basis = "unknown"
    # What other grounds gave, where they gave something else: kept, not used.
    others: tuple["Published", ...] = ()


class Report(Record, frozen=True, kw_only=True, tag_field="record", tag="report"):
    """One article of one outlet, its text kept to the letter."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    path: str | None = None
    language: str | None = None
    sha256: str = ""
    published: Published = Published()
    copy_of: str | None = None
    origin: str | None = None
    # True where the program reads the report's language; a report that is not read is kept all the same.
    read: bool = True
    # What intake did to get the text ("decoded from windows-1251"), a remark each.
    notes: tuple[str, ...] = ()
    # Keys of the source that the format does not know, as JSON text, lest anything be lost.
    extra: dict[str, str] = {}


class Mention(Record, frozen=True, kw_only=True):
    """Where an entity is named: the report and the characters; on what ground, and whom else they could name.

    An alternative has `name`, `key` (None where no table has it) and `why`.
    """

    report: str
    span: Span
    why: str = ""
    alternatives: tuple[Alternative, ...] = ()


class Role(Record, frozen=True, kw_only=True):
    """A title or role that a text gives an entity ("the foreign minister")."""

    text: str
    report: str
    span: Span


class Entity(Record, frozen=True, kw_only=True, tag_field="record", tag="entity"):
    """A person, state, body, group, firm or kind of equipment, as one report or the whole case knows it."""

    id: str
    name: str
    schema: str
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    country: str | None = None
    roles: tuple[Role, ...] = ()
    category: str | None = None
    # The row of a table in data/ ("country:SY", "party:hezbollah") that named it; None where only the report did.
    key: str | None = None
    why: dict[str, str] = {}


class Place(Record, frozen=True, kw_only=True, tag_field="record", tag="place"):
    """A place name in a report and the point that it most likely stands for."""

    id: str
    report: str
    span: Span
    name: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: PlacePrecision | None = None
    use: PlaceUse = "location"
    gazetteer: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    why: dict[str, str] = {}


class Date(Record, frozen=True, kw_only=True, tag_field="record", tag="date"):
    """A date expression: its first and last day (inclusive), and what it was counted from.

    An alternative has `start`, `end`, `anchor` and `why`.
    """

    id: str
    report: str
    span: Span
    start: str | None
    end: str | None
    precision: DatePrecision
    anchor: str
    alternatives: tuple[Alternative, ...] = ()
    why: dict[str, str] = {}


class Figure(Record, frozen=True, kw_only=True):
    """How many of what. `low` and `high` are what the words allow; the words themselves are the span.

    An alternative has `what` or `bound`, and `why`.
    """

    what: Counted
    span: Span
    low: float | None = None
    high: float | None = None
    bound: Bound = "exact"
    unit: str | None = None
    part: bool = False
    imputed: bool = False
    # Who or what is counted ("children", "fighters"), where the text says it.
    of: Span | None = None
    # The report that the span is of, in records made from many reports.
    report: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    why: dict[str, str] = {}


class Party(Record, frozen=True, kw_only=True):
    """One side of a claim: the characters that name it, and the entity that they name (None where unresolved)."""

    span: Span
    entity: str | None = None


class Speaker(Record, frozen=True, kw_only=True):
    """On whose word: the full phrase, the entity, the kind of source."""

    span: Span
    kind: SpeakerKind
    entity: str | None = None
    # Where the phrase is a pronoun or a short description: the fuller phrase that it was resolved to.
    refers_to: Span | None = None
    why: dict[str, str] = {}


class Statement(Record, frozen=True, kw_only=True, tag_field="record", tag="statement"):
    """Someone's words, or what someone is said to have said, written, shown or thought."""

    id: str
    report: str
    content: tuple[Span, ...]
    direct: bool
    cue: Span | None = None
    # assert, confirm, deny, accuse, promise, request, threaten, believe, show or cite
    cue_class: str | None = None
    speaker: Speaker | None = None
    addressee: Span | None = None
    told_to: Span | None = None
    parent: str | None = None
    when: str | None = None
    why: dict[str, str] = {}


class Item(Record, frozen=True, kw_only=True):
    """What one party gives another."""

    text: str
    span: Span
    kind: ItemKind
    quantity: Figure | None = None
    entity: str | None = None
    # The report that the span is of, in records made from many reports.
    report: str | None = None


class Assistance(Record, frozen=True, kw_only=True):
    """One step of help between two parties, as one claim tells it."""

    stage: Stage
    supplier: Party | None = None
    receiver: Party | None = None
    items: tuple[Item, ...] = ()


class Claim(Record, frozen=True, kw_only=True, tag_field="record", tag="claim"):
    """One thing said to have happened, to be happening or to be meant, as one report tells it."""

    id: str
    report: str
    type: ClaimType
    trigger: Span
    sentence: Span
    status: Status
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actor: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    when: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    hedges: tuple[Span, ...] = ()
    statement: str | None = None
    assistance: Assistance | None = None
    background: bool = False
    why: dict[str, str] = {}


class Reading(Record, frozen=True, kw_only=True):
    """All that was read in one report: a pure function of the report, the program and the language pipeline.

    Ids of entities are the report's own; matching finds which of them are one over the case.
    """

    report: str
    reader: str
    model: str
    published: Published
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    # An agency that the report credits ("Reuters"), with the words that do: a hint for origins.
    credits: tuple[Mention, ...] = ()
