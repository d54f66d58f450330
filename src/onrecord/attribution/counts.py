"""Counting as a statement: "the hospital recorded nine deaths", "the monitor raised its toll to 31".

Whoever counts the dead vouches for the number, as one does who says it. Only someone counts: what "raised the toll" is
else the next blast. Words are in `data/attribution/counts.yaml`.
"""

from collections.abc import Iterator
from functools import cache

from onrecord.attribution.found import Found, Range, minus
from onrecord.attribution.persons import pronouns
from onrecord.attribution.speakers import is_source
from onrecord.attribution.subjects import phrase, subject_of
from onrecord.knowledge import load_yaml
from onrecord.language import Document


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_yaml("attribution/counts.yaml")[name])


def find_counts(doc: Document) -> Iterator[Found]:
    """The statements that counting makes, in text order."""
    verbs = _words("counting") | _words("changing")
    for i in sorted(i for lemma in doc.by_lemma.keys() & verbs for i in doc.by_lemma[lemma]):
        if doc.pos[i] == "VERB":
            content, head = _counted(doc, i), subject_of(doc, i)
            if content is not None and head >= 0 and _is_someone(doc, head):
                speaker, cue = phrase(doc, head, i), (i, i + 1)
                pieces = minus([content], [cue, speaker])
                yield Found(i, cue, "assert", "counting", "verb, number", pieces, speaker, head)


def _counted(doc: Document, verb: int) -> Range | None:
    """What is counted: the dead with their number, or the number that a toll is raised to."""
    noun = doc.child(verb, "dobj")
    if noun < 0:
        return None
    if doc.lemmas[verb] in _words("counting"):
        harmed = doc.lemmas[noun] in _words("harmed") or doc.lowers[noun] in _words("harmed")
        return doc.subtree(noun) if harmed and doc.child(noun, "nummod") >= 0 else None
    beside = [*doc.children[noun], *doc.children[verb]]
    beside += [c for start in beside if doc.lowers[start] == "from" for c in doc.children[start]]
    to = [c for c in beside if c > noun and doc.lowers[c] == "to"]
    return doc.subtree(to[0]) if doc.lemmas[noun] == "toll" and to else None


def _is_someone(doc: Document, head: int) -> bool:
    return is_source(doc, head) or doc.lowers[head] in pronouns()
