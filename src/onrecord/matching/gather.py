"""The claims of one report, gathered into tellings."""

from collections.abc import Mapping, Sequence

from onrecord.matching.facts import Fact
from onrecord.matching.likeness import compare_within, score
from onrecord.matching.tellings import Telling, kind_of
from onrecord.records import Entity

# So many tellings back a claim can still be about.
LOOK_BACK = 12


def gather(facts: Sequence[Fact], entities: Mapping[str, Entity]) -> list[Telling]:
    """The tellings of one report, in text order. A claim joins the telling it is most like, or opens its own."""
    tellings: dict[tuple[str, str, bool], list[Telling]] = {}
    for fact in facts:
        alone = Telling((fact,), kind_of(fact))
        kin = tellings.setdefault((*alone.kind, fact.background), [])
        best, at = 0.0, -1
        for i in range(max(0, len(kin) - LOOK_BACK), len(kin)):
            if (value := score(compare_within(kin[i], alone, entities))) > best:
                best, at = value, i
        if at < 0:
            kin.append(alone)
        else:
            kin[at] = Telling((*kin[at].facts, fact), alone.kind)
    found = [telling for kin in tellings.values() for telling in kin]
    return sorted(found, key=lambda t: t.facts[0].rank)
