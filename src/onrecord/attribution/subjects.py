"""Whose verb it is: the subject of a cue, found through auxiliaries, coordination, control and relative clauses."""

from onrecord.attribution.found import Range
from onrecord.attribution.lexicon import has_frame, is_saying
from onrecord.attribution.speakers import is_source
from onrecord.language import Document

SUBJECTS = ("nsubj", "nsubjpass", "expl")
_CONTROLLED = frozenset({"xcomp", "advcl", "pcomp", "ccomp", "conj"})
# Verbs whose object, not subject, does what the infinitive says ("they let him speak"), beside those that ask or urge.
_OBJECT_CONTROL = frozenset({"make", "help", "let", "allow", "force", "get", "see", "hear", "compel", "lead", "prompt"})
_LIMIT = 6
# One says things, not persons: what parsers take for the object of "… said the ministry" is who said it.
_NEVER_OF_PERSONS = frozenset({"say", "add"})
_ISSUING = frozenset({"issue", "release", "send", "make", "post", "publish", "write", "put", "sign"})
_OPENING = frozenset({"“", '"', "''", "``", "«"})
_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})


def cue_range(doc: Document, verb: int) -> Range:
    """The verb with its auxiliaries, negation and particle, as far as they touch."""
    group = {verb, *(c for c in doc.children[verb] if doc.deps[c] in _GROUP)}
    start, end = verb, verb + 1
    while start - 1 in group:
        start -= 1
    while end in group:
        end += 1
    return start, end


def joined_to(doc: Document, verb: int) -> int:
    """The cue that a further verb of saying belongs beside where the parser hung it into the cue's clause, or -1.

    "She said the road was open and added that …": "added" is hers, not the road's.
    """
    if doc.deps[verb] != "conj" or not is_saying(doc.lemmas[verb]) or doc.child(verb, *SUBJECTS) >= 0:
        return -1
    first = doc.heads[verb]
    while doc.deps[first] == "conj":
        first = doc.heads[first]
    cue = doc.heads[first]
    same_tense = doc.tags[cue] == doc.tags[verb] or (doc.tags[verb] == "VBN" and doc.child(verb, "aux", "auxpass") < 0)
    if doc.deps[first] == "ccomp" and same_tense and is_saying(doc.lemmas[cue]):
        return cue
    return -1


def subject_of(doc: Document, verb: int) -> int:
    """The head token of what is grammatically the verb's subject, or -1."""
    for _ in range(_LIMIT):
        own = _own_subject(doc, verb)
        if own >= 0:
            return own
        dep, head = doc.deps[verb], doc.heads[verb]
        if head == verb:
            return -1
        if dep in ("acl", "relcl"):
            return _of_noun_clause(doc, verb, head)
        if dep == "pcomp":
            while doc.pos[head] == "ADP" and doc.heads[head] != head:
                head = doc.heads[head]
            if doc.lemmas[head] in ("quote", "cite") and (quoted := doc.child(head, "dobj", "nsubjpass")) >= 0:
                return quoted  # "quoted him as saying"
            if doc.pos[head] in ("NOUN", "PROPN"):
                return _owner(doc, head)
        if dep == "conj" and (saying := joined_to(doc, verb)) >= 0:
            verb = saying
            continue
        if dep == "xcomp" and (controller := _controller(doc, head, verb)) >= 0:
            return controller
        if dep not in _CONTROLLED or doc.pos[head] not in ("VERB", "AUX"):
            return -1
        verb = head
    return -1


def _own_subject(doc: Document, verb: int) -> int:
    own = doc.child(verb, *SUBJECTS)
    if own < 0 and doc.lemmas[verb] in _NEVER_OF_PERSONS:
        own = next((c for c in doc.children[verb] if doc.deps[c] == "dobj" and c > verb and is_source(doc, c)), -1)
    return own


def _of_noun_clause(doc: Document, verb: int, noun: int) -> int:
    """Whose verb it is in "people saying", "the men who say", "a statement saying", "an effort to stop"."""
    if doc.deps[verb] == "relcl":
        return noun
    if doc.tags[verb] == "VBG":
        issuer = _issuer(doc, verb, noun)
        return issuer if issuer >= 0 else noun
    return _owner(doc, noun) if doc.tags[verb] == "VB" else -1


def _owner(doc: Document, noun: int) -> int:
    """Whose effort, history or habit it is: the possessor, else the subject of the verb that governs it."""
    own = doc.child(noun, "poss")
    if own >= 0:
        return own
    governor = doc.heads[noun]
    while doc.pos[governor] == "ADP" and doc.heads[governor] != governor:
        governor = doc.heads[governor]
    if doc.deps[noun] in ("dobj", "pobj", "attr") and doc.pos[governor] in ("VERB", "AUX"):
        return subject_of(doc, governor)
    return -1


def _controller(doc: Document, governor: int, infinitive: int) -> int:
    """Who is to do what an infinitive says, where the governing verb's object is ("asked him to speak"); else -1."""
    if doc.lemmas[governor] not in _OBJECT_CONTROL and not has_frame(doc.lemmas[governor], "object_to"):
        return -1
    whom = doc.child(governor, "dobj")
    reflexive = whom >= 0 and doc.lowers[whom].endswith(("self", "selves"))
    return whom if 0 <= whom < infinitive and not reflexive else -1


def _issuer(doc: Document, verb: int, paper: int) -> int:
    """Who put out the paper that says so: "she issued a statement saying", or -1."""
    issuing = doc.heads[paper]
    if doc.deps[paper] == "dobj" and doc.tags[verb] == "VBG" and doc.lemmas[issuing] in _ISSUING:
        return subject_of(doc, issuing)
    return -1


def is_passive(doc: Document, verb: int) -> bool:
    """Whether the verb is a passive one, full ("was told") or reduced ("a plan backed by")."""
    if doc.child(verb, "nsubjpass", "auxpass", "agent") >= 0:
        return True
    if doc.child(verb, "dobj") > verb:
        return False
    return doc.tags[verb] == "VBN" and doc.deps[verb] in ("acl", "advcl") and doc.child(verb, "aux", "nsubj") < 0


def agent_of(doc: Document, verb: int) -> int:
    """The noun of a passive verb's "by" phrase, or -1."""
    by = doc.child(verb, "agent")
    return doc.child(by, "pobj") if by >= 0 else -1


def phrase(doc: Document, head: int, cue: int = -1) -> Range:
    """The full noun phrase of a head, with what is coordinated with it; without the clause that holds the cue."""
    start, end = doc.subtree(head)
    if doc.words[start] in _OPENING:  # words in marks that the parser hung before the name
        start = next((q.end for q in doc.quotations if q.start == start and q.end <= head), start)
        while start < head and doc.pos[start] in ("PUNCT", "SPACE"):
            start += 1
    if start <= cue < end and cue != head:
        top = cue
        while doc.heads[top] != head and doc.heads[top] != top:
            top = doc.heads[top]
        if top > head:
            end = doc.left_edges[top]
            while end - 1 > head and doc.words[end - 1] in (",", "(", "—", "-"):
                end -= 1
        else:
            start = head
    for c in doc.children[head]:
        # "The minister, speaking in Ankara, said": the participle tells of the saying, not who he is.
        left = doc.left_edges[c]
        if (
            head < left < end
            and doc.deps[c] in ("acl", "advcl")
            and doc.tags[c] == "VBG"
            and doc.words[left - 1] == ","
        ):
            end = left - 1
    return start, end
