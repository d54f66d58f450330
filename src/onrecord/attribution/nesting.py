"""Which statement stands inside which: the tree of who reports whose words."""

from onrecord.attribution.found import Found

# An attitude told inside somebody's words ("he said they oppose it") is part of those words, not a statement of its
# own; a saying, a promise, a request or a thought told inside them is ("he said they had agreed to leave").
_OWN_WORDS = frozenset({"clause", "quote", "to", "ing", "object_to", "object_as", "raised", "noun, clause", "noun, to"})


def parents_of(found: list[Found]) -> list[int]:
    """For each statement the index of the smallest other one whose content holds its cue, or -1. A tree."""
    sizes = [sum(end - start for start, end in f.content) for f in found]
    out = []
    for n, f in enumerate(found):
        holders = [
            m
            for m, other in enumerate(found)
            if (sizes[m], m) > (sizes[n], n) and any(start <= f.head < end for start, end in other.content)
        ]
        out.append(min(holders, key=lambda m: (sizes[m], m), default=-1))
    return out


def without_inner_attitudes(found: list[Found]) -> list[Found]:
    """The statements without attitudes that are told inside another statement's words."""
    return [f for f, parent in zip(found, parents_of(found), strict=True) if parent < 0 or f.frame in _OWN_WORDS]
