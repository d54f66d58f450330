"""Whether a trigger is told as history, or as what goes on all the time, and not as its report's news."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from onrecord.coding.circumstances import Circumstances
from onrecord.coding.habits import is_habit, is_perfect
from onrecord.coding.lexicon import word_class
from onrecord.grounding import Grounding
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Date, Figure

# A date that ended more than this many days before the report came out is history, not news.
_LONG = 31
# A time of more days than this holds many a happening.
_WEEKS = 10
# A number from here on is that of a war.
_WAR = 1000
# So many sentences open a text with its news.
_OPENING = 2


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_yaml("coding/status.yaml")[name])


class History:
    """What of one document is told as history."""

    def __init__(self, doc: Document, grounding: Grounding, around: Circumstances) -> None:
        self._doc, self._around = doc, around
        self._dates, self._figures = grounding.date_at, grounding.figure_at
        self._published = grounding.published.start

    def tells(self, i: int, deed: bool) -> bool:
        """Whether trigger i is told as earlier history: by its tense, by words beside it, or by a date long past.

        A deed is no news either that went on for weeks, or that is a habit (`habits`).
        """
        top = self._around.clause(i)
        dates = list(self._dates_of(i, top)) if self._dates else []
        # "had shelled the port, killing two"
        if not dates and self._around.goes_on(top) and self.tells(self._doc.heads[top], deed):
            return True
        if self._is_past(i, top) or (dates and all(map(self._is_long_before, dates))):
            return True
        if not deed or self._is_news(i):
            return False
        if self._has_lasted(top) and all(day.start != day.end or self._is_weeks_before(day) for day in dates):
            return True
        return all(map(_is_long, dates)) if dates else self._is_habit(i, top)

    def _dates_of(self, i: int, top: int) -> Iterator[Date]:
        """The dates with days of the clause of trigger i, or the one that it takes up."""
        taken_up = self._around.taken_up(i)
        for j in (taken_up,) if taken_up >= 0 else self._around.within(top, i):
            if j in self._dates and self._dates[j].start and self._dates[j].end:
                yield self._dates[j]

    def _is_past(self, i: int, top: int) -> bool:
        """Whether words or tenses say that trigger i, with the verb of its clause, is no news."""
        if self._is_of_another_report(i) or self._is_pluperfect(top):
            return True
        return self._earlier(i) or self._earlier(top) or self._sums_up_a_war(top)

    def _is_of_another_report(self, i: int) -> bool:
        """Whether trigger i stands in a list of a page's other reports ("Related News …")."""
        doc = self._doc
        start = doc.starts[doc.sentences[doc.sentence_of[i]][0]]
        before = doc.text[start : doc.starts[i]].lower()
        return any(words in before for words in _words("other_reports"))

    def _is_pluperfect(self, verb: int) -> bool:
        """Whether a verb is in the past perfect, and not merely reported in it ("said it had freed")."""
        doc = self._doc
        if doc.deps[verb] in ("ccomp", "advcl", "conj") or self._is_told(verb):
            return False
        return any(doc.lowers[c] in ("had", "'d") and doc.deps[c] == "aux" for c in doc.children[verb])

    def _is_told(self, verb: int) -> bool:
        """Whether a clause is what somebody was told, though it hangs on him: "told a boy the clinic had seen nine"."""
        doc = self._doc
        whom = doc.heads[verb]
        told = doc.deps[verb] == "relcl" and doc.lemmas[doc.heads[whom]] in word_class("voicing")
        whole = doc.child(verb, "nsubj") >= 0 and doc.child(verb, "dobj") >= 0
        return told and whole and doc.tags[doc.left_edges[verb]] != "WP"

    def _earlier(self, i: int) -> bool:
        return any(self._doc.lowers[c] in _words("earlier") for c in self._doc.children[i])

    def _sums_up_a_war(self, verb: int) -> bool:
        """Whether a perfect tense tells of a whole war: "which has killed", "have died since the conflict began"."""
        doc = self._doc
        if not is_perfect(doc, verb):
            return False
        subject = doc.child(verb, "nsubj")
        if doc.deps[verb] == "relcl":
            subject = doc.heads[verb]
        if subject >= 0 and doc.lemmas[subject] in _words("wars"):
            return True
        return any(self._over_a_war(c) for c in doc.children[verb])

    def _over_a_war(self, i: int) -> bool:
        """Whether the phrase or clause of word i is "since" a war, since it began, or "throughout" it."""
        doc = self._doc
        start, end = doc.subtree(i)
        over = doc.lowers[start] in ("since", "throughout", "during")
        return over and any(doc.lemmas[j] in _words("wars") for j in range(start, end))

    def _is_long_before(self, record: Date) -> bool:
        """Whether a date ended more than a month before the day of publication."""
        days = _days_between(record.end, self._published)
        return days is not None and days > _LONG

    def _is_news(self, i: int) -> bool:
        """Whether trigger i stands in a title or in the sentences that open a text."""
        return self._doc.field == "title" or self._doc.sentence_of[i] < _OPENING

    def _has_lasted(self, top: int) -> bool:
        """Whether a clause tells of what has gone on since some weeks or more."""
        doc = self._doc
        beside = [c for j in (top, *doc.all_children(top, "dobj")) for c in doc.children[j]]
        return is_perfect(doc, top) and any(map(self._since_long, beside))

    def _is_habit(self, i: int, top: int) -> bool:
        """Whether a clause without a date tells of a habit."""
        figures = (self._figures[j] for j in self._around.within(top, i) if j in self._figures)
        return is_habit(self._doc, i, top, counted=any(map(_is_of_one_deed, figures)))

    def _since_long(self, i: int) -> bool:
        """Whether the phrase or clause of word i is "since" something that is not dated to these days."""
        start, end = self._doc.subtree(i)
        days = [self._dates[j] for j in range(start, end) if j in self._dates]
        return self._doc.lowers[start] == "since" and all(_is_long(day) or self._is_weeks_before(day) for day in days)

    def _is_weeks_before(self, record: Date) -> bool:
        """Whether a date began some weeks before the day of publication."""
        days = _days_between(record.start, self._published)
        return days is not None and days > _WEEKS


def _is_of_one_deed(figure: Figure) -> bool:
    """Whether so many, and not "hundreds" or a share, may have suffered from one deed, and not from a whole war."""
    if figure.unit is not None:
        return False
    number = figure.low if figure.low is not None else figure.high
    return number is not None and number < _WAR


def _is_long(record: Date) -> bool:
    """Whether a date is a time of some weeks or more."""
    days = _days_between(record.start, record.end)
    return days is not None and days > _WEEKS


def _days_between(first: str | None, last: str | None) -> int | None:
    """The days from one day to another (both ISO 8601), where both are known."""
    try:
        return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days if first and last else None
    except ValueError:
        return None
