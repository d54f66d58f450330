"""How many: every number that counts something, with its bound, its unit and what it counts.

The words are kept (`span`: bound word, number and unit), vague ones get no number ("dozens": low and high None), and
what is part of a larger figure says so. Numbers inside dates, names, ages, times and scores are no figures. No library
that pip installs keeps the bound ("more than", "at least") and the offsets, so the reading is written out here.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from onrecord.grounding.figures_bounds import bound_after, bound_before, is_part
from onrecord.grounding.figures_fates import Fates, names_with_numbers
from onrecord.grounding.figures_lists import Draft, share
from onrecord.grounding.figures_names import counts_nothing, is_pronoun
from onrecord.grounding.figures_nouns import noun_after
from onrecord.grounding.figures_numbers import WORDS, Number, number_at
from onrecord.grounding.figures_others import other_readings
from onrecord.grounding.figures_single import ARTICLES, one_person
from onrecord.grounding.figures_words import ADJECTIVES
from onrecord.grounding.patterns import one_of
from onrecord.language import Document
from onrecord.records import Bound, Counted, Date, Figure

_STARTERS = frozenset(
    word.split()[0] for key in ("ones", "teens", "tens", "scales", "vague") for word in WORDS[key]
) | frozenset(("half", "quarter", "an", "three-quarters"))
_AFTER_ARTICLE = frozenset((*WORDS["scales"], "few", "handful", "number", "quarter", "couple"))
_SIGN_STARTS = frozenset(sign[0] for sign in WORDS["currencies"]["signs"])
# What a token that opens a figure is, begins with or ends with, be it a number, a currency or an article.
_DIGITS = frozenset("0123456789")
_OPENING = _STARTERS | ARTICLES | {sign.lower() for sign in WORDS["currencies"]["signs"]}
_FIRST = _DIGITS | {sign for sign in _SIGN_STARTS if not sign.isalpha()}
_WEAK = frozenset(WORDS["vague_weak"])
_UNITS = {form: unit for unit, forms in WORDS["units"].items() for form in forms}
_AMOUNTS = frozenset(WORDS["amounts"])
_MONEY: dict[str, str | None] = {name.lower(): code for name, code in WORDS["currencies"]["names"].items()}
_CHANGE = frozenset(WORDS["change"])
_UNIT = re.compile(rf"(?:\s+of\s+|\s?-?)(?P<unit>{one_of([*_UNITS, *_MONEY])})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundFigures:
    """All figures in text order, and which of them each number token belongs to."""

    figures: list[Figure] = field(default_factory=list)
    figure_at: dict[int, Figure] = field(default_factory=dict)


def find_figures(doc: Document, date_at: Mapping[int, Date]) -> FoundFigures:
    """All figures of one document; `date_at` says which tokens are dates and so count nothing."""
    out, fates, names = FoundFigures(), Fates(doc), names_with_numbers(doc)
    drafts: list[Draft] = []
    end = 0
    for i, word in enumerate(doc.lowers):
        if i < end or not (word in _OPENING or word[0] in _FIRST or word[-1] in _DIGITS) or i in date_at:
            continue
        draft = (_may_start(doc, i) and _draft(doc, i, fates, date_at, names)) or one_person(
            doc, i, fates, drafts[-1] if drafts else None
        )
        if draft is not None:
            share(doc, draft, drafts, date_at)
            drafts.append(draft)
            end = draft.end
    for draft in drafts:
        if _counts(draft, doc):
            _add(out, doc, draft)
    return out


def _may_start(doc: Document, i: int) -> bool:
    """Whether token i can open a number: a quick look, made before the words are read."""
    word = doc.lowers[i]
    if word[:1].isdigit():
        return True
    after = doc.lowers[i + 1] if i + 1 < len(doc) else ""
    if word in _STARTERS:
        return word not in ("a", "an") or after in _AFTER_ARTICLE
    return word[:1].upper() in _SIGN_STARTS and (word[-1:].isdigit() or after[:1].isdigit())


def _draft(doc: Document, i: int, fates: Fates, date_at: Mapping[int, Date], names: Collection[int]) -> Draft | None:
    between = i > 0 and doc.lowers[i - 1] == "between"
    number = number_at(doc.text, doc.starts[i], between, _changes(doc, i))
    if number is None or is_pronoun(doc, i):
        return None
    end = max(i + 1, doc.token_at(number.end - 1) + 1)
    if any(k in date_at for k in range(i, end)) or counts_nothing(doc, i, end, number, names):
        return None
    bound, first = bound_before(doc, i)
    unit, end, stop = _unit(doc, number, end)
    after, beyond = bound_after(doc, end)
    if after and bound is None:
        bound, end, stop = after, beyond, doc.ends[beyond - 1]
    first = i - 1 if between else first
    noun = noun_after(doc, i, end, date_at)
    if bound is None and noun.head >= 0:
        bound, _ = bound_after(doc, noun.head + 1)
    what, ground = fates.of(first, i, end, noun)
    why = {"what": ground} if ground else {}
    return Draft(number, first, i, end, stop, _bound(number, bound), unit, noun, what, is_part(doc, first, end), why)


def _bound(number: Number, told: Bound | None) -> Bound:
    if number.vague:
        return "vague"
    if number.low != number.high:
        return "range"
    return told or ("at_least" if number.plus else "exact")


def _changes(doc: Document, i: int) -> bool:
    """Whether two numbers are told and no range: "rose from 40 to 52"."""
    return i > 1 and doc.lowers[i - 1] == "from" and any(doc.lemmas[k] in _CHANGE for k in range(max(0, i - 7), i))


def _unit(doc: Document, number: Number, end: int) -> tuple[str | None, int, int]:
    """The unit of a sign before or a word after the number, and where number and unit end (token, character)."""
    if number.currency:
        return number.currency, end, number.end
    match = _UNIT.match(doc.text, number.end)
    if not match:
        return None, end, number.end
    name = re.sub(r"\s+", " ", match["unit"].lower())
    unit = _MONEY[name] if name in _MONEY else _UNITS[name]
    return unit, doc.token_at(match.end() - 1) + 1, match.end()


def _counts(draft: Draft, doc: Document) -> bool:
    """Whether anything says what is counted; a number alone is no figure, and "many" seldom is one."""
    words = doc.text[draft.number.start : draft.number.end].lower()
    if words in _WEAK and draft.noun.kind in ("", "people") and draft.what in (None, "other"):
        return draft.noun.kind == "people" and words in ("several", "a few", "numerous", "countless")
    return bool(draft.unit or draft.what or draft.noun.head >= 0)


def _what(draft: Draft) -> Counted:
    if draft.unit is not None:
        return "amount" if draft.unit in _AMOUNTS or draft.unit.isupper() else "other"
    return draft.what or "other"


def _limits(bound: Bound, number: Number) -> tuple[float | None, float | None]:
    """What the words allow; of "more than 12" the number 12 is kept as the low end."""
    if bound in ("at_least", "more_than"):
        return number.low, None
    if bound in ("up_to", "fewer_than"):
        return None, number.high
    return number.low, number.high


def _add(out: FoundFigures, doc: Document, draft: Draft) -> None:
    low, high = _limits(draft.bound, draft.number)
    noun = draft.noun
    named = noun.head >= 0 and doc.lowers[noun.head] not in ADJECTIVES
    figure = Figure(
        what=_what(draft),
        span=doc.characters(doc.starts[draft.first], draft.stop),
        low=low,
        high=high,
        bound=draft.bound,
        unit=draft.unit,
        part=draft.part,
        of=doc.span(noun.start, noun.end) if named else None,
        alternatives=other_readings(doc, draft),
        why=draft.why,
    )
    out.figures.append(figure)
    for k in range(draft.i, draft.end):
        out.figure_at[k] = figure
