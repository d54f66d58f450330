"""Grammar: which word fills which slot of a trigger, whatever the shape of its clause.

A slot is a relation that frames may name: `subj` and `obj` are the LOGICAL subject and object, so that "Iran struck
the base" and "the base struck by Iran" fill them alike. `dative` is the indirect object; `clause` the verb of the
complement, `infinitive` where it is one; `oprd`, `acomp` and `attr` what is said of an object or subject; `poss`,
`compound` and `amod` what stands before a noun; `aimed` what a deed was aimed at, `blamed` whom it is laid on,
`speaker` who says the sentence, `head` the word above, `modal` the "would" or "could" of a verb; any other name is a
preposition. "obj.of" is the of-phrase of the object.
Conventions of the relations are those of the parser's label set (ClearNLP).
"""

from onrecord.coding.blame import blamed
from onrecord.coding.lexicon import word_class
from onrecord.coding.subjects import NO_SUBJECT, VERBS, Subjects
from onrecord.language import Document

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_CALENDAR = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative", "prt", "mark", "aux", "advmod"})
_CARRIERS = frozenset({"dobj", "prt", "nsubjpass", "advmod", "acomp", "attr"})
_QUOTES = frozenset({'"', "“", "'", "‘"})
_PREDICATES = frozenset({"oprd", "acomp", "attr"})
_BEFORE_NOUNS = frozenset({"poss", "compound", "amod"})


class Clauses(Subjects):
    """The slots of one document's words, each worked out once."""

    def __init__(self, doc: Document) -> None:
        super().__init__(doc)
        self._known: dict[tuple[int, str], int] = {}
        self._aiming, self._voicing = word_class("aiming"), word_class("voicing")
        self._calendar = {i for start, end, label in doc.entities if label in _CALENDAR for i in range(start, end)}

    def fill(self, i: int, path: str) -> int:
        """The word that fills a slot (or a path of slots, "obj.of") of the trigger i, or -1."""
        for slot in path.split("."):
            i = self.slot(i, slot)
            if i < 0:
                return -1
        return i

    def slot(self, i: int, name: str) -> int:
        """The word that fills one slot of word i, or -1."""
        key = (i, name)
        if key not in self._known:
            self._known[key] = -1  # a circle in the grammar ends here
            found = self._find(i, name)
            self._known[key] = self.antecedents.through_measures(found) if found >= 0 else -1
        return self._known[key]

    def _find(self, i: int, name: str) -> int:
        doc = self.doc
        if name == "subj":
            return self._subject(i)
        if name == "obj":
            return self._object(i)
        if name == "dative":
            return self._dative(i)
        if name == "clause":
            return self._complement(i)
        if name == "aimed":
            return self._aimed(i)
        if name == "speaker":
            return self._speaker(i)
        if name == "head":
            return doc.heads[i]
        if name == "modal":
            return next((c for c in self._children[i] if doc.tags[c] == "MD"), -1)
        if name == "blamed":
            return blamed(self, i)
        if name == "infinitive":
            return self._infinitive(i)
        if name in _PREDICATES:
            return self._predicate(i, name)
        if name in _BEFORE_NOUNS:
            return self._before(i, name)
        return self._preposition(i, name)

    def _predicate(self, i: int, name: str) -> int:
        """What is said of an object or subject; far behind it the parser may take it for a clause of its own.

        As in "left 35 people, including 22 children, dead".
        """
        doc, found = self.doc, self.doc.child(i, name)
        if found >= 0 or name != "oprd" or doc.child(i, "dobj") < 0:
            return found
        return next((c for c in self._children[i] if doc.deps[c] == "advcl" and doc.pos[c] == "ADJ" and c > i), -1)

    def _complement(self, i: int) -> int:
        """The verb of the clause that completes word i."""
        if not self.is_noun(i):
            found = self.doc.child(i, "xcomp", "ccomp")
            return found if found >= 0 else self.doc.child(i, "acl")
        return self.doc.child(i, "acl", "xcomp", "ccomp")

    def _aimed(self, i: int) -> int:
        """What a deed was aimed at by its own participle ("raids targeting the school")."""
        doc = self.doc
        for c in self._children[i]:
            if doc.deps[c] in ("acl", "relcl") and doc.lemmas[c] in self._aiming:
                return self.slot(c, "obj")
        struck = doc.deps[i] == "nsubj" and doc.lemmas[doc.heads[i]] in self._aiming
        return self.slot(doc.heads[i], "obj") if struck else -1

    def _speaker(self, i: int) -> int:
        """Who says the sentence that word i stands in ("Bonn said that Prague must pay"), if the parse says it."""
        doc = self.doc
        for above in (i, *doc.ancestors(i)):
            if doc.deps[above] == "ccomp" and doc.lemmas[doc.heads[above]] in self._voicing:
                return self.slot(doc.heads[above], "subj")
            if doc.deps[above] in ("relcl", "advcl", "acl"):
                break
        return -1

    def _infinitive(self, i: int) -> int:
        """The complement of word i that is an infinitive with "to", or a bare one ("insist that he leave")."""
        doc = self.doc
        for c in self._children[i]:
            if (
                doc.deps[c] in ("xcomp", "ccomp", "acl", "advcl", "relcl")
                and doc.tags[c] == "VB"
                and doc.child(c, "nsubjpass") < 0
            ):
                if any(doc.tags[a] == "MD" for a in self._children[c]):
                    continue
                return c
        return -1

    def _object(self, i: int) -> int:
        doc = self.doc
        if self.is_noun(i):
            return self.slot(i, "of")
        if not self.is_passive(i):
            return self._active_object(i)
        retained = doc.child(i, "dobj", "oprd")
        own = doc.child(i, "nsubjpass", "nsubj")
        if retained >= 0 and doc.deps[retained] == "dobj":
            return retained
        if own >= 0:
            return self.antecedents.of(own)
        head, dep = doc.heads[i], doc.deps[i]
        if dep in ("acl", "relcl", "amod"):
            return head
        if dep == "conj":
            return self.slot(head, "obj" if self.is_passive(head) else "subj")
        if dep in NO_SUBJECT:
            return self._shared_subject(i)
        return -1

    def _active_object(self, i: int) -> int:
        doc = self.doc
        own = doc.all_children(i, "dobj")
        if own:
            # 'armed Chads "moderate tribes"': where an apostrophe is lost, the owner is taken for an object too
            quoted = len(own) == 2 and doc.words[own[0] + 1] in _QUOTES and doc.pos[own[0]] == "PROPN"
            return self.antecedents.of(own[quoted])
        if (
            doc.deps[i] == "relcl"
            and doc.child(i, "nsubj") >= 0
            and doc.lowers[doc.child(i, "nsubj")] not in _RELATIVES
        ):
            return doc.heads[i]
        if doc.deps[i] == "conj" and doc.deps[doc.heads[i]] not in ("ROOT", "ccomp"):
            return -1
        # "killed and injured dozens of men", where the parser takes "injured dozens" for a noun phrase
        for c in self._children[i]:
            if (
                doc.deps[c] == "conj"
                and doc.pos[c] == "NOUN"
                and i < c <= i + 4
                and doc.tags[doc.left_edges[c]] == "VBN"
            ):
                return c
        # "bombed and shelled the town": the object of the last verb is that of those before it too
        for c in self._children[i]:
            if doc.deps[c] == "conj" and doc.pos[c] in VERBS and doc.child(c, "nsubj") < 0 and c - i <= 3:
                return self.slot(c, "obj")
        return -1

    def _dative(self, i: int) -> int:
        doc = self.doc
        own = doc.child(i, "dative")
        if own >= 0:
            return doc.child(own, "pobj") if doc.pos[own] == "ADP" else self.antecedents.of(own)
        if doc.pos[i] in VERBS and doc.child(i, "dobj") >= 0 and doc.child(i, "nsubjpass") >= 0:
            return self.antecedents.of(doc.child(i, "nsubjpass"))
        return -1

    def _before(self, i: int, name: str) -> int:
        found = self.doc.child(i, name)
        return self.antecedents.of(found) if found >= 0 and name == "poss" else found

    def _preposition(self, i: int, name: str) -> int:
        """The object of a preposition of word i, or of what the parser may have hung it on instead."""
        for near in (self._owners, self._neighbours):
            for place in near(i, name):
                for c in self._children[place]:
                    if self.doc.lowers[c] == name and self.doc.deps[c] in _PREPOSITIONS:
                        found = self.doc.child(c, "pobj", "pcomp")
                        if found >= 0 and found not in self._calendar:
                            return self.antecedents.of(found)
        return -1

    def _owners(self, i: int, name: str) -> list[int]:
        """Where a preposition of word i hangs: on i, on its object or particle; on the verb, for a verb's object."""
        doc = self.doc
        if not self.is_noun(i):
            return [i, *(c for c in self._children[i] if doc.deps[c] in _CARRIERS)]
        if name != "of" and doc.deps[i] in ("dobj", "nsubjpass", "attr", "acomp"):
            return [i, doc.heads[i]]
        if doc.deps[i] == "pobj" and doc.lowers[doc.heads[i]] == "under":
            return [i, doc.heads[doc.heads[i]]]
        if name == "from" and doc.deps[doc.heads[i]] == "agent":  # "backed by air strikes from Chad"
            return [i, doc.heads[doc.heads[i]]]
        return [i]

    def _neighbours(self, i: int, name: str) -> list[int]:
        """Where the parser hangs a preposition by mistake: on the noun of another one, or on a participle."""
        if name == "of":
            return []
        doc = self.doc
        out = []
        for owner in self._owners(i, name):
            for c in self._children[owner]:
                if doc.deps[c] in _PREPOSITIONS:
                    noun = doc.child(c, "pobj")
                    out += [noun] if noun >= 0 else []
                elif doc.deps[c] == "acl" and doc.tags[c] == "VBN":
                    out.append(c)
        return out
