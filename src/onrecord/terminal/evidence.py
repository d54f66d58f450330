"""One record with its evidence: the sentence with the words marked, the outlet, the speaker, and why it was read so."""

from functools import singledispatchmethod
from typing import Any

from msgspec.structs import asdict
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord import telling
from onrecord.case import Case, Hit
from onrecord.errors import CaseError
from onrecord.records import (
    AssistanceLine,
    Claim,
    Date,
    Entity,
    Event,
    Exchange,
    Naming,
    Place,
    Report,
    Span,
    Statement,
)
from onrecord.terminal.reasons import Reason
from onrecord.terminal.reasons import reasons as grounds

_EXAMPLES = 5  # mentions of an entity that are printed


class Evidence:
    """Prints one record of a case and the characters that carry it."""

    def __init__(self, case: Case, console: Console) -> None:
        self.case = case
        self.console = console
        self.reviews = case.reviews()

    def show(self, record_id: str) -> None:
        """One record. Raises CaseError C006 where the case holds none of this id."""
        if (withdrawn := self.case.withdrawal(record_id)) is not None:
            self.console.print(Text(f"{record_id}  Report, withdrawn", style="bold underline"))
            self._fields({"by": withdrawn.user, "time": withdrawn.time, "reason": withdrawn.reason})
            return
        record = self._record(record_id)
        self.console.print(Text(f"{record_id}  {type(record).__name__}", style="bold underline"))
        self._reviewed(record_id)
        self._show(record)

    def explain(self, record_id: str) -> None:
        """One record, and what decided each of its fields."""
        self.show(record_id)
        record = self._record(record_id)
        reasons = {} if isinstance(record, (Place, Date)) else dict(getattr(record, "why", {}))
        if isinstance(record, Statement) and record.speaker:
            reasons |= {f"speaker: {key}": reason for key, reason in record.speaker.why.items()}
        parts = [(heading, found) for heading, found in grounds(self.case, record) if found]
        if reasons or not parts:
            self.console.print()
            self.console.print("Why it was read so:" if reasons else "Nothing was noted of why.", style="bold")
            self._fields(reasons)
        for heading, found in parts:
            self.console.print()
            self.console.print(Text(f"{heading}:", style="bold"))
            for part in found:
                self._part(part)

    def _part(self, part: Reason) -> None:
        """One part of a record: its words, what they were taken for and why, and what else they could be."""
        rows = {part.field: f"“{part.words}”{f' → {part.taken_for}' if part.taken_for else ''}", "because": part.why}
        if part.taken_for:
            rows["runner-up"] = part.runners_up[0] if part.runners_up else "none: nothing else was in question"
            rows["then"] = " · ".join(part.runners_up[1:])
        self._fields(rows)

    def _reviewed(self, record_id: str) -> None:
        """What people made of the record, each decision with who, when and why."""
        review = self.reviews.of(record_id)
        state = f"reviewers differ ({review.clash})" if review.clash else review.state
        self.console.print(Text.assemble("Review: ", (state, "bold" if review.standing else "dim")))
        for decision in review.standing:
            told = " ".join(filter(None, (decision.action, decision.value, decision.reason and f"({decision.reason})")))
            self._detail(f"{decision.user} {told}, {decision.time}  {decision.id}")

    def _record(self, record_id: str) -> Any:
        record = self.case.record(record_id)
        if record is None:
            raise CaseError("C006", id=record_id, case=self.case.path)
        return record

    @singledispatchmethod
    def _show(self, record: Any) -> None:
        self._fields({key: str(value) for key, value in asdict(record).items() if value not in (None, (), {})})

    @_show.register
    def _(self, report: Report) -> None:
        self._source(report)
        self._fields({"sha256": report.sha256, "from": report.path or "", "url": report.url or ""})
        self.console.print(Padding(Text(report.text.strip()), (1, 0, 0, 3)))

    @_show.register
    def _(self, claim: Claim) -> None:
        self._claim(claim)

    @_show.register
    def _(self, statement: Statement) -> None:
        speaker = statement.speaker.span if statement.speaker else None
        self._quote(statement.report, [*statement.content, *(s for s in (statement.cue, speaker) if s)])
        self._fields(
            {
                "speaker": self._speaker(statement),
                "told to": statement.told_to.text if statement.told_to else "",
                "to whom": statement.addressee.text if statement.addressee else "",
                "words": "direct" if statement.direct else "indirect",
            }
        )
        if statement.parent:
            self._detail(f"It stands inside another statement: {statement.parent}")

    @_show.register
    def _(self, entity: Entity) -> None:
        named = ", ".join(entity.aliases)
        self._fields({"name": entity.name, "kind": entity.schema, "also": named, "country": entity.country or ""})
        self.console.print(f"Named {telling.plural(len(entity.mentions), 'time')}; for example:")
        for mention in entity.mentions[:_EXAMPLES]:
            self._quote(mention.report, [mention.span])

    @_show.register(Place)
    @_show.register(Date)
    def _(self, mention: Place | Date) -> None:
        self._quote(mention.report, [mention.span])
        skip = ("id", "report", "span", "why", "alternatives")
        self._fields({k: str(v) for k, v in asdict(mention).items() if k not in skip and v is not None})

    @_show.register
    def _(self, event: Event) -> None:
        parties = {e: self._name(e) for e in event.actor + event.recipient}
        self.console.print(f"{telling.sides(event, parties)} · {event.type} · {telling.days(event.when)}")
        self.console.print(f"Behind it: {telling.support(event.support)}.")
        for what, toll in event.figures.items():
            self._detail(telling.toll(what, toll) + (f"; best {telling.number(toll.best)}" if toll.best else ""))
        for differs in event.disagreements:
            self._detail(f"They differ on {differs.field}: " + " | ".join(s.value for s in differs.values), "magenta")
        for claim_id in event.claims:
            self.console.print()
            self._claim(self._record(claim_id))

    @_show.register
    def _(self, line: AssistanceLine) -> None:
        self.console.print(f"{self._name(line.supplier)} → {self._name(line.receiver)}")
        for step in line.steps:
            self.console.print(Text(f"{step.stage}, {telling.days(step.when)}", style="bold"))
            for claim_id in step.claims:
                self._claim(self._record(claim_id))

    @_show.register
    def _(self, exchange: Exchange) -> None:
        self._show(self._record(exchange.opening))
        for answer in exchange.answers:
            how = " ".join(filter(None, (answer.kind.replace("_", " "), telling.after(answer))))
            self.console.print(Text(f"\nAnswer: {how}", style="bold"))
            self._show(self._record(answer.event))
        if not exchange.answers:
            self.console.print("The case tells of no answer.")

    @_show.register
    def _(self, naming: Naming) -> None:
        self.console.print(f"How outlets call {self._name(naming.entity)}:")
        for outlet, forms in naming.by_outlet.items():
            self._detail(f"{outlet}: " + ", ".join(f"{form} ({count})" for form, count in forms.items()))

    def _claim(self, claim: Claim) -> None:
        parties = claim.actor + claim.recipient
        state = self.reviews.of(claim.id).state
        self._quote(claim.report, [claim.trigger, *(p.span for p in parties), *(f.span for f in claim.figures)])
        statement = self.case.record(claim.statement) if claim.statement else None
        said = self._speaker(statement) if isinstance(statement, Statement) else "the outlet's own voice"
        help_ = claim.assistance
        self._fields(
            {
                "claim": f"{claim.type}{f', {claim.mode}' if claim.mode else ''} ({claim.id})",
                "status": claim.status + (", told as background" if claim.background else ""),
                "who": ", ".join(p.span.text for p in claim.actor),
                "to whom": ", ".join(p.span.text for p in claim.recipient),
                "how many": "; ".join(f"{f.what} {telling.figure(f)}" for f in claim.figures),
                "help": f"{help_.stage}: {', '.join(i.text for i in help_.items) or 'not said what'}" if help_ else "",
                "on whose word": said,
                "review": "" if state == "unreviewed" else state,
            }
        )

    def _speaker(self, statement: Statement) -> str:
        if statement.speaker is None:
            return "a quotation with no speaker named"
        speaker = statement.speaker
        meant = f" (that is, {speaker.refers_to.text})" if speaker.refers_to else ""
        return f"{speaker.span.text}{meant}, {speaker.kind.replace('_', ' ')}"

    def _name(self, entity_id: str) -> str:
        entity = self.case.record(entity_id)
        return entity.name if isinstance(entity, Entity) else entity_id

    def _source(self, report: Report) -> None:
        shown = report.published
        day = f"{telling.day(shown.start)} ({shown.basis})" if shown.start else "no date told"
        self.console.print(Text.assemble((report.outlet or report.id, "cyan"), f", {day}: {report.title or ''}"))

    def _quote(self, report_id: str, spans: list[Span]) -> None:
        """The sentences that hold these spans, the words of the spans marked."""
        report, reading = self.case.report(report_id), self.case.reading(report_id)
        if report is None or reading is None:
            return
        self._source(report)
        field = spans[0].field
        text = (report.title or "") if field == "title" else report.text
        for sentence in _around(reading.sentences, spans):
            pieces = telling.marked(text, spans, sentence)
            words = Text.assemble(*((" ".join(_lines(p)), "bold yellow" if mark else "") for p, mark in pieces))
            self.console.print(Padding(words, (0, 0, 0, 3)))

    def _fields(self, values: dict[str, str]) -> None:
        table = Table.grid(padding=(0, 2))
        table.add_column(style="dim", justify="right")
        table.add_column()
        for key, value in values.items():
            if value:
                table.add_row(key, Text(value))
        self.console.print(Padding(table, (0, 0, 0, 3)))

    def _detail(self, words: str, style: str = "") -> None:
        self.console.print(Padding(Text(words, style=style), (0, 0, 0, 3)))


def print_hits(console: Console, hits: list[Hit], total: int) -> None:
    """What a search found, of `total` hits: the record's id and the words around the hit."""
    for hit in hits:
        console.print(Text.assemble((hit.id, "bold"), f"  {hit.kind}"))
        console.print(Padding(Text(" ".join(hit.snippet.split())), (0, 0, 0, 3)))
    shown = f"the first {len(hits):,} of " if total > len(hits) else ""
    console.print(shown + telling.plural(total, "hit") if hits else "Nothing found.")


def _around(sentences: tuple[Span, ...], spans: list[Span]) -> list[Span]:
    """The sentences, in order, that hold a part of one of the spans."""
    return [
        sentence
        for sentence in sentences
        if any(s.field == sentence.field and s.start < sentence.end and s.end > sentence.start for s in spans)
    ]


def _lines(piece: str) -> list[str]:
    """The lines of a piece, so that a break inside it becomes a space and a space at its ends stays."""
    return piece.split("\n")
