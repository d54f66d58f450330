"""Frames found in a document: which words trigger them, and which frame speaks for which."""

from collections.abc import Iterator

from onrecord.coding.found import Match
from onrecord.coding.lexicon import Entry, Frame, entries, hyphenated, words_of
from onrecord.coding.nouns import EventNouns
from onrecord.coding.parties import Parties
from onrecord.coding.roles import Roles
from onrecord.coding.slots import Clauses
from onrecord.language import Document

_PARTICLES = frozenset({"prt", "prep", "advmod", "acomp", "advcl", "xcomp", "ccomp", "oprd"})
_NO_TRIGGER = frozenset({"aux", "auxpass", "amod", "compound"})


class Matcher:
    """Finds the frames of one document."""

    def __init__(self, doc: Document, clauses: Clauses, parties: Parties) -> None:
        self.doc, self.clauses, self.parties = doc, clauses, parties
        self.events = EventNouns(doc, clauses)
        self.roles = Roles(doc, clauses, parties, self.events)
        self._joined = self._joined_words()

    def _joined_words(self) -> dict[int, str]:
        """Words with a hyphen, which the parser cuts up ("cease-fire"): the lexicon's word, by the last piece."""
        doc = self.doc
        out = {}
        for j in doc.by_lemma.get("-", ()):
            if 0 < j < len(doc) - 1 and doc.ends[j - 1] == doc.starts[j] and doc.ends[j] == doc.starts[j + 1]:
                joined = f"{doc.lowers[j - 1]}-{doc.lemmas[j + 1]}"
                if joined in hyphenated():
                    out[j + 1] = joined
        return out

    def find(self) -> list[Match]:
        """All matches that stand for themselves, in text order, their roles filled."""
        best: dict[int, Match] = {}
        lexicon, by_lemma = entries(), self.doc.by_lemma
        for lemma in by_lemma.keys() & lexicon.keys():
            for i in by_lemma[lemma]:
                frame = self._best(i, lexicon[lemma]) if i not in self._joined else None
                if frame is not None:
                    best[i] = Match(frame, i)
        for i, lemma in self._joined.items():
            frame = self._best(i, lexicon.get(lemma, ()))
            if frame is not None:
                best[i] = Match(frame, i)
        taken: dict[int, Match] = {}
        for match in best.values():
            for j in self._taken(match):
                taken[j] = match
                if match.inner is None and j in best and j != match.i:
                    match.inner = best[j]
        for i in sorted(best, reverse=True):
            self.roles.fill(best[i])
        for i in taken.keys() & best.keys():
            self._answer(best[i], taken[i])
        told = (best[i] for i in sorted(best) if i not in taken or best[i].answered)
        return [match for match in told if self._stands(match)]

    def _answer(self, match: Match, taker: Match) -> None:
        """A request of one party that another accepts or turns down is told as well: it was made, and to the other."""
        if match.frame.type != "REQUEST" or taker.frame.type not in ("REJECT", "CONCEDE"):
            return
        if match.actor in (-1, taker.actor) or not self.parties.is_party(match.actor):
            return
        match.answered = True
        if match.recipient < 0:
            match.recipient, match.slots["recipient"] = taker.actor, "answered by"

    def _best(self, i: int, found: tuple[Entry, ...]) -> Frame | None:
        fits = [e for e in found if self._fits(i, e)]
        if not fits:
            return None
        return max(fits, key=lambda e: (e.frame.prefer, e.particle is not None, *e.frame.specificity)).frame

    def _fits(self, i: int, entry: Entry) -> bool:
        doc = self.doc
        if entry.pos == "VERB":
            like = doc.heads[i] if doc.deps[i] == "conj" else i
            if self.clauses.is_noun(i) or (doc.deps[like] in _NO_TRIGGER and doc.tags[i] != "MD"):
                return False
        elif entry.pos == "NOUN":
            if not self.events.is_event(i) or doc.deps[i] in ("compound", "poss"):
                return False
        elif doc.tags[i] not in ("JJ", "VBN"):
            return False
        if entry.particle and not self._has_particle(i, entry.particle):
            return False
        frame = entry.frame
        return all(self._holds(i, s, words) for s, words in frame.need.items()) and not any(
            self._holds(i, s, words) for s, words in frame.bar.items()
        )

    def _has_particle(self, i: int, particle: str) -> bool:
        doc = self.doc
        return any(doc.lowers[c] == particle and doc.deps[c] in _PARTICLES for c in doc.children[i])

    def _holds(self, i: int, slots: str, words: tuple[str, ...]) -> bool:
        """Whether one of the slots (alternatives parted by spaces) holds one of the words."""
        doc = self.doc
        for slot in slots.split():
            j = self.clauses.fill(i, slot)
            if j < 0:
                continue
            wanted = words_of(words)
            if "@any" in wanted or ("@party" in wanted and any(map(self.parties.is_party, doc.conjuncts(j)))):
                return True
            if "@number" in wanted and doc.pos[j] == "NUM":
                return True
            for k in (k for part in doc.conjuncts(j) for k in (part, *self._counted(part))):
                if self._joined.get(k, doc.lemmas[k]) in wanted or doc.lowers[k] in wanted:
                    return True
                if "weapon" in wanted and self.parties.is_equipment(k):
                    return True
        return False

    def _counted(self, i: int) -> list[int]:
        """What a bare number counts: the planes of "50 of the planes"."""
        doc = self.doc
        of = doc.child(i, "prep") if doc.pos[i] == "NUM" else -1
        return doc.all_children(of, "pobj") if of >= 0 and doc.lowers[of] == "of" else []

    def _taken(self, match: Match) -> Iterator[int]:
        for slot in match.frame.takes:
            j = self.clauses.fill(match.i, slot)
            if j >= 0:
                yield from self.doc.conjuncts(j)

    def _stands(self, match: Match) -> bool:
        """A noun alone is no claim: it must have a party, or be carried out by someone."""
        return match.actor >= 0 or match.recipient >= 0 or not self.events.is_event(match.i)
