"""Adjectives as cues: "they are wary of the plan", "she was confident that it would hold"."""

from collections.abc import Iterator
from functools import cache

from onrecord.attribution.clauses import infinitive
from onrecord.attribution.found import Found, Range, minus
from onrecord.attribution.lexicon import Sense
from onrecord.attribution.subjects import phrase, subject_of
from onrecord.knowledge import load_yaml
from onrecord.language import Document


@cache
def _lexicon() -> dict[str, dict[str, Sense]]:
    out: dict[str, dict[str, Sense]] = {}
    for family in load_yaml("attribution/adjectives.yaml"):
        for word in family["words"]:
            for frame in family["frames"]:
                out.setdefault(word, {}).setdefault(frame, Sense(family["family"], family["class"]))
    return out


def find_adjectives(doc: Document) -> Iterator[Found]:
    """The statements that predicative adjectives make, in text order."""
    lexicon = _lexicon()
    for lemma in sorted(doc.by_lemma.keys() & lexicon.keys()):
        for i in doc.by_lemma[lemma]:
            if (
                doc.deps[i] == "acomp"
                or (doc.deps[i] == "conj" and doc.deps[doc.heads[i]] == "acomp")
                or (doc.deps[i] in ("amod", "acl", "advcl", "appos") and doc.heads[i] < i)
            ):
                yield from _frames(doc, i, lexicon[lemma])


def _frames(doc: Document, adjective: int, entry: dict[str, Sense]) -> Iterator[Found]:
    verb = doc.heads[adjective]
    while doc.deps[adjective] == "conj" and doc.pos[verb] == "ADJ":
        verb = doc.heads[verb]
    head = verb if doc.pos[verb] in ("NOUN", "PROPN", "PRON") else subject_of(doc, verb)
    if head < 0 or doc.lowers[head] in ("it", "there", "that", "this"):
        return
    for frame, sense in entry.items():
        content = _content(doc, adjective, frame)
        if content is None:
            continue
        start = adjective
        while start - 1 > head and (doc.heads[start - 1] in (adjective, verb) or start - 1 == verb):
            start -= 1
        speaker = phrase(doc, head, adjective)
        cue = (start, adjective + 1)
        pieces = minus([content], [cue, speaker])
        if pieces:
            yield Found(adjective, cue, sense.cue_class, sense.family, f"adjective, {frame}", pieces, speaker, head)
        return


def _content(doc: Document, adjective: int, frame: str) -> Range | None:
    for c in doc.children[adjective]:
        if c < adjective:
            continue
        if frame == "clause" and doc.deps[c] == "ccomp" and not infinitive(doc, c):
            return doc.subtree(c)
        if frame == "to" and doc.deps[c] == "xcomp" and infinitive(doc, c):
            return doc.subtree(c)
        if doc.deps[c] == "prep" and doc.lowers[c] == frame:
            inside = doc.child(c, "pobj", "pcomp")
            return doc.subtree(inside) if inside >= 0 else None
    return None
