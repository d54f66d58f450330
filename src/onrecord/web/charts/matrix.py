"""Who did how much to whom, as a table: actors down, recipients across."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from onrecord.web.look import Named
from onrecord.web.ties import Tie

MOST = 20
_SHADES = 5


class Cell(Struct, frozen=True):
    """In how many events, and a shade from 0 (none) to 5 (the most of the table)."""

    events: int
    shade: int
    recipient: str


class Row(Struct, frozen=True):
    """One actor and its cells, in the order of the recipients."""

    actor: Named
    cells: list[Cell]


class Matrix(Struct, frozen=True):
    """The table. Who does nothing to another of the table has no row, to whom nothing is done no column."""

    recipients: list[Named]
    rows: list[Row]


def matrix(found: Sequence[Tie], order: Sequence[Named]) -> Matrix | None:
    """The ties among the first of these parties; None where there are none."""
    kept = {named.id: named for named in order[:MOST]}
    counts: Counter[tuple[str, str]] = Counter()
    for tie in found:
        if tie.actor in kept and tie.recipient in kept:
            counts[tie.actor, tie.recipient] += tie.events
    if not counts:
        return None
    most = max(counts.values())
    recipients = [named for i, named in kept.items() if any((a, i) in counts for a in kept)]
    rows = [
        Row(actor, [_cell(counts[i, r.id], most, r.id) for r in recipients])
        for i, actor in kept.items()
        if any((i, r.id) in counts for r in recipients)
    ]
    return Matrix(recipients, rows)


def _cell(events: int, most: int, recipient: str) -> Cell:
    """Shades grow with the square root, so that small counts are told apart."""
    return Cell(events, -(-int(1000 * _SHADES * (events / most) ** 0.5) // 1000) if events else 0, recipient)
