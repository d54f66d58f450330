"""On what ground a record is looked at before others."""

import pytest

from onrecord.case import doubt
from onrecord.knowledge import load_yaml
from onrecord.records import (
    AssistanceLine,
    Claim,
    Disagreement,
    Event,
    Figure,
    Gap,
    Party,
    Span,
    Stage,
    Status,
    Step,
    Support,
    Toll,
)

WORDS = Span(0, 3, "hit")


@pytest.mark.parametrize(
    ("origins", "differ", "killed", "ground"),
    [
        (4, True, None, "differ_3"),
        (2, True, 20, "differ_2"),
        (1, True, None, "differ_1"),
        (1, False, 12, "high_toll_alone"),
        (1, False, 3, "toll_alone"),
        (3, False, 12, "several"),
        (1, False, None, None),
    ],
)
def test_events(origins: int, differ: bool, killed: int | None, ground: str | None) -> None:
    event = Event(
        id="ev-1",
        claims=("cl-1",),
        type="ASSAULT",
        support=Support(reports=origins, outlets=origins, origins=origins),
        figures={"killed": Toll(low=killed, best=killed, high=killed, by_claim={})} if killed else {},
        disagreements=(Disagreement(field="when", values=()),) if differ else (),
    )
    assert doubt.of_event(event) == ground


@pytest.mark.parametrize(
    ("status", "hedged", "imputed", "named", "ground"),
    [
        ("denied", True, True, True, "denied"),
        ("happened", True, True, True, "imputed"),
        ("happened", True, False, True, "hedged"),
        ("possible", False, False, True, "hedged"),
        ("happened", False, False, False, "nobody"),
        ("happened", False, False, True, None),
    ],
)
def test_claims(status: Status, hedged: bool, imputed: bool, named: bool, ground: str | None) -> None:
    claim = Claim(
        id="cl-1",
        report="r-1",
        type="ASSAULT",
        trigger=WORDS,
        sentence=WORDS,
        status=status,
        hedges=(WORDS,) if hedged else (),
        figures=(Figure(what="killed", span=WORDS, imputed=imputed),),
        actor=(Party(span=WORDS),) if named else (),
    )
    assert doubt.of_claim(claim) == ground


@pytest.mark.parametrize(
    ("stages", "delivered", "ground"),
    [
        (["promised", "delivered"], 20, "gap"),
        (["promised", "delivered"], 50, None),
        (["promised", "refused"], 50, "broken_off"),
        (["requested"], 50, "nothing_came"),
    ],
)
def test_lines(stages: list[Stage], delivered: float, ground: str | None) -> None:
    line = AssistanceLine(
        id="as-1",
        supplier="a",
        receiver="b",
        steps=tuple(Step(stage=stage, claims=()) for stage in stages),
        gaps=(Gap(unit="tons", promised=50, delivered=delivered),),
    )
    assert doubt.of_line(line) == ground


def test_every_ground_has_its_place_in_the_queue() -> None:
    told = {(g["kind"], g["code"]) for g in load_yaml("web/review.yaml")["grounds"]}
    events = {"differ_1", "differ_2", "differ_3", "high_toll_alone", "toll_alone", "several", "none"}
    assert {code for kind, code in told if kind == "event"} == events
    assert {code for kind, code in told if kind == "claim"} == {"denied", "imputed", "hedged", "nobody", "none"}
    assert {code for kind, code in told if kind == "assistance"} == {"gap", "broken_off", "nothing_came", "none"}
