"""Years, decades, centuries, quarters, halves, seasons and feasts: "in 1998", "the late 1990s", "the third quarter"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from onrecord.grounding.dates_days import Stretch, a_day, a_year, easter, months, nth_weekday, quarter, years
from onrecord.grounding.dates_scene import ITSELF, NOTHING, Found, Rule, Scene, Value, found
from onrecord.grounding.dates_words import MONTH, MONTHS, ORDINALS, SEASONS, VAGUE, WORDS, YEAR, named, one_of

_NOT_IN_NUMBER = r"(?<![\w.,:/$£€#-])(?<!\d\s)"
_YEAR = re.compile(
    rf"{VAGUE}?(?:\b(?:pre|post|mid)-|{_NOT_IN_NUMBER}(?:(?P<fiscal>fiscal|financial)\s+)?(?:(?:the\s+)?year\s+)?){YEAR}"
    r"(?:[-–/](?P<to>\d\d(?:\d\d)?)(?!\d|-))?(?![\d%]|[.,:/]\d|-\d|\w|’?s\b)"
)
_DECADE = re.compile(
    rf"{VAGUE}?(?:the\s+)?{named(VAGUE, part='part2')}?(?<![\w.,])(?:(?P<full>(?:1[5-9]|20)\d0)|(?P<short>['’][2-9]0))['’]?s\b"
    rf"|{named(VAGUE, part='part3')}?the\s+(?P<named>{one_of(WORDS['decades'])})\b"
)
_CENTURY = re.compile(rf"{VAGUE}?(?:the\s+)?(?P<nth>1[0-9]|20|2[01])(?:st|nd|rd|th)[-\s]century\b")
_WHOSE = r"(?P<whose>this|last|next|that|the)\s+year"
_QUARTER_OF = rf"{YEAR}|{_WHOSE}|{MONTH}(?:,?\s+{named(YEAR, year='year2')})?"
_QUARTER = re.compile(
    rf"(?:(?P<pre>last|this|next)\s+year['’]s\s+)?(?:the\s+)?(?P<nth>{one_of(ORDINALS)})[-\s](?P<what>quarter|half)"
    rf"(?P<of>\s+of\s+(?:{_QUARTER_OF})|\s+(?:fiscal\s+)?{named(YEAR, year='year3')})?"
)
_Q = re.compile(rf"\b(?:Q(?P<q>[1-4])(?:\s+(?:of\s+)?{YEAR})?|{named(YEAR, year='year2')}\s+Q(?P<q2>[1-4]))\b")
_AGO_QUARTER = re.compile(
    r"(?:the\s+|a\s+)?(?:year-ago|year-earlier|same)\s+(?:(?:\w+-)?quarter|period|month)(?:\s+(?:of\s+)?last\s+year)?\b"
)
_SEASON = re.compile(
    rf"(?:(?P<pre>last|this|next|this\s+past|this\s+coming)\s+|{VAGUE}?(?P<the>the\s+)?)(?P<season>{one_of(SEASONS)})"
    rf"(?:\s+(?:of\s+)?{YEAR}|\s+of\s+{_WHOSE})?\b"
)
_FEAST = re.compile(rf"(?:(?P<pre>last|this|next)\s+)?(?P<feast>{one_of(WORDS['feasts'])})\b(?:,?\s+{YEAR})?")
_HIJRI = re.compile(
    r"(?:(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?P<holy>(?:the\s+)?(?:(?:holy|Muslim|Islamic|fasting|lunar)\s+)*month\s+of\s+)?"
    rf"(?P<name>{one_of(WORDS['hijri_months'] + WORDS['hijri_feasts'])})\b(?:,?\s+(?P<hijri>1[34]\d\d)(?:\s*(?:AH|H)\b)?)?"
)

_BEFORE_YEAR = frozenset(WORDS["before_year"])
_NOT_BEFORE = frozenset(WORDS["not_before_year"])
_NOT_AFTER = frozenset(WORDS["not_after_year"])


def _year(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    groups, year = match.groupdict(), int(match["year"])
    if "year" not in match[0].lower() and not groups["fiscal"] and not _is_year(scene, match, year):
        return
    stretch = a_year(year)
    if to := groups["to"]:
        last = int(to) if len(to) == 4 else year // 100 * 100 + int(to)
        if last <= year or last - year > 60:
            return
        stretch = years(year, last)
    value = Value(stretch)
    if groups["part"]:
        value.why["part"] = groups["part"].lower()
    yield found(match, value)


def _is_year(scene: Scene, match: re.Match[str], year: int) -> bool:
    """Whether four figures are a year: "in 2014", "the 1998 bombing", not "2000 people" nor "resolution 1701"."""
    doc = scene.doc
    i = doc.token_at(match.start("year"))
    before = next((doc.lowers[k] for k in range(i - 1, max(-1, i - 3), -1) if not doc.words[k].isspace()), "")
    after = doc.lowers[i + 1] if i + 1 < len(doc) else ""
    if after in _NOT_AFTER or (before in _NOT_BEFORE and not match.groupdict()["part"]):
        return False
    counted = doc.deps[i] == "nummod" and doc.tags[doc.heads[i]] == "NNS" and doc.heads[i] > i
    if year < 1900 or year > 2100:
        return before in _BEFORE_YEAR and not counted and after not in ("-",)
    if year % 100 == 0 or (year % 50 == 0 and year < 1990):
        return before in _BEFORE_YEAR and not counted
    return not counted or before in _BEFORE_YEAR or year % 10 != 0


def _decade(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    groups = match.groupdict()
    if groups["named"]:
        first = WORDS["decades"][groups["named"]]
    else:
        first = int(groups["full"]) if groups["full"] else 1900 + int(groups["short"][1:])
    part = groups["part"] or groups["part2"] or groups["part3"]
    yield found(match, Value(years(first, first + 9), ITSELF, {"part": part.lower()} if part else {}))


def _century(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    first = (int(match["nth"]) - 1) * 100 + 1
    yield found(match, Value(years(first, first + 99)))


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
    this = made(scene.today.year)
    if this.start > scene.today and told != "future":
        this = made(scene.today.year - 1)
    return scene.from_today(this, tense=told or "past", verb=by)


def _half_month(match: re.Match[str], scene: Scene, nth: int) -> Iterator[Found]:
    year = int(match["year2"]) if match["year2"] else scene.today.year if scene.today else None
    if match["what"] != "half":
        return
    if year is None:
        yield found(match, Value(None, NOTHING))
        return
    whole = months(year, MONTHS[match["month"].lower()])
    if (
        not match["year2"]
        and scene.today
        and whole.start > scene.today
        and scene.direction(match.start())[0] != "future"
    ):
        whole = months(year - 1, whole.start.month)
    middle = date(whole.start.year, whole.start.month, 15)
    stretch = (
        Stretch(whole.start, middle, "interval")
        if nth == 1
        else Stretch(middle + timedelta(days=1), whole.end, "interval")
    )
    yield found(match, Value(stretch, ITSELF if match["year2"] else scene.basis))


def _q(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    nth, told = int(match["q"] or match["q2"]), match["year"] or match["year2"]
    yield found(match, _of_year(match, scene, nth, False, int(told) if told else None))


def _ago_quarter(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """ "The year-ago quarter": a year before the quarter (month, period) that was named last."""
    if match[0].lower().startswith(("the same", "same")) and "last year" not in match[0]:
        return
    last = scene.last("interval", "month")
    if not last:
        yield found(match, Value(None, NOTHING))
        return
    start, count = (
        last[1].start,
        (last[1].end.year - last[1].start.year) * 12 + last[1].end.month - last[1].start.month + 1,
    )
    yield found(match, Value(months(start.year - 1, start.month, count), last[0].id))


def _season(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    groups = match.groupdict()
    whose, today = groups["whose"] or groups["pre"], scene.today
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
    yield found(match, scene.from_today(stretch, verb=by))


def _in(scene: Scene, offset: int) -> bool:
    i = scene.doc.token_at(offset)
    return i > 0 and scene.doc.lowers[i - 1] in ("in", "since", "during", "until", "by", "over", "through", "of")


def _feast_day(rule: Any, year: int) -> date:
    if isinstance(rule, list):
        return date(year, rule[0], rule[1])
    if "easter" in rule:
        return easter(year) + timedelta(days=rule["easter"])
    return nth_weekday(year, rule["month"], rule["weekday"], rule["nth"], rule.get("after", 0))


def _feast(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    rule = WORDS["feasts"][re.sub(r"\s+", " ", match["feast"])]
    today = scene.today
    if match["year"]:
        yield found(match, Value(a_day(_feast_day(rule, int(match["year"])))))
        return
    if today is None:
        yield found(match, Value(None, NOTHING))
        return
    days = [_feast_day(rule, today.year + k) for k in (-1, 0, 1)]
    past, ahead = [d for d in days if d <= today], [d for d in days if d >= today]
    told, by = scene.direction(match.start("feast"))
    if match["pre"] == "last":
        day = [d for d in days if d < today][-1]
    elif match["pre"] == "next" or told == "future":
        day = ahead[0]
    elif told == "past":
        day = past[-1]
    else:
        day = min(days, key=lambda d: abs(d - today))
    yield found(match, scene.from_today(a_day(day), verb=by))


def _hijri(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    sure = match["holy"] or (match["day"] and match["hijri"])
    if match["name"] in WORDS["hijri_or_name"] and not sure:
        return
    yield found(match, Value(None, NOTHING, {"calendar": "Islamic"}))


RULES = (
    Rule("year", ("numeral",), _YEAR, _year),
    Rule("decade", ("numeral", "unit"), _DECADE, _decade),
    Rule("century", ("unit",), _CENTURY, _century),
    Rule("quarter", ("unit",), _QUARTER, _quarter),
    Rule("quarter", ("unit",), _Q, _q),
    Rule("quarter", ("unit",), _AGO_QUARTER, _ago_quarter),
    Rule("season", ("season",), _SEASON, _season),
    Rule("feast", ("feast",), _FEAST, _feast),
    Rule("Islamic calendar", ("hijri",), _HIJRI, _hijri),
)
