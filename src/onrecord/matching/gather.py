"""The claims of one report, gathered into tellings: sentence by sentence, as a reader would."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from onrecord.matching.facts import Fact
from onrecord.matching.likeness import compare_within, score
from onrecord.matching.tellings import Telling, kind_of
from onrecord.records import Entity

# So many tellings back a claim can still be about.
LOOK_BACK = 12


def gather(facts: Sequence[Fact], entities: Mapping[str, Entity]) -> list[Telling]:
    """The tellings of one report, in text order.

    What one sentence tells of a happening is taken together first; then it joins the earlier telling that it is most
    like, or opens its own.
    """
    tellings: dict[tuple[str, str, bool], list[Telling]] = {}
    for _, sentence in groupby(facts, key=lambda fact: fact.sentence):
        here: dict[tuple[str, str, bool], list[Telling]] = {}
        for fact in sentence:
            alone = Telling((fact,), kind_of(fact))
            _join(here.setdefault((*alone.kind, fact.background), []), alone, entities)
        for kind, told in here.items():
            before = len(tellings.setdefault(kind, []))
            for telling in told:
                _join(tellings[kind], telling, entities, before)
    found = [telling for kin in tellings.values() for telling in kin]
    return sorted(found, key=lambda t: t.facts[0].rank)


def _join(kin: list[Telling], new: Telling, entities: Mapping[str, Entity], last: int | None = None) -> None:
    """Add what is new to the telling it is most like, of the latest up to `last`; or let it stand as its own."""
    best, at = 0.0, -1
    end = len(kin) if last is None else last
    for i in range(max(0, end - LOOK_BACK), end):
        if (value := score(compare_within(kin[i], new, entities))) > best:
            best, at = value, i
    if at < 0:
        kin.append(new)
    else:
        kin[at] = Telling((*kin[at].facts, *new.facts), new.kind)
