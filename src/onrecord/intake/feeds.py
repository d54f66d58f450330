"""An RSS or Atom feed, as a file → a report an entry. Nothing is fetched."""

from collections.abc import Iterator
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake.days import published
from onrecord.intake.fields import Fields
from onrecord.intake.tables import Row
from onrecord.records import Published

_BLOCKS = ("p", "div", "br", "li", "h1", "h2", "h3", "blockquote", "tr")


def read_feed(data: bytes, source: str, path: str | None) -> Iterator[Row | IntakeError]:
    """The entries of a feed. Raises IntakeError I009 where the file is XML of another kind."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser=parser)
    except etree.XMLSyntaxError as error:
        raise IntakeError("I008", source=source, reason=str(error)) from error
    entries = [] if root is None else root.xpath('//*[local-name()="item" or local-name()="entry"]')
    if not entries:
        raise IntakeError("I009", source=source, suffix="XML that is not a feed")
    outlet = _first(root, "channel/title", "title")
    for number, entry in enumerate(entries, start=1):
        yield _entry(entry, outlet, path), number, etree.tostring(entry, encoding="utf-8")


def _entry(entry: Any, outlet: str | None, path: str | None) -> Fields:
    days = [published(_first(entry, name)) for name in ("pubDate", "published", "date", "issued", "updated")]
    told: list[Published] = [day for day in days if day]
    link = _first(entry, "link") or next((h for h in entry.xpath('*[local-name()="link"]/@href')), None)
    return Fields(
        text=_plain(_first(entry, "encoded", "content", "description", "summary") or ""),
        path=path,
        title=_first(entry, "title"),
        outlet=outlet,
        authors=tuple(filter(None, [_first(entry, "creator", "author/name", "author")])),
        url=link,
        days=told,
    )


def _first(node: Any, *paths: str) -> str | None:
    """The text of the first child that one of these paths of local names leads to."""
    for path in paths:
        steps = "/".join(f'*[local-name()="{name}"]' for name in path.split("/"))
        for found in node.xpath(steps):
            if text := "".join(found.itertext()).strip():
                return text
    return None


def _plain(fragment: str) -> str:
    """A fragment of HTML as text, its blocks as paragraphs."""
    from lxml import html
    from lxml.etree import ParserError

    if "<" not in fragment:
        return fragment
    try:
        tree = html.fragment_fromstring(fragment, create_parent="div")
    except (ParserError, ValueError):
        return fragment
    for node in tree.iter(*_BLOCKS):
        node.tail = "\n\n" + (node.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n\n"))
    return "\n\n".join(filter(None, lines))
