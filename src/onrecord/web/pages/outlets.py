"""Outlets: whose pages the case was read from, who speaks in them by name or not, and whom they credit."""

from onrecord.case.speaking import Asked, OutletCount
from onrecord.errors import CaseError
from onrecord.web.evidence import source
from onrecord.web.labels import table
from onrecord.web.page import Ask, Page
from onrecord.web.pages.reports import ReportRow

_SHOWN = 12


def outlets(ask: Ask) -> Page:
    """All outlets, those with the most reports first."""
    rows: list[OutletCount] = ask.look.case.speaking().outlets()
    return Page("outlets.html", "Outlets", {"outlets": rows}, {"kinds": table("speakers")})


def outlet(ask: Ask) -> Page:
    """One outlet: who speaks in its pages by name and namelessly, through whom, whom it credits, its reports."""
    case, name = ask.look.case, ask.path["id"]
    speaking = case.speaking()
    row = next(iter(speaking.outlets(name)), None)
    if row is None:
        raise CaseError("C006", id=name, case=ask.site.case)
    found = case.records("report", outlet=name, limit=_SHOWN)
    chained, chains, through = speaking.chains(Asked(outlet=name), _SHOWN)
    data = {
        "outlet": row,
        "totals": speaking.totals(Asked(outlet=name)),
        "named": speaking.speakers(Asked(outlet=name, named=True), _SHOWN),
        "nameless": speaking.speakers(Asked(outlet=name, named=False), _SHOWN),
        "chains": {"shown": chained, "total": chains, "statements": through},
        "credits": [{"agency": agency, "reports": n} for agency, n in speaking.credited(name)],
        "reports": [ReportRow(r.id, source(ask.look, r), r.read, r.language, len(r.text)) for r in found],
    }
    return Page("outlet.html", name, data, {"kinds": table("speakers")})
