"""When and where, by what stands in a trigger's own clause; and whether it is told as history or as news."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from onrecord.coding.lexicon import word_class
from onrecord.grounding import Grounding
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Figure

_VERBS = frozenset({"VERB", "AUX"})
# A verb under these relations tells something else: its dates and places are its own.
_OTHER_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis"})
# A date that ended more than this many days before the report came out is history, not news.
_LONG = 31


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_yaml("coding/status.yaml")[name])


class Circumstances:
    """The circumstances of one document's triggers."""

    def __init__(self, doc: Document, grounding: Grounding) -> None:
        self._doc = doc
        self._dates, self._figures = grounding.date_at, grounding.figure_at
        self._when = {j: d.id for j, d in grounding.date_at.items()}
        self._where = {j: p.id for j, p in grounding.place_at.items() if p.use == "location"}
        self._walked: dict[tuple[int, int], list[int]] = {}
        self._published = grounding.published.start

    def clause(self, i: int) -> int:
        """The verb of the clause that trigger i stands in."""
        doc = self._doc
        while doc.pos[i] not in _VERBS and doc.heads[i] != i:
            i = doc.heads[i]
        return i

    def _within(self, top: int, around: int) -> list[int]:
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

        A date that a noun above it bears is nearer: "the March 19 report of an attack" tells of that day.
        """
        return self._borne(i) or self._told(i, self._when)

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

    def where(self, i: int) -> tuple[str, ...]:
        """The ids of the places used as locations in the clause of trigger i, or in the one that it goes on from."""
        return self._told(i, self._where)

    def _told(self, i: int, table: dict[int, str]) -> tuple[str, ...]:
        """The ids of the mentions in a trigger's clause, in text order.

        "A raid hit the port on Friday, killing two": what a participle or a further verb adds happened when and where
        its first verb tells, unless it tells its own; and so does what a clause tells of an attack ("a raid on the port
        on Friday that killed two").
        """
        top = self.clause(i)
        while table:
            found = {table[j]: j for j in self._within(top, i) if j in table}
            on_attack = self._tells_of_attack(top)
            if found or not (on_attack or self._goes_on(top)):
                return tuple(sorted(found, key=found.__getitem__))
            top = self._doc.heads[top] if on_attack else self.clause(self._doc.heads[top])
        return ()

    def _tells_of_attack(self, verb: int) -> bool:
        """Whether a verb stands right behind an attack and tells of it: then the phrase of the attack says where."""
        doc = self._doc
        return doc.deps[verb] in ("relcl", "acl") and doc.lemmas[doc.heads[verb]] in word_class("events")

    def _goes_on(self, verb: int) -> bool:
        """Whether a verb goes on from the one above it: a participle without a subject, or a conjunct."""
        doc = self._doc
        if doc.heads[verb] == verb:
            return False
        participle = doc.deps[verb] == "advcl" and doc.tags[verb] in ("VBG", "VBN")
        further = doc.deps[verb] == "conj" and doc.pos[doc.heads[verb]] in _VERBS
        return (participle or further) and doc.child(verb, "nsubj", "nsubjpass", "mark") < 0

    def is_background(self, i: int) -> bool:
        """Whether trigger i is told as earlier history: by its tense, by words beside it, or by a date long past."""
        top = self.clause(i)
        if self._is_pluperfect(top) or self._earlier(i) or self._earlier(top) or self._sums_up_a_war(top):
            return True
        ends = [self._dates[j].end for j in self._within(top, i) if j in self._dates] if self._dates else []
        return bool(ends) and all(_long_before(end, self._published) for end in ends)

    def _is_pluperfect(self, verb: int) -> bool:
        """Whether a verb is in the past perfect, and not merely reported in it ("said it had freed")."""
        doc = self._doc
        if doc.deps[verb] in ("ccomp", "advcl", "conj"):
            return False
        return any(doc.lowers[c] in ("had", "'d") and doc.deps[c] == "aux" for c in doc.children[verb])

    def _sums_up_a_war(self, verb: int) -> bool:
        """Whether a perfect tense tells of a whole war: "which has killed", "have died since the conflict began"."""
        doc = self._doc
        if not any(doc.lowers[c] in ("has", "have") and doc.deps[c] == "aux" for c in doc.children[verb]):
            return False
        subject = doc.child(verb, "nsubj")
        if doc.deps[verb] == "relcl":
            subject = doc.heads[verb]
        if subject >= 0 and doc.lemmas[subject] in _words("wars"):
            return True
        return any(self._since_a_war(c) for c in doc.children[verb])

    def _since_a_war(self, i: int) -> bool:
        """Whether the phrase or clause of word i is "since" a war, or since it began."""
        doc = self._doc
        start, end = doc.subtree(i)
        since = doc.lowers[start] == "since"
        return since and any(doc.lemmas[j] in _words("wars") for j in range(start, end))

    def _earlier(self, i: int) -> bool:
        return any(self._doc.lowers[c] in _words("earlier") for c in self._doc.children[i])

    def figure_in(self, start: int, end: int) -> Figure | None:
        """The first figure among these tokens."""
        return next((self._figures[j] for j in range(start, end) if j in self._figures), None)


def _long_before(end: str | None, published: str | None) -> bool:
    """Whether a last day lies more than a month before the day of publication (both ISO 8601)."""
    if not end or not published:
        return False
    try:
        return (date.fromisoformat(published[:10]) - date.fromisoformat(end[:10])).days > _LONG
    except ValueError:
        return False
