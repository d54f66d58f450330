"""The versions of an event side by side: what each origin says of how it was done."""

from pathlib import Path

import pytest

from onrecord.case import open_case
from onrecord.matching.matched import Matched
from onrecord.records import Claim, ClaimType, Disagreement, Event, Side, Support
from onrecord.web.evidence import evidence_of
from onrecord.web.look import Look
from onrecord.web.versions import Field, versions
from tests.web import sample


def how(path: Path, *told: tuple[ClaimType, str, str], disputed: bool = False) -> Field | None:
    """The row on how it was done, of an event that reports tell with a type and a trigger in a text."""
    reports = []
    for n, (type_, trigger, text) in enumerate(told):
        report = sample.Told(f"r{n}", f"outlet {n}", "1948-04-06", "News", text)
        report.claim(type_, trigger)
        reports.append(report)
    claims: list[Claim] = [report.claims[0] for report in reports]
    sides = tuple(Side(value=claim.report, claims=(claim.id,)) for claim in claims)
    event = Event(
        id="ev",
        type=told[0][0],
        claims=tuple(claim.id for claim in claims),
        support=Support(reports=len(told), outlets=len(told), origins=len(told)),
        disagreements=(Disagreement(field="how", values=sides),) if disputed else (),
    )
    found = Matched(
        entities=(),
        entity_of={},
        events=(event,),
        assistance=(),
        exchanges=(),
        namings=(),
        copy_of={},
        origin_of={report.id: report.origin for report in reports},
    )
    with open_case(sample.write(path / "how.case", reports, found=found)) as case:
        look = Look(case)
        rows = versions(look, event, claims, evidence_of(look, claims)).fields
    return next((row for row in rows if row.name == "how"), None)


BOMB: tuple[ClaimType, str, str] = ("ASSAULT", "killed", "Rain fell. A truck bomb killed nine porters.")
SHELLS: tuple[ClaimType, str, str] = ("ASSAULT", "killed", "Mortars killed nine porters.")


def test_a_row_tells_how_it_was_done_in_the_reports_own_words(tmp_path: Path) -> None:
    row = how(tmp_path, BOMB, SHELLS)
    assert row
    assert [(cell.words, cell.values) for cell in row.cells] == [
        (["truck bomb"], ["bomb", "truck bomb"]),
        (["Mortars"], ["shelling"]),
    ]


@pytest.mark.parametrize(
    ("other", "disputed", "stand"),
    [(SHELLS, True, "differ"), (SHELLS, False, "varies"), (BOMB, False, "agree")],
)
def test_where_the_tellers_stand_on_it(
    other: tuple[ClaimType, str, str], disputed: bool, stand: str, tmp_path: Path
) -> None:
    row = how(tmp_path, BOMB, other, disputed=disputed)
    assert row and row.stand == stand


@pytest.mark.parametrize(
    "told",
    [
        ("ASSAULT", "killed", "Gunmen killed nine porters. Mortars were heard."),
        ("ACCUSE", "condemned", "The council condemned the shelling."),
    ],
)
def test_no_row_where_no_deed_of_force_is_told_with_its_way(told: tuple[ClaimType, str, str], tmp_path: Path) -> None:
    assert how(tmp_path, told) is None


def test_the_words_nearest_to_the_deed_are_shown(tmp_path: Path) -> None:
    before = "Rain fell on the hills and on the harvest for days. "
    text = f"{before}Jets killed nine porters at the mill, long after mortars had killed two."
    row = how(tmp_path, ("ASSAULT", "killed nine", text))
    assert row and row.cells[0].words == ["Jets"]
