"""On whom a deed is laid: "blamed Arland for the raid", "claimed responsibility for it", "Arland was behind it".

The deed stands as a noun; whoever is said to be behind it is its actor, on the word of the one who blames. Who turns
the blame down is no actor.
"""

from onrecord.coding.lexicon import word_class
from onrecord.coding.subjects import Subjects

_TO_DEED = frozenset({"for", "of", "over", "behind"})
_BE = frozenset({"be", "stand"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})


def blamed(clauses: Subjects, i: int) -> int:
    """The word for whoever the deed of noun i is laid on, or -1; "no group" and "nobody" are no one."""
    found = _laid_on(clauses, i)
    doc = clauses.doc
    nobody = found >= 0 and not _NOBODY.isdisjoint(doc.lowers[k] for k in (found, doc.left_edges[found]))
    return -1 if nobody else found


def _laid_on(clauses: Subjects, i: int) -> int:
    doc = clauses.doc
    head, dep = doc.heads[i], doc.deps[i]
    if dep in ("dobj", "nsubjpass") and doc.lemmas[head] in word_class("laying"):
        return clauses.slot(head, "on")
    if dep in ("dobj", "nsubjpass") and doc.lemmas[head] == "claim":
        return clauses.slot(head, "subj")
    participle = doc.child(i, "acl")
    if participle >= 0 and doc.lemmas[participle] == "claim":
        return clauses.slot(participle, "subj")
    if dep != "pobj" or doc.lowers[head] not in _TO_DEED:
        return -1
    return _behind(clauses, doc.heads[head], behind=doc.lowers[head] == "behind")


def _behind(clauses: Subjects, over: int, *, behind: bool) -> int:
    """The one behind a deed that hangs on word `over`: a verb of blame, "responsible", "responsibility", "was"."""
    doc, lemma = clauses.doc, clauses.doc.lemmas[over]
    if behind:
        return clauses.slot(over, "subj") if lemma in _BE else -1
    if lemma in word_class("blaming"):
        return clauses.slot(over, "obj")
    if doc.deps[over] == "dobj" and doc.lemmas[doc.heads[over]] in word_class("blaming"):
        return over
    if lemma == "responsible":
        verb, own = doc.heads[over], doc.child(over, "nsubj")
        return own if own >= 0 else clauses.slot(verb, "subj" if doc.lemmas[verb] in _BE else "obj")
    if lemma == "responsibility":
        verb = doc.heads[over]
        if doc.deps[over] == "pobj":  # "accused Arland of responsibility for it"
            return _behind(clauses, doc.heads[verb], behind=False)
        over, lemma = verb, doc.lemmas[verb]
    taken = doc.child(over, "dobj")
    owns = taken >= 0 and doc.lemmas[taken] == "responsibility" and lemma in word_class("owning_up")
    return clauses.slot(over, "subj") if owns else -1
