"""Dates by the calendar: "5 April 2017", "Aug. 7", "03.07.2015", "April 24 and 25", "early March", "last October"."""

import re
from collections.abc import Iterator
from datetime import date

from onrecord.grounding.dates_days import Stretch, a_day, months, week_of
from onrecord.grounding.dates_scene import ITSELF, NOTHING, Found, Rule, Scene, Value, found, points
from onrecord.grounding.dates_words import DAY, MONTH, MONTHS, VAGUE, WEEKDAY_ANY, WEEKDAYS, WORDS, YEAR, named, squeeze

_SECOND = named(DAY, day="second")
_TO = r"(?:\s*(?:-|–|—)\s*|\s+(?:to|through|until|till)\s+)"
_HEAD = (
    r"(?P<weekof>(?i:the)\s+week\s+(?:of|beginning|starting|ending)\s+(?:on\s+)?)?"
    rf"(?:(?P<weekday>{WEEKDAY_ANY}),?\s+(?:the\s+)?)?"
)
_WHOSE_YEAR = r"(?P<whose>this|last|next|that|the\s+same|the\s+previous|the\s+following)\s+year"
_THEN_YEAR = rf"(?:(?:,?\s+(?:of\s+)?|-){YEAR}|,?\s+'(?P<short>\d\d)\b|,?\s+(?:of\s+)?{_WHOSE_YEAR})?"
_MORE = r"(?P<more>(?:(?:,\s*|,?\s+(?:and|&|or)\s+)\d\d?(?:st|nd|rd|th)?\b)+)?"

_DAY_MONTH = re.compile(
    rf"{_HEAD}(?<![\d.,:/$£€-])\b{DAY}{_MORE}(?:{_TO}{_SECOND})?(?:\s+of)?[\s-]+{MONTH}{_THEN_YEAR}"
)
_NO_TIME = r"(?!\d|[:.]\d|,\d{3}|\s*(?:a\.m|p\.m|am\b|pm\b|%))"
_MONTH_DAY = re.compile(
    rf"{_HEAD}(?:(?P<pre>(?i:last|next|this))\s+)?{MONTH}\s*(?:the\s+)?{DAY}{_NO_TIME}"
    rf"(?:(?:{_TO}|(?P<and>\s+and\s+)){_SECOND}(?!\d|\s+(?:[a-z]+s|people)\b))?{_THEN_YEAR}"
)
_RUN_ON = re.compile(rf"{MONTH}\s+(?P<day>[0-3]\d){YEAR}")
_PRE = r"this\s+past|this\s+coming|last|next|this|the\s+previous|the\s+following"
_MONTH = re.compile(rf"(?:(?P<pre>(?i:{_PRE}))\s+)?{VAGUE}?{MONTH}(?:\s+month)?(?!\s+\d{{1,2}}(?!\d)){_THEN_YEAR}")
_OF_MONTH = re.compile(
    r"\b(?:the\s+)?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)\s+of\s+(?P<whose>this|last|next|that|the\s+same)\s+month\b"
)
_SEPTEMBER_11 = re.compile(r"(?<![\d/])9/11(?![\d/])")
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?!\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(?P<d>\d\d?)(?P<sep>[./-])(?P<m>\d\d?)(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)")
# "From March to May 2016": the first month has the second one's year.
_YEAR_AHEAD = re.compile(
    rf"(?:\s*(?:,|-|–|—)\s*|\s+(?:to|and|or|until|till|through)\s+){VAGUE}?(?:\d\d?\s+)?{MONTH}(?:\s+\d\d?\b)?,?\s+{YEAR}"
)
_BEFORE_MONTH = frozenset(WORDS["before_month"])
_MONTH_OR_NAME = frozenset(WORDS["month_or_name"])


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_of(match: re.Match[str]) -> int:
    return MONTHS[match["month"].lower()]


def _year_told(match: re.Match[str], scene: Scene) -> tuple[int, str] | None:
    """The year that the words give and its anchor, or None."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), ITSELF
    if groups.get("short"):
        return int(groups["short"]) + (1900 if int(groups["short"]) > 40 else 2000), ITSELF
    if groups.get("whose"):
        return _year_of(squeeze(groups["whose"]), scene)
    if ahead := _YEAR_AHEAD.match(scene.doc.text, match.end(), match.end() + 40):
        return int(ahead["year"]) - (_month_of(match) > _month_of(ahead)), ITSELF
    return None


def _year_of(whose: str, scene: Scene) -> tuple[int, str] | None:
    if whose in ("this", "last", "next"):
        shift = {"this": 0, "last": -1, "next": 1}[whose]
        return (scene.today.year + shift, scene.basis) if scene.today else None
    if last := scene.last():
        return last[1].start.year + {"the previous": -1, "the following": 1}.get(whose, 0), last[0].id
    return None


def _of_years(scene: Scene, offset: int, choices: list[Stretch], pre: str) -> Value:
    """Which year's is meant where none is told: by "last" or the verb, else the nearer with a lean to the past."""
    today = scene.today
    if today is None:
        return Value(None, NOTHING)
    past, ahead = [c for c in choices if c.start <= today], [c for c in choices if c.end >= today]
    if pre in ("last", "this past"):
        before = [c for c in reversed(choices) if c.end < today]
        return _of_pre(scene, before, pre, [c for c in before[1:] if c.start.year == today.year - 1])
    if pre in ("next", "this coming"):
        after = [c for c in choices if c.start > today]
        return _of_pre(scene, after, pre, [c for c in after[1:] if c.start.year == today.year + 1])
    nearer = bool(ahead) and (not past or (ahead[0].start - today).days * 2 < (today - past[-1].end).days)
    told, by = scene.direction(offset, attributive=not nearer) if len(choices) > 1 else (None, "")
    if ahead and (told == "future" or (nearer and told != "past")):
        why = "a year before; " + (points(told, by) if told else "this one is far nearer")
        return scene.from_today(ahead[0], tense=told or "nearest", verb=by).rather_than(past[-1:], why)
    value = scene.from_today(past[-1] if past else None, tense=told or "nearest", verb=by)
    return value.rather_than(ahead[:1] if past else [], f"a year later; {points(told, by)}")


def _of_pre(scene: Scene, choices: list[Stretch], pre: str, others: list[Stretch]) -> Value:
    """The nearest of the choices, rather than that of the calendar year before or after the report's."""
    value = scene.from_today(next(iter(choices), None), said=pre)
    return value.rather_than(others, f"the year beside; “{pre}” is taken for the nearest")


def _days_of(month: int, first: int, last: int, year: int) -> Stretch | None:
    start, end = _made(year, month, first), _made(year, month, last)
    if start is None or end is None or end < start:
        return None
    return a_day(start) if start == end else Stretch(start, end, "interval")


def _days(match: re.Match[str], scene: Scene, first: int, last: int) -> Value | None:
    """What the days of the match's month stand for; None where there are no such days."""
    month = _month_of(match)
    if told := _year_told(match, scene):
        stretch = _days_of(month, first, last, told[0])
        return Value(stretch, told[1]) if stretch else None
    if _days_of(month, first, last, 2000) is None:
        return None
    around = [_days_of(month, first, last, scene.today.year + k) for k in (-1, 0, 1)] if scene.today else []
    choices = [c for c in around if c]
    if match["weekday"]:  # it says which year's: "Monday, Oct. 26"
        number = WEEKDAYS[match["weekday"].rstrip(".").lower()]
        fitting = [c for c in choices if c.start.weekday() == number]
        value = _of_years(scene, match.start("month"), fitting or choices, "")
        return value.rather_than(choices if fitting else [], f"another year's; it is no {match['weekday']}")
    return _of_years(scene, match.start("month"), choices, squeeze(match.groupdict().get("pre")))


def _a_day(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    groups = match.groupdict()
    first, last = int(groups["day"]), int(groups["second"] or groups["day"])
    listed = groups.get("and") or groups.get("more")
    value = _days(match, scene, first, first if listed else last)
    if value is None:
        return
    if groups["weekof"] and value.stretch:
        value.stretch = week_of(value.stretch.start)
    if not listed:
        yield found(match, value)
        return
    yield Found(match.start(), match.end("day"), value)
    yield from _others(match, scene, match.span("more" if groups.get("more") else "second"))


def _others(match: re.Match[str], scene: Scene, bounds: tuple[int, int]) -> Iterator[Found]:
    """The other days of "3, 5 and 7 April", "April 24 and 25"; the last of them carries what is left of the words."""
    days = list(re.finditer(r"\d+", scene.doc.text[slice(*bounds)]))
    for n, day in enumerate(days, start=1):
        if value := _days(match, scene, int(day[0]), int(day[0])):
            yield Found(bounds[0] + day.start(), match.end() if n == len(days) else bounds[0] + day.end(), value)


def _run_on(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """A day and a year that have run into one: "Aug 012016"."""
    if day := _made(int(match["year"]), _month_of(match), int(match["day"])):
        yield found(match, Value(a_day(day)))


def _month(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    pre, month, told = squeeze(match["pre"]), _month_of(match), _year_told(match, scene)
    if not (told or pre or match["part"] or _stands_as_month(scene, match)):
        return
    if told:
        value = Value(months(told[0], month), told[1])
    elif pre in ("the previous", "the following"):
        value = _from_last(scene, month, pre)
    else:
        choices = [months(scene.today.year + k, month) for k in (-1, 0, 1)] if scene.today else []
        value = _of_years(scene, match.start("month"), choices, pre)
    if match["part"]:
        value.why["part"] = match["part"].lower()
    yield found(match, value)


def _from_last(scene: Scene, month: int, pre: str) -> Value:
    last = scene.last()
    if last is None:
        return Value(None, NOTHING)
    choices = [months(last[1].start.year + k, month) for k in (-1, 0, 1)]
    if pre == "the previous":
        return scene.from_date(last, next((c for c in reversed(choices) if c.end < last[1].start), None))
    return scene.from_date(last, next((c for c in choices if c.start > last[1].end), None))


def _stands_as_month(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a month's name alone is one: not "Theresa May", not "Mar" without a stop."""
    doc, name = scene.doc, match["month"]
    i = doc.token_at(match.start("month"))
    before = doc.lowers[i - 1] if i else ""
    if len(name) <= 4 and name.lower() not in ("may", "june", "july") and not match[0].rstrip().endswith("."):
        return False
    if name.lower() in _MONTH_OR_NAME:
        return before in _BEFORE_MONTH and doc.pos[i] in ("PROPN", "NOUN")
    surname = i > 0 and doc.pos[i - 1] == "PROPN" and doc.heads[i - 1] == i and doc.words[i - 1].istitle()
    return not surname or before in _BEFORE_MONTH


def _of_month(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """As in "the 5th of last month"; of "that" month, the one that the text named last."""
    whose, last = match["whose"], scene.last()
    if whose in ("this", "last", "next"):
        from_day, anchor = scene.today, scene.basis
    else:
        from_day, anchor = (last[1].start, last[0].id) if last else (None, NOTHING)
    if from_day is None:
        yield found(match, Value(None, NOTHING))
        return
    first = months(from_day.year, from_day.month + {"last": -1, "next": 1}.get(whose, 0)).start
    if day := _made(first.year, first.month, int(match["day"])):
        yield found(match, Value(a_day(day), anchor))


def _september_11(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """The day of the attacks on New York and Washington, which goes by its numerals."""
    yield found(match, Value(a_day(date(2001, 9, 11))))


def _iso(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    if day := _made(int(match["year"]), int(match["m"]), int(match["d"])):
        yield found(match, Value(a_day(day)))


def _numeric(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """Day first, as most of the world writes; where both orders make a day, the one nearer to the report."""
    year, d, m = (int(match[key]) for key in ("year", "d", "m"))
    readings = [day for day in (_made(year, m, d), _made(year, d, m)) if day]
    if not readings:
        return
    why = "the other order of day and month; most write the day first"
    if today := scene.today:
        readings.sort(key=lambda day: abs(day - today))
        why = "the other order of day and month; it lies further from the report"
    yield found(match, Value(a_day(readings[0])).rather_than(map(a_day, readings[1:]), why))


RULES = (
    Rule("day of a month", ("month",), _DAY_MONTH, _a_day),
    Rule("day of a month", ("month",), _MONTH_DAY, _a_day),
    Rule("day of a month", ("month",), _RUN_ON, _run_on),
    Rule("month", ("month",), _MONTH, _month),
    Rule("day of a month", ("unit",), _OF_MONTH, _of_month),
    Rule("numerals", ("numeral",), _SEPTEMBER_11, _september_11),
    Rule("numerals", ("numeral",), _ISO, _iso),
    Rule("numerals", ("numeral",), _NUMERIC, _numeric),
)
