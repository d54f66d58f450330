"""Any record by its id: the address that citations use leads to the page that shows the record."""

from urllib.parse import quote

from onrecord.errors import CaseError
from onrecord.records import AssistanceLine, Claim, Date, Entity, Event, Exchange, Naming, Place, Report, Statement
from onrecord.web.page import Ask, Moved


def record(ask: Ask) -> Moved:
    """Where the record of this id is shown."""
    found = ask.look.record(ask.path["id"])
    match found:
        case Event():
            return Moved(f"/events/{found.id}")
        case AssistanceLine():
            return Moved(f"/assistance/{found.id}")
        case Entity():
            return Moved(f"/parties/{quote(found.id, safe='')}")
        case Naming():
            return Moved(f"/parties/{quote(found.entity, safe='')}")
        case Exchange():
            return Moved(f"/events/{found.opening}")
        case Report():
            return Moved(f"/reports/{quote(found.id, safe='')}")
        case Statement() | Claim() | Place() | Date():
            return Moved(f"/reports/{quote(found.report, safe='')}#{quote(found.id)}")
    if ask.path["id"] in ask.look.withdrawn():
        return Moved(f"/reports/{quote(ask.path['id'], safe='')}")
    raise CaseError("C006", id=ask.path["id"], case=ask.site.case)
