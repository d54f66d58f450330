"""Passages of our own: status, apart from who says so, and the stages of help. What did not happen comes first."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.language import Language
from onrecord.records import Claim
from tests.coding.helpers import claims_of, named

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
GROUPS = {f"{path.stem}: {group}": cases for path in FILES for group, cases in yaml.safe_load(path.read_text()).items()}
CASES = [(group, case) for group, cases in GROUPS.items() for case in cases]
UNREAL = [case for _, case in CASES if case.get("unreal")]
TOLD = [(case, wanted) for _, case in CASES for wanted in case.get("claims", ())]


def test_there_are_enough_passages() -> None:
    assert len(CASES) >= 120
    assert sum(len(cases) for group, cases in GROUPS.items() if group.endswith("nothing happened")) >= 40


@pytest.mark.parametrize("case", UNREAL, ids=lambda c: c["text"][:60])
def test_what_did_not_happen_is_not_told_as_happened(case: dict[str, Any], language: Language) -> None:
    for claim in claims_of(case["text"], language, case.get("title", False)):
        assert not (claim.type in case["unreal"] and claim.status in ("happened", "ongoing")), claim


@pytest.mark.parametrize(("case", "wanted"), TOLD, ids=lambda v: v.get("text", v.get("trigger"))[:60])
def test_claim_is_read(case: dict[str, Any], wanted: dict[str, Any], language: Language) -> None:
    claims = claims_of(case["text"], language, case.get("title", False))
    found = [c for c in claims if c.trigger.text == wanted["trigger"] and c.type == wanted["type"]]
    assert found, [(c.type, c.trigger.text, c.why) for c in claims]
    _check(found[0], wanted)


def _check(claim: Claim, wanted: dict[str, Any]) -> None:
    assert claim.status == wanted.get("status", claim.status)
    assert wanted.get("actor", "") in named(claim.actor)
    assert wanted.get("recipient", "") in named(claim.recipient)
    if "stage" not in wanted:
        return
    helped = claim.assistance
    assert helped is not None and helped.stage == wanted["stage"]
    for side, party in (("supplier", helped.supplier), ("receiver", helped.receiver)):
        assert wanted.get(side) is None or (party is not None and wanted[side] in party.span.text)
    assert wanted.get("item", "") in " ".join(item.text for item in helped.items)
    assert wanted.get("kind") is None or helped.items[0].kind == wanted["kind"]
    quantity = helped.items[0].quantity if "quantity" in wanted else None
    assert "quantity" not in wanted or (quantity is not None and quantity.low == wanted["quantity"])
