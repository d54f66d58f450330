"""Lines of assistance over one scale of time: where each step of each line stands."""

from collections.abc import Sequence

from msgspec import Struct

from onrecord.web.charts.scale import Tick, read_day, time_scale
from onrecord.web.rows import LineRow


class Stop(Struct, frozen=True):
    """One step of a line: its place in per cent, its stage, and what a pointer is told."""

    at: float
    stage: str
    words: str


class Strips(Struct, frozen=True):
    """The axis that the lines share, and the stops of each line by its id. Undated steps are not drawn."""

    ticks: list[Tick]
    lanes: dict[str, list[Stop]]


def strips(lines: Sequence[LineRow]) -> Strips:
    """The strips of these lines."""
    days = [d for line in lines for step in line.steps if (d := read_day(step.when.start or step.when.end))]
    scale = time_scale(days)
    if scale is None:
        return Strips([], {line.id: [] for line in lines})
    lanes = {
        line.id: [
            Stop(scale.at(day), step.stage, f"{step.stage}, {step.day}")
            for step in line.steps
            if (day := read_day(step.when.start or step.when.end))
        ]
        for line in lines
    }
    return Strips(scale.ticks(), {key: sorted(stops, key=lambda s: s.at) for key, stops in lanes.items()})
