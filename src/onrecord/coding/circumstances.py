"""When, where, how many: the dates, places and figures that stand in a trigger's own clause."""

from collections.abc import Iterator

from msgspec.structs import replace

from onrecord.coding.match import Match
from onrecord.coding.slots import Clauses
from onrecord.grounding import Grounding
from onrecord.language import Document
from onrecord.records import Figure

_VERBS = frozenset({"VERB", "AUX"})
# A verb under these relations tells something else: its dates and places are its own.
_OTHER_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis"})
_FIELDS = ("killed", "injured", "arrested", "displaced")


class Circumstances:
    """The circumstances of one document's triggers."""

    def __init__(self, doc: Document, grounding: Grounding, clauses: Clauses) -> None:
        self._doc, self._clauses = doc, clauses
        self._dates, self._places, self._figures = grounding.date_at, grounding.place_at, grounding.figure_at

    def clause(self, i: int) -> int:
        """The verb of the clause that trigger i stands in."""
        doc = self._doc
        while doc.pos[i] not in _VERBS and doc.heads[i] != i:
            i = doc.heads[i]
        return i

    def _within(self, top: int, around: int) -> Iterator[int]:
        """The tokens of a clause, those of other clauses in it left out, except the one that holds the trigger."""
        doc = self._doc
        stack = [top]
        while stack:
            i = stack.pop()
            yield i
            stack.extend(
                c
                for c in reversed(doc.children[i])
                if not (doc.deps[c] in _OTHER_CLAUSES and doc.pos[c] in _VERBS)
                or doc.left_edges[c] <= around <= doc.right_edges[c]
            )

    def when(self, i: int) -> tuple[str, ...]:
        """The ids of the dates in the clause of trigger i."""
        if not self._dates:
            return ()
        found = {self._dates[j].id: j for j in self._within(self.clause(i), i) if j in self._dates}
        return tuple(sorted(found, key=found.__getitem__))

    def where(self, i: int) -> tuple[str, ...]:
        """The ids of the places in the clause of trigger i that are used as locations."""
        if not self._places:
            return ()
        within = self._within(self.clause(i), i)
        found = {self._places[j].id: j for j in within if j in self._places and self._places[j].use == "location"}
        return tuple(sorted(found, key=found.__getitem__))

    def is_background(self, i: int) -> bool:
        """Whether the trigger is told as earlier history."""
        return False

    def figures(self, match: Match) -> tuple[Figure, ...]:
        """The figures of a claim."""
        if not self._figures:
            return ()
        found: dict[int, Figure] = {}
        for j in self._within(match.i, match.i):
            figure = self._figures.get(j)
            if figure is not None:
                found[figure.span.start] = self._named(figure, match)
        return tuple(found[start] for start in sorted(found))

    @staticmethod
    def _named(figure: Figure, match: Match) -> Figure:
        counts = match.frame.counts
        return replace(figure, what=counts) if counts and figure.what in ("other", "items") else figure

    def figure_in(self, start: int, end: int) -> Figure | None:
        """The first figure among these tokens."""
        return next((self._figures[j] for j in range(start, end) if j in self._figures), None)
