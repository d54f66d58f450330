"""Review: one record at a time with its evidence, most disputed first, and what can be decided on it."""

import re
from typing import Any

from msgspec import Struct

from onrecord.case.judging import correctable, places_of
from onrecord.case.review import Review
from onrecord.errors import CaseError
from onrecord.records import AssistanceLine, Claim, Decision, Entity, Event, Exchange, Statement
from onrecord.web import corrections, labels
from onrecord.web.evidence import Evidence, evidence_of, mention_evidence, statement_evidence
from onrecord.web.filters import with_query
from onrecord.web.look import Look, Named
from onrecord.web.page import Ask, Page
from onrecord.web.pages.assistance import outlets
from onrecord.web.pages.history import made
from onrecord.web.queue import FILTERS, Progress, Queue, Waiting, grounds, split_pair, table
from onrecord.web.rows import EventRow, event_row, event_rows
from onrecord.web.skipped import read_skipped

_SHOWN = 12  # pieces of evidence, of a record that has many
_EXAMPLES = 4  # mentions of a party
_NEAR = 6  # events that a merge is offered with
_NEAREST = re.compile(r"claim (\S+) of report")


class Sighted(Struct, frozen=True):
    """A party of a pair: its names, how often it is named, and some of the words around its name."""

    named: Named
    aliases: list[str]
    mentions: int
    evidence: list[Evidence]


class Card(Struct, frozen=True):
    """One record to decide on, as the page shows it. `evidence` is cut short where there is much; `many` is all."""

    kind: str
    id: str
    title: str
    href: str
    evidence: list[Evidence]
    many: int
    event: EventRow | None = None
    pair: list[Sighted] = []
    why: str = ""


def review(ask: Ask) -> Page:
    """The record asked for by id, or the next one that nobody has decided on and this visitor has not skipped."""
    queue = Queue(ask.look, ask.asked, read_skipped(ask.cookies))
    chosen = ask.asked.get("id")
    waiting = None if chosen else queue.next()
    record = chosen or (waiting.id if waiting else "")
    gone = bool(chosen) and _gone(ask.look, record)
    card = _card(ask, record) if record and not gone else None
    standing = _review_of(ask.look, record) if card else None
    progress = queue.progress()
    asked_kind = ask.asked.get("kind")
    shown = [p for p in progress if asked_kind in ("", p.kind)]
    data = {
        "card": card,
        "gone": record if gone else None,
        "waiting": ask.look.waiting(),
        "ground": waiting.ground if waiting else None,
        "review": standing,
        "progress": progress,
        "decided": sum(p.decided for p in shown),
        "of": sum(p.of for p in shown),
        "skipped": queue.skipped(),
        "last": made(ask.look, last) if (last := _last(ask)) else None,
        "made": [made(ask.look, d) for d in standing.standing] if standing else [],
    }
    return Page("review.html", _title(card, waiting), data, _offers(ask, card) | _bar(ask, progress))


def _gone(look: Look, record: str) -> bool:
    """Whether people decided on a record that the case no longer holds: it was merged with another, or taken apart."""
    if split_pair(record) or look.record(record) is not None:
        return False
    return any(record in (d.about, d.value) for d in look.decisions())


def _title(card: Card | None, waiting: Waiting | None) -> str:
    return f"Review: {card.title}" if card and not waiting else "Review"


def _review_of(look: Look, record: str) -> Review:
    pair = split_pair(record)
    return look.reviews().pair(*pair) if pair else look.review(record)


def _last(ask: Ask) -> Decision | None:
    """This person's latest decision that stands: the one that can be undone from here."""
    own = [d for d in ask.look.reviews().standing if d.user == ask.user]
    return own[-1] if own else None


def _bar(ask: Ask, progress: list[Progress]) -> dict[str, Any]:
    """What the queue can be narrowed by."""
    kept = {name: ask.asked.get(name) for name in (*FILTERS, "reviewed")}
    kind = ask.asked.get("kind")
    return {
        "choices": {
            "kind": [(code, words) for code, words in table("kinds").items()],
            "doubt": [(g.id, g.words) for g in grounds() if kind in ("", g.kind)],
            "type": labels.types(),
            "reviewed": [("clash", "reviewers differ")],
            **outlets(ask),
        },
        "tabs": [(p, with_query("/review", {**kept, "kind": p.kind})) for p in progress],
        "every": with_query("/review", kept),
    }


def _card(ask: Ask, record_id: str) -> Card:
    pair = split_pair(record_id)
    if pair:
        return _pair_card(ask, record_id, *pair)
    found = ask.look.record(record_id)
    match found:
        case Event():
            return _event_card(ask.look, found)
        case AssistanceLine():
            names = [n.name for n in ask.look.all_named((found.supplier, found.receiver))]
            claims = [c for step in found.steps for c in step.claims]
            return _told(ask.look, "assistance", found.id, " → ".join(names), claims)
        case Exchange():
            event = ask.look.event(found.opening)
            return _told(ask.look, "exchange", found.id, "A request and its answers", event.claims if event else ())
        case Claim():
            return _told(ask.look, "claim", found.id, f"{found.type}: “{found.trigger.text}”", (found.id,))
        case Statement():
            told = statement_evidence(ask.look, found)
            return Card("statement", found.id, "A statement", _href(found.id), [told] if told else [], 1)
        case Entity():
            sighted = _sighted(ask.look, found)
            href = f"/records/{found.id}"
            return Card("entity", found.id, found.name, href, sighted.evidence, sighted.mentions, pair=[sighted])
    raise CaseError("C006", id=record_id, case=ask.site.case)


def _href(record_id: str) -> str:
    return f"/records/{record_id}"


def _event_card(look: Look, event: Event) -> Card:
    row = event_row(look, event)
    sides = [", ".join(n.name for n in side) for side in (row.actor, row.recipient)]
    title = (sides[0] or "unnamed") + (f" → {sides[1]}" if sides[1] else "")
    card = _told(look, "event", event.id, title, event.claims)
    return Card(**{**_fields(card), "event": row, "href": f"/events/{event.id}"})


def _fields(card: Card) -> dict[str, Any]:
    return {name: getattr(card, name) for name in card.__struct_fields__}


def _told(look: Look, kind: str, record_id: str, title: str, claims: Any) -> Card:
    """A record that rests on claims."""
    ids = list(dict.fromkeys(claims))
    evidence = list(evidence_of(look, look.claims(ids[:_SHOWN])).values())
    return Card(kind, record_id, title, _href(record_id), evidence, len(ids))


def _pair_card(ask: Ask, record_id: str, first: str, second: str) -> Card:
    entities = [ask.look.entity(first), ask.look.entity(second)]
    both = [_sighted(ask.look, e) for e in entities if e]
    if len(both) < 2:
        raise CaseError("C006", id=record_id, case=ask.site.case)
    why = next((why for a, b, why in ask.look.case.proposals() if (a, b) == (first, second)), "")
    return Card("pair", record_id, " and ".join(s.named.name for s in both), "", [], 0, pair=both, why=why)


def _sighted(look: Look, entity: Entity) -> Sighted:
    shown = [e for m in entity.mentions[:_EXAMPLES] if (e := mention_evidence(look, entity.id, m))]
    aliases = [a for a in entity.aliases if a != entity.name]
    return Sighted(Named(entity.id, entity.name, entity.schema), aliases[:8], len(entity.mentions), shown)


def _offers(ask: Ask, card: Card | None) -> dict[str, Any]:
    """What the forms of the page offer: the fields to correct, the events to merge with, the claims to take out."""
    record = ask.look.record(card.id) if card and card.kind in ("event", "claim") else None
    event = record if isinstance(record, Event) else None
    fields: list[corrections.Field] = []
    if isinstance(record, Event | Claim) and not ask.site.read_only:
        case = ask.look.case
        fields = corrections.fields(ask.look, record, correctable(case, record), places_of(case, record))
    return {
        "fields": fields,
        "near": event_rows(ask.look, _near(ask.look, event)) if event and not ask.site.read_only else [],
        "back": ask.asked.address(page=None),
    }


def _near(look: Look, event: Event) -> list[Event]:
    """The events that may be the same: the one that came nearest in matching, then those of its days and party."""
    found: dict[str, Event] = {}
    if nearest := _NEAREST.search(event.why.get("apart", "")):
        found = {e.id: e for e in map(look.event, look.case.holders(nearest[1])) if e}
    for party in (*event.actor[:1], *event.recipient[:1]):
        since, until = event.when.start, event.when.end or event.when.start
        same: list[Event] = look.case.records(
            "event", party=party, type=event.type, since=since, until=until, limit=_NEAR
        )
        found |= {e.id: e for e in same if e.id not in found}
    found.pop(event.id, None)
    return list(found.values())[:_NEAR]
