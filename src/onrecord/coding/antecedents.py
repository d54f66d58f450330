"""What a word stands for: a relative pronoun's noun, the subject that a pronoun takes up, what a measure measures."""

from onrecord.coding.lexicon import word_class
from onrecord.language import Document

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "them", "him", "her", "us", "themselves", "itself"})
_GENDERED = frozenset({"he", "she", "him", "her", "his"})
_NO_PERSONS = frozenset({"GPE", "NORP", "LOC"})
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my"})


class Antecedents:
    """The antecedents of one document's words."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self._children = doc.children
        self._no_persons = {i for start, end, label in doc.entities if label in _NO_PERSONS for i in range(start, end)}
        self._persons, self._measures = word_class("persons"), word_class("measure_nouns")

    def of(self, i: int) -> int:
        """The noun that a relative pronoun stands for; for other pronouns the nearest subject above that fits."""
        doc = self.doc
        word = doc.lowers[i]
        if word in _RELATIVES and doc.pos[i] in ("PRON", "DET", "SCONJ"):
            for above in doc.ancestors(i):
                if doc.deps[above] == "relcl":
                    return doc.heads[above]
            return i
        if (word in _PRONOUNS or word in _POSSESSIVES) and doc.words[i] != "US":
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
        if word in _GENDERED and noun in self._no_persons:
            return False
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
