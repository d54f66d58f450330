"""Organs that a report names without their state: "the army", "the foreign ministry", "regime forces".

They are the state's that the report named with that organ last, or the one state's that the report names above all
others; else they stay descriptions and no entities.
"""

from collections import Counter

from onrecord.grounding.parties import PartyTables
from onrecord.grounding.parties_named import Bare, Named, Rival
from onrecord.records import Place

# A state is told about where the report names it this many times as often as the next.
_CLEAR_LEAD = 2
# Whose rebels and whose regime they are, places tell better than names of states.
_HOME_WEIGHT = 3


def settle_bare(bare: list[Bare], named: list[Named], places: list[Place], tables: PartyTables) -> list[Named]:
    """The bare organs whose state the report tells."""
    abroad = _leading_state(named, places, tables, place_weight=1)
    at_home = _leading_state(named, places, tables, place_weight=_HOME_WEIGHT)
    waiting = sorted((n for n in named if n.row.kind == "organs"), key=lambda n: -n.start)
    last: dict[str, list[str]] = {}
    out = []
    for mention in bare:
        while waiting and waiting[-1].start < mention.start:
            state, _, organ = waiting.pop().row.key.partition("/")
            known = last.setdefault(organ, [])
            known[:] = [state, *(other for other in known if other != state)]
        told = [] if mention.organ.at_home else last.get(mention.organ.organ, [])
        state = told[0] if told else ""
        why = "short for the fuller form before it"
        leading, lead, second = at_home if mention.organ.at_home else abroad
        if not state and lead >= (1 if mention.organ.at_home else _CLEAR_LEAD):
            state, why = leading, "the state that the report names most"
        if state:
            others = [other for other in (*told, leading, second) if other not in ("", state)]
            rivals = tuple(_rival_organ(other, mention, tables) for other in others[:1])
            out.append(Named(mention.start, mention.end, tables.row(f"{state}/{mention.organ.organ}"), why, rivals))
    return out


def _rival_organ(state: str, mention: Bare, tables: PartyTables) -> Rival:
    row = tables.row(f"{state}/{mention.organ.organ}")
    return Rival(row.name, row.key, "that of another state that the report names, less often or further back")


def _leading_state(
    named: list[Named], places: list[Place], tables: PartyTables, place_weight: int
) -> tuple[str, float, str]:
    """The state that a document names most, its places counted in, how many times as often as the next, and the next.

    No state leads that is named once only; the lead of one that ties with another is 0.
    """
    counts: Counter[str] = Counter()
    for n in named:
        if n.row.kind in ("states", "organs"):
            counts[n.row.key.partition("/")[0]] += 1
    for place in places:
        if place.country and f"country:{place.country}" in tables.rows and place.precision != "country":
            counts[f"country:{place.country}"] += place_weight
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 2:
        return "", 0.0, ""
    second, times = ranked[1] if len(ranked) > 1 else ("", 0)
    return ranked[0][0], 0.0 if ranked[0][1] == times else ranked[0][1] / max(times, 1), second
