"""The cue lexicon, read once from `data/attribution/`: which verbs open which frames, and what they say."""

from dataclasses import dataclass
from functools import cache

from onrecord.knowledge import load_yaml

# Frames of a verb's own arguments; every other name of a frame is a preposition.
ARGUMENT_FRAMES = frozenset(
    {"clause", "quote", "to", "ing", "object", "object_to", "object_as", "on_to", "complement", "raised"}
)


# Where a verb shows several frames at once, the first of these is the one that tells most.
_ORDER = ("clause", "quote", "raised", "object_as", "complement", "object_to", "on_to", "to", "ing", "object")
_RANK = {frame: rank for rank, frame in enumerate(_ORDER)}
# Verbs of thinking that are set off by commas as verbs of saying are.
_THOUGHTS = frozenset({"think", "believe", "hope", "suspect", "fear", "predict", "reckon", "find"})


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
                out.setdefault(lemma, {}).setdefault(frame, []).append(sense)
    return {
        lemma: dict(sorted(entry.items(), key=lambda item: _RANK.get(item[0], len(_RANK))))
        for lemma, entry in out.items()
    }


@cache
def is_saying(lemma: str) -> bool:
    """Whether a verb can bring in somebody's words as a clause or a quotation."""
    return has_frame(lemma, "quote")


def has_frame(lemma: str, frame: str) -> bool:
    """Whether the lexicon lets the verb open this frame."""
    return frame in verbs().get(lemma, {})


@cache
def may_stand_apart(lemma: str) -> bool:
    """Whether the verb can be set off by commas: "the road, he thinks, is open"."""
    return "quote" in verbs().get(lemma, {}) or lemma in _THOUGHTS


@cache
def no_statement() -> frozenset[str]:
    """What one says without stating anything ("goodbye")."""
    return frozenset(load_yaml("attribution/phrases.yaml")["no_statement"])
