"""What people have made of a record so far. Machine output is unreviewed until someone has decided."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from onrecord.records import Decision

State = Literal["unreviewed", "accepted", "rejected", "corrected", "clash"]
# The kinds of record that people decide on.
REVIEWABLE = ("event", "assistance", "exchange", "claim", "statement")
_STATES: dict[str, State] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


class Review(Struct, frozen=True):
    """The state of a record, the decisions that stand, and who made the latest."""

    state: State
    by: str = ""
    time: str = ""
    standing: tuple[Decision, ...] = ()


def review(decisions: Sequence[Decision], undone: frozenset[str] = frozenset()) -> Review:
    """The review of one record from all decisions about it. Two people who differ make a clash; both are kept."""
    judging = [d for d in decisions if d.action in _STATES and d.id not in undone]
    if not judging:
        return Review("unreviewed")
    latest = {decision.user: decision for decision in judging}
    states = {_STATES[d.action] for d in latest.values()}
    last = judging[-1]
    state = _STATES[last.action] if len(states) == 1 else "clash"
    return Review(state, ", ".join(latest), last.time, tuple(judging))
