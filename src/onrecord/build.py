"""Sources and a case → the case, up to date: what is new is read on all cores, matched, and shown all at once.

A build goes in steps, each kept once it is done: reports are taken in, read batch by batch, matched, and only then
made the case's own, in one transaction. Killed at any moment, it leaves the case as it was before, and goes on where
it stopped. The same sources give the same case, whatever the number of processes and however often it was stopped.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from onrecord import intake
from onrecord.case import Case, open_case
from onrecord.case.lock import only_builder
from onrecord.errors import CaseError, IntakeError, OnrecordError, ReadError, UsageError
from onrecord.garbage import collected_seldom
from onrecord.intake.days import published as as_published
from onrecord.intake.decode import encoding_told
from onrecord.language import DEFAULT_MODEL
from onrecord.language.pipeline import installed_name
from onrecord.matching import MATCHER_VERSION, Matching
from onrecord.reader import READER_VERSION
from onrecord.workers import read_many

T = TypeVar("T")
# A step of the build, and how many reports of how many (0: not known yet) have passed it.
OnProgress = Callable[[str, int, int], None]
AT_ONCE = 1_000  # reports of a case up to which a decision shows at once: matching them again takes a second or so
_BATCH = 64  # reports that are kept in one go: what a kill may cost


@dataclass
class Summary:
    """What a build did. Every report given is counted once: read, unchanged, not read, failed or a duplicate."""

    read: int = 0  # reports read now, for the first time or again
    unchanged: int = 0  # given, and read by an earlier build
    not_read: int = 0  # kept, but in a language that is not read
    failed: int = 0  # kept, but could not be read
    duplicates: int = 0  # given twice with the same text
    reports: int = 0  # all that the case holds now
    left_out: list[OnrecordError] = field(default_factory=list)  # why, for each thing left out, and each that failed
    languages: dict[str, int] = field(default_factory=dict)  # of the reports not read
    encodings: dict[str, int] = field(default_factory=dict)  # of the reports that were not in UTF-8
    seconds: float = 0.0

    @property
    def reasons(self) -> dict[str, int]:
        """How many things were left out, by the code of the reason."""
        return dict(sorted(Counter(error.code for error in self.left_out).items()))


def build(
    sources: str | Path | Iterable[str | Path],
    case: str | Path,
    *,
    jobs: int | None = None,
    model: str = DEFAULT_MODEL,
    published: str | None = None,
    max_size: int = 20,
    again: bool = False,
    on_progress: OnProgress | None = None,
) -> Summary:
    """Read sources into a case, which is made where it does not exist.

    `jobs` is the number of processes (one a core); `published` the day of reports that do not tell theirs; `max_size`
    the megabytes that one report may take up; `again` reads and matches all once more. Raises CaseError where the case
    cannot be opened or written, ReadError R001 where the model is missing, UsageError where an argument makes no sense.
    What is wrong with a source or a report is in the summary, and costs that one only.
    """
    started = time.monotonic()
    # One path alone is one source, and not a source a character: "/" would be the whole disk.
    given_sources = [sources] if isinstance(sources, str | Path) else sources
    progress = on_progress or (lambda step, done, total: None)
    if published is not None and as_published(published) is None:
        raise UsageError("U002", value=published, wanted="a day (YYYY-MM-DD)")
    name = installed_name(model)
    summary = Summary()
    with (
        only_builder(case),
        _kept_if_filled(case, summary),
        collected_seldom(),
        open_case(case, create=True) as opened,
    ):
        given = _take_in(
            opened, given_sources, intake.Options(published=published, max_size=max_size), summary, progress
        )
        waiting = opened.plan(READER_VERSION, name, again=again)
        done = _read(opened, waiting, model, jobs, summary, progress)
        summary.unchanged = len(given - done)
        _match(opened, name, again, progress)
        summary.reports = opened.count("report")
    summary.seconds = time.monotonic() - started
    return summary


def rematch(case: str | Path, *, on_progress: OnProgress | None = None) -> None:
    """Match a case once more, reading nothing: so that what was decided since the last build shows.

    Raises CaseError where the case cannot be opened or written.
    """
    with only_builder(case), open_case(case) as opened:
        _match(opened, str(opened.meta()["model"]), False, on_progress or (lambda step, done, total: None))


def bring_to_bear(case: str | Path) -> bool:
    """Match a case once more for what was decided just now, where that is a matter of a second.

    That is a case of few reports that this program matched, in which nothing waits. False elsewhere, and while another
    build runs: the decisions are then brought to bear by the next build.
    """
    try:
        with only_builder(case), open_case(case) as opened:
            model = str(opened.meta()["model"])
            if opened.count("report") > AT_ONCE or not opened.is_matched(_mark(model, opened.decided())):
                return False
            while opened.decided() < len(opened.decisions()):  # others may decide meanwhile
                _match(opened, model, False, lambda step, done, total: None)
    except CaseError:
        return False
    return True


@contextmanager
def _kept_if_filled(case: str | Path, summary: Summary) -> Iterator[None]:
    """Take the case file away again where it was made for nothing: sources that hold no report make no case."""
    fresh = not Path(case).exists()
    yield
    if fresh and not summary.reports:
        for part in ("", "-wal", "-shm"):
            Path(f"{case}{part}").unlink(missing_ok=True)


def _take_in(
    case: Case, given: Iterable[str | Path], options: intake.Options, summary: Summary, progress: OnProgress
) -> set[str]:
    """Take all reports of all sources into the case, where they wait; the ids of those that can be read."""
    arrivals = _Arrivals(options)
    taken = 0
    for batch in _batches(arrivals.of(given, case.path)):
        case.add_reports(batch)
        taken += len(batch)
        progress("taking in", taken, 0)  # of how many, nobody knows yet
    progress("taking in", taken, taken)
    case.note_left_out(arrivals.errors)
    summary.duplicates = arrivals.duplicates
    summary.encodings = dict(sorted(Counter(filter(None, arrivals.encodings.values())).items()))
    summary.languages = dict(sorted(Counter(filter(None, arrivals.languages.values())).items()))
    summary.not_read = sum(summary.languages.values())
    summary.left_out += [error for errors in arrivals.errors.values() for error in errors]
    return {report for report, language in arrivals.languages.items() if language is None}


@dataclass
class _Arrivals:
    """The reports of all sources. Where an id is given twice, the last one stands: another text is an error told."""

    options: intake.Options
    duplicates: int = 0
    errors: dict[str, list[IntakeError]] = field(default_factory=dict)  # by source; none, where nothing was wrong
    texts: dict[str, str] = field(default_factory=dict)  # id → the text's digest
    languages: dict[str, str | None] = field(default_factory=dict)  # id → None where it is read, else its language
    encodings: dict[str, str | None] = field(default_factory=dict)  # id → None where it is UTF-8, else its encoding

    def of(self, given: Iterable[str | Path], case: str | Path) -> Iterator[intake.Taken]:
        for source in intake.find_sources(given, case):
            if isinstance(source, IntakeError):
                self.errors[str(source.details["source"])] = [source]
                continue
            errors = self.errors.setdefault(source.name, [])
            for each in intake.take_in(source, self.options):
                if isinstance(each, IntakeError):
                    errors.append(each)
                    continue
                report = each.report
                before = self.texts.setdefault(report.id, report.sha256)
                if before != report.sha256:
                    errors.append(IntakeError("I011", source=source.name, id=report.id))
                elif report.id in self.languages:
                    self.duplicates += 1
                self.texts[report.id] = report.sha256
                self.encodings[report.id] = encoding_told(report.notes)
                self.languages[report.id] = None if report.read else report.language or "unknown"
                yield each


def _read(case: Case, waiting: int, model: str, jobs: int | None, summary: Summary, progress: OnProgress) -> set[str]:
    """Read what waits, keeping readings batch by batch in the order in which the reports came; the ids of these."""
    progress("reading", 0, waiting)
    done: set[str] = set()
    outcomes = read_many(case.unread(), waiting, model, jobs)
    for batch in _batches(_told(outcomes, lambda n: progress("reading", n, waiting))):
        case.write_readings((n, reading) for n, _, reading in batch)
        failed = [ReadError("R003", report=i, reason=reading) for _, i, reading in batch if isinstance(reading, str)]
        summary.left_out += failed
        summary.failed += len(failed)
        summary.read += len(batch) - len(failed)
        done.update(report for _, report, _ in batch)
    return done


def _match(case: Case, model: str, again: bool, progress: OnProgress) -> None:
    """Match all readings and make the result the case's own; nothing, where nothing changed since it was done."""
    decisions = case.decisions()
    mark = _mark(model, len(decisions))
    if case.is_matched(mark) and not again:
        return
    shelf = case.shelf(f"matcher {MATCHER_VERSION}", afresh=again)
    progress("matching", 0, len(shelf))
    case.write_matched(Matching(shelf, decisions), mark, len(decisions))
    progress("matching", len(shelf), len(shelf))


def _mark(model: str, decided: int) -> str:
    """What a case was matched with, and how many decisions were known then."""
    return f"reader {READER_VERSION}, {model}, matcher {MATCHER_VERSION}, {decided} decisions"


def _told(things: Iterable[T], tell: Callable[[int], None]) -> Iterator[T]:
    """The same things, each counted and told as it comes."""
    for n, thing in enumerate(things, 1):
        tell(n)
        yield thing


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    it = iter(things)
    while batch := list(islice(it, _BATCH)):
        yield batch


class _Called(ModuleType):
    """This module, when it is called as the function that bears its name.

    `onrecord.build` is a function of the package; importing this module puts the module in its place.
    """

    def __call__(self, *args: Any, **options: Any) -> Summary:
        return build(*args, **options)


sys.modules[__name__].__class__ = _Called
