"""What a number counts: the noun that it goes with, and what is said to have been done to it.

News leaves verbs out ("three killed, 12 others wounded") and some outlets' commas are lost, so the words beside the number
decide and the parse only helps. A word that tells one number's fate is used up: in "three killed 10 injured" the ten are
not killed.
"""

from dataclasses import dataclass, field
from typing import cast

from onrecord.grounding.figures_numbers import WORDS
from onrecord.language import Document
from onrecord.records import Counted


def _inverted(table: dict[str, list[str]]) -> dict[str, Counted]:
    return {word: cast(Counted, what) for what, words in table.items() for word in words}


_VERBS = _inverted(WORDS["verbs"])
_ADJECTIVES = _inverted(WORDS["adjectives"])
NOUNS: dict[str, str] = {word: what for what, words in reversed(WORDS["nouns"].items()) for word in words}
_TOLLS = [(tuple(words.split()), cast(Counted, what)) for what, forms in WORDS["tolls"].items() for words in forms]
_HARM = frozenset(("killed", "injured", "arrested", "displaced"))
_BY_ITSELF = frozenset("die died dying perish perished drown drowned flee fled".split())
_SKIP_BACK = frozenset(
    "the a an another also only of its their his some other least estimated those these further".split()
)
_HELPERS = frozenset("were was are is be been being have has had got also who that which reportedly all both confirmed left people "
                     "others other persons more , ( ) - : and still later either".split())  # fmt: skip
_TO_NUMBER = frozenset(
    "to at of is was as reached : stood exceeds exceeded passed hit were than reaching reaches topped from by".split()
)
_OPENERS = frozenset("of its their his those these more - additional whom them".split())
_PHRASE = frozenset(("ADJ", "NOUN", "PROPN", "VERB", "ADV", "PUNCT", "NUM"))
_NO_NOUN = frozenset(
    "according monday tuesday wednesday thursday friday saturday sunday today yesterday overnight".split()
)


@dataclass
class Told:
    """What is known about one number: the noun's tokens, its class and what was done."""

    start: int
    end: int
    head: int = -1
    noun: str = ""
    what: Counted | None = None
    joined: bool = False


@dataclass
class Teller:
    """Tells what the numbers of one document count, one after the other, in text order."""

    doc: Document
    stops: frozenset[int]
    used: set[int] = field(default_factory=set)

    def told(self, first: int, i: int, end: int) -> Told:
        """For the number of tokens i to end, whose bound words begin at token `first`."""
        told = self._noun(i, end)
        if self._lives(told, first):
            told.what = "killed"
            return told
        if told.noun in ("", "people", "troops", "killed", "injured", "arrested", "displaced"):
            told.what = self._left(first, end) or self._right(told) or self._of(first) or self._toll(first, told)
        if told.what is None:
            told.what = self._governed(told.head, told) or self._governed(i, told)
        if told.what is None and told.head >= 0:
            told.what = next(filter(None, (self._harm_at(k) for k in range(told.start, told.head))), None)
        if told.what is None and told.noun and told.noun != "people":
            told.what = cast(Counted, told.noun)
        return told

    def _lives(self, told: Told, first: int) -> bool:
        """ "Claimed five lives"."""
        doc = self.doc
        return (
            told.head >= 0
            and doc.lemmas[told.head] in WORDS["lives"]
            and first > 0
            and doc.lemmas[first - 1] in WORDS["takes_lives"]
        )

    def _noun(self, i: int, end: int) -> Told:
        """The noun after a number: up to the first plural among adjectives and nouns."""
        doc, k = self.doc, end
        limit = self._sentence_end(i)
        while k < limit and (doc.lowers[k] in _OPENERS or (doc.lowers[k] == "the" and doc.lowers[k - 1] == "of")):
            k += 1
        start, head = k, -1
        while k < limit and k < end + 9 and k not in self.stops and doc.pos[k] in _PHRASE:
            word = doc.lowers[k]
            if not self._belongs(k, start, limit):
                break
            if doc.pos[k] in ("NOUN", "PROPN") or self._class(k):
                head = k
                if doc.tags[k] in ("NNS", "NNPS") or (self._class(k) and not self._leads_on(k, limit)):
                    break
            elif word in ("others", "more", "wounded", "injured", "dead"):
                head = k
            k += 1
        if head < 0 or self._stands_alone(i, end, head) or doc.tags[head] == "NNP" and not self._class(head):
            return Told(start, start)
        return Told(start, head + 1, head, self._class(head))

    def _stands_alone(self, i: int, end: int, head: int) -> bool:
        """ "Wounding dozens more local media said": the number is an object itself, what follows another clause's subject."""
        doc, top = self.doc, i
        while i <= doc.heads[top] < end and doc.heads[top] != top:
            top = doc.heads[top]
        if doc.deps[top] not in ("dobj", "pobj", "nsubjpass") or doc.lowers[end] != "more":
            return False
        return doc.deps[head] in ("nsubj", "nsubjpass") and doc.heads[head] != doc.heads[top]

    def _belongs(self, k: int, start: int, limit: int) -> bool:
        """Whether token k can stand inside the phrase that a number opens."""
        doc, word = self.doc, self.doc.lowers[k]
        if word in _NO_NOUN:
            return False
        if self._harm_at(k) and doc.tags[k] not in ("NN", "NNS"):
            return doc.deps[k] == "amod" and doc.heads[k] > k and self._class(doc.heads[k]) in ("people", "troops")
        if doc.pos[k] == "NUM":
            return not word.isalpha() and any(map(str.isalpha, word))
        if doc.pos[k] == "PUNCT":
            return word in ("-", '"', "“", "'") and k > start
        if doc.pos[k] == "VERB":
            return doc.tags[k] in ("VBN", "VBG") and doc.deps[k] in ("amod", "compound") and doc.heads[k] > k
        return doc.pos[k] != "ADV" or (k + 1 < limit and doc.pos[k + 1] in ("ADJ", "VERB") and doc.heads[k] > k)

    def _leads_on(self, k: int, limit: int) -> bool:
        """Whether a singular noun is only the first half of the name ("school children", "Islamic State fighters")."""
        doc = self.doc
        return (
            k + 1 < limit
            and k + 1 not in self.stops
            and doc.pos[k + 1] in ("NOUN", "PROPN")
            and not self._harm_at(k + 1)
        )

    def _class(self, k: int) -> str:
        lemma, word = self.doc.lemmas[k], self.doc.lowers[k]
        return NOUNS.get(lemma) or NOUNS.get(word) or NOUNS.get(word[:-1] if word.endswith("s") else word) or ""

    def _harm_at(self, k: int) -> Counted | None:
        doc, word = self.doc, self.doc.lowers[k]
        if word in _ADJECTIVES:
            return _ADJECTIVES[word]
        found = _VERBS.get(doc.lemmas[k]) or _VERBS.get(word)
        if found is None and word.endswith("ed"):
            found = _VERBS.get(word[:-2]) or _VERBS.get(word[:-1])
        return (
            found
            if found
            and (doc.pos[k] in ("VERB", "ADJ", "AUX", "PROPN", "NOUN") and word not in ("gun", "gas", "burial"))
            else None
        )

    def _left(self, first: int, end: int) -> Counted | None:
        """The verb right before the number: "killing 12", "wounded at least 30"."""
        k = first - 1
        while (
            k >= 0
            and first - k < 5
            and (self.doc.lowers[k] in _SKIP_BACK and self.doc.lowers[k] != "of" or self.doc.pos[k] == "ADV")
        ):
            k -= 1
        if k < 0 or k in self.used or self.doc.pos[k] not in ("VERB", "AUX", "PROPN", "NOUN"):
            return None
        what = self._harm_at(k)
        if what is None or self.doc.pos[k] == "NOUN" and self.doc.lowers[k] in NOUNS:
            return None
        if self.doc.tags[k] in ("VBD", "VBN") and self._has_own(end):
            return None
        if k > 1 and self.doc.lowers[k - 1] in ("and", "or") and (self._harm_at(k - 2) or what) != what:
            return "other"
        self.used.add(k)
        return what

    def _has_own(self, end: int) -> bool:
        """ "A woman killed 30 injured in the blast": the number's own state follows it and takes no object."""
        doc = self.doc
        if end >= len(doc) or not self._harm_at(end) or doc.tags[end] not in ("VBN", "VBD", "JJ"):
            return False
        return (
            end + 1 >= len(doc)
            or doc.pos[end + 1] not in ("NUM", "DET", "NOUN", "ADJ", "PROPN", "ADV")
            and doc.lowers[end + 1] not in ("at", "dozens")
        )

    def _right(self, told: Told) -> Counted | None:
        """What stands after the number and its noun: "12 people were killed", "30 others wounded", "12 dead"."""
        doc = self.doc
        if told.head >= 0 and doc.lowers[told.head] in _ADJECTIVES:
            return _ADJECTIVES[doc.lowers[told.head]]
        k = told.end if told.head >= 0 else told.start
        limit = min(self._sentence_end(max(0, k - 1)), k + 24)
        start = k
        while k < limit:
            what = self._harm_at(k) if not self._of_another(k, told.head) else None
            if what and (
                doc.tags[k] in ("VBN", "VBD", "JJ", "NNP", "NN", "VB", "VBP", "NNS", "RB", "VBG")
                and doc.pos[k] != "NOUN"
                or doc.lowers[k] in _ADJECTIVES
            ):
                return self._suffered(k, what, start)
            if what is None and doc.pos[k] == "VERB" and not self._aside(k) or doc.tags[k] in ("WRB",):
                return None
            if doc.pos[k] == "AUX" and doc.lowers[k] not in _HELPERS:
                return None
            k += 1
        return None

    def _of_another(self, k: int, head: int) -> bool:
        """Whether token k opens a clause on another noun ("families from a town which was evacuated")."""
        doc = self.doc
        return doc.deps[k] == "relcl" and head >= 0 and doc.heads[k] != head and doc.heads[k] > head

    def _aside(self, k: int) -> bool:
        """Verbs that only add to the noun: "including", "according to", "trapped inside", "said"."""
        if self._harm_at(k + 1 if k + 1 < len(self.doc) else k):
            return True
        return self.doc.lowers[k] in ("including", "according", "included") or self.doc.deps[k] in (
            "acl",
            "amod",
            "parataxis",
            "prep",
            "relcl",
        )

    def _suffered(self, k: int, what: Counted, start: int) -> Counted | None:
        """Whether what stands at token k was done to what was counted, and not by it."""
        doc = self.doc
        word = doc.lowers[k]
        if word in _ADJECTIVES and doc.pos[k] != "VERB" or word in _BY_ITSELF:
            return self._both(k, what)
        if doc.tags[k] == "VBG":
            return None
        passive = any(doc.deps[c] == "auxpass" for c in doc.children[k]) or (
            k and doc.lowers[k - 1] in ("were", "was", "been", "are", "being", "be")
        )
        if passive:
            return self._both(k, what)
        if k - start > 6 or self._acts_on(k):
            return None
        self.used.add(k)
        return self._both(k, what)

    def _both(self, k: int, what: Counted) -> Counted:
        """ "Dead or injured" counts neither alone."""
        doc = self.doc
        if (
            k + 2 < len(doc)
            and doc.lowers[k + 1] in ("and", "or")
            and (self._harm_at(k + 2) or what) != what
            and not self._more(k + 3)
        ):
            return "other"
        return what

    def _more(self, k: int) -> bool:
        return k < len(self.doc) and self.doc.pos[k] in ("NUM", "DET", "NOUN")

    def _acts_on(self, k: int) -> bool:
        """Whether a bare "killed" has an object of its own that is not the next number's fate ("12 fighters killed a man")."""
        doc = self.doc
        objects = [c for c in doc.children[k] if doc.deps[c] in ("dobj", "obj") and c > k]
        if not objects or doc.tags[k] == "VBN" and not any(doc.deps[c] in ("nsubj",) for c in doc.children[k]):
            return False
        edge = doc.right_edges[objects[0]] + 1
        nearby = range(doc.left_edges[objects[0]], min(edge + 2, len(doc)))
        return not any(self._harm_at(c) for c in nearby)

    def _of(self, first: int) -> Counted | None:
        """ "The death of 12", "the bodies of six", "claimed the lives of 20"."""
        doc, k = self.doc, first - 1
        while k >= 0 and doc.lowers[k] in ("the", "a", "another", "its", "some"):
            k -= 1
        if k < 1 or doc.lowers[k] not in ("of", "for", "by", "among"):
            return None
        noun, word = doc.lemmas[k - 1], doc.lowers[k - 1]
        if doc.lowers[k] == "of" and (noun in WORDS["lives"] or word in ("lives", "life")):
            return "killed"
        found = NOUNS.get(noun) or NOUNS.get(word)
        if found in _HARM and doc.lowers[k] == "of":
            return cast(Counted, found)
        if doc.lowers[k] == "of" and (what := self._harm_at(k - 1)):
            return what
        return None

    def _toll(self, first: int, told: Told) -> Counted | None:
        """ "The death toll rose to 12": the nearest word of tolls before the number in its sentence."""
        doc = self.doc
        if told.noun not in ("", "people", "killed") or not first or doc.lowers[first - 1] not in _TO_NUMBER:
            return None
        start = max(self._sentence_start(first), first - 30)
        lowers = doc.lowers[start:first]
        best: tuple[int, int, Counted] | None = None
        for words, what in _TOLLS:
            for k in range(len(lowers) - len(words), -1, -1):
                if tuple(lowers[k : k + len(words)]) == words:
                    found = (k + len(words), len(words), what)
                    best = max(best, found) if best else found
                    break
        return best[2] if best else None

    def _governed(self, node: int, told: Told) -> Counted | None:
        """What the parse says where the words beside the number do not: an object or a passive subject of such a verb."""
        doc = self.doc
        if told.noun not in ("", "people", "troops") or node < 0:
            return None
        for _ in range(3):
            dep, head = doc.deps[node], doc.heads[node]
            if dep in ("dobj", "obj", "nsubjpass") and head not in self.used:
                return self._harm_at(head) if doc.pos[head] == "VERB" else None
            if dep not in ("conj", "appos", "nummod", "amod") or head >= node and dep == "conj":
                return None
            node = head
        return None

    def _sentence_end(self, i: int) -> int:
        return self.doc.sentences[self.doc.sentence_of[i]][1] if i < len(self.doc) else len(self.doc)

    def _sentence_start(self, i: int) -> int:
        return self.doc.sentences[self.doc.sentence_of[i]][0]
