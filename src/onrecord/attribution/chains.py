"""The way words took to the page: whom they were told to, whom they were said to, when."""

from dataclasses import replace

from onrecord.attribution.found import Found, Range, minus
from onrecord.attribution.speakers import is_outlet, is_source
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
_ADVERBIALS = frozenset({"npadvmod", "prep", "advmod", "tmod", "pobj", "dobj"})
# Frames whose content is all that a sentence says.
_WHOLE = frozenset({"clause", "quote", "phrase"})
_TO_OUTLETS = frozenset({"to", "with", "by", "on", "at"})


def hearer_of(doc: Document, grounding: Grounding, found: Found) -> tuple[Range, bool] | None:
    """Whom the words were said to, and whether that is an outlet; None where the text does not say."""
    if doc.pos[found.head] not in ("VERB", "AUX") or found.frame == "phrase":
        return None
    if doc.lemmas[found.head] in _TELLING:
        told = doc.child(found.head, "dobj", "dative", "nsubjpass")
        if told >= 0 and doc.deps[told] == "dative" and doc.pos[told] == "ADP":
            told = doc.child(told, "pobj")
        if told >= 0 and doc.lowers[told] not in ("what", "that", "who", "which"):
            return _hearer(doc, grounding, found, told)
    return _quoted_by(doc, grounding, found) or _in_phrases(doc, grounding, found)


def _quoted_by(doc: Document, grounding: Grounding, found: Found) -> tuple[Range, bool] | None:
    """The outlet of "SANA quoted him as saying" and "he was quoted by SANA as saying"."""
    quoting = doc.heads[doc.heads[found.head]]
    if doc.deps[found.head] != "pcomp" or doc.lemmas[quoting] not in ("quote", "cite"):
        return None
    by = [doc.child(c, "pobj") for v in (quoting, found.head) for c in doc.children[v] if doc.lowers[c] == "by"]
    outlet = next((k for k in [*by, doc.child(quoting, "nsubj")] if k >= 0), -1)
    return _hearer(doc, grounding, found, outlet) if outlet >= 0 else None


def _in_phrases(doc: Document, grounding: Grounding, found: Found) -> tuple[Range, bool] | None:
    """ "said to them", "said in an interview with Reuters", "said, speaking to reporters"."""
    for c in [*doc.children[found.head], *_beside(doc, found.head)]:
        if doc.deps[c] not in ("prep", "dative", "agent", "advcl"):
            continue
        inside = doc.child(c, "pobj") if doc.deps[c] != "advcl" else c
        if inside < 0:
            continue
        if doc.lowers[c] == "to" and doc.deps[inside] == "pobj":
            return _hearer(doc, grounding, found, inside)
        if doc.lemmas[inside] in _OCCASIONS or doc.lemmas[inside] in ("speak", "talk", "quote"):
            for k in doc.children[inside]:
                whom = doc.child(k, "pobj") if doc.lowers[k] in _TO_OUTLETS else -1
                if whom >= 0:
                    hearer = _hearer(doc, grounding, found, whom)
                    return hearer if hearer and (hearer[1] or doc.lowers[k] == "to") else None
    return None


def _beside(doc: Document, verb: int) -> list[int]:
    """Dependents of the verb that this one is a participle of: "speaking to reporters, he said"."""
    return [c for c in doc.children[verb] if doc.deps[c] == "advcl"]


def _hearer(doc: Document, grounding: Grounding, found: Found, head: int) -> tuple[Range, bool] | None:
    start, end = phrase(doc, head, found.head)
    inside = any(low <= head < high for low, high in found.content)
    for low, high in () if inside else found.content:
        if low < end and start < high:
            start, end = (start, min(end, low)) if low > head else (max(start, high), end)
    if not start <= head < end:
        return None
    return (start, end), is_outlet(doc, grounding, (start, end), head)


def date_of(doc: Document, grounding: Grounding, found: Found) -> str | None:
    """The id of the date that says when it was said: one that hangs on the cue and not inside the content."""
    if not grounding.date_at:
        return None
    near = [
        k
        for c in doc.children[found.head]
        if doc.deps[c] in _ADVERBIALS
        for k in range(doc.left_edges[c], doc.right_edges[c] + 1)
    ]
    end = found.cue[1]
    near += [end, end + 1] if doc.lowers[end : end + 1] == ["on"] else [end]
    for k in near:
        if k in grounding.date_at and not any(start <= k < stop for start, stop in found.content):
            return grounding.date_at[k].id
    return None


def with_cited(doc: Document, found: list[Found]) -> list[Found]:
    """Where a statement cites a source for all it says, that source has a statement of the same content inside it."""
    by_head = {f.head: f for f in found}
    by_speaker = {f.speaker_head: f for f in reversed(found) if f.speaker_head >= 0}
    return [_as_cited(doc, f, by_head, by_speaker) if _cites(doc, f) else f for f in found]


def _cites(doc: Document, f: Found) -> bool:
    return doc.lemmas[f.head] in ("cite", "quote") and doc.tags[f.head] == "VBG" and f.frame == "object"


def _as_cited(doc: Document, f: Found, by_head: dict[int, Found], by_speaker: dict[int, Found]) -> Found:
    source = doc.child(f.head, "dobj")
    governor = doc.heads[f.head]
    citing = by_head.get(governor) or by_speaker.get(governor)
    if citing is None or citing is f or citing.frame not in _WHOLE or source < 0 or not is_source(doc, source):
        return f
    speaker = phrase(doc, source, f.head)
    content = minus(citing.content, [f.cue, speaker])
    return replace(
        f, content=content, speaker=speaker, speaker_head=source, cited_in=citing.head, family="cited source"
    )
