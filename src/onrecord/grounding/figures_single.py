"""One person whom an article counts: "A woman was killed", "wounding the driver", "the death of a child".

Only where something was done to that person: killed, injured or arrested. What is denied, possible, planned or told of
nobody in particular ("when a man is killed") counts nobody.
"""

from onrecord.grounding.figures_bounds import is_part
from onrecord.grounding.figures_fates import Fates
from onrecord.grounding.figures_lists import Draft
from onrecord.grounding.figures_nouns import Noun
from onrecord.grounding.figures_numbers import WORDS, Number
from onrecord.grounding.figures_words import ADJECTIVES, fate, kind_of
from onrecord.language import Document
from onrecord.records import Counted

ARTICLES = frozenset(("a", "an", "the"))
_SUFFERED = ("killed", "injured", "arrested")
_MANY = frozenset(WORDS["many_in_one"])
_BY_ITSELF = frozenset(WORDS["dies_by_itself"])
_ORDINALS = frozenset(WORDS["ordinals"])
_OPEN = frozenset(WORDS["leaves_open"])
_TOLD = frozenset(("was", "were", "been", "being"))
_FARTHEST = 8


def one_person(doc: Document, i: int, fates: Fates, last: Draft | None = None) -> Draft | None:
    """The figure 1 of the article at token i, where it opens a person to whom something was done.

    `last` is the figure before it: in a list of parts ("including four boys and a nurse") it is a part as well.
    """
    if doc.lowers[i] not in ARTICLES or doc.deps[i] != "det":
        return None
    head = doc.heads[i]
    if not i < head <= i + _FARTHEST or doc.tags[head] != "NN" or doc.lemmas[head] in _MANY:
        return None
    kind = kind_of(doc, head)
    if kind not in ("people", "troops"):
        return None
    if not _ORDINALS.isdisjoint(doc.lowers[i + 1 : head]):  # "a sixth victim": six are told, not one
        return None
    part = doc.lowers[i] != "the" and (is_part(doc, i, i + 1) or _follows_part(doc, i, last))
    what, ground = _done_to(doc, i, head, fates)
    if what is None and (what := _among(doc, head)):
        part, ground = True, "whom the person is among"
    if not part and what not in _SUFFERED:
        return None
    number = Number(doc.starts[i], doc.ends[head], 1.0, 1.0)
    noun = Noun(i + 1, head + 1, head, kind)
    return Draft(
        number, i, i, i + 1, doc.ends[head], "exact", None, noun, what, part, {"what": ground} if ground else {}
    )


def _done_to(doc: Document, i: int, head: int, fates: Fates) -> tuple[Counted | None, str]:
    """What was done to the person, and the ground."""
    if what := fates.deaths_of(i):
        return what, "the noun before “of”"
    word = doc.lowers[head + 1] if head + 1 < len(doc) else ""
    if word in ADJECTIVES and doc.pos[head + 1] == "ADJ" and doc.heads[head + 1] != head + 2:
        return ADJECTIVES[word], "what is said behind it"
    node = head
    while doc.deps[node] == "conj" and doc.heads[node] < node:
        node = doc.heads[node]
    verb = next((c for c in doc.children[head] if doc.deps[c] == "acl" and doc.tags[c] == "VBN"), -1)
    if verb != head + 1:
        verb = doc.heads[node]
    if doc.pos[verb] != "VERB" or not _befell(doc, verb, node):
        return None, ""
    after = doc.lowers[verb + 1] if verb + 1 < len(doc) else ""
    what = ADJECTIVES.get(after) or fate(doc, verb)  # "was shot dead"
    return (what, f"“{doc.words[verb]}”") if what else (None, "")


def _follows_part(doc: Document, i: int, last: Draft | None) -> bool:
    """Whether nothing but "and" or a comma stands between a part of another figure and token i."""
    if last is None or not last.part:
        return False
    between = doc.lowers[max(last.end, last.noun.end) : i]
    return 0 < len(between) < 3 and set(between) <= {",", "and", "or"}


def _among(doc: Document, head: int) -> Counted | None:
    """As in "a child was among the dead", "a guard was among those wounded"."""
    if doc.lowers[head + 1 : head + 3] != ["was", "among"]:
        return None
    return next((what for k in range(head + 3, min(head + 6, len(doc))) if (what := fate(doc, k))), None)


def _befell(doc: Document, verb: int, node: int) -> bool:
    """Whether the verb says that something was done to the person at token `node`, and leaves nothing open."""
    own = [doc.lowers[c] for c in doc.children[verb] if doc.deps[c] in ("aux", "auxpass", "neg", "mark", "advmod")]
    if _OPEN & set(own) or (doc.tags[verb] == "VB" and "to" in own):
        return False
    dep = doc.deps[node] if doc.heads[node] == verb else "acl"
    if dep == "nsubjpass":
        return bool(_TOLD & set(own)) or not any(doc.deps[c] == "auxpass" for c in doc.children[verb])
    if dep == "nsubj":
        return doc.lemmas[verb] in _BY_ITSELF or (doc.tags[verb] == "VBN" and doc.child(verb, "dobj") < 0)
    return dep in ("dobj", "acl")
