"""Figures bound to the claim that they belong to: the dead to what killed, the tonnes to what was shipped.

A figure goes to one claim of its sentence. What it counts must be something that the claim can tell of; among claims
that can, the one whose words govern the number is taken, then the nearest.
"""

from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from onrecord.coding.found import Match
from onrecord.grounding import Grounding
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Figure

_GOVERNS, _NEAR = 100, 40


@cache
def _tables() -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    raw = load_yaml("coding/figures.yaml")
    return raw["by_type"], raw["by_counts"]


def bind(doc: Document, grounding: Grounding, matches: Sequence[Match]) -> dict[int, list[Figure]]:
    """The figures of each match, by its trigger."""
    out: dict[int, list[Figure]] = {}
    if not grounding.figure_at:
        return out
    by_sentence: dict[int, list[Match]] = {}
    for match in matches:
        by_sentence.setdefault(doc.sentence_of[match.i], []).append(match)
    heads: dict[int, Figure] = {}
    for i, figure in sorted(grounding.figure_at.items()):
        if figure not in heads.values():
            heads[i] = figure
    intervals = [j for j, date in grounding.date_at.items() if date.why.get("rule") == "from an event"]
    for i, figure in heads.items():
        # "nine were killed, a day after shells left 20 dead": the 20 died of the shells
        told = by_sentence.get(doc.sentence_of[i], ())
        here = [m for m in told if not any(m.i < j < i or i < j < m.i for j in intervals)]
        best = max(here, key=lambda m: (_fit(doc, m, i, figure), -m.i), default=None)
        if best is not None and _fit(doc, best, i, figure) > 0:
            out.setdefault(best.i, []).append(_named(figure, best))
    return out


def _fit(doc: Document, match: Match, i: int, figure: Figure) -> int:
    """How well a figure at token i goes with a match; 0 where it cannot."""
    by_type, by_counts = _tables()
    what = figure.what
    if figure.unit is not None and match.frame.counts is not None:
        return 0  # "30 km from the port" counts nobody
    governs = doc.left_edges[match.i] <= i <= doc.right_edges[match.i]
    if match.frame.counts is not None and what in by_counts.get(match.frame.counts, {}):
        worth = by_counts[match.frame.counts][what]
    else:
        worth = by_type.get(match.frame.type, by_type["else"]).get(what, 0)
    if worth == 0 or (not governs and what in ("other", "items", "troops", "amount")):
        return 0
    if what == "other" and match.frame.counts is not None and not _hangs_on(doc, i, match.i):
        return 0  # "killed in a raid that threatens 300 families"
    return worth * 1000 + governs * _GOVERNS + max(0, _NEAR - abs(match.i - i))


def _hangs_on(doc: Document, i: int, trigger: int) -> bool:
    """Whether no other verb stands between token i and a trigger above it."""
    for above in doc.ancestors(i):
        if above == trigger:
            return True
        if doc.pos[above] == "VERB" and doc.deps[above] not in ("conj", "prep"):  # "according to"
            return False
    return False


def _named(figure: Figure, match: Match) -> Figure:
    """A bare number of people takes its sense from the verb: "arrested nine"; "nine killed and injured" has its own."""
    counts = match.frame.counts
    bare = figure.what == "other" and "what" not in figure.why
    return replace(figure, what=counts) if counts is not None and bare else figure
