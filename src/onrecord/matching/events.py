"""Events: the tellings of many reports that are of one happening, held side by side."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.matching.blocks import candidates
from onrecord.matching.decisions import Judgements, event_id
from onrecord.matching.disagreements import disagreements
from onrecord.matching.facts import Fact, iso
from onrecord.matching.groups import Groups
from onrecord.matching.likeness import Found, compare, pull, weights
from onrecord.matching.linkage import cluster
from onrecord.matching.origins import Origins
from onrecord.matching.tellings import Telling
from onrecord.matching.tolls import tolls
from onrecord.records import Days, Entity, Event

# In a component up to this size every pair is scored; in a larger one only those that met in a block.
WHOLE = 60
# What a pair counts that never met in a block: nothing speaks for it.
UNMET = -2.0
# A pair below this weight is no near miss.
NEAR = -2.0
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


@dataclass
class Pairs:
    """What pairs of tellings weigh: three columns, for there are millions."""

    first: "array[int]" = field(default_factory=lambda: array("I"))
    second: "array[int]" = field(default_factory=lambda: array("I"))
    weight: "array[float]" = field(default_factory=lambda: array("f"))

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self.first, self.second, self.weight, strict=True)

    def add(self, first: int, second: int, weight: float) -> None:
        """One more pair."""
        self.first.append(first)
        self.second.append(second)
        self.weight.append(weight)


def find_happenings(
    tellings: Sequence[Telling], entities: Mapping[str, Entity], judgements: Judgements
) -> list[Happening]:
    """Tellings by happening; the order of the tellings is that of time."""
    pairs = Pairs()
    for i, j in candidates(tellings):
        pairs.add(i, j, pull(compare(tellings[i], tellings[j], entities)))
    groups = [group for part in _components(len(tellings), pairs) for group in _clusters(part, tellings, entities)]
    apart = _nearest(groups, pairs)
    found = [_happening(group, tellings, entities, apart) for group in groups]
    return sorted(_decided(found, judgements, entities), key=lambda h: h.facts[0].rank)


def _components(size: int, pairs: Pairs) -> list[tuple[list[int], dict[tuple[int, int], float]]]:
    """Tellings that some chain of likenesses joins, with their pairs: only within them can anything become one."""
    root = list(range(size))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = i = root[root[i]]
        return i

    for i, j, weight in pairs:
        if weight > 0:
            i, j = sorted((find(i), find(j)))
            root[j] = i
    members: dict[int, list[int]] = {}
    for i in range(size):
        members.setdefault(find(i), []).append(i)
    known: dict[int, dict[tuple[int, int], float]] = {}
    for i, j, weight in pairs:
        if find(i) == find(j):
            known.setdefault(find(i), {})[i, j] = weight
    return [(group, known.pop(first, {})) for first, group in members.items()]


def _clusters(
    component: tuple[list[int], dict[tuple[int, int], float]],
    tellings: Sequence[Telling],
    entities: Mapping[str, Entity],
) -> list[list[int]]:
    members, known = component
    if len(members) == 1:
        return [members]
    pairs = {}
    for a, i in enumerate(members):
        for b, j in enumerate(members[a + 1 :], a + 1):
            if (i, j) in known:
                pairs[a, b] = known[i, j]
            elif len(members) <= WHOLE:
                pairs[a, b] = pull(_compare_any(tellings[i], tellings[j], entities))
    return [[members[a] for a in group] for group in cluster(len(members), pairs, UNMET)]


def _compare_any(a: Telling, b: Telling, entities: Mapping[str, Entity]) -> list[Found]:
    """Two tellings of one report were already found to be two."""
    found = compare(a, b, entities)
    if a.source is b.source:
        found.append(Found("one_report", "one report tells them apart", weights()["one_report"]))
    return found


def _nearest(groups: Sequence[Sequence[int]], pairs: Pairs) -> dict[int, tuple[float, int, int]]:
    """For each group, by its place, the best pair that leads out of it."""
    group_of = {i: n for n, group in enumerate(groups) for i in group}
    best: dict[int, tuple[float, int, int]] = {}
    for i, j, weight in pairs:
        for inside, outside in ((i, j), (j, i)):
            n = group_of[inside]
            if n != group_of[outside] and weight > NEAR and (n not in best or weight > best[n][0]):
                best[n] = (weight, inside, outside)
    return {groups[n][0]: pair for n, pair in best.items()}


def _happening(
    group: Sequence[int],
    tellings: Sequence[Telling],
    entities: Mapping[str, Entity],
    apart: Mapping[int, tuple[float, int, int]],
) -> Happening:
    facts = sorted((f for i in group for f in tellings[i].facts), key=lambda f: f.rank)
    sample = [tellings[i] for i in group[:SAMPLE]]
    why = {"held": _held([compare(a, b, entities) for a, b in combinations(sample, 2) if a.source is not b.source])}
    if group[0] in apart:
        _, inside, outside = apart[group[0]]
        why["apart"] = _kept_out(tellings[outside], compare(tellings[inside], tellings[outside], entities))
    return Happening(facts, why)


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


def _decided(found: list[Happening], judgements: Judgements, entities: Mapping[str, Entity]) -> list[Happening]:
    """The happenings after people's decisions: split, joined, kept apart, corrected."""
    if not judgements:
        return found
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


def event_of(happening: Happening, origins: Origins, entities: Mapping[str, Entity]) -> Event:
    """The record of one happening."""
    facts = happening.facts
    origin_of = origins.of(facts)
    return Event(
        id=happening.id,
        claims=tuple(f.id for f in facts),
        type=min(Counter(f.type for f in facts).items(), key=lambda item: (-item[1], item[0]))[0],
        support=origins.support(facts, origin_of),
        actor=_most(f.actor for f in facts),
        recipient=_most(f.recipient for f in facts),
        when=_when(facts),
        where=tuple(dict.fromkeys(place for f in facts for place in f.where)),
        figures=tolls(facts, origin_of),
        disagreements=disagreements(facts, origin_of, entities),
        background=all(f.background for f in facts),
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
