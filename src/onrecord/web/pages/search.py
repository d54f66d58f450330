"""Full-text search over reports, statements and parties."""

from msgspec import Struct

from onrecord.case import Hit
from onrecord.records import Statement
from onrecord.web.evidence import Source, Voice, source, voices
from onrecord.web.filters import PAGE_SIZE
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page

KINDS = (("report", "Reports"), ("statement", "Statements"), ("entity", "Parties"))


class Found(Struct, frozen=True):
    """One hit: the words around it, each piece with whether it was searched for, and where it stands."""

    id: str
    kind: str
    name: str
    pieces: list[tuple[str, bool]]
    source: Source | None
    voices: list[Voice] = []


def search(ask: Ask) -> Page:
    """The hits for the words, of one kind or all, the best first."""
    words, kind = ask.asked.get("q"), ask.asked.get("kind")
    kind = kind if kind in dict(KINDS) else ""
    hits = ask.look.case.search(words, kind=kind or None, limit=PAGE_SIZE + 1, offset=ask.asked.offset)
    found = [_found(ask.look, hit) for hit in hits[:PAGE_SIZE]]
    return Page(
        "search.html",
        f"Search: {words}" if words else "Search",
        {"words": words, "hits": found, "more": len(hits) > PAGE_SIZE},
        {"kinds": KINDS, "kind": kind},
    )


def _found(look: Look, hit: Hit) -> Found:
    report = look.report(hit.report or hit.id) if hit.kind != "entity" else None
    name = look.named(hit.id).name if hit.kind == "entity" else (report.title or "untitled report") if report else ""
    record = look.statement(hit.id) if hit.kind == "statement" else None
    return Found(
        id=hit.id,
        kind=hit.kind,
        name=name,
        pieces=list(hit.pieces),
        source=source(report) if report else None,
        voices=voices(look, hit.id) if isinstance(record, Statement) else [],
    )
