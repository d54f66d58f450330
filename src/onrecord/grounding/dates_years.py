"""Years, decades and centuries: "in 1998", "post-2011", "2015-16", "the late 1990s", "the 19th century"."""

import re
from collections.abc import Iterator

from onrecord.grounding.dates_days import a_year, years
from onrecord.grounding.dates_scene import ITSELF, Found, Rule, Scene, Value, found
from onrecord.grounding.dates_words import VAGUE, WORDS, YEAR, named
from onrecord.grounding.patterns import one_of

_NOT_IN_NUMBER = r"(?<![\w.,:/$£€#-])(?<!\d\s)"
_SAID = r"(?P<said>(?:(?:the\s+)?(?:fiscal|financial)\s+)?(?:the\s+)?year\s+|(?:fiscal|financial)\s+)?"
_YEAR = re.compile(
    rf"{VAGUE}?(?:\b(?:pre|post|mid)-|{_NOT_IN_NUMBER}{_SAID}){YEAR}"
    r"(?:[-–/](?P<to>\d\d(?:\d\d)?)(?!\d|-))?(?![\d%]|[.,:/]\d|-\d|\w|’?s\b)"
)
_SHORT_YEAR = re.compile(r"(?<![\w'’])['’](?P<year>\d\d)\b(?!['’]?s\b)")
_FULL, _SHORT = r"(?P<full>(?:1[5-9]|20)\d0)", r"(?P<short>['’][2-9]0)"
_DECADE = re.compile(
    rf"{VAGUE}?(?:the\s+)?{named(VAGUE, part='part2')}?(?<![\w.,])(?:{_FULL}|{_SHORT})['’]?s\b"
    rf"|{named(VAGUE, part='part3')}?the\s+(?P<named>{one_of(WORDS['decades'])})\b"
)
_CENTURY = re.compile(rf"{VAGUE}?(?:the\s+)?(?P<nth>1[0-9]|20|2[01])(?:st|nd|rd|th)[-\s]century\b")
_BEFORE_YEAR = frozenset(WORDS["before_year"])
_NOT_BEFORE = frozenset(WORDS["not_before_year"])
_NOT_AFTER = frozenset(WORDS["not_after_year"])


def _year(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    groups, year = match.groupdict(), int(match["year"])
    if not groups["said"] and not _is_year(scene, match, year):
        return
    stretch = a_year(year)
    if to := groups["to"]:
        last = int(to) if len(to) == 4 else year // 100 * 100 + int(to)
        if last <= year or last - year > 60:
            return
        stretch = years(year, last)
    value = Value(stretch)
    if groups["part"]:
        value.why["part"] = groups["part"].lower()
    yield found(match, value)


def _is_year(scene: Scene, match: re.Match[str], year: int) -> bool:
    """Whether four figures are a year: "in 2014", "the 1998 bombing", not "2000 people" nor "resolution 1701"."""
    doc = scene.doc
    i = doc.token_at(match.start("year"))
    before = next((doc.lowers[k] for k in range(i - 1, max(-1, i - 3), -1) if not doc.words[k].isspace()), "")
    after = doc.lowers[i + 1] if i + 1 < len(doc) else ""
    if after in _NOT_AFTER or (before in _NOT_BEFORE and not match.groupdict()["part"]):
        return False
    counted = doc.deps[i] == "nummod" and doc.tags[doc.heads[i]] == "NNS" and doc.heads[i] > i
    if year < 1900 or year > 2100:
        return before in _BEFORE_YEAR and not counted and after not in ("-",)
    if year % 100 == 0 or (year % 50 == 0 and year < 1990):
        return before in _BEFORE_YEAR and not counted
    return not counted or before in _BEFORE_YEAR or year % 10 != 0


def _short_year(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    """As in "the '88 campaign"."""
    i = scene.doc.token_at(match.start())
    if i and scene.doc.lowers[i - 1] in _BEFORE_YEAR:
        short = int(match["year"])
        yield found(match, Value(a_year(short + (1900 if short > 40 else 2000))))


def _decade(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    groups = match.groupdict()
    if groups["named"]:
        first = WORDS["decades"][groups["named"]]
    else:
        first = int(groups["full"]) if groups["full"] else 1900 + int(groups["short"][1:])
    part = groups["part"] or groups["part2"] or groups["part3"]
    yield found(match, Value(years(first, first + 9), ITSELF, {"part": part.lower()} if part else {}))


def _century(match: re.Match[str], scene: Scene) -> Iterator[Found]:
    first = (int(match["nth"]) - 1) * 100 + 1
    yield found(match, Value(years(first, first + 99)))


RULES = (
    Rule("year", ("numeral",), _YEAR, _year),
    Rule("year", ("numeral",), _SHORT_YEAR, _short_year),
    Rule("decade", ("decade",), _DECADE, _decade),
    Rule("century", ("century",), _CENTURY, _century),
)
