"""The pages by their addresses. `{id:path}` takes any id, slashes and all."""

from onrecord.web.page import View
from onrecord.web.pages.against import against, original
from onrecord.web.pages.assistance import assistance, assistance_line, requests
from onrecord.web.pages.dossier import dossiers, event_dossier
from onrecord.web.pages.events import event, events
from onrecord.web.pages.exports import export
from onrecord.web.pages.front import front
from onrecord.web.pages.history import history
from onrecord.web.pages.map import map_
from onrecord.web.pages.network import network
from onrecord.web.pages.outlets import outlet, outlets
from onrecord.web.pages.parties import parties, party
from onrecord.web.pages.records import record
from onrecord.web.pages.reports import report, reports
from onrecord.web.pages.review import review
from onrecord.web.pages.search import search
from onrecord.web.pages.speakers import chains, speaker, speakers
from onrecord.web.pages.statements import statements

PAGES: dict[str, View] = {
    "/": front,
    "/assistance": assistance,
    "/assistance/{id:path}": assistance_line,
    "/requests": requests,
    "/events": events,
    "/events/{id:path}": event,
    "/map": map_,
    "/dossier": dossiers,
    "/dossier/{id:path}": event_dossier,
    "/statements": statements,
    "/reports": reports,
    "/reports/{id:path}/against/{other:path}": against,
    "/reports/{id:path}": report,
    "/original/{id:path}": original,
    "/network": network,
    "/parties": parties,
    "/parties/{id:path}": party,
    "/outlets": outlets,
    "/outlets/{id:path}": outlet,
    "/speakers": speakers,
    "/speakers/{id:path}": speaker,
    "/chains": chains,
    "/search": search,
    "/records/{id:path}": record,
    "/review": review,
    "/history": history,
    "/export/{file}": export,
}
