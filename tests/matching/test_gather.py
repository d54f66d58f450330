"""What one report tells of one happening, and what it tells apart."""

import pytest
from msgspec.structs import replace

from onrecord.matching.facts import iso
from onrecord.matching.gather import gather
from onrecord.matching.likeness import compare
from onrecord.matching.lookup import facts_of
from onrecord.matching.tellings import Telling, kind_of
from onrecord.matching.within import compare_within
from onrecord.records import Date, Mention, Span, Speaker
from tests.matching.builders import Teller


def tellings(teller: Teller) -> list[Telling]:
    report, reading = teller.pair()
    entities = {entity.id: entity for entity in reading.entities}
    return gather(facts_of(report, reading), entities)


def exact(number: int) -> tuple[object, ...]:
    return "exact", number, number


@pytest.mark.parametrize(
    ("first", "second", "number", "count"),
    [
        ("Shells hit the mill and killed nine", "The shells killed nine", 9, 1),
        ("Shells hit the mill and killed nine", "Another six died at the depot", 6, 2),
        ("Shells hit the mill and killed nine", "Elsewhere a mine killed six", 6, 2),
        ("Shells hit the mill and killed nine", "Six men were also killed at the depot", 6, 2),
        ("Shells hit the mill and killed nine", "The depot was hit and six men died", 6, 2),
        # one toll that grew: no second happening
        ("Shells hit the mill and killed nine", "The toll had risen from six", 6, 1),
        ("Shells hit the mill and killed nine", "An earlier count was six", 6, 1),
    ],
)
def test_numbers_of_one_report(first: str, second: str, number: int, count: int) -> None:
    teller = Teller("a")
    teller.tell(first, at="Northport", on="2001-05-02", killed=exact(9))
    teller.tell(second, at="Northport", killed=exact(number))
    assert len(tellings(teller)) == count


@pytest.mark.parametrize(("number", "count"), [(6, 1), (60, 2)])
def test_two_speakers_may_count_one_happening_but_not_many_times_as_high(number: int, count: int) -> None:
    teller = Teller("a")
    teller.tell(
        "Shells hit the mill and killed nine", at="Northport", on="2001-05-02", killed=exact(9), word="the Watch"
    )
    teller.tell("The army counted its own", at="Northport", killed=exact(number), word="the Arland army")
    assert len(tellings(teller)) == count


@pytest.mark.parametrize(("at", "count"), [(None, 1), ("Northport", 2)])
def test_a_speakers_number_beside_the_outlets_own(at: str | None, count: int) -> None:
    teller = Teller("a")
    teller.tell("Shells hit the mill and killed nine", at="Northport", on="2001-05-02", killed=exact(9))
    teller.tell("Shells on the mill killed 22, the Watch said", at=at, killed=exact(22), word="the Watch")
    assert len(tellings(teller)) == count


def test_two_doers_in_one_report_are_two_happenings() -> None:
    teller = Teller("a")
    teller.tell("The Red Front shelled the port", by=["the Red Front"], at="Northport", killed=exact(3))
    teller.tell("Jets of Arland bombed the suburb", by=["Arland"], at="Northport", killed=exact(40))
    assert len(tellings(teller)) == 2


SIDES = "Jets of Arland bombed the suburb after the Red Front had fired rockets"


def test_two_doers_in_one_sentence_are_two_happenings() -> None:
    teller = Teller("a")
    one = teller.tell(SIDES, by=["Arland"], at="Northport", on="2001-05-02", trigger="bombed")
    two = {"at": "Northport", "on": "2001-05-02", "trigger": "fired", "inside": one.sentence}
    teller.tell(SIDES, by=["the Red Front"], **two)
    assert len(tellings(teller)) == 2


@pytest.mark.parametrize(("second", "count"), [("Millbrook", 1), ("Oakridge", 2)])
def test_villages_that_no_gazetteer_knows_are_told_apart_by_name(second: str, count: int) -> None:
    teller = Teller("a")
    teller.tell("Shells fell on the first village", at="Millbrook", on="2001-05-02", killed=exact(5))
    teller.tell("Then the guns turned on a mill", at=second, killed=exact(8), word="the Watch")
    assert len(tellings(teller)) == count


@pytest.mark.parametrize(
    ("text", "number", "count"),
    [
        # a toll and nothing else: it counts those of what was told
        ("Eleven people had died, the Watch said", 11, 1),
        ("The agency put the toll at two", 2, 1),
        ("The blast killed eleven, the Watch said", 11, 1),
        # as many others are not the same
        ("Another nine people died, the Watch said", 9, 2),
        # the dead of a war
        ("Some 200,000 people have died, the Watch said", 200_000, 2),
    ],
)
def test_a_toll_further_on(text: str, number: int, count: int) -> None:
    teller = Teller("a")
    teller.tell(
        "A bomb at the depot killed nine people", at="Northport", on="2001-05-02", killed=exact(9), word="Borland"
    )
    for _ in range(4):
        teller.say("Nobody could say who had laid it.")
    teller.tell(text, killed=exact(number), word="the Watch")
    assert len(tellings(teller)) == count


def test_another_number_of_something_else_tells_on() -> None:
    teller = Teller("a")
    teller.tell("A bomb at the depot killed nine people", at="Northport", on="2001-05-02", killed=exact(9))
    claim = teller.tell("Another nine were hurt")
    wounded = replace(teller._figure(exact(9), claim.sentence), what="injured")
    teller.claims[-1] = replace(claim, figures=(wounded,))
    assert len(tellings(teller)) == 1


def test_two_states_that_strike_together_are_one_telling() -> None:
    teller = Teller("a")
    teller.tell("Arland's air raids kill 92", by=["Arland"], at="Northport", killed=exact(92))
    teller.tell("Planes of Borland and its ally killed 92", by=["Borland"], at="Northport", killed=exact(92))
    assert len(tellings(teller)) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Later two men died at the depot", 2),
        ("Later the toll rose to two", 1),
    ],
)
def test_what_came_later_is_another_but_for_a_toll(text: str, count: int) -> None:
    teller = Teller("a")
    teller.tell("Shells hit the mill and killed one", at="Northport", on="2001-05-02", killed=exact(1))
    teller.tell(text, killed=exact(2))
    assert len(tellings(teller)) == count


@pytest.mark.parametrize(
    ("before", "between", "text", "joined"),
    [
        # both are as like it: the one told last, and not the one opened last
        (["Northport", "Southby"], 2, "The attack shook a church", "Southby"),
        (["Southby", "Northport"], 2, "The attack shook a church", "Northport"),
        (["Northport", "Southby", "Northport"], 1, "The attack shook a church", "Northport"),
        # one is more like it
        (["Northport", "Southby"], 2, "The attack shook a mill", "Northport"),
        (["Northport", "Southby", "Northport"], 1, "The attack shook a bridge", "Southby"),
    ],
)
def test_of_two_that_are_as_like_it_is_the_one_told_last(
    before: list[str], between: int, text: str, joined: str
) -> None:
    teller = Teller("a")
    for place in before:
        teller.tell("Shells hit a mill" if place == "Northport" else "Mines hit a bridge", at=place)
    for _ in range(between):
        teller.say("Rain fell on the harvest.")
    last = teller.tell(text, trigger="shook")
    found = next(telling for telling in tellings(teller) if last.id in [fact.id for fact in telling.facts])
    assert found.spot is not None and found.spot.name == joined
    assert len(tellings(teller)) == 2


def test_a_person_named_with_a_body_speaks_for_it() -> None:
    teller = Teller("a")
    text = "Guns killed nine, said Watch head Ann Lee"
    teller.tell(text, killed=exact(9), word="Ann Lee")
    at = text.index("Watch head")
    lee = teller.entity("Ann Lee")
    teller.entities[lee] = replace(teller.entities[lee], schema="Person")
    phrase = Span(at, len(text), text[at:])
    teller.statements[-1] = replace(teller.statements[-1], speaker=Speaker(span=phrase, kind="named", entity=lee))
    watch = teller.entity("the Watch")
    mention = Mention(report="a", span=Span(at, at + 5, "Watch"))
    teller.entities[watch] = replace(teller.entities[watch], mentions=(mention,))
    report, reading = teller.pair()
    assert [fact.speaker for fact in facts_of(report, reading)] == [watch]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Shells fell in the Northland district of the city", None),
        ("Shells fell in the village of Northland", None),
        ("Shells fell in Northland province", "Northland"),
    ],
)
def test_a_quarter_that_bears_the_name_of_a_province(text: str, region: str | None) -> None:
    teller = Teller("a")
    claim = teller.tell(text)
    teller.claims[-1] = replace(claim, where=(teller.locate("Northland", claim.sentence),))
    (telling,) = tellings(teller)
    assert (telling.region.name if telling.region else None) == region
    assert bool(telling.unmapped) is (region is None)


def nameless(teller: Teller, phrase: str) -> None:
    """Let the last statement be on the word of someone whom no name tells."""
    sentence = teller.sentences[-1]
    start = sentence.start + sentence.text.index(phrase)
    speaker = Speaker(span=Span(start, start + len(phrase), phrase), kind="organisation")
    teller.statements[-1] = replace(teller.statements[-1], speaker=speaker)


def test_a_monitor_and_its_name_are_one_speaker() -> None:
    teller = Teller("a")
    teller.tell("Shells on the mill killed 19, a monitor said", on="2001-05-02", killed=exact(19), word="the Watch")
    nameless(teller, "a monitor")
    teller.tell(
        "At least 58 died at the port, the Watch said", at="Northport", killed=("at_least", 58, None), word="the Watch"
    )
    assert len(tellings(teller)) == 2


def dated(teller: Teller, day: str, sentence: Span) -> str:
    id_ = f"da-{day}"
    span = Span(sentence.start, sentence.start + 1, sentence.text[:1])
    date = Date(id=id_, report=teller.id, span=span, start=day, end=day, precision="day", anchor="report")
    teller.dates.append(date)
    return id_


def test_the_one_day_of_a_sentence_is_that_of_all_its_clauses() -> None:
    teller = Teller("a")
    claim = teller.tell("On Tuesday, as traders opened, shells fell", at="Northport")
    dated(teller, "2001-05-01", claim.sentence)
    (telling,) = tellings(teller)
    assert telling.days and telling.days.exact


def test_of_two_days_in_a_sentence_neither_is_taken() -> None:
    teller = Teller("a")
    claim = teller.tell("On Tuesday or Wednesday shells fell", at="Northport")
    dated(teller, "2001-05-01", claim.sentence)
    dated(teller, "2001-05-02", claim.sentence)
    (telling,) = tellings(teller)
    assert telling.days and not telling.days.said


def test_the_day_of_saying_is_not_the_day_of_the_deed() -> None:
    teller = Teller("a")
    claim = teller.tell("The toll has reached nine, the Watch said on Thursday", at="Northport", word="the Watch")
    day = dated(teller, "2001-05-03", claim.sentence)
    teller.statements[-1] = replace(teller.statements[-1], when=day)
    (telling,) = tellings(teller)
    assert telling.days and not telling.days.said


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Nine people died when shells fell on the quay in Northport", "Northport", "Northport"),
        ("Nine people from Northport died when shells fell", "Northport", None),
        ("Nine people from the old villages of Northport died", "Northport", None),
        ("Nine people died said a unit run by Northport ally Borland", "Northport", None),
        ("Nine residents of Northport died when shells fell", "Northport", None),
        ("Nine people died, said a source in Northport", "Northport", None),
        # what stands behind "after" is of what came before
        ("Nine people died hours after shells fell on Northport", "Northport", None),
        ("After shells fell on Northport nine people died", "Northport", "Northport"),
    ],
)
def test_a_place_elsewhere_in_the_sentence(text: str, name: str, found: str | None) -> None:
    teller = Teller("a")
    teller.locate(name, teller.tell(text, trigger="died").sentence)
    (telling,) = tellings(teller)
    assert (telling.spot.name if telling.spot else None) == found


def test_another_monitor_is_another_speaker_and_no_other_happening() -> None:
    teller = Teller("a")
    teller.tell("Jets hit the mill and killed 20, a monitor said", at="Northport", killed=exact(20), word="the Watch")
    nameless(teller, "a monitor")
    teller.tell("Another monitor said 31 people died", killed=exact(31), word="the Watch", trigger="died")
    nameless(teller, "Another monitor")
    assert len(tellings(teller)) == 1


def test_a_count_with_means_of_its_own_is_of_another_happening() -> None:
    teller = Teller("a")
    teller.tell("Air strikes killed nine", at="Northport", killed=exact(9), trigger="killed")
    teller.tell("The strikes came as a car bomb hurt 37", killed=exact(37), trigger="hurt")
    assert len(tellings(teller)) == 2


@pytest.mark.parametrize(
    ("text", "unlike"), [("A shell fell in the Oakridge quarter", False), ("A shell fell in Oakridge", True)]
)
def test_a_quarter_lies_in_the_town_that_was_named(text: str, unlike: bool) -> None:
    teller = Teller("a")
    teller.tell("Shells hit the town and killed nine", at="Northport", killed=exact(9))
    claim = teller.tell(text)
    teller.claims[-1] = replace(claim, where=(teller.locate("Oakridge", claim.sentence),))
    one, two = (Telling((fact,), kind_of(fact)) for fact in facts_of(*teller.pair()))
    assert ("place_unlike" in {found.feature for found in compare_within(one, two, {})}) is unlike


@pytest.mark.parametrize(("text", "count"), [("It laid the attack on Borland", 1), ("Jets of Borland hit a dam", 2)])
def test_one_attack_that_two_speakers_lay_on_two_doers(text: str, count: int) -> None:
    teller = Teller("a")
    teller.tell("The army laid the attack on the Red Front", by=["the Red Front"], word="the Arland army")
    teller.tell(text, by=["Borland"], word="the Watch", trigger="the attack" if "attack" in text else "")
    assert len(tellings(teller)) == count


def test_chemical_attacks_of_one_day_are_likely_one() -> None:
    text = "Shells with chlorine fell on a town"
    one, two = Teller("a"), Teller("b")
    for teller in (one, two):
        teller.tell(text, on="2001-05-02")
    pair = [Telling((fact,), kind_of(fact)) for teller in (one, two) for fact in facts_of(*teller.pair())]
    assert "rare_same" in {found.feature for found in compare(*pair, {})}


@pytest.mark.parametrize(
    ("text", "count"), [("The Red Front also said nine died", 1), ("The Watch also said nine died", 2)]
)
def test_what_another_speaker_also_says_is_the_same(text: str, count: int) -> None:
    teller = Teller("a")
    teller.tell("Jets hit the mill and killed 12", at="Northport", killed=exact(12), word="the Watch")
    teller.tell(text, killed=exact(9), word=text.partition(" also")[0].replace("The", "the"), trigger="died")
    speaker = teller.statements[-1].speaker
    sentence, name = teller.sentences[-1], text.partition(" also")[0]
    span = Span(sentence.start, sentence.start + len(name), name)
    assert speaker is not None
    teller.statements[-1] = replace(teller.statements[-1], speaker=replace(speaker, span=span))
    assert len(tellings(teller)) == count


def test_since_a_day_is_up_to_the_report() -> None:
    teller = Teller("a", published="2001-05-06")
    claim = teller.tell("Raids have killed 30 since Wednesday", on="2001-05-02", killed=exact(30))
    teller.dates[-1] = replace(teller.dates[-1], why={"relation": "since"})
    (fact,) = facts_of(*teller.pair())
    assert claim.when and fact.days is not None
    assert (fact.days.last - fact.days.first, fact.days.said) == (4, True)


@pytest.mark.parametrize(
    ("said", "last"), [("2001-04-13", "2001-04-13"), ("2001-05-05", "2001-05-05"), (None, "2001-05-06")]
)
def test_what_was_said_before_the_report_happened_before(said: str | None, last: str) -> None:
    teller = Teller("a", published="2001-05-06")
    claim = teller.tell("Radio Borland said four had died", killed=exact(4), word="the Watch")
    if said:
        teller.statements[-1] = replace(teller.statements[-1], when=dated(teller, said, claim.sentence))
    (fact,) = facts_of(*teller.pair())
    assert fact.days is not None and (iso(fact.days.last), fact.days.said) == (last, False)
