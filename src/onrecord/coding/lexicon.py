"""The frame lexicon: how each thing that can happen is said, read from `data/frames/` (a file a PLOVER type).

Files are checked when they are read: an unknown key, class or type is an error that names the frame.
"""

from collections.abc import Iterator
from functools import cache

import msgspec

from onrecord.knowledge import load_yaml
from onrecord.records import ClaimType, Counted, ItemKind, Stage, Status

TYPES: tuple[str, ...] = ClaimType.__args__  # type: ignore[attr-defined]


# Tests that stand among words in a frame's conditions: filled at all, by someone, by a bare number.
_TESTS = ("@any", "@party", "@number")


class Help(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a frame says of help. Slots are alternatives parted by spaces; `actor` and `recipient` are roles."""

    stage: Stage
    items: str = ""
    supplier: str = "actor"
    receiver: str = "recipient"
    # What is given, whatever it is called: backing by "warplanes" is no gift of them.
    kind: ItemKind | None = None
    # Only where the items are things that one gives (data/coding/items.yaml); else the frame tells of no help.
    only: bool = False


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of our own that a frame must read, with words of its parties."""

    text: str
    actor: str | None = None
    recipient: str | None = None
    status: Status | None = None


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One construction and the words that stand in it. `verbs` may have a particle ("call off")."""

    id: str = ""
    type: ClaimType = "AGREE"
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    # slot -> words (or @classes) one of which must fill it; "@any": it must be filled
    need: dict[str, tuple[str, ...]] = {}
    bar: dict[str, tuple[str, ...]] = {}
    actor: str = "subj"
    recipient: str = "obj"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    # What the step itself is, once it has happened: a request made is `requested`.
    status: Status | None = None
    # Slots whose own frames this one speaks for: "agreed to withdraw" is one claim.
    takes: tuple[str, ...] = ()
    help: Help | None = None
    # The stage that the help of a taken frame is at: "agreed to send tanks" is `agreed`.
    stage: Stage | None = None
    # What a bare number of people in the recipient counts.
    counts: Counted | None = None
    # Several subjects act on each other ("Russia and Iran met").
    mutual: bool = False
    party_first: bool = False
    # Only people can be what is harmed; only someone, or a weapon, can do it.
    people: bool = False
    # Goes before other frames that fit the same words.
    prefer: int = 0
    examples: tuple[Example, ...] = ()

    @property
    def specificity(self) -> tuple[int, int]:
        """The frame that asks for more goes before the one that asks for less."""
        asked = sum(1 if "@any" in words else 2 for words in self.need.values())
        return asked, len(self.takes)


class FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file of `data/frames/`."""

    type: ClaimType
    definition: str
    modes: dict[str, str] = {}
    # Where the recipient must be someone rather than something: slots that name a party go first.
    party_first: bool = False
    frames: dict[str, Frame]
    near_misses: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True):
    """One way to find a frame: a word of it, the part of speech, and the particle if any."""

    frame: Frame
    pos: str
    particle: str | None


@cache
def frame_file(kind: str) -> FrameFile:
    """The frames of one PLOVER type. Raises msgspec.ValidationError where the file is not as it should be."""
    return msgspec.convert(load_yaml(f"frames/{kind.lower()}.yaml"), FrameFile, strict=False)


def frames() -> Iterator[Frame]:
    """All frames, named and typed by their file."""
    for kind in TYPES:
        file = frame_file(kind)
        for name, frame in file.frames.items():
            first = frame.party_first or file.party_first
            yield msgspec.structs.replace(frame, id=f"{kind}.{name}", type=file.type, party_first=first)


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """The lexicon by lemma of the trigger."""
    out: dict[str, list[Entry]] = {}
    for frame in frames():
        for pos, words in (("VERB", frame.verbs), ("NOUN", frame.nouns), ("ADJ", frame.adjectives)):
            for word in words:
                lemma, _, particle = word.partition(" ")
                out.setdefault(lemma, []).append(Entry(frame, pos, particle or None))
    return {lemma: tuple(found) for lemma, found in out.items()}


@cache
def hyphenated() -> frozenset[str]:
    """All words with a hyphen that frames or classes name."""
    classes = (word_class(name) for name in load_yaml("coding/words.yaml")["classes"])
    return frozenset(word for group in (entries(), *classes) for word in group if "-" in word)


@cache
def word_class(name: str) -> frozenset[str]:
    """A class of words that frames name with @: its own words and those of the classes it names."""
    out: set[str] = set()
    for word in load_yaml("coding/words.yaml")["classes"][name]:
        if word.startswith("@"):
            out |= word_class(word[1:])
        else:
            out.add(word)
    return frozenset(out)


@cache
def words_of(names: tuple[str, ...]) -> frozenset[str]:
    """Words with their classes spelled out; tests stay as they are."""
    out: set[str] = set()
    for name in names:
        out |= word_class(name[1:]) if name.startswith("@") and name not in _TESTS else {name}
    return frozenset(out)
