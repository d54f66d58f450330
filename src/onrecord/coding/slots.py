"""Grammar: which word fills which slot of a trigger, whatever the shape of its clause.

A slot is a relation that frames may name: `subj` and `obj` are the LOGICAL subject and object, so that "Iran struck
the base" and "the base struck by Iran" fill them alike. `dative` is the indirect object; `clause` the verb of the
complement, `infinitive` where it is one; `oprd`, `acomp` and `attr` what is said of an object or subject; `poss`,
`compound` and `amod` what stands before a noun; `aimed` what a deed was aimed at, `speaker` who says the sentence,
`head` the word above; any other name is a preposition. "obj.of" is the of-phrase of the object.
Conventions of the relations are those of the parser's label set (ClearNLP).
"""

from onrecord.coding.lexicon import word_class
from onrecord.language import Document

_VERBS = frozenset({"VERB", "AUX"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "them", "him", "her", "us", "themselves", "itself"})
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my"})
_NO_SUBJECT = frozenset({"xcomp", "ccomp", "advcl", "pcomp"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative", "prt", "mark", "aux", "advmod"})
_CARRIERS = frozenset({"dobj", "prt", "nsubjpass", "advmod", "acomp", "attr"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CALENDAR = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
_PREDICATES = frozenset({"oprd", "acomp", "attr"})
_BEFORE_NOUNS = frozenset({"poss", "compound", "amod"})


class Clauses:
    """The slots of one document's words, each worked out once."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self._known: dict[tuple[int, str], int] = {}
        self._children = doc.children
        self._labels = {i: label for start, end, label in doc.entities for i in range(start, end)}
        self._doers = word_class("people") | word_class("events") | word_class("arms") | word_class("documents")
        self._results, self._aiming = word_class("results"), word_class("aiming")
        self._persons = word_class("persons")
        self._voicing = word_class("voicing")
        self._calendar = {i for start, end, label in doc.entities if label in _CALENDAR for i in range(start, end)}
        self._object_control = word_class("object_control")
        self._measures = word_class("measure_nouns")

    def is_noun(self, i: int) -> bool:
        """Whether word i stands as a noun, whatever the tagger calls it ("rebel shelling killed two")."""
        if self.doc.pos[i] not in _VERBS:
            return True
        doc = self.doc
        if doc.deps[i] == "pcomp":  # "after shelling in the north"
            bare = doc.tags[i] == "VBG" and doc.child(i, "dobj", "xcomp", "ccomp", "nsubj") < 0
            return bare and doc.lowers[doc.heads[i]] in ("after", "following", "during", "amid", "since", "despite")
        return doc.deps[i] in _NOMINAL and doc.tags[i] in ("VBG", "VBZ", "VBP", "VB")

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
            self._known[key] = self.through_measures(found) if found >= 0 else -1
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
        if name == "infinitive":
            return self._infinitive(i)
        if name in _PREDICATES:
            return doc.child(i, name)
        if name in _BEFORE_NOUNS:
            return self._before(i, name)
        return self._preposition(i, name)

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

    def is_passive(self, i: int) -> bool:
        """Whether verb i is passive: by its auxiliary, its subject, or as a participle after a noun."""
        doc = self.doc
        for c in self._children[i]:
            if doc.deps[c] in ("auxpass", "nsubjpass", "agent"):
                return True
        if doc.tags[i] != "VBN":
            return False
        if doc.deps[i] == "conj" and doc.pos[doc.heads[i]] in _VERBS and doc.child(i, "nsubj", "aux") < 0:
            return self.is_passive(doc.heads[i]) and doc.child(i, "dobj") < 0
        return doc.deps[i] in ("acl", "advcl", "amod") and doc.child(i, "aux", "dobj") < 0

    def _subject(self, i: int) -> int:
        doc = self.doc
        if self.is_noun(i):
            own_subject = doc.child(i, "nsubj") if doc.pos[i] == "ADJ" else -1
            return self.antecedent(own_subject) if own_subject >= 0 else self._noun_subject(i)
        if self.is_passive(i):
            return self._agent(i)
        own = [c for c in self._children[i] if doc.deps[c] in ("nsubj", "csubj")]
        if own:
            return self.antecedent(self._after_dateline(own[-1]))
        lost = self._lost_subject(i)
        return lost if lost >= 0 else self._shared_subject(i)

    def _lost_subject(self, i: int) -> int:
        """Where a comma is missing: "In the north army units shelled", whose subject the parser hangs on "In"."""
        doc = self.doc
        if doc.tags[i] not in _FINITE or i == 0 or doc.deps[i] in ("acl", "relcl"):
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
        return self._agent(head) if self.doc.deps[i] == "conj" and head != i and self.doc.pos[head] in _VERBS else -1

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
        if dep in ("conj", "dep") and doc.pos[head] in _VERBS:
            return self._passive_subject(head) if self.is_passive(head) else self.slot(head, "subj")
        if dep == "pcomp":
            return self._subject_of_gerund(head)
        if dep in ("advcl", "ccomp") and self._is_finite(i):
            return -1
        if dep in _NO_SUBJECT and doc.pos[head] in _VERBS:
            if dep in ("xcomp", "ccomp", "advcl") and doc.tags[i] == "VB" and doc.lemmas[head] in self._object_control:
                named = (self.slot(head, slot) for slot in ("obj", "on", "upon", "to"))
                governed = next((j for j in named if j >= 0), -1)
                if governed >= 0:
                    return governed
            return self._passive_subject(head) if self.is_passive(head) else self.slot(head, "subj")
        if dep in _NO_SUBJECT:
            # "Lisbon to expel two diplomats": a headline, whose subject the parser takes for its head
            return head if dep == "advcl" and doc.heads[head] == head else self.slot(head, "subj")
        return -1

    def _is_finite(self, i: int) -> bool:
        doc = self.doc
        return doc.tags[i] in _FINITE or any(doc.tags[c] in _FINITE for c in doc.all_children(i, "aux", "auxpass"))

    def _cause(self, noun: int) -> int:
        """The subject of a participle of result ("hit a house killing two"): that of the verb above."""
        doc = self.doc
        for above in doc.ancestors(noun):
            if doc.pos[above] in _VERBS:
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
            if doc.pos[above] in _VERBS:
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
        if doc.pos[head] in _VERBS:
            governed = self.slot(head, "obj") if doc.lowers[preposition] in ("of", "from") else -1
            if governed >= 0:
                return governed
            return self._passive_subject(head) if self.is_passive(head) else self.slot(head, "subj")
        return self.slot(head, "subj")

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
        if doc.deps[i] in ("dobj", "attr", "acomp", "nsubjpass") and doc.pos[head] in _VERBS:
            return self.slot(head, "subj")
        if doc.deps[i] == "pobj" and doc.pos[doc.heads[head]] in _VERBS:
            return self.slot(doc.heads[head], "subj")
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
            return self.antecedent(own)
        head, dep = doc.heads[i], doc.deps[i]
        if dep in ("acl", "relcl", "amod"):
            return head
        if dep == "conj":
            return self.slot(head, "obj" if self.is_passive(head) else "subj")
        if dep in _NO_SUBJECT:
            return self._shared_subject(i)
        return -1

    def _active_object(self, i: int) -> int:
        doc = self.doc
        own = doc.child(i, "dobj")
        if own >= 0:
            return self.antecedent(own)
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
            if doc.deps[c] == "conj" and doc.pos[c] in _VERBS and doc.child(c, "nsubj") < 0 and c - i <= 3:
                return self.slot(c, "obj")
        return -1

    def _dative(self, i: int) -> int:
        doc = self.doc
        own = doc.child(i, "dative")
        if own >= 0:
            return doc.child(own, "pobj") if doc.pos[own] == "ADP" else self.antecedent(own)
        if doc.pos[i] in _VERBS and doc.child(i, "dobj") >= 0 and doc.child(i, "nsubjpass") >= 0:
            return self.antecedent(doc.child(i, "nsubjpass"))
        return -1

    def _before(self, i: int, name: str) -> int:
        found = self.doc.child(i, name)
        return self.antecedent(found) if found >= 0 and name == "poss" else found

    def _preposition(self, i: int, name: str) -> int:
        """The object of a preposition of word i, or of what the parser may have hung it on instead."""
        for near in (self._owners, self._neighbours):
            for place in near(i, name):
                for c in self._children[place]:
                    if self.doc.lowers[c] == name and self.doc.deps[c] in _PREPOSITIONS:
                        found = self.doc.child(c, "pobj", "pcomp")
                        if found >= 0 and found not in self._calendar:
                            return self.antecedent(found)
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

    def antecedent(self, i: int) -> int:
        """The noun that a relative pronoun stands for; for other pronouns the nearest subject above that fits."""
        doc = self.doc
        word = doc.lowers[i]
        if word in _RELATIVES and doc.pos[i] in ("PRON", "DET", "SCONJ"):
            for above in doc.ancestors(i):
                if doc.deps[above] == "relcl":
                    return doc.heads[above]
            return i
        if word in _PRONOUNS or word in _POSSESSIVES:
            return self._pronoun(i)
        return i

    def _pronoun(self, i: int) -> int:
        doc = self.doc
        for above in doc.ancestors(i):
            subject = doc.child(above, "nsubj", "nsubjpass")
            if 0 <= subject != i and doc.pos[subject] != "PRON" and self._agrees(i, subject) and subject < i:
                return subject
        sentence = doc.sentence_of[i]
        if sentence > 0:
            return self._subject_before(i, sentence - 1)
        return i

    def _subject_before(self, i: int, sentence: int) -> int:
        """The subject of the sentence before, for a pronoun that finds none in its own."""
        doc = self.doc
        start, end = doc.sentences[sentence]
        for j in range(start, end):
            if doc.deps[j] in ("nsubj", "nsubjpass") and doc.deps[doc.heads[j]] == "ROOT":
                return j if doc.pos[j] in ("NOUN", "PROPN") and self._agrees(i, j) else i
        return i

    def _agrees(self, pronoun: int, noun: int) -> bool:
        doc = self.doc
        plural = doc.tags[noun] in ("NNS", "NNPS") or any(doc.deps[c] == "conj" for c in self._children[noun])
        word = doc.lowers[pronoun]
        person = doc.lemmas[noun] in self._persons
        if word in ("they", "them", "their", "themselves"):
            return plural or not person
        if word in ("it", "its", "itself"):
            return not plural and not person
        return not plural or word in ("we", "us", "our")

    def through_measures(self, i: int) -> int:
        """ "dozens of tanks", "a series of strikes": the noun that is meant."""
        doc = self.doc
        while doc.lemmas[i] in self._measures:
            of = next((c for c in self._children[i] if doc.lowers[c] == "of"), -1)
            noun = doc.child(of, "pobj") if of >= 0 else -1
            if noun < 0:
                break
            i = noun
        return i
