"""Events: the tellings of many reports that are of one happening, held side by side."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.matching.blocks import candidates
from onrecord.matching.decisions import Judgements, event_id
from onrecord.matching.disagreements import disagreements
from onrecord.matching.facts import Fact, iso
from onrecord.matching.groups import Groups
from onrecord.matching.likeness import Found, compare, pull, score, weights
from onrecord.matching.linkage import cluster
from onrecord.matching.origins import Origins
from onrecord.matching.tellings import Telling
from onrecord.matching.tolls import tolls
from onrecord.records import Days, Entity, Event

# In a component up to this size every pair is scored; in a larger one only those that met in a block.
WHOLE = 60
# What a pair counts that never met in a block: nothing speaks for it.
UNMET = -2.0


@dataclass
class Happening:
    """The tellings of one event, and the claims that people's decisions gave it."""

    tellings: list[Telling]
    facts: list[Fact]
    why: dict[str, str]

    @property
    def id(self) -> str:
        """The event's id: that of its anchor, the claim of the earliest report."""
        return event_id(self.facts[0].claim.id)


def find_happenings(
    tellings: Sequence[Telling], entities: Mapping[str, Entity], judgements: Judgements
) -> list[Happening]:
    """Tellings by happening; the order of the tellings is that of time."""
    scores = {pair: compare(tellings[pair[0]], tellings[pair[1]], entities) for pair in candidates(tellings)}
    found = []
    for component in _components(len(tellings), scores):
        for group in _clusters(component, tellings, scores, entities):
            found.append(_happening([tellings[i] for i in group], group, scores, tellings))
    return sorted(_decided(found, judgements), key=lambda h: _rank(h.facts[0]))


def _components(size: int, scores: Mapping[tuple[int, int], list[Found]]) -> list[list[int]]:
    """Tellings that some chain of likenesses joins: only within them can anything become one."""
    groups = Groups()
    for (i, j), found in scores.items():
        if score(found) > 0:
            groups.join(f"{i:09}", f"{j:09}")
    return [[int(i) for i in group] for group in groups.of(f"{i:09}" for i in range(size)).values()]


def _clusters(
    component: Sequence[int],
    tellings: Sequence[Telling],
    scores: dict[tuple[int, int], list[Found]],
    entities: Mapping[str, Entity],
) -> list[list[int]]:
    if len(component) == 1:
        return [list(component)]
    pairs = {}
    for a, i in enumerate(component):
        for b, j in enumerate(component[a + 1 :], a + 1):
            if (i, j) in scores:
                pairs[a, b] = pull(scores[i, j])
            elif len(component) <= WHOLE:
                pairs[a, b] = pull(_compare_any(tellings[i], tellings[j], entities))
    return [[component[a] for a in group] for group in cluster(len(component), pairs, UNMET)]


def _compare_any(a: Telling, b: Telling, entities: Mapping[str, Entity]) -> list[Found]:
    """Two tellings of one report were already found to be two."""
    found = compare(a, b, entities)
    if a.source.report == b.source.report:
        found.append(Found("one_report", "one report tells them apart", weights()["one_report"]))
    return found


def _happening(
    members: list[Telling],
    group: Sequence[int],
    scores: Mapping[tuple[int, int], list[Found]],
    tellings: Sequence[Telling],
) -> Happening:
    facts = sorted((f for t in members for f in t.facts), key=_rank)
    return Happening(members, facts, {"held": _held([scores[p] for p in _within(group) if p in scores])})


def _within(group: Sequence[int]) -> Iterable[tuple[int, int]]:
    return ((i, j) for a, i in enumerate(group) for j in group[a + 1 :])


def _held(pairs: Sequence[list[Found]]) -> str:
    """What speaks for one event, most frequent first, in words."""
    seen = Counter(f"{f.feature.replace('_', ' ')} ({f.seen})" for found in pairs for f in found if f.weight > 0)
    most = sorted(seen, key=lambda text: (-seen[text], text))[:5]
    return "; ".join(most) if most else "one report tells it"


def _rank(fact: Fact) -> tuple[int, str, int, str]:
    return (*fact.source.rank, fact.claim.trigger.start, fact.claim.id)


def _decided(found: list[Happening], judgements: Judgements) -> list[Happening]:
    """The happenings after people's decisions: split, joined, kept apart."""
    if not judgements:
        return found
    found = [part for happening in found for part in _split(happening, judgements)]
    at = {f.claim.id: i for i, happening in enumerate(found) for f in happening.facts}
    groups = Groups()
    for first, second in judgements.claims_joined(at):
        groups.join(f"{at[first]:09}", f"{at[second]:09}")
    joined = groups.of(f"{i:09}" for i in range(len(found))).values()
    return [_joined([found[int(i)] for i in group]) for group in joined]


def _split(happening: Happening, judgements: Judgements) -> list[Happening]:
    """A claim taken out stands alone; of two kept apart the later goes, with its report's claims."""
    apart = judgements.claims_apart(f.claim.id for f in happening.facts)
    report_of = {f.claim.id: f.source.report for f in happening.facts}
    leaving = {max(pair, key=lambda c: [f.claim.id for f in happening.facts].index(c)) for pair in apart}
    going = {report_of[c] for c in leaving}
    out: dict[str, list[Fact]] = {}
    for fact in happening.facts:
        claim = fact.claim.id
        part = claim if claim in judgements.taken_out else fact.source.report if fact.source.report in going else ""
        out.setdefault(part, []).append(fact)
    if len(out) == 1:
        return [happening]
    why = {**happening.why, "decided": "a person took it apart"}
    return [Happening(happening.tellings if not part else [], facts, why) for part, facts in out.items()]


def _joined(parts: list[Happening]) -> Happening:
    if len(parts) == 1:
        return parts[0]
    facts = sorted((f for part in parts for f in part.facts), key=_rank)
    return Happening([t for p in parts for t in p.tellings], facts, {**parts[0].why, "decided": "a person joined them"})


def event_of(happening: Happening, origins: Origins, entities: Mapping[str, Entity]) -> Event:
    """The record of one happening."""
    facts = happening.facts
    origin_of = origins.of(facts)
    return Event(
        id=happening.id,
        claims=tuple(f.claim.id for f in facts),
        type=min(Counter(f.claim.type for f in facts).items(), key=lambda item: (-item[1], item[0]))[0],
        support=origins.support(facts, origin_of),
        actor=_most(f.actor for f in facts),
        recipient=_most(f.recipient for f in facts),
        when=_when(facts),
        where=tuple(dict.fromkeys(place for f in facts for place in f.claim.where)),
        figures=tolls(facts, origin_of),
        disagreements=disagreements(facts, origin_of, entities),
        why=happening.why,
    )


def _most(parties: Iterable[frozenset[str]]) -> tuple[str, ...]:
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
