"""Figures over reports: bounds, the best value and its rule, growth told apart from dispute."""

from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.matching import match
from onrecord.matching.lookup import facts_of
from onrecord.matching.tolls import disputed
from onrecord.records import Event, Span
from tests.matching.builders import Teller, part

TEXTS = [
    "Jets hit the fish market and the traders fled",
    "At dawn the fish market was hit by jets",
    "The traders of the fish market say that jets came twice",
]


def toll(*told: tuple[Any, ...]) -> Event:
    """One event out of (published, figure, …), each told in words of its own."""
    pairs = []
    for n, (published, figure, *text) in enumerate(told):
        teller = Teller(f"r{n}", published=published)
        sentence = text[0] if text else TEXTS[n]
        teller.tell(sentence, by=["Arland"], at="Northport", on="2001-05-02", killed=figure)
        pairs.append(teller.pair())
    (event,) = match(pairs).events
    return event


def test_low_and_high_are_what_the_bounds_allow() -> None:
    killed = toll(("2001-05-02", ("at_least", 7, None)), ("2001-05-02", ("exact", 9, 9))).figures["killed"]
    assert (killed.low, killed.high) == (7, 9)


def test_the_high_is_open_where_one_says_at_least_more_than_any() -> None:
    killed = toll(("2001-05-02", ("at_least", 12, None)), ("2001-05-02", ("exact", 9, 9))).figures["killed"]
    assert (killed.low, killed.high) == (9, None)


def test_the_best_is_the_number_that_most_origins_tell_and_never_a_mean() -> None:
    day = "2001-05-02"
    killed = toll((day, ("exact", 7, 7)), (day, ("exact", 9, 9)), (day, ("exact", 7, 7))).figures["killed"]
    assert killed.best == 7
    assert killed.rule


def test_of_equally_many_the_latest_is_the_best() -> None:
    assert toll(("2001-05-02", ("exact", 9, 9)), ("2001-05-03", ("exact", 7, 7))).figures["killed"].best == 7


def test_a_subgroup_is_no_total() -> None:
    killed = toll(("2001-05-02", ("exact", 9, 9)), ("2001-05-02", ("exact", 4, 4, "part"))).figures["killed"]
    assert (killed.low, killed.best, killed.high) == (9, 9, 9)
    assert len(killed.by_claim) == 2


def test_where_only_subgroups_are_told_there_is_no_best() -> None:
    killed = toll(("2001-05-02", ("exact", 4, 4, "part"))).figures["killed"]
    assert (killed.low, killed.best, killed.high) == (4, None, None)


@pytest.mark.parametrize(
    ("told", "disputed"),
    [
        ([("2001-05-02", ("exact", 7, 7)), ("2001-05-02", ("exact", 9, 9))], True),
        ([("2001-05-02", ("exact", 7, 7)), ("2001-05-04", ("exact", 9, 9))], False),
        ([("2001-05-02", ("exact", 9, 9)), ("2001-05-04", ("exact", 7, 7))], True),
        ([("2001-05-02", ("at_least", 7, None)), ("2001-05-02", ("exact", 9, 9))], False),
        (
            [
                ("2001-05-02", ("exact", 7, 7)),
                (
                    "2001-05-02",
                    ("exact", 9, 9),
                    "The toll rises as more die after jets hit the fish market and traders fled",
                ),
            ],
            False,
        ),
    ],
)
def test_growth_is_not_dispute(told: list[tuple[Any, ...]], disputed: bool) -> None:
    fields = [d.field for d in toll(*told).disagreements]
    assert ("killed" in fields) is disputed


def test_parts_of_a_toll_in_one_report_are_no_dispute() -> None:
    teller = Teller("a")
    for n, text in (
        (9, "Jets hit the fish market and killed nine"),
        (4, "Four of them died in the market hall of jets"),
    ):
        teller.tell(text, by=["Arland"], at="Northport", on="2001-05-02", killed=("exact", n, n))
    (event,) = match([teller.pair()]).events
    assert event.disagreements == ()
    assert event.figures["killed"].best == 9


def test_the_toll_of_a_war_is_not_that_of_an_attack() -> None:
    attack, war = Teller("a"), Teller("b")
    attack.tell(TEXTS[0], by=["Arland"], at="Northport", on="2001-05-02", killed=("at_least", 9, None))
    war.tell("The war has killed many in Northport", at="Northport", on="2001-05-02", killed=("more_than", 90000, None))
    assert len(match([attack.pair(), war.pair()]).events) == 2


def test_the_sides_of_a_dispute_keep_their_words() -> None:
    event = toll(("2001-05-02", ("at_least", 12, None)), ("2001-05-02", ("exact", 9, 9)))
    (killed,) = (d for d in event.disagreements if d.field == "killed")
    assert [side.value for side in killed.values] == ["9", "at least 12"]


def test_days_that_pass_explain_no_difference_between_two_speakers() -> None:
    one, two = Teller("a", published="2001-05-03"), Teller("b", published="2001-05-04")
    one.tell(TEXTS[0], at="Northport", on="2001-05-02", killed=("exact", 14, 14), word="the Watch")
    two.tell(TEXTS[0], at="Northport", on="2001-05-02", killed=("exact", 16, 16), word="the Red Front")
    (event,) = match([one.pair(), two.pair()]).events
    assert [d.field for d in event.disagreements] == ["killed"]


@pytest.mark.parametrize(
    ("published", "words", "disputed"),
    [("2001-05-03", "the Red Front", True), ("2001-05-04", "the Red Front", False), ("2001-05-03", "the Watch", False)],
)
def test_least_numbers_of_two_speakers_on_one_day(published: str, words: str, disputed: bool) -> None:
    one, two = Teller("a", published="2001-05-03"), Teller("b", published=published)
    one.tell(TEXTS[0], at="Northport", on="2001-05-02", killed=("at_least", 15, None), word="the Watch")
    two.tell(TEXTS[0], at="Northport", on="2001-05-02", killed=("at_least", 20, None), word=words)
    (event,) = match([one.pair(), two.pair()]).events
    assert bool(event.disagreements) is disputed


@pytest.mark.parametrize(("of", "disputed"), [("militants", False), ("civilians", True), ("people", True)])
def test_civilians_and_fighters_are_two_counts(of: str, disputed: bool) -> None:
    teller = Teller("a")
    for n, word, whom in ((25, "the Watch", "civilians"), (40, "the Arland army", of)):
        claim = teller.tell(
            f"Jets killed {n} {whom}", at="Northport", killed=("exact", n, n), word=word, trigger="killed"
        )
        start = claim.sentence.start + claim.sentence.text.index(whom)
        counted = replace(claim.figures[0], of=Span(start, start + len(whom), whom))
        teller.claims[-1] = replace(claim, figures=(counted,))
    fields = {d.field for event in match([teller.pair()]).events for d in event.disagreements}
    assert ("killed" in fields) is disputed


def test_a_lower_number_that_a_sentence_sets_against_anothers_stays() -> None:
    teller = Teller("a")
    text = "Jets killed 40 in the market, the Watch said, while the Red Front put it at 45"
    first = teller.tell(text, killed=("exact", 40, 40), word="the Watch")
    teller.tell(text, inside=first.sentence, killed=("exact", 45, 45), word="the Red Front", trigger="put")
    teller.tell("In all 51 died, the Watch said", killed=("exact", 51, 51), word="the Watch")
    facts = facts_of(*teller.pair())
    (killed,) = disputed(facts, {fact.id: "a" for fact in facts})
    assert [side.value for side in killed.values] == ["40", "45", "51"]


def test_a_nameless_monitor_may_be_the_one_that_another_report_names() -> None:
    one, two = Teller("a", published="2001-05-03"), Teller("b", published="2001-05-04")
    one.tell(TEXTS[0], at="Northport", on="2001-05-02", killed=("exact", 16, 16), word="the Watch")
    speaker = one.statements[-1].speaker
    assert speaker is not None
    monitor = replace(speaker, kind="organisation", entity=None, span=Span(0, 9, "a monitor"))
    one.statements[-1] = replace(one.statements[-1], speaker=monitor)
    two.tell(TEXTS[0], at="Northport", on="2001-05-02", killed=("at_least", 18, None), word="the Watch")
    (event,) = match([one.pair(), two.pair()]).events
    assert event.disagreements == ()


def counts(*told: tuple[str, str | None, tuple[Any, ...]]) -> list[str]:
    """The sides of a dispute over (day on which it was told, who says so, figure); reports of one day are one."""
    tellers: dict[str, Teller] = {}
    for day, word, figure in told:
        teller = tellers.setdefault(day, Teller(f"r{day}", published=day))
        teller.tell(TEXTS[0], killed=figure, word=word)
    facts = [fact for teller in tellers.values() for fact in facts_of(*teller.pair())]
    named = {id_: entity.name for teller in tellers.values() for id_, entity in teller.entities.items()}
    facts = [replace(fact, speaker=named.get(fact.speaker, "")) for fact in facts]
    found = disputed(facts, {fact.id: fact.source.report for fact in facts})
    return [side.value for d in found for side in d.values]


SOON, LATER = "2001-05-03", "2001-05-04"


@pytest.mark.parametrize(
    ("first", "second", "disputed"),
    [
        # a speaker gave a number, and an outlet has another a day on
        ((SOON, "the Watch", ("exact", 16, 16)), (LATER, None, ("exact", 22, 22)), True),
        ((SOON, None, ("exact", 16, 16)), (LATER, "the Watch", ("exact", 22, 22)), True),
        # the least there were, one who counts on, outlets that count on
        ((SOON, "the Watch", ("at_least", 16, None)), (LATER, None, ("exact", 22, 22)), False),
        ((SOON, "the Watch", ("about", 16, 18)), (LATER, None, ("exact", 22, 22)), False),
        ((SOON, "the Watch", ("exact", 16, 16)), (LATER, "the Watch", ("exact", 22, 22)), False),
        ((SOON, None, ("exact", 16, 16)), (LATER, None, ("exact", 22, 22)), False),
    ],
)
def test_a_firm_number_against_an_outlets_later_one(
    first: tuple[str, str | None, tuple[Any, ...]], second: tuple[str, str | None, tuple[Any, ...]], disputed: bool
) -> None:
    assert bool(counts(first, second)) is disputed


@pytest.mark.parametrize(
    ("own", "disputed"),
    [
        ([("at_least", 16, None), ("exact", 16, 16)], True),
        ([("exact", 16, 16), ("at_least", 16, None)], True),
        ([("at_least", 16, None)], False),
        # the highest is still a speaker's last word
        ([("exact", 15, 15), ("at_least", 16, None)], False),
    ],
)
def test_an_exact_number_is_firmer_than_the_same_as_a_bound(own: list[tuple[Any, ...]], disputed: bool) -> None:
    told = [(SOON, "the Watch", figure) for figure in own]
    assert bool(counts(*told, (LATER, None, ("exact", 22, 22)))) is disputed


def test_once_in_dispute_every_number_is_shown() -> None:
    told = [(SOON, "the Watch", ("exact", n, n)) for n in (30, 40)]
    assert counts(*told, (SOON, "the Red Front", ("exact", 45, 45))) == ["30", "40", "45"]
    assert counts(*told) == []


@pytest.mark.parametrize(
    ("own", "whole", "shown"),
    [
        # a source's two numbers make up the outlet's
        ([2, 3], ("exact", 5, 5), False),
        ([15, 27, 10], ("more_than", 50, None), False),
        # they do not, or are far more than the least
        ([2, 4], ("exact", 5, 5), True),
        ([15, 27, 40], ("more_than", 50, None), True),
        # one number makes up nothing
        ([5], ("exact", 6, 6), True),
    ],
)
def test_numbers_that_make_up_the_highest_of_their_report(own: list[int], whole: tuple[Any, ...], shown: bool) -> None:
    told = [(SOON, "the Watch", ("exact", n, n)) for n in own]
    assert bool(counts(*told, (SOON, None, whole))) is shown


def test_a_number_that_another_gives_as_a_part_is_no_total() -> None:
    def sides(whom: str) -> list[str]:
        one, two = Teller("a"), Teller("b")
        first = one.tell("Jets killed 15 people, 11 of them nurses", killed=("exact", 15, 15), word="the Watch")
        eleven = first.figures[0]
        nurses = replace(eleven, low=11, high=11, part=True, of=part(first.sentence, "nurses"))
        one.claims[-1] = replace(first, figures=(eleven, nurses))
        other = two.tell(f"Jets killed 11 {whom}", killed=("exact", 11, 11), word="the Red Front")
        two.claims[-1] = replace(other, figures=(replace(other.figures[0], of=part(other.sentence, whom)),))
        facts = [fact for teller in (one, two) for fact in facts_of(*teller.pair())]
        found = disputed(facts, {fact.id: fact.source.report for fact in facts})
        return [side.value for d in found for side in d.values]

    assert sides("nurses") == []
    assert sides("people") == ["11", "15"]


@pytest.mark.parametrize(
    ("outlets", "words", "shown"),
    [
        # who counts again has counted anew; two outlets have each counted
        (("Daily Post", "Evening Star"), ("the Watch", "the Watch"), False),
        (("Daily Post", "Evening Star"), ("the Watch", "the Red Front"), True),
        (("Daily Post", "Evening Star"), (None, None), True),
        (("Daily Post", "Daily Post"), (None, None), False),
    ],
)
def test_two_numbers_of_one_teller(outlets: tuple[str, str], words: tuple[str | None, str | None], shown: bool) -> None:
    facts = []
    for n, (outlet, word) in enumerate(zip(outlets, words, strict=True)):
        teller = Teller(f"r{n}", outlet=outlet, published=SOON)
        teller.tell(TEXTS[0], killed=("exact", 11 + n, 11 + n), word=word)
        (fact,) = facts_of(*teller.pair())
        facts.append(replace(fact, speaker=word or ""))
    assert bool(disputed(facts, {fact.id: fact.source.report for fact in facts})) is shown


@pytest.mark.parametrize(
    ("counts", "whole", "shown"),
    [
        # soldiers and rebels, and all who died
        ((30, 39), ("exact", 69, 69), False),
        ((30, 39), ("at_least", 70, None), False),
        ((30, 39), ("exact", 60, 60), True),
        ((30, 39), ("exact", 99, 99), True),
        # one number alone is a total
        ((69,), ("exact", 60, 60), True),
    ],
)
def test_what_a_claim_counts_apart_may_make_up_anothers_total(
    counts: tuple[int, ...], whole: tuple[Any, ...], shown: bool
) -> None:
    one, two = Teller("a"), Teller("b")
    claim = one.tell(
        TEXTS[0], by=["Arland"], at="Northport", on="2001-05-02", killed=("exact", 1, 1), word="the clinic"
    )
    (figure,) = claim.figures
    figures = tuple(replace(figure, low=float(n), high=float(n)) for n in counts)
    one.claims[-1] = replace(claim, figures=figures)
    two.tell(TEXTS[1], on="2001-05-02", killed=whole, word="the harbour office")
    facts = [fact for teller in (one, two) for fact in facts_of(*teller.pair())]
    assert bool(disputed(facts, {fact.id: fact.source.report for fact in facts})) is shown
