"""One request's look into a case: each record is fetched once and kept for as long as the page is being made."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct

from onrecord.case import Case
from onrecord.case.review import Review, Reviews
from onrecord.records import (
    AnyRecord,
    Claim,
    Date,
    Decision,
    Entity,
    Event,
    Place,
    Reading,
    Report,
    Span,
    Statement,
)

R = TypeVar("R", bound=AnyRecord)
# Decisions that change what is matched.
_REGROUPS = ("merge", "split", "not_same", "correct")


class Named(Struct, frozen=True):
    """A party by its id and the name that the case gives it."""

    id: str
    name: str
    schema: str = ""


class Look:
    """Records by id, with the names that go with them. Ids that lead nowhere give None, or are left out of lists."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._records: dict[str, AnyRecord | None] = {}
        self._reports: dict[str, Report | None] = {}
        self._readings: dict[str, Reading | None] = {}
        self._sentences: dict[str, list[Span]] = {}
        self._names: dict[str, Named] = {}
        self._decisions: list[Decision] | None = None
        self._reviews: Reviews | None = None
        self._applied: frozenset[str] | None = None
        self._withdrawn: dict[str, Decision] | None = None

    def record(self, record_id: str) -> AnyRecord | None:
        """Any record but a report."""
        if record_id not in self._records:
            self._records[record_id] = self.case.record(record_id)
        return self._records[record_id]

    def _of(self, kind: type[R], record_id: str | None) -> R | None:
        found = self.record(record_id) if record_id else None
        return found if isinstance(found, kind) else None

    def keep(self, records: Iterable[AnyRecord]) -> None:
        """Records that a list already brought, so that they need not be fetched again."""
        self._records.update((r.id, r) for r in records)

    def fetch(self, ids: Iterable[str | None]) -> None:
        """Have these records ready: many at once are fetched much sooner than one by one."""
        missing = [i for i in dict.fromkeys(ids) if i is not None and i not in self._records]
        if missing:
            self._records.update(dict.fromkeys(missing))
            self._records.update(self.case.each(missing))

    def claim(self, record_id: str | None) -> Claim | None:
        """A claim."""
        return self._of(Claim, record_id)

    def statement(self, record_id: str | None) -> Statement | None:
        """A statement."""
        return self._of(Statement, record_id)

    def event(self, record_id: str | None) -> Event | None:
        """An event."""
        return self._of(Event, record_id)

    def entity(self, record_id: str | None) -> Entity | None:
        """A party."""
        return self._of(Entity, record_id)

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        """Those of the claims that the case holds."""
        ids = list(ids)
        self.fetch(ids)
        return [claim for claim in map(self.claim, ids) if claim]

    def places(self, ids: Iterable[str]) -> list[Place]:
        """Those of the places that the case holds."""
        return [place for place in (self._of(Place, i) for i in ids) if place]

    def dates(self, ids: Iterable[str]) -> list[Date]:
        """Those of the dates that the case holds."""
        return [found for found in (self._of(Date, i) for i in ids) if found]

    def report(self, report_id: str) -> Report | None:
        """A report."""
        if report_id not in self._reports:
            self._reports[report_id] = self.case.report(report_id)
        return self._reports[report_id]

    def sentences(self, report_id: str) -> list[Span]:
        """The sentences of a report."""
        if report_id not in self._sentences:
            self._sentences[report_id] = self.case.sentences(report_id)
        return self._sentences[report_id]

    def reading(self, report_id: str) -> Reading | None:
        """All that was read in a report."""
        if report_id not in self._readings:
            self._readings[report_id] = self.case.reading(report_id)
            self.keep(_with_id(self._readings[report_id]))
        return self._readings[report_id]

    def named(self, entity_id: str) -> Named:
        """A party's name; its id stands in where the case holds none."""
        return self.all_named([entity_id])[0]

    def all_named(self, ids: Iterable[str]) -> list[Named]:
        """The parties' names, in order, each once."""
        wanted = list(dict.fromkeys(ids))
        missing = [i for i in wanted if i not in self._names]
        if missing:
            found = self.case.names(missing)
            self._names.update(
                (i, Named(i, found[i].name, found[i].schema) if i in found else Named(i, i)) for i in missing
            )
        return [self._names[i] for i in wanted]

    def decisions(self) -> list[Decision]:
        """What people decided in this case, oldest first."""
        if self._decisions is None:
            self._decisions = list(self.case.decisions())
        return self._decisions

    def reviews(self) -> Reviews:
        """What people have made of every record so far."""
        if self._reviews is None:
            self._reviews = Reviews(self.decisions())
        return self._reviews

    def withdrawn(self) -> dict[str, Decision]:
        """The reports that are withdrawn, and by which decision."""
        if self._withdrawn is None:
            self._withdrawn = self.case.withdrawals()
        return self._withdrawn

    def pending(self, decision: Decision) -> bool:
        """Whether a decision changes what is matched, and the case was not matched since it was made.

        To undo one changes it too, where it was matched before it was undone.
        """
        if decision.action == "undo":
            undone = next((d for d in self.decisions() if d.id == decision.about), None)
            return undone is not None and self._regroups(undone) and self._known(undone) and not self._known(decision)
        undone_since = decision.id in self.reviews().undone
        return self._regroups(decision) and not self._known(decision) and not undone_since

    def waiting(self) -> int:
        """How many decisions change what is matched and wait for a build."""
        return sum(self.pending(decision) for decision in self.decisions())

    def _regroups(self, decision: Decision) -> bool:
        """Whether a decision changes what is matched: an event that is accepted or rejected stays as it is."""
        return decision.action in _REGROUPS or (decision.action == "reject" and self._counts(decision.about))

    def _known(self, decision: Decision) -> bool:
        """Whether a decision was known when the case was matched last."""
        if self._applied is None:
            self._applied = frozenset(d.id for d in self.decisions()[: self.case.decided()])
        return decision.id in self._applied

    def _counts(self, record_id: str) -> bool:
        """Whether events are made of a record: then they change where it is rejected."""
        return self.claim(record_id) is not None or record_id in self.withdrawn()

    def review(self, record_id: str) -> Review:
        """What people have made of a record so far."""
        return self.reviews().of(record_id)


def _with_id(reading: Reading | None) -> list[AnyRecord]:
    if reading is None:
        return []
    return [*reading.places, *reading.dates, *reading.statements, *reading.claims]
