"""The way words took to the page: whom they were told to, whom they were said to, when."""

from onrecord.attribution.found import Found, Range
from onrecord.attribution.speakers import is_outlet
from onrecord.attribution.subjects import phrase
from onrecord.grounding import Grounding
from onrecord.language import Document

_TELLING = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "ask", "notify", "reassure", "urge", "brief", "order", "advise",
     "promise", "email", "text", "convince", "persuade", "alert", "accuse"}
)  # fmt: skip
# "in an interview with Reuters", "in a statement to AFP", "speaking to reporters", "quoted by SANA"
_OCCASIONS = frozenset(
    {"interview", "statement", "comment", "remark", "email", "message", "call", "briefing", "conversation", "phone"}
)
_TO_OUTLETS = frozenset({"to", "with", "by", "on", "at"})


def hearer_of(doc: Document, found: Found) -> tuple[Range, bool] | None:
    """Whom the words were said to, and whether that is an outlet; None where the text does not say."""
    if doc.pos[found.head] not in ("VERB", "AUX"):
        return None
    if doc.lemmas[found.head] in _TELLING:
        told = doc.child(found.head, "dobj", "dative", "nsubjpass")
        if told >= 0 and doc.deps[told] == "dative" and doc.pos[told] == "ADP":
            told = doc.child(told, "pobj")
        if told >= 0 and doc.lowers[told] not in ("what", "that", "who", "which"):
            return _hearer(doc, found, told)
    return _in_phrases(doc, found)


def _in_phrases(doc: Document, found: Found) -> tuple[Range, bool] | None:
    """ "said to them", "said in an interview with Reuters", "said, speaking to reporters"."""
    for c in [*doc.children[found.head], *_beside(doc, found.head)]:
        if doc.deps[c] not in ("prep", "dative", "agent", "advcl"):
            continue
        inside = doc.child(c, "pobj") if doc.deps[c] != "advcl" else c
        if inside < 0:
            continue
        if doc.lowers[c] == "to" and doc.deps[inside] == "pobj":
            return _hearer(doc, found, inside)
        if doc.lemmas[inside] in _OCCASIONS or doc.lemmas[inside] in ("speak", "talk", "quote"):
            for k in doc.children[inside]:
                whom = doc.child(k, "pobj") if doc.lowers[k] in _TO_OUTLETS else -1
                if whom >= 0:
                    hearer = _hearer(doc, found, whom)
                    return hearer if hearer and (hearer[1] or doc.lowers[k] == "to") else None
    return None


def _beside(doc: Document, verb: int) -> list[int]:
    """Dependents of the verb that this one is a participle of: "speaking to reporters, he said"."""
    return [c for c in doc.children[verb] if doc.deps[c] == "advcl"]


def _hearer(doc: Document, found: Found, head: int) -> tuple[Range, bool] | None:
    span = phrase(doc, head, found.head)
    start, end = span
    for low, high in found.content:
        if low < end and start < high:
            start, end = (start, min(end, low)) if low > head else (max(start, high), end)
    if not start <= head < end:
        return None
    return (start, end), is_outlet(doc, (start, end), head)


def date_of(doc: Document, grounding: Grounding, found: Found) -> str | None:
    """The id of the date that says when it was said: one that hangs on the cue and not inside the content."""
    if not grounding.date_at:
        return None
    low, high = found.cue
    for c in doc.children[found.head]:
        if doc.deps[c] in ("npadvmod", "prep", "advmod", "tmod", "pobj", "dobj"):
            for k in range(doc.left_edges[c], doc.right_edges[c] + 1):
                date = grounding.date_at.get(k)
                if date is not None and not any(start <= k < end for start, end in found.content):
                    return date.id
    beside = grounding.date_at.get(high) or (
        grounding.date_at.get(high + 1) if high < len(doc) and doc.lowers[high] == "on" else None
    )
    inside = any(start <= high < end for start, end in found.content)
    return beside.id if beside is not None and not inside else None
