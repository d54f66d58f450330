"""The ledger as lists: what the case holds, lines of assistance, requests, events, disagreements, statements."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord import telling
from onrecord.case import Case
from onrecord.records import Days, Entity, Event

SECTIONS = ("assistance", "requests", "events", "disagreements", "statements")
Filters = dict[str, Any]


class Ledger:
    """Prints a case's lists to a console, each line with the id that `onrecord show CASE ID` takes."""

    def __init__(self, case: Case, console: Console, filters: Filters, limit: int) -> None:
        self.case = case
        self.console = console
        self.filters = filters
        self.limit = limit
        self._names: dict[str, str] = {}

    def show(self, sections: Iterable[str]) -> None:
        """The head and the sections asked for."""
        self.head()
        for section in sections:
            getattr(self, section)()

    def head(self) -> None:
        """What the case holds, denominators with the counts."""
        meta = self.case.meta()
        counts = meta["counts"]
        read = telling.plural(counts.get("report", 0), "report")
        outlets = telling.plural(len(meta["outlets"]), "outlet")
        days = Days(start=meta.get("first_day"), end=meta.get("last_day"))
        span = f"published {telling.days(days)}" if days.start else "whose days of publication are not told"
        self.console.print(Text.assemble((f"{read} of {outlets}", "bold"), f", {span}."))
        kinds = (("statement", "statement"), ("claim", "claim"), ("event", "event"), ("assistance", "assistance line"))
        self.console.print("They hold " + ", ".join(telling.plural(counts.get(k, 0), noun) for k, noun in kinds) + ".")
        if meta.get("left_out"):
            self.console.print(f"{telling.plural(len(meta['left_out']), 'source')} could not be read.", style="yellow")

    def assistance(self) -> None:
        """One line of help a party pair, its steps in order of date."""
        lines = self._records("assistance")
        self._title("Assistance", len(lines), self.case.count("assistance", **self.filters))
        for line in lines:
            self._line(line.id, f"{self.name(line.supplier)} → {self.name(line.receiver)}")
            for step in line.steps:
                items = ", ".join(dict.fromkeys(item.text for item in step.items))
                said = telling.plural(len(step.claims), "claim")
                self._detail(f"{step.stage:<10} {telling.days(step.when)}  {items or '—'}  ({said})")

    def requests(self) -> None:
        """Who asked whom, and how the other side answered."""
        exchanges = self._records("exchange")
        self._title("Requests and answers", len(exchanges), self.case.count("exchange", **self.filters))
        for exchange in exchanges:
            by, to = (self.name(e) if e else "unnamed" for e in (exchange.by, exchange.to))
            opening = self.case.record(exchange.opening)
            when = telling.days(opening.when) if isinstance(opening, Event) else "undated"
            self._line(exchange.id, f"{by} {_did(opening)} {to}, {when}", self._words(opening, exchange.claim))
            for answer in exchange.answers:
                event = self.case.record(answer.event)
                how = " ".join(filter(None, (answer.kind.replace("_", " "), telling.after(answer))))
                self._detail(f"{how}: {self._words(event, answer.claim)}  [{answer.event}]")
            if not exchange.answers:
                self._detail("the case tells of no answer")

    def events(self) -> None:
        """What is told to have happened or to be meant, one event over all its reports."""
        self._event_list("Events", self._records("event"), self.case.count("event", **self.filters))

    def disagreements(self) -> None:
        """The events on which reports differ, side by side."""
        every = [e for e in self.case.records("event", **self.filters) if e.disagreements]
        self._event_list("Disagreements", every[: self.limit], len(every))

    def statements(self) -> None:
        """Who said what."""
        statements = self._records("statement")
        self._title("Statements", len(statements), self.case.count("statement", **self.filters))
        for statement in statements:
            report = self.case.report(statement.report)
            who = statement.speaker.span.text if statement.speaker else "no speaker named"
            said = " … ".join(" ".join(s.text.split()) for s in statement.content)
            outlet = report.outlet if report and report.outlet else statement.report
            self._line(statement.id, who, outlet)
            self._detail(_short(said))

    def name(self, entity_id: str) -> str:
        """The name of an entity of the case."""
        if entity_id not in self._names:
            entity = self.case.record(entity_id)
            self._names[entity_id] = entity.name if isinstance(entity, Entity) else entity_id
        return self._names[entity_id]

    def _event_list(self, title: str, events: list[Event], total: int) -> None:
        self._title(title, len(events), total)
        for event in events:
            for entity in event.actor + event.recipient:
                self.name(entity)
            self._line(event.id, f"{telling.sides(event, self._names)} · {event.type}", telling.days(event.when))
            figures = "; ".join(telling.toll(what, toll) for what, toll in event.figures.items())
            told = "told as background" if event.background else ""
            self._detail(" · ".join(filter(None, (self._words(event), figures, telling.support(event.support), told))))
            for differs in event.disagreements:
                told = " | ".join(f"{side.value} ({self._outlets(side.claims)})" for side in differs.values)
                self._detail(f"differ on {differs.field}: {told}", style="magenta")

    def _words(self, event: object, of: str | None = None) -> str:
        """The words that a claim of the event rests on: this one, or the first."""
        claim = self.case.record(of or event.claims[0]) if isinstance(event, Event) else None
        return f"“{_short(claim.sentence.text, 110)}”" if claim else ""  # type: ignore[union-attr]

    def _outlets(self, claims: tuple[str, ...]) -> str:
        """The outlets that carry these claims."""
        reports = (self.case.report(c.report) for c in map(self.case.record, claims) if c)  # type: ignore[union-attr]
        return ", ".join(dict.fromkeys(r.outlet or r.id for r in reports if r))

    def _records(self, kind: str) -> list[Any]:
        return list(self.case.records(kind, **self.filters, limit=self.limit))

    def _title(self, title: str, shown: int, total: int) -> None:
        of = f"{shown:,} of {total:,}" if shown < total else f"{total:,}"
        self.console.print()
        self.console.print(Text.assemble((title, "bold underline"), f"  {of}"))

    def _line(self, record_id: str, what: str, when: str = "") -> None:
        table = Table.grid(expand=True, padding=(0, 1))
        table.add_column(ratio=1)
        table.add_column(justify="right", no_wrap=True, style="dim")
        table.add_row(Text.assemble((what, "bold"), f"  {when}" if when else ""), record_id)
        self.console.print(table)

    def _detail(self, words: str, style: str = "") -> None:
        self.console.print(Padding(Text(words, style=style), (0, 0, 0, 3)))


def _did(opening: object) -> str:
    """What the one who opened an exchange did."""
    kind = opening.type if isinstance(opening, Event) else ""
    return {"REQUEST": "asked", "THREATEN": "threatened"}.get(kind, "offered")


def _short(words: str, most: int = 220) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + " …"
