"""One report's telling of one happening: the claims of a report that speak of the same thing, taken together.

A report gives the place in one sentence and the toll in the next; a later sentence says only "the strike". So the
claims of one report are gathered first, and it is these tellings that are compared over reports.
"""

from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.knowledge import load_yaml
from onrecord.matching.facts import Days, Fact, Source
from onrecord.records import Figure, Place


@cache
def _kinds() -> dict[str, str]:
    return {type_: kind for kind, types in load_yaml("matching/kinds.yaml")["kinds"].items() for type_ in types}


@cache
def _standings() -> dict[str, str]:
    table = load_yaml("matching/kinds.yaml")["standings"]
    return {status: standing for standing, statuses in table.items() for status in statuses}


def kind_of(fact: Fact) -> tuple[str, str]:
    """What a claim can be compared with: its kind of happening, and whether it was done, lies ahead or was asked."""
    return _kinds().get(fact.claim.type, fact.claim.type), _standings().get(fact.claim.status, "told")


@dataclass(eq=False)
class Telling:
    """Claims of one report about one happening."""

    facts: tuple[Fact, ...]
    kind: tuple[str, str]

    @property
    def source(self) -> Source:
        """The report that tells."""
        return self.facts[0].source

    @cached_property
    def lead(self) -> bool:
        """Whether the report tells it as its news."""
        return any(f.lead for f in self.facts)

    @cached_property
    def days(self) -> Days | None:
        """The narrowest day that is said, or else the days that the report's own date allows."""
        days = [f.days for f in self.facts if f.days]
        return min(days, key=lambda d: (not d.said, d.last - d.first, d.first), default=None)

    @cached_property
    def spot(self) -> Place | None:
        """The first place that is a point on the map."""
        return next((f.spot for f in self.facts if f.spot), None)

    @cached_property
    def region(self) -> Place | None:
        """The province, or else the country, that is named first."""
        regions = [f.region for f in self.facts if f.region]
        return min(regions, key=lambda p: p.precision == "country", default=None)

    @cached_property
    def actor(self) -> frozenset[str]:
        """All that are said to have done it."""
        return frozenset().union(*(f.actor for f in self.facts))

    @cached_property
    def recipient(self) -> frozenset[str]:
        """All that it is said to have been done to."""
        return frozenset().union(*(f.recipient for f in self.facts))

    @cached_property
    def modes(self) -> frozenset[str]:
        """The modes of the kind of event, where the claims have one."""
        return frozenset(f.claim.mode for f in self.facts if f.claim.mode)

    @cached_property
    def figures(self) -> dict[str, tuple[Figure, ...]]:
        """Totals by what they count; figures of subgroups are left out."""
        out: dict[str, list[Figure]] = {}
        for figure in (x for f in self.facts for x in f.claim.figures):
            if not figure.part and not figure.imputed and (figure.low is not None or figure.high is not None):
                out.setdefault(figure.what, []).append(figure)
        return {what: tuple(figures) for what, figures in out.items()}

    @cached_property
    def words(self) -> int:
        """The content words of all its sentences, as bits."""
        bits = 0
        for fact in self.facts:
            bits |= fact.words
        return bits
