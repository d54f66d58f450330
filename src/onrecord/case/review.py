"""What people have made of each record so far. Machine output is unreviewed until someone has decided.

Two people whose latest decisions on a record differ make a clash: both are kept, and neither wins by being later.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from onrecord.records import Decision

State = Literal["unreviewed", "accepted", "rejected", "corrected", "regrouped", "clash"]
_STATES: dict[str, State] = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "merge": "regrouped",
    "split": "regrouped",
}
# Decisions that bear on another record too, the one in their value.
_PAIRED = ("merge", "split", "not_same")


class Review(Struct, frozen=True):
    """The state of a record, who decided, when last, the decisions that stand, and what people differ on."""

    state: State
    by: str = ""
    time: str = ""
    standing: tuple[Decision, ...] = ()
    clash: str = ""


class Reviews:
    """The reviews of all records, made of all decisions."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        every = list(decisions)
        self.undone = frozenset(d.about for d in every if d.action == "undo")
        self.standing = [d for d in every if d.action != "undo" and d.id not in self.undone]
        self._on: dict[str, list[Decision]] = {}
        for decision in self.standing:
            for record in dict.fromkeys(bears_on(decision)):
                self._on.setdefault(record, []).append(decision)

    def of(self, record_id: str) -> Review:
        """The review of one record."""
        standing = self._on.get(record_id)
        return _review(record_id, standing) if standing else Review("unreviewed")

    def in_state(self, *states: State) -> list[str]:
        """The ids of the records in one of these states; without any, of all that were decided on."""
        found = ((record, self.of(record).state) for record in self._on)
        return [r for r, state in found if (state in states if states else state != "unreviewed")]

    def pair(self, first: str, second: str) -> Review:
        """The review of a pair of parties that may be one: accepted where they are, rejected where they are not."""
        both = [d for d in self._on.get(first, ()) if {d.about, d.value} == {first, second}]
        judged = {d.user: d for d in both}
        states: set[State] = {"rejected" if d.action == "not_same" else "accepted" for d in judged.values()}
        if not states:
            return Review("unreviewed")
        clash = _told(judged) if len(states) > 1 else ""
        return Review("clash" if clash else states.pop(), ", ".join(judged), both[-1].time, tuple(both), clash)


def bears_on(decision: Decision) -> Iterator[str]:
    """The ids of the records that a decision bears on."""
    yield decision.about
    if decision.action in _PAIRED and decision.value:
        yield decision.value


def _review(record_id: str, standing: list[Decision]) -> Review:
    judging = [d for d in standing if d.action in _STATES and (d.action != "split" or d.about == record_id)]
    latest = {d.user: d for d in judging}
    clash = _clash(latest, standing)
    if clash:
        return Review(
            "clash", ", ".join(dict.fromkeys(d.user for d in standing)), standing[-1].time, (*standing,), clash
        )
    state = _STATES[judging[-1].action] if judging else "unreviewed"
    return Review(state, ", ".join(latest), judging[-1].time if judging else "", tuple(standing))


def _clash(latest: dict[str, Decision], standing: list[Decision]) -> str:
    """What people differ on, in words; empty where they do not."""
    if len({_STATES[d.action] for d in latest.values()}) > 1:
        return _told(latest)
    fields: dict[str, dict[str, str]] = {}
    pairs: dict[frozenset[str | None], dict[str, Decision]] = {}
    for decision in standing:
        if decision.action == "correct":
            field, _, value = (decision.value or "").partition("=")
            fields.setdefault(field, {})[decision.user] = value
        elif decision.action in ("merge", "not_same"):
            pairs.setdefault(frozenset((decision.about, decision.value)), {})[decision.user] = decision
    differing = [field for field, values in fields.items() if len(set(values.values())) > 1]
    if differing:
        return f"they corrected {', '.join(differing)} differently"
    return next((_told(by) for by in pairs.values() if len({d.action for d in by.values()}) > 1), "")


def _told(latest: dict[str, Decision]) -> str:
    did = {"not_same": "kept apart", **_STATES, "merge": "merged", "split": "split"}
    return "; ".join(f"{user} {did[decision.action]}" for user, decision in latest.items())
