"""Weekdays and weekends: "on Friday", "next Monday", "Tuesday last week", "over the weekend".

A bare weekday is the latest such day not after the report, the day itself included, unless the verb points ahead.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.grounding.dates_days import Stretch, a_day, nearest_weekday, week_of, weekend_of
from onrecord.grounding.dates_scene import NOTHING, Found, Rule, Scene, Value, found, points
from onrecord.grounding.dates_words import PART_OF_DAY, WEEKDAY, WEEKDAYS, squeeze
from onrecord.records import Date

_PRE = (
    r"(?:(?P<pre>(?i:last|next|this\s+past|this\s+coming|this|past|coming|the\s+previous|the\s+following|that\s+same|that|"
    r"the\s+same))\s+)?"
)
_WEEKDAY = re.compile(
    rf"{_PRE}\b{WEEKDAY}(?P<plural>s)?\b(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?(?:\s+{PART_OF_DAY}\b)?"
)
_DAY_BESIDE = re.compile(
    rf"\b(?:the\s+)?(?:day|night|morning|evening)\s+(?P<way>before|after)\s+(?:(?P<pre>last|next)\s+)?{WEEKDAY}\b(?!['’]s)"
)
_WEEKEND = re.compile(r"\bthe\s+weekend\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|each)\s+$", re.IGNORECASE)
_OF_EVERY = re.compile(r"\s+of\s+(?:every|each)\b")
_UNTIL = re.compile(r"\b(?:until|till)\s+$", re.IGNORECASE)
_ONE = timedelta(days=1)


def _weekday(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    number, pre = WEEKDAYS[match["weekday"].lower()], squeeze(match["pre"])
    if _recurs(scene, match) or (match["plural"] and not _possessive(scene, match)):
        return
    if pre.startswith("th") and not pre.startswith("this"):
        yield found(match, _from_last(scene, number, pre))
    elif scene.today is None:
        yield found(match, Value(None, NOTHING))
    elif match["week"]:
        day = week_of(scene.today).start + timedelta(
            days=number + 7 * ("last", "this", "next").index(match["week"]) - 7
        )
        yield found(match, scene.from_today(a_day(day), said=match["week"] + " week"))
    elif pre in ("last", "past", "this past"):
        yield found(match, _said(scene, nearest_weekday(scene.today - _ONE, number, -1), pre, -1))
    elif pre in ("next", "coming", "this coming"):
        yield found(match, _said(scene, nearest_weekday(scene.today + _ONE, number, 1), pre, 1))
    else:
        yield found(match, _bare(scene, match.start("weekday"), number, scene.today))


def _day_beside(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """As in "the day before Monday": a day from what the weekday alone would be."""
    if scene.today is None:
        yield found(match, Value(None, NOTHING))
        return
    number, pre = WEEKDAYS[match["weekday"].lower()], match["pre"]
    if pre:
        way = -1 if pre == "last" else 1
        value = _said(scene, nearest_weekday(scene.today + way * _ONE, number, way), pre, way)
    else:
        value = _bare(scene, match.start("weekday"), number, scene.today)
    if value.stretch:
        day = value.stretch.start + (_ONE if match["way"] == "after" else -_ONE)
        yield found(match, Value(a_day(day), value.anchor, value.why))


def _said(scene: Scene, day: date, pre: str, way: int) -> Value:
    """The nearest such day behind or ahead, rather than that day of the week before or after the report's."""
    value = scene.from_today(a_day(day), said=pre)
    if pre in ("last", "next") and scene.today:
        other = week_of(scene.today).start + timedelta(days=7 * way + day.weekday())
        if (other - day).days * way > 0:
            week = "before" if way < 0 else "after"
            value.rather_than([a_day(other)], f"that day of the week {week}; “{pre}” is taken for the nearest")
    return value


def _bare(scene: Scene, offset: int, number: int, today: date) -> Value:
    told, by = scene.direction(offset)
    if told == "future":
        return _ahead(scene, offset, number, today, by)
    after = a_day(nearest_weekday(today + _ONE, number, 1))
    if by == "since" and today.weekday() == number:
        today -= _ONE
    day = nearest_weekday(today, number, -1)
    value = scene.from_today(a_day(day), rule="latest such day, the report's own included")
    value.rather_than([after], f"the next such day; {points(told, by)}")
    if day == scene.today:
        value.rather_than([a_day(day - timedelta(days=7))], "a week before; the report's own day counts as the latest")
    return value


def _ahead(scene: Scene, offset: int, number: int, today: date, by: str) -> Value:
    """Counted from the day of the plan where the sentence names it: "on Monday they set talks for Thursday"."""
    plan = _earlier_in_sentence(scene, offset)
    from_report = scene.from_today(a_day(nearest_weekday(today, number, 1)), tense="future", verb=by)
    if plan and plan[1].end <= today:
        day = a_day(nearest_weekday(plan[1].end, number, 1))
        value = Value(day, plan[0].id, {"tense": "future", "verb": by})
        return value.rather_than([from_report.stretch], "counted from the report's day, not the plan's", scene.basis)
    return from_report.rather_than(
        [a_day(nearest_weekday(today, number, -1))], f"the latest such day; {points('future', by)}"
    )


def _earlier_in_sentence(scene: Scene, offset: int) -> tuple[Date, Stretch] | None:
    last, doc = scene.last_day(), scene.doc
    if last is None:
        return None
    here, there = doc.token_at(offset), doc.token_at(last[0].span.start)
    return last if doc.sentence_of[here] == doc.sentence_of[there] else None


def _from_last(scene: Scene, number: int, pre: str) -> Value:
    last = scene.last()
    if last is None:
        return Value(None, NOTHING)
    record, stretch = last
    if pre == "the previous":
        day = nearest_weekday(stretch.start - _ONE, number, -1)
    elif pre == "the following":
        day = nearest_weekday(stretch.end + _ONE, number, 1)
    else:
        day = nearest_weekday(stretch.end, number, -1)
    return Value(a_day(day), record.id)


def _recurs(scene: Scene, match: re.Match[str]) -> bool:
    """Whether no one day is meant: "every Friday", "the first Monday of each month"."""
    text = scene.doc.text
    return bool(_EVERY.search(text[max(0, match.start() - 8) : match.start()]) or _OF_EVERY.match(text, match.end()))


def _possessive(scene: Scene, match: re.Match[str]) -> bool:
    """Whether an apostrophe got lost: "Saturdays blast" names a day, "on Saturdays" none."""
    doc = scene.doc
    i = doc.token_at(match.start("weekday"))
    follows = doc.pos[i + 1] if i + 1 < len(doc) else ""
    return follows in ("NOUN", "ADJ", "PROPN") and not (i and doc.lowers[i - 1] == "on")


def _weekend(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """The weekend that is on or was last; the next one where the verb points ahead."""
    if scene.today is None:
        yield found(match, Value(None, NOTHING))
        return
    told, by = scene.direction(match.start())
    if _UNTIL.search(scene.doc.text[max(0, match.start() - 8) : match.start()]):
        told, by = "future", "until"
    this = weekend_of(scene.today)
    behind = this if this.start <= scene.today else weekend_of(scene.today - timedelta(days=7))
    ahead = this if behind != this else weekend_of(scene.today + timedelta(days=7))
    taken, other = (this, behind) if told == "future" else (behind, ahead)
    side = "before" if told == "future" else "after"
    yield found(match, scene.from_today(taken, verb=by).rather_than([other], f"the weekend {side}; {points(told, by)}"))


RULES = (
    Rule("weekday", ("weekday",), _DAY_BESIDE, _day_beside),
    Rule("weekday", ("weekday",), _WEEKDAY, _weekday),
    Rule("weekend", ("weekend",), _WEEKEND, _weekend),
)
