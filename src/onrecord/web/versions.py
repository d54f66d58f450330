"""The versions of one event side by side: a column an origin, a row a field, in each cell the reports' own words."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from onrecord import telling
from onrecord.matching.lookup import ARMED
from onrecord.matching.ways import Way, nearest, ways_in
from onrecord.records import Claim, Days, Event
from onrecord.web.evidence import Evidence, Source
from onrecord.web.labels import label
from onrecord.web.look import Look


class Cell(Struct, frozen=True):
    """What one origin says in one field: its words, and what they were read as."""

    words: list[str]
    values: list[str]


class Field(Struct, frozen=True):
    """One row. `stand` is agree, differ, or alone where fewer than two origins tell the field; else varies."""

    name: str
    stand: str
    cells: list[Cell]


class Column(Struct, frozen=True):
    """One origin: the reports that go back to one text, the first of them first, and their evidence."""

    origin: str
    sources: list[Source]
    evidence: list[Evidence]


class Versions(Struct, frozen=True):
    """The table: a column an origin in order of publication, a row a field."""

    columns: list[Column]
    fields: list[Field]


Values = Callable[[Look, Claim], list[tuple[str, str]]]


def versions(look: Look, event: Event, claims: Sequence[Claim], evidence: Mapping[str, Evidence]) -> Versions:
    """The versions of an event from its claims."""
    by_origin: dict[str, list[Claim]] = {}
    for claim in sorted((c for c in claims if c.id in evidence), key=lambda c: _order(evidence[c.id])):
        by_origin.setdefault(evidence[claim.id].source.origin or claim.report, []).append(claim)
    columns = [
        Column(origin, _sources(evidence[c.id].source for c in told), [evidence[c.id] for c in told])
        for origin, told in by_origin.items()
    ]
    differ = {d.field for d in event.disagreements}
    rows = [
        (name, [_cell(look, told, read) for told in by_origin.values()]) for name, read in values_of(claims).items()
    ]
    return Versions(
        columns, [Field(n, _stand(n, cells, differ), cells) for n, cells in rows if any(c.words for c in cells)]
    )


def _order(evidence: Evidence) -> tuple[str, str]:
    return (evidence.source.published or "9999", evidence.source.report)


def _sources(sources: Iterable[Source]) -> list[Source]:
    return list({source.report: source for source in sources}.values())


def _cell(look: Look, claims: Sequence[Claim], read: Values) -> Cell:
    told = [pair for claim in claims for pair in read(look, claim)]
    return Cell(list(dict.fromkeys(words for words, _ in told)), list(dict.fromkeys(value for _, value in told)))


def _stand(name: str, cells: Sequence[Cell], differ: set[str]) -> str:
    told = [frozenset(cell.values) for cell in cells if cell.values]
    if name in differ or _NAMES.get(name, name) in differ:
        return "differ"
    if len(told) < 2:
        return "alone"
    return "agree" if len(set(told)) == 1 else "varies"


# What the interchange format calls the rows whose headings are words.
_NAMES = {"who": "actor", "to whom": "recipient", "told as": "status"}


def values_of(claims: Sequence[Claim]) -> dict[str, Values]:
    """The fields of these claims, and what reads the words and the value of each from a claim."""
    counted = dict.fromkeys(figure.what for claim in claims for figure in claim.figures)
    return {
        "what": lambda look, c: [(c.trigger.text, (c.mode or "").replace("-", " ") or c.type)],
        "how": lambda look, c: [(c.sentence.text[w.start : w.end], w.name) for w in _ways(c)],
        "who": lambda look, c: [_party(look, p.span.text, p.entity) for p in c.actor],
        "to whom": lambda look, c: [_party(look, p.span.text, p.entity) for p in c.recipient],
        "when": lambda look, c: [(d.span.text, _days(d.start, d.end)) for d in look.dates(c.when)],
        "where": lambda look, c: [(p.span.text, p.name) for p in look.places(c.where)],
        **{what: _figure(what) for what in counted},
        "told as": lambda look, c: [(label("statuses", c.status), label("statuses", c.status))],
        "stage": lambda look, c: [(c.assistance.stage, c.assistance.stage)] if c.assistance else [],
    }


def _ways(claim: Claim) -> tuple[Way, ...]:
    if claim.type not in ARMED:
        return ()
    return nearest(ways_in(claim.sentence.text), claim.trigger.start - claim.sentence.start)


def _figure(what: str) -> Values:
    return lambda look, claim: [(f.span.text, telling.figure(f)) for f in claim.figures if f.what == what]


def _party(look: Look, words: str, entity: str | None) -> tuple[str, str]:
    return words, look.named(entity).name if entity else words


def _days(start: str | None, end: str | None) -> str:
    return telling.days(Days(start=start, end=end))
