"""Help between parties: at what stage it is, who gives, who gets, and what."""

from functools import cache

from onrecord.coding.circumstances import Circumstances
from onrecord.coding.found import Match
from onrecord.coding.parties import Parties
from onrecord.coding.slots import Clauses
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Assistance, Figure, Item, ItemKind, Stage, Status


@cache
def _rates() -> frozenset[str]:
    return frozenset(load_yaml("coding/figures.yaml")["rates"])


@cache
def _kinds(of: str = "things") -> dict[str, ItemKind]:
    return {word: kind for kind, words in load_yaml("coding/items.yaml")[of].items() for word in words}


def assistance_of(
    doc: Document, match: Match, status: Status, parties: Parties, clauses: Clauses, around: Circumstances
) -> Assistance | None:
    """The step of help that a match tells, or None where it tells of none."""
    giving = match
    while giving.inner is not None and (giving.frame.help is None or not _given(doc, giving, parties, clauses)):
        giving = giving.inner
    told = giving.frame.help
    if told is None or _is_taken_back(match, giving):
        return None
    heads = _given(doc, giving, parties, clauses)
    items = tuple(_item(doc, i, told.kind, parties, around, alone=len(heads) == 1) for i in heads)
    if told.only and not any(item.kind != "other" for item in items):
        return None
    kinds = {item.kind for item in items}
    supplier, receiver = _sides(match, giving, heads, parties, clauses)
    if supplier >= 0 and kinds <= {"intelligence"} and parties.is_of_teller(supplier):
        return None  # "information provided by the monitor": it tells
    named_nearby = giving.recipient if giving.slots.get("recipient") == "nearby" else -1
    if receiver == named_nearby and not kinds & {"humanitarian", "funding"}:
        receiver = -1  # "sent its ships towards Chad"
    if supplier == named_nearby:
        supplier = -1  # "appealed through Chad for tents"
    relief = "humanitarian" in kinds
    return Assistance(
        stage=_stage(match, giving, status),
        supplier=parties.party_of_help(supplier, relief) if supplier >= 0 else None,
        receiver=parties.party_of_help(receiver, relief) if receiver >= 0 else None,
        items=items,
    )


def _answers_request(match: Match, giving: Match) -> bool:
    return match.frame.type in ("REJECT", "CONCEDE") and giving.frame.type == "REQUEST"


def _is_taken_back(match: Match, giving: Match) -> bool:
    """Whether who asked gives the request up ("withdrew its request for tanks"): nobody gives, and nobody refuses."""
    return _answers_request(match, giving) and match.frame.stage is None


def _sides(match: Match, giving: Match, heads: list[int], parties: Parties, clauses: Clauses) -> tuple[int, int]:
    """The heads of who gives and who gets, each -1 where nobody is told."""
    told = giving.frame.help
    assert told is not None
    if _answers_request(match, giving):
        return match.actor, giving.actor
    supplier = _head(match, giving, told.supplier, clauses)
    receiver = _head(match, giving, told.receiver, clauses)
    if match.frame.type == "REQUEST" and any(i <= supplier < parties.phrase(i)[1] for i in heads):
        supplier = -1  # "called for UN observers": who is asked for is not who is asked
    if match.frame.type == "REQUEST" and giving is not match:
        # Who is asked is to give; who asks is to get, unless someone else is named.
        supplier = match.recipient if supplier in (-1, match.actor) else supplier
        receiver = match.actor if receiver in (-1, supplier) else receiver
    if match.frame.type == "REJECT" and giving.frame.type == "AGREE":
        # Who turns an offer down is the one who was to get it.
        receiver = match.actor
    return supplier, receiver


def _given(doc: Document, giving: Match, parties: Parties, clauses: Clauses) -> list[int]:
    """The words for what is given: those of the first slot for items that is filled, or a verb that says it itself."""
    paths = giving.frame.help.items.split() if giving.frame.help is not None else []
    filled = (giving.i if path == "self" else clauses.fill(giving.i, path) for path in paths)
    for i in filled:
        if i < 0 or doc.pos[i] in ("VERB", "AUX") or parties.is_territory(i) or parties.is_proper(i):
            continue
        if i == giving.actor or doc.lowers[doc.heads[i]] == "by":
            return [i]  # who gives is what is given; beside it stand other givers
        return [k for k in parties.coordinated(i) if k == i or not _begins_clause(doc, k, parties)]
    return [giving.i] if doc.pos[giving.i] == "VERB" and doc.lemmas[giving.i] in _kinds("verbs") else []


def _begins_clause(doc: Document, i: int, parties: Parties) -> bool:
    """Whether a finite auxiliary follows a noun: it is no further item ("sent tanks and its officers are there")."""
    after = parties.phrase(i)[1]
    return after < len(doc) and doc.pos[after] == "AUX" and doc.tags[after] in ("VBZ", "VBP", "VBD", "MD")


def _stage(match: Match, giving: Match, status: Status) -> Stage:
    own = match.frame.stage or (match.frame.help.stage if match.frame.help is not None else None)
    if match is not giving and own is not None:
        return own
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


def _item(doc: Document, i: int, known: ItemKind | None, parties: Parties, around: Circumstances, alone: bool) -> Item:
    if doc.pos[i] == "VERB" and doc.lemmas[i] in _kinds("verbs"):
        span = doc.span(i, i + 1)
        return Item(text=span.text, span=span, kind=known or _kinds("verbs")[doc.lemmas[i]])
    start, end = parties.phrase(i)
    span = doc.span(start, end)
    named = parties.equipment(start, end)
    kind: ItemKind = next((_kinds()[w] for j in (i, *range(start, end)) if (w := doc.lemmas[j]) in _kinds()), "other")
    return Item(
        text=span.text,
        span=span,
        kind=known or ("equipment" if kind == "other" and named else kind),
        quantity=around.figure_in(start, end) or (_measured(doc, i, end, around) if alone else None),
        entity=named,
    )


def _measured(doc: Document, i: int, end: int, around: Circumstances) -> Figure | None:
    """The amount of one thing given by weight or measure ("44 tons of flour"); a rate ("tons a day") is no amount."""
    of = doc.heads[i]
    if doc.deps[i] != "pobj" or doc.lowers[of] != "of" or set(doc.lowers[end : end + 2]) & _rates():
        return None
    return around.figure_in(doc.left_edges[doc.heads[of]], of)
