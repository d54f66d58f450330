"""The claims of one document."""

from collections.abc import Sequence

from onrecord.coding.assistance import assistance_of
from onrecord.coding.circumstances import Circumstances
from onrecord.coding.intent import settle
from onrecord.coding.match import Match, Matcher
from onrecord.coding.parties import Parties
from onrecord.coding.slots import Clauses
from onrecord.coding.status import Finding, StatusReader
from onrecord.grounding import Grounding
from onrecord.language import Document
from onrecord.records import Claim, Party, Report, Span, Statement, make_id


def code(doc: Document, grounding: Grounding, statements: Sequence[Statement], report: Report) -> list[Claim]:
    """All claims of a document, in text order."""
    clauses, parties = Clauses(doc), Parties(doc, grounding)
    matcher, statuses = Matcher(doc, clauses, parties), StatusReader(doc)
    around = Circumstances(doc, grounding, clauses)
    spoken = sorted(statements, key=lambda s: sum(c.end - c.start for c in s.content))
    out = []
    for match in matcher.find():
        finding = statuses.read(match.i, matcher.light_verb(match.i))
        out.append(_claim(doc, match, finding, parties, clauses, around, spoken, report))
    return out


def _claim(
    doc: Document,
    match: Match,
    finding: Finding,
    parties: Parties,
    clauses: Clauses,
    around: Circumstances,
    spoken: Sequence[Statement],
    report: Report,
) -> Claim:
    trigger, start_end = doc.span(match.i, match.i + 1), doc.sentences[doc.sentence_of[match.i]]
    actor, recipient = _sides(match, parties)
    kind, mode, status = settle(match, finding, parties)
    return Claim(
        id=make_id("cl", report.id, doc.field, trigger.start, kind),
        report=report.id,
        type=kind,
        mode=mode,
        contexts=match.frame.contexts,
        trigger=trigger,
        sentence=doc.span(*start_end),
        actor=actor,
        recipient=recipient,
        status=status,
        when=around.when(match.i),
        where=around.where(match.i),
        figures=around.figures(match),
        hedges=tuple(doc.span(j, j + 1) for j in finding.hedges),
        statement=_innermost(trigger, spoken),
        assistance=assistance_of(doc, match, status, parties, clauses, around),
        background=around.is_background(match.i),
        why=_why(doc, match, finding),
    )


def _sides(match: Match, parties: Parties) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Both sides; where several act together and nobody is named as acted on, the first is put opposite the others."""
    actors = parties.coordinated(match.actor) if match.actor >= 0 else []
    recipients = parties.coordinated(match.recipient) if match.recipient >= 0 else []
    if not recipients and len(actors) > 1 and match.frame.mutual:
        actors, recipients = actors[:1], actors[1:]
    return tuple(map(parties.party, actors)), tuple(map(parties.party, recipients))


def _innermost(trigger: Span, spoken: Sequence[Statement]) -> str | None:
    """The shortest statement that the trigger stands in; None in the outlet's own voice."""
    for statement in spoken:
        for span in statement.content:
            if span.field == trigger.field and span.start <= trigger.start and trigger.end <= span.end:
                return statement.id
    return None


def _why(doc: Document, match: Match, finding: Finding) -> dict[str, str]:
    """What decided, for `onrecord explain`: the frame, the slot of each role, the words that set the status."""
    why = {"frame": match.frame.id}
    why.update({role: slot for role, slot in match.slots.items() if slot})
    if match.inner is not None:
        why["speaks for"] = match.inner.frame.id
    if finding.words:
        why["status"] = " ".join(doc.words[j] for j in sorted(set(finding.words)))
    return why
