"""One report's telling of one happening: the claims of a report that speak of the same thing, taken together.

A report gives the place in one sentence and the toll in the next; a later sentence says only "the strike". So the
claims of one report are gathered first, and it is these tellings that are compared over reports.
"""

from dataclasses import dataclass, field
from functools import cache

from onrecord.knowledge import load_yaml
from onrecord.matching.facts import Days, Fact, Source, Spot
from onrecord.records import Figure


@cache
def _kinds() -> dict[str, str]:
    return {type_: kind for kind, types in load_yaml("matching/kinds.yaml")["kinds"].items() for type_ in types}


@cache
def _rare() -> frozenset[str]:
    return frozenset(load_yaml("matching/kinds.yaml")["rare"])


@cache
def results() -> frozenset[str]:
    """Modes that say what came of a deed and not how it was done."""
    return frozenset(load_yaml("matching/kinds.yaml")["results"])


@cache
def _standings() -> dict[str, str]:
    table = load_yaml("matching/kinds.yaml")["standings"]
    return {status: standing for standing, statuses in table.items() for status in statuses}


def kind_of(fact: Fact) -> tuple[str, str]:
    """What a claim can be compared with: its kind of happening, and whether it was done, lies ahead or was asked."""
    return _kinds().get(fact.type, fact.type), _standings().get(fact.status, "told")


@dataclass(eq=False, slots=True)
class Telling:
    """Claims of one report about one happening, and what they say of it between them."""

    facts: tuple[Fact, ...]
    kind: tuple[str, str]
    # whether the report tells it as its news
    lead: bool = field(init=False)
    # the narrowest day that is said, or else the days that the report's own date allows
    days: Days | None = field(init=False)
    # the first point on the map; the province, or else the country, that is named first
    spot: Spot | None = field(init=False)
    region: Spot | None = field(init=False)
    actor: frozenset[str] = field(init=False)
    recipient: frozenset[str] = field(init=False)
    # how it was done; what came of it is no way to do it
    modes: tuple[str, ...] = field(init=False)
    # with what it was done, where the words say so
    means: frozenset[str] = field(init=False)
    sides: frozenset[str] = field(init=False)
    scenes: frozenset[str] = field(init=False)
    # who holds what was hit
    held: frozenset[str] = field(init=False)
    # what few deeds are: a chemical attack (what is said of one, many say)
    rare: frozenset[str] = field(init=False)
    # names of its places that no gazetteer knows
    unmapped: frozenset[str] = field(init=False)
    # breakdowns of totals in which its claims take part
    breakdowns: frozenset[int] = field(init=False)
    # totals by what they count; figures of subgroups are left out
    figures: dict[str, tuple[Figure, ...]] = field(init=False)
    # the content words of all its sentences, as bits
    words: int = field(init=False)

    def __post_init__(self) -> None:
        facts = self.facts
        self.lead = any(f.lead for f in facts)
        self.days = min((f.days for f in facts if f.days), key=_narrowness, default=None)
        self.spot = next((f.spot for f in facts if f.spot), None)
        regions = [f.region for f in facts if f.region]
        self.region = min(regions, key=lambda p: p.precision == "country", default=None)
        self.actor = _all([f.actor for f in facts])
        self.recipient = _all([f.recipient for f in facts])
        what_came = results()
        self.modes = tuple(sorted({f.mode for f in facts if f.mode and f.mode not in what_came}))
        self.means = frozenset([f.means for f in facts if f.means])
        self.sides = _all([f.sides for f in facts])
        self.scenes = _all([f.scenes for f in facts])
        self.held = _all([f.held for f in facts])
        rare = _rare()
        self.rare = _all([f.matters & rare for f in facts]) if self.kind[0] == "force" else frozenset()
        self.unmapped = _all([f.unmapped for f in facts])
        self.breakdowns = frozenset([f.breakdown for f in facts if f.breakdown is not None])
        self.figures = totals(facts)
        self.words = 0
        for fact in facts:
            self.words |= fact.words

    @property
    def source(self) -> Source:
        """The report that tells."""
        return self.facts[0].source


def _narrowness(days: Days) -> tuple[bool, int, int]:
    return (not days.said, days.last - days.first, days.first)


def _all(parties: list[frozenset[str]]) -> frozenset[str]:
    """What any of these holds; the set itself where there is but one, so that it is kept once."""
    some = [p for p in parties if p]
    return frozenset().union(*some) if len(some) > 1 else some[0] if some else frozenset()


_NONE: dict[str, tuple[Figure, ...]] = {}


def totals(facts: tuple[Fact, ...]) -> dict[str, tuple[Figure, ...]]:
    """The totals that claims give with a number, by what they count."""
    out: dict[str, tuple[Figure, ...]] = {}
    for figure in (x for f in facts for x in f.figures):
        if not figure.part and not figure.imputed and (figure.low is not None or figure.high is not None):
            out[figure.what] = (*out.get(figure.what, ()), figure)
    return out or _NONE
