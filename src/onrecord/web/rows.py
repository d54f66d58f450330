"""What the lists show of a record: one row each, the same in HTML and in JSON."""

from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct

from onrecord import telling
from onrecord.case.review import Review
from onrecord.records import AssistanceLine, Days, Event, Exchange, Item, Step
from onrecord.web.evidence import Evidence, claim_evidence
from onrecord.web.look import Look, Named

_WORDS = 3  # triggers shown of an event
_UNSAID = "other"  # figures that count something else: a list has no room to say what


class EventRow(Struct, frozen=True):
    """An event in a list. `words` are the reports' own; `differ` names the fields on which its tellers differ.

    `background` says that all tell it as earlier history alone.
    """

    id: str
    type: str
    actor: list[Named]
    recipient: list[Named]
    when: Days
    day: str
    where: list[str]
    words: list[str]
    tolls: list[str]
    reports: int
    outlets: int
    origins: int
    differ: list[str]
    review: Review
    status: list[str]
    background: bool


def event_rows(look: Look, events: Iterable[Event]) -> list[EventRow]:
    """The rows of a list of events; what all of them show is fetched at once."""
    listed = list(events)
    look.fetch(i for event in listed for i in (*event.claims, *event.where))
    look.all_named(i for event in listed for i in (*event.actor, *event.recipient))
    return [event_row(look, event) for event in listed]


def event_row(look: Look, event: Event) -> EventRow:
    """The row of one event."""
    claims = look.claims(event.claims)
    return EventRow(
        id=event.id,
        type=event.type,
        actor=look.all_named(event.actor),
        recipient=look.all_named(event.recipient),
        when=event.when,
        day=telling.days(event.when),
        where=list(dict.fromkeys(place.name for place in look.places(event.where))),
        words=list(islice(dict.fromkeys(claim.trigger.text for claim in claims), _WORDS)),
        tolls=[telling.toll(what, toll) for what, toll in event.figures.items() if what != _UNSAID],
        reports=event.support.reports,
        outlets=event.support.outlets,
        origins=event.support.origins,
        differ=[d.field for d in event.disagreements],
        review=look.review(event.id),
        status=list(dict.fromkeys(claim.status for claim in claims)),
        background=event.background,
    )


class StepRow(Struct, frozen=True):
    """One stage of a line of assistance, with the claims that tell it."""

    stage: str
    when: Days
    day: str
    items: list[Item]
    claims: list[str]
    outlets: list[str]


class LineRow(Struct, frozen=True):
    """A line of assistance in the ledger."""

    id: str
    supplier: Named
    receiver: Named
    steps: list[StepRow]
    items: list[str]
    reports: int
    outlets: int
    origins: int
    latest: str
    review: Review


def line_rows(look: Look, lines: Sequence[AssistanceLine]) -> list[LineRow]:
    """The rows of a list of lines; what all of them show is fetched at once."""
    look.fetch(claim for line in lines for step in line.steps for claim in step.claims)
    look.all_named(i for line in lines for i in (line.supplier, line.receiver))
    return [line_row(look, line) for line in lines]


def line_row(look: Look, line: AssistanceLine) -> LineRow:
    """The row of one line of assistance."""
    reports = [r for r in map(look.report, {c.report: None for s in line.steps for c in look.claims(s.claims)}) if r]
    return LineRow(
        id=line.id,
        supplier=look.named(line.supplier),
        receiver=look.named(line.receiver),
        steps=[_step_row(look, step) for step in line.steps],
        items=list(dict.fromkeys(item.text for step in line.steps for item in step.items)),
        reports=len(reports),
        outlets=len({r.outlet for r in reports}),
        origins=len({r.origin or r.id for r in reports}),
        latest=line.steps[-1].stage if line.steps else "",
        review=look.review(line.id),
    )


def _step_row(look: Look, step: Step) -> StepRow:
    reports = (look.report(claim.report) for claim in look.claims(step.claims))
    return StepRow(
        stage=step.stage,
        when=step.when,
        day=telling.days(step.when),
        items=list({item.text: item for item in step.items}.values()),
        claims=list(step.claims),
        outlets=list(dict.fromkeys(r.outlet or "outlet unknown" for r in reports if r)),
    )


class AnswerRow(Struct, frozen=True):
    """How the other side answered."""

    kind: str
    days: int | None
    after: str
    event: EventRow
    evidence: Evidence | None


class ExchangeRow(Struct, frozen=True):
    """A request, offer, ultimatum or threat, and its answers."""

    id: str
    by: Named | None
    to: Named | None
    opening: EventRow | None
    evidence: Evidence | None
    answers: list[AnswerRow]


def exchange_row(look: Look, exchange: Exchange) -> ExchangeRow:
    """The row of one exchange."""
    opening = look.event(exchange.opening)
    answered = [(answer, look.event(answer.event)) for answer in exchange.answers]
    return ExchangeRow(
        id=exchange.id,
        by=look.named(exchange.by) if exchange.by else None,
        to=look.named(exchange.to) if exchange.to else None,
        opening=event_row(look, opening) if opening else None,
        evidence=_first_evidence(look, opening, exchange.claim),
        answers=[
            AnswerRow(
                answer.kind,
                answer.days,
                telling.after(answer),
                event_row(look, event),
                _first_evidence(look, event, answer.claim),
            )
            for answer, event in answered
            if event
        ],
    )


def _first_evidence(look: Look, event: Event | None, claim: str | None = None) -> Evidence | None:
    """The evidence of one claim of an event: this one, or the first."""
    claims = look.claims((claim,) if claim else event.claims[:1]) if event else []
    return claim_evidence(look, claims[0]) if claims else None
