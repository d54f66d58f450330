"""Events: the tellings of many reports that are of one happening, held side by side."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.matching.decisions import Judgements, event_id
from onrecord.matching.disagreements import disagreements
from onrecord.matching.facts import Fact, iso
from onrecord.matching.groups import Groups
from onrecord.matching.likeness import Found, compare
from onrecord.matching.origins import Origins
from onrecord.matching.tellings import Telling
from onrecord.matching.tolls import tolls
from onrecord.records import ClaimType, Days, Entity, Event, Support

# So many tellings of an event are compared once more to say what held it together.
SAMPLE = 8


@dataclass
class Happening:
    """The claims of one event in order of time, and why they are one."""

    facts: list[Fact]
    why: dict[str, str]

    @property
    def id(self) -> str:
        """The event's id: that of its anchor, the claim of the earliest report."""
        return event_id(self.facts[0].id)


def facts_of_all(tellings: Iterable[Telling]) -> list[Fact]:
    """The claims of one happening's tellings, in order of time."""
    return sorted((f for telling in tellings for f in telling.facts), key=lambda f: f.rank)


def reasons(
    tellings: Sequence[Telling], apart: tuple[Telling, Telling] | None, entities: Mapping[str, Entity]
) -> dict[str, str]:
    """Why these tellings are one happening, and what kept the nearest other one out (a pair: inside, outside)."""
    sample = combinations(tellings[:SAMPLE], 2)
    why = {"held": _held([compare(a, b, entities) for a, b in sample if a.source.report != b.source.report])}
    if apart:
        why["apart"] = _kept_out(apart[1], compare(*apart, entities))
    return why


def _kept_out(other: Telling, found: Sequence[Found]) -> str:
    """The nearest telling that is not of this event, and what spoke against it."""
    against = [f for f in sorted(found, key=lambda f: f.weight) if f.weight < 0 and f.feature not in ("start", "words")]
    seen = "; ".join(map(str, against[:3])) or "too little that is alike"
    return f"the nearest other telling is claim {other.facts[0].id} of report {other.source.report}: {seen}"


def _held(pairs: Sequence[list[Found]]) -> str:
    """What speaks for one event, most frequent first, in words."""
    seen = Counter(str(f) for found in pairs for f in found if f.weight > 0)
    most = sorted(seen, key=lambda text: (-seen[text], text))[:5]
    return "; ".join(most) if most else "one report tells it"


def decided(found: Sequence[Happening], judgements: Judgements, entities: Mapping[str, Entity]) -> list[Happening]:
    """The happenings after people's decisions: split, joined, kept apart, corrected."""
    found = [part for happening in found for part in _split(happening, judgements)]
    at = {f.id: i for i, happening in enumerate(found) for f in happening.facts}
    groups = Groups()
    for first, second in judgements.claims_joined(at):
        groups.join(f"{at[first]:09}", f"{at[second]:09}")
    joined = groups.of(f"{i:09}" for i in range(len(found))).values()
    happenings = [_joined([found[int(i)] for i in group]) for group in joined]
    return [Happening(judgements.applied_to_event(h.facts, entities), h.why) for h in happenings]


def _split(happening: Happening, judgements: Judgements) -> list[Happening]:
    """A claim taken out stands alone; of two kept apart the later goes, with its report's claims."""
    apart = judgements.claims_apart(f.id for f in happening.facts)
    report_of = {f.id: f.source.report for f in happening.facts}
    leaving = {max(pair, key=lambda c: [f.id for f in happening.facts].index(c)) for pair in apart}
    going = {report_of[c] for c in leaving}
    out: dict[str, list[Fact]] = {}
    for fact in happening.facts:
        claim = fact.id
        part = claim if claim in judgements.taken_out else fact.source.report if fact.source.report in going else ""
        out.setdefault(part, []).append(fact)
    if len(out) == 1:
        return [happening]
    why = {**happening.why, "decided": "a person took it apart"}
    return [Happening(facts, why) for facts in out.values()]


def _joined(parts: list[Happening]) -> Happening:
    if len(parts) == 1:
        return parts[0]
    facts = sorted((f for part in parts for f in part.facts), key=lambda f: f.rank)
    return Happening(facts, {**parts[0].why, "decided": "a person joined them"})


def outline_of(happening: Happening) -> Event:
    """The parties and days of one happening: of its record, what other happenings are told from it by."""
    facts = happening.facts
    return Event(
        id=happening.id,
        claims=(),
        type=_type(facts),
        support=Support(reports=0, outlets=0, origins=0),
        actor=most(f.actor for f in facts),
        recipient=most(f.recipient for f in facts),
        when=_when(facts),
    )


def event_of(happening: Happening, origins: Origins, entities: Mapping[str, Entity]) -> Event:
    """The record of one happening."""
    facts = happening.facts
    origin_of = origins.of(facts)
    return Event(
        id=happening.id,
        claims=tuple(f.id for f in facts),
        type=_type(facts),
        support=origins.support(facts, origin_of),
        actor=most(f.actor for f in facts),
        recipient=most(f.recipient for f in facts),
        when=_when(facts),
        where=tuple(dict.fromkeys(place for f in facts for place in f.where)),
        figures=tolls(facts, origin_of),
        disagreements=disagreements(facts, origin_of, entities),
        background=all(f.background for f in facts),
        why=happening.why,
    )


def _type(facts: Sequence[Fact]) -> ClaimType:
    """The type that most claims tell."""
    return min(Counter(f.type for f in facts).items(), key=lambda item: (-item[1], item[0]))[0]


def most(parties: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """All parties told, those first that most claims tell."""
    counts = Counter(id_ for ids in parties for id_ in ids)
    return tuple(sorted(counts, key=lambda id_: (-counts[id_], id_)))


def _when(facts: Sequence[Fact]) -> Days:
    """The days that the exact claims give; without any, what is left when the vague ones are laid over one another."""
    said = [f.days for f in facts if f.days and f.days.said]
    exact = [d for d in said if d.exact]
    if exact:
        return Days(start=iso(min(d.first for d in exact)), end=iso(max(d.last for d in exact)))
    days = said or [f.days for f in facts if f.days]
    if not days:
        return Days()
    first, last = max(d.first for d in days), min(d.last for d in days)
    if first > last:
        first, last = min(d.first for d in days), max(d.last for d in days)
    return Days(start=iso(first), end=iso(last))
