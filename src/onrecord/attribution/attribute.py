"""The statements of one document."""

from onrecord.attribution.adjectives import find_adjectives
from onrecord.attribution.found import Found, Range
from onrecord.attribution.labels import find_labels
from onrecord.attribution.nesting import without_inner_attitudes
from onrecord.attribution.nouns import find_nouns
from onrecord.attribution.phrases import find_phrases
from onrecord.attribution.quoting import attach_quotations
from onrecord.attribution.verbs import find_verbs
from onrecord.grounding import Grounding
from onrecord.language import Document
from onrecord.records import Report, Span, Speaker, Statement, make_id


def attribute(doc: Document, grounding: Grounding, report: Report) -> list[Statement]:
    """All statements of a document, in text order."""
    out = [_statement(doc, grounding, report, found) for found in find_statements(doc)]
    return [statement for statement in out if statement is not None]


def find_statements(doc: Document) -> list[Found]:
    """All statements as token ranges."""
    found, quoting = find_verbs(doc)
    found += find_phrases(doc)
    found += find_nouns(doc)
    found += find_adjectives(doc)
    found += find_labels(doc)
    return without_inner_attitudes(doc, attach_quotations(doc, found, quoting))


_EDGES = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "(", ")"})


def _statement(doc: Document, grounding: Grounding, report: Report, found: Found) -> Statement | None:
    content = [span for span in (_span(doc, piece) for piece in found.content) if span]
    if not content:
        return None
    cue = doc.span(*found.cue)
    speaker = None
    if found.speaker:
        speaker = Speaker(
            span=doc.span(*found.speaker), kind="named", entity=grounding.entity_at.get(found.speaker_head)
        )
    return Statement(
        id=make_id("st", report.id, cue.field, cue.start, cue.end, *(s.start for s in content)),
        report=report.id,
        content=tuple(content),
        direct=found.direct,
        cue=cue,
        cue_class=found.cue_class,
        speaker=speaker,
        why={"cue": f"{found.family} ({found.frame})"},
    )


def _span(doc: Document, piece: Range) -> Span | None:
    start, end = piece
    while start < end and (doc.words[start] in _EDGES or doc.words[start].isspace()):
        start += 1
    while end > start and (doc.words[end - 1] in _EDGES or doc.words[end - 1].isspace()):
        end -= 1
    return doc.span(start, end) if start < end else None
