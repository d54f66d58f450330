"""Figures that stand in one list or are part of one another share what they count.

"The strike killed 24 civilians, 8 rebels and 11 soldiers"; "37 dead, including 16 pensioners and six toddlers"; "six
hundred were killed in May and 750 in June"; "the raids killed 45 people near Kalna and 22 in the hills".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.grounding.figures_nouns import Noun
from onrecord.grounding.figures_numbers import WORDS, Number
from onrecord.grounding.figures_words import FATES, kind_of_word
from onrecord.language import Document
from onrecord.records import Bound, Counted, Date

_LINKS = frozenset(WORDS["list_links"])
_PEOPLE = frozenset(("", "people", "troops"))
_LONGEST_GAP = 7
_AT, _PLACE_LINKS = frozenset(WORDS["at_place"]), frozenset(WORDS["place_links"])
_LONGEST_PLACE = 14
_IN_PLACES = frozenset(("ADP", "DET", "ADJ", "NOUN", "PROPN", "PUNCT", "CCONJ", "PART"))
# The grounds of a number that stands in a list, and of one that stands for the same in another place.
LISTED = "as the figure before it in the list"
ELSEWHERE = "as the figure of another place before it"
# What may stand between "among" and the number of all.
_AMONG = frozenset(("the", "those", "a", "total", "of", "some", "about"))


@dataclass(slots=True)
class Draft:
    """A figure before its neighbours have been heard: bound from token `first`, number from `i` to `end`.

    `stop` is the character at which number and unit end.
    """

    number: Number
    first: int
    i: int
    end: int
    stop: int
    bound: Bound
    unit: str | None
    noun: Noun
    what: Counted | None
    part: bool
    why: dict[str, str] = field(default_factory=dict)

    @property
    def of_people(self) -> bool:
        """Whether it counts people, as far as its noun says."""
        return self.unit is None and self.noun.kind in _PEOPLE


def share(doc: Document, draft: Draft, drafts: list[Draft], date_at: Mapping[int, Date]) -> None:
    """Settle what a figure counts by those before it in its sentence; the one before may learn from it, too."""
    before = [d for d in drafts[-8:] if doc.sentence_of[d.i] == doc.sentence_of[draft.i]]
    if before and draft.of_people and before[-1].of_people:
        _in_list(doc, draft, before[-1], date_at)
    if whole := next((d for d in reversed(before) if not d.part), None):
        _in_places(doc, draft, before[-1], whole)
    if before and _leads_among(doc, range(_end(before[-1]), draft.first)):
        _set_apart(doc, before)
    elif _is_among_dead(doc, _end(draft)):
        _set_apart(doc, [*before, draft])
    if not before and doc.lowers[draft.end : draft.end + 2] == ["of", "them"]:
        draft.part = bool(drafts) and doc.sentence_of[draft.i] - doc.sentence_of[drafts[-1].i] == 1
    if draft.part and draft.of_people and draft.what in (None, "troops", "other"):
        draft.what = _of_whole(doc, draft, before) or draft.what
        draft.why["what"] = "as the whole that it is part of"


def _in_list(doc: Document, draft: Draft, last: Draft, date_at: Mapping[int, Date]) -> None:
    between = range(max(last.end, last.noun.end), draft.first)
    if _is_rest(doc, draft, last):
        draft.part, draft.what = True, draft.what or last.what
        draft.why.setdefault("what", "as the whole before it")
        return
    if _is_whole(doc, between):
        last.part, last.what, draft.what = True, last.what or draft.what, None
        return
    linked = all(doc.lowers[k] in _LINKS or k in date_at or _is_past(doc, k) for k in between)
    if not linked or len(between) > _LONGEST_GAP or _goes_on(doc, draft, between):
        return
    if draft.what in (None, "troops") and last.what in (*FATES, "other"):
        draft.what = last.what
        draft.why["what"] = LISTED
    elif last.what in (None, "troops") and draft.what in FATES:
        last.what = draft.what
        last.why["what"] = "as the figure after it in the list"
    draft.part = draft.part or (last.part and draft.what == last.what)


def _in_places(doc: Document, draft: Draft, last: Draft, whole: Draft) -> None:
    """Let a number that tells of another place count what the one before it does; a part, where that is one."""
    free = draft.what in (None, "troops", "other") and draft.of_people and not draft.part
    if not free or whole.what not in FATES or not whole.of_people:
        return
    another = doc.lowers[draft.first - 1] == "another"
    part = last.part and not another and _leads_to_place(doc, last)
    between = range(_end(last if part else whole), draft.first)
    at = another or _leads_to_place(doc, draft)
    if not at or not _is_place(doc, between) or _acts(doc, draft):
        return
    if part:  # "including 12 in Kalna and 20 in Orsk"
        draft.part = True
        return
    draft.what, draft.why["what"] = whole.what, ELSEWHERE
    if whole.why.get("what") == LISTED and _leads_to_place(doc, whole):  # "killed 45, 12 in Kalna and 33 in Orsk"
        whole.why["what"] = ELSEWHERE


def _leads_to_place(doc: Document, draft: Draft) -> bool:
    """Whether a word for where stands right behind a figure."""
    end = _end(draft)
    return not _AT.isdisjoint(doc.lowers[end : end + 1])


def _is_place(doc: Document, between: range) -> bool:
    """Whether what stands between two numbers is a place and a link: "in and around Kalna and"."""
    start = next((k for k in between if doc.lowers[k] in _AT), between.stop)
    phrase = range(start, between.stop)
    linked = not _PLACE_LINKS.isdisjoint(doc.lowers[max(start, between.stop - 2) : between.stop])
    return linked and len(phrase) <= _LONGEST_PLACE and all(doc.pos[k] in _IN_PLACES for k in phrase)


def _acts(doc: Document, draft: Draft) -> bool:
    """Whether those counted do something themselves: "and 300 in the camp fled"."""
    head = draft.noun.head if draft.noun.head >= 0 else draft.i
    return doc.deps[head] in ("nsubj", "nsubjpass") and doc.heads[head] > head


def _is_rest(doc: Document, draft: Draft, last: Draft) -> bool:
    """As in "of the 40 killed, 13 were women"."""
    opening = [word for word in doc.lowers[max(0, last.first - 2) : last.first] if word != "the"]
    return opening[-1:] == ["of"] and doc.lowers[draft.first - 1] == "," and draft.noun.head < 0


def _is_whole(doc: Document, between: range) -> bool:
    """As in "some 45,000 of the 60,000 residents"."""
    return doc.lowers[between.start : between.start + 1] == ["of"] and 0 < len(between) <= 2


def _leads_among(doc: Document, between: range) -> bool:
    """Whether what stands between two numbers makes the first a part: "ten children were among 48 people killed"."""
    words = [doc.lowers[k] for k in between if doc.pos[k] != "AUX"]
    return bool(words) and words[0] == "among" and all(word in _AMONG for word in words[1:])


def _is_among_dead(doc: Document, end: int) -> bool:
    """Whether what ends at this token is said to be part of a toll: "nine women were among the dead"."""
    while end < len(doc) and doc.pos[end] == "AUX":
        end += 1
    words = doc.lowers[end : end + 3]
    return words[:1] == ["among"] and words[1:2] in (["the"], ["those"]) and _fate_of(words[-1]) in FATES


def _set_apart(doc: Document, drafts: list[Draft]) -> None:
    """Make the last of these figures a part, and those that stand in one list with it."""
    for draft, later in zip(reversed(drafts), [None, *reversed(drafts)], strict=False):
        if later and not all(doc.lowers[k] in _LINKS for k in range(_end(draft), later.first)):
            return
        draft.part = True


def _end(draft: Draft) -> int:
    """The token at which a figure and its noun end."""
    return max(draft.end, draft.noun.end)


def _is_past(doc: Document, k: int) -> bool:
    """Whether token k is part of a passive that is said of both ("were killed in May and 750 in June")."""
    if doc.pos[k] == "AUX":
        return doc.lemmas[k] == "be" or doc.lowers[k + 1 : k + 2] == ["been"]
    return doc.tags[k] == "VBN" and doc.lemmas[k - 1] == "be"


def _goes_on(doc: Document, draft: Draft, between: range) -> bool:
    """Whether a verb of its own follows the number, after one before it: "six were killed and 17 are missing"."""
    end = min(draft.noun.end if draft.noun.head >= 0 else draft.end, len(doc) - 1)
    own = draft.what in (None, "troops") and doc.pos[end] in ("VERB", "AUX")
    return own and any(doc.pos[k] == "AUX" for k in between)


def _fate_of(word: str) -> str | None:
    """What a word for a toll counts ("the dead", "those killed")."""
    return "killed" if word == "killed" else kind_of_word(word)


def _of_whole(doc: Document, draft: Draft, before: list[Draft]) -> Counted | None:
    """What a part counts: what its whole does, or the noun that it is part of ("the dead include five nurses")."""
    for word in reversed(doc.lowers[max(0, draft.first - 5) : draft.first]):
        kind = _fate_of(word)
        for what in ("killed", "injured", "arrested", "displaced"):
            if kind == what:
                return what
    whole = next((d for d in reversed(before) if not d.part), None)
    return whole.what if whole and (whole.of_people or whole.noun.kind in FATES) else None
