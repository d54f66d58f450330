"""Numbers that count nothing: designations (F-16, Resolution 2254), calibres, ages, times, scores, phone numbers."""

import re
from calendar import day_name
from collections.abc import Collection

from onrecord.grounding.figures_numbers import WORDS, Number
from onrecord.grounding.figures_words import fate
from onrecord.language import Document

_DESIGNATORS = frozenset(WORDS["designators"])
# After these a number is a name even before a plural ("Article 5 obligations").
_ALWAYS = frozenset(("no", "no.", "article", "resolution", "flight", "chapter", "views", "url"))
_AGE_WORDS = frozenset(WORDS["age_words"])
_CALIBRES = frozenset(WORDS["calibres"])
_TIME_UNITS = frozenset(WORDS["time_units"])
_SCORES = frozenset(WORDS["scores"])
_GLUED_BEFORE = re.compile(r"(?:[A-Za-zÀ-ÿ°№#@_][-‑–]?|\d[.:-]|:\d?|’)$")
_GLUED_AFTER = re.compile(r"[^\W_]|[@/_]|[.:]\d|[-‑][A-Za-z]?\d")
# "Two-pronged" counts nothing; "48-truck convoy" does, and so does "forty-odd".
_PRONGED = re.compile(r"-(?!odd\b|plus\b|strong\b)[A-Za-z]")
_OLD = re.compile(r"(?:- )?(?:years?|months?|weeks?|days?)(?: - | |-)?olds?\b|-years?-old")
_CLOCK = re.compile(r"\d{1,2}:\d\d|\d{4}\s*(?:GMT|UTC|hours|hrs)\b", re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"[0-2]\d[0-5]\d")
_SCORE = re.compile(r"(\d{1,3})\s?[-–:]\s?(\d{1,3})(?!\d)")
_PHONE = re.compile(r"\+?\(?\d{1,4}\)?(?:[\s./-]\(?\d{2,5}\)?){2,}")
_OLDEST = 110
_WEEKDAYS = frozenset(name.lower() for name in day_name)


def counts_nothing(doc: Document, i: int, end: int, number: Number, names: Collection[int] = ()) -> bool:
    """Whether the number of tokens i to end is part of a word or name, an age, a time, a calibre or a score.

    `names` are the tokens that stand inside names.
    """
    if _is_glued(doc.text, number):
        return True
    if number.currency:
        return False
    return (
        _is_calibre(doc, end)
        or _is_age(doc, i, end, number)
        or _is_time(doc, i, end, number)
        or _is_name(doc, i, end, number, names)
        or _is_score(doc, i, number)
        or _is_phone(doc.text, number)
    )


def is_pronoun(doc: Document, i: int) -> bool:
    """Whether token i only looks like a number: "one of the", "one another", "no one", "as many as"."""
    word, before = doc.lowers[i], doc.lowers[i - 1] if i else ""
    after = _at(doc, i + 1)
    if word == "many":
        return before in ("as", "so", "how", "too", "very", "not") or after in ("of", "other")
    if word != "one":
        return False
    if after == "of":
        return _at(doc, i + 2) != "them"
    if before in ("no", "this", "that", "which", "any", "every", "each", "the", "some"):
        return True
    return after in ("another", "day", "'s", "-", "who", "that", "can", "must", "should", "would", "could")


def _at(doc: Document, i: int) -> str:
    return doc.lowers[i] if i < len(doc) else ""


def _is_glued(text: str, number: Number) -> bool:
    """Whether the number is part of a longer word, an address or another number."""
    after = text[number.end : number.end + 12]
    if _GLUED_BEFORE.search(text[max(0, number.start - 3) : number.start]) or _GLUED_AFTER.match(after):
        return True
    return bool(_PRONGED.match(after)) and not text[number.start].isdigit()


def _is_calibre(doc: Document, end: int) -> bool:
    return _at(doc, end) in _CALIBRES or (_at(doc, end) == "-" and _at(doc, end + 1) in _CALIBRES)


def _is_age(doc: Document, i: int, end: int, number: Number) -> bool:
    """As in "aged 12", "a 12-year-old", "Noha, 45,": never where a counted noun follows."""
    if _AGE_WORDS & set(doc.lowers[max(0, i - 4) : i]) or _OLD.match(" ".join(doc.lowers[end : end + 4])):
        return True
    if number.low is None or not 1 <= number.low <= _OLDEST or not doc.words[i][0].isdigit() or i < 1:
        return False
    if doc.words[i - 1] in (",", "("):
        return i > 1 and doc.pos[i - 2] == "PROPN" and _at(doc, end) in (",", ")", ".")
    alone = end >= len(doc) or doc.pos[end] in ("VERB", "AUX", "ADP", "PRON", "PUNCT", "CCONJ", "SCONJ")
    return alone and _is_person(doc, i - 1) and not fate(doc, i - 1)


def _is_person(doc: Document, k: int) -> bool:
    return any(start <= k < end and label == "PERSON" for start, end, label in doc.entities)


def _is_time(doc: Document, i: int, end: int, number: Number) -> bool:
    """Lengths and times of day: dates take care of what can be dated."""
    unit = _at(doc, end + 1) if _at(doc, end) == "-" else _at(doc, end)
    if unit in _TIME_UNITS or unit.removesuffix("s") in _TIME_UNITS or _CLOCK.match(doc.text, number.start):
        return True
    four = _FOUR_DIGITS.fullmatch(doc.text, number.start, number.end)
    return bool(four) and (doc.lowers[i - 1 : i] == ["at"] or doc.lowers[max(0, i - 2) : i] == ["at", "about"])


def _is_name(doc: Document, i: int, end: int, number: Number, names: Collection[int]) -> bool:
    """As in "Resolution 2254", "Division 17", "Channel 24": the number is part of a name."""
    if not i:
        return False
    if (
        doc.words[i - 1] in ("-", "‑")
        and i > 1
        and doc.ends[i - 1] == number.start
        and doc.ends[i - 2] == doc.starts[i - 1]
    ):
        return True
    before, digits = doc.lowers[i - 1], doc.words[i][0].isdigit()
    plural = doc.deps[i] == "nummod" and doc.heads[i] >= end and doc.tags[doc.heads[i]] in ("NNS", "NNPS")
    if before in _DESIGNATORS and (digits or before == "number" or doc.words[i].istitle()):
        return not plural or before in _ALWAYS
    told = fate(doc, i - 1) or any(fate(doc, k) for k in range(end, min(end + 2, len(doc))))
    if plural or not digits or told or before in _WEEKDAYS:  # headlines: "Bomb kills 18 in market", "8 more killed"
        return False
    return i in names or (doc.pos[i - 1] == "PROPN" and doc.heads[i] == i - 1 and doc.deps[i] == "nummod")


def _is_score(doc: Document, i: int, number: Number) -> bool:
    """As in "won 2-1": a word of games or votes beside, or a second number that is not the larger."""
    match = _SCORE.match(doc.text, number.start)
    if not match:
        return False
    return int(match[1]) >= int(match[2]) or bool(_SCORES & set(doc.lemmas[max(0, i - 6) : i + 8]))


def _is_phone(text: str, number: Number) -> bool:
    raw = text[number.start : number.end]
    if raw.isdigit() and (len(raw) > 10 or (len(raw) > 1 and raw[0] == "0")):
        return True
    around = _PHONE.finditer(text, max(0, number.start - 18), number.end + 18)
    return any(
        m.start() <= number.start < m.end() and re.search(r"[+(-]", m[0]) and len(re.sub(r"\D", "", m[0])) >= 7
        for m in around
    )
