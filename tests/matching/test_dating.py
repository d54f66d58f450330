"""The days that a claim is of."""

import pytest
from msgspec.structs import replace

from onrecord.matching.facts import iso
from onrecord.matching.lookup import facts_of
from onrecord.records import Statement, make_id
from tests.matching.builders import Teller, part

OUT = "2001-05-20"
APRIL = ("2001-04-01", "2001-04-30")
MAY_1999 = ("1999-05-01", "1999-05-31")
YEAR_1999 = ("1999-01-01", "1999-12-31")


def said(teller: Teller) -> tuple[str | None, str | None] | None:
    """First and last day of the teller's last claim, where a text says them."""
    days = facts_of(*teller.pair())[-1].days
    return (iso(days.first), iso(days.last)) if days and days.said else None


@pytest.mark.parametrize(
    ("text", "words", "on", "dated"),
    [
        # what opens a sentence is the time of all of it
        ("In April 2001 shells fell on the quay", "April 2001", APRIL, True),
        ("In 1999 shells fell on the quay", "1999", YEAR_1999, True),
        ("Old shells fell on a quay built in April 2001", "April 2001", APRIL, False),
        ("The guns bought in April 2001 fired as shells fell", "April 2001", APRIL, False),
        # a month long past is that of what stands behind it
        ("The fleet that sailed in May 1999 won as shells fell", "May 1999", MAY_1999, True),
        ("Shells fell on a quay that was built in May 1999", "May 1999", MAY_1999, False),
        ("The fleet that sailed in 1999 won as shells fell", "1999", YEAR_1999, False),
        # what began then
        ("Since April 2001 shells fell on the quay", "April 2001", APRIL, False),
        ("The guns, heard since 2 May, roared as shells fell", "2 May", "2001-05-02", False),
        ("The guns, heard on 2 May, roared as shells fell", "2 May", "2001-05-02", True),
        # on that day the deed was only spoken of
        ("On 2 May the envoy renewed allegations that shells fell", "2 May", "2001-05-02", False),
        ("On 2 May mourners met where shells fell", "2 May", "2001-05-02", False),
        ("On 2 May the Post quoted clerks as saying that shells fell", "2 May", "2001-05-02", False),
        ("Allegations were made that shells fell on 2 May", "2 May", "2001-05-02", True),
        # what came before the claim
        ("Shells fell after the flood of 2 May", "2 May", "2001-05-02", False),
    ],
)
def test_the_time_that_a_sentence_names_beside_its_claim(
    text: str, words: str, on: str | tuple[str, str], dated: bool
) -> None:
    teller = Teller("a", published=OUT)
    teller.date(words, on, teller.tell(text, trigger="fell").sentence)
    start, end = (on, on) if isinstance(on, str) else on
    assert said(teller) == ((start, end) if dated else None)


def test_a_month_that_opens_a_sentence_dates_no_history() -> None:
    teller = Teller("a", published=OUT)
    claim = teller.tell("In April 2001 shells fell on the quay", background=True)
    teller.date("April 2001", APRIL, claim.sentence)
    assert said(teller) is None


def test_of_two_months_in_a_sentence_neither_is_taken() -> None:
    teller = Teller("a", published=OUT)
    claim = teller.tell("In April 2001, as in May 1999, shells fell", trigger="fell")
    teller.date("April 2001", APRIL, claim.sentence)
    teller.date("May 1999", MAY_1999, claim.sentence)
    assert said(teller) is None


@pytest.mark.parametrize(
    ("before", "text", "dates", "dated"),
    [
        ("Gas drifted over the quay in May 1999.", "That attack killed twelve", [("May 1999", MAY_1999)], True),
        ("Gas drifted over the quay in May 1999.", "The attack killed twelve", [("May 1999", MAY_1999)], False),
        # news, not history
        ("Gas drifted over the quay in April 2001.", "That attack killed twelve", [("April 2001", APRIL)], False),
        (
            "Gas drifted over the quay in May 1999 and 1998.",
            "That attack killed twelve",
            [("May 1999", MAY_1999), ("1998", ("1998-01-01", "1998-12-31"))],
            False,
        ),
    ],
)
def test_that_attack_is_of_the_past_day_that_the_sentence_before_names(
    before: str, text: str, dates: list[tuple[str, tuple[str, str]]], dated: bool
) -> None:
    teller = Teller("a", published=OUT)
    teller.say("Rain fell on the harvest.")
    sentence = teller.say(before)
    for words, on in dates:
        teller.date(words, on, sentence)
    teller.tell(text)
    assert said(teller) == (MAY_1999 if dated else None)


def test_a_day_of_the_claims_own_goes_before_one_that_it_takes_up() -> None:
    teller = Teller("a", published=OUT)
    teller.say("Rain fell on the harvest.")
    teller.date("May 1999", MAY_1999, teller.say("Gas drifted over the quay in May 1999."))
    teller.tell("That attack killed twelve on Friday", on="2001-05-18")
    assert said(teller) == ("2001-05-18", "2001-05-18")


@pytest.mark.parametrize(
    ("words", "on", "far", "dated"),
    [
        ("20 May 2001", OUT, False, False),
        # a day without its year, another day, a day further down
        ("20 May", OUT, False, True),
        ("18 May 2001", "2001-05-18", False, True),
        ("20 May 2001", OUT, True, True),
    ],
)
def test_the_day_that_heads_a_report_dates_no_deed(words: str, on: str, far: bool, dated: bool) -> None:
    teller = Teller("a", published=OUT)
    if far:
        teller.say("The harvest was late and the mills stood still. " * 5)
    claim = teller.tell(f"{words}: Shells fell on the quay", on=on)
    teller.date(words, on, claim.sentence)
    teller.claims[-1] = replace(claim, when=(teller.date(words, on, claim.sentence),))
    assert (said(teller) == (on, on)) is dated


def asks(teller: Teller, text: str, type_: str, trigger: str, *contents: str, own: bool = True) -> None:
    """A claim on 2 May, the day of statements that have these contents; the day is of its clause or not."""
    claim = teller.tell(text, type_, trigger=trigger)
    day = teller.date("2 May", "2001-05-02", claim.sentence)
    teller.claims[-1] = replace(claim, when=(day,) if own else ())
    for n, content in enumerate(contents):
        id_ = make_id("st", teller.id, n)
        where = (part(claim.sentence, content),)
        teller.statements.append(Statement(id=id_, report=teller.id, content=where, direct=False, when=day))


@pytest.mark.parametrize(
    ("text", "type_", "trigger", "contents", "dated"),
    [
        ("On 2 May Arland asked for grain", "REQUEST", "asked", ["for grain"], True),
        ("On 2 May Arland refused to pay", "REJECT", "refused", ["to pay"], True),
        ("On 2 May Arland warned of a siege", "THREATEN", "warned", ["of a siege"], True),
        ("On 2 May Arland accused Borland of theft", "ACCUSE", "accused", ["of theft"], True),
        ("On 2 May Arland agreed to a truce", "AGREE", "agreed", ["to a truce"], True),
        ("On 2 May Arland offered to yield", "CONCEDE", "offered", ["to yield"], True),
        # it is not done by saying it
        ("On 2 May Arland said it shelled the quay", "ASSAULT", "shelled", ["it shelled the quay"], False),
        ("On 2 May Arland reported it met an envoy", "CONSULT", "met", ["it met an envoy"], False),
        ("On 2 May Arland met an envoy, saying all was well", "CONSULT", "met", ["all was well"], False),
        # it was asked before it was told
        ("On 2 May Arland said it had asked for grain", "REQUEST", "asked", ["it had asked for grain"], False),
        # one of two who speak on that day tells it
        (
            "On 2 May the mayor wept and a clerk said Arland asked for grain",
            "REQUEST",
            "asked",
            ["wept", "Arland asked for grain"],
            False,
        ),
        # nobody says anything on that day
        ("On 2 May Arland asked for grain", "REQUEST", "asked", [], True),
        ("On 2 May Arland shelled the quay", "ASSAULT", "shelled", [], True),
    ],
)
def test_what_is_asked_or_offered_is_done_on_the_day_it_is_said(
    text: str, type_: str, trigger: str, contents: list[str], dated: bool
) -> None:
    teller = Teller("a", published=OUT)
    asks(teller, text, type_, trigger, *contents)
    assert said(teller) == (("2001-05-02", "2001-05-02") if dated else None)


def test_the_day_on_which_another_clause_was_said_is_not_that_of_a_request() -> None:
    teller = Teller("a", published=OUT)
    asks(teller, "Arland asked for grain; on 2 May a clerk wept", "REQUEST", "asked", "wept", own=False)
    assert said(teller) is None


@pytest.mark.parametrize(
    ("start", "end", "rule", "days"),
    [
        # the day named before it, or that of the report, is the day counted from
        ("2001-05-02", "2001-05-02", "from the last date", ("2001-05-02", "2001-05-03")),
        ("2001-05-02", "2001-05-02", "ago", ("2001-05-02", "2001-05-02")),
        ("2001-05-02", "2001-05-02", None, ("2001-05-02", "2001-05-02")),
        # "some days earlier" gives none
        (None, None, "from the last date", None),
    ],
)
def test_a_day_counted_from_the_last_date_has_a_day_of_slack(
    start: str | None, end: str | None, rule: str | None, days: tuple[str, str] | None
) -> None:
    teller = Teller("a", published=OUT)
    teller.tell("Shells fell two days earlier", on="2001-05-02")
    why = {"rule": rule} if rule else {}
    teller.dates[-1] = replace(teller.dates[-1], start=start, end=end, why=why)
    assert said(teller) == days


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        ("2001-05-19", "2001-05-17", "2001-05-19"),
        (("2001-05-12", "2001-05-19"), "2001-05-10", "2001-05-19"),
        # on the report's day or up to it, and not before the report
        (("2001-05-12", OUT), "2001-05-18", OUT),
        ("2001-05-21", "2001-05-18", OUT),
    ],
)
def test_what_was_said_before_the_day_of_the_report_was_so_by_then(
    on: str | tuple[str, str], first: str, last: str
) -> None:
    teller = Teller("a", published=OUT)
    claim = teller.tell("The Watch told of shells that day", word="the Watch", trigger="shells")
    day = teller.date("that day", on, claim.sentence)
    teller.statements[-1] = replace(teller.statements[-1], when=day)
    (fact,) = facts_of(*teller.pair())
    assert fact.days and (iso(fact.days.first), iso(fact.days.last), fact.days.said) == (first, last, False)


@pytest.mark.parametrize(
    ("head", "text", "trigger", "first"),
    [
        # no older than the day of the report's news
        ("2001-05-19", "Shells fell on the quay", "fell", "2001-05-19"),
        (OUT, "Shells fell on the quay", "fell", OUT),
        # a day too old, or to come, is not that of the news
        ("2001-05-12", "Shells fell on the quay", "fell", "2001-05-18"),
        ("2001-05-22", "Shells fell on the quay", "fell", "2001-05-18"),
        # what is taken as told, or is of few, may be older
        ("2001-05-19", "The shelling killed nine", "killed", "2001-05-18"),
        ("2001-05-19", "Gas shells fell on the quay", "fell", "2001-05-18"),
    ],
)
def test_what_tells_no_day_is_not_older_than_its_reports_news(head: str, text: str, trigger: str, first: str) -> None:
    teller = Teller("a", published=OUT)
    teller.date("that day", head, teller.say("The council met that day"))
    teller.tell(text, trigger=trigger)
    (fact,) = facts_of(*teller.pair())
    assert fact.days and (iso(fact.days.first), iso(fact.days.last), fact.days.said) == (first, OUT, False)


def test_a_day_far_down_a_report_is_not_that_of_its_news() -> None:
    teller = Teller("a", published=OUT)
    teller.tell("Shells fell on the quay", trigger="fell")
    teller.say("Nothing more was heard of it. " * 30)
    teller.date("that day", "2001-05-19", teller.say("The council met that day"))
    (fact,) = facts_of(*teller.pair())
    assert fact.days and iso(fact.days.first) == "2001-05-18"


FERRY = "On 18 May the ferry sank, two days after jets hit the quay"
ON_18_MAY = {"18 May": "2001-05-18"}


def counted(
    text: str,
    days: dict[str, str],
    *,
    words: str = "two days after",
    length: str = "P2D",
    on: str | None = None,
    rule: str = "from an event",
    trigger: str = "hit",
) -> Teller:
    """A report of 20 May with a claim, days by their words, and so long a time "after" something, open or on a day."""
    teller = Teller("a", published=OUT)
    sentence = teller.tell(text, trigger=trigger).sentence
    for day in sorted((words, *days), key=text.index):
        teller.date(day, days.get(day, OUT), sentence)
        if day == words:
            why = {"rule": rule, "length": length}
            teller.dates[-1] = replace(teller.dates[-1], start=on, end=on, why=why)
    return teller


@pytest.mark.parametrize(
    ("words", "length", "on", "day"),
    [
        ("two days after", "P2D", None, "2001-05-16"),
        ("a week after", "P1W", None, "2001-05-11"),
        # the day that was worked out is that of what came after
        ("two days after", "P2D", "2001-05-17", "2001-05-15"),
        # too long, too short, of no number; before, or no event
        ("two months after", "P2M", None, None),
        ("two hours after", "PT2H", None, None),
        ("some days after", "PXD", None, None),
        ("two days before", "P2D", None, None),
    ],
)
def test_what_another_thing_came_after_was_so_long_before(
    words: str, length: str, on: str | None, day: str | None
) -> None:
    teller = counted(FERRY.replace("two days after", words), ON_18_MAY, words=words, length=length, on=on)
    assert said(teller) == ((day, day) if day else None)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        (FERRY, "hit", "2001-05-16"),
        # what came after, in front or behind
        (FERRY, "sank", "2001-05-18"),
        ("On 18 May jets hit the quay, two days after the ferry sank", "hit", "2001-05-18"),
    ],
)
def test_only_what_stands_behind_after_is_so_long_before(text: str, trigger: str, day: str) -> None:
    teller = counted(text, ON_18_MAY, trigger=trigger)
    if day == "2001-05-18":
        teller.claims[-1] = replace(teller.claims[-1], when=(teller.dates[0].id,))
    assert said(teller) == (day, day)


def test_a_length_that_is_no_time_after_an_event_moves_no_day() -> None:
    assert said(counted(FERRY, ON_18_MAY, rule="length")) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        # no day is named before it: so long before the report
        ("The ferry sank two days after jets hit the quay", "2001-05-16", "2001-05-18"),
        ("The ferry sank two days after jets hit the quay, and on 18 May rain fell", "2001-05-16", "2001-05-18"),
        # another day stands nearer to it, or it stands in front
        ("The ferry sank two days after a storm, and on 18 May jets hit the quay", "2001-05-18", OUT),
        ("Jets hit the quay, and on 18 May, two days after a storm, the ferry sank", "2001-05-18", OUT),
        # what opens a sentence ends somewhere in it
        ("Two days after jets hit the quay the ferry sank", "2001-05-18", OUT),
    ],
)
def test_so_long_before_the_report_is_on_no_day_that_a_text_says(text: str, first: str, last: str) -> None:
    words = "Two days after" if text.startswith("Two") else "two days after"
    teller = counted(text, ON_18_MAY if "18 May" in text else {}, words=words)
    (fact,) = facts_of(*teller.pair())
    assert fact.days and (iso(fact.days.first), iso(fact.days.last), fact.days.said) == (first, last, False)


def test_a_day_of_the_claims_own_goes_before_one_that_is_counted() -> None:
    text = "The ferry sank on 19 May, two days after jets hit the quay on 16 May"
    teller = counted(text, {"19 May": "2001-05-19", "16 May": "2001-05-16"}, on="2001-05-19")
    own = next(date for date in teller.dates if date.span.text == "16 May")
    teller.claims[-1] = replace(teller.claims[-1], when=(own.id,))
    assert said(teller) == ("2001-05-16", "2001-05-16")


def test_the_day_of_what_came_after_is_not_that_of_the_claim_that_bears_it() -> None:
    teller = counted("The ferry sank two days after jets hit the quay", {}, on="2001-05-17")
    teller.claims[-1] = replace(teller.claims[-1], when=(teller.dates[-1].id,))
    assert said(teller) == ("2001-05-15", "2001-05-15")
