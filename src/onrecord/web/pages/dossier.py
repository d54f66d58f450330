"""Dossiers, to be printed: a page for each event that fits the filters, or for one."""

from importlib.metadata import version
from typing import Any

from onrecord.errors import CaseError
from onrecord.web.dossier import dossier
from onrecord.web.dossier import dossiers as made
from onrecord.web.labels import label
from onrecord.web.listing import listing
from onrecord.web.page import Ask, Page
from onrecord.web.pages.events import choices, event_title


def dossiers(ask: Ask) -> Page:
    """The dossiers of the events that fit the filters: as many as a page of their list holds, which it says."""
    found, pages = listing(ask.look, ask.asked, "event")
    data = {"dossiers": made(ask.look, found), "pages": pages, "made_with": made_with(ask)}
    return Page("dossier.html", "Dossier", data, {"choices": choices(ask), "one": False, "kept": in_words(ask)})


def event_dossier(ask: Ask) -> Page:
    """The dossier of one event."""
    found = ask.look.event(ask.path["id"])
    if found is None:
        raise CaseError("C006", id=ask.path["id"], case=ask.site.case)
    data = {"dossiers": [dossier(ask.look, found)], "made_with": made_with(ask)}
    return Page("dossier.html", f"Dossier, {event_title(found, ask.look)}", data, {"one": True})


def in_words(ask: Ask) -> list[tuple[str, str]]:
    """The filters in words: parties by name."""
    parties = ("party", "actor", "recipient")
    return [(label("kept", n), ask.look.named(v).name if n in parties else v) for n, v in ask.asked.filters.items()]


def made_with(ask: Ask) -> dict[str, Any]:
    """What a dossier was made from, so that another can make it again."""
    meta = ask.look.case.meta()
    return {
        "onrecord": version("onrecord"),
        "reader": meta["reader"],
        "model": meta["model"],
        "case": ask.site.case,
        "fingerprint": ask.look.case.fingerprint(),
        "reports": meta["counts"]["report"],
    }
