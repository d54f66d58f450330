"""What a person corrects in a claim, written "field=value", and the fact that comes of it.

The words that were read stay as they are, and so does the record of the report; only what matching makes of it changes.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, get_args

from msgspec.structs import replace

from onrecord.matching.cues import OPENING
from onrecord.matching.facts import Days, Fact, Spot
from onrecord.records import Bound, ClaimType, Counted, Figure, Place, Stage, Status

# What may be corrected of an event as a whole: it bears on every claim of it. The rest is each claim's own.
OF_EVENTS = ("type", "actor", "recipient", "when")
OF_CLAIMS = (*OF_EVENTS, "status", "where", "stage", *get_args(Counted))

_CODES: dict[str, tuple[str, ...]] = {"type": get_args(ClaimType), "status": get_args(Status), "stage": get_args(Stage)}
_FIGURE = re.compile(r"(?:([a-z_]+) )?(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?")
Bounds = tuple[Bound, float | None, float | None]


def parse(field: str, value: str) -> Any:
    """What a corrected field stands for; an empty value takes away what was read.

    A code for type, status and stage; ids for actor and recipient (", " between them); a place record's id for where;
    first and last day for when ("1948-04-05", "1948-04-05/1948-04-07"); bound, low and high for a figure ("12",
    "10-12", "at_least 12"). Raises ValueError where it is no value of this field.
    """
    if field in _CODES:
        if value not in _CODES[field]:
            raise ValueError(f"one of {', '.join(_CODES[field])}")
        return value
    if field in ("actor", "recipient"):
        return tuple(filter(None, value.split(", ")))
    if field == "where":
        return value or None
    if field == "when":
        return _days(value) if value else None
    if field in get_args(Counted):
        return _bounds(value) if value else None
    raise ValueError(f"a field: one of {', '.join(OF_CLAIMS)}")


def _days(value: str) -> Days:
    first, _, last = value.partition("/")
    try:
        days = Days(date.fromisoformat(first).toordinal(), date.fromisoformat(last or first).toordinal(), True)
    except ValueError:
        raise ValueError("a day (1948-04-05), or a first and a last day (1948-04-05/1948-04-07)") from None
    if days.last < days.first:
        raise ValueError("a first day and a last day that does not come before it")
    return days


def _bounds(value: str) -> Bounds:
    found = _FIGURE.fullmatch(value)
    bound: Any = (found and found[1]) or ("range" if found and found[3] else "exact")
    if not found or bound not in get_args(Bound) or bound == "vague" or bool(found[3]) != (bound == "range"):
        raise ValueError("a number (12), a range (10-12), or a bound and a number (at_least 12)")
    low = float(found[2])
    if bound == "range":
        if float(found[3]) < low:
            raise ValueError("a range whose end is not below its start")
        return bound, low, float(found[3])
    # Open as the words leave it: as grounding reads them.
    return bound, None if bound in ("up_to", "fewer_than") else low, None if bound in ("at_least", "more_than") else low


def corrected(
    fact: Fact, field: str, value: str, places: Mapping[str, Place] = {}, known: Collection[str] | None = None
) -> Fact:
    """The fact with one field as a person corrected it; as it was where the value no longer makes sense.

    `places` are the report's own, `known` the entities of the case: a party that is gone is not put back.
    """
    try:
        meant = parse(field, value)
    except ValueError:
        return fact
    if field == "type":
        return replace(fact, type=meant, cues=fact.cues | OPENING)
    if field == "status":
        return replace(fact, status=meant)
    if field in ("actor", "recipient"):
        if known is not None and any(party not in known for party in meant):
            return fact
        parties = frozenset(meant)
        return replace(fact, actor=parties) if field == "actor" else replace(fact, recipient=parties)
    if field == "when":
        return replace(fact, days=meant)
    if field == "stage":
        return replace(fact, assistance=fact.assistance and replace(fact.assistance, stage=meant))
    if field == "where":
        return _placed(fact, meant, places)
    return replace(fact, figures=tuple(_figures(fact.figures, field, meant)))


def _placed(fact: Fact, place_id: str | None, places: Mapping[str, Place]) -> Fact:
    if place_id is None:
        return replace(fact, where=(), spot=None, region=None)
    if (place := places.get(place_id)) is None:
        return fact
    spot = Spot(
        place.name,
        place.latitude,
        place.longitude,
        place.country,
        place.admin1,
        place.precision,
        place.gazetteer,
    )
    region = place.precision in ("admin1", "country")
    return replace(fact, where=(place_id,), spot=None if region else spot, region=spot if region else None)


def _figures(figures: tuple[Figure, ...], what: str, meant: Bounds | None) -> list[Figure]:
    """The figures, those of this kind with the corrected bound: the first keeps its words, further ones go."""
    out: list[Figure] = []
    done = False
    for figure in figures:
        if figure.what != what or figure.part:
            out.append(figure)
        elif meant is not None and not done:
            bound, low, high = meant
            out.append(replace(figure, bound=bound, low=low, high=high, imputed=False))
            done = True
    return out
