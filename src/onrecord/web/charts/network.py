"""Parties and what they did to each other: a few in the middle, the others around them on a rim, each name in a row.

The place of everything follows from the ties alone, so that the same ties give the same drawing. No two names stand in
one row on one side, so that none lies over another; who is tied to whom decides where on the rim a party stands.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from onrecord.web.ties import Tie, kinds, ranked

WIDTH = 1000
MOST_NODES, MOST_EDGES = 60, 120
_ROW, _LEAST_HEIGHT, _MARGIN = 22, 400, 18
_RIM = 275  # how far the rim reaches to either side
_HUBS = 7
_NAME, _HUB_NAME = 33, 24  # letters
_LETTER = 7  # as wide as one is, at most on an average
_LEAST_WIDTH = 420
_THIN, _THICK = 1.3, 6.5
_LEAST_THICKEST = 12  # events: where no tie has so many, none is drawn as thick as can be
_APART = 9  # between two edges of one pair


class Node(Struct, frozen=True):
    """A party: where it stands, how large, and where its name does."""

    id: str
    name: str
    x: float
    y: float
    r: float
    anchor: str
    hub: bool
    events: int


class Edge(Struct, frozen=True):
    """What one party did to another: a curve, as thick as its events are many, with its head at the recipient."""

    actor: str
    recipient: str
    kind: str
    events: int
    path: str
    width: float


class Network(Struct, frozen=True):
    """The drawing, from `left` on so and so wide."""

    left: int
    width: int
    height: int
    nodes: list[Node]
    edges: list[Edge]


class _Spot(Struct):
    x: float
    y: float
    anchor: str = "middle"
    hub: bool = False


def network(found: Sequence[Tie], names: Mapping[str, str], centre: str | None = None) -> Network | None:
    """The drawing of these ties; None where there are none. `centre` stands in the middle, alone."""
    everyone = ranked(found)
    if centre is not None:
        everyone = [centre, *(party for party in everyone if party != centre)]
        found = [tie for tie in found if centre in (tie.actor, tie.recipient)]
    drawn = _drawn(found, everyone[:MOST_NODES])
    kept = [party for party in everyone[:MOST_NODES] if any(party in (tie.actor, tie.recipient) for tie in drawn)]
    if not drawn:
        return None
    hubs = [centre] if centre else kept[: max(1, min(_HUBS, len(kept) // 4))]
    rim = [party for party in kept if party not in hubs]
    height = max(_LEAST_HEIGHT, math.ceil(len(rim) / 2) * _ROW + 2 * _MARGIN)
    spots = _middle(hubs, height)
    order = _by_kind(rim, drawn) if centre else _by_hub(rim, drawn, spots, height)
    spots |= _around(order, height)
    nodes = _nodes(spots, drawn, names)
    left, right = _ends(nodes)
    return Network(
        left=left,
        width=right - left,
        height=height,
        nodes=nodes,
        edges=_edges(drawn, spots),
    )


def _drawn(found: Sequence[Tie], kept: Sequence[str]) -> list[Tie]:
    known = frozenset(kept)
    return [tie for tie in found if tie.actor in known and tie.recipient in known][:MOST_EDGES]


def _middle(hubs: Sequence[str], height: int) -> dict[str, _Spot]:
    """One alone stands in the middle; several in rows of their own, to the left and right in turn."""
    if len(hubs) == 1:
        return {hubs[0]: _Spot(WIDTH / 2, height / 2, hub=True)}
    room = height * 0.62
    order = [*hubs[::2][::-1], *hubs[1::2]]  # the first of all in the middle
    out = {}
    for n, hub in enumerate(order):
        share = n / (len(order) - 1) * 2 - 1
        x = WIDTH / 2 + (85 if n % 2 else -85) * math.sqrt(1 - 0.5 * share * share)
        out[hub] = _Spot(round(x, 1), round(height / 2 + share * room / 2, 1), hub=True)
    return out


def _by_kind(rim: Sequence[str], drawn: Sequence[Tie]) -> list[str]:
    """Those of one kind of tie beside each other, in the order of the kinds; within one the most events first."""
    counts: dict[str, Counter[str]] = {party: Counter() for party in rim}
    for tie in drawn:
        for party in (tie.actor, tie.recipient):
            if party in counts:
                counts[party][tie.kind] += tie.events
    order = list(kinds())

    def key(party: str) -> tuple[int, int, str]:
        kind = max(order, key=lambda k: (counts[party][k], -order.index(k)))
        return order.index(kind), -counts[party].total(), party

    return sorted(rim, key=key)


def _by_hub(rim: Sequence[str], drawn: Sequence[Tie], hubs: Mapping[str, _Spot], height: int) -> list[str]:
    """Clockwise from the top, each where those in the middle stand whom it is tied to."""
    pull: dict[str, list[float]] = {party: [0.0, 0.0] for party in rim}
    for tie in drawn:
        for party, other in ((tie.actor, tie.recipient), (tie.recipient, tie.actor)):
            if party in pull and other in hubs:
                pull[party][0] += tie.events * (hubs[other].x - WIDTH / 2)
                pull[party][1] += tie.events * (hubs[other].y - height / 2)
    return sorted(rim, key=lambda party: (round(math.atan2(pull[party][0], -pull[party][1]) % math.tau, 6), party))


def _around(order: Sequence[str], height: int) -> dict[str, _Spot]:
    """On an ellipse clockwise from the top, half to the right and half to the left, each in a row of its own."""
    right = math.ceil(len(order) / 2)
    out = {}
    for n, party in enumerate(order):
        side, row, rows = (1, n, right) if n < right else (-1, len(order) - 1 - n, len(order) - right)
        y = height / 2 + (row - (rows - 1) / 2) * (height - 2 * _MARGIN) / max(rows, 1)
        share = (y - height / 2) / (height / 2)
        x = WIDTH / 2 + side * _RIM * (0.35 + 0.65 * math.sqrt(max(0.0, 1 - share * share)))
        out[party] = _Spot(round(x, 1), round(y, 1), "start" if side > 0 else "end")
    return out


def _nodes(spots: Mapping[str, _Spot], drawn: Sequence[Tie], names: Mapping[str, str]) -> list[Node]:
    counts: Counter[str] = Counter()
    for tie in drawn:
        counts[tie.actor] += tie.events
        counts[tie.recipient] += tie.events
    most = max(counts.values())
    return [
        Node(
            id=party,
            name=_short(names[party], _HUB_NAME if spot.hub else _NAME),
            x=spot.x,
            y=spot.y,
            r=round(3.5 + (9 if spot.hub else 4.5) * math.sqrt(counts[party] / most), 1),
            anchor=spot.anchor,
            hub=spot.hub,
            events=counts[party],
        )
        for party, spot in spots.items()
    ]


def _ends(nodes: Sequence[Node]) -> tuple[int, int]:
    """How far the names reach to the left and to the right."""
    reach = {anchor: [n for n in nodes if n.anchor == anchor] for anchor in ("start", "end", "middle")}
    left = min(
        *(n.x - n.r - len(n.name) * _LETTER for n in reach["end"]),
        *(n.x - len(n.name) * _LETTER / 2 for n in reach["middle"]),
        WIDTH / 2 - _LEAST_WIDTH / 2,
    )
    right = max(
        *(n.x + n.r + len(n.name) * _LETTER for n in reach["start"]),
        *(n.x + len(n.name) * _LETTER / 2 for n in reach["middle"]),
        WIDTH / 2 + _LEAST_WIDTH / 2,
    )
    return round(left) - _MARGIN, round(right) + _MARGIN


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _edges(drawn: Sequence[Tie], spots: Mapping[str, _Spot]) -> list[Edge]:
    """The curves; those of one pair lie side by side. The thickest come first, so that none is hidden."""
    lanes: dict[tuple[str, str], list[Tie]] = {}
    for tie in drawn:
        lanes.setdefault(_pair(tie), []).append(tie)
    most = max(_LEAST_THICKEST, *(tie.events for tie in drawn))
    out = []
    for tie in drawn:
        beside = lanes[_pair(tie)]
        lane = (beside.index(tie) - (len(beside) - 1) / 2) * _APART
        width = round(_THIN + (_THICK - _THIN) * math.sqrt(tie.events / most), 1)
        path = _curve(spots[tie.actor], spots[tie.recipient], lane if tie.actor < tie.recipient else -lane, width)
        out.append(Edge(tie.actor, tie.recipient, tie.kind, tie.events, path, width))
    return out


def _pair(tie: Tie) -> tuple[str, str]:
    return min(tie.actor, tie.recipient), max(tie.actor, tie.recipient)


def _curve(start: _Spot, end: _Spot, lane: float, width: float) -> str:
    """From one party to another, bent aside by its lane; between two on the rim also towards the middle."""
    dx, dy = end.x - start.x, end.y - start.y
    length = math.hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    mx, my = (start.x + end.x) / 2 - uy * lane * 2, (start.y + end.y) / 2 + ux * lane * 2
    if not start.hub and not end.hub:
        mx += (WIDTH / 2 - mx) * 0.45
    near, far = (9.0 if start.hub else 6.0), (15.0 if end.hub else 10.0) + width
    ax, ay = _towards(start, mx, my, near)
    bx, by = _towards(end, mx, my, far)
    return f"M{ax:.1f} {ay:.1f}Q{mx:.1f} {my:.1f} {bx:.1f} {by:.1f}"


def _towards(spot: _Spot, x: float, y: float, by: float) -> tuple[float, float]:
    length = math.hypot(x - spot.x, y - spot.y) or 1.0
    share = min(by / length, 0.4)
    return spot.x + (x - spot.x) * share, spot.y + (y - spot.y) * share
