"""Help between parties: at what stage it is, who gives, who gets, and what."""

from functools import cache

from onrecord.coding.circumstances import Circumstances
from onrecord.coding.match import Match
from onrecord.coding.parties import Parties
from onrecord.coding.slots import Clauses
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Assistance, Item, ItemKind, Stage, Status


@cache
def _kinds() -> dict[str, ItemKind]:
    return {word: kind for kind, words in load_yaml("coding/items.yaml").items() for word in words}


def assistance_of(
    doc: Document, match: Match, status: Status, parties: Parties, clauses: Clauses, around: Circumstances
) -> Assistance | None:
    """The step of help that a match tells, or None where it tells of none."""
    giving = match
    while giving.frame.help is None and giving.inner is not None:
        giving = giving.inner
    told = giving.frame.help
    if told is None:
        return None
    heads = [
        h for path in told.items.split() if (h := clauses.fill(giving.i, path) if path != "self" else giving.i) >= 0
    ][:1]
    items = tuple(_item(doc, i, parties, around) for h in heads for i in parties.coordinated(h))
    if told.only and not any(item.kind != "other" for item in items):
        return None
    supplier = _head(match, giving, told.supplier, clauses)
    receiver = _head(match, giving, told.receiver, clauses)
    if match.frame.type == "REQUEST" and giving is not match:
        # Who is asked is to give; who asks is to get, unless someone else is named.
        supplier = match.recipient if supplier in (-1, match.actor) else supplier
        receiver = match.actor if receiver in (-1, supplier) else receiver
    return Assistance(
        stage=_stage(match, giving, status),
        supplier=parties.party(supplier) if supplier >= 0 else None,
        receiver=parties.party(receiver) if receiver >= 0 else None,
        items=items,
    )


def _stage(match: Match, giving: Match, status: Status) -> Stage:
    if match is not giving and match.frame.stage is not None:
        return match.frame.stage
    told = giving.frame.help
    assert told is not None
    if status == "promised" and told.stage in ("delivered", "delivering"):
        return "promised"
    if status == "ongoing" and told.stage == "delivered":
        return "delivering"
    return told.stage


def _head(match: Match, giving: Match, paths: str, clauses: Clauses) -> int:
    for path in paths.split():
        if path in ("actor", "recipient"):
            i: int = getattr(giving, path)
            if i < 0 and giving is not match:
                i = getattr(match, path)
        else:
            i = clauses.fill(giving.i, path)
        if i >= 0:
            return i
    return -1


def _item(doc: Document, i: int, parties: Parties, around: Circumstances) -> Item:
    start, end = parties.phrase(i)
    span = doc.span(start, end)
    named = parties.equipment(start, end)
    kind: ItemKind = next((_kinds()[w] for j in (i, *range(start, end)) if (w := doc.lemmas[j]) in _kinds()), "other")
    return Item(
        text=span.text,
        span=span,
        kind="equipment" if kind == "other" and named else kind,
        quantity=around.figure_in(start, end),
        entity=named,
    )
