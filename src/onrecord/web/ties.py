"""What one party did to another, as networks and matrices tell it: kinds of tie over the types of event."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from onrecord.case.deeds import Deed
from onrecord.knowledge import load_yaml

_TIES = "web/ties.yaml"


class Tie(Struct, frozen=True):
    """In how many events an actor did something of one kind to a recipient."""

    actor: str
    recipient: str
    kind: str
    events: int


def kinds() -> dict[str, list[str]]:
    """The kinds of tie and the types of event of each, in the order in which they are told."""
    found: dict[str, list[str]] = load_yaml(_TIES)
    return found


@cache
def _kind_of() -> dict[str, str]:
    return {code: kind for kind, types in kinds().items() for code in types}


def ties(deeds: Iterable[Deed]) -> list[Tie]:
    """The deeds by kind, the most frequent first."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for deed in deeds:
        counts[deed.actor, deed.recipient, _kind_of()[deed.type]] += deed.events
    return [Tie(*key, many) for key, many in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def ranked(found: Iterable[Tie]) -> list[str]:
    """The parties of these ties, those in most events first."""
    counts: Counter[str] = Counter()
    for tie in found:
        counts[tie.actor] += tie.events
        counts[tie.recipient] += tie.events
    return sorted(counts, key=lambda party: (-counts[party], party))
