"""Nominal cues: "his claim that …", "a demand for …", "their plan to …"."""

from collections.abc import Iterator
from functools import cache

from onrecord.attribution.found import Found, Range, minus
from onrecord.attribution.lexicon import Sense, is_saying
from onrecord.attribution.speakers import talk_nouns
from onrecord.attribution.subjects import phrase, subject_of
from onrecord.knowledge import load_yaml
from onrecord.language import Document

# Verbs that lend a noun their subject: "she made a promise to", "they have doubts about".
_LIGHT = frozenset(
    {"make", "have", "give", "issue", "express", "voice", "raise", "offer", "deliver", "level", "launch", "repeat",
     "reiterate", "renew", "file", "take", "put", "release", "face", "declare", "share", "announce", "place", "revise",
     "update", "report", "record"}
)  # fmt: skip
# What one does to a promise or a wish, one mostly does to one's own: "he dropped his plan", "they kept a promise".
_OWN = frozenset({"promise", "believe", "request"})


@cache
def _lexicon() -> dict[str, dict[str, Sense]]:
    out: dict[str, dict[str, Sense]] = {}
    for family in load_yaml("attribution/nouns.yaml"):
        for noun in family["nouns"]:
            for frame in family["frames"]:
                out.setdefault(noun, {}).setdefault(frame, Sense(family["family"], family["class"]))
    return out


def find_nouns(doc: Document) -> Iterator[Found]:
    """The statements that nouns make, in text order."""
    lexicon = _lexicon()
    for i in sorted(i for lemma in doc.by_lemma.keys() & lexicon.keys() for i in doc.by_lemma[lemma]):
        if doc.pos[i] == "NOUN":
            yield from _frames(doc, i, lexicon[doc.lemmas[i]])


def _frames(doc: Document, noun: int, entry: dict[str, Sense]) -> Iterator[Found]:
    for frame, sense in entry.items():
        content = _content(doc, noun, frame)
        if content is None:
            continue
        head = _speaker(doc, noun, sense.cue_class in _OWN)
        speaker = phrase(doc, head, noun) if head >= 0 else None
        if speaker and speaker[0] <= noun < speaker[1]:
            speaker = (head, head + 1) if head != noun else None
        cue = (noun, noun + 1)
        pieces = minus([content], [cue, *([speaker] if speaker else [])])
        owned = "" if speaker else " (nobody's)"
        if pieces and (speaker or frame == "clause"):
            talk = speaker is None and doc.lemmas[noun] in talk_nouns()
            kind = f"noun, {frame}"
            yield Found(noun, cue, sense.cue_class, sense.family + owned, kind, pieces, speaker, head, hearsay=talk)
        return


def _content(doc: Document, noun: int, frame: str) -> Range | None:
    # "put the toll at 16": parsers hang the number on the verb
    beside = (
        [c for c in doc.children[doc.heads[noun]] if c > noun] if doc.deps[noun] == "dobj" and frame == "at" else []
    )
    for c in [*doc.children[noun], *beside]:
        if c < noun:
            continue
        if frame == "clause" and doc.deps[c] in ("acl", "ccomp", "relcl") and _that(doc, c):
            return doc.subtree(c)
        if frame == "to" and doc.deps[c] in ("acl", "xcomp") and _to(doc, c):
            return doc.subtree(c)
        if doc.deps[c] == "prep" and doc.lowers[c] == frame:
            inside = doc.child(c, "pobj", "pcomp")
            return doc.subtree(inside) if inside >= 0 else None
    return None


def _that(doc: Document, clause: int) -> bool:
    return any(
        doc.deps[c] in ("mark", "advmod") and doc.lowers[c] in ("that", "whether", "how", "why")
        for c in doc.children[clause]
    )


def _to(doc: Document, clause: int) -> bool:
    return any(doc.deps[c] == "aux" and doc.lowers[c] == "to" for c in doc.children[clause])


def _speaker(doc: Document, noun: int, light: bool) -> int:
    """Whose noun it is: "his claim", "a claim by them", "she made the claim"."""
    own = doc.child(noun, "poss")
    if own >= 0:
        return own
    for c in doc.children[noun]:
        if doc.deps[c] == "prep" and doc.lowers[c] in ("by", "from", "among") and c > noun:
            return doc.child(c, "pobj")
    head = doc.heads[noun]
    if doc.deps[noun] == "dobj" and (doc.lemmas[head] in _LIGHT or light):
        return subject_of(doc, head)
    if doc.deps[noun] == "pobj" and is_saying(doc.lemmas[doc.heads[head]]):
        return subject_of(doc, doc.heads[head])  # "said in a statement that"
    return -1
