"""What a rule for date expressions is given, and what it gives back."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from onrecord.grounding.dates_days import Stretch
from onrecord.grounding.dates_tense import direction
from onrecord.grounding.dates_words import without_stop
from onrecord.language import Document
from onrecord.records import Date

# How the anchor of a date reads in the export where it is no other date's id.
ITSELF, NOTHING, EVENT = "text", "none", "event"


class Other(NamedTuple):
    """Another stretch that the words allow, what it is counted from, and why it was not taken."""

    stretch: Stretch
    anchor: str
    why: str


@dataclass
class Value:
    """What an expression stands for, no stretch where it stays open; `others`: what else it could, likeliest first."""

    stretch: Stretch | None
    anchor: str = ITSELF
    why: dict[str, str] = field(default_factory=dict)
    others: list[Other] = field(default_factory=list)

    def rather_than(self, others: Iterable[Stretch | None], why: str, anchor: str | None = None) -> "Value":
        """This value, chosen over other stretches; what is no other or was told before is left away."""
        known = {stretch[:2] for stretch in (self.stretch, *(other.stretch for other in self.others)) if stretch}
        for stretch in others:
            if stretch and stretch[:2] not in known:
                known.add(stretch[:2])
                self.others.append(Other(stretch, anchor or self.anchor, why))
        return self


class Found(NamedTuple):
    """Characters of the text and what they stand for."""

    start: int
    end: int
    value: Value


@dataclass
class Scene:
    """The text, the day that it speaks from (None where unknown) and the dates already read in it, in text order."""

    doc: Document
    today: date | None
    basis: str
    earlier: list[tuple[Date, Stretch]] = field(default_factory=list)

    def direction(self, offset: int, attributive: bool = True) -> tuple[str | None, str]:
        """Whether the date at this character lies behind or ahead, as the verb tells."""
        i = self.doc.token_at(offset)
        return direction(self.doc, i, attributive) if i < len(self.doc) else (None, "")

    def from_today(self, stretch: Stretch | None, **why: str) -> Value:
        """A value that was counted from the report's own day."""
        return Value(stretch, self.basis, why) if stretch else Value(None, NOTHING, why)

    def from_date(self, last: tuple[Date, Stretch] | None, stretch: Stretch | None) -> Value:
        """A value that was counted from a date of the text."""
        return Value(stretch, last[0].id) if last and stretch else Value(None, NOTHING)

    def last_day(self) -> tuple[Date, Stretch] | None:
        """The day that was named last."""
        return next((pair for pair in reversed(self.earlier) if pair[1].precision == "day"), None)

    def last(self, *precisions: str) -> tuple[Date, Stretch] | None:
        """The last date of one of these precisions (of any, if none is given)."""
        return next((p for p in reversed(self.earlier) if not precisions or p[1].precision in precisions), None)


Resolver = Callable[[re.Match[str], Scene], Iterator[Found]]


class Rule(NamedTuple):
    """Expressions of one form: looked for only near words of its kind."""

    name: str
    kinds: tuple[str, ...]
    pattern: re.Pattern[str]
    resolve: Resolver


def resolved(rule: Rule, match: re.Match[str], scene: Scene) -> list[Found]:
    """What a rule makes of a match; nothing where the count leads out of the calendar ("99999 years ago")."""
    try:
        return list(rule.resolve(match, scene))
    except (ValueError, OverflowError):
        return []


def points(told: str | None, by: str) -> str:
    """In words, why one side of the report's day was chosen: what points back or ahead, or that nothing does."""
    if told is None or not by:
        return "nothing points there"
    return f"“{by}” points {'ahead' if told == 'future' else 'back'}"


def found(match: re.Match[str], value: Value) -> Found:
    """The whole match, white space and a sentence's stop at its end left out, with what it stands for."""
    text = without_stop(match[0])
    return Found(match.end() - len(match[0].lstrip()), match.start() + len(text), value)
