"""Cues that are no verbs: "according to", "in his view", "in a new poll", "reportedly", "the alleged plotter"."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.attribution.found import Found, Range, minus
from onrecord.attribution.subjects import phrase
from onrecord.knowledge import load_yaml
from onrecord.language import Document

_CLAUSES = frozenset({"ROOT", "ccomp", "relcl", "advcl", "acl", "conj", "parataxis", "pcomp", "csubj"})


class _Lexicon(NamedTuple):
    prepositions: dict[str, tuple[str, str]]
    accounts: dict[tuple[str, str], str]
    documents: tuple[frozenset[str], frozenset[str], str]
    adverbs: dict[str, str]
    adjectives: dict[str, str]


@cache
def _lexicon() -> _Lexicon:
    table = load_yaml("attribution/phrases.yaml")
    return _Lexicon(
        {row["words"].split()[0]: (row["words"], row["class"]) for row in table["prepositions"]},
        {(row["preposition"], noun): row["class"] for row in table["accounts"] for noun in row["nouns"]},
        (
            frozenset(table["documents"]["prepositions"]),
            frozenset(table["documents"]["nouns"]),
            table["documents"]["class"],
        ),
        {word: row["class"] for row in table["hearsay"] for word in row["words"]},
        {word: row["class"] for row in table["hearsay_adjectives"] for word in row["words"]},
    )


def find_phrases(doc: Document) -> Iterator[Found]:
    """The statements of a text whose cue is a preposition, an account, a document or a word of hearsay."""
    lexicon = _lexicon()
    for word, (words, cue_class) in lexicon.prepositions.items():
        for i in _lower(doc, word):
            yield from _according(doc, i, words, cue_class)
    for (preposition, noun), cue_class in lexicon.accounts.items():
        for i in doc.by_lemma.get(noun, ()):
            if doc.deps[i] == "pobj" and doc.lowers[doc.heads[i]] == preposition:
                yield from _account(doc, doc.heads[i], i, cue_class)
    prepositions, nouns, cue_class = lexicon.documents
    for noun in sorted(nouns):
        for i in doc.by_lemma.get(noun, ()):
            if doc.deps[i] == "pobj" and doc.lowers[doc.heads[i]] in prepositions:
                yield from _document(doc, doc.heads[i], i, cue_class)
    for word, cue_class in lexicon.adverbs.items():
        for i in doc.by_lemma.get(word, ()):
            yield from _adverb(doc, i, cue_class)
    for word, cue_class in lexicon.adjectives.items():
        for i in _lower(doc, word):
            yield from _adjective(doc, i, cue_class)


def _lower(doc: Document, word: str) -> list[int]:
    """Where this form stands: found through its lemmas, which the parser may have cut ("accord")."""
    lemmas = {"according": ("accord", "according")}.get(word, (word, word.removesuffix("d"), word.removesuffix("ed")))
    return sorted({i for lemma in lemmas for i in doc.by_lemma.get(lemma, ()) if doc.lowers[i] == word})


def _according(doc: Document, i: int, words: str, cue_class: str) -> Iterator[Found]:
    count = len(words.split())
    if count == 2:
        if i + 1 >= len(doc) or doc.lowers[i + 1] != words.split()[1]:
            return
        source = doc.child(i + 1, "pobj", "pcomp")
        source = source if source >= 0 else doc.child(i, "pobj")
    else:
        source = doc.child(i, "pobj")
        if source >= 0 and doc.pos[source] not in ("PROPN",) and doc.left_edges[source] == source:
            return  # "per day", "per cent"
    if source < 0:
        return
    speaker = phrase(doc, source)
    yield from _whole(doc, i, (i, i + count), speaker, source, cue_class, "according")


def _account(doc: Document, preposition: int, noun: int, cue_class: str) -> Iterator[Found]:
    source = doc.child(noun, "poss")
    if source < 0:
        of = next((c for c in doc.children[noun] if doc.lowers[c] == "of"), -1)
        source = doc.child(of, "pobj") if of >= 0 else -1
    if source >= 0:
        yield from _whole(doc, preposition, (noun, noun + 1), phrase(doc, source), source, cue_class, "account")


def _document(doc: Document, preposition: int, noun: int, cue_class: str) -> Iterator[Found]:
    head = doc.heads[preposition]
    if doc.pos[head] in ("VERB", "AUX") and preposition < head:
        cue = (preposition, preposition + 1)
        yield from _whole(doc, preposition, cue, phrase(doc, noun), noun, cue_class, "document")


def _whole(
    doc: Document, anchor: int, cue: Range, speaker: Range, head: int, cue_class: str, family: str
) -> Iterator[Found]:
    """The clause that the phrase is hung into; the whole sentence where a comma sets it off, or it comes last."""
    top = doc.heads[anchor]
    while doc.deps[top] not in _CLAUSES and doc.heads[top] != top:
        top = doc.heads[top]
    start = doc.left_edges[anchor]
    opens, ends = doc.sentences[doc.sentence_of[anchor]]
    last = all(doc.pos[k] in ("PUNCT", "SPACE") for k in range(max(doc.right_edges[anchor] + 1, speaker[1]), ends))
    set_off = start == 0 or doc.words[start - 1] == "," or opens >= start - 1 or last
    stops = ("ROOT",) if last else ("ROOT", "relcl")
    while set_off and doc.deps[top] not in stops and doc.heads[top] != top:
        top = doc.heads[top]
    own = (start, max(doc.right_edges[anchor] + 1, speaker[1]))
    whole = doc.subtree(top)
    if set_off:
        whole = _in_brackets(doc, anchor, whole)
    content = minus([whole], [own, cue, speaker])
    if content:
        yield Found(anchor, cue, cue_class, family, "phrase", content, speaker, head)


def _in_brackets(doc: Document, anchor: int, whole: Range) -> Range:
    """The clause, cut to the brackets that the phrase stands in."""
    for k in range(anchor, max(whole[0] - 1, anchor - 60), -1):
        if doc.words[k] == ")":
            break
        if doc.words[k] == "(":
            end = next((j for j in range(anchor, whole[1]) if doc.words[j] == ")"), whole[1])
            return k + 1, end
    return whole


def _adverb(doc: Document, i: int, cue_class: str) -> Iterator[Found]:
    head = doc.heads[i]
    if doc.deps[i] != "advmod":
        return
    content = minus([doc.subtree(head)], [(i, i + 1), *_other_clauses(doc, head)])
    if content:
        yield Found(i, (i, i + 1), cue_class, "hearsay", "adverb", content, hearsay=True)


def _other_clauses(doc: Document, head: int) -> list[Range]:
    """What is coordinated to the right of a clause, with its conjunction."""
    return [doc.subtree(c) for c in doc.children[head] if doc.deps[c] in ("cc", "conj", "parataxis") and c > head]


def _adjective(doc: Document, i: int, cue_class: str) -> Iterator[Found]:
    noun = doc.heads[i]
    if doc.deps[i] == "amod" and noun > i:
        content = minus([(i + 1, doc.right_edges[noun] + 1)], [])
        yield Found(i, (i, i + 1), cue_class, "hearsay", "adjective", content, hearsay=True)
