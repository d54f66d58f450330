"""The runners-up of dates: which other days the words could mean, and why they do not."""

import pytest

from onrecord.grounding.dates import find_dates
from onrecord.language import Language
from onrecord.records import Date, Published, Report

WEDNESDAY = Published(start="2016-08-17", end="2016-08-17", basis="metadata")

# sentence -> words of its last date, the days taken, the runner-up's first day and a part of its reason
RUNNERS_UP = [
    ("They met on Saturday.", "2016-08-13", "2016-08-20", "“met” points back"),
    ("They will meet on Saturday.", "2016-08-20", "2016-08-13", "“meet” points ahead"),
    ("Saturday, grey and wet.", "2016-08-13", "2016-08-20", "nothing points there"),
    ("They met last Monday.", "2016-08-15", "2016-08-08", "the week before"),
    ("They meet next Thursday.", "2016-08-18", "2016-08-25", "the week after"),
    ("They met over the weekend.", "2016-08-13", "2016-08-20", "the weekend after"),
    ("The ferry sailed on 3/4/2016.", "2016-04-03", "2016-03-04", "other order of day and month"),
    ("The ferry sailed on March 5.", "2016-03-05", "2017-03-05", "a year later"),
    ("The ferry will sail on September 24.", "2016-09-24", "2015-09-24", "a year before"),
    ("They were freed in October.", "2015-10-01", "2016-10-01", "a year later"),
    ("They were freed last March.", "2016-03-01", "2015-03-01", "taken for the nearest"),
    ("Hail fell on Monday, Oct. 26.", "2015-10-26", "2016-10-26", "it is no Monday"),
    ("The mill opened in the first half of November.", "2015-11-01", "2016-11-01", "another year's"),
    ("Sales fell in the fourth quarter.", "2015-10-01", "2016-10-01", "another year's"),
    ("They met at Christmas.", "2015-12-25", "2016-12-25", "another year's"),
    ("The envoys left last week.", "2016-08-08", "2016-08-10", "the calendar's is meant"),
    ("Prices rose over the past month.", "2016-07-17", "2016-07-01", "the calendar's month"),
    ("The truce began on 3 May 2016. Two days later it failed.", "2016-05-05", "2016-08-19", "stands nearer"),
    (
        "The strike took place on 3 May 2016. They met on 5 June 2016. Three days after the strike they left.",
        "2016-05-06",
        "2016-06-08",
        "nothing says that it dates the strike",
    ),
]


def last_of(language: Language, text: str, published: Published = WEDNESDAY) -> Date:
    return find_dates(language.parse(text), Report(id="r", text=text, published=published)).dates[-1]


@pytest.mark.parametrize(("text", "taken", "runner_up", "reason"), RUNNERS_UP)
def test_the_runner_up_and_why(language: Language, text: str, taken: str, runner_up: str, reason: str) -> None:
    found = last_of(language, text)
    assert (found.start, found.alternatives[0]["start"]) == (taken, runner_up)
    assert reason in str(found.alternatives[0]["why"])


@pytest.mark.parametrize(
    "text", ["It began on 5 April 2017.", "It began on 25/12/2015.", "It began in March 2011.", "It lasted two weeks."]
)
def test_what_can_be_read_in_one_way_has_no_runner_up(language: Language, text: str) -> None:
    assert last_of(language, text).alternatives == ()


def test_a_second_day_of_publication_is_told(language: Language) -> None:
    found = last_of(language, "PARIS, Aug. 15 (Agency) - Hail fell yesterday, the mayor said.")
    assert (found.start, found.anchor) == ("2016-08-14", "dateline")
    assert [(a["start"], a["anchor"]) for a in found.alternatives] == [("2016-08-16", "published")]


def test_an_event_without_a_day_stays_open_and_tells_its_likeliest(language: Language) -> None:
    found = last_of(language, "He left on 3 May 2016, the day after the wedding.")
    assert found.start is None
    assert found.alternatives[0]["start"] == "2016-05-04"


def test_a_runner_up_is_never_what_was_taken(language: Language) -> None:
    for text, *_ in RUNNERS_UP:
        found = last_of(language, text)
        days = [(a["start"], a["end"]) for a in found.alternatives]
        assert (found.start, found.end) not in days
        assert len(days) == len(set(days))
