"""Full-text search over reports, statements and parties."""

from typing import Any

from msgspec import Struct

from onrecord.case import Hit
from onrecord.records import Statement
from onrecord.web.evidence import Source, Voice, source, voices
from onrecord.web.filters import PAGE_SIZE, pages
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page
from onrecord.web.pages.assistance import outlets

KINDS = (("report", "Reports"), ("statement", "Statements"), ("entity", "Parties"))
# Hits are counted no further: nobody pages through more, and the count would cost more than the search.
MOST = 10_000


class Found(Struct, frozen=True):
    """One hit: the words around it, each piece with whether it was searched for, and where it stands."""

    id: str
    kind: str
    name: str
    pieces: list[tuple[str, bool]]
    source: Source | None
    voices: list[Voice] = []


def search(ask: Ask) -> Page:
    """The hits for the words, of one kind or all, the best first; `counts` says how many of each kind there are."""
    case, words, kind = ask.look.case, ask.asked.get("q"), ask.asked.get("kind")
    kind = kind if kind in dict(KINDS) else ""
    within: dict[str, Any] = ask.asked.only("outlet", "since", "until")
    counts = {code: case.count_hits(words, kind=code, most=MOST + 1, **within) for code, _ in KINDS} if words else {}
    total = counts.get(kind, 0) if kind else sum(counts.values())
    hits = case.search(words, kind=kind or None, limit=PAGE_SIZE, offset=ask.asked.offset, **within)
    return Page(
        "search.html",
        f"Search: {words}" if words else "Search",
        {
            "words": words,
            "hits": [_found(ask.look, hit) for hit in hits],
            "counts": {code: min(MOST, n) for code, n in counts.items()},
            "pages": pages(ask.asked, min(MOST, total), len(hits)),
            "more": total > MOST,
        },
        {"kinds": KINDS, "kind": kind, "choices": {"kind": KINDS, **outlets(ask)}},
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
        source=source(look, report) if report else None,
        voices=voices(look, hit.id) if isinstance(record, Statement) else [],
    )
