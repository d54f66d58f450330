"""Dates by their place before or after another: "today", "last week", "the same day", "later that month"."""

import re
from collections.abc import Iterator
from datetime import timedelta

from onrecord.grounding.dates_days import Stretch, a_day, back, unit_of
from onrecord.grounding.dates_scene import Found, Rule, Scene, Value, found
from onrecord.grounding.dates_words import PART_OF_DAY, UNIT, VAGUE, squeeze

_TODAY = re.compile(
    rf"(?:the\s+)?(?P<over>day\s+(?:before|after)\s+)?(?P<word>today|yesterday|tomorrow|tonight)\b(?:\s+{PART_OF_DAY}\b)?",
    re.IGNORECASE,
)
_PART_OF = r"(?:the\s+)?(?:start|beginning|end|middle|rest)\s+of\s+(?:the|this|last|next|that)"
_THIS = re.compile(
    rf"\b{VAGUE}?(?P<pre>{_PART_OF}|last|this|next|the\s+previous|the\s+following|the\s+same|the\s+next|that\s+same|that|"
    rf"previous|following)\s+(?:same\s+)?(?:{UNIT}|(?P<hour>morning|afternoon|evening))\b"
    r"(?!s\b|-old|['’]s\s+(?:old|worth)|\s+(?:at|in)\s+a\s+time)",
    re.IGNORECASE,
)
_FROM_REPORT = {"this": 0, "last": -1, "next": 1}
_FROM_LAST = {"the same": 0, "that same": 0, "that": 0, "the previous": -1, "previous": -1}
_SAME = frozenset({"day", "night", "week", "month", "year", "weekend"})


def _today(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    if scene.doc.text[: match.start()].endswith("USA "):  # the newspaper
        return
    shift = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    if match["over"]:
        shift += -1 if "before" in match["over"].lower() else 1
    yield found(match, scene.from_today(a_day(scene.today + timedelta(days=shift)) if scene.today else None))


def _this(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """This, last and next count from the report; the same, the following and that from the date named last."""
    part, _, pre = squeeze(match["pre"]).rpartition(" of ")
    unit = "day" if match["hour"] else match["unit"].lower()
    if part and unit in ("day", "night"):
        return
    value = _shifted(scene, "this" if part and pre == "the" else pre, unit)
    if value is None:
        return
    if part or match["part"]:
        value.why["part"] = part + " of" if part else match["part"].lower()
    yield found(match, value)


def _shifted(scene: Scene, pre: str, unit: str) -> Value | None:
    if pre in _FROM_REPORT:
        if (pre, unit) == ("last", "day"):  # "his last day in office"
            return None
        shift = _FROM_REPORT[pre]
        value = scene.from_today(unit_of(scene.today, unit, shift) if scene.today else None)
        side = "before" if shift < 0 else "after"
        return value.rather_than(
            _rolling(scene, unit, shift), f"the {unit} right {side} the report; the calendar's is meant"
        )
    if pre == "that" and unit not in _SAME:
        return None
    last = scene.last_day() if unit in ("day", "night") else scene.last()
    return scene.from_date(last, unit_of(last[1].start, unit, _FROM_LAST.get(pre, 1)) if last else None)


def _rolling(scene: Scene, unit: str, shift: int) -> list[Stretch]:
    """The week, month or year that ends or begins with the report, which "last" and "next" could mean."""
    if not shift or scene.today is None or unit not in ("week", "month", "year"):
        return []
    other = back(scene.today, -shift, unit)
    return [Stretch(min(other, scene.today), max(other, scene.today), "interval")]


RULES = (
    Rule("today", ("today",), _TODAY, _today),
    Rule("relative", ("unit", "hour", "weekend"), _THIS, _this),
)
