"""What the words of a claim's sentence say of its part in an exchange: that it asks, threatens, offers, or answers.

The patterns are in `data/matching/answers.yaml`. They are looked for once, where a report is made ready to be compared.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from onrecord.knowledge import load_yaml
from onrecord.records import Claim

# What claims of these types say opens and answers nothing, unless they tell of help or of harm to come.
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})
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
    keys = ("from", "not", "within")
    return tuple(
        _Cue(name, *(_any(cue.get(key, ()), table["called"]) for key in keys)) for name, cue in table["cues"].items()
    )


def _any(patterns: Sequence[str], called: str) -> re.Pattern[str] | None:
    joined = "|".join(patterns).replace("{called}", called)
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
    """Where a claim stands: in the headline; in a clause that has its own subject ("…, and Oslo agreed")."""
    before = claim.sentence.start
    text = claim.sentence.text
    gaps = (
        text[p.span.end - before : claim.trigger.start - before]
        for p in claim.actor
        if p.span.end <= claim.trigger.start
    )
    own = any(len(gap) < NEAR and " to " not in gap for gap in gaps)
    return ("headline", claim.trigger.field == "title"), ("clause", own)


def _gives(cue: _Cue, sentence: str, tail: str) -> bool:
    if cue.within is not None and cue.within.search(sentence):
        return True
    return bool(cue.begins and cue.begins.match(tail)) and not (cue.unlike and cue.unlike.match(tail))
