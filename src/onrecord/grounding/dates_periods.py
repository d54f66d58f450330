"""Quarters, halves and seasons: "the third quarter", "Q3 2015", "the first half of March", "the summer of 2013"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.grounding.dates_days import Stretch, months, quarter, unit_of
from onrecord.grounding.dates_scene import ITSELF, NOTHING, Found, Rule, Scene, Value, found, points
from onrecord.grounding.dates_words import (
    MONTH,
    MONTHS,
    NUMBER,
    ORDINALS,
    SEASONS,
    VAGUE,
    YEAR,
    named,
    number_of,
    squeeze,
)
from onrecord.grounding.patterns import one_of

_WHOSE = r"(?P<whose>this|last|next|that|the)\s+year"
_QUARTER_OF = rf"{YEAR}|{_WHOSE}|{MONTH}(?:,?\s+{named(YEAR, year='year2')})?"
_QUARTER = re.compile(
    rf"(?:(?P<pre>last|this|next)\s+year['’]s\s+)?(?:the\s+)?(?P<nth>(?i:{one_of(ORDINALS)}))[-\s](?P<what>quarter|half)"
    rf"(?P<of>\s+of\s+(?:{_QUARTER_OF})|\s+(?:fiscal\s+)?{named(YEAR, year='year3')})?"
)
_Q = re.compile(rf"\b(?:Q(?P<q>[1-4])(?:\s+(?:of\s+)?{YEAR})?|{named(YEAR, year='year2')}\s+Q(?P<q2>[1-4]))\b")
_MONTHS_OF = re.compile(
    rf"(?:the\s+)?(?P<which>first|last|final)\s+{NUMBER}\s+months\s+of\s+(?:{YEAR}|(?P<whose>the|this|last|next)\s+year)\b"
)
_AGO_QUARTER = re.compile(
    r"(?:the\s+|a\s+)?(?:year-ago|year-earlier|same)\s+(?:(?:\w+-)?quarter|period|month)(?:\s+(?:of\s+)?last\s+year)?\b"
)
_SEASON = re.compile(
    rf"(?:(?P<pre>(?i:last|this|next|this\s+past|this\s+coming))\s+|{VAGUE}?(?P<the>(?i:the)\s+)?)(?P<season>{one_of(SEASONS)})"
    rf"(?:\s+(?:of\s+)?{YEAR}|\s+of\s+{_WHOSE})?\b"
)


def _quarter(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    groups = match.groupdict()
    nth = ORDINALS[groups["nth"].lower()]
    half = groups["what"] == "half"
    if half and (not groups["of"] or (nth > 2 and groups["nth"] != "final")):
        return
    nth = min(nth, 2) if half else nth
    if groups["month"]:
        yield from _half_month(match, scene, nth)
        return
    told = groups["year"] or groups["year2"] or groups["year3"]
    yield found(match, _of_year(match, scene, nth, half, int(told) if told else None))


def _of_year(match: re.Match[str], scene: Scene, nth: int, half: bool, year: int | None) -> Value:
    def made(year: int) -> Stretch:
        return months(year, 6 * nth - 5, 6) if half else quarter(year, nth)

    whose = match.groupdict().get("whose") or match.groupdict().get("pre")
    if year is not None:
        return Value(made(year))
    if scene.today is None:
        return Value(None, NOTHING)
    if whose in ("this", "last", "next", "the"):
        return scene.from_today(made(scene.today.year + {"last": -1, "next": 1}.get(whose, 0)))
    told, by = scene.direction(match.start())
    this, other = made(scene.today.year), None
    if this.start > scene.today:
        this, other = (this, made(scene.today.year - 1)) if told == "future" else (made(scene.today.year - 1), this)
    value = scene.from_today(this, tense=told or "past", verb=by)
    return value.rather_than([other], f"another year's; {points(told, by)}")


def _half_month(match: re.Match[str], scene: Scene, nth: int) -> Iterator[Found]:
    year = int(match["year2"]) if match["year2"] else scene.today.year if scene.today else None
    if match["what"] != "half":
        return
    if year is None:
        yield found(match, Value(None, NOTHING))
        return
    whole = months(year, MONTHS[match["month"].lower()])
    if match["year2"] or scene.today is None or whole.start <= scene.today:
        yield found(match, Value(_half_of(whole, nth), ITSELF if match["year2"] else scene.basis))
        return
    before = months(year - 1, whole.start.month)
    told, by = scene.direction(match.start())
    taken, other = (whole, before) if told == "future" else (before, whole)
    value = Value(_half_of(taken, nth), scene.basis)
    yield found(match, value.rather_than([_half_of(other, nth)], f"another year's; {points(told, by)}"))


def _half_of(month: Stretch, nth: int) -> Stretch:
    middle = date(month.start.year, month.start.month, 15)
    return Stretch(*((month.start, middle) if nth == 1 else (middle + timedelta(days=1), month.end)), "interval")


def _months_of(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """As in "the first seven months of this year"."""
    count = int(number_of(match["number"]))
    if not 0 < count <= 12:
        return
    first = 1 if match["which"] == "first" else 13 - count
    if match["year"]:
        yield found(match, Value(months(int(match["year"]), first, count)))
    elif scene.today is None:
        yield found(match, Value(None, NOTHING))
    else:
        year = scene.today.year + {"last": -1, "next": 1}.get(match["whose"], 0)
        yield found(match, scene.from_today(months(year, first, count)))


def _q(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    nth, told = int(match["q"] or match["q2"]), match["year"] or match["year2"]
    yield found(match, _of_year(match, scene, nth, False, int(told) if told else None))


def _ago_quarter(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """As in "the year-ago quarter": a year before the quarter (month, period) that was named last."""
    if match[0].lower().startswith(("the same", "same")) and "last year" not in match[0]:
        return
    last = scene.last("interval", "month")
    if not last:
        told = scene.today is not None and match[0].endswith("last year")
        yield found(
            match, scene.from_today(unit_of(scene.today, "year", -1)) if told and scene.today else Value(None, NOTHING)
        )
        return
    start, count = (
        last[1].start,
        (last[1].end.year - last[1].start.year) * 12 + last[1].end.month - last[1].start.month + 1,
    )
    yield found(match, Value(months(start.year - 1, start.month, count), last[0].id))


def _season(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    groups = match.groupdict()
    whose, today = squeeze(groups["whose"] or groups["pre"]), scene.today
    first = SEASONS[groups["season"].lower()]
    if groups["year"]:
        yield found(match, Value(months(int(groups["year"]), first, 3)))
        return
    if not whose and not (groups["the"] and _in(scene, match.start("the"))) and not groups["part"]:
        return
    if today is None:
        yield found(match, Value(None, NOTHING))
        return
    choices = [months(today.year + k, first, 3) for k in (-2, -1, 0, 1)]
    past, ahead = [c for c in choices if c.end < today], [c for c in choices if c.start > today]
    now = [c for c in choices if c.start <= today <= c.end]
    told, by = scene.direction(match.start())
    if whose in ("last", "this past"):
        stretch = past[-1]
    elif whose == "next" or (not now and told == "future"):
        stretch = ahead[0]
    else:
        stretch = (
            now[0] if now else next(c for c in choices if c.start.year == today.year) if whose == "this" else past[-1]
        )
    others = [c for c in (*past[-1:], *ahead[:1]) if not (whose or now)]
    value = scene.from_today(stretch, verb=by)
    yield found(match, value.rather_than(others, f"another year's; {points(told, by)}"))


def _in(scene: Scene, offset: int) -> bool:
    i = scene.doc.token_at(offset)
    return i > 0 and scene.doc.lowers[i - 1] in ("in", "since", "during", "until", "by", "over", "through", "of")


RULES = (
    Rule("quarter", ("unit",), _QUARTER, _quarter),
    Rule("months of a year", ("unit",), _MONTHS_OF, _months_of),
    Rule("quarter", ("unit",), _Q, _q),
    Rule("quarter", ("unit",), _AGO_QUARTER, _ago_quarter),
    Rule("season", ("season",), _SEASON, _season),
)
