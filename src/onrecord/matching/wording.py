"""What the words of a sentence say of a happening beside the claims read in it: with what, on whom, and if it goes on.

Matching never parses text; these are words of `data/matching/words.yaml` and where they stand.
"""

import re
from functools import cache, reduce
from operator import or_
from typing import NamedTuple
from zlib import crc32

from onrecord.knowledge import load_yaml
from onrecord.matching.shingles import PerWord

# Who counts the dead and is not named: it may be any body that is.
MONITOR = "organisation monitor"
# The content words of a text are kept as bits of one number: small, and quick to compare.
BITS = 512
# Characters between a deed and what it was done in: "killed on Friday in the blast".
NEAR = 24
_WORD = re.compile(r"[^\W\d_]{3,}")
# One toll set against another: "put the toll at eight, while the monitor gave a toll of 12".
_TWO_TOLLS = re.compile(r"\btoll\b.*\b(?:while|whereas|but)\b.*\btoll\b")
# Where the noun of a phrase ends: "the ministry of health", "a source on the ground".
_NOUN_ENDS = re.compile(r",| (?:of|for|in|on|at|from|to|with|by|and|who|which|that|inside|near|quoted|cited) ")
# Two words of a name.
_NAME = re.compile(r"(?<!^)\b[A-Z][\w'’]+ [A-Z\d]|^(?!The |A |An )[A-Z][\w'’]+ [A-Z\d]")
# What lies between two happenings.
_INTERVAL = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?) (?:after|before)\b")
# What opens a clause about somebody or something named before.
_CLAUSE = re.compile(r"\b(?:where|who|whose|which|that)\b")
# What leads over to something earlier.
_AFTER = re.compile(r"\b(?:after|following|since|on the heels of|in the wake of)\b")

NONE: frozenset[str] = frozenset()


class Wording(NamedTuple):
    """One sentence by its words. Where a word stands is counted from the sentence's first character."""

    # whether it says that a toll has grown, or gives an earlier one
    grown: bool
    # from where on it tells a happening that it calls another
    anew: int | None
    # whether it is about a toll itself ("put the toll at 12")
    toll: bool
    # what it bears on that can itself be disputed: "chemical", "ceasefire"
    matters: frozenset[str]
    # what kind of place or people was hit: "market", "convoy"
    scenes: frozenset[str]
    # who holds what was hit: "rebel-held areas"
    held: frozenset[str]
    # with what it was done, and where that stands
    means: tuple[tuple[int, str], ...]
    # where phrases end that take a happening as told ("the blast"), and where "after" and the like stand
    taken: tuple[int, ...]
    # where phrases begin that put something into such a happening ("in the blast")
    within: tuple[int, ...]
    after: tuple[int, ...]

    def means_near(self, at: int) -> str:
        """With what it was done, by the words that stand nearest."""
        return min(((abs(start - at), name) for start, name in self.means), default=(0, ""))[1]

    def refers(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` are of what the sentence takes as told.

        "The blast killed nine", "nine were killed in the blast".
        """
        inside = any(end <= said <= end + NEAR for said in self.within)
        return inside or any(said <= end and not self.earlier(said, start) for said in self.taken)

    def earlier(self, one: int, two: int) -> bool:
        """Whether "after" stands between two places: what comes behind it came before."""
        return any(one <= at < two for at in self.after)


def worded(sentence: str) -> Wording:
    """What the words of a sentence say."""
    lower = sentence.lower()
    words = lower.split()
    plain = set(_WORD.findall(lower))
    toll = "toll" in lower
    taken = list(_taken_as_told().finditer(lower)) if "the " in lower else []
    return Wording(
        grown=not _listed("grown").isdisjoint(words) and not (toll and _TWO_TOLLS.search(lower)),
        anew=_anew(lower),
        toll=toll,
        matters=_matters(sentence, plain),
        scenes=_names(plain, "scenes"),
        held=frozenset([m.lastgroup or "" for m in _holders().finditer(lower)]),
        means=tuple([(m.start(), m.lastgroup or "") for m in _means().finditer(lower)]),
        taken=tuple([m.end() for m in taken]),
        within=tuple([m.start() for m in taken if m[1]]),
        after=tuple([m.start() for m in _AFTER.finditer(lower)]),
    )


def _matters(sentence: str, plain: set[str]) -> frozenset[str]:
    """What it bears on that can be disputed, but for words that only say which place it was ("gas attack town")."""
    found = _names(plain, "matters")
    return found and _names(set(_WORD.findall(any_of("of_a_place").sub(" ", sentence).lower())), "matters")


def _anew(lower: str) -> int | None:
    """From where on a sentence is of another happening: the clause that says so ("similar raids"), or "a day after"."""
    if named := any_of("anew").search(lower):
        return max((opens.end() for opens in _CLAUSE.finditer(lower, 0, named.start())), default=0)
    found = _INTERVAL.search(lower)
    return found.end() if found else None


def _bit(word: str) -> int:
    if word in _listed("empty") or word in _listed("common"):
        return 0
    return 1 << (crc32(word[:6].encode()) % BITS)


_bits = PerWord(_bit)


def word_bits(text: str) -> int:
    """The content words of a text, each cut to its first six letters so that endings do not matter."""
    return reduce(or_, map(_bits.__getitem__, _WORD.findall(text.lower())), 0)


def nameless(kind: str, phrase: str) -> str:
    """A speaker that no table knows: the kind of source and the noun for it, "organisation ministry".

    The nouns for those who count the dead stand for one another, where they name nobody: "a monitor said" is told on as
    "the group said", and neither is "another monitor" or "the Red Bay rescue group".
    """
    words = _NOUN_ENDS.split(phrase, maxsplit=1)[0].split()
    named = bool(words) and (words[0].lower() in _listed("other_sources") or _NAME.search(phrase) is not None)
    if not named and (not words or words[-1].lower() in _listed("monitors")):
        return f"{kind} monitor"
    return f"{kind} {' '.join(words[-2 if named else -1 :]).lower()}"


def named_in(table: str, text: str) -> frozenset[str]:
    """The names of a table of words (`sides` …) whose words stand in a text."""
    return _names(set(_WORD.findall(text.lower())), table)


def _names(words: set[str], table: str) -> frozenset[str]:
    names = _names_of_words(table)
    found = words & names.keys()
    return frozenset().union(*[names[word] for word in found]) if found else NONE


def turns(own: str) -> bool:
    """Whether a sentence, without who says so, turns to another happening: "Elsewhere …", "Six were also killed"."""
    return not _listed("further").isdisjoint(own.lower().split()[:8]) or opens_anew(own)


def opens_anew(text: str) -> bool:
    """Whether a text begins with words that turn to another happening."""
    lower = text.lower()
    return _opening(lower) in _listed("turns") or any_of("turning").match(lower) is not None


def _opening(text: str) -> str:
    """The first word of a text."""
    return text.split(" ", 1)[0].strip(",").lower()


def opens_earlier(text: str) -> bool:
    """Whether a sentence opens "Earlier": with a place of its own it tells of another happening."""
    return _opening(text) in _listed("turns_at")


def adds(text: str) -> bool:
    """Whether what is left of a sentence behind its speaker begins "also said"."""
    words = _WORD.findall(text.lower())[:2]
    return words[:1] == ["also"] and not _listed("said").isdisjoint(words[1:])


def takes_up(text: str) -> bool:
    """Whether a sentence takes up the one before: "that attack", "this deadly raid"."""
    return _taken_up().search(text.lower()) is not None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_yaml("matching/words.yaml")[name])


@cache
def _names_of_words(table: str) -> dict[str, frozenset[str]]:
    """For each word of a table the names under which it stands."""
    names: dict[str, list[str]] = {}
    for name, words in load_yaml("matching/words.yaml")[table].items():
        for word in words:
            names.setdefault(word, []).append(name)
    return {word: frozenset(found) for word, found in names.items()}


@cache
def _means() -> re.Pattern[str]:
    """One group for each means, by name."""
    return re.compile(rf"\b(?:{_groups('means')})\b")


@cache
def _holders() -> re.Pattern[str]:
    """One group for each side, by name, before a word for what it holds."""
    held: list[str] = load_yaml("matching/words.yaml")["held"]
    return re.compile(rf"\b(?:{_groups('holders')})(?:{'|'.join(held)})\b")


def _groups(table: str) -> str:
    """The patterns of a table, one group for each of its names."""
    names: dict[str, list[str]] = load_yaml("matching/words.yaml")[table]
    return "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in names.items())


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Whatever a list of patterns of whole words holds (`anew`, `spoken_of` …)."""
    return re.compile(rf"\b(?:{'|'.join(load_yaml('matching/words.yaml')[name])})\b")


@cache
def _taken_as_told() -> re.Pattern[str]:
    return re.compile(rf"\b((?:in|by|during) )?the (?:[\w-]+ )?(?:{_deeds()})s?\b")


@cache
def _taken_up() -> re.Pattern[str]:
    return re.compile(rf"\b(?:that|this) (?:(?!(?:the|an?|any|each|another)\b)\w+ )?(?:{_deeds()})\b")


def disowns(behind: str) -> bool:
    """Whether what stands behind a word of denial says that a deed was another's: "any involvement in the raid"."""
    return _disowned().match(behind.lower()) is not None


@cache
def _disowned() -> re.Pattern[str]:
    nouns = "|".join(load_yaml("matching/words.yaml")["disowned"])
    of_it = rf" (?:in|for|to|with) (?:the|that|this) (?:[\w-]+ )?(?:{_deeds()})s?\b"
    return re.compile(
        rf" (?:(?:any|all|its|his|her|their|having|a) )*(?:{nouns})\b(?:{of_it}|(?! (?:in|for|to|with|of) ))"
    )


def _deeds() -> str:
    nouns: list[str] = load_yaml("matching/words.yaml")["taken_as_told"]
    return "|".join(nouns)
