"""When: every date expression of a text as first and last day, with what it was counted from.

No library that pip installs reads them well enough, so the forms are written out here: by the calendar
(`dates_calendar`), by years, periods and feasts (`dates_years`, `dates_periods`, `dates_feasts`), by weekday
(`dates_weekdays`), by place before or after another (`dates_relative`) and by counting (`dates_counted`). Where the day
of the report is not known, what depends on it stays open: never "today". Vague parts ("early March") give the whole
period, the word beside it in `why["part"]`; lengths of time ("for three months") stay open, their length in
`why["length"]` (ISO 8601; X where it is vague).

The bounds of weeks, months and quarters are those of TIMEX3 as TimeML corpora use it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.grounding.dates_calendar import RULES as CALENDAR
from onrecord.grounding.dates_counted import RULES as COUNTED
from onrecord.grounding.dates_feasts import RULES as FEASTS
from onrecord.grounding.dates_others import counted_otherwise
from onrecord.grounding.dates_periods import RULES as PERIODS
from onrecord.grounding.dates_published import resolve_published
from onrecord.grounding.dates_relative import RULES as RELATIVE
from onrecord.grounding.dates_scene import Found, Other, Rule, Scene, Value, resolved
from onrecord.grounding.dates_weekdays import RULES as WEEKDAY_RULES
from onrecord.grounding.dates_words import MONTHS, SEASONS, WEEKDAYS, WORDS
from onrecord.grounding.dates_years import RULES as YEARS
from onrecord.language import Document
from onrecord.records import Alternative, Date, Published, Report, make_id

_RULES: tuple[Rule, ...] = (*CALENDAR, *YEARS, *PERIODS, *FEASTS, *WEEKDAY_RULES, *RELATIVE, *COUNTED)
_ALTERNATIVES = 3
# How many characters before and after a word of a kind a date expression can stretch over.
_REACH = (70, 70)
_REACHES = {"ago": (70, 0), "from now": (70, 0), "length": (60, 25), "century": (60, 10), "decade": (60, 10)}
_YEARLIKE = re.compile(r"\d{4}|\d\d?[./-]\d|['’]\d\d|\d0s")
_RELATION = re.compile(
    r"\b(since|until|till|by|before|after|from|as of|as early as|as late as|through)\s+(?:the\s+|at\s+\S+\s+)?$", re.I
)


def _triggers() -> dict[str, tuple[str, ...]]:
    """Word -> the kinds of the rules that can hold it."""
    units = ("day", "night", "week", "fortnight", "month", "quarter", "year", "decade")
    centuries = ("century", "centuries")
    words: list[tuple[str, Iterable[str]]] = [
        ("month", MONTHS),
        ("weekday", WEEKDAYS),
        ("season", SEASONS),
        ("unit", (*units, *(unit + "s" for unit in units), *centuries, "half", "period", "q1", "q2", "q3", "q4")),
        ("length", (*units, *(unit + "s" for unit in units), *centuries)),
        ("century", centuries),
        ("decade", WORDS["decades"]),
        ("weekend", ("weekend", "weekends")),
        ("clock", ("hour", "hours")),
        ("hour", ("morning", "afternoon", "evening")),
        ("today", ("today", "yesterday", "tomorrow", "tonight")),
        ("ago", ("ago",)),
        ("from now", ("now", "today", "hence", "time")),
        ("feast", (name.split()[0].lower() for name in WORDS["feasts"])),
        ("hijri", (name.split()[0].lower() for name in WORDS["hijri_months"] + WORDS["hijri_feasts"])),
    ]
    out: dict[str, tuple[str, ...]] = {}
    for kind, found in words:
        for word in dict.fromkeys(found):
            out[word] = (*out.get(word, ()), kind)
    return out


_KINDS_OF = _triggers()


@dataclass(frozen=True, slots=True)
class FoundDates:
    """The publication as it is used, all dates in text order, and which tokens they cover."""

    published: Published
    dates: list[Date] = field(default_factory=list)
    date_at: dict[int, Date] = field(default_factory=dict)


def find_dates(doc: Document, report: Report) -> FoundDates:
    """All date expressions of one document of a report.

    `published` is the day that came with the report or the dateline in its text; where two disagree both are kept.
    """
    published, today, basis = resolve_published(report)
    scene = Scene(doc, today, basis)
    out = FoundDates(published)
    end = -1
    for match, rule in _matches(doc):
        if match.start() < end:
            continue
        for start, stop, value in resolved(rule, match, scene):
            if start >= end:
                end = max(end, stop)
                counted_otherwise(rule, match, scene, Found(start, stop, value), published)
                _add(out, scene, report, (start, stop), value, rule.name)
    return out


def _add(out: FoundDates, scene: Scene, report: Report, bounds: tuple[int, int], value: Value, rule: str) -> None:
    doc, stretch = scene.doc, value.stretch
    span = doc.characters(*bounds)
    why = {"rule": rule} | {key: word for key, word in value.why.items() if word}
    if relation := _RELATION.search(doc.text[max(0, span.start - 30) : span.start]):
        why.setdefault("relation", relation[1].lower())
    record = Date(
        id=make_id("da", report.id, span.field, span.start, span.end),
        report=report.id,
        span=span,
        start=stretch.start.isoformat() if stretch else None,
        end=stretch.end.isoformat() if stretch else None,
        precision=stretch.precision if stretch else "unknown",
        anchor=value.anchor,
        alternatives=tuple(map(_alternative, value.others[:_ALTERNATIVES])),
        why=why,
    )
    out.dates.append(record)
    if stretch:
        scene.earlier.append((record, stretch))
    for i in range(doc.token_at(span.start), len(doc)):
        if doc.starts[i] >= span.end:
            break
        out.date_at[i] = record


def _alternative(other: Other) -> Alternative:
    stretch = other.stretch
    days = {"start": stretch.start.isoformat(), "end": stretch.end.isoformat()}
    return {**days, "anchor": other.anchor, "why": other.why}


def _matches(doc: Document) -> list[tuple[re.Match[str], Rule]]:
    """What the rules match near the words of their kind, in text order, the longer before the shorter."""
    windows = _windows(doc)
    found = []
    for order, rule in enumerate(_RULES):
        for kind in rule.kinds:
            for start, stop in windows.get(kind, ()):
                found += [(m.start(), -m.end(), order, m, rule) for m in rule.pattern.finditer(doc.text, start, stop)]
    found.sort(key=lambda entry: entry[:3])
    return [(match, rule) for *_, match, rule in found]


def _windows(doc: Document) -> dict[str, list[tuple[int, int]]]:
    """By kind of word: the stretches of text around such words, joined where they meet."""
    out: dict[str, list[tuple[int, int]]] = {}
    size = len(doc.text)
    for i, word in enumerate(doc.lowers):
        plain = word.isalpha() and word[-1] != "s"
        for kind in _KINDS_OF.get(word) or (() if plain else _kinds_of_other(doc, i)):
            before, after = _REACHES.get(kind, _REACH)
            start, stop = max(0, doc.starts[i] - before), min(size, doc.ends[i] + after)
            stretches = out.setdefault(kind, [])
            if stretches and start <= stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], stop)
            else:
                stretches.append((start, stop))
    return out


def _kinds_of_other(doc: Document, i: int) -> tuple[str, ...]:
    """The kinds of a token that is no plain word: "Jan.", "Saturdays", or digits that may be a year or a date.

    That is "2017", "05.04.2017", "'88", "post-2011", and of a decade "1990s", "'90s".
    """
    word = doc.lowers[i]
    if kinds := _KINDS_OF.get(word.rstrip(".s")):
        return kinds
    if len(word) < 3:
        short = len(word) == 2 and word.isdigit() and i > 0 and doc.words[i - 1] in ("'", "’")
        return ("numeral",) if short else ()
    if not (word[0] in "0123456789'’" or word[-1].isdigit()) or not _YEARLIKE.search(word):
        return ()
    decade = word.endswith("0s") or (word[-1] == "0" and doc.lowers[i + 1 : i + 2] in (["'s"], ["’s"]))
    return ("numeral", "decade") if decade else ("numeral",)
