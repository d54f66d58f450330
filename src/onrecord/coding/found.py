"""A frame found at a trigger."""

from dataclasses import dataclass, field

from onrecord.coding.lexicon import Frame


@dataclass(slots=True)
class Match:
    """A frame at a trigger. Roles are head tokens; `slots` says which slot gave each, `inner` whom it speaks for.

    `answered` marks a request that another match accepts or turns down ("rejected the miners' demand"): it was made.
    `within` are the tokens in which its places stand, where one verb tells of several places, and `told_at` is the
    number by which the second and further ones are known.
    """

    frame: Frame
    i: int
    actor: int = -1
    recipient: int = -1
    slots: dict[str, str] = field(default_factory=dict)
    inner: "Match | None" = None
    answered: bool = False
    within: range | None = None
    told_at: int = -1
