"""Who did it, where accounts of one event differ: each side lays it to other doers, and may mean no other deed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.matching.accounts import Account, accounts, count_alike, counts
from onrecord.matching.doers import at_odds, known, names, one_side
from onrecord.matching.facts import Fact
from onrecord.matching.tellings import results
from onrecord.records import Disagreement, Entity, Side

# What somebody is blamed for. Many may call for a thing, or help: that each is named for it is no dispute.
BLAMED = ("ASSAULT", "COERCE")

Ids = frozenset[str]


def disputed_doers(facts: Sequence[Fact], entities: Mapping[str, Entity]) -> Iterator[Disagreement]:
    """The sides that accounts name as doers, where two accounts name none in common.

    A state, its bodies and its head are one side; a name that no table knows and that one claim alone gives is none.
    """
    told = [fact for fact in facts if fact.actor and fact.type in BLAMED and _is_of_the_deed(fact)]
    sides = [(side, [fact.id for fact in told if fact.actor & side]) for side in _sides(told, entities)]
    sides = [(side, claims) for side, claims in sides if len(claims) > 1 or known(side, entities)]
    named = frozenset().union(*(side for side, _ in sides))
    if len(sides) > 1 and any(_against(a, b, named, entities) for a, b in combinations(accounts(told), 2)):
        values = tuple(Side(value=names(side, entities), claims=tuple(claims)) for side, claims in sides)
        yield Disagreement(field="actor", values=values)


def _is_of_the_deed(fact: Fact) -> bool:
    """Whether a claim is of what the event is about, and not of what came before or beside it.

    It is where it is the news, takes the deed as told, or gives what came of it.
    """
    gives = bool(counts(fact)) or fact.mode in results()
    return fact.status != "denied" and (fact.lead or fact.refers or gives)


def _sides(told: Sequence[Fact], entities: Mapping[str, Entity]) -> list[Ids]:
    """Doers that are of one side each, in the order in which they are first named.

    That one account names two together ("Russian and Syrian jets") makes them no one side.
    """
    sides: list[Ids] = []
    for doer in dict.fromkeys(id_ for fact in told for id_ in sorted(fact.actor)):
        kin = [side for side in sides if one_side(side, frozenset([doer]), entities)]
        at = sides.index(kin[0]) if kin else len(sides)
        sides = [side for side in sides if side not in kin]
        sides.insert(at, frozenset([doer]).union(*kin))
    return sides


def _against(one: Account, two: Account, named: Ids, entities: Mapping[str, Entity]) -> bool:
    """Whether two accounts name doers that cannot be of one side, and may mean one deed."""
    a, b = (frozenset().union(*(fact.actor for fact in account)) & named for account in (one, two))
    return bool(a and b) and at_odds(a, b, entities) and count_alike(one, two)
