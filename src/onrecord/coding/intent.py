"""What a deed that is still to come is in PLOVER: willing it, or refusing it, is a step of its own.

PLOVER counts cooperative action told in the future as AGREE, and hostile action told in the future as THREATEN; a party
that will not do what would help is REJECT. Which types turn into which is in `data/coding/intent.yaml`.
"""

from functools import cache

from onrecord.coding.found import Match
from onrecord.coding.parties import Parties
from onrecord.coding.status import Finding
from onrecord.knowledge import load_yaml
from onrecord.records import ClaimType, Status


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = load_yaml("coding/intent.yaml")
    return table


def settle(match: Match, finding: Finding, parties: Parties) -> tuple[ClaimType, str | None, Status]:
    """The type, mode and status of a claim, once it is known whether it happened."""
    kind, mode, status = match.frame.type, match.frame.mode, finding.status
    willed = (
        finding.future and match.actor >= 0 and match.slots.get("actor") == "subj" and parties.holds_party(match.actor)
    )
    if willed and status in ("planned", "denied"):
        turned = _table()["refused" if finding.negated else "willed"].get(kind)
        if turned is not None:
            return turned[0], None, turned[1]  # type: ignore[return-value]
    if match.frame.status is not None and status in ("happened", "ongoing"):
        status = match.frame.status
    return kind, mode, status
