"""The network of a case, or of one party: who did what to whom, drawn and as a matrix, for the events that fit."""

from typing import cast

from msgspec import Struct

from onrecord.case.deeds import DeedFilters
from onrecord.web.charts.matrix import Matrix, matrix
from onrecord.web.charts.network import MOST_NODES, Network
from onrecord.web.charts.network import network as draw
from onrecord.web.labels import label, table
from onrecord.web.look import Look
from onrecord.web.page import Ask, Page
from onrecord.web.pages.assistance import outlets
from onrecord.web.ties import kinds, ties


class TieRow(Struct, frozen=True):
    """One tie in the list under the drawing."""

    actor: str
    actor_name: str
    recipient: str
    recipient_name: str
    kind: str
    events: int


class Tied(Struct, frozen=True):
    """What a network shows, drawn, as a matrix and as a list; of how many events, and how many pairs are not drawn."""

    drawn: Network | None
    matrix: Matrix | None
    rows: list[TieRow]
    hidden: int
    events: int


NOTHING = Tied(None, None, [], 0, 0)


def network(ask: Ask) -> Page:
    """Who did what to whom, of the events that fit the filters."""
    filters = ask.asked.only("since", "until", "type", "outlet")
    look, words = ask.look, ask.asked.get("party")
    centre = _party(look, words) if words else None
    found = tied(look, filters, centre) if centre or not words else NOTHING
    title = f"Network of {look.named(centre).name}" if centre else "Network"
    return Page(
        "network.html",
        title,
        {"network": found, "centre": look.named(centre) if centre else None},
        {"choices": {"type": type_choices(), **outlets(ask)}, "kinds": kinds(), "filters": filters},
    )


def tied(look: Look, filters: dict[str, str], centre: str | None, most: int = MOST_NODES) -> Tied:
    """The ties that fit, among the parties of most events: of the case, or of the party in the centre."""
    every = cast(DeedFilters, filters)
    found = look.case.deeds(**cast(DeedFilters, {**filters, "party": centre}))
    parties = [*([centre] if centre else []), *found.busiest(most - bool(centre))]
    shown = look.all_named(parties)
    among = ties((look.case.deeds(**every) if centre else found).counts(parties))
    own = [tie for tie in among if centre in (None, tie.actor, tie.recipient)]
    names = {named.id: named.name for named in shown}
    tally, drawn = found.tally(), draw(own, names, centre)
    return Tied(
        drawn=drawn,
        matrix=matrix(among, shown),
        rows=[TieRow(t.actor, names[t.actor], t.recipient, names[t.recipient], t.kind, t.events) for t in own],
        hidden=tally.pairs - len({(edge.actor, edge.recipient) for edge in drawn.edges} if drawn else ()),
        events=tally.events,
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
