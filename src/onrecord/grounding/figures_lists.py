"""Figures that stand in one list or are part of one another share what they count.

"The strike killed 24 civilians, 8 rebels and 11 soldiers"; "44 dead, including 11 women and nine children"; "six hundred were
killed in May and 750 in June".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.grounding.figures_counted import NOUNS, Told
from onrecord.grounding.figures_numbers import WORDS, Number
from onrecord.language import Document
from onrecord.records import Bound, Counted, Date

_LINKS = frozenset(", and as well also plus another or – in on".split())
_PEOPLE = frozenset(("", "people", "troops"))
_HARM: frozenset[str] = frozenset(WORDS["verbs"])


@dataclass(slots=True)
class Draft:
    """A figure before it is known what its neighbours count: its bound begins at token `first`, its number at `i`."""

    number: Number
    first: int
    i: int
    end: int
    stop: int
    bound: Bound
    unit: str | None
    told: Told
    part: bool

    @property
    def of_people(self) -> bool:
        """Whether it counts people, as far as its noun says."""
        return self.unit is None and self.told.noun in _PEOPLE


def share(doc: Document, draft: Draft, drafts: list[Draft], date_at: Mapping[int, Date]) -> None:
    """Settle what a figure counts by those before it in its sentence; the one before may learn from it, too."""
    before = [d for d in drafts if doc.sentence_of[d.i] == doc.sentence_of[draft.i]]
    if before and draft.of_people and before[-1].of_people:
        _in_list(doc, draft, before[-1], date_at)
    if draft.part and draft.of_people and draft.told.what in (None, "troops", "other"):
        draft.told.what = _of_whole(doc, draft, before) or draft.told.what


def _in_list(doc: Document, draft: Draft, last: Draft, date_at: Mapping[int, Date]) -> None:
    between = range(max(last.end, last.told.end), draft.first)
    if _is_rest(doc, draft, last):
        draft.part, draft.told.what = True, draft.told.what or last.told.what
        return
    links = _is_whole(doc, between) or all(_links(doc, k) or k in date_at for k in between)
    if not links or len(between) > 7 or (_goes_on(doc, draft) and any(doc.pos[k] == "AUX" for k in between)):
        return
    mine, other = draft.told, last.told
    if _is_whole(doc, between):
        last.part, other.what, mine.what = True, other.what or mine.what, None
    elif mine.what is None or (mine.what == "troops" and other.what in _HARM):
        mine.what = other.what
    elif other.what in (None, "troops") and mine.what in _HARM:
        other.what = mine.what
    draft.part = draft.part or (last.part and not _is_whole(doc, between))


def _is_whole(doc: Document, between: range) -> bool:
    """ "Some 45,000 of the 60,000 residents"."""
    return doc.lowers[between.start : between.start + 1] == ["of"] and len(between) <= 2


def _links(doc: Document, k: int) -> bool:
    return doc.lowers[k] in _LINKS or doc.pos[k] == "AUX" or (doc.tags[k] == "VBN" and doc.pos[k - 1] == "AUX")


def _goes_on(doc: Document, draft: Draft) -> bool:
    """Whether a verb of its own follows the number ("and 17 are missing")."""
    end = draft.told.end if draft.told.head >= 0 else draft.end
    return draft.told.what in (None, "troops") and doc.pos[min(end, len(doc) - 1)] in ("VERB", "AUX")


def _is_rest(doc: Document, draft: Draft, last: Draft) -> bool:
    """ "Of the 40 killed, 13 were women"."""
    opening = [word for word in doc.lowers[max(0, last.first - 2) : last.first] if word != "the"]
    return opening[-1:] == ["of"] and doc.lowers[draft.first - 1] == "," and draft.told.head < 0


def _of_whole(doc: Document, draft: Draft, before: list[Draft]) -> Counted | None:
    """What a part counts: what its whole does, or the noun that it is part of ("the dead include five nurses")."""
    for word in reversed(doc.lowers[max(0, draft.first - 5) : draft.first]):
        if (what := _NAMED.get(NOUNS.get(word, ""))) or word in ("killed",):
            return what or "killed"
    whole = next((d for d in reversed(before) if not d.part), None)
    if whole and (whole.of_people or whole.told.noun in _HARM):
        return whole.told.what
    return None


_NAMED: dict[str, Counted] = {
    "killed": "killed",
    "injured": "injured",
    "arrested": "arrested",
    "displaced": "displaced",
}
