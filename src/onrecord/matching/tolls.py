"""A figure over all reports of one event: low, best, high, and whether it grew or is in dispute.

The rules, which `docs/matching.md` states for readers:
- `low` is the least that any report allows; `high` the most that any report gives, and open where a report says "at
  least" so many and no other goes beyond it.
- `best` is one of the numbers that were told, never a mean: each origin counts with the last number it gave (the
  highest of one day: a report that tells how a toll grew tells the old numbers too); the number
  that most origins end on is taken, of equals the latest, then the higher.
- A subgroup ("including 9 children") is no total; where only subgroups are told, the greatest is the low and there is
  no best.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.matching.facts import Fact
from onrecord.matching.numbers import counted, fits, number, of_others
from onrecord.matching.wording import MONITOR
from onrecord.records import Disagreement, Figure, Side, Toll

RULE = "the latest number of the most independent origins"
# Numbers that make up "at least" so many may come to so much more.
MADE_UP = 1.2
PARTS = "only subgroups are told: the greatest of them is the least there were"
VAGUE = "no number is told"

_WORDS = {
    "exact": "{}",
    "at_least": "at least {}",
    "more_than": "more than {}",
    "up_to": "up to {}",
    "fewer_than": "fewer than {}",
    "about": "about {}",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One total in one claim."""

    fact: Fact
    figure: Figure
    origin: str

    @property
    def day(self) -> int:
        """The day on which it was told (0 where unknown)."""
        return self.fact.source.first or 0


def tolls(facts: Sequence[Fact], origin_of: Mapping[str, str]) -> dict[str, Toll]:
    """What the claims of one event count, by what is counted."""
    by_claim: dict[str, dict[str, tuple[Figure, ...]]] = {}
    for fact in facts:
        for figure in fact.figures:
            here = by_claim.setdefault(figure.what, {})
            here[fact.id] = (*here.get(fact.id, ()), figure)
    return {what: _toll(here, totals(facts, what, origin_of)) for what, here in sorted(by_claim.items())}


def totals(facts: Sequence[Fact], what: str, origin_of: Mapping[str, str]) -> list[Told]:
    """All totals of one kind that are told with a number, in order of time."""
    found = [
        Told(fact, figure, origin_of[fact.id])
        for fact in facts
        for figure in fact.figures
        if figure.what == what and not figure.part and (figure.low is not None or figure.high is not None)
    ]
    return sorted(found, key=lambda t: (t.day, t.fact.source.report, t.figure.span.start))


def _toll(by_claim: dict[str, tuple[Figure, ...]], told: Sequence[Told]) -> Toll:
    if not told:
        parts = [f.low for figures in by_claim.values() for f in figures if f.part and f.low is not None]
        return Toll(
            low=max(parts, default=None), best=None, high=None, by_claim=by_claim, rule=PARTS if parts else VAGUE
        )
    figures = [t.figure for t in told]
    lows = [f.low for f in figures if f.low is not None]
    highs = [f.high for f in figures if f.high is not None]
    open_above = max((number(f) for f in figures if f.high is None), default=float("-inf"))
    high = max(highs) if highs and max(highs) >= open_above else None
    return Toll(low=min(lows, default=None), best=_best(told), high=high, by_claim=by_claim, rule=RULE)


def _best(told: Sequence[Told]) -> float | None:
    last: dict[str, Told] = {}
    for one in told:
        if not one.figure.imputed:
            held = last.get(one.origin)
            if held is None or (one.day, number(one.figure)) >= (held.day, number(held.figure)):
                last[one.origin] = one
    votes: dict[float, list[Told]] = {}
    for one in last.values():
        votes.setdefault(number(one.figure), []).append(one)
    if not votes:
        return None
    return max(votes, key=lambda n: (len(votes[n]), max(t.day for t in votes[n]), n))


def disputed(facts: Sequence[Fact], origin_of: Mapping[str, str]) -> list[Disagreement]:
    """The tolls on which tellers differ although no growth explains it."""
    out = []
    for what in ("killed", "injured", "arrested", "displaced"):
        every = [t for t in totals(facts, what, origin_of) if not t.figure.imputed]
        wholes = _wholes(every, _parts(facts, what))
        told = _headlines(wholes)
        if any(_against(a, b) for i, a in enumerate(told) for b in told[i + 1 :]):
            out.append(Disagreement(field=what, values=_sides(wholes)))
    return out


def _parts(facts: Sequence[Fact], what: str) -> set[tuple[float, str]]:
    """What some claim gives as a part of a larger number: the number, and whom it counts ("among them 11 children")."""
    parts = (f for fact in facts for f in fact.figures if f.what == what and f.part and f.of)
    return {(number(f), counted(f)) for f in parts}


def _wholes(told: Sequence[Told], parts: set[tuple[float, str]]) -> list[Told]:
    """The totals that are no part of another: by what another claim says, or as the numbers of its report add up."""
    told = [t for t in told if (number(t.figure), counted(t.figure)) not in parts]
    told = [t for t in told if not _is_of_sum(t, told)]
    reports: dict[str, list[Told]] = {}
    for one in told:
        reports.setdefault(one.fact.source.report, []).append(one)
    return [one for own in reports.values() for one in _added_up(own)]


def _is_of_sum(one: Told, told: Sequence[Told]) -> bool:
    """Whether its claim counts several ("30 soldiers and 39 rebels"), who together are what another claim counts."""
    counts = [number(t.figure) for t in told if t.fact.id == one.fact.id]
    others = [number(t.figure) for t in told if t.fact.id != one.fact.id]
    return len(counts) > 1 and any(sum(counts) <= other <= sum(counts) * MADE_UP for other in others)


def _added_up(own: list[Told]) -> list[Told]:
    """The totals of one report; where its lower numbers make up its highest, that alone ("two, and three: five")."""
    top = max(number(t.figure) for t in own)
    rest = [number(t.figure) for t in own if number(t.figure) < top]
    least = all(t.figure.high is None for t in own if number(t.figure) == top)
    added_up = top <= sum(rest) <= top * MADE_UP if least else sum(rest) == top
    return [t for t in own if number(t.figure) == top] if len(rest) > 1 and added_up else own


def _headlines(told: Sequence[Told]) -> list[Told]:
    """The highest number of each report and speaker, for the lower ones are of parts or of hours before; and what one
    sentence sets against another speaker's number.
    """
    best: dict[tuple[str, str], Told] = {}
    speakers: dict[tuple[str, int], set[str]] = {}
    for one in told:
        key = (one.fact.source.report, one.fact.speaker)
        speakers.setdefault((one.fact.source.report, one.fact.sentence), set()).add(one.fact.speaker)
        if key not in best or _firmness(one.figure) > _firmness(best[key].figure):
            best[key] = one
    highest = {id(one) for one in best.values()}
    return [t for t in told if id(t) in highest or len(speakers[t.fact.source.report, t.fact.sentence]) > 1]


def _firmness(figure: Figure) -> tuple[float, bool]:
    """What makes a number a speaker's last word: the highest, and of "at least 20" and "20" the latter."""
    return number(figure), figure.bound == "exact"


def _against(earlier: Told, later: Told) -> bool:
    """Whether two numbers cannot both be true, or are set against each other; and neither is the other one grown."""
    if (
        of_others(earlier.figure, later.figure)
        or (fits(earlier.figure, later.figure) and not _side_by_side(earlier, later))
        or _grew(earlier, later)
        or _grew(later, earlier)
    ):
        return False
    if earlier.fact.speaker == later.fact.speaker:  # who counts again has counted anew; outlets are others
        return not earlier.fact.speaker and earlier.fact.source.outlet != later.fact.source.outlet
    return True


def _side_by_side(one: Told, two: Told) -> bool:
    """Whether two named speakers' counts differ in one report, or in reports of one day: "at least 20 died, the monitor
    said; the police said 12".
    """
    apart = _two_speakers(one.fact, two.fact) and number(one.figure) != number(two.figure)
    return apart and one.day == two.day


def _two_speakers(one: Fact, two: Fact) -> bool:
    """Whether two speakers vouch for two claims; "a monitor" of one report may be the one that another names."""
    nameless = MONITOR in (one.speaker, two.speaker) and one.source.report != two.source.report
    return bool(one.speaker and two.speaker) and one.speaker != two.speaker and not nameless


def _grew(earlier: Told, later: Told) -> bool:
    """A higher number on a later day, or a higher one told in words of growth on the same day.

    A day that passed explains no difference between two who say how many there were, nor between an outlet and one who
    gave a number without a bound; words of growth do.
    """
    if number(later.figure) <= number(earlier.figure) or later.day < earlier.day:
        return False
    firm = earlier.figure.bound == "exact" and "" in (earlier.fact.speaker, later.fact.speaker)
    others = _two_speakers(earlier.fact, later.fact) or (firm and earlier.fact.speaker != later.fact.speaker)
    return (later.day > earlier.day and not others) or later.fact.grown or earlier.fact.grown


def _sides(told: Sequence[Told]) -> tuple[Side, ...]:
    sides: dict[str, list[str]] = {}
    for one in sorted(told, key=lambda t: number(t.figure)):
        claims = sides.setdefault(in_words(one.figure), [])
        if one.fact.id not in claims:
            claims.append(one.fact.id)
    return tuple(Side(value=value, claims=tuple(claims)) for value, claims in sides.items())


def in_words(figure: Figure) -> str:
    """A figure with its bound: "at least 70", "10 to 12"."""
    if figure.bound in _WORDS:
        return _WORDS[figure.bound].format(f"{number(figure):g}")
    low, high = ("?" if n is None else f"{n:g}" for n in (figure.low, figure.high))
    return f"{low} to {high}" if figure.bound == "range" else figure.span.text
