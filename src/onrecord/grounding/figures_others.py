"""What else a figure could count, and why it does not."""

from onrecord.grounding.figures_lists import Draft
from onrecord.grounding.figures_numbers import WORDS
from onrecord.grounding.figures_words import FATES, fate
from onrecord.language import Document
from onrecord.records import Alternative

_SOFT = frozenset(WORDS["before"]["about"])
_NEAR = 10
_KINDS = ("troops", "items", "sites", "strikes")


def other_readings(doc: Document, draft: Draft) -> tuple[Alternative, ...]:
    """The noun's own kind where a fate outranks it; another fate told near by; the bound that gave way."""
    out: list[Alternative] = []
    if draft.unit is None and draft.what in FATES:
        if (word := _other_fate(doc, draft)) >= 0:
            why = f"“{doc.words[word]}” is told near it too; {draft.why.get('what', 'the words beside it')} decides"
            out.append({"what": fate(doc, word), "why": why})
        if draft.noun.kind in _KINDS:
            words = doc.words[draft.noun.head]
            out.append({"what": draft.noun.kind, "why": f"what “{words}” names; what befell them goes before"})
    if draft.bound not in ("about", "exact"):
        soft = [word for word in doc.lowers[draft.first : draft.i] if word in _SOFT]
        out += [{"bound": "about", "why": f"“{word}” says so; another word sets the bound"} for word in soft]
    return tuple(out)


def _other_fate(doc: Document, draft: Draft) -> int:
    """The nearest word in the sentence that tells of another fate, or -1."""
    start, stop = doc.sentences[doc.sentence_of[draft.i]]
    end = max(draft.end, draft.noun.end)
    before = ((draft.first - k, k) for k in range(max(start, draft.first - _NEAR), draft.first))
    after = ((k - end + 1, k) for k in range(end, min(stop, end + _NEAR)))
    for _, k in sorted((*before, *after)):
        if (what := fate(doc, k)) and what != draft.what:
            return k
    return -1
