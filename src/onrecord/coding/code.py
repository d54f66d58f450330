"""The claims of one document."""

from collections.abc import Sequence

from onrecord.coding.assistance import assistance_of
from onrecord.coding.circumstances import Circumstances
from onrecord.coding.counting import bind
from onrecord.coding.found import Match
from onrecord.coding.history import History
from onrecord.coding.intent import settle
from onrecord.coding.match import Matcher
from onrecord.coding.parties import Parties
from onrecord.coding.shares import shares
from onrecord.coding.slots import Clauses
from onrecord.coding.status import Finding, StatusReader
from onrecord.coding.told_on import told_on
from onrecord.grounding import Grounding
from onrecord.language import Document
from onrecord.records import Claim, Figure, Party, Report, Span, Statement, make_id

Sides = tuple[tuple[Party, ...], tuple[Party, ...]]
# Verbs that give a toll its number, and all frames of words that do.
TOLL = "ASSAULT.toll"
TOLLS = (TOLL, "ASSAULT.toll_counted", "ASSAULT.told_on")
# Deeds, which may be told as a habit once they are done; what is said again and again is still said.
DEEDS = ("ASSAULT", "COERCE", "MOBILIZE")
DONE = ("happened", "ongoing")


def code(doc: Document, grounding: Grounding, statements: Sequence[Statement], report: Report) -> list[Claim]:
    """All claims of a document, in text order."""
    coder = _Coder(doc, grounding, statements, report)
    matches = [match for match in coder.matcher.find() if not coder.gives_no_toll(match)]
    figures = bind(doc, grounding, matches)
    bound = {figure.span.start for found in figures.values() for figure in found}
    if more := told_on(doc, grounding, coder.around, matches, bound):
        matches = sorted(matches + more, key=lambda match: match.i)
        figures = bind(doc, grounding, matches)
    # "The toll is likely to rise" gives no number, and tells of no attack.
    telling = (match for match in matches if match.frame.id not in TOLLS or match.i in figures)
    return [
        coder.claim(*share) for match in telling for share in shares(doc, grounding, match, figures.get(match.i, ()))
    ]


class _Coder:
    """What the claims of one document are made with."""

    def __init__(self, doc: Document, grounding: Grounding, statements: Sequence[Statement], report: Report) -> None:
        self.doc, self.report = doc, report
        self.clauses, self.parties = Clauses(doc), Parties(doc, grounding)
        self.matcher, self.statuses = Matcher(doc, self.clauses, self.parties), StatusReader(doc)
        self.around = Circumstances(doc, grounding)
        self.history = History(doc, grounding, self.around)
        # Shortest first: the innermost statement that covers a trigger is then the first that does.
        self.spoken = sorted(statements, key=lambda s: sum(c.end - c.start for c in s.content))

    def claim(self, match: Match, figures: Sequence[Figure]) -> Claim:
        doc, around, i = self.doc, self.around, match.i
        light_verb = self.matcher.events.light_verb(i)
        finding = Finding("happened") if match.answered else self.statuses.read(i, light_verb)
        kind, mode, status = settle(match, finding, self.parties)
        actor, recipient = self.sides(match)
        trigger = doc.span(i, i + 1)
        told_at = trigger.start if match.told_at < 0 else doc.starts[match.told_at]
        return Claim(
            id=make_id("cl", self.report.id, doc.field, told_at, kind),
            report=self.report.id,
            type=kind,
            mode=mode,
            contexts=match.frame.contexts,
            trigger=trigger,
            sentence=doc.span(*doc.sentences[doc.sentence_of[i]]),
            actor=actor,
            recipient=recipient,
            status=status,
            when=around.when(i),
            where=around.where(i, match.within),
            figures=tuple(figures),
            hedges=tuple(doc.span(j, j + 1) for j in finding.hedges),
            statement=self.told_by(match, figures, trigger),
            assistance=assistance_of(doc, match, status, self.parties, self.clauses, around),
            background=match.frame.id != TOLL and self.history.tells(i, deed=kind in DEEDS and status in DONE),
            why=self.why(match, finding),
        )

    def gives_no_toll(self, match: Match) -> bool:
        """Whether it is only said that no toll was given ("the clinic, which gave no toll")."""
        return match.frame.id == TOLL and self.statuses.read(match.i).status == "denied"

    def sides(self, match: Match) -> Sides:
        """Both sides; where several act on each other, the first is put opposite the others."""
        actors = self.parties.coordinated(match.actor) if match.actor >= 0 else []
        recipients = self.parties.coordinated(match.recipient) if match.recipient >= 0 else []
        if match.within is not None:
            recipients = [i for i in recipients if i in match.within]
        if match.frame.mutual and not actors and len(recipients) > 1 and match.slots["recipient"].endswith("between"):
            actors, recipients = recipients[:1], recipients[1:]
        if match.frame.mutual and not recipients and actors:
            pair = self.parties.pair_before(actors[0]) if len(actors) == 1 else None
            if pair is not None:
                return pair[:1], pair[1:]
            actors, recipients = actors[:1], actors[1:]
        return tuple(map(self.parties.party, actors)), tuple(map(self.parties.party, recipients))

    def innermost(self, trigger: Span) -> str | None:
        """The shortest statement that the trigger stands in; None in the outlet's own voice."""
        for statement in self.spoken:
            for span in statement.content:
                if span.field == trigger.field and span.start <= trigger.start and trigger.end <= span.end:
                    return statement.id
        return None

    def told_by(self, match: Match, figures: Sequence[Figure], trigger: Span) -> str | None:
        """The statement that a claim is told in: for a toll the one that gives its number.

        In "police put the toll at 16" the verb stands outside of it, and so does the deed in "put at 16 the number
        killed in the raid", which is told in no other.
        """
        counted = self.innermost(figures[0].span) if figures else None
        if match.frame.id in TOLLS and counted:
            return counted
        return self.innermost(trigger) or counted

    def why(self, match: Match, finding: Finding) -> dict[str, str]:
        """What decided, for `onrecord explain`: the frame, the slot of each role, the words that set the status."""
        why = {"frame": match.frame.id, **{role: slot for role, slot in match.slots.items() if slot}}
        if match.inner is not None:
            why["speaks for"] = match.inner.frame.id
        if finding.words:
            why["status"] = " ".join(self.doc.words[j] for j in sorted(set(finding.words)))
        return why
