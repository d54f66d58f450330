"""Two reports against each other: a copy beside what it copies, and what differs; and the bytes of an original."""

import re
from base64 import b64encode
from itertools import accumulate

from starlette.responses import Response

from onrecord.errors import CaseError
from onrecord.records import Report
from onrecord.web.differences import MOST, differences, sentences
from onrecord.web.evidence import source
from onrecord.web.page import Ask, Page
from onrecord.web.pages.reports import report as report_page

_BETWEEN = "/against/"


def against(ask: Ask) -> Page:
    """Two reports side by side. Their ids may hold any characters, so the address is cut where both are reports."""
    whole = _BETWEEN.join((ask.path["id"], ask.path["other"]))
    if ask.look.report(whole):
        return report_page(Ask(ask.look, ask.asked, ask.site, {"id": whole}, ask.user))
    left, right = _two(ask, whole)
    found = differences(sentences(left.text), sentences(right.text))
    return Page(
        "against.html",
        "What differs",
        {
            "left": source(ask.look, left),
            "right": source(ask.look, right),
            "relation": _relation(left, right),
            "counts": found.counts,
            "shares": found.shares,
            "cut": found.cut,
            "pairs": found.pairs,
        },
        {"most": MOST},
    )


def _two(ask: Ask, whole: str) -> tuple[Report, Report]:
    parts = whole.split(_BETWEEN)
    for left_id in accumulate(parts[:-1], lambda a, b: f"{a}{_BETWEEN}{b}"):
        left, right = ask.look.report(left_id), ask.look.report(whole[len(left_id) + len(_BETWEEN) :])
        if left and right:
            return left, right
    missing = ask.path["other"] if ask.look.report(ask.path["id"]) else ask.path["id"]
    raise CaseError("C006", id=missing, case=ask.site.case)


def _relation(left: Report, right: Report) -> str:
    """What the case says of the two."""
    if left.copy_of == right.id:
        return "the first is a copy of the second, or nearly"
    if right.copy_of == left.id:
        return "the second is a copy of the first, or nearly"
    if left.origin is not None and left.origin == right.origin:
        return "both go back to one text or one agency’s wire"
    return ""


def original(ask: Ask) -> Response:
    """The bytes that a report was made from, to be saved and never shown: they may be anything."""
    found = ask.look.case.original(ask.path["id"])
    if found is None:
        raise CaseError("C006", id=ask.path["id"], case=ask.site.case)
    body, digest = found
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", ask.path["id"])[:60].strip("-") or "report"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}-original.bin"',
        "Repr-Digest": f"sha-256=:{b64encode(bytes.fromhex(digest)).decode()}:",
    }
    return Response(body, media_type="application/octet-stream", headers=headers)
