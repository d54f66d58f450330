"""Records of many reports held side by side, and what people decided about them."""

from onrecord.records.basics import Action, AnswerKind, ClaimType, Record, Stage
from onrecord.records.told import Figure, Item


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
    # The claim that shows it: one of the event's.
    claim: str | None = None
    # Whether a day is only known to lie shortly before its report came out; the last that it can be is then counted.
    about: bool = False


class Exchange(Record, frozen=True, kw_only=True, tag_field="record", tag="exchange"):
    """A request, offer, ultimatum or threat, and how the other side answered."""

    id: str
    opening: str
    by: str | None
    to: str | None
    answers: tuple[Answer, ...] = ()
    # The claim of the opening event that asks, offers or threatens.
    claim: str | None = None


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
