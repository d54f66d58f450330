"""Claims of a text as the coding room alone reads it: real grounding, no statements."""

from functools import cache

from onrecord.coding import code
from onrecord.grounding import ground
from onrecord.language import Language, load
from onrecord.records import Claim, Party, Published, Report


@cache
def pipeline() -> Language:
    return load()


def claims_of(text: str, language: Language | None = None, title: bool = False) -> list[Claim]:
    report = Report(id="r", text=text, published=Published(start="2024-05-08", end="2024-05-08", basis="metadata"))
    doc = (language or pipeline()).parse(text, "title" if title else "text")
    return code(doc, ground(doc, report), [], report)


def named(parties: tuple[Party, ...]) -> str:
    return " + ".join(p.span.text for p in parties)
