"""The records of the case's entities, and how each outlet calls them, made a few thousand mentions at a time."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from msgspec import Raw
from numpy.typing import NDArray

from onrecord.matching.briefs import Named, digest, entity_in, opened, rest_of
from onrecord.matching.entities import Resolved, one
from onrecord.matching.facts import Source
from onrecord.matching.matched import Made
from onrecord.matching.naming import naming, naming_id
from onrecord.matching.shelf import Shelf

# So many entities of reports are held at a time.
AT_ONCE = 200_000

Member = tuple[Source, Named]
Rows = NDArray[np.int64]
# An entity that is to be made: its id, its mark, and its members as rows of the report's number and a place in it.
Waiting = tuple[str, bytes, Rows]


def cast_of(
    shelf: Shelf, entities: Resolved, order: Rows, marks: Sequence[bytes], standing: Mapping[str, bytes]
) -> Iterator[Made]:
    """Every entity of the case with its naming; without themselves where they stand as they were."""
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    digests = np.frombuffer(b"".join(marks), dtype="<i8")
    waiting: list[Waiting] = []
    for id_, rows in entities.members(rank):
        mark = digest(digests[rows[:, 0]].tobytes(), rows[:, 1].tobytes())
        if standing.get(id_) != mark:
            waiting.append((id_, mark, rows))
            continue
        yield Made("entity", id_, mark, None)
        if standing.get(naming_id(id_)) == mark:
            yield Made("naming", naming_id(id_), mark, None)
    for some in _portions(waiting):
        yield from _made(shelf, some)


def _portions(waiting: Sequence[Waiting]) -> Iterator[list[Waiting]]:
    """These entities in order, so many at a time that not too many members are held at once."""
    some, held = list[Waiting](), 0
    for one_ in waiting:
        if some and held + len(one_[2]) > AT_ONCE:
            yield some
            some, held = [], 0
        some.append(one_)
        held += len(one_[2])
    yield some


def _made(shelf: Shelf, waiting: Sequence[Waiting]) -> Iterator[Made]:
    """These entities and their namings; each report that names any of them is opened once."""
    numbers = np.concatenate([np.empty(0, dtype=np.int64), *(rows[:, 0] for _, _, rows in waiting)])
    places = np.concatenate([np.empty(0, dtype=np.int64), *(rows[:, 1] for _, _, rows in waiting)])
    ends = np.cumsum([len(rows) for _, _, rows in waiting])
    found: list[Member | None] = [None] * len(numbers)
    number, brief = -1, None
    for row in np.argsort(numbers, kind="stable").tolist():
        if number != numbers[row] or brief is None:
            number = int(numbers[row])
            brief = opened(shelf.brief(number))
        named = brief.entities[places[row]]
        found[row] = brief.source, Named(named.id, named.known, Raw(bytes(named.rest)))
    start = 0
    for (id_, mark, _), end in zip(waiting, ends.tolist(), strict=True):
        members = [member for member in found[start:end] if member]
        found[start:end] = [None] * (end - start)
        start = end
        yield from _both(id_, mark, members)


def _both(id_: str, mark: bytes, members: Sequence[Member]) -> Iterator[Made]:
    rests = [(source, named, rest_of(named)) for source, named in members]
    yield Made("entity", id_, mark, one(id_, [entity_in(named, rest, source.report) for source, named, rest in rests]))
    called = naming(id_, ((source.outlet, rest.forms) for source, _, rest in rests))
    if called:
        yield Made("naming", called.id, mark, called)
