"""The review queue: what nobody has decided on yet, ground after ground, in the order of data/web/review.yaml."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from onrecord.knowledge import load_yaml
from onrecord.web.filters import Asked
from onrecord.web.look import Look
from onrecord.web.skipped import mark

# Filters of the queue that the case itself knows.
FILTERS = ("party", "type", "outlet", "since", "until")
# What stands between the two names of a pair in an address.
_AND = "~"


class Ground(Struct, frozen=True):
    """Why records stand where they do in the queue."""

    kind: str
    code: str
    words: str

    @property
    def id(self) -> str:
        """The ground in an address."""
        return f"{self.kind}.{self.code}"


class Waiting(Struct, frozen=True):
    """One record of the queue; a pair of parties has both ids."""

    kind: str
    id: str
    ground: Ground


class Progress(Struct, frozen=True):
    """How many records of a kind there are under the filters, and on how many somebody decided."""

    kind: str
    words: str
    decided: int
    of: int


def table(name: str) -> Any:
    """One table of data/web/review.yaml."""
    return load_yaml("web/review.yaml")[name]


def grounds() -> list[Ground]:
    """All grounds, what is looked at first standing first."""
    return [Ground(**row) for row in table("grounds")]


def pair_id(first: str, second: str) -> str:
    """Two parties that may be one, as one id."""
    return f"{first}{_AND}{second}"


def split_pair(record_id: str) -> tuple[str, str] | None:
    """The two ids that `pair_id` joined; None where there is no pair."""
    first, sign, second = record_id.partition(_AND)
    return (first, second) if sign else None


class Queue:
    """The queue of one case under the filters of an address."""

    def __init__(self, look: Look, asked: Asked, skipped: tuple[str, ...]) -> None:
        self._look, self._skipped = look, frozenset(skipped)
        self._filters: dict[str, Any] = asked.only(*FILTERS)
        self._kind, self._ground = asked.get("kind"), asked.get("doubt")
        self._state = "clash" if asked.get("reviewed") == "clash" else "no"

    def next(self) -> Waiting | None:
        """The record that comes first and was not skipped."""
        return next((w for w in self._waiting() if mark(w.id) not in self._skipped), None)

    def skipped(self) -> int:
        """How many records of the queue were skipped."""
        return len(self._skipped)

    def progress(self) -> list[Progress]:
        """How far each kind is, in the order of the tabs."""
        return [Progress(kind, words, *self._counts(kind)) for kind, words in table("kinds").items()]

    def _waiting(self) -> Iterator[Waiting]:
        for ground in grounds():
            asked_for = self._kind in ("", ground.kind) and self._ground in ("", ground.id)
            for record in self._of(ground) if asked_for else ():
                yield Waiting(ground.kind, record, ground)

    def _of(self, ground: Ground) -> list[str]:
        """The first records of a ground: one more than could have been skipped."""
        if ground.kind == "pair":
            return self._pairs()
        most = len(self._skipped) + 1
        filters = {**self._filters, "doubt": ground.code, "reviewed": self._state}
        return self._look.case.listed(ground.kind, limit=most, **filters)

    def _pairs(self) -> list[str]:
        if self._filters:
            return []
        wanted = "clash" if self._state == "clash" else "unreviewed"
        state = self._look.reviews().pair
        return [pair_id(a, b) for a, b, _ in self._look.case.proposals() if state(a, b).state == wanted]

    def _counts(self, kind: str) -> tuple[int, int]:
        case = self._look.case
        if kind == "pair":
            pairs = [] if self._filters else case.proposals()
            states = [self._look.reviews().pair(a, b).state for a, b, _ in pairs]
            return len(states) - states.count("unreviewed"), len(states)
        return case.count(kind, reviewed="yes", **self._filters), case.count(kind, **self._filters)
