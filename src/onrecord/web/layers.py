"""All readings of one report as marks in layers, and a card for each record that a mark leads to."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from onrecord import telling
from onrecord.case.review import Review
from onrecord.records import Alternative, Claim, Date, Days, Entity, Figure, Place, Reading, Report, Span, Statement
from onrecord.web.evidence import Voice, mark, statement_marks, voices
from onrecord.web.labels import label
from onrecord.web.look import Look
from onrecord.web.marking import Mark, Piece, cut


class Card(Struct, frozen=True):
    """What a mark shows: the record's kind, a line of words, its fields, why it was read so, on whose word."""

    id: str
    layer: str
    head: str
    words: str
    facts: dict[str, str]
    why: dict[str, str]
    start: int
    voices: list[Voice] = []
    review: Review | None = None
    party: str | None = None


class Marked(Struct, frozen=True):
    """A report's title and text cut at all marks, and the cards in order of their first character."""

    title: list[Piece]
    text: list[Piece]
    cards: list[Card]
    counts: dict[str, int]


def marked(look: Look, report: Report, reading: Reading) -> Marked:
    """The report with every reading marked in it."""
    marks = list(_marks(report, reading))
    cards = sorted(_cards(look, report, reading), key=lambda card: (card.start, card.layer, card.id))
    counts: dict[str, int] = {}
    for card in cards:
        counts[card.layer] = counts.get(card.layer, 0) + 1
    return Marked(
        title=cut(report.title or "", [m for m in marks if m.field == "title"]),
        text=cut(report.text, [m for m in marks if m.field == "text"]),
        cards=cards,
        counts=counts,
    )


def figure_id(figure: Figure) -> str:
    """An anchor for a figure, which has no id of its own: its characters."""
    return f"fig-{figure.span.field}-{figure.span.start}-{figure.span.end}-{figure.what}"


def _marks(report: Report, reading: Reading) -> Iterator[Mark]:
    for statement in reading.statements:
        yield from statement_marks(statement)
    for claim in reading.claims:
        yield from mark(claim.trigger, "claims", "trigger", claim.id)
        for hedge in claim.hedges:
            yield from mark(hedge, "claims", "hedge", claim.id)
    for figure in _figures(reading):
        yield from mark(figure.span, "figures", "figure", figure_id(figure))
    for place in reading.places:
        yield from mark(place.span, "places", "where", place.id)
    for day in reading.dates:
        yield from mark(day.span, "dates", "when", day.id)
    for entity in reading.entities:
        for mention in entity.mentions:
            if mention.report == report.id:
                yield from mark(mention.span, "parties", "party", entity.id)


def _figures(reading: Reading) -> Iterable[Figure]:
    told = [*reading.figures, *(f for claim in reading.claims for f in claim.figures)]
    return {figure_id(figure): figure for figure in told}.values()


def _cards(look: Look, report: Report, reading: Reading) -> Iterator[Card]:
    yield from (_statement_card(look, s) for s in reading.statements)
    yield from (_claim_card(look, c) for c in reading.claims)
    yield from (_figure_card(f) for f in _figures(reading))
    yield from (_place_card(p) for p in reading.places)
    yield from (_date_card(d) for d in reading.dates)
    yield from (_entity_card(e, report) for e in reading.entities)


def _statement_card(look: Look, statement: Statement) -> Card:
    facts = {
        "words": "direct speech" if statement.direct else "reported speech",
        "cue": _text(statement.cue) + (f" ({statement.cue_class})" if statement.cue_class else ""),
        "to": _text(statement.addressee),
        "told to": _text(statement.told_to),
    }
    why = dict(statement.why)
    if statement.speaker:
        why |= {f"speaker, {key}": reason for key, reason in statement.speaker.why.items()}
    return Card(
        id=statement.id,
        layer="statements",
        head="Statement",
        words=" … ".join(span.text for span in statement.content),
        facts=_told(facts),
        why=why,
        start=statement.content[0].start,
        voices=voices(look, statement.id),
        review=look.review(statement.id),
    )


def _claim_card(look: Look, claim: Claim) -> Card:
    helped = claim.assistance
    facts = {
        "who": ", ".join(_side(look, p.span.text, p.entity) for p in claim.actor),
        "to whom": ", ".join(_side(look, p.span.text, p.entity) for p in claim.recipient),
        "when": ", ".join(f"{d.span.text} ({telling.days(_days(d))})" for d in look.dates(claim.when)),
        "where": ", ".join(dict.fromkeys(p.name for p in look.places(claim.where))),
        "how many": "; ".join(f"{f.what}: {telling.figure(f)}" for f in claim.figures),
        "told as": label("statuses", claim.status) + (", background" if claim.background else ""),
        "mode": claim.mode or "",
        "help": f"{helped.stage}: {', '.join(i.text for i in helped.items) or 'not said what'}" if helped else "",
    }
    return Card(
        id=claim.id,
        layer="claims",
        head=claim.type,
        words=claim.trigger.text,
        facts=_told(facts),
        why=claim.why,
        start=claim.trigger.start,
        voices=voices(look, claim.statement),
        review=look.review(claim.id),
    )


def _figure_card(figure: Figure) -> Card:
    facts = {
        "counts": figure.what.replace("_", " "),
        "read as": telling.figure(figure),
        "bound": figure.bound.replace("_", " "),
        "of": _text(figure.of),
        "part": "counts a part of another figure" if figure.part else "",
        "imputed": "the number stands for words that give none" if figure.imputed else "",
        "could also be": _others(figure.alternatives),
    }
    return Card(figure_id(figure), "figures", "Figure", figure.span.text, _told(facts), figure.why, figure.span.start)


def _place_card(place: Place) -> Card:
    point = (
        f"{place.latitude:.3f}, {place.longitude:.3f}"
        if place.latitude is not None and place.longitude is not None
        else ""
    )
    facts = {
        "place": ", ".join(filter(None, (place.name, place.admin1, place.country))),
        "point": f"{point} ({place.precision})" if point else "",
        "use": "names a party" if place.use == "party" else "",
        "gazetteer": place.gazetteer or "",
        "could also be": _others(place.alternatives),
    }
    return Card(place.id, "places", "Place", place.span.text, _told(facts), place.why, place.span.start)


def _date_card(found: Date) -> Card:
    facts = {
        "days": telling.days(_days(found)),
        "to the": found.precision,
        "counted from": found.anchor,
        "could also be": _others(found.alternatives),
    }
    return Card(found.id, "dates", "Date", found.span.text, _told(facts), found.why, found.span.start)


def _entity_card(entity: Entity, report: Report) -> Card:
    here = [m for m in entity.mentions if m.report == report.id]
    facts = {
        "kind": label("schemata", entity.schema),
        "called": ", ".join(dict.fromkeys(m.span.text for m in here)),
        "roles": ", ".join(dict.fromkeys(r.text for r in entity.roles)),
        "country": entity.country or "",
        "mentions": str(len(here)),
        "could also be": _others(a for m in here for a in m.alternatives),
    }
    start = here[0].span.start if here else 0
    return Card(entity.id, "parties", "Party", entity.name, _told(facts), entity.why, start, party=entity.id)


def _others(alternatives: Iterable[Alternative]) -> str:
    """The readings that were not chosen, each once, and why not."""
    return " · ".join(dict.fromkeys(map(telling.alternative, alternatives)))


def _told(facts: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in facts.items() if value}


def _text(span: Span | None) -> str:
    return span.text if span else ""


def _days(found: Date) -> Days:
    return Days(start=found.start, end=found.end)


def _side(look: Look, words: str, entity: str | None) -> str:
    name = look.named(entity).name if entity else words
    return words if name == words else f"{words} ({name})"
