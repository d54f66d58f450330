"""The statements of one document."""

from msgspec.structs import replace

from onrecord.attribution.adjectives import find_adjectives
from onrecord.attribution.chains import date_of, hearer_of, with_cited
from onrecord.attribution.counts import find_counts
from onrecord.attribution.found import Found, Range, minus
from onrecord.attribution.labels import find_headlines, find_labels, find_signatures
from onrecord.attribution.nesting import parents_of, without_inner_attitudes
from onrecord.attribution.nouns import find_nouns
from onrecord.attribution.phrases import find_phrases
from onrecord.attribution.quoting import attach_quotations, is_speech, with_closing_marks
from onrecord.attribution.resolve import Referent, Resolver
from onrecord.attribution.speakers import kind_of
from onrecord.attribution.verbs import find_verbs
from onrecord.grounding import Grounding
from onrecord.language import Document
from onrecord.records import Report, Span, Speaker, Statement, make_id

HEARSAY = "no source is given"
_EDGES = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "(", ")"})


def attribute(doc: Document, grounding: Grounding, report: Report) -> list[Statement]:
    """All statements of a document, in text order of their cues."""
    found = find_statements(doc, report.title)
    speakers = _speakers(doc, grounding, found)
    written: dict[int, Statement] = {}
    for n, f in enumerate(found):
        statement = _statement(doc, grounding, report, f, speakers[n])
        if statement is not None:
            written[n] = statement
    parents = parents_of(found)
    return [replace(s, parent=_id(written.get(parents[n]))) for n, s in written.items()]


def find_statements(doc: Document, title: str | None) -> list[Found]:
    """All statements as token ranges, in text order of their cues; `title` is the report's."""
    found, quoting = find_verbs(doc)
    for find in (find_phrases, find_nouns, find_counts, find_adjectives, find_labels, find_signatures):
        found += find(doc)
    found += find_headlines(doc, title)
    return with_cited(doc, without_inner_attitudes(doc, attach_quotations(doc, found, quoting)))


def _id(statement: Statement | None) -> str | None:
    return statement.id if statement else None


def _speakers(doc: Document, grounding: Grounding, found: list[Found]) -> list[Speaker | None]:
    """The speaker of each statement; resolved in the order in which the speakers stand in the text."""
    speech = [(q.start, q.end) for q in doc.quotations if not q.depth and is_speech(doc, q)]
    resolver = Resolver(doc, grounding, speech, found)
    out: list[Speaker | None] = [None] * len(found)
    for n in sorted(range(len(found)), key=lambda n: (found[n].speaker or found[n].cue, n)):
        out[n] = _speaker(doc, grounding, found[n], resolver.resolve(found[n]))
    return out


def _speaker(doc: Document, grounding: Grounding, found: Found, referent: Referent | None) -> Speaker | None:
    if found.speaker is None:
        return Speaker(span=doc.span(*found.cue), kind="hearsay", why={"kind": HEARSAY}) if found.hearsay else None
    phrase, head = (referent.phrase, referent.head) if referent else (found.speaker, found.speaker_head)
    judgement = kind_of(doc, grounding, phrase, head)
    why = {"kind": judgement.why}
    if referent:
        why["refers_to"] = referent.why
    return Speaker(
        span=trimmed(doc, found.speaker) or doc.span(*found.speaker),
        kind=judgement.kind,
        entity=grounding.entity_at.get(head),
        refers_to=trimmed(doc, referent.phrase) if referent else None,
        why=why,
    )


def _statement(
    doc: Document, grounding: Grounding, report: Report, found: Found, speaker: Speaker | None
) -> Statement | None:
    pieces = minus(with_closing_marks(doc, found.content), [found.cue])
    content = [span for span in (trimmed(doc, piece) for piece in pieces) if span]
    if not content:
        return None
    cue = doc.span(*found.cue)
    hearer = hearer_of(doc, grounding, found)
    return Statement(
        id=make_id("st", report.id, cue.field, cue.start, cue.end, *(s.start for s in content)),
        report=report.id,
        content=tuple(content),
        direct=found.direct,
        cue=cue,
        cue_class=found.cue_class,
        speaker=speaker,
        addressee=trimmed(doc, hearer[0]) if hearer and not hearer[1] else None,
        told_to=trimmed(doc, hearer[0]) if hearer and hearer[1] else None,
        when=date_of(doc, grounding, found),
        why={"cue": f"{found.family} ({found.frame})", **found.why},
    )


def trimmed(doc: Document, piece: Range) -> Span | None:
    """A range as a span, white space and the punctuation that only sets it off left out; None where nothing is left.

    The full stop inside a quotation belongs to the words.
    """
    start, end = piece
    while start < end and (doc.words[start] in _EDGES or doc.words[start].isspace()):
        start += 1
    quoted = max((q.end for q in doc.quotations if q.start >= start and q.end <= end), default=0)
    while end > max(start, quoted) and (doc.words[end - 1] in _EDGES or doc.words[end - 1].isspace()):
        end -= 1
    return doc.span(start, end) if start < end else None
