"""Numbers as news writes them, in words and digits: "1.2 million", "$2.5bn", "thirty-two", "30–40"."""

import re
from dataclasses import dataclass
from typing import Any

from onrecord.grounding.patterns import one_of
from onrecord.knowledge import load_yaml

WORDS: dict[str, Any] = load_yaml("grounding/figures.yaml")

_ONES, _TEENS, _TENS, _SCALES = (WORDS[key] for key in ("ones", "teens", "tens", "scales"))
_SIGNS: dict[str, str] = WORDS["currencies"]["signs"]
_WORD = one_of([*_ONES, *_TEENS, *_TENS, *_SCALES])
_SCALE = one_of([scale for scale in _SCALES if scale not in ("score",)])
_RUN = re.compile(rf"{_WORD}(?:[\s-]+(?:and\s+)?{_WORD})*(?!\w)", re.IGNORECASE)
_SUFFIX = one_of(WORDS["suffixes"])
_DIGITS = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0]000)+(?!\d)|\d+(?:\.\d+)?)"
    rf"(?:[\s-]?(?P<scale>{_SCALE})s?\b|\s?(?P<suffix>{_SUFFIX})\b)?",
    re.IGNORECASE,
)
_SIGN = re.compile(rf"{one_of(_SIGNS)}\s?")
_PART_OF_SCALE = re.compile(
    rf"(?P<part>half|(?:a\s+)?quarter\s+of|three[\s-]quarters\s+of)\s+(?:an?\s+)?(?P<scale>{_SCALE})\b"
    rf"|an?\s+(?P<whole>{_SCALE})\b",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(
    rf"(?P<count>{one_of(_ONES)}|\d|a)\s+(?P<first>{_SCALE})?\s*and\s+a\s+half(?:\s+(?P<scale>{_SCALE}))?\b",
    re.IGNORECASE,
)
_PLURAL = one_of(("dozens", "scores", "hundreds", "thousands", "millions", "billions", "tens"))
_VAGUE = re.compile(
    rf"(?:(?:many\s+|several\s+|some\s+)?{_PLURAL}(?:\s+(?:and|of)\s+{_PLURAL})?"
    rf"|(?:several|many|a\s+few|some\s+few|a\s+couple\s+of)\s+{_SCALE}|{one_of(WORDS['vague'])})\b(?!-)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:-|–|—)\s?|\s+(?:to|or)\s+|\s+and\s+", re.IGNORECASE)
_PARTS = {"three": 0.75, "half": 0.5, "quarter": 0.25}


@dataclass(slots=True)
class Number:
    """Characters of the text and the number (or two, of a range) that they write; no number where they are vague."""

    start: int
    end: int
    low: float | None
    high: float | None
    currency: str | None = None
    vague: bool = False
    plus: bool = False
    scaled: bool = False


def number_at(text: str, start: int, between: bool = False, alone: bool = False) -> Number | None:
    """The number, or the range of two, that is written from this character on.

    `between` is true where the words before have it that "and" parts two ends ("between 30 and 40"), `alone` where a
    second number is no end of a range ("rose from 40 to 52").
    """
    sign = _SIGN.match(text, start)
    first = _single(text, sign.end() if sign else start)
    if first is None:
        return None
    first.start = start
    if sign:
        first.currency = _SIGNS[re.sub(r"\s", "", sign[0])]
    if first.vague or alone:
        return first
    if text.startswith("+", first.end) and not text[first.end + 1 : first.end + 2].isalnum():
        first.plus, first.end = True, first.end + 1
        return first
    return _ranged(text, first, between)


def _ranged(text: str, first: Number, between: bool) -> Number:
    parts = _RANGE.match(text, first.end)
    if not parts or ("and" in parts[0].lower()) != between:
        return first
    sign = _SIGN.match(text, parts.end())
    second = _single(text, sign.end() if sign else parts.end())
    if second is None or second.vague or first.low is None or second.low is None:
        return first
    low = first.low
    if second.scaled and not first.scaled and low < second.low:
        factor = _factor(text, second)
        low = low * factor if low * factor < second.low else low
    if low >= second.low or (" or " in parts[0] and second.low > 3 * low):
        return first
    return Number(first.start, second.end, low, second.low, first.currency, scaled=second.scaled)


def _factor(text: str, number: Number) -> float:
    match = _DIGITS.match(text, number.start)
    if match and (match["scale"] or match["suffix"]):
        return float(_SCALES[match["scale"].lower()] if match["scale"] else WORDS["suffixes"][match["suffix"].lower()])
    words = text[number.start : number.end].lower().split()
    return float(_SCALES.get(words[-1].rstrip("s"), 1))


def _single(text: str, start: int) -> Number | None:
    for read in (_of_digits, _and_a_half, _of_part, _of_vague, _of_words):
        if number := read(text, start):
            return number
    return None


def _of_digits(text: str, start: int) -> Number | None:
    match = _DIGITS.match(text, start)
    if not match or (text[match.end() : match.end() + 1].isalpha() and not match["suffix"]):
        return None
    value, scaled = float(re.sub(r"[,\s]", "", match["digits"])), bool(match["scale"] or match["suffix"])
    if match["scale"]:
        value *= _SCALES[match["scale"].lower()]
    if match["suffix"]:
        value *= WORDS["suffixes"][match["suffix"].lower()]
    value = round(value, 6)
    return Number(start, match.end(), value, value, scaled=scaled)


def _and_a_half(text: str, start: int) -> Number | None:
    match = _AND_A_HALF.match(text, start)
    if not match or not (match["first"] or match["scale"]):
        return None
    count = {"a": 1.0}.get(match["count"].lower()) or float(_ONES.get(match["count"].lower()) or match["count"])
    value = (count + 0.5) * _SCALES[(match["first"] or match["scale"]).lower()]
    return Number(start, match.end(), value, value, scaled=True)


def _of_part(text: str, start: int) -> Number | None:
    match = _PART_OF_SCALE.match(text, start)
    if not match:
        return None
    if match["whole"]:
        value = float(_SCALES[match["whole"].lower()])
    else:
        value = _SCALES[match["scale"].lower()] * next(v for key, v in _PARTS.items() if key in match["part"].lower())
    return Number(start, match.end(), value, value, scaled=True)


def _of_vague(text: str, start: int) -> Number | None:
    match = _VAGUE.match(text, start)
    return Number(start, match.end(), None, None, vague=True) if match else None


def _of_words(text: str, start: int) -> Number | None:
    match = _RUN.match(text, start)
    if not match:
        return None
    value, end = _sum([(w[0].lower(), w.end()) for w in re.finditer(r"[A-Za-z]+", match[0])])
    if value is None:
        return None
    return Number(start, start + end, value, value, scaled=any(scale in match[0].lower() for scale in _SCALES))


def _sum(words: list[tuple[str, int]]) -> tuple[float | None, int]:
    """What the words add up to, as far as they go together ("two hundred and five"), and where they end."""
    total, current, last, end = 0, -1, "", 0
    for word, stop in words:
        if word == "and":
            if last != "scale":
                break
            continue
        kind, value = _kind(word)
        if kind == "scale":
            if (last == "scale" and current >= 0 and value <= 100) or (word == "score" and current < 0):
                break
            current = max(current, 1) * value if current else value
            if value >= 1000:
                total, current = total + current, 0
        elif current <= 0 or last == "scale" or (last == "tens" and kind == "ones"):
            current = max(current, 0) + value
        else:
            break
        last, end = kind, stop
    if not last:
        return None, 0
    return float(total + max(current, 0)), end


def _kind(word: str) -> tuple[str, int]:
    for kind, table in (("ones", _ONES), ("teens", _TEENS), ("tens", _TENS), ("scale", _SCALES)):
        if word in table:
            return kind, table[word]
    return "", 0
