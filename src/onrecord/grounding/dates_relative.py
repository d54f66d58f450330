"""Dates counted from another day: "last week", "Friday", "two days later", "the same day", "for three months"."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from onrecord.grounding.dates_days import Stretch, a_day, back, nearest_weekday, unit_of, week_of, weekend_of
from onrecord.grounding.dates_scene import EVENT, NOTHING, Found, Rule, Scene, Value, found
from onrecord.grounding.dates_words import ABOUT, NUMBER, PART_OF_DAY, UNIT, VAGUE, WEEKDAY, WEEKDAYS, number_of
from onrecord.language import Document
from onrecord.records import Date

_PART = rf"(?:\s+(?P<hour>{PART_OF_DAY}))?"
_WEEKDAY = re.compile(
    rf"(?:(?P<pre>last|next|this\s+past|this\s+coming|this|past|coming|the\s+previous|the\s+following|that|that\s+same|the\s+same)\s+)?"
    rf"\b{WEEKDAY}(?P<plural>s)?\b(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?{_PART}"
)
_TODAY = re.compile(
    r"(?:the\s+)?(?P<over>day\s+(?:before|after)\s+)?(?P<word>today|yesterday|tomorrow|tonight)\b" + _PART,
    re.IGNORECASE,
)
_THIS = re.compile(
    rf"\b{VAGUE}?(?P<pre>last|this|next|the\s+previous|the\s+following|the\s+same|that\s+same|that|previous|following|the\s+next|"
    rf"(?:the\s+)?(?:start|beginning|end|middle|rest|turn)\s+of\s+(?:the|this|last|next|that))\s+(?:same\s+)?"
    rf"(?:{UNIT}|(?P<hour>morning|afternoon|evening))\b(?!s\b|-old|['’]s\s+(?:old|worth)|\s+(?:at|in)\s+a\s+time)",
    re.IGNORECASE,
)
_WEEKEND = re.compile(r"\bthe\s+weekend\b", re.IGNORECASE)
_AGO = re.compile(
    rf"{ABOUT}\b(?:{NUMBER}|(?P<vague>several|many|a\s+few|few|some))\s+(?:full\s+|whole\s+)?{UNIT}s?\s+(?:ago|back(?=[.,])|earlier\s+this)\b",
    re.IGNORECASE,
)
_FROM_LAST = re.compile(
    rf"{ABOUT}\b(?:{NUMBER}|(?P<vague>several|many|a\s+few|few|some))[-\s]+{UNIT}s?\s+(?P<way>earlier|later|before(?=\s*[.,;)]|$)|"
    rf"previously|after(?=\s*[.,;)]|$)|afterwards?)\b|\bthe\s+(?P<one>day|night|week|month|year)\s+(?P<way2>before|after)(?=\s*[.,;)]|$|['’]s)",
    re.IGNORECASE,
)
_FROM_EVENT = re.compile(
    rf"(?:{ABOUT}\b(?:{NUMBER}|(?P<vague>several|many|a\s+few|few)|(?P<bare>the))\s+)?\b(?<![-\w]){UNIT}s?\s+(?P<way>before|after|following|"
    rf"since|prior\s+to)\s+(?=[\w'\"“])",
    re.IGNORECASE,
)
_ROLLING = re.compile(
    rf"\b(?P<pre>(?:the\s+)?(?:past|last|previous|preceding|next|coming)|these\s+past)\s+(?:{NUMBER}\s+|(?P<vague>few|several|couple\s+of)\s+)?"
    rf"(?:{UNIT}|(?P<hours>hour))s?\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    rf"(?:(?P<rel>for|in|within|during|over|after|throughout)\s+)?{ABOUT}(?<![\w.,$-])(?:{NUMBER}|(?P<vague>several|many|a\s+few))(?:\s+(?:more|full|whole|"
    rf"straight|consecutive|other|additional)\s+|[-\s]+){UNIT}s?\b(?!-?\s?(?:old|olds)\b|\s+of\s+age\b|\s+War\b)",
    re.IGNORECASE,
)
_CODE = {"day": "D", "night": "D", "week": "W", "weekend": "W", "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y",
         "decade": "E", "century": "C", "centurie": "C", "hour": "H"}  # fmt: skip


def _squeeze(words: str | None) -> str:
    return re.sub(r"\s+", " ", words.lower()) if words else ""


def _unit(match: re.Match[str]) -> str:
    return {"centurie": "century"}.get(match["unit"].lower(), match["unit"].lower())


def _from_date(last: tuple[Date, Stretch] | None, stretch: Stretch | None) -> Value:
    return Value(stretch, last[0].id) if last and stretch else Value(None, NOTHING)


def _weekday(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """The latest such day not after the report, the day itself included, unless words or verb say otherwise."""
    today, number, pre = scene.today, WEEKDAYS[match["weekday"].lower()], _squeeze(match["pre"])
    if match["plural"] and not _possessive(scene, match):
        return
    if pre in ("the previous", "the following", "that", "that same", "the same"):
        yield found(match, _weekday_from_last(scene, number, pre))
        return
    if today is None:
        yield found(match, Value(None, NOTHING))
        return
    if match["week"]:
        monday = week_of(today).start + timedelta(days=7 * {"last": -1, "this": 0, "next": 1}[match["week"]])
        yield found(match, scene.from_today(a_day(monday + timedelta(days=number)), said=match["week"] + " week"))
        return
    day_before, day_after = today - timedelta(days=1), today + timedelta(days=1)
    if pre in ("last", "past", "this past"):
        yield found(match, scene.from_today(a_day(nearest_weekday(day_before, number, -1)), said=pre))
    elif pre in ("next", "coming", "this coming"):
        yield found(match, scene.from_today(a_day(nearest_weekday(day_after, number, 1)), said=pre))
    else:
        told, by = scene.direction(match.start("weekday"))
        day = nearest_weekday(today, number, 1 if told == "future" else -1)
        why = (
            {"tense": "future", "verb": by}
            if told == "future"
            else {"rule": "latest such day, the report's own included"}
        )
        yield found(match, scene.from_today(a_day(day), **why))


def _weekday_from_last(scene: Scene, number: int, pre: str) -> Value:
    last = scene.last()
    if not last:
        return Value(None, NOTHING)
    if pre == "the previous":
        return _from_date(last, a_day(nearest_weekday(last[1].start - timedelta(days=1), number, -1)))
    if pre == "the following":
        return _from_date(last, a_day(nearest_weekday(last[1].end + timedelta(days=1), number, 1)))
    return _from_date(last, a_day(nearest_weekday(last[1].end, number, -1)))


def _possessive(scene: Scene, match: re.Match[str]) -> bool:
    """ "Saturdays blast" has lost its apostrophe; "on Saturdays" is no day."""
    doc = scene.doc
    i = doc.token_at(match.start("weekday"))
    follows = doc.pos[i + 1] if i + 1 < len(doc) else ""
    return follows in ("NOUN", "ADJ", "PROPN") and not (i and doc.lowers[i - 1] == "on")


def _today(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    shift = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    if match["over"]:
        shift += -1 if "before" in match["over"].lower() else 1
        if match["word"].lower() == "tonight":
            return
    stretch = a_day(scene.today + timedelta(days=shift)) if scene.today else None
    yield found(match, scene.from_today(stretch))


def _this(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """ "Last week" and "this year" count from the report; "the same day" and "that month" from the last date named."""
    pre = _squeeze(match["pre"])
    unit = "day" if match["hour"] else _unit(match)
    value = _part_of(scene, pre, unit) if " of " in pre else _shifted(scene, pre, unit)
    if value is None:
        return
    if match["part"]:
        value.why["part"] = match["part"].lower()
    yield found(match, value)


def _part_of(scene: Scene, pre: str, unit: str) -> Value | None:
    head, _, whose = pre.rpartition(" ")
    if unit in ("day", "night") or "turn" in head and unit != "century":
        return None
    value = _shifted(scene, {"the": "this"}.get(whose, whose), unit)
    if value is not None:
        value.why["part"] = head
    return value


def _shifted(scene: Scene, pre: str, unit: str) -> Value | None:
    if pre in ("this", "last", "next"):
        if pre == "this" and unit == "day":
            return scene.from_today(a_day(scene.today) if scene.today else None)
        if pre == "last" and unit == "day":
            return None
        shift = {"this": 0, "last": -1, "next": 1}[pre]
        shift = 0 if unit == "night" and pre == "this" else shift
        return scene.from_today(unit_of(scene.today, unit, shift) if scene.today else None)
    shift = {"the same": 0, "that same": 0, "that": 0, "the previous": -1, "previous": -1}.get(pre, 1)
    last = scene.last_day() if unit in ("day", "night") else scene.last()
    if pre == "that" and unit not in ("day", "night", "week", "month", "year", "weekend"):
        return None
    return _from_date(last, unit_of(last[1].start, unit, shift) if last else None)


def _weekend(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """The weekend that is on or was last; the next one where the verb points ahead."""
    if scene.today is None:
        yield found(match, Value(None, NOTHING))
        return
    told, by = scene.direction(match.start())
    this = weekend_of(scene.today)
    behind = this if this.start <= scene.today else weekend_of(scene.today - timedelta(days=7))
    yield found(match, scene.from_today(this if told == "future" else behind, verb=by))


def _length_of(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("hours"):
        code = "H"
    else:
        code = _CODE[_unit(match)]
    if groups.get("vague"):
        return f"PX{code}"
    count = number_of(groups["number"]) if groups.get("number") else 1
    count, code = (count * 10, "Y") if code == "E" else (count * 3, "M") if code == "Q" else (count, code)
    count, code = (count * 2, "W") if code == "F" else (count * 100, "Y") if code == "C" else (count, code)
    return f"P{'T' if code == 'H' else ''}{count:g}{code}"


def _ago(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """ "Eleven days ago" is a day, "six weeks ago" a week, "four years ago" a year: as precise as the words."""
    unit = _unit(match)
    why = {"length": _length_of(match)} | ({"about": match["about"].lower()} if match["about"] else {})
    if match["vague"] or not scene.today:
        yield found(match, Value(None, NOTHING, why))
        return
    day = back(scene.today, number_of(match["number"]), unit if unit not in ("night", "weekend", "century") else "day")
    stretch = (
        week_of(day)
        if unit in ("week", "fortnight")
        else unit_of(day, "year" if unit in ("decade", "century") else unit)
    )
    value = scene.from_today(stretch)
    value.why.update(why)
    yield found(match, value)


def _from_last(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    way = (match["way"] or match["way2"]).lower()
    unit = (match["one"] or _unit(match)).lower()
    count = 1.0 if match["one"] else 0.0 if match["vague"] else number_of(match["number"])
    last = scene.last_day() if unit in ("day", "night", "week", "fortnight") else scene.last()
    if not count or not last or unit in ("weekend", "century"):
        yield found(match, Value(None, NOTHING))
        return
    sign = -1 if way in ("later", "after", "afterward", "afterwards") else 1
    yield found(match, _from_date(last, _counted(last[1], sign * count, unit)))


def _counted(last: Stretch, count: float, unit: str) -> Stretch:
    """So many units before a date that is known, as precise as both allow."""
    unit = "day" if unit == "night" else unit
    if last.precision == "interval" and unit in ("year", "quarter"):
        start, end = back(last.start, count, unit), back(last.end + timedelta(days=1), count, unit) - timedelta(days=1)
        return Stretch(start, end, "interval")
    day = back(last.start, count, unit)
    if unit == "day" and last.precision == "day":
        return a_day(day)
    coarse = last.precision if unit in ("year", "month") and last.precision in ("month", "year") else unit
    return unit_of(day, "year" if coarse == "decade" else "week" if coarse in ("fortnight", "day") else coarse)


def _from_event(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """ "Two days after the attack": counted from the day on which the text dates that event, else open."""
    if not (match["number"] or match["vague"] or match["bare"]):
        return
    unit = _unit(match)
    if unit in ("weekend", "century"):
        return
    i = scene.doc.token_at(match.end())
    if match["bare"] and unit == "year" and scene.doc.pos[i] == "NUM":
        last = scene.last()  # "and the year before 49 were lost", its comma gone
        yield found(match, _from_date(last, _counted(last[1], 1.0, unit) if last else None))
        return
    event, last = _event_day(scene, i)
    why = {"event": event} if event else {}
    start, end = match.start() + len(match[0]) - len(match[0].lstrip()), match.end("way")
    if match["vague"] or not last or match["way"].lower() == "since":
        yield Found(start, end, Value(None, EVENT, why))
        return
    count = number_of(match["number"]) if match["number"] else 1.0
    sign = -1 if match["way"].lower() in ("after", "following") else 1
    value = _from_date(last, _counted(last[1], sign * count, unit))
    value.why.update(why)
    yield Found(start, end, value)


def _event_day(scene: Scene, i: int) -> tuple[str, tuple[Date, Stretch] | None]:
    """The word for the event at token i, and the last date named in a sentence that has the same word."""
    doc = scene.doc
    sentence_end = doc.sentences[doc.sentence_of[i]][1] if i < len(doc) else i
    k = next(
        (k for k in range(i, min(i + 9, sentence_end)) if doc.pos[k] in ("NOUN", "VERB") and not _modifies(scene, k)),
        -1,
    )
    if k < 0:
        return "", None
    for record, stretch in reversed(scene.earlier):
        if stretch.precision == "day" and _dates(doc, doc.token_at(record.span.start), doc.lemmas[k]):
            return doc.words[k], (record, stretch)
    return doc.words[k], None


def _dates(doc: Document, i: int, lemma: str) -> bool:
    """Whether the date at token i hangs on a word of this lemma, or on the verb that it is the subject or object of."""
    above = list(islice(doc.ancestors(i), 4))
    beside = [c for k in above if doc.pos[k] == "VERB" for c in doc.children[k] if doc.deps[c] in ("nsubj", "nsubjpass", "dobj")]
    return lemma in [doc.lemmas[k] for k in above + beside]


def _modifies(scene: Scene, k: int) -> bool:
    return scene.doc.deps[k] in ("compound", "amod", "aux", "auxpass", "nmod") and scene.doc.heads[k] > k


def _rolling(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """ "The past two months": from so long before the report to the report; "the next week" likewise ahead."""
    pre, today = _squeeze(match["pre"]), scene.today
    if match["unit"] and pre in ("last", "next", "previous", "coming") and not (match["number"] or match["vague"]):
        return
    why = {"length": _length_of(match)}
    if match["vague"] or today is None or pre.endswith(("previous", "preceding")):
        yield found(match, Value(None, NOTHING, why))
        return
    count = number_of(match["number"]) if match["number"] else 1.0
    unit, count = ("day", count / 24) if match["hours"] else (_unit(match), count)
    if unit in ("night", "weekend", "century"):
        unit, count = "day", count * {"night": 1, "weekend": 7, "century": 36525}[unit]
    ahead = pre.endswith(("next", "coming"))
    other = back(today, -count if ahead else count, unit)
    stretch = Stretch(today, other, "interval") if ahead else Stretch(other, today, "interval")
    value = scene.from_today(stretch)
    value.why.update(why)
    yield found(match, value)


def _length(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """A duration is not tied to days: it stays open, and its length is kept."""
    why = {"length": _length_of(match)} | ({"about": match["about"].lower()} if match["about"] else {})
    if match["rel"]:
        why["relation"] = match["rel"].lower()
    if not match["rel"] and match["number"] in ("a", "an", "A", "An"):
        return
    if _unit(match) == "quarter" and scene.doc.text[match.end() :].lstrip().startswith("of "):
        return  # "three quarters of the population"
    start = (
        match.start("about") if match["about"] else match.start("number") if match["number"] else match.start("vague")
    )
    yield Found(start, match.end(), Value(None, NOTHING, why))


RULES = (
    Rule("weekday", ("weekday",), _WEEKDAY, _weekday),
    Rule("today", ("today",), _TODAY, _today),
    Rule("relative", ("unit", "hour", "weekend"), _THIS, _this),
    Rule("weekend", ("weekend",), _WEEKEND, _weekend),
    Rule("ago", ("unit",), _AGO, _ago),
    Rule("from the last date", ("unit",), _FROM_LAST, _from_last),
    Rule("from an event", ("unit",), _FROM_EVENT, _from_event),
    Rule("rolling", ("unit", "clock"), _ROLLING, _rolling),
    Rule("length", ("unit",), _LENGTH, _length),
)
