"""What the rules find before it becomes a record: a cue, its content and its speaker, as token ranges."""

from dataclasses import dataclass, field

Range = tuple[int, int]


@dataclass(slots=True)
class Found:
    """One statement in the making. Ranges are of tokens, half-open; -1 stands for "no token"."""

    head: int
    cue: Range
    cue_class: str
    family: str
    frame: str
    content: list[Range]
    speaker: Range | None = None
    speaker_head: int = -1
    direct: bool = False
    # The text passes it on without saying on whose word.
    hearsay: bool = False
    # The cue of the statement that cites this one: "Reuters, citing a diplomat, said".
    cited_in: int = -1
    why: dict[str, str] = field(default_factory=dict)


def minus(ranges: list[Range], holes: list[Range]) -> list[Range]:
    """The ranges without the tokens of the holes, in order."""
    for low, high in holes:
        ranges = (
            [
                piece
                for start, end in ranges
                for piece in ((start, min(end, low)), (max(start, high), end))
                if piece[0] < piece[1]
            ]
            if low < high
            else ranges
        )
    return sorted(set(ranges))
