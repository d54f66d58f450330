"""What is told of no one happening: a habit, a long course of things, or what somebody is.

"Jets regularly bomb the town", "gunmen have been firing on it", "rebels fighting the army": none of these is the
news, and none belongs to the raid that is. By the grammar of aspect: adverbs of habit, the perfect progressive, the
simple present, participles that describe a party.
"""

from functools import cache

from onrecord.coding.lexicon import word_class
from onrecord.knowledge import load_yaml
from onrecord.language import Document

_HAVE = {"has", "have", "'ve"}
_IS = {"is", "are", "'s", "'re"}
_PRESENT = ("VBP", "VBZ")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_yaml("coding/habits.yaml")[name])


def is_habit(doc: Document, i: int, verb: int, counted: bool) -> bool:
    """Whether trigger i, whose clause has this verb, is told as something that goes on or recurs.

    What the clause counts, tense alone does not make a habit: "have killed nine" is news.
    """
    if any(tells(doc, i) for tells in (_recurs, _describes, _is_state, _is_kind, _backs)) or _stands(doc, i, verb):
        return True
    carriers = _carriers(doc, i, verb)
    if not counted and (_is_watched(doc, i, verb) or _is_at_it(doc, i)):
        return True
    if any(_recurs(doc, j) or _goes_on(doc, j) for j in carriers) or _is_common(doc, verb):
        return True
    return not counted and any(_is_rule(doc, j) or _has_come_about(doc, j) for j in carriers)


def is_perfect(doc: Document, verb: int) -> bool:
    """Whether a verb is in the present perfect."""
    return any(doc.lowers[c] in _HAVE and doc.deps[c] in ("aux", "auxpass") for c in doc.children[verb])


def _carriers(doc: Document, i: int, verb: int) -> tuple[int, ...]:
    """The verb that tells of trigger i: itself, or for a noun one that says no more than that it took place."""
    return (verb,) if verb == i or doc.lemmas[verb] in _words("carriers") else ()


def _recurs(doc: Document, i: int) -> bool:
    """Whether a word beside says how often: "regularly", "repeated", "several times", "on a daily basis"."""
    for c in doc.children[i]:
        if doc.deps[c] in ("advmod", "amod") and doc.lowers[c] in _words("often"):
            return True
        if doc.lemmas[c] == "time" and any(doc.lowers[j] in _words("many") for j in doc.children[c]):
            return True
        if doc.pos[i] == "VERB" and doc.deps[c] == "prep" and _lasts(doc, i, c):
            return True
    return False


def _lasts(doc: Document, verb: int, preposition: int) -> bool:
    """Whether a phrase beside a verb gives a long time, or a habit: "for years", "on a daily basis".

    "Over the past weeks" does so beside a perfect tense.
    """
    over = doc.lowers[preposition] in ("for", "on") or is_perfect(doc, verb)
    return over and any(doc.lemmas[j] in _words("spans") for j in doc.all_children(preposition, "pobj"))


def _goes_on(doc: Document, verb: int) -> bool:
    """Whether a verb's form tells of a course: "have been bombing", "continue to kill"."""
    if doc.tags[verb] == "VBG" and is_perfect(doc, verb):
        return True
    above = doc.heads[verb]
    goes_on = doc.lemmas[above] in _words("go_on") and doc.tags[above] in (*_PRESENT, "VBG")
    return goes_on and doc.deps[verb] == "xcomp"


def _is_common(doc: Document, verb: int) -> bool:
    """Whether a clause says how usual a thing is: "raids on the port are common"."""
    return doc.tags[verb] in _PRESENT and any(
        doc.deps[c] == "acomp" and doc.lowers[c] in _words("usual") for c in doc.children[verb]
    )


def _describes(doc: Document, i: int) -> bool:
    """Whether trigger i only says who or what somebody is: "rebels fighting the army", "the besieged town"."""
    if doc.lemmas[i] not in _words("describing"):
        return False
    if doc.deps[i] == "amod":
        return True
    above = doc.heads[i]
    return doc.deps[i] in ("acl", "relcl") and doc.lemmas[above] not in word_class("events")


def _is_state(doc: Document, i: int) -> bool:
    """Whether trigger i is what other things happen in: "a town under siege", "amid an offensive on the coast"."""
    above = doc.heads[i]
    if doc.deps[i] == "acl":
        return _is_state(doc, above)
    word = doc.lowers[above]
    if word == "of" and doc.deps[i] in ("pobj", "pcomp"):  # "part of an offensive", "months of shelling"
        whole = doc.heads[above]
        return doc.lowers[whole] == "part" or doc.lemmas[whole] in _words("spans")
    amid = word in _words("amid") or (word == "under" and doc.lemmas[i] in _words("states"))
    return amid and doc.deps[i] == "pobj"


def _stands(doc: Document, i: int, verb: int) -> bool:
    """Whether trigger i is a state that lasts: "the siege"; but not where a clause says how it came about."""
    return doc.pos[i] == "NOUN" and doc.lemmas[i] in _words("lasting") and doc.lemmas[verb] not in _words("begins")


def _backs(doc: Document, i: int) -> bool:
    """Whether trigger i only says what helps somebody: "fighters backed by air strikes", "with the help of raids"."""
    above = doc.heads[i]
    whole = doc.heads[above]
    if doc.deps[i] not in ("pobj", "pcomp"):
        return False
    by = doc.lowers[above] == "by" and doc.pos[whole] == "VERB" and doc.tags[whole] == "VBN"
    return doc.lemmas[whole] in _words("backing") and (by or doc.lowers[above] == "of")


def _is_kind(doc: Document, i: int) -> bool:
    """Whether deeds of a kind are meant and not one: "an end to the raids", "stop the attacks", "any attack"."""
    if any(doc.deps[c] == "det" and doc.lowers[c] == "any" for c in doc.children[i]):
        return True
    above = doc.heads[i]
    if doc.deps[i] == "dobj":
        return doc.lemmas[above] in _words("stopping")
    whole = doc.heads[above]
    if doc.deps[i] == "pcomp" and doc.lemmas[whole] in _words("gerunds"):
        return True
    noun = doc.pos[whole] == "NOUN" and doc.deps[i] in ("pobj", "pcomp")
    rising = doc.lemmas[whole] in _words("rising")  # "a rise in raids"; but "came to an end in a raid"
    return noun and (rising or (doc.lowers[above] != "in" and doc.lemmas[whole] in _words("of_a_kind")))


def _is_watched(doc: Document, i: int, verb: int) -> bool:
    """Whether noun i stands in what somebody does all the time: "the monitor, which tracks violence on all sides"."""
    return i != verb and doc.deps[verb] == "relcl" and _is_rule(doc, verb)


def _is_at_it(doc: Document, i: int) -> bool:
    """Whether somebody is said to be at what takes long: "the army is fighting rebels on the coast"."""
    now = any(doc.deps[c] == "aux" and doc.lowers[c] in _IS for c in doc.children[i])
    return now and doc.lemmas[i] in _words("describing")


def _is_rule(doc: Document, verb: int) -> bool:
    """Whether a clause within another tells in the simple present what somebody does: "say that forces target"."""
    if doc.deps[verb] == "advcl" and doc.tags[verb] == "VBG":
        verb = doc.heads[verb]
        return doc.tags[verb] in _PRESENT and doc.lemmas[verb] != "be" and doc.child(verb, "ccomp") < 0
    inner = doc.deps[verb] in ("ccomp", "relcl", "advcl", "pcomp")
    return inner and doc.tags[verb] in _PRESENT and doc.lowers[verb] not in _words("timeless")


def _has_come_about(doc: Document, verb: int) -> bool:
    """Whether a verb in the perfect sums up what has come about, in a text's own words: "which has cost many lives"."""
    quoted = any(q.start <= verb < q.end for q in doc.quotations)
    if quoted or doc.deps[verb] == "ccomp" or not is_perfect(doc, verb):
        return False
    return doc.deps[verb] == "relcl" or not any(doc.deps[c] == "ccomp" for c in doc.children[verb])
