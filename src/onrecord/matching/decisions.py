"""What people decided, as matching needs it. A decision wins over any likeness."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast, get_args

from onrecord.matching.facts import Fact
from onrecord.matching.groups import Groups
from onrecord.records import ClaimType, Decision, Status, make_id


def event_id(claim: str) -> str:
    """The id of the event that is anchored in this claim.

    So every id that an event ever had leads back to a claim, and a decision about it goes on to bear on that claim
    when later reports have given the event another anchor.
    """
    return make_id("ev", claim)


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold: those not undone, in the order in which they were made."""
    kept: dict[str, Decision] = {}
    for decision in decisions:
        if decision.action == "undo":
            kept.pop(decision.about, None)
        else:
            kept[decision.id] = decision
    return list(kept.values())


class Judgements:
    """The standing decisions, by what they do."""

    def __init__(self, decisions: Sequence[Decision] = ()) -> None:
        held = standing(decisions)
        self._joined = [(d.about, d.value) for d in held if d.action == "merge" and d.value]
        self._apart = {frozenset((d.about, d.value)) for d in held if d.action == "not_same" and d.value}
        self.taken_out = frozenset(d.value for d in held if d.action == "split" and d.value)
        self._corrected: dict[str, list[tuple[str, str]]] = {}
        for decision in (d for d in held if d.action == "correct"):
            field, _, value = (decision.value or "").partition("=")
            self._corrected.setdefault(decision.about, []).append((field, value))
        self.rejected = frozenset(d.about for d in held if d.action == "reject")

    def __bool__(self) -> bool:
        return bool(self._corrected or self._joined or self._apart or self.taken_out or self.rejected)

    def applied(self, facts: Iterable[Fact]) -> list[Fact]:
        """The facts that were not rejected, each as it was corrected."""
        kept = [fact for fact in facts if fact.id not in self.rejected]
        return [self._correct(fact) for fact in kept] if self._corrected else kept

    def _correct(self, fact: Fact) -> Fact:
        for field, value in self._corrected.get(fact.id, ()):
            if field == "type" and value in get_args(ClaimType):
                fact = replace(fact, type=cast(ClaimType, value))
            elif field == "status" and value in get_args(Status):
                fact = replace(fact, status=cast(Status, value))
        return fact

    def merged(self, groups: Groups) -> Groups:
        """These groups of entities, with those joined that people joined (unless they also kept them apart)."""
        for first, second in self._joined:
            if not self.kept_apart(first, second):
                groups.join(first, second)
        return groups

    def kept_apart(self, first: str, second: str) -> bool:
        """Whether a person said that these two are not the same."""
        return frozenset((first, second)) in self._apart

    def claims_joined(self, claims: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs of claims that must be in one event."""
        return self._pairs(claims, [pair for pair in self._joined if not self.kept_apart(*pair)])

    def claims_apart(self, claims: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs of claims that must not be in one event."""
        return self._pairs(claims, [(pair[0], pair[-1]) for pair in sorted(map(sorted, self._apart))])

    def _pairs(self, claims: Iterable[str], pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        if not pairs:
            return []
        named = {id_ for pair in pairs for id_ in pair}
        claim_of = {event_id(claim): claim for claim in claims if event_id(claim) in named}
        return [(claim_of[a], claim_of[b]) for a, b in pairs if a in claim_of and b in claim_of]
