"""The cue lexicon, read once from `data/attribution/`: which words open which frames, and what kind of saying they are."""

from dataclasses import dataclass
from functools import cache

from onrecord.knowledge import load_yaml

# Frames of a verb's own arguments; every other name of a frame is a preposition.
ARGUMENT_FRAMES = frozenset(
    {"clause", "quote", "to", "ing", "object", "object_to", "object_as", "complement", "raised"}
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What one family says of a verb: its class, and the particle that the verb must have ("out" of "point out")."""

    family: str
    cue_class: str
    particle: str = ""


# frame -> senses of the verb in that frame, in the order of the file
VerbEntry = dict[str, list[Sense]]


@cache
def verbs() -> dict[str, VerbEntry]:
    """Lemma -> frame -> senses."""
    out: dict[str, VerbEntry] = {}
    for family in load_yaml("attribution/verbs.yaml"):
        for words in family["verbs"]:
            lemma, _, particle = words.partition(" ")
            for frame in family["frames"]:
                sense = Sense(family["family"], family["class"], particle)
                out.setdefault(lemma, {}).setdefault(
                    frame.removeprefix("prep_") if frame == "prep_to" else frame, []
                ).append(sense)
    return out
