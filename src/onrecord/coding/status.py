"""Whether a thing happened, by the words around its trigger: apart from who says so.

Evidence is gathered from the trigger upwards (auxiliaries, negation, governing verbs and nouns, conjunctions) and the
strongest wins, so that what did not happen is never told as happened. The words are in `data/coding/status.yaml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import get_args

from onrecord.coding.lexicon import word_class
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Status

# Relations through which what governs a clause also governs what is inside it.
_COMPLEMENTS = frozenset(
    {
        "xcomp",
        "ccomp",
        "pcomp",
        "dobj",
        "pobj",
        "acl",
        "oprd",
        "nsubjpass",
        "attr",
        "acomp",
        "prep",
        "dative",
        "advmod",
        "prt",
    }
)
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(slots=True)
class Finding:
    """A status, the tokens that set it (nearest first), and the doubts that stand around it."""

    status: Status
    words: list[int] = field(default_factory=list)
    hedges: list[int] = field(default_factory=list)
    future: bool = False
    negated: bool = False


@cache
def _table() -> tuple[dict[str, str], dict[str, dict[str, str]], dict[str, int], frozenset[str], frozenset[str]]:
    raw = load_yaml("coding/status.yaml")
    order = {status: rank for rank, status in enumerate(raw["order"])}
    assert set(order) == set(get_args(Status))
    words = {
        name: {word: status for status, group in raw[name].items() for word in group}
        for name in ("governors", "of_sentences", "beside", "marks", "prepositions")
    }
    return raw["auxiliaries"], words, order, frozenset(raw["negations"]), frozenset(raw["hedges"])


class StatusReader:
    """Reads the status of triggers in one document."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._events = word_class("events")
        self._light = word_class("light_verbs") | word_class("suffered_verbs")
        self._auxiliaries, self._words, self._order, self._negations, self._hedges = _table()
        self._through = frozenset(load_yaml("coding/status.yaml")["through"])
        self._presuppose = frozenset(load_yaml("coding/status.yaml")["presuppose"])
        self._unsaid = frozenset(load_yaml("coding/status.yaml")["unsaid"])
        self._unreal: dict[str, str] = load_yaml("coding/status.yaml")["unreal"]

    def read(self, i: int, verb: int = -1) -> Finding:
        """The status of trigger i; `verb` is the light verb that carries it out, if any."""
        evidence = list(self._evidence(i))
        open_ = any(self._doc.lemmas[j] in self._unsaid for _, j in evidence)
        if verb >= 0 and verb != self._doc.heads[i] and not open_:
            evidence += self._of_clause(verb)
        best, words = "happened", []
        for status, j in evidence:
            if self._order[status] < self._order[best]:
                best, words = status, [j]
            elif status == best and status != "happened":
                words.append(j)
        finding = Finding(best, words, sorted(set(self._doubts(i))))  # type: ignore[arg-type]
        finding.negated = any(s == "denied" and self._doc.lowers[j] in self._negations for s, j in evidence)
        finding.future = any(s == "planned" and self._doc.tags[j] == "MD" for s, j in evidence)
        return finding

    def _evidence(self, i: int) -> Iterator[tuple[str, int]]:
        doc = self._doc
        yield from self._beside(i)
        if doc.pos[i] in _VERBS:
            yield from self._of_clause(i)
        j = i
        while doc.heads[j] != j:
            above = doc.heads[j]
            dep = doc.deps[j]
            if dep == "conj":
                if doc.pos[j] in _VERBS and doc.child(j, "nsubj", "nsubjpass", "aux") < 0 and doc.pos[above] in _VERBS:
                    yield from (found for found in self._of_clause(above) if doc.heads[found[1]] == above)
                j = above
                continue
            if dep == "relcl" and doc.tags[j] == "VB":
                dep = "acl"
            if dep == "relcl" or (dep in ("nsubj", "csubj") and doc.pos[above] in _VERBS):
                yield from self._conditions(above)
                break
            if dep == "acl" and doc.tags[j] != "VB" and doc.child(j, "nsubj", "nsubjpass") < 0:
                break
            if dep == "advcl":
                yield from self._adverbial(j)
                break
            if dep not in _COMPLEMENTS or (dep == "nsubjpass" and doc.child(above, "xcomp") >= 0):
                break
            if doc.lemmas[above] in self._presuppose and doc.pos[i] not in _VERBS:
                break
            if doc.lemmas[above] in self._unsaid and any(doc.lowers[c] in self._negations for c in doc.children[above]):
                yield "possible", above
                break
            yield from self._governed(i, j, above)
            if doc.pos[above] in ("ADP", "SCONJ") and doc.lowers[above] not in self._through:
                break
            if doc.deps[above] == "prep" and doc.pos[above] in _VERBS:  # "following the attack"
                break
            j = above

    def _of_clause(self, i: int) -> Iterator[tuple[str, int]]:
        """What the auxiliaries, negation, conjunction and tense of verb i say."""
        doc = self._doc
        for c in doc.children[i]:
            word, dep = doc.lowers[c], doc.deps[c]
            if dep in ("aux", "auxpass") and word in self._auxiliaries and doc.words[c] != "May":
                yield self._modal(i, word), c
            elif dep == "neg" or (word in self._negations and dep in ("advmod", "det", "preconj", "cc")):
                yield "denied", c
            elif dep in ("nsubj", "nsubjpass", "dobj"):
                yield from (("denied", d) for d in doc.children[c] if doc.lowers[d] in ("no", "none", "neither"))
                if doc.lowers[c] in ("none", "nobody", "nothing", "neither"):
                    yield "denied", c
            elif dep == "advmod" and word in self._words["beside"]:
                yield self._words["beside"][word], c
            elif dep == "aux" and word in ("had", "were", "should") and self._inverted(i, c):
                yield "conditional", c
            elif dep == "mark" and word == "before" and doc.tags[i] in ("VBD", "VBN"):
                if doc.lemmas[i] == "manage":  # "before it managed to dock": it did not
                    yield "denied", c
            elif dep == "mark" and word in self._words["marks"]:
                yield self._words["marks"][word], c
        if self._is_subjunctive(i):
            yield "requested", i
        if doc.tags[i] in ("VBG", "VBP", "VBZ", "VBN"):
            yield from self._present(i)
        if doc.tags[i] == "VB" and doc.deps[i] == "ROOT" and any(doc.lowers[c] == "to" for c in doc.children[i]):
            yield "planned", i
        yield from self._conditions(i)

    def _is_subjunctive(self, i: int) -> bool:
        """Whether verb i only says what shall be: "on condition that it be lifted", "asked that he leave"."""
        doc = self._doc
        helpers = doc.all_children(i, "aux", "auxpass")
        if any(doc.tags[c] in ("MD", "TO", "VBD", "VBZ", "VBP") for c in helpers) or doc.deps[i] not in (
            "ccomp",
            "acl",
        ):
            return False
        bare = doc.tags[i] == "VB" or any(doc.lowers[c] == "be" and doc.deps[c] == "auxpass" for c in helpers)
        return bare and doc.child(i, "nsubj", "nsubjpass") >= 0

    def _inverted(self, i: int, auxiliary: int) -> bool:
        """ "Had the guards fired": an if-clause without if."""
        doc = self._doc
        _, end = doc.sentences[doc.sentence_of[i]]
        asked = doc.words[end - 1] == "?"
        return auxiliary < doc.child(i, "nsubj", "nsubjpass") and not asked and auxiliary == doc.left_edges[i]

    def _modal(self, i: int, word: str) -> str:
        """What a modal says: "should have granted" was not granted, "would have" only under a condition."""
        past = any(self._doc.lowers[c] == "have" and self._doc.deps[c] == "aux" for c in self._doc.children[i])
        return self._unreal.get(word, self._auxiliaries[word]) if past else self._auxiliaries[word]

    def _present(self, i: int) -> Iterator[tuple[str, int]]:
        """The present tense tells of something going on, except in headlines, where it tells the news."""
        doc = self._doc
        if any(doc.lowers[c] == "being" and doc.deps[c] == "auxpass" for c in doc.children[i]):
            yield "ongoing", i
        elif doc.tags[i] == "VBG":
            be = [c for c in doc.children[i] if doc.deps[c] == "aux" and doc.lemmas[c] == "be"]
            if be and doc.lowers[be[0]] in ("is", "are", "'s", "'re", "am", "been", "being", "be"):
                yield "ongoing", be[0]
        elif doc.field != "title" and doc.deps[i] in ("ROOT", "relcl", "ccomp") and doc.tags[i] == "VBP":
            yield "ongoing", i

    def _conditions(self, i: int) -> Iterator[tuple[str, int]]:
        """An if-clause under verb i makes what verb i tells conditional, where it stands under would or will."""
        doc = self._doc
        if not any(doc.tags[c] == "MD" for c in doc.children[i]):
            return
        for c in doc.children[i]:
            if doc.deps[c] == "advcl":
                for mark in doc.children[c]:
                    if doc.deps[mark] == "mark" and doc.lowers[mark] in ("if", "unless"):
                        yield "conditional", mark

    def _governed(self, i: int, j: int, above: int) -> Iterator[tuple[str, int]]:
        doc = self._doc
        if doc.pos[above] not in _VERBS:
            yield from self._beside(above)
        if doc.pos[above] in ("ADP", "ADV", "SCONJ") or doc.deps[above] == "prep":
            status = self._words["prepositions"].get(doc.lowers[above])
            if status and (j == i or doc.lemmas[j] in self._events or doc.pos[j] in ("ADP", "ADV")):
                yield status, above
            return
        if doc.tags[j] == "VB" and doc.lemmas[above] in ("have", "be"):
            yield from (("denied", c) for c in doc.children[above] if doc.lowers[c] == "yet")  # "has yet to agree"
        if doc.tags[j] == "VB" and doc.pos[above] == "NOUN" and doc.lemmas[above] not in self._words["governors"]:
            yield "planned", j  # "an offensive to take the city"
        whole = (
            doc.pos[j] in _VERBS
            and doc.tags[j] not in ("VB", "VBG")
            and doc.deps[j] in ("ccomp", "acl", "relcl", "pcomp")
        )
        status = self._words["of_sentences" if whole else "governors"].get(doc.lemmas[above])
        if doc.lemmas[above] == "commit" and doc.deps[j] == "dobj":  # "commit a massacre" is no promise
            status = None
        if status and status != "happened":
            yield status, above
        if doc.pos[above] not in _VERBS or doc.deps[j] == "ccomp":
            return
        if status not in (None, "happened") or doc.deps[j] == "xcomp" or doc.lemmas[above] in self._light:
            yield from self._of_clause(above)

    def _adverbial(self, j: int) -> Iterator[tuple[str, int]]:
        """A bare infinitive of purpose ("sent jets to destroy") is a plan."""
        doc = self._doc
        to = next((c for c in doc.children[j] if doc.lowers[c] == "to" and doc.deps[c] == "aux"), -1)
        above = doc.heads[j]
        status = self._words["governors"].get(doc.lemmas[above])
        if to >= 0:
            yield "planned", to
        elif status in ("denied", "planned") and doc.tags[j] == "VBG" and doc.child(above, "prt") >= 0:
            yield status, above  # "ruled out sending"

    def _beside(self, i: int) -> Iterator[tuple[str, int]]:
        doc = self._doc
        for c in doc.children[i]:
            if doc.deps[c] in ("amod", "advmod", "neg", "det") and doc.lowers[c] in self._words["beside"]:
                yield self._words["beside"][doc.lowers[c]], c
            elif doc.deps[c] in ("det", "neg") and doc.lowers[c] in self._negations:
                yield "denied", c
            elif doc.deps[c] == "prep" and doc.lowers[c] == "without":
                continue

    def _doubts(self, i: int) -> Iterator[int]:
        """Words of doubt on the trigger and on what governs it."""
        doc = self._doc
        for j in (i, *doc.ancestors(i)):
            if doc.lemmas[j] in self._hedges and j != i:
                yield j
            yield from (c for c in doc.children[j] if doc.lowers[c] in self._hedges)
            if doc.deps[j] in ("relcl", "advcl", "ROOT"):
                break
