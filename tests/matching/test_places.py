"""Whether two tellings say one place."""

import pytest

from onrecord.matching.facts import Spot
from onrecord.matching.lookup import facts_of
from onrecord.matching.places import places
from onrecord.matching.tellings import Telling, kind_of
from tests.matching.builders import Teller

TOWN = Spot("Northport", 36.2, 37.2, "XA", "North", "near", None)
FAR = Spot("Southby", 33.5, 36.3, "XA", "South", "near", None)


def telling(spot: Spot, *unmapped: str) -> Telling:
    report = Teller("r")
    report.tell("Shells fell.")
    (fact,) = facts_of(*report.pair())
    found = Telling((fact,), kind_of(fact))
    found.spot, found.unmapped = spot, frozenset(unmapped)
    return found


@pytest.mark.parametrize(
    ("one", "two", "feature"),
    [
        (telling(TOWN, "mlbrk"), telling(TOWN, "krdg"), "place_unlisted"),
        # one name in common, one name alone, none
        (telling(TOWN, "mlbrk", "krdg"), telling(TOWN, "krdg"), "place_same"),
        (telling(TOWN, "mlbrk"), telling(TOWN), "place_same"),
        (telling(TOWN), telling(TOWN), "place_same"),
        # what is far apart stays so
        (telling(TOWN, "mlbrk"), telling(FAR, "krdg"), "veto"),
    ],
)
def test_two_names_near_one_town_that_no_gazetteer_knows(one: Telling, two: Telling, feature: str) -> None:
    assert [found for found, _ in places(one, two)] == [feature]
    assert [found for found, _ in places(two, one)] == [feature]
