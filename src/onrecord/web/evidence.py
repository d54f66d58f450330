"""The evidence of a claim or a statement: its sentence with the words marked, on whose word, in which report."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from onrecord import telling
from onrecord.case.review import Review
from onrecord.records import Claim, Mention, Report, Span, Statement
from onrecord.web.labels import label
from onrecord.web.look import Look
from onrecord.web.marking import Mark, Piece, cut

# A statement within a statement within a statement: no report that we know goes deeper.
_DEEPEST = 6


class Source(Struct, frozen=True):
    """The report that carries a piece of evidence."""

    report: str
    outlet: str
    title: str
    day: str
    published: str | None
    origin: str | None
    copy_of: str | None
    withdrawn: bool


class Voice(Struct, frozen=True):
    """One link of the chain from the words back to the outlet: who is said to say it, and in what capacity."""

    statement: str
    words: str
    kind: str
    kind_words: str
    entity: str | None
    name: str | None
    cue: str
    told_to: str


class Evidence(Struct, frozen=True):
    """One sentence of one report and what it is evidence of."""

    record: str
    source: Source
    pieces: list[Piece]
    voices: list[Voice]
    review: Review
    status: str | None = None
    direct: bool | None = None
    background: bool = False
    type: str | None = None


def fetch_parts(look: Look, claims: Iterable[Claim]) -> None:
    """Have the statements, places and days of these claims ready."""
    look.fetch(i for claim in claims for i in (claim.statement, *claim.where, *claim.when))


def evidence_of(look: Look, claims: Sequence[Claim]) -> dict[str, Evidence]:
    """The evidence of these claims by their ids."""
    fetch_parts(look, claims)
    return {c.id: evidence for c in claims if (evidence := claim_evidence(look, c))}


class Quote(Struct, frozen=True):
    """One sentence of one report under the marks of all the claims that stand in it; `record` is the first of them."""

    record: str
    report: str
    pieces: list[Piece]


def quotes(look: Look, claims: Iterable[Claim]) -> list[Quote]:
    """The sentences of these claims, each once, in the order of the first claim of each."""
    by_sentence: dict[tuple[str, int, int, str], list[Claim]] = {}
    for claim in claims:
        within = claim.sentence
        by_sentence.setdefault((claim.report, within.start, within.end, within.field), []).append(claim)
    found = []
    for told in by_sentence.values():
        if report := look.report(told[0].report):
            marks = [mark for claim in told for mark in _claim_marks(look, claim)]
            found.append(Quote(told[0].id, report.id, pieces(report, told[0].sentence, marks)))
    return found


def claim_evidence(look: Look, claim: Claim) -> Evidence | None:
    """The evidence of one claim; None where its report is not in the case."""
    report = look.report(claim.report)
    if report is None:
        return None
    return Evidence(
        record=claim.id,
        source=source(look, report),
        pieces=pieces(report, claim.sentence, list(_claim_marks(look, claim))),
        voices=voices(look, claim.statement),
        review=look.review(claim.id),
        status=claim.status,
        background=claim.background,
        type=claim.type,
    )


def statement_evidence(look: Look, statement: Statement) -> Evidence | None:
    """The evidence of one statement; None where its report is not in the case."""
    report = look.report(statement.report)
    if report is None:
        return None
    return Evidence(
        record=statement.id,
        source=source(look, report),
        pieces=pieces(report, _around(look, statement), list(statement_marks(statement))),
        voices=voices(look, statement.id),
        review=look.review(statement.id),
        direct=statement.direct,
    )


def mention_evidence(look: Look, entity: str, mention: Mention) -> Evidence | None:
    """The sentence around a mention of a party; None where its report is not in the case."""
    report, reading = look.report(mention.report), look.reading(mention.report)
    if report is None or reading is None:
        return None
    span = mention.span
    around = [s for s in reading.sentences if s.field == span.field and s.start < span.end and s.end > span.start]
    within = around[0] if around else span
    marks = list(mark(span, "parties", "actor", entity))
    return Evidence(entity, source(look, report), pieces(report, within, marks), [], look.review(entity))


def source(look: Look, report: Report) -> Source:
    """How a report is cited on every page. One that is withdrawn counts until the case is matched anew."""
    return Source(
        report=report.id,
        outlet=report.outlet or "outlet unknown",
        title=report.title or "untitled report",
        day=telling.day(report.published.start) if report.published.start else "undated",
        published=report.published.start,
        origin=report.origin,
        copy_of=report.copy_of,
        withdrawn=report.id in look.withdrawn(),
    )


def pieces(report: Report, within: Span, marks: list[Mark]) -> list[Piece]:
    """The characters of one span of a report, cut at the marks. White space at the ends is left away."""
    text = field_text(report, within)
    end = min(within.end, len(text))
    end -= len(text[within.start : end]) - len(text[within.start : end].rstrip())
    start = within.start + len(text[within.start : end]) - len(text[within.start : end].lstrip())
    return cut(text, [m for m in marks if m.field == within.field], start, end)


def field_text(report: Report, span: Span) -> str:
    """The text, or the title, that a span counts its characters in."""
    return (report.title or "") if span.field == "title" else report.text


def voices(look: Look, statement_id: str | None) -> list[Voice]:
    """Who says so, who says that they say so, and so on out to the outlet. Empty: the outlet's own voice."""
    chain: list[Voice] = []
    while statement_id and len(chain) < _DEEPEST:
        statement = look.statement(statement_id)
        if statement is None:
            break
        chain.append(_voice(look, statement))
        statement_id = statement.parent
    return chain


def _voice(look: Look, statement: Statement) -> Voice:
    speaker = statement.speaker
    meant = speaker.refers_to.text if speaker and speaker.refers_to else None
    entity = look.named(speaker.entity) if speaker and speaker.entity else None
    return Voice(
        statement=statement.id,
        words=speaker.span.text if speaker else "",
        kind=speaker.kind if speaker else "",
        kind_words=label("speakers", speaker.kind) if speaker else "a speaker who was not found",
        entity=entity.id if entity else None,
        name=entity.name if entity else meant,
        cue=statement.cue.text if statement.cue else "",
        told_to=statement.told_to.text if statement.told_to else "",
    )


def mark(span: Span | None, layer: str, part: str, record: str, words: str = "") -> Iterator[Mark]:
    """One mark, or none where there is no span."""
    if span is not None and span.end > span.start:
        yield Mark(span.start, span.end, layer, part, record, words, span.field)


def statement_marks(statement: Statement) -> Iterator[Mark]:
    """A statement's words, its cue, its speaker and whom it was told to."""
    for span in statement.content:
        yield from mark(span, "statements", "content", statement.id)
    yield from mark(statement.cue, "statements", "cue", statement.id)
    if statement.speaker:
        yield from mark(statement.speaker.span, "statements", "speaker", statement.id)
    yield from mark(statement.addressee, "statements", "addressee", statement.id)
    yield from mark(statement.told_to, "statements", "told_to", statement.id)


def _claim_marks(look: Look, claim: Claim) -> Iterator[Mark]:
    yield from mark(claim.trigger, "claims", "trigger", claim.id)
    for part, parties in (("actor", claim.actor), ("recipient", claim.recipient)):
        for party in parties:
            yield from mark(party.span, "parties", part, claim.id)
    for figure in claim.figures:
        yield from mark(figure.span, "figures", "figure", claim.id, telling.figure(figure))
    for place in look.places(claim.where):
        yield from mark(place.span, "places", "where", place.id)
    for when in look.dates(claim.when):
        yield from mark(when.span, "dates", "when", when.id)
    for hedge in claim.hedges:
        yield from mark(hedge, "claims", "hedge", claim.id)


def _around(look: Look, statement: Statement) -> Span:
    """The sentences that a statement touches, as one stretch."""
    spans = [*statement.content, statement.cue, statement.speaker.span if statement.speaker else None]
    own = [s for s in spans if s is not None and s.field == statement.content[0].field]
    start, end = min(s.start for s in own), max(s.end for s in own)
    touched = [s for s in look.sentences(statement.report) if s.field == own[0].field]
    touched = [s for s in touched if s.start < end and s.end > start]
    start, end = min([start, *(s.start for s in touched)]), max([end, *(s.end for s in touched)])
    return Span(start, end, "", own[0].field)
