"""Nouns that name a deed, and the verbs that only carry them out ("launched an attack", "came under fire")."""

from onrecord.coding.lexicon import word_class
from onrecord.coding.slots import Clauses
from onrecord.language import Document

_NOUNS = frozenset({"NOUN", "PROPN"})


class EventNouns:
    """The event nouns of one document."""

    def __init__(self, doc: Document, clauses: Clauses) -> None:
        self.doc, self.clauses = doc, clauses
        self._light, self._suffered = word_class("light_verbs"), word_class("suffered_verbs")

    def is_event(self, i: int) -> bool:
        """Whether trigger i stands as a noun."""
        return self.doc.pos[i] in _NOUNS or (self.doc.pos[i] == "VERB" and self.clauses.is_noun(i))

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
            if doc.lowers[head] == "under":
                return doc.heads[head] if doc.lemmas[doc.heads[head]] in ("come", "be", "remain") else -1
            head = doc.heads[head]
        if doc.deps[i] == "attr" and doc.lemmas[head] in ("be", "remain", "become"):
            subject = doc.child(head, "nsubj")
            return head if subject >= 0 and doc.pos[subject] != "PRON" else -1
        if doc.lemmas[head] == "carry" and doc.child(head, "prt") < 0:
            return -1
        known = self._light if doc.deps[i] in ("dobj", "nsubjpass", "acl", "relcl") else self._suffered
        if doc.lemmas[head] in known | self._suffered and doc.pos[head] in ("VERB", "AUX"):
            return head
        participle = doc.child(i, "acl", "relcl")
        return participle if participle >= 0 and doc.lemmas[participle] in self._light else -1

    def is_suffered(self, i: int, verb: int) -> bool:
        """Whether noun i happens to the subject of its light verb ("faces sanctions", "came under attack")."""
        return self.doc.lemmas[verb] in self._suffered or self.doc.lowers[self.doc.heads[i]] == "under"
