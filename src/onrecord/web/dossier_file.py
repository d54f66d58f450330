"""Dossiers as a file of their own, that a browser shows and prints without the workbench and without a network."""

import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from onrecord.case import Case
from onrecord.errors import CaseError, UsageError
from onrecord.exports import writing
from onrecord.records import Event
from onrecord.web.dossier import dossiers
from onrecord.web.filters import Asked, read_asked
from onrecord.web.listing import CASE_FILTERS, case_filters
from onrecord.web.look import Look
from onrecord.web.page import Ask, Site, as_file
from onrecord.web.pages.dossier import in_words, made_with

_STATIC = Path(__file__).parent / "static"
_STYLES = ("base.css", "parts.css", "dossier.css")
_FONTS = re.compile(r"@font-face\s*\{[^}]*\}")
# Links into the workbench lead nowhere from a file: their words stay.
_WITHIN = re.compile(r'<a\b[^>]*\bhref="/[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


def write_dossiers(case: Case, events: str, out: Path, limit: int = 50) -> tuple[int, int]:
    """Write the dossier of an event, or of those that pass filters; how many were written, of how many that pass.

    `events` is an event's id, or filters as the address of a list has them ("type=ASSAULT&since=1948-04"). A path that
    ends in .json is written as JSON, any other as a page. Raises CaseError C006 where there is no such event,
    UsageError U002 where a filter is none or no event passes, ExportError X002 and X003 where `out` cannot be written.
    """
    asked = _asked(events) if "=" in events else Asked("/events")
    ask = Ask(Look(case), asked, Site(case=Path(case.path).name, user="", read_only=True))
    found, many = _events(ask, events, limit)
    data = {
        "filters": asked.filters,
        "events": many,
        "dossiers": dossiers(ask.look, found),
        "made_with": made_with(ask),
    }
    body = msgspec.json.encode(data) if out.suffix == ".json" else _page(ask, data)
    with writing(out):
        out.write_bytes(body)
    return len(found), many


def _asked(events: str) -> Asked:
    """The filters of an address, or of the part of it that holds them."""
    given = dict(parse_qsl(events.rpartition("?")[2]))
    known = (*CASE_FILTERS, "origins")
    for name in given:
        if name not in known:
            raise UsageError("U002", value=name, wanted=f"a filter of events ({', '.join(known)})")
    return read_asked("/events", given)


def _events(ask: Ask, events: str, limit: int) -> tuple[list[Event], int]:
    case = ask.look.case
    if not ask.asked.filters:
        if (event := ask.look.event(events)) is None:
            raise CaseError("C006", id=events, case=case.path)
        return [event], 1
    filters = case_filters(ask.asked)
    if not (many := case.count("event", **filters)):
        raise UsageError("U002", value=events, wanted="filters that an event of this case passes")
    return case.records("event", **filters, limit=limit), many


def _page(ask: Ask, data: dict[str, Any]) -> bytes:
    one = len(data["dossiers"]) == 1
    more = {"one": one, "many": data["events"], "filters": in_words(ask), "css": _css()}
    page = as_file("dossier_file.html", "Dossier", {**data, **more}, ask)
    return _WITHIN.sub(r"\1", page).encode("utf-8", "replace")


@cache
def _css() -> str:
    """The styles of the pages, their fonts left to the reader's machine."""
    return _FONTS.sub("", "\n".join((_STATIC / name).read_text(encoding="utf-8") for name in _STYLES))
