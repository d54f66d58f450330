"""Feasts that fall on a day of our calendar, and dates of the Islamic one, which are kept as text."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from onrecord.grounding.dates_days import Stretch, a_day, easter, nth_weekday, week_of, weekend_of
from onrecord.grounding.dates_scene import NOTHING, Found, Rule, Scene, Value, found, points
from onrecord.grounding.dates_words import WORDS, YEAR, squeeze
from onrecord.grounding.patterns import one_of

_FEAST = re.compile(
    rf"(?:(?P<pre>(?i:last|this|next))\s+)?(?P<feast>{one_of(WORDS['feasts'])})\b(?:\s+(?P<around>week|weekend)\b)?(?:,?\s+{YEAR})?"
)
_HIJRI = re.compile(
    r"(?:(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?P<holy>(?:the\s+)?(?:(?:holy|Muslim|Islamic|fasting|lunar)\s+)*month\s+of\s+)?"
    rf"(?P<name>{one_of(WORDS['hijri_months'] + WORDS['hijri_feasts'])})\b"
    r"(?:,?\s+(?P<hijri>1[34]\d\d)(?:\s*(?:AH|H)\b)?)?"
)
_AT_HAND = timedelta(days=14)


def _feast_day(rule: Any, year: int) -> date:
    if isinstance(rule, list):
        return date(year, rule[0], rule[1])
    if "easter" in rule:
        return easter(year) + timedelta(days=rule["easter"])
    return nth_weekday(year, rule["month"], rule["weekday"], rule["nth"], rule.get("after", 0))


def _feast(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    rule = WORDS["feasts"][re.sub(r"\s+", " ", match["feast"])]
    today = scene.today
    around = {"week": week_of, "weekend": _weekend_at}.get(match["around"] or "", a_day)
    if match["year"]:
        yield found(match, Value(around(_feast_day(rule, int(match["year"])))))
        return
    if today is None:
        yield found(match, Value(None, NOTHING))
        return
    days = [_feast_day(rule, today.year + k) for k in (-1, 0, 1)]
    past, ahead = [d for d in days if d <= today], [d for d in days if d >= today]
    told, by = scene.direction(match.start("feast"))
    nearest = min(days, key=lambda d: abs(d - today))
    pre = squeeze(match["pre"])
    if pre == "last":
        day = [d for d in days if d < today][-1]
    elif pre == "next" or told == "future":
        day = ahead[0]
    elif told == "past" and abs(nearest - today) > _AT_HAND:
        day = past[-1]
    else:
        day = nearest
    why = f"another year's; “{pre}” says which" if pre else f"another year's; {points(told, by)}"
    others = sorted(days, key=lambda d: abs(d - today))[:2]
    yield found(match, scene.from_today(around(day), verb=by).rather_than(map(around, others), why))


def _weekend_at(day: date) -> Stretch:
    """The Saturday and Sunday nearest to a feast."""
    return weekend_of(day - timedelta(days=2) if day.weekday() < 2 else day)


def _hijri(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    sure = match["holy"] or (match["day"] and match["hijri"])
    if match["name"] in WORDS["hijri_or_name"] and not sure:
        return
    yield found(match, Value(None, NOTHING, {"calendar": "Islamic"}))


RULES = (
    Rule("feast", ("feast",), _FEAST, _feast),
    Rule("Islamic calendar", ("hijri",), _HIJRI, _hijri),
)
