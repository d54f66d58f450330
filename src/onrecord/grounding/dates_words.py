"""The words of date expressions as pieces of regular expressions, from `data/grounding/dates.yaml`."""

import re
from typing import Any

from onrecord.knowledge import load_yaml

WORDS: dict[str, Any] = load_yaml("grounding/dates.yaml")

MONTHS: dict[str, int] = {name.lower(): number for name, number in WORDS["months"].items()}
WEEKDAYS: dict[str, int] = {name.lower(): n for key in ("weekdays", "weekdays_short") for name, n in WORDS[key].items()}
NUMBERS: dict[str, int] = WORDS["numbers"]
ORDINALS: dict[str, int] = WORDS["ordinals"]
SEASONS: dict[str, int] = WORDS["seasons"]
PLANNING = frozenset(WORDS["planning"])
DATING = frozenset(WORDS["dating"])
TELLING = frozenset(WORDS["telling"])


def one_of(words: list[str] | dict[str, Any]) -> str:
    """An expression that matches any of the words, the longest first; a space matches any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def _cased(words: list[str]) -> str:
    """As `one_of`, for names: written with a capital or all in capitals."""
    return one_of([form for word in words for form in (word, word.upper())])


# A short form may bear a stop; of a full name the stop is the sentence's (`without_stop`).
MONTH = rf"(?P<month>{_cased(list(WORDS['months']))})\b\.?"
WEEKDAY = rf"(?P<weekday>{_cased(list(WORDS['weekdays']))})"
WEEKDAY_ANY = rf"(?:{_cased([*WORDS['weekdays'], *WORDS['weekdays_short']])}\.?)"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?"
PART_OF_DAY = one_of(WORDS["parts_of_day"])
VAGUE = rf"(?:(?P<part>{one_of(WORDS['vague_parts'])})(?:-|\s+(?:in\s+)?))"
NUMBER = rf"(?P<number>\d+(?:\.\d+)?|(?:{one_of(list(NUMBERS))})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
UNIT = r"(?P<unit>day|night|week|weekend|fortnight|month|quarter|year|decade|century|centurie)"
ABOUT = (
    r"(?:(?P<about>about|around|nearly|almost|roughly|some|just\s+over|over|more\s+than|less\s+than|fewer\s+than|"
    r"at\s+least|at\s+most|up\s+to|under|just\s+under|only|just|barely|the\s+better\s+part\s+of)\s+)?"
)


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
