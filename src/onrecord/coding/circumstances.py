"""When and where, by what stands in a trigger's own clause."""

from collections.abc import Iterator

from onrecord.coding.lexicon import word_class
from onrecord.grounding import Grounding
from onrecord.language import Document
from onrecord.records import Figure

_VERBS = frozenset({"VERB", "AUX"})
# A verb under these relations tells something else: its dates and places are its own.
_OTHER_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis"})


class Circumstances:
    """The circumstances of one document's triggers."""

    def __init__(self, doc: Document, grounding: Grounding) -> None:
        self._doc = doc
        self._figures = grounding.figure_at
        self._when = {j: d.id for j, d in grounding.date_at.items()}
        self._where = {j: p.id for j, p in grounding.place_at.items() if p.use == "location"}
        self._walked: dict[tuple[int, int], list[int]] = {}

    def clause(self, i: int) -> int:
        """The verb of the clause that trigger i stands in."""
        doc = self._doc
        while doc.pos[i] not in _VERBS and doc.heads[i] != i:
            i = doc.heads[i]
        return i

    def within(self, top: int, around: int) -> list[int]:
        """The tokens of a clause, those of other clauses in it left out, except the one that holds the trigger."""
        if (top, around) not in self._walked:
            self._walked[top, around] = list(self._walk(top, around))
        return self._walked[top, around]

    def _walk(self, top: int, around: int) -> Iterator[int]:
        doc = self._doc
        stack = [top]
        while stack:
            i = stack.pop()
            yield i
            for c in reversed(doc.children[i]):
                other = doc.deps[c] in _OTHER_CLAUSES and doc.pos[c] in _VERBS
                if not other or doc.left_edges[c] <= around <= doc.right_edges[c]:
                    stack.append(c)

    def when(self, i: int) -> tuple[str, ...]:
        """The ids of the dates in the clause of trigger i, or in the clause that it goes on from.

        A date that a noun above it bears is nearer: "the March 19 report of an attack" tells of that day; and so is one
        that "when" takes up: "is often hit, as in July when a bomber killed 16".
        """
        taken_up = self.taken_up(i)
        return self._borne(i) or ((self._when[taken_up],) if taken_up >= 0 else self._told(i, self._when))

    def taken_up(self, i: int) -> int:
        """The date, by its last token, right before the "when" that opens the clause of trigger i; or -1.

        Not where the clause has a date of its own.
        """
        doc, top = self._doc, self.clause(i)
        start = doc.sentences[doc.sentence_of[i]][0]
        if not self._when or any(j in self._when for j in self.within(top, i)):
            return -1
        for opens in range(i, start, -1):
            if doc.lowers[opens] == "when":
                above = doc.heads[opens]
                last = max((j for j in self._when if start <= j < opens), default=-1)
                near = last >= 0 and all(doc.lowers[k] == "," for k in range(last + 1, opens))
                return last if near and (above == top or above in doc.ancestors(top)) else -1
        return -1

    def _borne(self, i: int) -> tuple[str, ...]:
        """The dates that stand before trigger i in its phrase, or before a noun of which it is told."""
        doc = self._doc
        while doc.pos[i] in ("NOUN", "PROPN"):
            if own := [j for j in range(doc.left_edges[i], i) if j in self._when]:
                return (self._when[own[0]],)
            above = doc.heads[i]
            if doc.deps[i] != "pobj" or doc.lowers[above] != "of" or doc.heads[above] >= above:
                break
            i = doc.heads[above]
        return ()

    def where(self, i: int, within: range | None = None) -> tuple[str, ...]:
        """The ids of the places used as locations in the clause of trigger i, or in the one that it goes on from.

        `within` are the tokens among which they are looked for, where the clause tells of several places.
        """
        where = self._where if within is None else {j: id_ for j, id_ in self._where.items() if j in within}
        return self._told(i, where)

    def _told(self, i: int, table: dict[int, str]) -> tuple[str, ...]:
        """The ids of the mentions in a trigger's clause, in text order.

        "A raid hit the port on Friday, killing two": what a participle or a further verb adds happened when and where
        its first verb tells, unless it tells its own; and so does what a clause tells of an attack ("a raid on the port
        on Friday that killed two").
        """
        top = self.clause(i)
        while table:
            found = {table[j]: j for j in self.within(top, i) if j in table}
            on_attack = self._tells_of_attack(top)
            if found or not (on_attack or self.goes_on(top)):
                return tuple(sorted(found, key=found.__getitem__))
            top = self._doc.heads[top] if on_attack else self.clause(self._doc.heads[top])
        return ()

    def _tells_of_attack(self, verb: int) -> bool:
        """Whether a verb stands right behind an attack and tells of it: then the phrase of the attack says where."""
        doc = self._doc
        return doc.deps[verb] in ("relcl", "acl") and doc.lemmas[doc.heads[verb]] in word_class("events")

    def goes_on(self, verb: int) -> bool:
        """Whether a verb goes on from the one above it: a participle without a subject, or a conjunct."""
        doc = self._doc
        if doc.heads[verb] == verb:
            return False
        participle = doc.deps[verb] == "advcl" and doc.tags[verb] in ("VBG", "VBN")
        further = doc.deps[verb] == "conj" and doc.pos[doc.heads[verb]] in _VERBS
        return (participle or further) and doc.child(verb, "nsubj", "nsubjpass", "mark") < 0

    def figure_in(self, start: int, end: int) -> Figure | None:
        """The first figure among these tokens."""
        return next((self._figures[j] for j in range(start, end) if j in self._figures), None)
