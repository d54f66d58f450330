"""Numbers that count nothing: designations (F-16, Resolution 2254), calibres, ages, times, scores, phone numbers."""

import re

from onrecord.grounding.figures_numbers import WORDS, Number
from onrecord.language import Document

_DESIGNATORS = frozenset(WORDS["designators"])
_AGE = frozenset(WORDS["age_words"])
_CALIBRES = frozenset(WORDS["calibres"])
_TIME = frozenset(WORDS["time_units"])
_SCORES = frozenset(WORDS["scores"])
_PHONE = re.compile(r"\+?\(?\d{1,4}\)?(?:[\s./-]\(?\d{2,5}\)?){2,}")
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?!\d)\s*(?:a\.?m|p\.?m|GMT|UTC|local|hours|hrs|KSA)?|\d{4}\s*(?:GMT|UTC|hours|hrs)\b",
    re.I,
)
_GLUED = re.compile(r"[A-Za-zÀ-ÿ°№#@/_][-‑–]?$|\d[.:/,-]$|[:]\d?$")
_SCORE = re.compile(r"\d{1,3}\s?[-–:]\s?\d{1,3}(?!\d)")


def counts_nothing(doc: Document, i: int, end: int, number: Number) -> bool:
    """Whether the number that covers tokens i to end is a name, an age, a time, a calibre, a score or a part of a word."""
    text = doc.text
    before, after = text[max(0, number.start - 3) : number.start], text[number.end : number.end + 12]
    if _GLUED.search(before) and not before.endswith(("/", ",")) or after[:1].isalnum() or after[:1] in ("@", "/", "_"):
        return True
    if re.match(r"[.:]\d|[-‑][A-Za-z]?\d", after) or before.endswith("’"):
        return True
    # "Two-pronged" counts nothing; "48-truck convoy" does, and so does "forty-odd".
    if re.match(r"-(?!odd\b|plus\b|strong\b)[A-Za-z]", after) and not text[number.start].isdigit():
        return True
    if number.currency:
        return False
    return (
        _is_calibre(doc, end)
        or _is_age(doc, i, end, number)
        or _is_time(doc, i, end, number)
        or _is_name(doc, i, end, number)
        or _is_score(doc, i, number)
        or _is_phone(text, number)
    )


def _next(doc: Document, i: int) -> str:
    return doc.lowers[i] if i < len(doc) else ""


def _is_calibre(doc: Document, end: int) -> bool:
    return _next(doc, end) in _CALIBRES or (_next(doc, end) == "-" and _next(doc, end + 1) in _CALIBRES)


def _is_age(doc: Document, i: int, end: int, number: Number) -> bool:
    """ "Aged 12", "a 12-year-old", "Noha, 45,": never where a counted noun follows."""
    before = [doc.lowers[k] for k in range(max(0, i - 4), i)]
    if _AGE & set(before) and not {"people", "children"} & set(before[-1:]):
        return True
    tail = " ".join(doc.lowers[end : end + 4])
    if re.match(
        r"(?:- )?years?(?: - | |-)?olds?\b|(?:- )?(?:months?|weeks?|days?|year)(?: - | )old\b|-years?-old", tail
    ):
        return True
    named = [k for k in range(max(0, i - 2), i) if doc.pos[k] == "PROPN"]
    lone = _next(doc, end) in (",", ")", ".", "") or doc.pos[min(end, len(doc) - 1)] in (
        "VERB",
        "AUX",
        "ADP",
        "PRON",
        "PUNCT",
        "CCONJ",
        "SCONJ",
    )
    if not named or not lone or number.low is None or not 1 <= number.low <= 110 or not doc.words[i][0].isdigit():
        return False
    return (
        doc.words[i - 1] in (",", "(")
        and doc.pos[i - 2] == "PROPN"
        and _next(doc, end) in (",", ")", ".")
        or _is_person(doc, i - 1)
    )


def _is_person(doc: Document, k: int) -> bool:
    return any(start <= k < end and label == "PERSON" for start, end, label in doc.entities)


def _is_time(doc: Document, i: int, end: int, number: Number) -> bool:
    """Lengths and times of day: dates take care of what can be dated."""
    nearby = _next(doc, end), _next(doc, end + 1)
    if nearby[0].rstrip("s") in _TIME or nearby[0] in _TIME or (nearby[0] == "-" and (nearby[1].rstrip("s") in _TIME)):
        return True
    if _CLOCK.match(doc.text, number.start) and not re.match(
        r"\d+\.\d+\s+(?:million|billion|per|%)", doc.text[number.start : number.start + 20]
    ):
        colon = ":" in doc.text[number.start : number.start + 6]
        return colon or bool(re.match(r"\d{4}\s*(?:GMT|UTC|h)", doc.text[number.start : number.end + 8]))
    shaped = re.fullmatch(r"[0-2]\d[0-5]\d", doc.text[number.start : number.end])
    return (
        bool(shaped) and i > 0 and (doc.lowers[i - 1] == "at" or " ".join(doc.lowers[max(0, i - 2) : i]) == "at about")
    )


def _is_name(doc: Document, i: int, end: int, number: Number) -> bool:
    """ "Resolution 2254", "Division 17", "Brigade 101", "M5 and 4": a word before that takes a number as its name."""
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
    plural_head = doc.deps[i] == "nummod" and doc.heads[i] >= end and doc.tags[doc.heads[i]] in ("NNS", "NNPS")
    if before in _DESIGNATORS and digits:
        return not plural_head or before in ("no", "no.", "number", "article", "resolution", "flight", "chapter")
    if before in _DESIGNATORS and doc.words[i].istitle():
        return not plural_head
    return (
        digits and doc.pos[i - 1] == "PROPN" and doc.heads[i] == i - 1 and not plural_head and doc.deps[i] == "nummod"
    )


def _is_score(doc: Document, i: int, number: Number) -> bool:
    """ "Won 2-1": two small numbers and a word of games or votes, or a second number that is not the larger."""
    match = _SCORE.match(doc.text, number.start)
    if not match:
        return False
    left, right = (int(part) for part in re.findall(r"\d+", match[0])[:2])
    said = {doc.lemmas[k] for k in range(max(0, i - 6), min(len(doc), i + 8))}
    return left >= right or bool(said & _SCORES)


def _is_phone(text: str, number: Number) -> bool:
    raw = text[number.start : number.end]
    if raw.isdigit() and (len(raw) > 10 or (len(raw) > 1 and raw[0] == "0")):
        return True
    around = _PHONE.finditer(text, max(0, number.start - 18), number.end + 18)
    return any(
        m.start() <= number.start < m.end() and re.search(r"[+(-]", m[0]) and len(re.sub(r"\D", "", m[0])) >= 7
        for m in around
    )
