"""How the figures of two tellings agree: the same number, bounds that leave room for both, or numbers far apart."""

from collections.abc import Iterator
from functools import lru_cache

from onrecord.matching.tellings import Telling
from onrecord.matching.wording import NONE, named_in
from onrecord.records import Figure

# A number from here on is seldom the same by chance.
TELLING_NUMBER = 4
# Above this a number that dwarfs the other counts a war and not an attack.
SCALE = 1000
# How many times the lower number the higher one is.
APART = (("figure_wide", 4), ("figure_far", 2), ("figure_other", 0))
# How two figures agree, the best first.
AGREEMENT = ("same", "same_small", "fits", "open", "grown", "other", "far", "wide", "scale", "others")
RANK = {f"figure_{name}": rank for rank, name in enumerate(AGREEMENT)}


def figures(a: Telling, b: Telling, *, growing: bool = True) -> Iterator[tuple[str, str]]:
    """One feature for each thing that both count: their best agreement, and the two numbers.

    Where a toll is not `growing`, a least number far below the other one is another number: in one report a writer
    says the least there were once.
    """
    common = a.figures.keys() & b.figures.keys() if a.figures and b.figures else ()
    later = (b.source.first or 0) - (a.source.first or 0)
    for what in sorted(common):
        pairs = [_two_figures(x, y, later, growing) for x in a.figures[what] for y in b.figures[what]]
        feature, seen = min(pairs, key=lambda pair: RANK[pair[0]])
        yield feature, f"{what} {seen}"


def _two_figures(x: Figure, y: Figure, later: int, growing: bool) -> tuple[str, str]:
    one, two = number(x), number(y)
    if of_others(x, y):
        return "figure_others", f"{one:g} and {two:g} of others"
    if one == two:
        return ("figure_same" if one >= TELLING_NUMBER else "figure_same_small"), f"{one:g}"
    seen = f"{one:g} against {two:g}"
    low, high = sorted((one, two))
    if high > SCALE and high > 20 * low:
        return "figure_scale", seen
    if fits(x, y) and (growing or high <= 2 * low):
        return "figure_fits" if high <= 2 * low else "figure_open", seen
    if later * (two - one) > 0:
        return "figure_grown", seen
    return next(name for name, times in APART if high > times * low), seen


def counted(figure: Figure) -> str:
    """The noun for those whom a figure counts, or ""."""
    return figure.of.text.lower().split()[-1] if figure.of else ""


def of_others(x: Figure, y: Figure) -> bool:
    """Whether one counts civilians and the other fighters: two counts, and no dispute."""
    one, two = (_whom(figure.of.text) if figure.of else NONE for figure in (x, y))
    return len(one) == len(two) == 1 and one != two


@lru_cache(maxsize=10_000)
def _whom(words: str) -> frozenset[str]:
    return named_in("counted", words)


def number(figure: Figure) -> float:
    """The number that the words give: the lower bound, or the upper one where that is all there is."""
    return figure.low if figure.low is not None else figure.high if figure.high is not None else 0.0


def fits(x: Figure, y: Figure) -> bool:
    """Whether the bounds of two figures leave room for one true number."""
    low = max(x.low if x.low is not None else float("-inf"), y.low if y.low is not None else float("-inf"))
    high = min(x.high if x.high is not None else float("inf"), y.high if y.high is not None else float("inf"))
    return low <= high
