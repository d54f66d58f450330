"""What every record is made of: ids, spans, and the words that its fields choose from."""

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
