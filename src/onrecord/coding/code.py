"""The claims of one document."""

from collections.abc import Sequence

from onrecord.grounding import Grounding
from onrecord.language import Document
from onrecord.records import Claim, Report, Statement


def code(doc: Document, grounding: Grounding, statements: Sequence[Statement], report: Report) -> list[Claim]:
    """All claims of a document, in text order."""
    return []
