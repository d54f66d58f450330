"""What is said of those whom a number counts: killed, injured, arrested, displaced, or what kind of thing it counts.

News leaves verbs out ("three killed, 12 others wounded"), and some outlets' commas are lost, so the words beside the
number decide and the parse only helps. A word that tells one number's fate is used up: in "three killed 10 injured" the
ten are not killed.
"""

from collections.abc import Collection, Iterator
from typing import cast

from onrecord.grounding.figures_bounds import bound_before
from onrecord.grounding.figures_nouns import Noun
from onrecord.grounding.figures_numbers import WORDS
from onrecord.grounding.figures_words import ADJECTIVES, FATES, OF_PEOPLE, fate, kind_of
from onrecord.language import Document
from onrecord.records import Counted

_TOLLS = [(tuple(words.split()), cast(Counted, what)) for what, forms in WORDS["tolls"].items() for words in forms]
_LIVES = frozenset(WORDS["lives"])
_TAKES = frozenset(WORDS["takes_lives"])
_SKIPPED = frozenset(WORDS["before_number"])
_PAST = frozenset(WORDS["befalls_past"])
_BY_ITSELF = frozenset(WORDS["by_itself"])
_TO_NUMBER = frozenset(WORDS["to_number"])
_FALLS, _HARM_VERBS, _HARMS = (frozenset(WORDS[name]) for name in ("falls", "harm_verbs", "harms"))
_CASES_OF = [[harm] for harm in sorted(_HARMS)]
_BE = frozenset(("were", "was", "been", "are", "being", "be"))
_ASIDE = frozenset(("including", "according", "included"))
_MOSTLY = frozenset(("mostly", "mainly", "largely"))
_ELSEWHERE = frozenset(("while", "whereas"))
_FAR, _NEAR, _TOLL_REACH, _HARM_REACH = 24, 6, 30, 6


class Fates:
    """Tells what the numbers of one document count, one after the other, in text order."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.used: set[int] = set()

    def of(self, first: int, i: int, end: int, noun: Noun) -> tuple[Counted | None, str]:
        """What the number of tokens i to end counts, whose bound words begin at token `first`; and the ground."""
        if self._costs_lives(first, noun):
            return "killed", "lives that were lost"
        for what, ground in self._grounds(first, i, end, noun) if noun.kind in OF_PEOPLE else ():
            if what is not None:
                return what, ground
        within = (fate(self.doc, k) for k in range(noun.start, noun.head)) if noun.head >= 0 else ()
        if what := next(filter(None, within), None):
            return what, "a word between number and noun"
        if noun.kind and noun.kind != "people":
            return cast(Counted, noun.kind), "the noun"
        return None, ""

    def _grounds(self, first: int, i: int, end: int, noun: Noun) -> Iterator[tuple[Counted | None, str]]:
        """What each ground says, the surest first; the next is only asked where one says nothing."""
        yield self._before(first, end, noun), "the verb before the number"
        yield self.deaths_of(first), "the noun before “of”"
        yield self._after(noun), "what is said behind the number"
        yield self._toll(first, end, noun), "a word of tolls before the number"
        yield self._governed(noun.head) or self._governed(i), "the verb that the number hangs on"
        yield self._others(first, noun), "the verb before the others"

    def _costs_lives(self, first: int, noun: Noun) -> bool:
        """As in "claimed five lives"."""
        doc = self.doc
        return noun.head >= 0 and doc.lemmas[noun.head] in _LIVES and first > 0 and doc.lemmas[first - 1] in _TAKES

    def _before(self, first: int, end: int, noun: Noun) -> Counted | None:
        """The verb right before the number: "killing 12", "wounded at least 30"."""
        doc, k = self.doc, first - 1
        while k >= 0 and first - k < 5 and (doc.lowers[k] in _SKIPPED or doc.pos[k] == "ADV"):
            k -= 1
        if k < 0 or k in self.used or doc.pos[k] not in ("VERB", "AUX", "PROPN", "NOUN"):
            return None
        what = fate(doc, k)
        if what is None or (doc.pos[k] == "NOUN" and kind_of(doc, k) and not doc.lowers[k].endswith("ing")):
            return None
        if doc.tags[k] in ("VBD", "VBN") and (self._has_own(end) or (noun.head >= 0 and self._has_own(noun.end))):
            return None
        if k > 1 and doc.lowers[k - 1] in ("and", "or") and (fate(doc, k - 2) or what) != what:
            return "other"  # "killed and wounded 90"
        self.used.add(k)
        return what

    def _has_own(self, end: int) -> bool:
        """Whether a state without an object follows: in "a cyclist killed 22 injured in the crash" 22 are injured."""
        doc = self.doc
        if doc.lowers[end : end + 1] in (["were"], ["was"]):
            return end + 1 < len(doc) and fate(doc, end + 1) is not None
        if end >= len(doc) or not fate(doc, end) or doc.tags[end] not in ("VBN", "VBD", "JJ"):
            return False
        if end + 1 == len(doc):
            return True
        starts_object = doc.pos[end + 1] in ("NUM", "DET", "NOUN", "ADJ", "PROPN", "ADV")
        return doc.lowers[end + 1] in _MOSTLY or (not starts_object and doc.lowers[end + 1] not in ("at", "dozens"))

    def _after(self, noun: Noun) -> Counted | None:
        """What stands after the number and its noun: "12 people were killed", "30 others wounded", "12 dead"."""
        doc = self.doc
        if noun.head >= 0 and doc.lowers[noun.head] in ADJECTIVES:
            return ADJECTIVES[doc.lowers[noun.head]]
        start = noun.end if noun.head >= 0 else noun.start
        for k in range(start, min(_sentence(doc, max(0, start - 1))[1], start + _FAR)):
            if self._loses_lives(k) or self._falls(k):
                return "killed"
            if self._harmed(k):
                return "injured"
            if self._crosses(start, k) if noun.head < 0 else self._adds(start, k):
                return None
            what = None if self._of_another(k, noun.head) or self._of_part(start, k) else fate(doc, k)
            if what and (doc.pos[k] != "NOUN" or doc.lowers[k] in ADJECTIVES):
                return self._suffered(k, what, start)
            if what is None and (self._ends(k) or self._next_figure(start, k)):
                return None
        return None

    def _crosses(self, start: int, k: int) -> bool:
        """Whether a number without a noun ends at token k, and another's begins.

        "At nine and the wounded at 30", "rises to nine 30 wounded", "to nine and 30 wounded"; but "at nine in addition
        to two women killed".
        """
        doc = self.doc
        before = doc.lowers[_sentence(doc, start)[0] : start]
        goes_on = "addition" in doc.lowers[start:k] and "toll" not in before
        return (doc.pos[k] == "NUM" and not goes_on) or doc.lowers[k : k + 2] == ["and", "the"]

    def _adds(self, start: int, k: int) -> bool:
        """Whether another number is added at token k: "eight dockers in addition to 12 injured"."""
        return self.doc.pos[k] == "NUM" and "addition" in self.doc.lowers[start:k]

    def _loses_lives(self, k: int) -> bool:
        """As in "lost their lives"."""
        doc = self.doc
        return doc.lemmas[k] == "lose" and not _LIVES.isdisjoint(doc.lemmas[k + 1 : k + 4])

    def _falls(self, k: int) -> bool:
        """As in "fell as martyrs", "have fallen victim to"."""
        doc = self.doc
        return doc.lemmas[k] == "fall" and not _FALLS.isdisjoint(doc.lowers[k + 1 : k + 3])

    def _harmed(self, k: int) -> bool:
        """As in "were treated for asphyxiation", "who sustained injuries", "cases of suffocation"."""
        doc = self.doc
        if doc.lemmas[k] in _HARM_VERBS:
            return not _HARMS.isdisjoint(doc.lemmas[k + 1 : k + _HARM_REACH])
        return doc.lowers[k] == "of" and doc.lemmas[k - 1] == "case" and doc.lemmas[k + 1 : k + 2] in _CASES_OF

    def _next_figure(self, start: int, k: int) -> bool:
        """Whether token k is a number with a clause of its own: "200 people from there and 80 others fled"."""
        doc = self.doc
        if doc.pos[k] != "NUM":
            return False
        first = bound_before(doc, k)[1]
        return doc.lowers[first - 1] == "and" and any(doc.pos[j] in ("ADP", "SCONJ") for j in range(start, first - 1))

    def _ends(self, k: int) -> bool:
        """Whether token k opens something else, so that no fate is told of the number after it."""
        doc = self.doc
        if doc.tags[k] == "WRB" or doc.lowers[k] in _ELSEWHERE or (doc.pos[k] == "AUX" and doc.lowers[k] not in _PAST):
            return True
        return doc.pos[k] == "VERB" and not self._aside(k)

    def _of_another(self, k: int, head: int) -> bool:
        """Whether token k opens a clause on another noun ("families from a town which was evacuated")."""
        doc = self.doc
        return doc.deps[k] == "relcl" and head >= 0 and doc.heads[k] > head

    def _of_part(self, start: int, k: int) -> bool:
        """Whether token k is the fate of a part only ("350 travellers including 28 wounded had landed")."""
        doc = self.doc
        return doc.pos[k - 1] == "NUM" and k - 1 > start and bool(_ASIDE & set(doc.lowers[start : k - 1]))

    def _aside(self, k: int) -> bool:
        """Whether a verb only adds to the noun: "including", "trapped inside", "shot" of "shot dead"."""
        doc = self.doc
        if k + 1 < len(doc) and fate(doc, k + 1):
            return True
        return doc.lowers[k] in _ASIDE or doc.deps[k] in ("acl", "amod", "parataxis", "prep", "relcl")

    def _suffered(self, k: int, what: Counted, start: int) -> Counted | None:
        """Whether what stands at token k was done to what was counted, and not by it."""
        doc, word = self.doc, self.doc.lowers[k]
        if (word in ADJECTIVES and doc.pos[k] != "VERB") or word in _BY_ITSELF:
            return self._alone(k, what)
        if doc.tags[k] == "VBG":
            return None
        if doc.lowers[k - 1] in _BE or any(doc.deps[c] == "auxpass" for c in doc.children[k]):
            return self._alone(k, what)
        if k - start > _NEAR or self._acts(k) or any(doc.lemmas[c] == "have" for c in doc.children[k]):
            return None
        self.used.add(k)
        return self._alone(k, what)

    def _alone(self, k: int, what: Counted) -> Counted:
        """The fate itself, or "other" where two are told of one number ("dead or injured")."""
        doc = self.doc
        if k + 2 >= len(doc) or doc.lowers[k + 1] not in ("and", "or") or (fate(doc, k + 2) or what) == what:
            return what
        counts_more = k + 3 < len(doc) and doc.pos[k + 3] in ("NUM", "DET", "NOUN")
        return what if counts_more else "other"

    def _acts(self, k: int) -> bool:
        """Whether a bare "killed" has an object that is not the next number's fate: "12 fighters killed a man"."""
        doc = self.doc
        aside = k + 1 < len(doc) and doc.lowers[k + 1] in _MOSTLY  # "400 wounded mostly women"
        objects = [c for c in doc.children[k] if doc.deps[c] == "dobj" and c > k and not aside]
        subject = doc.child(k, "nsubj") >= 0
        if not objects or (doc.tags[k] == "VBN" and not subject):
            return False
        nearby = range(doc.left_edges[objects[0]], min(doc.right_edges[objects[0]] + 3, len(doc)))
        return not any(fate(doc, c) for c in nearby)

    def deaths_of(self, first: int) -> Counted | None:
        """As in "the death of 12", "the bodies of six", "the lives of 20"."""
        doc, k = self.doc, first - 1
        while k >= 0 and doc.lowers[k] in ("the", "a", "another", "its", "some"):
            k -= 1
        if k < 1 or doc.lowers[k] != "of":
            return None
        if doc.lemmas[k - 1] in _LIVES or doc.lowers[k - 1] in _LIVES:
            return "killed"
        kind = kind_of(doc, k - 1)
        return cast(Counted, kind) if kind in FATES else fate(doc, k - 1)

    def _toll(self, first: int, end: int, noun: Noun) -> Counted | None:
        """As in "the death toll rose to 12": the nearest word of tolls before the number in its sentence."""
        doc = self.doc
        if doc.lowers[first : first + 3] == ["at", "least", "at"]:
            first += 3
        if noun.kind not in ("", "people", "killed") or not first or doc.lowers[first - 1] not in _TO_NUMBER:
            return None
        if doc.lowers[first - 1] == "from" and doc.lowers[end : end + 1] != ["to"]:
            return None
        start = max(_sentence(doc, first)[0], first - _TOLL_REACH)
        lowers = tuple(doc.lowers[start:first])
        places = [
            (k + len(words), len(words), what)
            for words, what in _TOLLS
            for k in range(len(lowers) - len(words) + 1)
            if lowers[k : k + len(words)] == words
        ]
        places += self._numbers_of(start, first)
        return max(places)[2] if places else None

    def _numbers_of(self, start: int, end: int) -> Iterator[tuple[int, int, Counted]]:
        """As in "the number of villagers killed": where it ends, of how many words it is, and what it counts."""
        doc = self.doc
        for k in range(start, end - 3):
            if doc.lowers[k : k + 2] == ["number", "of"]:
                for told in range(k + 3, min(k + 6, end)):
                    if what := fate(doc, told):
                        yield told + 1 - start, told + 1 - k, what

    def _others(self, first: int, noun: Noun) -> Counted | None:
        """As in "injuring a teacher and 19 others": what the nearest such verb before them in the sentence says."""
        doc = self.doc
        if noun.head < 0 or doc.lowers[noun.head] != "others" or doc.lowers[first - 1 : first] != ["and"]:
            return None
        before = range(first - 1, max(_sentence(doc, first)[0], first - _NEAR - 4), -1)
        active = (k for k in before if doc.pos[k] == "VERB" and doc.child(k, "auxpass") < 0)
        return next((what for k in active if (what := fate(doc, k))), None)

    def _governed(self, node: int) -> Counted | None:
        """What the parse says where the words beside the number do not: such a verb's object or passive subject."""
        doc = self.doc
        for _ in range(3):
            dep, head = doc.deps[node], doc.heads[node]
            if node < 0 or (dep == "conj" and head >= node):
                return None
            if dep in ("dobj", "nsubjpass") and head not in self.used:
                return fate(doc, head) if doc.pos[head] == "VERB" else None
            if dep not in ("conj", "appos", "nummod", "amod"):
                return None
            node = head
        return None


def _sentence(doc: Document, i: int) -> tuple[int, int]:
    return doc.sentences[doc.sentence_of[i]] if i < len(doc) else (len(doc), len(doc))


def names_with_numbers(doc: Document) -> Collection[int]:
    """Tokens inside names that the parser found: a number there belongs to the name ("Channel 24 News")."""
    kinds = ("ORG", "FAC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART")
    return frozenset(k for start, end, label in doc.entities if label in kinds for k in range(start + 1, end))
