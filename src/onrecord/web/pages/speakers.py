"""Speakers: who speaks in the reports, by name or not, what they said in order of date, and through whom it came."""

from typing import Any

from msgspec import Struct

from onrecord.case.speaking import Asked as Narrowed
from onrecord.case.speaking import Chain, SpeakerCount
from onrecord.errors import CaseError
from onrecord.web.charts.flow import Flow, Way, flow
from onrecord.web.evidence import statement_evidence
from onrecord.web.filters import PAGE_SIZE, Asked, pages
from onrecord.web.listing import case_filters
from onrecord.web.page import Ask, Page
from onrecord.web.pages.assistance import outlets

NAMED = (("named", "by name, or a body"), ("nameless", "not named"))
_CHAINS, _DRAWN, _SHOWN = 200, 2000, 16
_WORDINGS, _LONGEST = 24, 34


class Share(Struct, frozen=True):
    """How much of a whole."""

    n: int
    of: int


def narrowed(asked: Asked) -> Narrowed:
    """What an address asks for, as counts of statements are narrowed."""
    named = {"named": True, "nameless": False}.get(asked.get("kind"))
    only = asked.only("outlet", "since", "until")
    return Narrowed(**only, named=named, words=asked.get("q") or None)


def speakers(ask: Ask) -> Page:
    """Who speaks, those with the most statements first."""
    speaking, asked = ask.look.case.speaking(), narrowed(ask.asked)
    totals = speaking.totals(asked)
    rows = speaking.speakers(asked, PAGE_SIZE, ask.asked.offset)
    return Page(
        "speakers.html",
        "Speakers",
        {
            "speakers": rows,
            "totals": totals,
            "statements": ask.look.case.count("statement", **ask.asked.only("outlet", "since", "until")),
            "pages": pages(ask.asked, totals.speakers, len(rows)),
        },
        {"choices": {"kind": list(NAMED), **outlets(ask)}},
    )


def speaker(ask: Ask) -> Page:
    """One speaker: all their statements in order of date, how outlets call them, through whom their words came."""
    look, speaking, speaker_id = ask.look, ask.look.case.speaking(), ask.path["id"]
    found = speaking.speaker(speaker_id)
    if found is None:
        raise CaseError("C006", id=speaker_id, case=ask.site.case)
    filters: dict[str, Any] = {**case_filters(ask.asked), "speaker": speaker_id}
    statements = look.case.records("statement", **filters, limit=PAGE_SIZE, offset=ask.asked.offset)
    look.keep(statements)
    total = look.case.count("statement", **filters)
    chained, _, _ = speaking.chains(Narrowed(), _SHOWN, speaker_id)
    wordings: dict[str, list[tuple[str, int]]] = {}
    for outlet, words, n in speaking.wordings(speaker_id, _WORDINGS):
        wordings.setdefault(words, []).append((outlet, n))
    return Page(
        "speaker.html",
        called(found),
        {
            "speaker": found,
            "reports": speaking.reports(speaker_id),
            "of_statements": look.case.count("statement"),
            "wordings": [{"words": w, "by_outlet": dict(by)} for w, by in wordings.items()],
            "outlets": [{"outlet": o, "statements": n} for o, n in speaking.by_outlet(speaker_id)],
            "through": [c for c in chained if c.speaker.id == speaker_id],
            "cites": [c for c in chained if c.via.id == speaker_id],
            "statements": [e for s in statements if (e := statement_evidence(look, s))],
            "pages": pages(ask.asked, total, len(statements)),
        },
        {"choices": outlets(ask)},
    )


def chains(ask: Ask) -> Page:
    """Outlet, the one between, speaker: whose words came through whom."""
    speaking, asked = ask.look.case.speaking(), narrowed(ask.asked)
    found, many, statements = speaking.chains(asked, _DRAWN)
    return Page(
        "chains.html",
        "Chains",
        {
            "chains": found[:_CHAINS],
            "total": many,
            "statements": Share(statements, speaking.totals(asked).statements),
            "credits": [{"agency": agency, "reports": n} for agency, n in speaking.credited(asked.outlet)],
        },
        {"flow": drawn(found), "choices": {"kind": list(NAMED), **outlets(ask)}},
    )


def called(speaker: SpeakerCount) -> str:
    """What a speaker is called on pages."""
    return speaker.words or "A pronoun whose bearer was not found"


def drawn(found: list[Chain]) -> Flow | None:
    """The chains as bands."""
    words = {c.outlet or "-": c.outlet or "outlet unknown" for c in found}
    words |= {s.id: _short(called(s)) for c in found for s in (c.via, c.speaker)}
    ways: list[Way] = [((c.outlet or "-", c.via.id, c.speaker.id), c.statements) for c in found]
    return flow(ways, words)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
