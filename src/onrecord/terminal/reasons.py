"""Why a record's place, date, party and figure were read so, and what the runner-up was."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord import telling
from onrecord.case import Case
from onrecord.records import (
    Alternative,
    Claim,
    Date,
    Days,
    Entity,
    Event,
    Figure,
    Mention,
    Place,
    Reading,
    Span,
    Statement,
)

_CLAIMS = 3  # claims of an event that are gone through
_FORMS = 8  # ways in which an entity is named


class Reason(NamedTuple):
    """The field, the words that it was read from, what they were taken for and on what ground; the runners-up."""

    field: str
    words: str
    taken_for: str
    why: str
    runners_up: tuple[str, ...]


def reasons(case: Case, record: object) -> Iterator[tuple[str, list[Reason]]]:
    """For a claim, statement or entity, and for the first claims of an event: a heading, and the reasons below it."""
    if isinstance(record, Event):
        for claim_id in record.claims[:_CLAIMS]:
            if isinstance(claim := case.record(claim_id), Claim):
                yield f"In {_outlet(case, claim.report)} ({claim_id})", list(_of_claim(case, claim))
    elif isinstance(record, Claim):
        yield "What its parts were taken for", list(_of_claim(case, record))
    elif isinstance(record, Statement):
        yield "What its parts were taken for", list(_of_statement(case, record))
    elif isinstance(record, Entity):
        yield "On what ground it is named", list(_of_entity(record))
    elif isinstance(record, (Place, Date)):
        yield "Why it was read so", [_of(record)]


def _outlet(case: Case, report_id: str) -> str:
    report = case.report(report_id)
    return (report.outlet if report else None) or report_id


def _of_claim(case: Case, claim: Claim) -> Iterator[Reason]:
    reading = case.reading(claim.report)
    if reading is None:
        return
    for side, parties in (("who", claim.actor), ("to whom", claim.recipient)):
        for party in parties:
            yield from _of_party(side, party.span, party.entity, reading)
    yield from map(_of, (*_named(reading.dates, claim.when), *_named(reading.places, claim.where)))
    yield from map(_of_figure, claim.figures)


def _of_statement(case: Case, statement: Statement) -> Iterator[Reason]:
    reading = case.reading(statement.report)
    if reading is None:
        return
    if statement.speaker:
        yield from _of_party("speaker", statement.speaker.span, statement.speaker.entity, reading)
    yield from map(_of, _named(reading.dates, (statement.when,)))


def _named(records: Iterable[Place | Date], ids: Iterable[str | None]) -> Iterator[Place | Date]:
    wanted = set(ids)
    return (record for record in records if record.id in wanted)


def _of_party(side: str, span: Span, entity_id: str | None, reading: Reading) -> Iterator[Reason]:
    """The reason for the entity's first mention within the words of a party; none where no entity was found."""
    entity = next((e for e in reading.entities if e.id == entity_id), None)
    if entity is None:
        yield Reason(side, span.text, "", "a description; no table, and nothing in the report, says whose", ())
        return
    inside = (m for m in entity.mentions if m.span.field == span.field and _touch(m.span, span))
    if mention := next(inside, None):
        yield _of_mention(side, entity, mention)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _of_mention(field: str, entity: Entity, mention: Mention) -> Reason:
    name = f"{entity.name}{f' ({entity.key})' if entity.key else ''}"
    return Reason(field, mention.span.text, name, mention.why, _runners_up(mention.alternatives))


def _of_entity(entity: Entity) -> Iterator[Reason]:
    forms = {(m.span.text, m.why): m for m in reversed(entity.mentions)}
    for mention in list(reversed(forms.values()))[:_FORMS]:
        yield _of_mention("named", entity, mention)


def _of(record: Place | Date) -> Reason:
    why = "; ".join(f"{key} {reason}" for key, reason in record.why.items() if key != "runner-up")
    if isinstance(record, Date):
        taken = telling.days(Days(start=record.start, end=record.end))
        return Reason("when", record.span.text, taken, why, _runners_up(record.alternatives))
    taken = ", ".join(filter(None, (record.name, record.admin1, record.country)))
    first = (record.why["runner-up"],) if "runner-up" in record.why else ()
    return Reason("where", record.span.text, taken, why, first + _runners_up(record.alternatives)[len(first) :])


def _of_figure(figure: Figure) -> Reason:
    why = "; ".join(figure.why.values()) or "the words themselves"
    taken = f"{figure.what} {telling.figure(figure)}"
    return Reason("how many", figure.span.text, taken, why, _runners_up(figure.alternatives))


def _runners_up(alternatives: tuple[Alternative, ...]) -> tuple[str, ...]:
    return tuple(map(telling.alternative, alternatives))
