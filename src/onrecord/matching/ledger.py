"""Events in order of time, and what is made of them: lines of assistance, and requests with their answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import msgpack

from onrecord.matching.assistance import assistance_lines
from onrecord.matching.briefs import digest
from onrecord.matching.decisions import Judgements
from onrecord.matching.events import Happening, decided, event_of, facts_of_all, outline_of, reasons
from onrecord.matching.exchanges import bears, exchanges
from onrecord.matching.happenings import Outline, find_outlines
from onrecord.matching.matched import Made
from onrecord.matching.origins import Origins
from onrecord.matching.reports import Reports
from onrecord.matching.scores import Scores
from onrecord.matching.shelf import Shelf
from onrecord.records import AssistanceLine, Exchange

_encoder = msgpack.Encoder(order="deterministic")
# Where the first claim of a happening stands in its report, and its id.
Anchor = tuple[int, str]


@dataclass
class Ledger:
    """What happened, by the reports of a shelf."""

    shelf: Shelf
    reports: Reports
    judgements: Judgements
    origins: Origins
    origin_of: Mapping[str, str]
    # of the events that were gone through: their marks, and those that lines and exchanges are made of
    _marks: dict[str, bytes] = field(default_factory=dict)
    _helped: list[Happening] = field(default_factory=list)
    _bearing: list[Happening] = field(default_factory=list)

    def records(self, standing: Mapping[str, bytes]) -> Iterator[Made]:
        """All events in order of time, then lines and exchanges; without themselves where they stand as they were."""
        yield from self._events(standing)
        told_in = {fact.id: fact.source.report for happening in self._helped for fact in happening.facts}
        for line in assistance_lines(self._helped, self._names(self._helped), self.reports.profiles):
            yield _unless(standing, "assistance", line, self._line_mark(line, told_in))
        events = {happening.id: outline_of(happening) for happening in self._bearing}
        names = self._names(self._bearing)
        for exchange in exchanges(self._bearing, events, self.reports.profiles, names):
            yield _unless(standing, "exchange", exchange, self._exchange_mark(exchange))

    def _events(self, standing: Mapping[str, bytes]) -> Iterator[Made]:
        for found in self._in_time(self._found()):
            if isinstance(found, Happening):
                mark, happening = b"", found
            else:
                mark, happening = self._mark(found), self._happening(found)
            self._keep(happening, mark)
            if mark and standing.get(happening.id) == mark:
                yield Made("event", happening.id, mark, None)
                continue
            if isinstance(found, Outline):
                happening = Happening(happening.facts, self._why(found))
            yield Made("event", happening.id, mark, event_of(happening, self.origins, self.reports.profiles))

    def _keep(self, happening: Happening, mark: bytes) -> None:
        self._marks[happening.id] = mark
        if any(fact.assistance for fact in happening.facts):
            self._helped.append(happening)
        if bears(happening):
            self._bearing.append(happening)

    # Which happenings there are

    def _found(self) -> list[Outline | Happening]:
        """The happenings; those that people decided on with their claims."""
        scores = Scores(self.shelf.kept_scores("tellings"))
        outlines = find_outlines(self.reports, scores)
        self.shelf.keep_scores("tellings", scores.packed())
        touched = self._touched(outlines)
        whole = [Happening(self._happening(outlines[i]).facts, self._why(outlines[i])) for i in touched]
        rest = [outline for i, outline in enumerate(outlines) if i not in touched]
        return [*rest, *(decided(whole, self.judgements, self.reports.profiles) if whole else ())]

    def _touched(self, outlines: Sequence[Outline]) -> dict[int, None]:
        """The places of the happenings that a decision on events is about, in order."""
        if not self.judgements.on_events:
            return {}
        return {
            place: None
            for place, outline in enumerate(outlines)
            if any(self.judgements.bears_on(fact.id) for i in outline.members for fact in self.reports[i].facts)
        }

    def _in_time(self, found: Sequence[Outline | Happening]) -> Iterator[Outline | Happening]:
        """Happenings in the order of their first claims."""
        by_report: dict[int, list[Outline | Happening]] = {}
        for each in found:
            by_report.setdefault(self._first_report(each), []).append(each)
        for place in sorted(by_report):
            anchors = self.reports.anchors(place)
            yield from sorted(by_report[place], key=lambda each: self._anchor(each, place, anchors))

    def _first_report(self, found: Outline | Happening) -> int:
        if isinstance(found, Happening):
            return self.reports.place_of(found.facts[0].source.report)
        return int(self.reports.report_of[min(found.members)])

    def _anchor(self, found: Outline | Happening, place: int, anchors: Sequence[Anchor]) -> Anchor:
        if isinstance(found, Happening):
            return found.facts[0].at, found.facts[0].id
        start, end = self.reports.starts[place : place + 2]
        return min(anchors[i - int(start)] for i in found.members if start <= i < end)

    def _happening(self, outline: Outline) -> Happening:
        return Happening(facts_of_all(self.reports[i] for i in outline.members), {})

    def _why(self, outline: Outline) -> dict[str, str]:
        apart = outline.apart
        pair = (self.reports[apart[0]], self.reports[apart[1]]) if apart else None
        return reasons([self.reports[i] for i in outline.members], pair, self.reports.profiles)

    # What they were made of

    def _mark(self, outline: Outline) -> bytes:
        """A digest of what an event is made of: its tellings, the nearest other one, and its reports' origins."""
        tellings = [*outline.members, *(outline.apart or ())]
        reports = dict.fromkeys(self.reports.report_of[outline.members].tolist())
        origins = [self.origin_of[self.reports.id_of(place)].encode() for place in reports]
        return digest(self.reports.digests[tellings].tobytes(), bytes([outline.apart is not None]), *origins)

    def _line_mark(self, line: AssistanceLine, told_in: Mapping[str, str]) -> bytes:
        reports = sorted({told_in[claim] for step in line.steps for claim in step.claims})
        return digest(_encoder.encode(line), *(self.reports.mark_of(report) for report in reports))

    def _exchange_mark(self, exchange: Exchange) -> bytes:
        marks = [self._marks[event] for event in (exchange.opening, *(a.event for a in exchange.answers))]
        return digest(_encoder.encode(exchange), *marks) if all(marks) else b""

    def _names(self, happenings: Sequence[Happening]) -> dict[str, str]:
        """From the entities of the reports that tell of help to the case's."""
        reports = dict.fromkeys(f.source.report for h in happenings for f in h.facts if f.assistance)
        return {own: entity for report in reports for own, entity in self.reports.names_of(report).items()}


def _unless(standing: Mapping[str, bytes], kind: str, record: AssistanceLine | Exchange, mark: bytes) -> Made:
    return Made(kind, record.id, mark, None if mark and standing.get(record.id) == mark else record)
