"""Whether two tellings are of one happening: what speaks for it and against it, in words and as a sum.

Where many alike happenings share one vocabulary, words decide little: day, place and parties must carry it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.knowledge import load_yaml
from onrecord.matching.doers import parties
from onrecord.matching.facts import MONTH, iso
from onrecord.matching.numbers import figures
from onrecord.matching.places import places
from onrecord.matching.tellings import Telling
from onrecord.records import Entity

# What is more than the day and the words.
PARTICULAR = ("place", "scene_same", "rare_same", "actor_same", "actor_kin", "recipient_", "figure_same", "figure_fits")
# Within so many days a report may call to mind what few deeds are without saying when it was.
RECALL = 14
# The means by which an aircraft is brought down.
DOWNING = "downing"
# Words added to the shorter side, lest two or three words in common look like much.
FEW = 3


@dataclass(frozen=True, slots=True)
class Found:
    """One feature of a pair: its name in the table of weights, what was seen, and its weight."""

    feature: str
    seen: str
    weight: float

    def __str__(self) -> str:
        """What the feature means and what was seen, for people."""
        return f"{_reasons()[self.feature]} ({self.seen})"


@cache
def _reasons() -> dict[str, str]:
    table: dict[str, str] = load_yaml("matching/reasons.yaml")
    return table


@cache
def weights() -> dict[str, float]:
    """The table of weights."""
    table: dict[str, Any] = load_yaml("matching/weights.yaml")
    return {name: float(weight) for name, weight in table.items()}


def score(found: list[Found]) -> float:
    """The sum of what speaks for and against; above 0 the two are taken for one."""
    return sum(f.weight for f in found)


def pull(found: list[Found]) -> float:
    """What a pair weighs when clusters are joined. Where nothing speaks against, knowing little is little against."""
    total = score(found)
    against = any(f.weight < 0 and f.feature not in ("start", "words") for f in found)
    return total if total > 0 or against else total * weights()["unknown"]


def compare(a: Telling, b: Telling, entities: Mapping[str, Entity]) -> list[Found]:
    """All that speaks for and against two tellings of different reports being of one happening."""
    table = weights()
    features = [*kinds(a, b), *days(a, b), *places(a, b), *parties(a, b, entities), *figures(a, b)]
    out = [Found("start", "one kind of happening", table["start"])]
    out += [Found(feature, seen, table[feature]) for feature, seen in features]
    if a.lead and b.lead:
        out.append(Found("lead", "the news of both reports", table["lead"]))
    if not any(f.feature.startswith(PARTICULAR) for f in out):
        out.append(Found("thin", "no place, party or number in common", table["thin"]))
    return [*out, words(a, b)]


def kinds(a: Telling, b: Telling) -> Iterator[tuple[str, str]]:
    """What sort of happening: how it was done, with what, and on what kind of place or people."""
    if a.kind != b.kind:
        yield "veto", f"{'/'.join(a.kind)} against {'/'.join(b.kind)}"
    if a.modes and b.modes:
        common = [mode for mode in a.modes if mode in b.modes]
        yield ("mode_same", common[0]) if common else ("mode_other", f"{a.modes[0]} against {b.modes[0]}")
    if rare := a.rare & b.rare:
        yield "rare_same", min(rare)
    yield from _shared("means", a.means, b.means)
    yield from _shared("scene", a.scenes, b.scenes)
    yield from _shared("held", a.held, b.held)
    if a.means and b.means and (DOWNING in a.means) != (DOWNING in b.means):
        yield "downing_other", "an aircraft was brought down in one"


def _shared(name: str, one: frozenset[str], two: frozenset[str]) -> Iterator[tuple[str, str]]:
    if one and two:
        common = sorted(one & two)
        against = " against ".join(" and ".join(sorted(words)) for words in (one, two))
        yield (f"{name}_same", common[0]) if common else (f"{name}_other", against)


def days(a: Telling, b: Telling) -> Iterator[tuple[str, str]]:
    """What speaks for and against one day."""
    one, two = a.days, b.days
    if one is None or two is None:
        if not a.rare & b.rare:
            yield "day_untold", "one tells no time"
        return
    seen = f"{iso(one.first)} against {iso(two.first)}"
    if one.exact and two.exact:
        apart = abs(one.first - two.first)
        yield ("day_same", f"on {iso(one.first)}") if not apart else ("day_next" if apart == 1 else "veto", seen)
    elif not one.meets(two):
        gap = max(one.first, two.first) - min(one.last, two.last)
        if (one.said and two.said) or gap > (RECALL if a.rare & b.rare else 1):
            yield "veto", seen
        else:
            yield "day_late" if gap == 1 else "day_unsaid", seen
    elif one.exact or two.exact:
        wide = two if one.exact else one
        length = wide.last - wide.first  # a longer time holds so much that it says nothing of one day
        long = length > MONTH and not a.rare & b.rare
        yield "day_fits" if length <= 3 else "day_long" if long else "day_loose", seen
    else:
        apart = abs(one.last - two.last) > 1
        yield ("day_loose" if one.said or two.said else "day_passed" if apart else "day_assumed"), seen


def words_in_common(common: Any, fewer: Any) -> Any:
    """The share of words in common, of numbers or of columns of them: how many, and how many the shorter side has."""
    return common / (fewer + FEW)


def words(a: Telling, b: Telling) -> Found:
    """How many words of their sentences they share."""
    table = weights()
    common = words_in_common((a.words & b.words).bit_count(), min(a.words.bit_count(), b.words.bit_count()))
    weight = table["words"] * (common - table["words_chance"])
    return Found("words", f"{common:.0%} of the words", min(table["words_most"], max(table["words_least"], weight)))
