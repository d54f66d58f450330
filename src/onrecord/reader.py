"""The road through one report. `read` is a pure function: no store, no clock, no network, no other report."""

from collections.abc import Sequence
from itertools import chain, islice

from msgspec.structs import replace

from onrecord.attribution import attribute, find_credits
from onrecord.coding import code
from onrecord.grounding import ground
from onrecord.language import Document, Language
from onrecord.records import Entity, Field, Mention, Reading, Report

# Raise it with every change that can change a reading: cases are then read again.
READER_VERSION = "12"


def read(report: Report, language: Language, parsed: Sequence[Document] | None = None) -> Reading:
    """All that the program reads in one report; `parsed`, where `parse_together` has parsed it already."""
    return _reading(report, parsed or parse_together([report], language)[0], language.name)


def parse_together(reports: Sequence[Report], language: Language) -> list[list[Document]]:
    """The title, where it is read, and the text of each report, parsed. None hangs on its neighbours."""
    parts = [_parts(report) for report in reports]
    documents = language.parse_all(chain.from_iterable(parts))
    return [list(islice(documents, len(each))) for each in parts]


def _parts(report: Report) -> list[tuple[str, Field]]:
    """The texts of a report to be read: the title too, unless the text opens with it."""
    title = (report.title or "").strip()
    if not title or title.casefold() in report.text[: 2 * len(title) + 80].casefold():
        return [(report.text, "text")]
    return [(report.title or "", "title"), (report.text, "text")]


def _reading(report: Report, documents: Sequence[Document], model: str) -> Reading:
    entities: dict[str, Entity] = {}
    sentences, places, dates, figures, statements, claims = [], [], [], [], [], []
    credited: list[Mention] = []
    published = report.published
    for doc in documents:
        grounding = ground(doc, report)
        told = attribute(doc, grounding, report)
        claims += code(doc, grounding, told, report)
        statements += told
        credited += find_credits(doc, report)
        sentences += [doc.span(*bounds) for bounds in doc.sentences]
        places += grounding.places
        dates += grounding.dates
        figures += grounding.figures
        published = grounding.published
        for entity in grounding.entities:
            entities[entity.id] = _join(entities[entity.id], entity) if entity.id in entities else entity
    return Reading(
        report=report.id,
        reader=READER_VERSION,
        model=model,
        published=published,
        sentences=tuple(sentences),
        entities=tuple(entities.values()),
        places=tuple(places),
        dates=tuple(dates),
        figures=tuple(figures),
        statements=tuple(statements),
        claims=tuple(claims),
        credits=tuple(credited),
    )


def _join(first: Entity, second: Entity) -> Entity:
    """One entity that the title and the text both name."""
    return replace(
        first,
        mentions=first.mentions + second.mentions,
        aliases=tuple(dict.fromkeys(first.aliases + second.aliases)),
        roles=first.roles + second.roles,
    )
