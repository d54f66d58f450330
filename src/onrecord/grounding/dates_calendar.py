"""Dates by the calendar: "5 April 2017", "Aug. 7", "03.07.2015", "early March", "1998", "the 1990s", "last October"."""

import re
from collections.abc import Iterator
from datetime import date

from onrecord.grounding.dates_days import Stretch, a_day, months, week_of
from onrecord.grounding.dates_scene import NOTHING, Found, Rule, Scene, Value, found
from onrecord.grounding.dates_words import (
    DAY,
    MONTH,
    MONTHS,
    VAGUE,
    WEEKDAY_ANY,
    WEEKDAYS,
    YEAR,
)

_SECOND = DAY.replace("<day>", "<second>")
_TO = r"(?:\s*(?:-|–|—)\s*|\s+(?:to|through|until|till)\s+)"
_WEEK_OF = r"(?P<weekof>(?i:the)\s+week\s+(?:of|beginning|starting|ending)\s+(?:on\s+)?)?"
_WHOSE_YEAR = r"(?:,?\s+(?:of\s+)?(?P<whose>this|last|next|that|the\s+same|the\s+previous|the\s+following)\s+year)"
_THEN_YEAR = rf"(?:(?:,?\s+(?:of\s+)?|-){YEAR}|,?\s+'(?P<short>\d\d)\b|{_WHOSE_YEAR})?"

_DAY_MONTH = re.compile(
    rf"{_WEEK_OF}(?:(?P<weekday>{WEEKDAY_ANY}),?\s+(?:the\s+)?)?(?<![\d.,:/$£€-])\b{DAY}(?P<more>(?:(?:,\s*|,?\s+(?:and|&|or)\s+)"
    rf"\d\d?(?:st|nd|rd|th)?\b)+)?(?:{_TO}{_SECOND})?(?:\s+of)?[\s-]+{MONTH}{_THEN_YEAR}"
)
_MONTH_DAY = re.compile(
    rf"{_WEEK_OF}(?:(?P<weekday>{WEEKDAY_ANY}),?\s+)?(?:(?P<pre>last|next|this)\s+)?{MONTH}\s*(?:the\s+)?{DAY}(?!\d|[:.]\d|,\d{{3}}|\s*(?:a\.m|p\.m|am\b|pm\b|%))"
    rf"(?:(?:{_TO}|\s+and\s+){_SECOND}(?!\d|\s+(?:[a-z]+s|people)\b))?{_THEN_YEAR}"
)
_RUN_ON = re.compile(rf"{MONTH}\s+(?P<day>[0-3]\d){YEAR}")
_MONTH_ALONE = re.compile(
    rf"(?:(?P<pre>this\s+past|this\s+coming|last|next|this|the\s+previous|the\s+following)\s+)?{VAGUE}?{MONTH}"
    rf"(?:\s+(?=month)month)?(?!\s+\d{{1,2}}(?!\d)){_THEN_YEAR}"
)
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?!\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(?P<d>\d\d?)(?P<sep>[./-])(?P<m>\d\d?)(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)")
_YEAR_AHEAD = re.compile(
    rf"(?:\s*(?:,|-|–|—)\s*|\s+(?:to|and|or|until|till|through)\s+){VAGUE}?(?:\d\d?\s+)?{MONTH}(?:\s+\d\d?\b)?,?\s+{YEAR}"
)
_ALONE = frozenset("in of since by until till from during last next this early late mid to through before after for the "
                   "between and or every each throughout around - –".split())  # fmt: skip
_MONTH_IS_NAME = frozenset({"may", "march", "april", "june", "august", "jan", "mar", "dec", "sep", "jun"})


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_told(match: re.Match[str], scene: Scene) -> tuple[int | None, Value | None]:
    """The year that the words give, and an empty value that carries its anchor; (None, None) where they give none."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), Value(None)
    if groups.get("short"):
        year = int(groups["short"])
        return year + (1900 if year > 40 else 2000), Value(None)
    if whose := groups.get("whose"):
        return _year_of(re.sub(r"\s+", " ", whose), scene)
    if ahead := _YEAR_AHEAD.match(scene.doc.text, match.end(), match.end() + 40):
        turn = MONTHS[groups["month"].lower().rstrip(".")] > MONTHS[ahead["month"].lower()]
        return int(ahead["year"]) - turn, Value(None)
    return None, None


def _year_of(whose: str, scene: Scene) -> tuple[int | None, Value | None]:
    if whose in ("this", "last", "next"):
        shift = {"this": 0, "last": -1, "next": 1}[whose]
        return (scene.today.year + shift, Value(None, scene.basis)) if scene.today else (None, None)
    if not (last := scene.last()):
        return None, None
    shift = {"the previous": -1, "the following": 1}.get(whose, 0)
    return last[1].start.year + shift, Value(None, last[0].id)


def _untold(scene: Scene, offset: int, choices: list[Stretch], pre: str | None = None) -> Value:
    """Which of the years' stretches is meant where no year is told: the verb, else the nearer, with a lean to the past."""
    today = scene.today
    if today is None:
        return Value(None, NOTHING)
    past = [c for c in choices if c.start <= today]
    ahead = [c for c in choices if c.end >= today]
    if pre in ("last", "this past"):
        past = [c for c in choices if c.end < today]
        return scene.from_today(past[-1] if past else None, said=pre)
    if pre in ("next", "this coming"):
        ahead = [c for c in choices if c.start > today]
        return scene.from_today(ahead[0] if ahead else None, said=pre)
    if len(choices) == 1:
        return scene.from_today(choices[0])
    told, by = scene.direction(offset)
    if told == "future" and ahead:
        return scene.from_today(ahead[0], tense="future", verb=by)
    if told == "past" and past:
        return scene.from_today(past[-1], tense="past", verb=by)
    if ahead and (not past or (ahead[0].start - today).days * 2 < (today - past[-1].end).days):
        return scene.from_today(ahead[0], tense="nearest")
    return scene.from_today(past[-1] if past else None, tense="nearest")


def _days_of(month: int, first: int, last: int, year: int) -> Stretch | None:
    start, end = _make(year, month, first), _make(year, month, last)
    if start is None or end is None or end < start:
        return None
    return a_day(start) if start == end else Stretch(start, end, "interval")


def _day_value(match: re.Match[str], scene: Scene, first: int, last: int) -> Value | None:
    month = MONTHS[match["month"].lower()]
    year, empty = _year_told(match, scene)
    if year is not None and empty is not None:
        stretch = _days_of(month, first, last, year)
        return Value(stretch, empty.anchor) if stretch else None
    if _days_of(month, first, last, 2000) is None:
        return None
    around = [_days_of(month, first, last, scene.today.year + k) for k in (-1, 0, 1)] if scene.today else []
    choices = [c for c in around if c]
    if match["weekday"]:
        # The weekday beside it says which year's: "Monday, Oct. 26".
        number = WEEKDAYS[match["weekday"].rstrip(".").lower()]
        choices = [c for c in choices if c.start.weekday() == number] or choices
    pre = match.groupdict().get("pre")
    return _untold(scene, match.start("month"), choices, pre.lower() if pre else None)


def _a_day(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    groups = match.groupdict()
    first, last = int(groups["day"]), int(groups["second"] or groups["day"])
    listed = (
        bool(groups["second"])
        and " and " in match[0][match.start("day") - match.start() : match.end("second") - match.start()]
    )
    value = _day_value(match, scene, first, first if listed else last)
    if value is None:
        return
    if groups["weekof"] and value.stretch:
        value.stretch = week_of(value.stretch.start)
    if listed and match.start("second") > match.start("day"):
        yield Found(match.start(), match.end("day"), value)
        if second := _day_value(match, scene, last, last):
            yield Found(match.start("second"), match.end(), second)
        return
    if groups.get("more"):
        yield Found(match.start(), match.end("day"), value)
        yield from _more(match, scene)
    else:
        yield found(match, value)


def _more(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """The other days of "3, 5 and 7 April"; the last of them carries the month."""
    offset, days = match.start("more"), list(re.finditer(r"\d+", match["more"]))
    for n, day in enumerate(days):
        end = match.end() if n == len(days) - 1 else offset + day.end()
        if value := _day_value(match, scene, int(day[0]), int(day[0])):
            yield Found(offset + day.start(), end, value)


def _run_on(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    if day := _make(int(match["year"]), MONTHS[match["month"].lower()], int(match["day"])):
        yield found(match, Value(a_day(day)))


def _month(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    groups = match.groupdict()
    pre = re.sub(r"\s+", " ", groups["pre"].lower()) if groups["pre"] else None
    month, name = MONTHS[groups["month"].lower()], groups["month"]
    year, empty = _year_told(match, scene)
    if year is None and not pre and not groups["part"] and not _stands_as_month(scene, match, name):
        return
    if year is not None and empty is not None:
        value = Value(months(year, month), empty.anchor)
    elif pre in ("the previous", "the following") and (last := scene.last()):
        choices = [months(last[1].start.year + k, month) for k in (-1, 0, 1)]
        fit = [c for c in choices if (c.end < last[1].start if pre == "the previous" else c.start > last[1].end)]
        value = Value(fit[-1 if pre == "the previous" else 0], last[0].id)
    else:
        choices = [months(scene.today.year + k, month) for k in (-1, 0, 1)] if scene.today else []
        value = _untold(scene, match.start("month"), choices, pre)
    if groups["part"]:
        value.why["part"] = groups["part"].lower()
    yield found(match, value)


def _stands_as_month(scene: Scene, match: re.Match[str], name: str) -> bool:
    """Whether a month's name alone is one: not "Theresa May", not "Mar" without a stop."""
    doc = scene.doc
    i = doc.token_at(match.start("month"))
    before = doc.lowers[i - 1] if i else ""
    if len(name) <= 4 and name.lower() not in ("may", "june", "july") and not match[0].rstrip().endswith("."):
        return False
    if name.lower() in _MONTH_IS_NAME:
        return before in _ALONE and doc.pos[i] in ("PROPN", "NOUN")
    return not (
        i
        and doc.pos[i - 1] == "PROPN"
        and doc.heads[i - 1] == i
        and doc.words[i - 1].istitle()
        and before not in _ALONE
    )


def _numeric(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """Day first, as most of the world writes; where both orders make a day, the one nearer to publication."""
    year, d, m = (int(match[key]) for key in ("year", "d", "m"))
    readings = [day for day in (_make(year, m, d), _make(year, d, m)) if day]
    if not readings or (match["sep"] != "/" and int(match["m"]) > 12 and match.re is _ISO):
        return
    day = readings[0]
    if len(set(readings)) > 1 and match.re is _NUMERIC and scene.today:
        today = scene.today
        day = min(readings, key=lambda reading: abs(reading - today))
    elif match.re is _ISO and not (day := _make(year, m, d) or readings[0]):
        return
    yield found(match, Value(a_day(day)))


RULES = (
    Rule("day of a month", ("month",), _DAY_MONTH, _a_day),
    Rule("day of a month", ("month",), _MONTH_DAY, _a_day),
    Rule("day of a month", ("month",), _RUN_ON, _run_on),
    Rule("month", ("month",), _MONTH_ALONE, _month),
    Rule("numerals", ("numeral",), _ISO, _numeric),
    Rule("numerals", ("numeral",), _NUMERIC, _numeric),
)
