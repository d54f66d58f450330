"""Whether a claim is of what its report told before: nearness counts, for a report tells one thing on.

What differs weighs more than between reports (`…_in_report`): a writer who names two doers, places or numbers means
two.
"""

from collections.abc import Iterator, Mapping

from onrecord.matching.doers import parties
from onrecord.matching.facts import iso
from onrecord.matching.likeness import PARTICULAR, Found, days, kinds, weights, words
from onrecord.matching.numbers import SCALE, figures, number
from onrecord.matching.places import names_of, places
from onrecord.matching.tellings import Telling
from onrecord.matching.wording import MONITOR
from onrecord.records import Entity

IN_REGION = ("place_within", "place_region", "place_country")
# Figures that are tolls.
TOLLS = ("killed", "injured")
# Signs of two doers.
OTHER_DOER = ("actor_other", "actor_states", "actor_unlike", "side_other")
# What shows that a denial is of the deed told before it.
OF_ONE = (*(name for name in PARTICULAR if not name.startswith("actor")), "mode_same", "refers")
# What lies so many days back is no news.
PAST = 30
# What two clauses of one sentence share is no sign: the sentence gives it once.
SHARED = ("day_same", "day_fits", "place_same", "place_city", "place_part", *IN_REGION)
# Numbers that may differ: on the word of one speaker, of a speaker and the outlet, of two speakers, and in words of a
# toll.
LOOSE: tuple[tuple[str, ...], ...] = (
    (),
    ("figure_other",),
    ("figure_other", "figure_far"),
    ("figure_other", "figure_far", "figure_wide"),
)
# Numbers on the word of two speakers.
BOTH = 2
# How near two claims are, by the sentences between them; further than that is far.
NEAR = ("near_same_sentence", "near_next_sentence", "near_same_part", "near_same_part", "near_same_part")


def compare_within(a: Telling, b: Telling, entities: Mapping[str, Entity]) -> list[Found]:
    """All that speaks for and against claims being of an earlier telling of their report.

    A day that no text says speaks neither for nor against.
    """
    table = weights()
    gap = min(abs(b.facts[0].sentence - fact.sentence) for fact in a.facts)
    features = [*kinds(a, b), *_places(a, b, gap), *_doers(a, b, entities), *_told_on(a, b, entities, gap)]
    features += _days(a, b, gap)
    if not gap:
        features = [(feature, seen) for feature, seen in features if feature not in SHARED]
    if _denies_other(b) and not any(feature.startswith(OF_ONE) for feature, _ in features):
        features.append(("thin", "a denial, and nothing but its doer in common"))
    if a.breakdowns & b.breakdowns:
        features.append(("sum_part", "numbers of the report that add up"))
    near = NEAR[gap] if gap < len(NEAR) else "near_far"
    out = [Found("start_within", "one kind of happening in one report", table["start_within"])]
    out += [Found(feature, seen, _weight(feature)) for feature, seen in features]
    out.append(Found(near, f"{gap} sentences apart", table[near]))
    return [*out, words(a, b)] if gap else out


def _denies_other(b: Telling) -> bool:
    """Whether a deed is told as not done, on its own ("conducted no strikes there"): it may be any that was alleged."""
    return all(fact.status == "denied" for fact in b.facts)


def _weight(feature: str) -> float:
    own = weights().get(f"{feature}_in_report")
    return weights()[feature] if own is None else own


def _days(a: Telling, b: Telling, gap: int) -> Iterator[tuple[str, str]]:
    """What is said of the day; where one says none, it is the report's news, and what is long past is not.

    A sentence that gives two times tells of two things.
    """
    if a.days and b.days and a.days.said and b.days.said:
        yield from days(a, b)
        if not gap and a.days != b.days:
            yield "day_two", f"{iso(a.days.first)} and {iso(b.days.first)}"
    elif gap and not (a.days and b.days):
        yield "day_untold", "one tells no time"
    elif a.days and b.days and a.days.said != b.days.said:
        said, news = (a.days, b.days) if a.days.said else (b.days, a.days)
        if said.last < news.first - PAST:
            yield "day_past", f"{iso(said.last)} in news of {iso(news.last)}"


def _doers(a: Telling, b: Telling, entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    """Who did it to whom. "The attack" that a speaker lays on a doer of his own is the same attack, in dispute."""
    one, two = ({f.speaker for f in t.facts if f.actor or f.sides} for t in (a, b))
    laid = all(f.refers for f in b.facts if f.actor or f.sides)
    disputed = laid and bool(one and two) and one.isdisjoint(two) and "" not in two
    yield from (found for found in parties(a, b, entities) if not (disputed and found[0] in OTHER_DOER))


def _told_on(a: Telling, b: Telling, entities: Mapping[str, Entity], gap: int) -> Iterator[tuple[str, str]]:
    """Whether it goes on with what was told or turns to something else, by its words and its figures."""
    first = b.facts[0]
    echoes = first.adds and _speakers(a, b, entities) == BOTH
    anew = first.anew and not any(fact.anew for fact in a.facts)
    turns = anew or (bool(gap) and first.turns and _counts_alike(a, b) and not echoes)
    if turns:
        yield "turns", "its sentence turns to another happening"
    if first.refers:
        yield "refers", "it takes it as told"
    counted = [found for found in _figures(a, b, entities) if not turns or _weight(found[0]) < 0]
    if _counts_on(a, b) and all(_weight(feature) >= 0 for feature, _ in counted):
        yield "counts_on", "it counts those of what was told"
    elif first.toll and not b.spot and a.figures.keys() & b.figures.keys() & set(TOLLS):
        yield "sets_toll", "it sets one toll against another"
    yield from counted


def _counts_on(a: Telling, b: Telling) -> bool:
    """Whether claims give a toll and no place, day, doer or means of their own: they count those of what was told."""
    said = b.days is not None and b.days.said
    if said or b.spot or b.unmapped or b.actor or b.facts[0].turns or b.facts[0].background:
        return False
    if a.means and b.means - a.means:
        return False
    tolls = [number(figure) for what in TOLLS for figure in b.figures.get(what, ())]
    return bool(tolls) and max(tolls) <= SCALE


def _counts_alike(a: Telling, b: Telling) -> bool:
    """Whether both count the same thing, or the later nothing: "another six were wounded" is no other happening."""
    return not b.figures or bool(a.figures.keys() & b.figures.keys())


def _figures(a: Telling, b: Telling, entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    """Numbers of one report: those on the word of two speakers, or of how a toll grew, may be of one happening.

    Not where one is many times the other: then a second, larger happening is called to mind.
    """
    placed = (b.spot is not None and b.spot != a.spot) or bool(b.unmapped and not b.unmapped & a.unmapped)
    grew = any(f.grown and f.figures for t in ((b,) if placed else (a, b)) for f in t.facts)
    loose = LOOSE[BOTH if grew else 3 if b.facts[0].toll else _speakers(a, b, entities)]
    yield from ((feature, seen) for feature, seen in figures(a, b, growing=grew) if feature not in loose)


def _speakers(a: Telling, b: Telling, entities: Mapping[str, Entity]) -> int:
    """On whose word the numbers are: 2 of two speakers, 1 of one and the outlet, 0 where they share one.

    A speaker's number with no place or day of its own stands beside the outlet's as beside another speaker's.
    """
    one, two = ({f.speaker for f in t.facts if any(not g.part for g in f.figures)} for t in (a, b))
    if MONITOR in one | two:  # "a monitor said", and later its name, which is no outlet's
        outlets = {f.cites for t in (a, b) for f in t.facts}
        one, two = ({MONITOR if w in entities and w not in outlets else w for w in who} for who in (one, two))
    if one & two:
        return 0
    said = b.days is not None and b.days.said
    return 1 if {""} in (one, two) and (said or b.spot or b.unmapped) else 2


def _places(a: Telling, b: Telling, gap: int) -> Iterator[tuple[str, str]]:
    """Where it was: two names of small places are two places, and a country may be no place of the deed.

    A quarter named right behind its town lies in it.
    """
    found = [("place_abroad" if f == "veto" and _is_abroad(a, b) else f, seen) for f, seen in places(a, b)]
    one, two = names_of(a), names_of(b)
    inside = gap <= 1 and b.facts[0].quarter and not a.unmapped and not (a.figures.keys() & b.figures.keys())
    if (a.unmapped or b.unmapped) and one and two and one.isdisjoint(two) and not b.facts[0].refers and not inside:
        yield from ((feature, seen) for feature, seen in found if feature not in (*SHARED, "place_unlisted"))
        yield "place_unlike", f"{min(one)} and {min(two)}"
        return
    yield from found
    if two and not one and a.figures and b.figures and not b.facts[0].refers:
        yield "place_new", min(two)


def _is_abroad(a: Telling, b: Telling) -> bool:
    """Whether a country is all that one of them says of the place."""
    return any(t.spot is None and t.region is not None and t.region.precision == "country" for t in (a, b))
