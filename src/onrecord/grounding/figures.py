"""How many: every number that counts something, with its bound, unit and what it counts.

The words are kept (`span`: bound word, number and unit), vague ones get no number ("dozens": low and high None), and what is
part of a larger figure says so. Numbers inside dates, names, ages, times and scores are no figures. No library that pip
installs keeps the bound ("more than", "at least") and the offsets, so the reading is written out here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.grounding.figures_bounds import bound_after, bound_before, is_part
from onrecord.grounding.figures_counted import Teller
from onrecord.grounding.figures_lists import Draft, share
from onrecord.grounding.figures_names import counts_nothing
from onrecord.grounding.figures_numbers import WORDS, Number, number_at
from onrecord.language import Document
from onrecord.records import Bound, Counted, Date, Figure, Report, Span

_STARTERS = frozenset(
    word.split()[0] for key in ("ones", "teens", "tens", "scales", "vague") for word in WORDS[key]
) | {"half", "quarter", "an", "three-quarters"}  # fmt: skip
_SIGN_STARTS = frozenset(sign[0] for sign in WORDS["currencies"]["signs"])
_WEAK = tuple(WORDS["vague_weak"])
_UNITS = {form: unit for unit, forms in WORDS["units"].items() for form in forms}
_AMOUNTS = frozenset(WORDS["amounts"])
_MONEY: dict[str, str | None] = {name.lower(): code for name, code in WORDS["currencies"]["names"].items()}
_STATES = frozenset(word for words in WORDS["adjectives"].values() for word in words)
_CHANGE = frozenset(WORDS["change"])
_UNIT = re.compile(
    r"\s?-?(?P<unit>" + "|".join(re.escape(u).replace(r"\ ", r"\s+") for u in sorted([*_UNITS, *_MONEY], key=lambda u: (-len(u), u)))
    + r")(?!\w)", re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundFigures:
    """All figures in text order, and which of them each number token belongs to."""

    figures: list[Figure] = field(default_factory=list)
    figure_at: dict[int, Figure] = field(default_factory=dict)


def find_figures(doc: Document, report: Report, date_at: Mapping[int, Date]) -> FoundFigures:
    """All figures of one document; `date_at` says which tokens are dates and so count nothing."""
    out = FoundFigures()
    teller = Teller(doc, frozenset(date_at))
    drafts: list[Draft] = []
    i = 0
    while i < len(doc):
        draft = None if i in date_at or not _may_start(doc, i) else _draft(doc, i, teller, date_at)
        if draft is None:
            i += 1
            continue
        share(doc, draft, drafts, date_at)
        drafts.append(draft)
        i = draft.end
    for draft in drafts:
        if _counts(draft, doc):
            _add(out, doc, draft)
    return out


def _may_start(doc: Document, i: int) -> bool:
    word = doc.lowers[i]
    first = word[:1]
    if first.isdigit():
        return True
    if word in _STARTERS:
        return word not in ("a", "an") or doc.lowers[i + 1 : i + 2] != [] and doc.lowers[i + 1] in (*WORDS["scales"], "few", "handful", "number", "quarter", "couple")  # fmt: skip
    return doc.words[i][:1] in _SIGN_STARTS and (
        word[-1:].isdigit() or (i + 1 < len(doc) and doc.words[i + 1][:1].isdigit())
    )


def _draft(doc: Document, i: int, teller: Teller, date_at: Mapping[int, Date]) -> Draft | None:
    between = i > 0 and doc.lowers[i - 1] == "between"
    number = number_at(doc.text, doc.starts[i], between, _changes(doc, i))
    if number is None or _is_pronoun(doc, i):
        return None
    end = max(i + 1, doc.token_at(number.end - 1) + 1)
    if any(k in date_at for k in range(i, end)) or counts_nothing(doc, i, end, number):
        return None
    bound, first = bound_before(doc, i)
    unit, end, stop = _unit(doc, number, end)
    after, beyond = bound_after(doc, end)
    if after and bound is None:
        bound, end, stop = after, beyond, doc.ends[beyond - 1]
    if between:
        first = i - 1
    told = teller.told(first, i, end)
    if bound is None and told.head >= 0:
        bound, _ = bound_after(doc, told.head + 1)
    return Draft(number, first, i, end, stop, _final_bound(number, bound), unit, told, is_part(doc, first, end))


def _final_bound(number: Number, bound: Bound | None) -> Bound:
    if number.vague:
        return "vague"
    if number.low != number.high:
        return "range"
    return "at_least" if number.plus and bound is None else bound or "exact"


def _is_pronoun(doc: Document, i: int) -> bool:
    """ "One of the", "one another", "no one", "one day": no count."""
    after = doc.lowers[i + 1] if i + 1 < len(doc) else ""
    before = doc.lowers[i - 1] if i else ""
    if doc.lowers[i] == "many":
        return before in ("as", "so", "how", "too", "very", "not") or after in ("of", "other")
    if doc.lowers[i] != "one":
        return False
    if before in ("no", "this", "that", "which", "any", "every", "each", "the", "some") or after in (
        "another",
        "day",
        "of",
        "'s",
        "-",
        "who",
        "that",
    ):
        return not (after == "of" and doc.lowers[i + 2 : i + 3] == ["them"])
    return (
        doc.pos[i] == "PRON"
        and doc.deps[i] in ("nsubj", "dobj", "pobj", "attr")
        and not before.isdigit()
        and after in ("can", "must", "should", "would", "could")
    )


def _changes(doc: Document, i: int) -> bool:
    """ "Rose from 40 to 52" tells two numbers, no range."""
    return i > 1 and doc.lowers[i - 1] == "from" and any(doc.lemmas[k] in _CHANGE for k in range(max(0, i - 7), i))


def _unit(doc: Document, number: Number, end: int) -> tuple[str | None, int, int]:
    """The unit that a sign before or a word after the number gives, and where number and unit end (token, character)."""
    if number.currency:
        return number.currency, end, number.end
    match = _UNIT.match(doc.text, number.end)
    if not match:
        return None, end, number.end
    name = re.sub(r"\s+", " ", match["unit"].lower())
    unit = _MONEY[name] if name in _MONEY else _UNITS[name]
    return unit, doc.token_at(match.end() - 1) + 1, match.end()


def _counts(draft: Draft, doc: Document) -> bool:
    """Whether anything says what is counted; a number alone is no figure."""
    text = doc.lowers[draft.i]
    if (
        draft.number.vague
        and text in _WEAK + ("a",)
        and draft.told.noun in ("", "people")
        and draft.told.what in (None, "other")
    ):
        return draft.told.noun == "people" and text not in ("many", "a number", "number", "numbers")
    return bool(draft.unit or draft.told.what or draft.told.head >= 0)


def _what(draft: Draft) -> Counted:
    if draft.unit is not None:
        return "amount" if draft.unit in _AMOUNTS or draft.unit.isupper() else "other"
    return draft.told.what or "other"


def _add(out: FoundFigures, doc: Document, draft: Draft) -> None:
    number, told = draft.number, draft.told
    low, high = _limits(draft.bound, number)
    of: Span | None = (
        doc.span(told.start, told.end) if told.head >= 0 and doc.lowers[told.head] not in _STATES else None
    )
    figure = Figure(
        what=_what(draft),
        span=doc.characters(doc.starts[draft.first], draft.stop),
        low=low,
        high=high,
        bound=draft.bound,
        unit=draft.unit,
        part=draft.part,
        of=of,
    )
    out.figures.append(figure)
    for k in range(draft.i, draft.end):
        out.figure_at[k] = figure


def _limits(bound: Bound, number: Number) -> tuple[float | None, float | None]:
    """What the words allow; of "more than 12" the number 12 is kept as the low end."""
    if bound in ("at_least", "more_than"):
        return number.low, None
    if bound in ("up_to", "fewer_than"):
        return None, number.high
    return number.low, number.high
