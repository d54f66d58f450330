"""What people decided, as matching needs it. A decision wins over any likeness."""

from collections.abc import Collection, Iterable, Sequence

from onrecord.matching.corrections import OF_EVENTS, corrected
from onrecord.matching.facts import Fact
from onrecord.matching.groups import Groups
from onrecord.records import Decision, Place, make_id


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
        self._named = frozenset(id_ for pair in (*self._joined, *self._apart) for id_ in pair)
        self.taken_out = frozenset(d.value for d in held if d.action == "split" and d.value)
        self._corrected: dict[str, list[tuple[str, str]]] = {}
        for decision in (d for d in held if d.action == "correct"):
            field, _, value = (decision.value or "").partition("=")
            self._corrected.setdefault(decision.about, []).append((field, value))
        self.rejected = frozenset(d.about for d in held if d.action == "reject")

    @property
    def on_claims(self) -> bool:
        """Whether any claim was rejected or corrected."""
        return bool(self._corrected or self.rejected)

    @property
    def on_events(self) -> bool:
        """Whether anything was joined, kept apart, taken out or corrected."""
        return bool(self._joined or self._apart or self.taken_out or self._corrected)

    def bears_on(self, claim: str) -> bool:
        """Whether such a decision is about this claim or an event that it anchors."""
        event = event_id(claim)
        return claim in self.taken_out or event in self._named or event in self._corrected

    def about(self, claim: str) -> tuple[bool, list[tuple[str, str]]]:
        """What was decided on one claim by itself: whether it was rejected, and what of it was corrected."""
        return claim in self.rejected, [*self._corrected.get(event_id(claim), ()), *self._corrected.get(claim, ())]

    def applied(
        self, facts: Iterable[Fact], places: Iterable[Place] = (), known: Collection[str] | None = None
    ) -> list[Fact]:
        """The facts of one report that were not rejected, each as it was corrected.

        `places` are the report's, `known` the entities of the case. What was corrected of an event that one claim
        anchors holds for that claim; what bears on the event's other claims too is done by `applied_to_event`.
        """
        kept = [fact for fact in facts if fact.id not in self.rejected]
        if not self._corrected or not any(self.about(fact.id)[1] for fact in kept):
            return kept
        named = {place.id: place for place in places}
        return [self._correct(fact, named, known) for fact in kept]

    def _correct(self, fact: Fact, places: dict[str, Place], known: Collection[str] | None) -> Fact:
        of_event = [(f, v) for f, v in self._corrected.get(event_id(fact.id), ()) if f not in OF_EVENTS]
        for field, value in (*of_event, *self._corrected.get(fact.id, ())):
            fact = corrected(fact, field, value, places, known)
        return fact

    def applied_to_event(self, facts: Sequence[Fact], known: Collection[str]) -> list[Fact]:
        """The claims of one event as the event was corrected, under any id that it ever had.

        What was corrected of a claim itself was done before, and is not undone here.
        """
        held = [pair for fact in facts for pair in self._corrected.get(event_id(fact.id), ()) if pair[0] in OF_EVENTS]
        out = []
        for fact in facts:
            own = {field for field, _ in self._corrected.get(fact.id, ())}
            for field, value in held:
                fact = fact if field in own else corrected(fact, field, value, known=known)
            out.append(fact)
        return out

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
