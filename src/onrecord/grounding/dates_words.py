"""The words of date expressions as pieces of regular expressions, from `data/grounding/dates.yaml`."""

import re
from collections.abc import Iterable
from typing import Any

from onrecord.grounding.patterns import one_of
from onrecord.knowledge import load_yaml

WORDS: dict[str, Any] = load_yaml("grounding/dates.yaml")

MONTHS: dict[str, int] = {name.lower(): number for name, number in WORDS["months"].items()}
WEEKDAYS: dict[str, int] = {name.lower(): n for key in ("weekdays", "weekdays_short") for name, n in WORDS[key].items()}
NUMBERS: dict[str, int] = WORDS["numbers"]
ORDINALS: dict[str, int] = WORDS["ordinals"]
SEASONS: dict[str, int] = WORDS["seasons"]


def _cased(words: Iterable[str]) -> str:
    """As `one_of`, for names: written with a capital or all in capitals."""
    return one_of([form for word in words for form in (word, word.upper())])


# A short form may bear a stop; of a full name the stop is the sentence's (`without_stop`).
MONTH = rf"(?P<month>{_cased(WORDS['months'])})\b\.?"
WEEKDAY = rf"(?P<weekday>{_cased(WORDS['weekdays'])})"
WEEKDAY_ANY = rf"(?:{_cased([*WORDS['weekdays'], *WORDS['weekdays_short']])}\.?)"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?"
PART_OF_DAY = one_of(WORDS["parts_of_day"])
VAGUE = rf"(?:(?P<part>(?i:{one_of(WORDS['vague_parts'])}))(?:-|\s+(?:in\s+)?))"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
NUMBER = rf"(?P<number>\d+(?:\.\d+)?|{one_of(NUMBERS)}(?:-(?:{_ONES}))?)"
UNIT = r"(?P<unit>day|night|week|weekend|fortnight|month|quarter|year|decade|century|centurie)"
ABOUT = rf"(?:(?P<about>{one_of(WORDS['about'])})\s+)?"


def named(pattern: str, **names: str) -> str:
    """A piece with its groups named otherwise, so that it can stand twice in one expression."""
    for old, new in names.items():
        pattern = pattern.replace(f"(?P<{old}>", f"(?P<{new}>")
    return pattern


def without_stop(words: str) -> str:
    """Words of a date without white space at the end and without the full stop of the sentence ("in March.")."""
    words = words.rstrip()
    name = re.search(r"([A-Za-z]+)\.$", words)
    return words[:-1] if name and (len(name[1]) > 4 or name[1] in ("May", "June", "July")) else words


def number_of(words: str) -> float:
    """What a written number stands for ("3", "3.5", "twenty-two", "a couple of")."""
    words = re.sub(r"\s+", " ", words.lower())
    if words[0].isdigit():
        return float(words)
    tens, _, ones = words.partition("-")
    return float(NUMBERS[tens] + (NUMBERS[ones] if ones else 0))


def squeeze(words: str | None) -> str:
    """Words in lower case with one space between them."""
    return re.sub(r"\s+", " ", words.lower()) if words else ""
