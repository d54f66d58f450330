"""The dossier of an event: all that stands in it on paper, every word with the number of the report that it is from."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from onrecord.records import Claim, Disagreement, Event, Report
from onrecord.web.charts.tolls import Value, plot
from onrecord.web.evidence import Evidence, evidence_of, fetch_parts
from onrecord.web.labels import label
from onrecord.web.look import Look
from onrecord.web.pages.history import Made, made_on
from onrecord.web.rows import EventRow, event_row
from onrecord.web.versions import Values, values_of, versions

# Beyond so many, quotes are counted and no longer printed: the page of the event has them all.
MOST_QUOTES = 60


class Cited(Struct, frozen=True):
    """A report by its number in the dossier: all that is needed to find it again and to know it for the same."""

    n: int
    report: str
    outlet: str
    title: str
    authors: list[str]
    day: str
    ground: str
    url: str | None
    sha256: str
    copy_of: str
    origin: str


class Wording(Struct, frozen=True):
    """Words, and the numbers of the reports that use them."""

    words: str
    by: list[int]


class Told(Struct, frozen=True):
    """What words were read as, and the words."""

    value: str
    wordings: list[Wording]


class Row(Struct, frozen=True):
    """A field of the event, how its tellers stand to each other (web/versions.py), and what they tell."""

    name: str
    stand: str
    told: list[Told]


class Side(Struct, frozen=True):
    """One side of a disagreement, and the numbers of the reports that take it."""

    value: str
    by: list[int]


class Differs(Struct, frozen=True):
    """A field on which tellers differ, with its sides."""

    field: str
    sides: list[Side]


class Counted(Struct, frozen=True):
    """A toll: its range, the rule for the figure in the middle, and each value told with its report's number."""

    what: str
    range: str
    rule: str | None
    values: list[tuple[int, Value]]


class Dossier(Struct, frozen=True):
    """One event on paper. `left_out` counts the quotes that are not printed."""

    event: EventRow
    rows: list[Row]
    differs: list[Differs]
    tolls: list[Counted]
    quotes: list[tuple[int, Evidence]]
    left_out: int
    cited: list[Cited]
    made: list[Made]
    clash: str
    why: dict[str, str]


def dossiers(look: Look, events: Sequence[Event]) -> list[Dossier]:
    """The dossiers of a list of events; what all of them quote is fetched at once."""
    fetch_parts(look, look.claims(claim for event in events for claim in event.claims))
    return [dossier(look, event) for event in events]


def dossier(look: Look, event: Event) -> Dossier:
    """The dossier of one event. Reports are numbered in order of publication."""
    claims = look.claims(event.claims)
    evidence = evidence_of(look, claims)
    claims = sorted((c for c in claims if c.id in evidence), key=lambda c: _order(evidence[c.id], c))
    number = {report: n for n, report in enumerate(dict.fromkeys(c.report for c in claims), start=1)}
    return Dossier(
        event=event_row(look, event),
        rows=_rows(look, event, claims, evidence, number),
        differs=[_differs(look, d, number) for d in event.disagreements],
        tolls=_tolls(event, evidence, number),
        quotes=[(number[c.report], evidence[c.id]) for c in claims[:MOST_QUOTES]],
        left_out=max(0, len(claims) - MOST_QUOTES),
        cited=[_cited(report, number) for i in number if (report := look.report(i))],
        made=[m for record in (event.id, *(c.id for c in claims)) for m in made_on(look, record)],
        clash=look.review(event.id).clash,
        why=event.why,
    )


def _order(evidence: Evidence, claim: Claim) -> tuple[str, str, int]:
    return (evidence.source.published or "9999", claim.report, claim.trigger.start)


def _rows(
    look: Look, event: Event, claims: Sequence[Claim], evidence: Mapping[str, Evidence], number: Mapping[str, int]
) -> list[Row]:
    stand = {field.name: field.stand for field in versions(look, event, claims, evidence).fields}
    rows = ((name, _told(look, claims, read, number)) for name, read in values_of(claims).items())
    return [Row(name, stand[name], told) for name, told in rows if told]


def _told(look: Look, claims: Iterable[Claim], read: Values, number: Mapping[str, int]) -> list[Told]:
    """Each value once, under it each wording once, whatever their capitals."""
    told: dict[str, tuple[str, dict[str, Wording]]] = {}
    for claim in claims:
        for words, value in read(look, claim):
            _, wordings = told.setdefault(value.casefold(), (value, {}))
            wording = wordings.setdefault(words.casefold(), Wording(words, []))
            if number[claim.report] not in wording.by:
                wording.by.append(number[claim.report])
    return [Told(value, list(wordings.values())) for value, wordings in told.values()]


def _differs(look: Look, disagreement: Disagreement, number: Mapping[str, int]) -> Differs:
    sides = [
        Side(side.value, sorted({number[c.report] for c in look.claims(side.claims) if c.report in number}))
        for side in disagreement.values
    ]
    return Differs(disagreement.field, sides)


def _tolls(event: Event, evidence: Mapping[str, Evidence], number: Mapping[str, int]) -> list[Counted]:
    plots = (plot(what, toll, evidence) for what, toll in event.figures.items())
    return [Counted(p.what, p.range, p.rule, [(number[v.evidence.source.report], v) for v in p.values]) for p in plots]


def _cited(report: Report, number: Mapping[str, int]) -> Cited:
    copied = report.copy_of
    return Cited(
        n=number[report.id],
        report=report.id,
        outlet=report.outlet or "outlet unknown",
        title=report.title or "untitled report",
        authors=list(report.authors),
        day=report.published.start or "",
        ground=label("basis", report.published.basis),
        url=report.url,
        sha256=report.sha256,
        copy_of="" if not copied else f"[{number[copied]}]" if copied in number else copied,
        origin=report.origin or report.id,
    )
