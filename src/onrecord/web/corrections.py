"""The fields of a record that can be corrected, as a form shows them: what was read, and what else there is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from msgspec import Struct

from onrecord import telling
from onrecord.records import Claim, Days, Event, Figure, Stage, Status
from onrecord.web.labels import label, types
from onrecord.web.look import Look
from onrecord.web.queue import table

Option = tuple[str, str]  # the value, and the words for it
_KINDS = {"status": Status, "stage": Stage}


class Field(Struct, frozen=True):
    """One field: what was read, in the form that a correction takes, and the choices where there are but a few."""

    name: str
    words: str
    was: str
    options: list[Option] = []
    hint: str = ""
    known: list[str] = []


def fields(look: Look, record: Event | Claim, names: Sequence[str], places: Mapping[str, str]) -> list[Field]:
    """The fields of these names."""
    claims = [record] if isinstance(record, Claim) else look.claims(record.claims)
    return [_field(look, name, record, claims, places) for name in names]


def _field(look: Look, name: str, record: Event | Claim, claims: list[Claim], places: Mapping[str, str]) -> Field:
    words: str = table("fields")[name]
    if name in ("type", "status", "stage"):
        return Field(name, words, _code(name, record, claims), _codes(name))
    if name in ("actor", "recipient"):
        named = look.all_named(_sides(name, record))
        known = look.all_named(p.entity for c in claims for p in (*c.actor, *c.recipient) if p.entity)
        hint = "names or ids of parties, a comma between them; empty where nobody is named"
        return Field(
            name, words, ", ".join(_key(n.id, n.name) for n in named), hint=hint, known=[n.name for n in known]
        )
    if name == "where":
        options = [("", "no place"), *((i, place) for i, place in places.items())]
        return Field(name, words, next((w for c in claims for w in c.where[:1]), ""), options)
    if name == "when":
        return Field(name, words, _days(look, record), hint="a day (1948-04-05), or two with / between them")
    figure = next((f for c in claims for f in c.figures if f.what == name and not f.part), None)
    hint = "12, 10-12, at_least 12, about 12 …; empty where the words give none"
    return Field(name, words, _bounds(figure), hint=hint)


def _codes(name: str) -> list[Option]:
    if name == "type":
        return types()
    return [(code, label("statuses" if name == "status" else "stages", code)) for code in get_args(_KINDS[name])]


def _key(party: str, name: str) -> str:
    """A party as a form holds it: its name, or its id where a comma in the name would cut it."""
    return party if "," in name else name


def _code(name: str, record: Event | Claim, claims: list[Claim]) -> str:
    if name == "type":
        return record.type
    if name == "stage":
        return next((c.assistance.stage for c in claims if c.assistance), "")
    return claims[0].status if claims else ""


def _sides(name: str, record: Event | Claim) -> Iterator[str]:
    for side in getattr(record, name):
        party = side if isinstance(side, str) else side.entity
        if party:
            yield party


def _days(look: Look, record: Event | Claim) -> str:
    if isinstance(record, Event):
        when = record.when
    else:
        dates = look.dates(record.when)
        when = Days(start=dates[0].start, end=dates[0].end) if dates else Days()
    if not when.start:
        return ""
    return when.start if when.end in (None, when.start) else f"{when.start}/{when.end}"


def _bounds(figure: Figure | None) -> str:
    """A figure in the form that a correction takes; empty where it has no number."""
    if figure is None or figure.bound == "vague" or (figure.low is None and figure.high is None):
        return ""
    low, high = (telling.number(n).replace(",", "") if n is not None else "" for n in (figure.low, figure.high))
    if figure.bound == "range" and low and high:
        return f"{low}-{high}"
    number = low or high
    return number if figure.bound == "exact" else f"{figure.bound} {number}" if figure.bound != "range" else number
