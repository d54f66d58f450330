"""The network of a case, or of one party: who did what to whom, drawn and as a matrix, for the events that fit."""

from typing import Any

from msgspec import Struct

from onrecord.web.charts.matrix import MOST, Matrix, matrix
from onrecord.web.charts.network import MOST_NODES, Network
from onrecord.web.charts.network import network as draw
from onrecord.web.labels import label, table
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page
from onrecord.web.pages.assistance import outlets
from onrecord.web.ties import kinds, ranked, ties

_LISTED = 60


class TieRow(Struct, frozen=True):
    """One tie in the list under the drawing."""

    actor: str
    actor_name: str
    recipient: str
    recipient_name: str
    kind: str
    events: int


class Tied(Struct, frozen=True):
    """What a network shows, drawn, as a matrix and as a list."""

    drawn: Network | None
    matrix: Matrix | None
    rows: list[TieRow]
    ties: int
    events: int


def network(ask: Ask) -> Page:
    """Who did what to whom, of the events that fit the filters."""
    filters = ask.asked.only("since", "until", "type", "outlet")
    look, words = ask.look, ask.asked.get("party")
    centre = _party(look, words) if words else None
    found = tied(look, filters, centre) if centre or not words else Tied(None, None, [], 0, 0)
    title = f"Network of {look.named(centre).name}" if centre else "Network"
    return Page(
        "network.html",
        title,
        {"network": found, "centre": look.named(centre) if centre else None},
        {"choices": {"type": type_choices(), **outlets(ask)}, "kinds": kinds(), "filters": filters},
    )


def tied(look: Look, filters: dict[str, str], centre: str | None, most: int = MOST_NODES) -> Tied:
    """The ties that fit: of the case, or of the party in the centre; in the matrix also those among its neighbours."""
    narrowed: dict[str, Any] = dict(filters)
    found = ties(look.case.deeds(**narrowed, **({"party": centre} if centre else {})))
    parties = ranked(found)
    if centre in parties:
        parties = [centre, *(party for party in parties if party != centre)]
    shown = look.all_named(parties[:most])
    names = {named.id: named.name for named in shown}
    among = ties(look.case.deeds(**narrowed, among=parties[:MOST])) if centre else found
    listed = look.all_named(dict.fromkeys(i for tie in found[:_LISTED] for i in (tie.actor, tie.recipient)))
    names |= {named.id: named.name for named in listed}
    return Tied(
        drawn=draw(found, names, centre, most),
        matrix=matrix(among, shown),
        rows=[
            TieRow(t.actor, names[t.actor], t.recipient, names[t.recipient], t.kind, t.events) for t in found[:_LISTED]
        ],
        ties=len(found),
        events=sum(tie.events for tie in found),
    )


def _party(look: Look, words: str) -> str | None:
    """The party that an id or a name means: of several of one name the one named most often."""
    found = look.case.heads(party=words, limit=1)
    return found[0].entity.id if found else None


def type_choices() -> list[tuple[str, str]]:
    """The kinds of tie, each all of its types, and then the types one by one."""
    several = [
        (",".join(types), f"{label('ties', kind)}: {', '.join(types).lower()}") for kind, types in kinds().items()
    ]
    return [*several, *((code, f"{code} · {quarter}") for code, quarter in table("types").items())]
