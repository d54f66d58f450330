"""What is set aside before it is compared: only what comparing would keep apart."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.matching.facts import Spot
from onrecord.matching.likeness import compare
from onrecord.matching.lookup import facts_of
from onrecord.matching.sieve import TRAITS, far_apart, traits_of, worth_comparing
from onrecord.matching.tellings import Telling, kind_of
from tests.matching.builders import Teller


def telling(text: str = "Shells fell.", spot: Spot | None = None, region: Spot | None = None) -> Telling:
    report = Teller("r")
    report.tell(text)
    (fact,) = facts_of(*report.pair())
    found = Telling((fact,), kind_of(fact))
    found.spot, found.region = spot, region
    return found


def traits(*tellings: Telling) -> np.ndarray:
    return np.frombuffer(b"".join(map(traits_of, tellings)), dtype=TRAITS)


names, provinces, countries = (st.sampled_from(some) for some in (["Upton", "Holm"], ["N", "S", None], ["XA", "XB"]))
spots = st.builds(
    lambda name, place, country, admin1: Spot(name, *place, country, admin1, "exact", f"{name} {place}"),
    names,
    st.sampled_from([(36.0, 37.0), (36.1, 37.1), (36.9, 37.0), (10.0, -20.0)]),
    countries,
    provinces,
)
regions = st.builds(
    lambda name, country, admin1: Spot(name, None, None, country, admin1, "admin1" if admin1 else "country", None),
    names,
    countries,
    provinces,
)
placed = st.builds(telling, spot=st.none() | spots, region=st.none() | regions)


@given(placed, placed)
def test_what_is_far_apart_is_vetoed_when_it_is_compared(a: Telling, b: Telling) -> None:
    one, two = traits(a), traits(b)
    vetoed = any(found.feature == "veto" for found in compare(a, b, {}))
    assert far_apart(one, two).tolist() == far_apart(two, one).tolist()
    if far_apart(one, two)[0]:
        assert vetoed
    elif vetoed:  # the sieve is less strict only where a town may stand for a province of its name
        assert a.spot and b.spot and a.spot.admin1 == b.spot.admin1


def worth(a: Telling, b: Telling, *, news: bool) -> bool:
    first, second = np.array([0]), np.array([1])
    return bool(worth_comparing(traits(a, b), first, second, np.array([news]))[0])


def test_the_news_of_a_day_is_compared_where_it_shares_words() -> None:
    one = telling("Gunmen stormed the customs house at dawn.")
    same = telling("The customs house was stormed by gunmen.")
    other = telling("Rain delayed the harvest festival.")
    assert worth(one, same, news=True)
    assert not worth(one, other, news=True)
    assert worth(one, other, news=False)


def test_the_first_day_that_is_told_is_seen() -> None:
    one, two = telling(), telling()
    two.days = None
    assert one.days is not None
    assert traits(one, two)["day"].tolist() == [one.days.first, 0]
