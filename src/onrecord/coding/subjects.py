"""Whose deed a verb or noun tells: the logical subject, where the clause has none of its own too.

A passive's doer is its by-phrase; an infinitive takes its subject from the verb above it; a participle from the noun
before it, unless that is a place, or the participle tells what came of the deed ("shelled the town killing ten"). News
that has lost its commas misleads the parser; what it misreads regularly is set right here.
"""

from onrecord.coding.antecedents import Antecedents
from onrecord.coding.lexicon import word_class
from onrecord.language import Document

VERBS = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NO_SUBJECT = frozenset({"xcomp", "ccomp", "advcl", "pcomp"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})


class Subjects:
    """The subjects of one document's words."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.antecedents = Antecedents(doc)
        self._children = doc.children
        self._labels = {i: label for start, end, label in doc.entities for i in range(start, end)}
        self._doers = word_class("people") | word_class("events") | word_class("arms") | word_class("documents")
        self._results, self._object_control = word_class("results"), word_class("object_control")
        self._charging, self._voicing = word_class("charging"), word_class("voicing")

    def slot(self, i: int, name: str) -> int:
        """The word that fills one slot of word i, or -1: see `Clauses`."""
        raise NotImplementedError

    def is_noun(self, i: int) -> bool:
        """Whether word i stands as a noun, whatever the tagger calls it ("rebel shelling killed two")."""
        if self.doc.pos[i] not in VERBS:
            return True
        doc = self.doc
        if doc.deps[i] == "pcomp":  # "after shelling in the north"
            bare = doc.tags[i] == "VBG" and doc.child(i, "dobj", "xcomp", "ccomp", "nsubj") < 0
            return bare and doc.lowers[doc.heads[i]] in ("after", "following", "during", "amid", "since", "despite")
        gerund = doc.tags[i] == "VBG" and doc.child(i, "dobj") < 0  # "on Saturday killing nine" is none
        return doc.deps[i] in _NOMINAL and (gerund or doc.tags[i] in ("VBZ", "VBP", "VB"))

    def is_passive(self, i: int) -> bool:
        """Whether verb i is passive: by its auxiliary, its subject, or as a participle after a noun."""
        doc = self.doc
        for c in self._children[i]:
            if doc.deps[c] in ("auxpass", "nsubjpass", "agent"):
                return True
        if doc.tags[i] != "VBN":
            return False
        if doc.deps[i] == "conj" and doc.pos[doc.heads[i]] in VERBS and doc.child(i, "nsubj", "aux") < 0:
            return self.is_passive(doc.heads[i]) and doc.child(i, "dobj") < 0
        return doc.deps[i] in ("acl", "advcl", "amod") and doc.child(i, "aux", "dobj") < 0

    def _subject(self, i: int) -> int:
        doc = self.doc
        if self.is_noun(i):
            own_subject = doc.child(i, "nsubj") if doc.pos[i] == "ADJ" else -1
            return self.antecedents.of(own_subject) if own_subject >= 0 else self._noun_subject(i)
        if self.is_passive(i):
            return self._agent(i)
        own = [c for c in self._children[i] if doc.deps[c] in ("nsubj", "csubj")]
        if own:
            last = own[0] if own[-1] > 0 and self.doc.words[own[-1] - 1] == "(" else own[-1]
            return self.antecedents.of(self._after_dateline(last))
        lost = self._lost_subject(i)
        lost = lost if lost >= 0 else self._measured_from(i)
        return lost if lost >= 0 else self._shared_subject(i)

    def _measured_from(self, i: int) -> int:
        """The subject behind a span of time: in "a day after a bomb left 20 dead" the parser hangs it on "after"."""
        doc = self.doc
        if doc.tags[i] not in FINITE:
            return -1
        spans = (c for c in self._children[i] if doc.deps[c] == "npadvmod")
        links = (link for c in spans for link in self._children[c] if doc.lowers[link] in ("after", "before"))
        return next((noun for link in links if (noun := doc.child(link, "pobj")) < i and noun >= 0), -1)

    def _lost_subject(self, i: int) -> int:
        """Where a comma is missing: "In the north army units shelled", whose subject the parser hangs on "In"."""
        doc = self.doc
        if doc.tags[i] not in FINITE or i == 0 or doc.deps[i] in ("acl", "relcl"):
            return -1
        before = i - 1 if doc.pos[i - 1] != "ADV" else i - 2
        above = before
        while above >= 0 and doc.deps[above] in ("pobj", "prep", "pcomp") and above != i:
            above = doc.heads[above]
        return before if above == i and doc.pos[before] in ("NOUN", "PROPN") else -1

    def _after_dateline(self, i: int) -> int:
        """The subject behind a dateline ("GENEVA -- A judge has ..."), which the parser takes for an apposition."""
        doc = self.doc
        if not doc.words[i].isupper() or len(doc.words[i]) < 3:
            return i
        for j in range(i + 1, min(doc.right_edges[i] + 1, i + 8)):
            if doc.words[j] in ("-", "--", "–", "—", ":"):
                after = [k for k in range(j + 1, doc.right_edges[i] + 1) if doc.deps[k] == "appos"]
                return after[0] if after else i
        return i

    def _agent(self, i: int) -> int:
        for c in self._children[i]:
            if self.doc.lowers[c] == "by":
                return self.doc.child(c, "pobj")
        head = self.doc.heads[i]
        return self._agent(head) if self.doc.deps[i] == "conj" and head != i and self.doc.pos[head] in VERBS else -1

    def _shared_subject(self, i: int) -> int:
        """The subject that a verb without one of its own takes from the clause above it."""
        doc = self.doc
        head, dep = doc.heads[i], doc.deps[i]
        if head == i:
            return -1
        if dep == "acl" and doc.tags[i] == "VBG" and doc.lemmas[i] in self._results:
            return self._cause(head)
        if dep == "acl":
            return self.slot(head, "subj") if doc.child(i, "aux") >= 0 else self._doer(head, doc.tags[i] == "VBN")
        if dep == "relcl":
            return head
        if dep in ("conj", "dep") and doc.pos[head] in VERBS:
            return self._passive_subject(head) if self.is_passive(head) else self.slot(head, "subj")
        if dep == "pcomp":
            return self._subject_of_gerund(head)
        if (dep in ("advcl", "ccomp") and self._is_finite(i)) or (dep == "ccomp" and self._is_told(i)):
            return -1
        if dep in NO_SUBJECT and doc.pos[head] in VERBS:
            if dep in ("xcomp", "ccomp", "advcl") and doc.tags[i] == "VB" and doc.lemmas[head] in self._object_control:
                named = (self.slot(head, slot) for slot in ("obj", "on", "upon", "to"))
                governed = next((j for j in named if j >= 0), -1)
                if governed >= 0:
                    return governed
            return self._passive_subject(head) if self.is_passive(head) else self.slot(head, "subj")
        if dep in NO_SUBJECT:
            # "Lisbon to expel two diplomats": a headline, whose subject the parser takes for its head
            return head if dep == "advcl" and doc.heads[head] == head else self.slot(head, "subj")
        return -1

    def _is_finite(self, i: int) -> bool:
        doc = self.doc
        return doc.tags[i] in FINITE or any(doc.tags[c] in FINITE for c in doc.all_children(i, "aux", "auxpass"))

    def _cause(self, noun: int) -> int:
        """The subject of a participle of result ("hit a house killing two"): that of the verb above."""
        doc = self.doc
        for above in doc.ancestors(noun):
            if doc.pos[above] in VERBS:
                return self._agent(above) if self.is_passive(above) else self.slot(above, "subj")
        return self._top(noun)

    def _top(self, noun: int) -> int:
        """The noun that a chain of prepositional phrases hangs on."""
        doc = self.doc
        while doc.deps[noun] == "pobj" and doc.pos[doc.heads[doc.heads[noun]]] in ("NOUN", "PROPN"):
            noun = doc.heads[doc.heads[noun]]
        return noun

    def _doer(self, noun: int, misread: bool) -> int:
        """The subject of a participle that hangs on a noun: a place does nothing, so go up from it.

        With `misread` it is a past tense ("raids on the city killed ten"), whose subject is the topmost noun.
        """
        doc = self.doc
        while doc.deps[noun] == "pobj" and (misread or self._is_place(noun) or doc.lemmas[noun] not in self._doers):
            above = doc.heads[doc.heads[noun]]
            if doc.pos[above] in VERBS:
                subject = self._passive_subject(above) if self.is_passive(above) else self.slot(above, "subj")
                return subject if subject >= 0 else noun
            if doc.pos[above] not in ("NOUN", "PROPN") or above == noun:
                break
            noun = above
        return noun

    def _is_place(self, i: int) -> bool:
        return self._labels.get(i) in ("GPE", "LOC", "FAC")

    def _subject_of_gerund(self, preposition: int) -> int:
        doc = self.doc
        head = doc.heads[preposition]
        if doc.pos[head] in VERBS:
            governed = self.slot(head, "obj") if doc.lowers[preposition] in ("of", "from") else -1
            if governed >= 0:
                return governed
            if self.is_passive(head):  # "were killed in shelling": not by those to whom it was done
                return -1 if doc.lowers[preposition] == "in" else self._passive_subject(head)
            return self.slot(head, "subj")
        if (
            doc.lowers[preposition] == "of"
            and doc.deps[head] == "dobj"
            and doc.lemmas[doc.heads[head]] in self._charging
        ):
            return head  # "accuses officials of taking bribes", where the parser hangs "of" on the officials
        return self.slot(head, "subj")

    def _is_told(self, i: int) -> bool:
        """Whether a past form stands in somebody's words, which the parser cuts off ("… that activists say killed")."""
        return self.doc.tags[i] == "VBN" and self.doc.lemmas[self.doc.heads[i]] in self._voicing

    def _passive_subject(self, i: int) -> int:
        return self.slot(i, "obj") if self.slot(i, "dative") < 0 else self.slot(i, "dative")

    def _noun_subject(self, i: int) -> int:
        """Whose deed a noun names: its possessor, its by-phrase, or the subject of the verb above it."""
        for slot in ("poss", "by"):
            found = self.slot(i, slot)
            if found >= 0:
                return found
        doc = self.doc
        participle = doc.child(i, "acl")
        if participle >= 0 and doc.tags[participle] == "VBN" and self._agent(participle) >= 0:
            return self._agent(participle)
        head = doc.heads[i]
        if doc.deps[i] in ("dobj", "attr", "acomp", "nsubjpass") and doc.pos[head] in VERBS:
            return self.slot(head, "subj")
        if doc.deps[i] == "pobj" and doc.pos[doc.heads[head]] in VERBS:
            return self.slot(doc.heads[head], "subj")
        return -1
