"""Tags that only the order of the words shows: "12 were killed near the port a monitor said", "… said the police".

Small parsers lose such a tag where no comma sets it off: they hang its speaker into the clause before. So it is read
from the end of its sentence back: what may follow a tag, the verb, the noun phrase of somebody who can speak.
"""

from onrecord.attribution.found import Range
from onrecord.attribution.speakers import is_body, is_office, is_source
from onrecord.attribution.subjects import cue_range, subject_of
from onrecord.language import Document

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TAGS = frozenset({"say", "add", "tell", "report", "claim", "announce", "confirm"})
_INVERTED = frozenset({"say", "add", "report"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod", "case"})
_LINKS = frozenset({"for", "of", "in", "and", "&", "at"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we"})
_PERFECT = frozenset({"has", "have", "had", "also", "later", "earlier", "meanwhile"})
# What may follow a tag: when, where, to whom and after whom it was said, and with what.
_AFTER = frozenset(
    {"on", "in", "at", "to", "late", "early", "earlier", "later", "today", "yesterday", "citing", "quoting", "adding"}
)
# How many words may follow a cue at the end of its sentence: "…, she said at a book fair in Tartu on Friday."
TAIL = 16
# How far back from the verb its speaker is looked for.
_REACH = 16


def bare_tag(doc: Document, verb: int) -> tuple[list[Range], Range, int]:
    """Content, speaker and its head of a tag that no comma sets off; else nothing, (0, 0) and -1."""
    start, end = doc.sentences[doc.sentence_of[verb]]
    if doc.lemmas[verb] in _TAGS and doc.tags[verb] in FINITE | {"VBN"} and _ends(doc, verb, end):
        cue = cue_range(doc, verb)[0]
        while cue - 1 > start and doc.lowers[cue - 1] in _PERFECT:
            cue -= 1
        speaker, head = _speaker_before(doc, start, cue)
        if head >= 0 and _tells(doc, start, speaker[0]):
            return [(start, speaker[0])], speaker, head
    if doc.lemmas[verb] in _INVERTED and doc.tags[verb] in FINITE | {"VBN"} and _tells(doc, start, verb):
        speaker, head = _speaker_behind(doc, verb, end)
        if head >= 0:
            return [(start, verb)], speaker, head
    return [], (0, 0), -1


def _ends(doc: Document, verb: int, end: int) -> bool:
    """Whether nothing but the circumstances of the saying stand between the verb and the end of its sentence."""
    after = verb + 1
    if doc.lemmas[verb] == "tell" and after < end and is_source(doc, doc.right_edges[after]):
        after = max(after, doc.right_edges[after]) + 1
    if end - after > TAIL or any(doc.tags[k] in FINITE for k in range(after, end)):
        return False
    if after >= end or doc.pos[after] in ("PUNCT", "SPACE"):
        return after >= end - 1 or doc.words[after] in (",", ";", ".", ":", "-")
    return doc.lowers[after] in _AFTER or doc.words[after].endswith("day")


def _tells(doc: Document, start: int, end: int) -> bool:
    """Whether these words hold a verb of their own, and no mark sets them off from what follows."""
    if end <= start or doc.words[end - 1] in (",", ":", ";", "—", "–"):
        return False
    return any(doc.tags[k] in FINITE or doc.tags[k] == "VBN" for k in range(start, end))


def _speaker_before(doc: Document, start: int, end: int) -> tuple[Range, int]:
    """The noun phrase of a source that ends right before the verb: its range and head, or (0, 0) and -1."""
    last = end - 1
    if last > start and doc.lowers[last] in _PRONOUNS:
        return (last, end), last
    if last > start and doc.words[last] == ")":  # "the Observatory (SOHR) said"
        last = next((k - 1 for k in range(last, start, -1) if doc.words[k] == "("), start)
    low = max(start, last - _REACH)
    for first in (_first_word(doc, low, last), _without_article(doc, low, last)):
        head = _who_speaks(doc, first, last)
        if head >= 0 and first > start:
            return (first, last + 1), head
    return (0, 0), -1


def _who_speaks(doc: Document, first: int, last: int) -> int:
    """The head of a noun phrase, if it can speak: of "activists in the town" the activists, else -1."""
    link = next((k for k in range(first, last) if doc.lowers[k] in _LINKS), last + 1)
    return next((k for k in range(min(link, last + 1) - 1, first - 1, -1) if _is_source(doc, k)), -1)


def _is_source(doc: Document, k: int) -> bool:
    return doc.pos[k] in _NOUNS and is_source(doc, k)


def _first_word(doc: Document, low: int, last: int) -> int:
    """Where a noun phrase with an article that ends at `last` begins, read back over the words it can be made of."""
    k = last
    while k > low:
        if doc.pos[k] == "DET":
            before = k - 1
            if _apposed(doc, before):  # "the monitoring group | the Observatory"
                k = before
                continue
            if doc.lowers[before] in _LINKS and _is_source(doc, before - 1):  # "activists in | the town"
                return _without_article(doc, low, before - 1)
            return k
        linked = doc.lowers[k] in _LINKS and doc.pos[k - 1] in _NOUNS and k < last
        if not linked and doc.pos[k] not in _WITHIN and doc.words[k] != "-" and not _participle(doc, k):
            break
        k -= 1
    return _without_article(doc, low, last)


def _participle(doc: Document, k: int) -> bool:
    """A participle before a noun: "monitoring", "state-run"."""
    return doc.tags[k] in ("VBG", "VBN") and doc.deps[k] in ("amod", "compound") and doc.heads[k] > k


def _apposed(doc: Document, k: int) -> bool:
    """Whether what stands before an article is a body or office that is named behind it."""
    return doc.pos[k] == "NOUN" and (is_body(doc, k) or is_office(doc, k))


def _without_article(doc: Document, low: int, last: int) -> int:
    """The first word of a bare noun phrase ("state media", "a name"), as far as the parse ties the words together."""
    first = last
    while first - 1 > low and doc.deps[first - 1] in _MODIFIERS and first - 1 < doc.heads[first - 1] <= last:
        first -= 1
    return first


def _speaker_behind(doc: Document, verb: int, end: int) -> tuple[Range, int]:
    """The source in "… said the ministry on Friday", where the subject that the parse shows cannot speak."""
    subject = subject_of(doc, verb)
    if verb + 1 >= end or (doc.lowers[verb + 1] not in ("the", "a", "an") and doc.pos[verb + 1] != "PROPN"):
        return (0, 0), -1
    if subject >= 0 and subject < verb and (is_source(doc, subject) or doc.pos[subject] in ("PRON", "PROPN")):
        return (0, 0), -1
    stop = next((k for k in range(verb + 1, end) if doc.pos[k] in ("PUNCT", "SPACE") or doc.tags[k] in FINITE), end)
    if stop < end and doc.words[stop] not in (".", ","):
        return (0, 0), -1
    head = next(
        (k for k in range(verb + 1, stop) if doc.pos[k] in _NOUNS and doc.pos[min(k + 1, end - 1)] not in _NOUNS), -1
    )
    return ((verb + 1, stop), head) if head >= 0 and is_source(doc, head) else ((0, 0), -1)
