"""One verb, several places: "killed 19 people in Kalna and another 23 in Orsk" is a claim for each place.

Each has its count, its place and those counted for itself; who did it, when, how and on whose word is told once for
all of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.coding.found import Match
from onrecord.grounding import Grounding
from onrecord.grounding.figures_lists import ELSEWHERE
from onrecord.language import Document
from onrecord.records import Figure

Share = tuple[Match, tuple[Figure, ...]]


def shares(doc: Document, grounding: Grounding, match: Match, figures: Sequence[Figure]) -> Iterator[Share]:
    """A match and its figures, or a match for each place of which a figure of its own is told."""
    if not any(map(_is_elsewhere, figures)):
        yield match, tuple(figures)
        return
    tokens = {figure.span.start: i for i, figure in sorted(grounding.figure_at.items(), reverse=True)}
    told = sorted(figures, key=lambda figure: figure.span.start)
    cuts = [tokens[figure.span.start] for figure in told if _is_elsewhere(figure)]
    first, last = doc.sentences[doc.sentence_of[match.i]]
    for start, end in pairwise([first, *cuts, last]):
        own = tuple(figure for figure in told if start <= tokens[figure.span.start] < end)
        if start in cuts:
            noun = doc.heads[start] if doc.deps[start] == "nummod" and start < doc.heads[start] < end else start
            roles = {**match.slots, "recipient": "counted"}
            yield replace(match, told_at=start, recipient=noun, slots=roles, within=range(start, end)), own
        else:
            yield replace(match, within=range(start, end)), own


def _is_elsewhere(figure: Figure) -> bool:
    return figure.why.get("what") == ELSEWHERE
