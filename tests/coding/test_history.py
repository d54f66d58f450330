"""News told apart from history, and from what goes on all the time."""

import pytest

from onrecord.coding import code
from onrecord.grounding import ground
from onrecord.language import Language
from onrecord.records import Published, Report
from tests.coding.helpers import claims_of

# Two sentences that no deed is told in: what follows does not open the text.
LEAD = "The ferry was late. Bread is dear. "

# sentence, trigger, background?
PAST = [
    ("Rebels attacked the port on Tuesday.", "attacked", False),
    # the past perfect, and not what is reported in it
    ("Rebels had attacked the port before.", "attacked", True),
    ("They'd shelled the port.", "shelled", True),
    ("The minister said troops had entered the town.", "entered", False),
    ("The mayor told a porter the gunmen had attacked the mill.", "attacked", False),
    ("The mayor told a porter who had attacked the mill to go.", "attacked", True),
    ("The mayor saw a porter the gunmen had attacked before.", "attacked", True),
    ("The mayor wept because gunmen had attacked the mill.", "attacked", False),
    ("Gunmen came and had attacked the mill.", "attacked", False),
    ("Gunmen came, and rebels had attacked the mill.", "attacked", False),
    ("Rebels had the mill attacked.", "attacked", False),
    ("Gunmen attacked where they had friends.", "attacked", False),
    # a date long past, all dates
    ("The army shelled the town in 2019.", "shelled", True),
    ("The army shelled the town on May 6.", "shelled", False),
    ("The army shelled the town on April 6.", "shelled", True),
    ("The army shelled the town on April 7.", "shelled", False),
    ("The army shelled the town on Monday and in 2019.", "shelled", False),
    # a whole war
    ("The war, which has killed 300,000 people, goes on.", "killed", True),
    ("The raid, which has killed 40 porters, goes on.", "killed", False),
    ("The unrest has killed 40 porters.", "killed", True),
    ("The unrest killed 40 porters.", "killed", False),
    ("Mines have killed 9,000 herders since the revolt began.", "killed", True),
    ("Gunmen have killed 40 porters throughout the conflict.", "killed", True),
    ("Gunmen have killed 40 porters during the unrest.", "killed", True),
    ("Gunmen killed 40 porters during the unrest.", "killed", False),
    ("Gunmen have killed 40 porters during the harvest.", "killed", False),
    ("Gunmen have killed 40 porters despite the unrest.", "killed", False),
    ("Nine divers have been killed since Monday.", "killed", False),
    # a word that says so, beside the deed or the verb that tells it
    ("Rebels previously bombed the bridge.", "bombed", True),
    ("Rebels promptly bombed the bridge.", "bombed", False),
    ("Police recalled a previous raid on the mill.", "raid", True),
    ("Police recalled a violent raid on the mill.", "raid", False),
    ("The army previously carried out a raid on the mill.", "raid", True),
    # a list of other reports, before the deed and in its sentence
    ("Related News Jets bombed the mill.", "bombed", True),
    ("Read more: Jets bombed the mill.", "bombed", True),
    ("Local news: Jets bombed the mill.", "bombed", False),
    ("Jets bombed the mill and related news was read.", "bombed", False),
    ("Read also: the mayor wept. Jets bombed the mill.", "bombed", False),
    # a participle or further verb is told as its first verb is, unless it tells its own day
    ("Gunmen had shelled the mill, killing two porters.", "killing", True),
    ("Gunmen shelled the mill, killing two porters.", "killing", False),
    ("Gunmen had shelled the mill and killed two porters.", "killed", True),
    ("Gunmen had shelled the mill, killing two porters on Monday.", "killing", False),
    ("Gunmen shelled the mill in 2019, killing two porters.", "killing", True),
]


def told(text: str, trigger: str, language: Language) -> bool:
    """Whether the claim with this trigger is told as background."""
    return next(claim.background for claim in claims_of(text, language) if claim.trigger.text == trigger)


@pytest.mark.parametrize(("text", "trigger", "wanted"), PAST)
def test_background(text: str, trigger: str, wanted: bool, language: Language) -> None:
    assert told(text, trigger, language) is wanted


# sentence, trigger, background where the sentence does not open its text?
GOING_ON = [
    ("Jets bombed the mill.", "bombed", False),
    ("Jets regularly bomb the mill.", "bomb", True),
    ("Police regularly detain porters.", "detain", True),
    ("The army regularly deploys troops on the coast.", "deploys", True),
    # a date of more than ten days, all dates; a day tells of one deed, whatever else is said
    ("Jets bombed the mill in April.", "bombed", True),
    ("Jets bombed the mill this month.", "bombed", True),
    ("Jets bombed the mill this week.", "bombed", False),
    ("Jets bombed the mill from April 19 to 30.", "bombed", True),
    ("Jets bombed the mill from April 20 to 30.", "bombed", False),
    ("Jets bombed the mill in April and on Monday.", "bombed", False),
    ("Jets regularly bombed the mill on Monday.", "bombed", False),
    # since what is not of these days
    ("Gunmen have killed nine porters since the harvest.", "killed", True),
    ("Gunmen have killed nine porters since the harvest ended in April.", "killed", True),
    ("Gunmen have killed nine porters since the harvest ended on Monday.", "killed", False),
    ("Gunmen killed nine porters since the harvest.", "killed", False),
    # since a day some weeks back
    ("Gunmen have killed nine porters since April 27.", "killed", True),
    ("Gunmen have killed nine porters since April 28.", "killed", False),
    # a day of its own goes before
    ("Gunmen have killed nine porters since the harvest, and 12 clerks on May 6.", "killed", False),
    ("Gunmen have killed nine since Monday.", "killed", False),
    ("Gunmen have killed nine porters since the truce of April 20.", "killed", True),
    ("Gunmen have wounded some 300 since the truce of April 20.", "wounded", True),
    ("Gunmen have wounded some 300 since Monday.", "wounded", False),
    ("Gunmen killed nine porters since April 20.", "killed", False),
    ("Gunmen have killed nine porters on April 20.", "killed", False),
    ("Gunmen have killed nine porters near the harvest.", "killed", False),
    # a number that one deed may come to
    ("Gunmen have killed porters.", "killed", True),
    ("Gunmen have killed dozens of porters.", "killed", True),
    ("Gunmen have killed 999 porters.", "killed", False),
    ("Gunmen have killed 1,000 porters.", "killed", True),
    ("Gunmen have killed at least 2,000 porters.", "killed", True),
    ("Gunmen have killed up to 20 porters.", "killed", False),
    ("Gunmen have killed up to 2,000 porters.", "killed", True),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), GOING_ON)
def test_what_goes_on_is_background_behind_the_news(text: str, trigger: str, wanted: bool, language: Language) -> None:
    assert told(LEAD + text, trigger, language) is wanted
    assert not told("The ferry was late. " + text, trigger, language)


def test_a_title_is_news(language: Language) -> None:
    (claim,) = claims_of(LEAD + "Jets regularly bomb the mill", language, title=True)
    assert not claim.background


# sentence, trigger, status: neither a deed nor done, so that it may well be done again and again
NO_DEEDS = [
    ("The mayor regularly condemned the raids.", "condemned", "happened"),
    ("Gunmen often threaten the mill.", "threaten", "threatened"),
    ("Gunmen may regularly bomb the mill.", "bomb", "possible"),
    ("The mayor condemned the raids in April.", "condemned", "happened"),
]


@pytest.mark.parametrize(("text", "trigger", "status"), NO_DEEDS)
def test_only_deeds_that_were_done_are_habits(text: str, trigger: str, status: str, language: Language) -> None:
    claim = next(c for c in claims_of(LEAD + text, language) if c.trigger.text == trigger)
    assert (claim.status, claim.background) == (status, False)


@pytest.mark.parametrize("day", [None, "2024"])
def test_nothing_is_long_past_where_the_day_of_publication_is_unknown(day: str | None, language: Language) -> None:
    report = Report(id="r", text="The army shelled the town in 2019.", published=Published(start=day, end=day))
    doc = language.parse(report.text)
    (claim,) = code(doc, ground(doc, report), [], report)
    assert not claim.background
