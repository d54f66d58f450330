"""The claims of one report, gathered into tellings: sentence by sentence, as a reader would."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from onrecord.matching.doers import one_side
from onrecord.matching.facts import Fact
from onrecord.matching.likeness import score
from onrecord.matching.tellings import Telling, kind_of
from onrecord.matching.within import compare_within
from onrecord.records import Entity

# What can be denied by a REJECT claim beside it, and within how many sentences.
DEED = ("force", "told")
DENIED_WITHIN = 3
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
    return sorted(_with_denials(found, entities), key=lambda t: t.facts[0].rank)


def _with_denials(found: Sequence[Telling], entities: Mapping[str, Entity]) -> list[Telling]:
    """Every denial beside the deed that it denies, as one more telling of it."""
    denials = [fact for telling in found for fact in telling.facts if fact.denies]
    if not denials:
        return list(found)
    deed_of = {fact.id: at for fact in denials if (at := _denied(fact, found, entities)) >= 0}
    out = []
    for n, telling in enumerate(found):
        stays = [fact for fact in telling.facts if fact.id not in deed_of]
        comes = [replace(fact, status="denied") for fact in denials if deed_of.get(fact.id) == n]
        if facts := tuple(sorted((*stays, *comes), key=lambda fact: fact.rank)):
            out.append(telling if facts == telling.facts else Telling(facts, telling.kind))
    return out


def _denied(denial: Fact, found: Sequence[Telling], entities: Mapping[str, Entity]) -> int:
    """The place of the nearest deed within a few sentences that is laid to the denier, or -1.

    Who denies any part in it may have been blamed by nobody: then of the nearest deed that is laid to no one.
    """
    found_near = []
    for n, telling in enumerate(found):
        laid = one_side(telling.actor, denial.actor, entities)
        gap = min(abs(fact.sentence - denial.sentence) for fact in telling.facts)
        deed = telling.kind == DEED and not telling.facts[0].background and gap <= DENIED_WITHIN
        if deed and (laid or (denial.disowns and not telling.actor)):
            found_near.append((not laid, gap, n))
    return min(found_near, default=(False, 0, -1))[-1]


def _join(kin: list[Telling], new: Telling, entities: Mapping[str, Entity], last: int | None = None) -> None:
    """Add what is new to the telling it is most like, of the latest up to `last`; or let it stand as its own."""
    end = len(kin) if last is None else last
    near = range(max(0, end - LOOK_BACK), end)
    # of equals the one told last: "the attack" is seldom an earlier one
    likest = max(((score(compare_within(kin[i], new, entities)), kin[i].facts[-1].at, i) for i in near), default=None)
    if likest is None or likest[0] <= 0:
        kin.append(new)
    else:
        at = likest[-1]
        kin[at] = Telling((*kin[at].facts, *new.facts), new.kind)
