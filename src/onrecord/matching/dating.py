"""The days that a claim is of: those that its words say, or else those that its report's own date allows."""

import re
from collections.abc import Iterable
from functools import cache

from onrecord.knowledge import load_yaml
from onrecord.matching.facts import MONTH, Days, Source, day_number
from onrecord.matching.sentences import Sentence, Sentences
from onrecord.matching.spots import is_inside, stands_behind
from onrecord.matching.wording import any_of
from onrecord.records import Claim, Date, Reading, Report, Span, Statement

# A report that gives no day for its news tells of the day it came out or of one shortly before.
LOOKS_BACK = 2
# Characters within which a report tells its news.
HEAD = 600
# Characters within which a date opens its sentence ("In early May").
OPENS = 12
# A time that ended so many days before the report is long past.
PAST = 60
# Characters within which a full date that is the report's own heads it.
STAMP = 200

# What stands before a day on which something else began: it dates no other clause.
_SINCE = re.compile(r"\bsince $", re.IGNORECASE)
_AFTER = re.compile(r"\bafter$", re.IGNORECASE)
# How long, as ISO 8601 has it: days or weeks.
_LENGTH = re.compile(r"P(\d+)([DW])")
_COUNTED_BACK = re.compile(r"\bdays? (?:earlier|before)\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


@cache
def _spoken_deeds() -> frozenset[str]:
    """Kinds of claim that are done by speaking."""
    return frozenset(load_yaml("matching/kinds.yaml")["spoken"])


def _is_slack(record: Date) -> bool:
    """Whether a day is counted back, and the text does not say from which: "two days earlier"."""
    return record.why.get("rule") == "from the last date" and _COUNTED_BACK.search(record.span.text) is not None


def _is_interval(record: Date) -> bool:
    """Whether so long a time is told by which one thing came after another: "two days after"."""
    return record.why.get("rule") == "from an event" and _AFTER.search(record.span.text) is not None


def _is_spoken_of(claim: Claim, day: Span) -> bool:
    """Whether a deed was only spoken of on a day before it in its sentence: "on Friday renewed allegations that"."""
    start = claim.sentence.start
    between = claim.sentence.text[day.end - start : max(0, claim.trigger.start - start)]
    return any_of("spoken_of").search(between) is not None


class Dating:
    """The days of one report's claims."""

    def __init__(self, report: Report, reading: Reading, source: Source, sentences: Sentences) -> None:
        self._report, self._sentences = report, sentences
        self._first, self._last = source.first, source.last
        self._out = Days(source.first, source.last, False) if source.first is not None and source.last else None
        self._dates = {d.id: d for d in reading.dates}
        self._statements = {s.id: s for s in reading.statements}
        # the day on which a thing was said is not the day on which it happened
        self._said_on: dict[str, list[Statement]] = {}
        for statement in reading.statements:
            if statement.when:
                self._said_on.setdefault(statement.when, []).append(statement)
        self._news = self._day_of_news(reading.dates)

    def of(self, claim: Claim) -> Days | None:
        """The narrowest time that a claim's words say; else the days about its report, unless it is history."""
        here = [d for id_ in claim.when if (d := self._dates.get(id_)) and self._is_of(claim, d)]
        said = [days for d in here if (days := self._days(d)) and not _is_interval(d)]
        if not said and (earlier := self._so_long_before(claim)):
            return earlier
        if not said and not claim.background:
            said = self._only_day(claim) or self._taken_up(claim)
        if said:
            return min(said, key=lambda d: (d.last - d.first, d.first))
        told = None if claim.background else self._told_on_day(claim)
        return Days(self._first_day(told, claim), told.last, False) if told else None

    def _first_day(self, told: Days, claim: Claim) -> int:
        """From when on a claim without a day may be: some days back, but not before the day of its report's news.

        What it takes as told, or what few deeds are, may well be older.
        """
        wording, at = self._sentences.of(claim).wording, claim.trigger.start - claim.sentence.start
        recalls = bool(wording.matters) or wording.refers(at, at + len(claim.trigger.text))
        first = told.first - LOOKS_BACK
        return self._news if self._news and told is self._out and not recalls else first

    def _day_of_news(self, dates: Iterable[Date]) -> int | None:
        """The first of the days that a report's head names, of those on which its news may be."""
        days = [self._days(d) for d in dates if d.span.start < HEAD and not self._stamp(d)]
        if self._last is None:
            return None
        back = self._last - LOOKS_BACK
        return min((d.first for d in days if d and d.exact and back <= d.first <= self._last), default=None)

    def _so_long_before(self, claim: Claim) -> Days | None:
        """The day of what another thing came after: "on Friday, two days after jets hit the port"."""
        sentence = self._sentences.of(claim)
        span = next((d for d in reversed(sentence.dates) if d.span.end <= claim.trigger.start), None)
        length = _LENGTH.fullmatch(span.why.get("length", "")) if span and _is_interval(span) else None
        if span is None or length is None or span.span.text[0].isupper():  # what opens a sentence ends somewhere
            return None
        named = [d for d in self._named(sentence) if d.span.end <= span.span.start]
        days = self._days(span) or next(filter(None, map(self._days, named)), None)
        told = None if days else self._told_on_day(claim)
        if told:
            days = Days(told.first - LOOKS_BACK, told.last, False)
        back = int(length[1]) * (7 if length[2] == "W" else 1)
        return Days(days.first - back, days.last - back, days.said) if days else None

    def beyond(self, claim: Claim, span: Span) -> bool:
        """Whether "after" stands between a claim's own words and these: they are then of what went before it."""
        start = claim.sentence.start
        return self._sentences.of(claim).wording.earlier(claim.trigger.end - start, span.start - start)

    def _told_on_day(self, claim: Claim) -> Days | None:
        """The day of the report, or an earlier one on which it was said ("reported on 13 October that")."""
        statement = self._statements.get(claim.statement or "")
        spoken = self._dates.get(statement.when) if statement and statement.when else None
        said = self._days(spoken) if spoken else None
        out = self._out
        return said if said and (out is None or said.last < out.first) else out

    def _only_day(self, claim: Claim) -> list[Days]:
        """The one day that a sentence names: it is that of all its clauses, but for what it came after.

        A month is so only where it opens the sentence, or is long past and stands before the claim.
        """
        here = self._named(self._sentences.of(claim))
        if len(here) != 1 or _is_spoken_of(claim, here[0].span):
            return []
        days = {found for d in here if (found := self._days(d)) and not self.beyond(claim, d.span)}
        exact = _is_slack(here[0]) or all(d.exact for d in days)
        return list(days) if exact or self._scopes(here[0], claim) else []

    def _taken_up(self, claim: Claim) -> list[Days]:
        """The one time that the sentence before names, where the claim's takes that up, and it is long past."""
        before = self._sentences.taken_up(claim)
        here = self._named(before) if before else []
        return [days for d in here if (days := self._days(d)) and self._is_past(days)] if len(here) == 1 else []

    def _named(self, sentence: Sentence) -> list[Date]:
        """The dates of a sentence that may be of what happened in it."""
        return [d for d in sentence.dates if self._tells(d) and not stands_behind(self._report, d, _SINCE)]

    def _scopes(self, record: Date, claim: Claim) -> bool:
        """Whether what a sentence says after a longer time is of that time: "In May …", "a raid in May 2013 that …"."""
        if record.span.start < claim.sentence.start + OPENS:
            return True
        days = self._days(record)
        past = days is not None and days.last - days.first < MONTH and self._is_past(days)
        return past and record.span.start < claim.trigger.start

    def _is_past(self, days: Days) -> bool:
        return self._first is not None and days.last < self._first - PAST

    def _is_of(self, claim: Claim, record: Date) -> bool:
        """Whether a date of a claim's clause may be that of the claim.

        What is asked or offered is done by saying it, on that day; it is no part of what is said.
        """
        if record.id not in self._said_on or claim.type not in _spoken_deeds():
            return self._tells(record)
        return not any(is_inside(claim.trigger, span) for s in self._said_on[record.id] for span in s.content)

    def _tells(self, record: Date) -> bool:
        """Whether a date can be that of what happened: not of the report, nor of somebody's saying."""
        return record.id not in self._said_on and not self._stamp(record)

    def _stamp(self, record: Date) -> bool:
        """Whether a date is the day that heads the report, run into its first sentence: that dates the report alone."""
        head = record.span.field == "title" or record.span.start < STAMP
        return head and bool(_YEAR.search(record.span.text)) and day_number(record.end) == self._last

    def _days(self, record: Date) -> Days | None:
        first, last = day_number(record.start), day_number(record.end)
        if record.why.get("relation") == "since" and self._last is not None and last is not None:
            last = max(last, self._last)  # "killed since Thursday": up to the day that the report came out
        if _is_slack(record) and last is not None:
            last += 1  # than the day named before it, or than the report's own
        return Days(first, last, True) if first is not None and last is not None and first <= last else None
