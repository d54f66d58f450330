"""Taking a person's decision: checked against the records that it names, then written down."""

from collections.abc import Iterable
from typing import cast, get_args

from onrecord.case.case import Case
from onrecord.errors import CaseError, UsageError
from onrecord.matching.corrections import OF_CLAIMS, OF_EVENTS, parse
from onrecord.records import Action, Claim, Counted, Decision, Entity, Event

_LONGEST, _LONGEST_NAME = 1000, 80  # characters of a reason, and of a user's name
Wanted = tuple[str, str, str | None]  # about, action, value


def judge(case: Case, about: str, action: str, user: str, reason: str = "", value: str | None = None) -> Decision:
    """Check a decision and write it down. Raises what `checked` raises, and CaseError where nothing can be written."""
    return judge_all(case, [(about, action, value)], user, reason)[0]


def judge_all(case: Case, wanted: Iterable[Wanted], user: str, reason: str = "") -> list[Decision]:
    """Check several decisions, and write them down only if every one makes sense."""
    made = [(about, action, checked(case, about, action, value)) for about, action, value in wanted]
    user, reason = user.strip()[:_LONGEST_NAME] or "someone", reason.strip()[:_LONGEST]
    return [case.decide(about, cast(Action, action), user, reason, value) for about, action, value in made]


def checked(case: Case, about: str, action: str, value: str | None) -> str | None:
    """The value of a decision as it is kept.

    It is given as `Decision` tells; parties and places of a correction may be given by name. Raises CaseError C006
    where a record is not in the case, UsageError U002 where action or value make no sense.
    """
    if action not in get_args(Action):
        raise UsageError("U002", value=action, wanted=f"one of {', '.join(get_args(Action))}")
    if action == "undo":
        if about not in {d.id for d in case.reviews().standing}:
            raise UsageError("U002", value=about, wanted="a decision that stands")
        return None
    return _value(case, about, action, (value or "").strip())


def _value(case: Case, about: str, action: str, value: str) -> str | None:
    record = _known(case, about)
    if action in ("merge", "not_same"):
        value = _party(case, value) if isinstance(record, Entity) and value else value
        other = _known(case, value)
        if type(other) is not type(record) or not isinstance(record, Event | Entity) or value == about:
            raise UsageError("U002", value=value, wanted="another event, or another party, than the one decided on")
        return value
    if action == "split":
        if not isinstance(record, Event) or value not in record.claims or len(record.claims) < 2:
            raise UsageError("U002", value=value, wanted="one of several claims of the event decided on")
        return value
    if action == "correct":
        if not isinstance(record, Event | Claim):
            raise UsageError("U002", value=about, wanted="an event or a claim: only these are corrected")
        return _correction(case, record, value)
    return None


def _known(case: Case, record_id: str) -> object:
    record = case.record(record_id) if record_id else None
    if record is None:
        raise CaseError("C006", id=record_id, case=case.path)
    return record


def correctable(case: Case, record: Event | Claim) -> tuple[str, ...]:
    """The fields of a record that can be corrected. Of an event that one claim tells, that claim's own too."""
    if isinstance(record, Event):
        claims = [c for c in map(case.record, record.claims) if isinstance(c, Claim)]
        if len(claims) != 1:
            return OF_EVENTS
        claim = claims[0]
    else:
        claim = record
    told = {figure.what for figure in claim.figures if not figure.part}
    skipped = {what for what in get_args(Counted) if what not in told} | (set() if claim.assistance else {"stage"})
    return tuple(field for field in OF_CLAIMS if field not in skipped)


def _correction(case: Case, record: Event | Claim, given: str) -> str:
    """The correction as it is kept: names made ids, and a value that the record's own types allow."""
    field, sign, value = given.partition("=")
    fields = correctable(case, record)
    if not sign or field not in fields:
        raise UsageError("U002", value=given, wanted=f"field=value, the field one of {', '.join(fields)}")
    value = value.strip()
    if field in ("actor", "recipient"):
        value = ", ".join(_party(case, name.strip()) for name in value.split(",") if name.strip())
    elif field == "where" and value:
        value = _place(case, record, value)
    try:
        parse(field, value)
    except ValueError as error:
        raise UsageError("U002", value=value, wanted=str(error)) from None
    return f"{field}={value}"


def _party(case: Case, name: str) -> str:
    found = [e.id for e in case.records("entity", party=name, limit=5)]
    if name in found:
        return name
    if len(found) != 1:
        many = f"the name of one party alone (it may be {', '.join(found)})" if found else "a party of the case"
        raise UsageError("U002", value=name, wanted=many)
    return str(found[0])


def places_of(case: Case, record: Event | Claim) -> dict[str, str]:
    """The places that the record's reports name: their ids, and their names. A name that comes again comes once."""
    claims = record.claims if isinstance(record, Event) else (record.id,)
    told = [c for c in map(case.record, claims) if isinstance(c, Claim)]
    first: dict[str, str] = {}
    for report in dict.fromkeys(c.report for c in told):
        reading = case.reading(report)
        for place in reading.places if reading else ():
            first.setdefault(place.name, place.id)
    own = {place: name for c in told for place in c.where for name in [_name(case, place)] if name}
    return {**{i: n for n, i in first.items() if n not in own.values()}, **own}


def _name(case: Case, place_id: str) -> str:
    return str(getattr(case.record(place_id), "name", ""))


def _place(case: Case, record: Event | Claim, value: str) -> str:
    places = places_of(case, record)
    found = value if value in places else next((i for i, n in places.items() if n.casefold() == value.casefold()), None)
    if found is None:
        raise UsageError("U002", value=value, wanted="a place that the report names")
    return found
