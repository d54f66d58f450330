"""What sort of happening two tellings are of."""

import pytest

from onrecord.matching.likeness import days, kinds
from onrecord.matching.lookup import facts_of
from onrecord.matching.tellings import Telling, kind_of
from tests.matching.builders import Teller


def features(one: str, two: str) -> set[str]:
    """The features of two sentences, each of one claim, that begins its second word."""
    tellings = []
    for n, text in enumerate((one, two)):
        teller = Teller(f"r{n}")
        teller.tell(text, trigger=text.split()[1])
        (fact,) = facts_of(*teller.pair())
        tellings.append(Telling((fact,), kind_of(fact)))
    return {feature for feature, _ in kinds(*tellings)}


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("Shells hit rebel-held streets", "Guns hit an opposition enclave", {"held_same"}),
        ("Shells hit rebel-held streets", "Guns hit government-held streets", {"held_other"}),
        ("Shells hit rebel-held streets", "Guns hit streets", set()),
        ("Shells hit rebel-held and government-held streets", "Guns hit regime-held streets", {"held_same"}),
    ],
)
def test_who_holds_what_was_hit(one: str, two: str, found: set[str]) -> None:
    assert {feature for feature in features(one, two) if feature.startswith("held")} == found


@pytest.mark.parametrize(
    ("one", "two", "other"),
    [
        ("Gunners downed a helicopter", "Jets hit the mill", True),
        ("Jets hit the mill", "Gunners downed a helicopter", True),
        ("Gunners downed a helicopter", "It crashed in a field", False),
        ("Jets hit the mill", "Mortars hit the mill", False),
        # with what the other was done nobody says
        ("Gunners downed a helicopter", "Men hit the mill", False),
    ],
)
def test_an_aircraft_brought_down_is_no_raid(one: str, two: str, other: bool) -> None:
    assert ("downing_other" in features(one, two)) is other


GAS, SHELLS = "Gas was fired at the port", "Shells hit the port"


def told(text: str, published: str, on: str | tuple[str, str] | None, *, background: bool = False) -> Telling:
    """A telling of one claim in a report of a day, which says its day or does not."""
    teller = Teller(published, published=published)
    teller.tell(text, trigger=text.split()[1], on=on, background=background)
    (fact,) = facts_of(*teller.pair())
    return Telling((fact,), kind_of(fact))


@pytest.mark.parametrize(
    ("text", "later", "found"),
    [
        (GAS, "2001-07-12", "day_unsaid"),
        (GAS, "2001-07-30", "veto"),
        # raids are many: a week later another may be meant
        (SHELLS, "2001-07-12", "veto"),
        (SHELLS, "2001-07-06", "day_late"),
    ],
)
def test_what_few_deeds_are_is_called_to_mind_for_days(text: str, later: str, found: str) -> None:
    ((feature, _),) = days(told(text, "2001-07-03", "2001-07-03"), told(text, later, None))
    assert feature == found


DAY = "2001-05-04"


@pytest.mark.parametrize(
    ("text", "wide", "found"),
    [
        (SHELLS, ("2001-05-01", "2001-05-04"), "day_fits"),
        (SHELLS, ("2001-05-01", "2001-05-31"), "day_loose"),
        (SHELLS, ("2001-05-01", "2001-06-01"), "day_loose"),
        (SHELLS, ("2001-05-01", "2001-06-02"), "day_long"),
        # few deeds fill so long a time
        (GAS, ("2001-05-01", "2001-06-02"), "day_loose"),
    ],
)
def test_a_long_time_says_little_of_a_day_in_it(text: str, wide: tuple[str, str], found: str) -> None:
    one, two = told(text, "2001-07-03", wide), told(text, "2001-07-04", DAY)
    assert [feature for feature, _ in (*days(one, two), *days(two, one))] == [found, found]


def test_two_long_times_are_compared_as_before() -> None:
    year = ("2001-01-01", "2001-12-31")
    ((feature, _),) = days(told(SHELLS, "2001-07-03", year), told(SHELLS, "2001-07-04", year))
    assert feature == "day_loose"


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (SHELLS, SHELLS, ["day_untold"]),
        (GAS, SHELLS, ["day_untold"]),
        # few deeds are so, whenever it was
        (GAS, GAS, []),
    ],
)
@pytest.mark.parametrize("on", [DAY, None])
def test_a_thing_of_old_without_a_time(one: str, two: str, found: list[str], on: str | None) -> None:
    old, news = told(one, "2001-05-04", None, background=True), told(two, "2001-05-05", on)
    assert [feature for feature, _ in days(old, news)] == found
    assert [feature for feature, _ in days(news, old)] == found
