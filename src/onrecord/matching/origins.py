"""How many stand behind an event: reports, outlets, and origins.

A claim's origin is the report that tells it, unless its sentence is carried by another report too (then they are one
origin), or its report credits an agency, or the claim is told as another outlet's report (then the agency or that
outlet is the origin). What a report adds of its own is its own.
"""

from collections.abc import Mapping, Sequence

from onrecord.matching.copies import Copies
from onrecord.matching.entities import normal
from onrecord.matching.facts import Fact
from onrecord.matching.groups import Groups
from onrecord.matching.shingles import contained, shingles
from onrecord.records import Entity, Support

# From this share of its five-word stretches on, a sentence is the other's text.
SAME_TEXT = 0.5


class Origins:
    """Tells the origins of claims, given the copies of the case."""

    def __init__(self, copies: Copies, credits: Mapping[str, frozenset[str]], entities: Mapping[str, Entity]) -> None:
        self._copies = copies
        self._credits = credits
        self._entities = entities

    def of(self, facts: Sequence[Fact]) -> dict[str, str]:
        """The origin of each claim of one event: claim id -> the name of a group."""
        groups = Groups()
        told_by: dict[str, list[Fact]] = {}
        for fact in facts:
            told_by.setdefault(fact.source.report, []).append(fact)
        for report, own in told_by.items():
            for other in self._copies.shared.get(report, ()):
                if other in told_by and report < other and self._one_text(report, own, other, told_by[other]):
                    groups.join(f"report:{report}", f"report:{other}")
            for credit in self._credits.get(report, ()):
                groups.join(f"report:{report}", f"outlet:{credit}")
        outlets = {normal(own[0].source.outlet): report for report, own in told_by.items() if own[0].source.outlet}
        for fact in facts:
            cited = self._cited(fact)
            if cited and cited in outlets:
                groups.join(f"outlet:{cited}", f"report:{outlets[cited]}")
        return {f.claim.id: groups.find(self._named(f)) for f in facts}

    def support(self, facts: Sequence[Fact], origin_of: Mapping[str, str]) -> Support:
        """Counts over the claims of one event."""
        return Support(
            reports=len({f.source.report for f in facts}),
            outlets=len({f.source.outlet or f.source.report for f in facts}),
            origins=len({origin_of[f.claim.id] for f in facts}),
        )

    def _named(self, fact: Fact) -> str:
        cited = self._cited(fact)
        return f"outlet:{cited}" if cited else f"report:{fact.source.report}"

    def _cited(self, fact: Fact) -> str | None:
        if not fact.cites or fact.cites not in self._entities:
            return None
        name = normal(self._entities[fact.cites].name)
        return name if name != normal(fact.source.outlet) else None

    def _one_text(self, report: str, own: Sequence[Fact], other: str, others: Sequence[Fact]) -> bool:
        if self._copies.origin_of.get(report) == self._copies.origin_of.get(other):
            return True
        mine = frozenset().union(*(shingles(text) for text in sorted({f.claim.sentence.text for f in own})))
        theirs = frozenset().union(*(shingles(text) for text in sorted({f.claim.sentence.text for f in others})))
        return contained(*sorted((mine, theirs), key=len)) >= SAME_TEXT
