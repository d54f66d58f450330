"""Under what a telling is looked up, and which others it meets there."""

import pytest
from msgspec.structs import replace

from onrecord.matching.blocks import keys
from onrecord.matching.lookup import facts_of
from onrecord.matching.tellings import Telling, kind_of
from tests.matching.builders import Teller

GAS, SHELLS = "Chlorine drifted over a quay", "Shells fell on a quay"
MAY = ("2001-05-01", "2001-05-31")


def telling(text: str, on: str | tuple[str, str] | None, type_: str = "ASSAULT", killed: int = 0) -> Telling:
    teller = Teller("r", published="2001-07-03")
    teller.tell(text, type_, on=on, killed=("exact", killed, killed) if killed else None)
    (fact,) = facts_of(*teller.pair())
    return Telling((fact,), kind_of(fact))


@pytest.mark.parametrize(
    ("one", "two", "under"),
    [
        # two keys for a month, of which one is its year's
        (telling(GAS, MAY), telling("A gas was smelt in the port", "2001-05-21"), 2),
        (telling(GAS, "2001-05-02"), telling(GAS, "2001-05-21"), 2),
        (telling(GAS, None), telling(GAS, "2001-07-21"), 2),
        # another month of the year, what is longer than a month, no day told (that of the report)
        (telling(GAS, MAY), telling(GAS, "2001-06-11"), 1),
        (telling(GAS, ("2001-05-01", "2001-06-30")), telling(GAS, "2001-05-21"), 1),
        (telling(GAS, ("2001-01-01", "2001-12-31")), telling(GAS, "2001-05-21"), 1),
        (telling(GAS, ("2000-01-01", "2000-12-31")), telling(GAS, "2000-05-21"), 1),
        (telling(GAS, None), telling(GAS, "2001-05-21"), 1),
        # what many deeds are, another year, a longer time, no deed
        (telling(SHELLS, MAY), telling(SHELLS, "2001-05-21"), 0),
        (telling(GAS, MAY), telling(SHELLS, "2001-05-21"), 0),
        (telling(GAS, MAY), telling(GAS, "2002-05-21"), 0),
        (telling(GAS, ("2001-01-01", "2001-12-31")), telling(GAS, "2002-01-01"), 0),
        (telling(GAS, ("2001-01-01", "2002-02-01")), telling(GAS, "2001-05-21"), 0),
        (telling(GAS, MAY, "CONSULT"), telling(GAS, "2001-05-21", "CONSULT"), 0),
    ],
)
def test_what_few_deeds_are_is_met_through_its_month_and_year(one: Telling, two: Telling, under: int) -> None:
    assert len(set(keys(one)) & set(keys(two))) == under


@pytest.mark.parametrize(
    ("one", "two", "on", "under"),
    [
        (270, 270, "2001-05-21", 2),
        (30, 30, "2001-05-21", 2),
        (270, 270, "2001-06-11", 1),
        # what many attacks may have killed, another number, another year
        (29, 29, "2001-05-21", 0),
        (270, 271, "2001-05-21", 0),
        (270, 270, "2002-05-21", 0),
    ],
)
def test_a_large_toll_is_met_through_its_month_and_year(one: int, two: int, on: str, under: int) -> None:
    first, second = telling(SHELLS, MAY, killed=one), telling("Jets struck at dawn", on, killed=two)
    assert len(set(keys(first)) & set(keys(second))) == under


def test_a_key_is_a_number_of_64_bits() -> None:
    assert all(0 <= key < 2**64 for key in keys(telling(GAS, MAY)))


def struck(by: str, on: str | tuple[str, str] | None, report: str) -> Telling:
    """A raid by somebody, far down in a report, told without a place, a number or whom it hit."""
    teller = Teller(report, published="2001-07-03")
    teller.say("Weather and sports. " * 40)
    teller.tell("Jets struck at dawn", by=[by], on=on)
    (fact,) = facts_of(*teller.pair())
    return Telling((replace(fact, actor=frozenset([by])),), kind_of(fact))


@pytest.mark.parametrize(
    ("one", "two", "met"),
    [
        (("the Red Front", "2001-07-01"), ("the Red Front", "2001-07-01"), True),
        (("the Red Front", "2001-07-01"), ("the Arland rebels", "2001-07-01"), False),
        (("the Red Front", "2001-07-01"), ("the Red Front", "2001-06-01"), False),
        # two days in a row, and one more
        (("the Red Front", ("2001-07-01", "2001-07-02")), ("the Red Front", "2001-07-01"), True),
        (("the Red Front", ("2001-07-01", "2001-07-03")), ("the Red Front", "2001-07-01"), False),
        # neither says the day
        (("the Red Front", None), ("the Red Front", None), False),
    ],
)
def test_a_doer_is_met_on_a_day_that_both_say(
    one: tuple[str, str | tuple[str, str] | None], two: tuple[str, str | tuple[str, str] | None], met: bool
) -> None:
    first, second = (set(keys(struck(*told, f"r{n}"))) for n, told in enumerate((one, two)))
    assert bool(first & second) is met
