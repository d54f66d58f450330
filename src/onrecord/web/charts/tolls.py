"""The values told of one figure, each with its bounds, over one scale of numbers: a row a claim, in order of date."""

from collections.abc import Mapping

from msgspec import Struct

from onrecord import telling
from onrecord.records import Figure, Toll
from onrecord.web.charts.scale import Tick, number_scale
from onrecord.web.evidence import Evidence

_ROOM = 1.15


class Value(Struct, frozen=True):
    """One figure of one claim. `left` and `right` are the ends drawn, in per cent; None where it is open."""

    evidence: Evidence
    words: str
    told: str
    bound: str
    left: float | None
    right: float | None
    part: bool
    imputed: bool


class Plot(Struct, frozen=True):
    """What was counted, the axis, and the values in order of publication."""

    what: str
    range: str
    rule: str | None
    ticks: list[Tick]
    values: list[Value]


def plot(what: str, toll: Toll, evidence: Mapping[str, Evidence]) -> Plot:
    """The plot of one toll; claims without evidence are left out."""
    told = [
        (evidence[claim], figure) for claim, figures in toll.by_claim.items() if claim in evidence for figure in figures
    ]
    told.sort(key=lambda pair: (pair[0].source.published or "9999", pair[0].source.report, pair[1].span.start))
    numbers = [n for _, figure in told for n in (figure.low, figure.high) if n is not None]
    # Room to the right, so that an open end is seen to be open.
    room = _ROOM if any(figure.high is None for _, figure in told) else 1
    scale = number_scale(n * room for n in numbers)
    ends = [(scale.at(f.low) if f.low is not None else None, scale.at(f.high) if f.high is not None else None)
            if scale else (None, None) for _, f in told]  # fmt: skip
    return Plot(
        what=what,
        range=telling.toll(what, toll),
        rule=toll.rule,
        ticks=scale.ticks() if scale else [],
        values=[_value(e, figure, *end) for (e, figure), end in zip(told, ends, strict=True)],
    )


def _value(evidence: Evidence, figure: Figure, left: float | None, right: float | None) -> Value:
    return Value(
        evidence=evidence,
        words=figure.span.text,
        told=telling.figure(figure) + (f" ({figure.of.text})" if figure.of else ""),
        bound=figure.bound,
        left=left,
        right=right,
        part=figure.part,
        imputed=figure.imputed,
    )
