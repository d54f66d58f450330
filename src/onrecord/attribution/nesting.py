"""Which statement stands inside which: the tree of who reports whose words."""

from onrecord.attribution.found import Found
from onrecord.language import Document

# An attitude told inside somebody's words ("he said they oppose it") is part of those words, not a statement of its
# own; a saying, a count, a promise, a request or a thought told inside them is ("he said they had agreed to leave").
_OWN_WORDS = frozenset({"clause", "quote", "to", "ing", "object_to", "object_as", "raised", "noun, clause", "noun, to"})
_COUNTS = frozenset({"count", "counting"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})


def parents_of(found: list[Found]) -> list[int]:
    """For each statement the index of the smallest other one whose content holds its cue, or -1. A tree.

    `found` is in the order of its cues, so that one sweep over the text finds the contents open at each cue.
    """
    size = [sum(end - start for start, end in f.content) for f in found]
    pieces = sorted((start, end, n) for n, f in enumerate(found) for start, end in f.content)
    by_head = {f.head: n for n, f in enumerate(found)}
    out, opened, following = [], list[tuple[int, int, int]](), 0
    for n, f in enumerate(found):
        while following < len(pieces) and pieces[following][0] <= f.head:
            opened.append(pieces[following])
            following += 1
        opened = [piece for piece in opened if piece[1] > f.head]
        holders = [m for _, _, m in opened if (size[m], m) > (size[n], n)]
        citing = by_head.get(f.cited_in, -1)
        out.append(citing if citing >= 0 else min(holders, key=lambda m: (size[m], m), default=-1))
    return out


def _same_voice(doc: Document, inner: Found, outer: Found) -> bool:
    """Whether the inner cue only hedges the outer one's words: "he said he believed", "she said they wanted"."""
    if doc.deps[inner.head] != "ccomp" or doc.heads[inner.head] != outer.head or outer.frame != "clause":
        return False
    return inner.cue_class == "believe" or (inner.speaker_head >= 0 and doc.lowers[inner.speaker_head] in _PRONOUNS)


def _counts(doc: Document, found: Found) -> bool:
    """Whether somebody else gives a number: "while the clinic put the toll at 16"."""
    return found.family in _COUNTS and found.speaker_head >= 0 and doc.lowers[found.speaker_head] not in _PRONOUNS


def without_inner_attitudes(doc: Document, found: list[Found]) -> list[Found]:
    """The statements without what is said inside another statement's words and is only part of them."""
    out = []
    for f, parent in zip(found, parents_of(found), strict=True):
        own = f.frame in _OWN_WORDS or _counts(doc, f)
        if parent < 0 or (own and not _same_voice(doc, f, found[parent])):
            out.append(f)
    return out
