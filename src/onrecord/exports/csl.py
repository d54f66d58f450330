"""The reports of a case as CSL-JSON (version 1.0.2 of the schema): for Zotero, pandoc and citation processors."""

from datetime import date
from pathlib import Path
from typing import Any

from onrecord import telling
from onrecord.case import Case
from onrecord.exports.citations import Citation, every_citation
from onrecord.exports.lines import whole_file, write_items
from onrecord.records import Days, Published


class CSL:
    """An item a report."""

    name = "csl"

    @staticmethod
    def write(case: Case, out: Path) -> int:
        """Write an item for each report of the case."""
        with whole_file(out) as stream:
            return write_items(stream, map(item, every_citation(case)), b"", b"\n")


def item(citation: Citation) -> dict[str, Any]:
    """One item. Authors are literal: a byline may be a person's, an agency's or a desk's."""
    fields = {
        "id": citation.key,
        "type": "article-newspaper",
        "title": citation.title,
        "author": [{"literal": author} for author in citation.authors],
        "container-title": citation.outlet,
        "issued": _issued(citation.published),
        "URL": citation.url,
        "accessed": {"date-parts": [_parts(citation.accessed)]} if citation.accessed else None,
        "language": citation.language,
        "note": citation.note,
    }
    return {name: value for name, value in fields.items() if value}


def _issued(published: Published) -> dict[str, Any] | None:
    """One day, two days for a stretch, or words where one end is open."""
    if not published.start and not published.end:
        return None
    if not published.start or not published.end:
        return {"literal": telling.days(Days(start=published.start, end=published.end))}
    return {"date-parts": [_parts(day) for day in dict.fromkeys((published.start, published.end))]}


def _parts(day: str) -> list[int]:
    found = date.fromisoformat(day)
    return [found.year, found.month, found.day]
