"""The pipeline's own rules for parts of speech and lemmas, looked up instead of matched: several times faster.

spaCy's attribute ruler runs some 180 patterns over every token, a sixth of the whole parse. Nearly all look at one
token's tag, lower-case form and relation only, and most of them at few forms, so what they make of such a triple is
asked once and remembered. Its lemmatizer looks for each new form in lists of up to 57,000 words, which here are sets.
The annotation is the same.
"""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

_RULER = "attribute_ruler"
_LEMMATIZER = "lemmatizer"
_REMEMBERED = "onrecord_attributes"
_LOOKED_AT = {"TAG", "LOWER", "DEP", "IS_SPACE"}  # the last follows from the form
_SET: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA"]
_ANY_OTHER = "onrecord"  # stands for every form that no rule names

Triple = tuple[int, int, int]
Row = tuple[int, ...]


@Language.factory(_REMEMBERED)
class RememberedRuler:
    """Does what `ruler` does, which is given once the pipeline holds this."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._vocab = nlp.vocab
        self._known: dict[Triple, Row] = {}
        self._opening: set[Triple] = set()  # what may open the words of a longer rule
        self._forms: dict[int, int] = {}  # a lower-case form → itself where a rule names it, else the one for any other

    def follow(self, ruler: Any, named: re.Pattern[str]) -> None:
        """Take over the rules of `ruler`; `named` finds the forms that they name."""
        self._ruler = ruler
        self._named = named
        longer = [rule for rule in ruler.patterns if _longest(rule) > 1]
        self._longer, self._openers = Matcher(self._vocab), Matcher(self._vocab)
        self._longer.add(_RULER, [pattern for rule in longer for pattern in rule["patterns"]])
        self._openers.add(_RULER, [pattern[:1] for rule in longer for pattern in rule["patterns"]])
        self._reach = max(map(_longest, longer), default=0)

    def __call__(self, doc: Doc) -> Doc:
        """Set tags, parts of speech, morphology and lemmas as the rules say."""
        tokens = doc.to_array(["TAG", "LOWER", "DEP"]).tolist()
        if not tokens:
            return doc
        forms, known = self._forms, self._known
        triples = [(tag, forms.get(lower) or self._form(lower), dep) for tag, lower, dep in tokens]
        rows = [known.get(triple) or self._ask(triple) for triple in triples]
        values: Any = np.array(rows, dtype="uint64")
        doc.from_array(_SET, values)
        spaces = np.flatnonzero(doc.to_array("IS_SPACE")).tolist()  # their relation is set by rule, too
        for start, end in [(i, i + 1) for i in spaces] + self._longer_at(doc, triples):
            matches = self._ruler.match(doc[start:end])
            self._ruler.set_annotations(doc, [(n, key, start + s, start + e) for n, key, s, e in matches])
        return doc

    def _longer_at(self, doc: Doc, triples: list[Triple]) -> list[tuple[int, int]]:
        """Where longer rules hold, joined where they overlap; looked for at the few tokens that may open one."""
        found: list[tuple[int, int]] = []
        for i in [i for i, triple in enumerate(triples) if triple in self._opening]:
            matches = self._longer(doc[i : i + self._reach], allow_missing=True)
            end = max((i + end for _, start, end in matches if start == 0), default=i)
            if end > i:
                first, last = found.pop() if found and i < found[-1][1] else (i, end)
                found.append((first, max(last, end)))
        return found

    def _form(self, lower: int) -> int:
        """The form that the rules see in this one: itself, where one of them may name it."""
        word = self._vocab.strings[lower]
        seen = word if word.isspace() or self._named.search(word) else _ANY_OTHER
        return self._forms.setdefault(lower, self._vocab.strings.add(seen))

    def _ask(self, triple: Triple) -> Row:
        """What the rules make of one token, as they make it of a text of that token alone."""
        tag, lower, dep = (self._vocab.strings[n] for n in triple)
        alone = Doc(self._vocab, words=[lower], tags=[tag], heads=[0], deps=[dep], spaces=[False])
        self._ruler(alone)
        if self._openers(alone, allow_missing=True):
            self._opening.add(triple)
        row = tuple(alone.to_array(_SET)[0].tolist())
        return self._known.setdefault(triple, row)


def remember_rules(nlp: Language) -> None:
    """Put the faster ruler in the place of the pipeline's own, where its rules look at nothing else."""
    if _RULER not in nlp.pipe_names:
        return
    ruler: Any = nlp.get_pipe(_RULER)
    if not isinstance(ruler, AttributeRuler) or not all(map(_is_plain, ruler.patterns)):
        return
    named = re.compile("|".join(_forms_named(ruler.patterns)))
    if named.search(_ANY_OTHER):
        return
    nlp.replace_pipe(_RULER, _REMEMBERED)
    remembered: Any = nlp.get_pipe(_RULER)
    remembered.follow(ruler, named)


def quicken_lemmas(nlp: Language) -> None:
    """Give the pipeline's lemmatizer the words it knows as sets."""
    if _LEMMATIZER not in nlp.pipe_names:
        return
    lemmatizer: Any = nlp.get_pipe(_LEMMATIZER)
    if isinstance(lemmatizer, Lemmatizer) and "lemma_index" in lemmatizer.lookups:
        index = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech, words in list(index.items()):
            index[part_of_speech] = frozenset(words)


def _is_plain(rule: Any) -> bool:
    tokens = [token for pattern in rule["patterns"] for token in pattern]
    return all(_LOOKED_AT.issuperset(token) and _names_forms(token.get("LOWER", "")) for token in tokens)


def _names_forms(looked_for: Any) -> bool:
    return isinstance(looked_for, str) or looked_for.keys() <= {"IN", "REGEX"}


def _forms_named(rules: Any) -> Iterator[str]:
    """The lower-case forms that rules look for, each as a regular expression."""
    for token in (token for rule in rules for pattern in rule["patterns"] for token in pattern):
        if "LOWER" not in token:
            continue
        looked_for = token["LOWER"]
        forms = [looked_for] if isinstance(looked_for, str) else looked_for.get("IN", [])
        yield from (rf"\A{re.escape(form)}\Z" for form in forms)
        if "REGEX" in looked_for:
            yield looked_for["REGEX"]


def _longest(rule: Any) -> int:
    return max(map(len, rule["patterns"]))
