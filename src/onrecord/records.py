"""The records of the interchange format (version 1) as typed, frozen classes: the one vocabulary of the house.

Every offset counts Unicode code points in the report's own text (or title). A record that comes from one report
carries that report's id, and every field of it that was read shows its characters in a `Span`.
`why` holds, in a few words a key, what decided: it is for people and for `onrecord explain`, never for other rooms.
"""

from hashlib import blake2b
from typing import Literal

from msgspec import Struct

INTERCHANGE_VERSION = 1

Field = Literal["text", "title"]
Basis = Literal["metadata", "argument", "dateline", "inferred", "unknown"]
SpeakerKind = Literal["named", "official_unnamed", "unnamed", "organisation", "media", "document", "imagery", "hearsay"]
Status = Literal[
    "happened",
    "ongoing",
    "planned",
    "promised",
    "requested",
    "threatened",
    "conditional",
    "possible",
    "denied",
]
Stage = Literal[
    "requested", "offered", "discussed", "promised", "agreed", "approved", "delivering", "delivered", "suspended",
    "refused", "cancelled",
]  # fmt: skip
ItemKind = Literal[
    "training",
    "advice",
    "technical",
    "equipment",
    "funding",
    "intelligence",
    "personnel",
    "humanitarian",
    "other",
]
Counted = Literal[
    "killed", "injured", "arrested", "displaced", "strikes", "sites", "items", "amount", "troops", "other"
]
Bound = Literal["exact", "at_least", "more_than", "up_to", "fewer_than", "about", "range", "vague"]
PlaceUse = Literal["location", "party"]
PlacePrecision = Literal["exact", "near", "admin2", "admin1", "country"]
DatePrecision = Literal["day", "week", "month", "year", "interval", "unknown"]
Action = Literal["accept", "reject", "correct", "merge", "split", "not_same", "undo"]
AnswerKind = Literal["granted", "granted_in_part", "refused", "conditional", "deferred", "delivered", "other"]
ClaimType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


def make_id(kind: str, *parts: object) -> str:
    """A stable id: the same parts give the same id on every machine (`kind`, a dash, 64 bits in hexadecimal)."""
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{kind}-{digest.hexdigest()}"


# A reading that was not chosen: its values under the names of the fields that they would stand in, and in `why` what
# speaks for it or against it, in words. The likeliest comes first.
Alternative = dict[str, str | float | None]


class Record(Struct, frozen=True, kw_only=True):
    """What all records have: plain data, compared by value, never changed."""


class Span(Struct, frozen=True):
    """Characters `start` to `end` (half-open) of a report's text or title, and those characters themselves."""

    start: int
    end: int
    text: str
    field: Field = "text"


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


class Days(Record, frozen=True, kw_only=True):
    """First and last day, inclusive; None where open."""

    start: str | None = None
    end: str | None = None


class Toll(Record, frozen=True, kw_only=True):
    """A figure over all claims of one event: what the bounds allow, and each claim's own figure."""

    low: float | None
    best: float | None
    high: float | None
    by_claim: dict[str, tuple[Figure, ...]]
    # The rule that chose `best`, in words.
    rule: str | None = None


class Support(Record, frozen=True, kw_only=True):
    """How many stand behind an event. Outlets that carry one text are one origin."""

    reports: int
    outlets: int
    origins: int


class Side(Record, frozen=True, kw_only=True):
    """One side of a disagreement: the value and the claims that tell it so."""

    value: str
    claims: tuple[str, ...]


class Disagreement(Record, frozen=True, kw_only=True):
    """A field on which claims of one event differ, with its sides."""

    field: str
    values: tuple[Side, ...]


class Event(Record, frozen=True, kw_only=True, tag_field="record", tag="event"):
    """The same thing over all reports: every version side by side, nothing averaged."""

    id: str
    claims: tuple[str, ...]
    type: ClaimType
    support: Support
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    when: Days = Days()
    where: tuple[str, ...] = ()
    figures: dict[str, Toll] = {}
    disagreements: tuple[Disagreement, ...] = ()
    # whether all reports tell it as earlier history, and none as its news
    background: bool = False
    why: dict[str, str] = {}


class Step(Record, frozen=True, kw_only=True):
    """One stage of a line of assistance."""

    stage: Stage
    claims: tuple[str, ...]
    when: Days = Days()
    items: tuple[Item, ...] = ()
    # The claims of earlier steps that this one answers: a delivery its promise and its request.
    answers: tuple[str, ...] = ()


class Gap(Record, frozen=True, kw_only=True):
    """How much of one unit was promised and how much was delivered, where exact figures allow to say so."""

    unit: str
    promised: float
    delivered: float


class AssistanceLine(Record, frozen=True, kw_only=True, tag_field="record", tag="assistance"):
    """Help from one party to another over time, step by step."""

    id: str
    supplier: str
    receiver: str
    steps: tuple[Step, ...]
    # What is followed as one line: arms, training, funding, personnel, intelligence, relief or other.
    family: str | None = None
    gaps: tuple[Gap, ...] = ()


class Answer(Record, frozen=True, kw_only=True):
    """What the other side did or said about a request, and after how many days (None where undated)."""

    event: str
    kind: AnswerKind
    days: int | None = None


class Exchange(Record, frozen=True, kw_only=True, tag_field="record", tag="exchange"):
    """A request, offer, ultimatum or threat, and how the other side answered."""

    id: str
    opening: str
    by: str | None
    to: str | None
    answers: tuple[Answer, ...] = ()


class Naming(Record, frozen=True, kw_only=True, tag_field="record", tag="naming"):
    """How each outlet calls one entity: surface form and count."""

    id: str
    entity: str
    by_outlet: dict[str, dict[str, int]]


class Decision(Record, frozen=True, kw_only=True):
    """What a person decided about a record. Decisions are only ever added, and they win over what was matched.

    `about` is the id of the record decided on. `value` is, by action: merge and not_same, the id of the other record
    (event or entity); split, the id of the claim to take out of the event (or of one report's entity to take out of
    the case's); correct, "field=value" (matching/corrections.py); undo has none, and its `about` is the id of the
    decision to undo.
    """

    id: str
    about: str
    action: Action
    user: str
    time: str
    reason: str = ""
    value: str | None = None


AnyRecord = (
    Report | Entity | Place | Date | Statement | Claim | Event | AssistanceLine | Exchange | Naming
)  # one line of the export


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
