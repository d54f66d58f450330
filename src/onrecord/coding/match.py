"""Frames found in a document: which words trigger them, which slots they fill, and which frame speaks for which."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.coding.lexicon import Entry, Frame, entries, word_class, words_of
from onrecord.coding.parties import Parties
from onrecord.coding.slots import Clauses
from onrecord.language import Document

# Slots that hold a noun phrase before a noun: they give a role only where they name a party.
_ADJECTIVAL = frozenset({"compound", "amod"})
_PARTICLES = frozenset({"prt", "prep", "advmod", "acomp", "advcl", "xcomp", "oprd"})
_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(slots=True)
class Match:
    """A frame at a trigger. Roles are head tokens; `slots` says which slot gave each, `inner` whom it speaks for."""

    frame: Frame
    i: int
    actor: int = -1
    recipient: int = -1
    slots: dict[str, str] = field(default_factory=dict)
    inner: "Match | None" = None


class Matcher:
    """Finds the frames of one document."""

    def __init__(self, doc: Document, clauses: Clauses, parties: Parties) -> None:
        self.doc, self.clauses, self.parties = doc, clauses, parties
        self._light = word_class("light_verbs")
        self._suffered = word_class("suffered_verbs")

    def find(self) -> list[Match]:
        """All matches that stand for themselves, in text order, their roles filled."""
        best: dict[int, Match] = {}
        lexicon, by_lemma = entries(), self.doc.by_lemma
        for lemma in by_lemma.keys() & lexicon.keys():
            for i in by_lemma[lemma]:
                frame = self._best(i, lexicon[lemma])
                if frame is not None:
                    best[i] = Match(frame, i)
        taken: set[int] = set()
        for match in best.values():
            for j in self._taken(match):
                taken.add(j)
                if match.inner is None and j in best and j != match.i:
                    match.inner = best[j]
        for i in sorted(best, reverse=True):
            self._fill(best[i])
        return [best[i] for i in sorted(best) if i not in taken and self._stands(best[i])]

    def _best(self, i: int, found: tuple[Entry, ...]) -> Frame | None:
        fits = [e for e in found if self._fits(i, e)]
        if not fits:
            return None
        return max(fits, key=lambda e: (e.particle is not None, *e.frame.specificity)).frame

    def _fits(self, i: int, entry: Entry) -> bool:
        doc = self.doc
        if entry.pos == "VERB":
            if doc.pos[i] not in ("VERB", "AUX") or doc.deps[i] in ("aux", "auxpass", "amod", "compound"):
                return False
        elif entry.pos == "NOUN":
            if doc.pos[i] not in _NOUNS or doc.deps[i] in ("compound", "poss"):
                return False
        elif doc.pos[i] not in ("ADJ", "VERB"):
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
            if "@any" in wanted or ("@party" in wanted and self.parties.holds_party(j)):
                return True
            if any(doc.lemmas[k] in wanted or doc.lowers[k] in wanted for k in doc.conjuncts(j)):
                return True
        return False

    def _taken(self, match: Match) -> Iterator[int]:
        for slot in match.frame.takes:
            j = self.clauses.fill(match.i, slot)
            if j >= 0:
                yield from self.doc.conjuncts(j)

    def _fill(self, match: Match) -> None:
        match.actor = self._role(match, "actor", match.frame.actor)
        match.recipient = self._role(match, "recipient", match.frame.recipient)
        if match.recipient == match.actor >= 0:
            match.recipient = -1

    def _role(self, match: Match, role: str, paths: str) -> int:
        for path in paths.split():
            if path.startswith("inner."):
                inner = match.inner
                j = getattr(inner, path[6:]) if inner is not None else -1
            else:
                j = self._slot(match, path)
            if j >= 0 and j != match.i and not self.parties.is_calendar(j) and (role == "actor" or j != match.actor):
                match.slots[role] = path
                return int(j)
        return -1

    def _slot(self, match: Match, path: str) -> int:
        i = match.i
        if self.doc.pos[i] in _NOUNS and path in ("subj", "obj"):
            return self._of_noun(i, path)
        j = self.clauses.fill(i, path)
        if j >= 0 and path.rpartition(".")[2] in _ADJECTIVAL and not self.parties.is_party(j):
            return -1
        return j

    def _of_noun(self, i: int, path: str) -> int:
        """Subject or object of an event noun, through the light verb that it stands under ("launched an attack")."""
        verb = self.light_verb(i)
        if verb < 0:
            return -1
        suffered = self.doc.lemmas[verb] in self._suffered
        if (path == "subj") == suffered:
            return -1
        return self.clauses.slot(verb, "subj")

    def light_verb(self, i: int) -> int:
        """The verb that only carries noun i out ("launched", "came under"), or -1."""
        doc = self.doc
        head = doc.heads[i]
        while doc.deps[i] == "conj" or (doc.deps[i] == "pobj" and doc.deps[doc.heads[head]] in ("dobj", "nsubjpass")):
            if doc.deps[i] == "pobj" and doc.lemmas[doc.heads[head]] not in word_class("measure_nouns"):
                break
            i = head if doc.deps[i] == "conj" else doc.heads[head]
            head = doc.heads[i]
        if doc.deps[i] == "pobj":
            head = doc.heads[head]
        known = self._light if doc.deps[i] in ("dobj", "nsubjpass", "acl", "relcl") else self._suffered
        if doc.lemmas[head] in known | self._suffered and doc.pos[head] in ("VERB", "AUX"):
            return head
        participle = doc.child(i, "acl", "relcl")
        return participle if participle >= 0 and doc.lemmas[participle] in self._light else -1

    def _stands(self, match: Match) -> bool:
        """A noun alone is no claim: it must have a party, or be carried out by someone."""
        return match.actor >= 0 or match.recipient >= 0 or self.doc.pos[match.i] not in _NOUNS
