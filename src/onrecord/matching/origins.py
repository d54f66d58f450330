"""How many stand behind an event: reports, outlets, and origins.

A claim's origin is the report that tells it, unless its sentence is carried by another report too (then they are one
origin), or its report credits an agency, or the claim is told as another outlet's report (then the agency or that
outlet is the origin). What a report adds of its own is its own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from onrecord.matching.credits import agency_named
from onrecord.matching.facts import Fact
from onrecord.matching.groups import Groups
from onrecord.matching.shingles import unpacked
from onrecord.records import Entity, Support

# From this share of its five-word stretches on, a sentence is the other's text.
SAME_TEXT = 0.5
# A stretch that more reports of an event hold is followed through this many of them.
COMMON = 60


class Origins:
    """Tells the origins of claims, given the origins of whole reports and the agencies that they credit."""

    def __init__(
        self, origin_of: Mapping[str, str], credits: Mapping[str, frozenset[str]], entities: Mapping[str, Entity]
    ) -> None:
        self._origin_of = origin_of
        self._credits = credits
        self._entities = entities

    def of(self, facts: Sequence[Fact]) -> dict[str, str]:
        """The origin of each claim of one event: claim id -> the name of a group."""
        told_by: dict[str, list[Fact]] = {}
        for fact in facts:
            told_by.setdefault(fact.source.report, []).append(fact)
        groups, carried = Groups(), self._carried(told_by)
        for report, other in carried:
            groups.join(f"report:{report}", f"report:{other}")
        carriers = {report for pair in carried for report in pair}
        for report, own in told_by.items():
            for credit in self._credits.get(report, ()):
                groups.join(f"report:{report}", f"outlet:{credit}")
            if own[0].source.outlet and report not in carriers and report not in self._credits:
                groups.join(f"report:{report}", f"outlet:{agency_named(own[0].source.outlet)}")
        return {f.id: groups.find(name) for own in told_by.values() for f, name in self._named(own)}

    def _carried(self, told_by: Mapping[str, list[Fact]]) -> list[tuple[str, str]]:
        """Pairs of reports that tell the event in one text: copies, or a sentence that both carry."""
        if len(told_by) < 2:
            return []
        pairs, holders = [], dict[object, list[str]]()
        stretches = {report: _stretches(own) for report, own in told_by.items()}
        for report, own in stretches.items():
            for key in (self._origin_of.get(report), *sorted(own)):
                holders.setdefault(key, []).append(report)
        met = Counter(pair for reports in holders.values() for pair in combinations(reports[:COMMON], 2))
        for (one, two), common in met.items():
            least = SAME_TEXT * min(len(stretches[one]), len(stretches[two]))
            if common >= least or self._origin_of.get(one) == self._origin_of.get(two):
                pairs.append((one, two))
        return pairs

    def _named(self, facts: Sequence[Fact]) -> list[tuple[Fact, str]]:
        """What each claim of one report goes back to; the report's own voice follows an outlet that it cites."""
        cited = [self._cited(fact) for fact in facts]
        only = {name for name in cited if name}
        own = f"outlet:{min(only)}" if len(only) == 1 else f"report:{facts[0].source.report}"
        other = f"report:{facts[0].source.report}"
        return [
            (f, f"outlet:{name}" if name else other if f.speaker else own) for f, name in zip(facts, cited, strict=True)
        ]

    def support(self, facts: Sequence[Fact], origin_of: Mapping[str, str]) -> Support:
        """Counts over the claims of one event."""
        return Support(
            reports=len({f.source.report for f in facts}),
            outlets=len({f.source.outlet or f.source.report for f in facts}),
            origins=len({origin_of[f.id] for f in facts}),
        )

    def _cited(self, fact: Fact) -> str | None:
        if not fact.cites or fact.cites not in self._entities:
            return None
        name = agency_named(self._entities[fact.cites].name)
        return name if name != agency_named(fact.source.outlet) else None


def _stretches(facts: Sequence[Fact]) -> frozenset[int]:
    """The five-word stretches of the sentences in which one report tells an event."""
    return frozenset().union(*(unpacked(fact.stretches) for fact in facts))
