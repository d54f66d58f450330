"""Dates counted in units: "two days later", "six weeks ago", "the day after the attack", "the past two months".

As precise as the words: days give a day, weeks a week, months a month, years a year. A length of time alone stays open.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from onrecord.grounding.dates_days import Stretch, a_day, back, unit_of, week_of
from onrecord.grounding.dates_scene import EVENT, NOTHING, Found, Rule, Scene, Value, found
from onrecord.grounding.dates_words import ABOUT, NUMBER, UNIT, number_of, squeeze
from onrecord.language import Document
from onrecord.records import Date

_VAGUE = r"(?P<vague>several|many|a\s+few|few|some|a\s+number\s+of)"
_HALF = r"(?P<half>\s+and\s+a\s+half)?"
_COUNT = rf"{ABOUT}\b(?:{NUMBER}|{_VAGUE})"
_END = r"(?=\s*[.,;)]|$|['’]s)"
_AGO = re.compile(rf"{_COUNT}\s+(?:full\s+|whole\s+)?{UNIT}s?{_HALF}\s+ago\b", re.IGNORECASE)
_FROM_NOW = re.compile(
    rf"(?:in\s+)?(?P<words>{_COUNT}\s+{UNIT}s?{_HALF}(?:\s+(?:from\s+(?:now|today)|hence)\b|['’]s?\s+time\b))",
    re.IGNORECASE,
)
_FROM_LAST = re.compile(
    rf"{_COUNT}[-\s]+{UNIT}s?\s+(?P<way>earlier|later|before{_END}|previously|after{_END}|afterwards?)\b"
    rf"|\bthe\s+(?P<one>day|night|week|month|year)\s+(?P<way2>before|after){_END}",
    re.IGNORECASE,
)
_FROM_EVENT = re.compile(
    rf"(?:{_COUNT}|\b(?P<bare>the))\s+{UNIT}s?\s+(?P<way>before|after|following|since|prior\s+to)\s+(?=[\w'\"“])",
    re.IGNORECASE,
)
_ROLLING = re.compile(
    r"\b(?P<pre>(?:the\s+)?(?:past|last|previous|preceding|next|coming)|these\s+past)\s+"
    rf"(?:{NUMBER}\s+|(?P<vague>few|several)\s+)?(?:{UNIT}|(?P<hours>hour))s?\b{_HALF}",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    rf"(?:(?P<rel>for|in|within|during|over|after|throughout)\s+)?(?P<words>{_COUNT}"
    r"(?:\s+(?:more|full|whole|straight|consecutive|other|additional)\s+|[-\s]+)"
    rf"{UNIT}s?\b{_HALF})(?!-?\s?(?:old|olds)\b|\s+of\s+age\b|\s+War\b)",
    re.IGNORECASE,
)
_NOT_IN_NUMBER = re.compile(r"[\w.,$-]$")
# A unit's letter in an ISO 8601 duration, and how many of these it is.
_ISO = {
    "day": (1, "D"),
    "night": (1, "D"),
    "week": (1, "W"),
    "weekend": (1, "W"),
    "fortnight": (2, "W"),
    "month": (1, "M"),
    "quarter": (3, "M"),
    "year": (1, "Y"),
    "decade": (10, "Y"),
    "century": (100, "Y"),
}
_COARSE = {"night": "day", "weekend": "week", "century": "year", "decade": "year"}


def _unit(match: re.Match[str]) -> str:
    unit = match["unit"].lower() if match["unit"] else "hour"
    return "century" if unit == "centurie" else unit


def _count(match: re.Match[str]) -> float:
    groups = match.groupdict()
    return (number_of(groups["number"]) if groups.get("number") else 1.0) + (0.5 if groups.get("half") else 0.0)


def _why(match: re.Match[str]) -> dict[str, str]:
    """The length that the words tell, as an ISO 8601 duration (X where it is vague), and what softens it."""
    factor, letter = _ISO.get(_unit(match), (1, "H"))
    count = "X" if match["vague"] else f"{_count(match) * factor:g}"
    about = match.groupdict().get("about")
    length = f"P{'T' if letter == 'H' else ''}{count}{letter}"
    return {"length": length} | ({"about": squeeze(about)} if about else {})


def _back(day: date, count: float, unit: str) -> date:
    factor, plain = {"night": (1, "day"), "weekend": (1, "week"), "century": (100, "year")}.get(unit, (1, unit))
    return back(day, count * factor, plain)


def _around(day: date, unit: str) -> Stretch:
    """The stretch that a day so many units away stands for: no finer than the unit, a year at the most."""
    return week_of(day) if unit in ("week", "fortnight") else unit_of(day, _COARSE.get(unit, unit))


def _ago(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    if match["vague"] or not scene.today:
        yield found(match, Value(None, NOTHING, _why(match)))
        return
    value = scene.from_today(_around(_back(scene.today, _count(match), _unit(match)), _unit(match)))
    value.why.update(_why(match))
    yield found(match, value)


def _from_now(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """As in "three days from now", "in two weeks' time"."""
    value = Value(None, NOTHING)
    if scene.today and not match["vague"]:
        value = scene.from_today(_around(_back(scene.today, -_count(match), _unit(match)), _unit(match)))
    value.why.update(_why(match))
    yield Found(match.start("words"), match.end(), value)


def _from_last(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    way, unit = (match["way"] or match["way2"]).lower(), match["one"].lower() if match["one"] else _unit(match)
    fine = unit in ("day", "night", "week", "fortnight")
    last = scene.last_day() if fine else scene.last()
    if match["vague"] or not last or unit in ("weekend", "century"):
        yield found(match, Value(None, NOTHING))
        return
    sign = -1 if way in ("later", "after", "afterward", "afterwards") else 1
    yield found(match, scene.from_date(last, _counted(last[1], sign * _count(match), unit)))


def _counted(last: Stretch, count: float, unit: str) -> Stretch:
    """So many units before a date that is known (after it, where negative), as precise as both allow."""
    if last.precision == "interval" and unit in ("year", "quarter"):
        end = _back(last.end + timedelta(days=1), count, unit) - timedelta(days=1)
        return Stretch(_back(last.start, count, unit), end, "interval")
    day = _back(last.start, count, unit)
    if unit in ("day", "night"):
        return a_day(day) if last.precision == "day" else week_of(day)
    if unit in ("year", "month") and last.precision in ("month", "year"):
        return unit_of(day, last.precision)
    return _around(day, unit)


def _from_event(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """Counted from the day that the text gives the event, else open: "two days after the attack"."""
    unit, i = _unit(match), scene.doc.token_at(match.end())
    if unit in ("weekend", "century"):
        return
    back_in_time = match["way"].lower() in ("before", "prior to")
    event, last = _event_day(scene, i)
    if match["bare"] and unit == "year" and i < len(scene.doc) and scene.doc.pos[i] == "NUM":
        event, last = "", scene.last()  # "and the year before 49 were lost": its comma is gone
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    count = _count(match) * (1 if back_in_time else -1)
    if match["vague"] or not last or match["way"].lower() == "since":
        value = Value(None, EVENT, _why(match) | {"event": event})
        if (named := scene.last_day()) and not match["vague"] and match["way"].lower() != "since":
            why = f"counted from “{named[0].span.text}”; nothing says that it dates the {event or 'event'}"
            value.rather_than([_counted(named[1], count, unit)], why, named[0].id)
        yield Found(start, match.end("way"), value)
        return
    value = scene.from_date(last, _counted(last[1], count, unit))
    value.why |= _why(match) | {"event": event}
    yield Found(start, match.end("way"), value)


def _event_day(scene: Scene, i: int) -> tuple[str, tuple[Date, Stretch] | None]:
    """The word for the event at token i, and the last day that the text gives to that word."""
    doc = scene.doc
    end = doc.sentences[doc.sentence_of[i]][1] if i < len(doc) else i
    k = next((k for k in range(i, min(i + 9, end)) if doc.pos[k] in ("NOUN", "VERB") and not _modifies(doc, k)), -1)
    if k < 0:
        return "", None
    if doc.deps[k] in ("nsubj", "nsubjpass") and doc.pos[doc.heads[k]] == "VERB":
        k = doc.heads[k]  # "after jets hit the port": the deed, not the jets
        told = doc.child(k, "ccomp")
        k = told if told >= 0 else k  # "after monitors said that jets hit it"
    for record, stretch in reversed(scene.earlier):
        day = doc.token_at(record.span.start)
        # a day of the same sentence is that of what came after: "died on Monday, a day after a raid killed two"
        apart = doc.sentence_of[day] != doc.sentence_of[k]
        if apart and stretch.precision == "day" and _dates(doc, day, doc.lemmas[k]):
            return doc.words[k], (record, stretch)
    return doc.words[k], None


def _modifies(doc: Document, k: int) -> bool:
    return doc.deps[k] in ("compound", "amod", "aux", "auxpass", "nmod") and doc.heads[k] > k


def _dates(doc: Document, i: int, lemma: str) -> bool:
    """Whether the date at token i hangs on a word of this lemma, or on the verb that it is the subject or object of."""
    above = list(islice(doc.ancestors(i), 4))
    verbs = [k for k in above if doc.pos[k] == "VERB"]
    beside = [c for k in verbs for c in doc.children[k] if doc.deps[c] in ("nsubj", "nsubjpass", "dobj")]
    return lemma in [doc.lemmas[k] for k in above + beside]


def _rolling(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """From so long before the report up to it ("the past two months"), or as long ahead ("the next three days")."""
    pre = squeeze(match["pre"])
    if pre in ("last", "next", "previous", "coming") and match["unit"] and not (match["number"] or match["vague"]):
        return
    some = match["vague"] or (not match["number"] and match[0].lower().endswith("s"))  # "in the coming weeks"
    if some or scene.today is None or pre.endswith(("previous", "preceding")):
        why = _why(match)
        yield found(match, Value(None, NOTHING, why | {"length": "PX" + why["length"][-1]} if some else why))
        return
    count, unit = (_count(match) / 24, "day") if match["hours"] else (_count(match), _unit(match))
    ahead = pre.endswith(("next", "coming"))
    other = _back(scene.today, -count if ahead else count, unit)
    value = scene.from_today(Stretch(min(scene.today, other), max(scene.today, other), "interval"))
    value.why.update(_why(match))
    if unit in ("week", "month", "year") and count == 1:
        calendar = unit_of(scene.today, unit, 1 if ahead else -1)
        value.rather_than(
            [calendar], f"the calendar's {unit}; the one {'after' if ahead else 'up to'} the report is meant"
        )
    yield found(match, value)


def _length(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """A length of time, tied to no days: it stays open, and its length is kept."""
    rest = scene.doc.text[match.end() : match.end() + 4].lstrip()
    if (match["number"] or "").lower() in ("a", "an") and not match["rel"]:
        return
    if _unit(match) == "quarter" and rest.startswith("of "):  # "three quarters of the population"
        return
    start = match.start("words")
    if _NOT_IN_NUMBER.search(scene.doc.text[max(0, start - 1) : start]):
        return
    why = _why(match) | ({"relation": match["rel"].lower()} if match["rel"] else {})
    yield Found(start, match.end(), Value(None, NOTHING, why))


RULES = (
    Rule("ago", ("ago",), _AGO, _ago),
    Rule("from now", ("from now",), _FROM_NOW, _from_now),
    Rule("from the last date", ("unit",), _FROM_LAST, _from_last),
    Rule("from an event", ("unit",), _FROM_EVENT, _from_event),
    Rule("rolling", ("unit", "clock"), _ROLLING, _rolling),
    Rule("length", ("length",), _LENGTH, _length),
)
