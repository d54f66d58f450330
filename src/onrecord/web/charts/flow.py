"""Bands from outlets through those who stand between to speakers, as wide as the statements that come that way.

Only the ways through the few who stand between most often are drawn, and of outlets and speakers the largest by name,
the rest together: the table under the drawing has them all.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

WIDTH = 1000
_TOP, _ROOM, _GAP, _BAR = 30, 300, 11, 7
_COLUMNS = (220, 496, 773)  # where the bars stand; names to their left in the first column, else to their right
_SHOWN = 10
_LETTER = 7  # as wide as one is, at most on an average
_REST = ""

# The keys of an outlet, the one between and a speaker, and how many statements come that way.
Way = tuple[tuple[str, str, str], int]
Column = dict[str, "Node"]


class Node(Struct, frozen=True):
    """A bar: an outlet or speaker by its key, or (key "") all that are not drawn by name, `others` of them."""

    key: str
    words: str
    statements: int
    column: int
    x: int
    y: float
    height: float
    others: int


class Band(Struct, frozen=True):
    """The statements that come from one bar to the next: a line as wide as they are many."""

    path: str
    width: float
    words: str


class Flow(Struct, frozen=True):
    """The drawing, from `left` to 1000 wide: its bars, its bands, and how many statements it draws."""

    left: int
    height: float
    statements: int
    nodes: list[Node]
    bands: list[Band]


def flow(ways: Sequence[Way], words: Mapping[str, str]) -> Flow | None:
    """The drawing of these ways, with the words for each key; None where there are none."""
    if not ways:
        return None
    between = _largest(ways, 1)
    ways = [way for way in ways if way[0][1] in between]
    drawn = sum(many for _, many in ways)
    unit = _ROOM / drawn
    folded, columns = _fold(ways, [_largest(ways, n) for n in range(3)]), []
    for n in range(3):
        everyone = {keys[n] for keys, _ in ways}
        columns.append(_column(n, folded, unit, words, everyone))
    nodes = [node for column in columns for node in column.values()]
    bands = [band for n in (0, 1) for band in _bands(folded, columns[n], columns[n + 1], n, unit)]
    left = min(_COLUMNS[0] - len(f"{node.words} {node.statements:,}") * _LETTER for node in columns[0].values())
    return Flow(max(0, left - _GAP), round(max(node.y + node.height for node in nodes) + 10), drawn, nodes, bands)


def _largest(ways: Sequence[Way], n: int) -> set[str]:
    counts: Counter[str] = Counter()
    for keys, many in ways:
        counts[keys[n]] += many
    return set(sorted(counts, key=lambda key: (-counts[key], key))[:_SHOWN])


def _fold(ways: Sequence[Way], kept: Sequence[set[str]]) -> Counter[tuple[str, ...]]:
    folded: Counter[tuple[str, ...]] = Counter()
    for keys, many in ways:
        folded[tuple(key if key in kept[n] else _REST for n, key in enumerate(keys))] += many
    return folded


def _column(
    n: int, folded: Counter[tuple[str, ...]], unit: float, words: Mapping[str, str], everyone: set[str]
) -> Column:
    """The bars of one column from the top down: the largest first, those not named last."""
    counts: Counter[str] = Counter()
    for keys, many in folded.items():
        counts[keys[n]] += many
    others, y, out = len(everyone - counts.keys()), float(_TOP), {}
    for key in sorted(counts, key=lambda key: (key == _REST, -counts[key], key)):
        height = max(unit * counts[key], 1.5)
        name = words[key] if key != _REST else f"{others:,} other{'' if others == 1 else 's'}"
        rest = others if key == _REST else 0
        out[key] = Node(key, name, counts[key], n, _COLUMNS[n], round(y, 1), round(height, 1), rest)
        y += max(height, 5) + _GAP
    return out


def _bands(folded: Counter[tuple[str, ...]], left: Column, right: Column, n: int, unit: float) -> Iterator[Band]:
    """The bands between two columns, side by side in the order of both, so that they cross little."""
    between: Counter[tuple[str, str]] = Counter()
    for keys, many in folded.items():
        between[keys[n], keys[n + 1]] += many
    leaves, arrives = ({key: node.y for key, node in column.items()} for column in (left, right))
    order = [{key: at for at, key in enumerate(column)} for column in (left, right)]
    for a, b in sorted(between, key=lambda pair: (order[0][pair[0]], order[1][pair[1]])):
        width = unit * between[a, b]
        start, end = leaves[a] + width / 2, arrives[b] + width / 2
        leaves[a] += width
        arrives[b] += width
        x, to = left[a].x + _BAR, right[b].x
        middle = (x + to) / 2
        yield Band(
            f"M{x} {start:.1f}C{middle:g} {start:.1f} {middle:g} {end:.1f} {to} {end:.1f}",
            round(max(width, 1), 1),
            f"{left[a].words} to {right[b].words}: {between[a, b]:,}",
        )
