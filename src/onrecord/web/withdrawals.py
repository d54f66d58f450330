"""Reports that a person withdrew: kept with the reason, and counted nowhere."""

from msgspec import Struct

from onrecord.records import Report
from onrecord.web.evidence import Source, source
from onrecord.web.look import Look


class Withdrawal(Struct, frozen=True):
    """Who withdrew a report, when and why. `counts` says that it still does, until the case is matched anew."""

    user: str
    time: str
    reason: str
    counts: bool


class WithdrawnRow(Struct, frozen=True):
    """A withdrawn report in a list."""

    source: Source
    withdrawal: Withdrawal


def withdrawal(look: Look, report_id: str) -> Withdrawal | None:
    """How a report was withdrawn; None where it was not."""
    if (decision := look.withdrawn().get(report_id)) is None:
        return None
    return Withdrawal(decision.user, decision.time, decision.reason, look.report(report_id) is not None)


def kept(look: Look, report_id: str) -> Report | None:
    """A report of the case, or one that was withdrawn."""
    return look.report(report_id) or look.case.withdrawn_report(report_id)


def withdrawn(look: Look) -> list[WithdrawnRow]:
    """All withdrawn reports, the latest to be withdrawn first."""
    found = ((kept(look, report_id), withdrawal(look, report_id)) for report_id in reversed(look.withdrawn()))
    return [WithdrawnRow(source(look, report), how) for report, how in found if report and how]
