"""An HTML page → its article, with title, outlet, authors and day from the page's metadata (trafilatura)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.intake.days import published
from onrecord.intake.decode import decode
from onrecord.intake.fields import Fields
from onrecord.records import Published

_META_DAYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "sailthru.date",
    "parsely-pub-date",
)
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage")
# Fewer words than this are a menu or a notice, not a report.
_LEAST_WORDS = 12
# htmldate would else measure "too late" by today's clock, and the same page would not give the same report for ever.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01", "outputformat": "%Y-%m-%d"}


def read_page(data: bytes, path: str | None) -> Fields | None:
    """The fields of the article in a page; None where trafilatura finds no article in it."""
    from lxml import html
    from lxml.etree import ParserError
    from trafilatura import bare_extraction

    source, notes = decode(data, declares=True)
    try:
        tree = html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError):
        return None
    linked = list(_linked_data(tree))
    metas = _metas(tree)
    language = tree.get("lang") or metas.get("og:locale")
    found = bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    if found is None or isinstance(found, dict) or len((found.text or "").split()) < _LEAST_WORDS:
        return None
    lines = [line.strip() for line in (found.text or "").splitlines()]
    # Nothing said that the day is one of publication: it was found in the page's words or address.
    guessed = published(found.date, "inferred") if found.date else None
    return Fields(
        text="\n\n".join(filter(None, lines)),
        path=path,
        title=found.title or None,
        outlet=_publisher(linked) or found.sitename or found.hostname or None,
        authors=_authors(linked) or tuple(a.strip() for a in (found.author or "").split(";") if a.strip()),
        url=found.url or metas.get("og:url"),
        language=language,
        days=[*_days(linked, metas), *([guessed] if guessed else [])],
        notes=notes,
    )


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of a page that stand for an article."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            nodes = [json.loads(script)]
        except ValueError:
            continue
        while nodes:
            node = nodes.pop(0)
            if isinstance(node, list):
                nodes = node + nodes
            elif isinstance(node, dict):
                nodes = [node.get("@graph", []), *nodes]
                if _ARTICLE.search(str(node.get("@type"))):
                    yield node


def _metas(tree: Any) -> dict[str, str]:
    """The named values in a page's head; the first of each name counts."""
    out: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name, content = meta.get("property") or meta.get("name") or meta.get("itemprop"), meta.get("content")
        if name and content:
            out.setdefault(name.strip().lower(), content.strip())
    return out


def _days(linked: list[dict[str, Any]], metas: dict[str, str]) -> list[Published]:
    """What the page says of its day: linked data first, then the named values of its head."""
    values = [node.get("datePublished") for node in linked] + [metas.get(name) for name in _META_DAYS]
    return [day for value in values if isinstance(value, str) and (day := published(value))]


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    return next((name for node in linked for name in _names(node.get("publisher"))), None)


def _authors(linked: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for node in linked for name in _names(node.get("author"))))


def _names(value: Any) -> list[str]:
    """The names in a value of linked data: a name, an object that has one, or a list of these."""
    if isinstance(value, list):
        return [name for each in value for name in _names(each)]
    name = value.get("name") if isinstance(value, dict) else value
    return [name.strip()] if isinstance(name, str) and name.strip() and "://" not in name else []
