"""What the words of a claim's sentence say of its part in an exchange: that it asks, threatens, offers, or answers.

The patterns are in `data/matching/answers.yaml`. They are looked for once, where a report is made ready to be compared.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from onrecord.knowledge import load_yaml
from onrecord.records import Claim, Party

# What claims of these types say opens and answers nothing, unless they tell of help or of harm to come.
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})
# What stands before a place, and before nobody who is addressed.
_WHERE = re.compile(r"\b(?:in|at|inside|across|throughout|near|over|around)(?: the)?\s$")
# What stands between a deed and what it came after.
_AFTER = re.compile(r"\S \b(?:after|following)\b[^;:]{0,80}$", re.IGNORECASE)
# What stands before a verb that tells of what was done by then ("have long called").
_PERFECT = re.compile(r"\b(?:has|have|had)(?: \w+)? $")
# A subject stands no more characters before its verb.
NEAR = 30
_NONE: frozenset[str] = frozenset()
# The cues of those that open an exchange: a person who says that a claim is a request needs no word for it.
OPENING = frozenset({"asks", "threatens", "offers"})


class _Cue(NamedTuple):
    name: str
    # the sentence from the trigger on begins so, and not so
    begins: re.Pattern[str] | None
    unlike: re.Pattern[str] | None
    # anywhere in the sentence
    within: re.Pattern[str] | None


@cache
def _cues() -> tuple[_Cue, ...]:
    table: dict[str, Any] = load_yaml("matching/answers.yaml")
    called = f"{table['called']['before']}({'|'.join(table['called']['nouns'])})s?\\b"
    words = {"{called}": called, "{asked}": table["asked"]}
    keys = ("from", "not", "within")
    return tuple(_Cue(name, *(_any(cue.get(key, ()), words) for key in keys)) for name, cue in table["cues"].items())


def _any(patterns: Sequence[str], words: Mapping[str, str]) -> re.Pattern[str] | None:
    joined = "|".join(patterns)
    for name, pattern in words.items():
        joined = joined.replace(name, pattern)
    return re.compile(joined, re.IGNORECASE | re.DOTALL) if patterns else None


def cues_of(claim: Claim) -> frozenset[str]:
    """The names of the cues that a claim's sentence gives, and of its place (`_places`)."""
    if claim.type in _DEEDS and claim.status != "threatened" and claim.assistance is None:
        return _NONE
    sentence = " ".join(claim.sentence.text.split())
    tail = " ".join(claim.sentence.text[max(0, claim.trigger.start - claim.sentence.start) :].split())
    found = {cue.name for cue in _cues() if _gives(cue, sentence, tail)}
    if not claim.actor and not any(party.entity for party in claim.recipient):
        found -= OPENING  # nobody known asks nobody known
    return frozenset(found | {name for name, holds in _places(claim) if holds})


def _places(claim: Claim) -> tuple[tuple[str, bool], ...]:
    """Where a claim and its parties stand.

    "headline": in the title; "clause": in a clause with a subject of its own ("…, and Oslo agreed"); "led": in one that
    tells what something came after ("withdrew after Oslo threatened to …"); "before": in the perfect tense ("has called
    for"); "nobody": what could be addressed is only where something is ("called for an end to the war in Norway").
    """
    own = any(
        0 <= claim.trigger.start - party.span.end < NEAR and " to " not in _between(claim, party.span.end)
        for party in claim.actor
    )
    there = bool(claim.recipient) and all(_is_where(party, claim) for party in claim.recipient)
    led = bool(_AFTER.search(_between(claim, claim.sentence.start)))
    perfect = bool(_PERFECT.search(_between(claim, claim.sentence.start)))
    title = claim.trigger.field == "title"
    return ("headline", title), ("clause", own), ("led", led), ("before", perfect), ("nobody", there)


def _between(claim: Claim, start: int) -> str:
    """The text from a character of the report to the trigger."""
    return claim.sentence.text[start - claim.sentence.start : claim.trigger.start - claim.sentence.start]


def _is_where(party: Party, claim: Claim) -> bool:
    before = claim.sentence.text[: max(0, party.span.start - claim.sentence.start)]
    return bool(_WHERE.search(before)) and party.span.start > claim.trigger.start


def _gives(cue: _Cue, sentence: str, tail: str) -> bool:
    if cue.within is not None and cue.within.search(sentence):
        return True
    return bool(cue.begins and cue.begins.match(tail)) and not (cue.unlike and cue.unlike.match(tail))
