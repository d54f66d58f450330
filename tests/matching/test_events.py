"""Which tellings become one event, and which stay apart."""

from msgspec.structs import replace

from onrecord.knowledge import load_yaml
from onrecord.matching import match
from onrecord.matching.likeness import weights
from onrecord.records import Event, Party
from tests.matching.builders import Teller


def events(*tellers: Teller) -> list[Event]:
    return list(match([teller.pair() for teller in tellers]).events)


def raid(id_: str, **told: object) -> Teller:
    teller = Teller(id_, published=str(told.pop("published", "2001-05-03")))
    text = str(told.pop("text", "Jets hit the fish market while traders opened their stalls"))
    teller.tell(text, **{"by": ["Arland"], "at": "Northport", "on": "2001-05-02", **told})  # type: ignore[arg-type]
    return teller


def test_two_reports_of_one_day_and_place_are_one_event() -> None:
    found = events(raid("a"), raid("b", text="An air raid on a market killed several shoppers"))
    assert [event.support.reports for event in found] == [2]
    assert "both tell of the same day (on 2001-05-02)" in found[0].why["held"]


def test_the_same_place_on_two_days_stays_apart() -> None:
    assert len(events(raid("a"), raid("b", on="2001-05-04"), raid("c", on="2001-05-06"))) == 3


def test_the_next_day_stays_apart() -> None:
    assert len(events(raid("a"), raid("b", on="2001-05-03", text="Jets returned and hit a bakery"))) == 2


def test_the_same_day_in_two_places_stays_apart() -> None:
    assert len(events(raid("a"), raid("b", at="Southby"))) == 2


def test_another_kind_of_event_stays_apart() -> None:
    assert len(events(raid("a"), raid("b", type_="CONSULT"))) == 2


def test_a_plan_is_not_the_deed() -> None:
    assert len(events(raid("a"), raid("b", status="planned"))) == 2


def test_villages_side_by_side_are_two_places() -> None:
    near = {"text": "Jets hit a clinic and four patients died", "killed": ("exact", 4, 4)}
    assert len(events(raid("a", killed=("exact", 21, 21)), raid("b", at="Eastham", **near))) == 2


def test_another_kind_of_place_on_one_day_in_one_city_stays_apart() -> None:
    convoy = raid("a", text="Jets hit a convoy of trucks that carried flour", on=None, by=(), killed=("exact", 20, 20))
    clinic = raid("b", text="Jets hit a clinic where nurses were at work", on=None, by=(), killed=("exact", 5, 5))
    assert len(events(convoy, clinic)) == 2


def test_a_coalition_and_a_state_in_it_can_be_one_doer() -> None:
    def strike(id_: str, country: str, name: str, key: str) -> Teller:
        teller = raid(id_, by=(), killed=("exact", 21, 21))
        party = teller.entity(name, "Country" if country else "PublicBody", country or None, key)
        actor = Party(span=teller.sentences[-1], entity=party)
        teller.claims[-1] = replace(teller.claims[-1], actor=(actor,))
        return teller

    found = events(
        strike("a", "US", "United States", "country:US"), strike("b", "", "the coalition", "party:us-led-coalition")
    )
    assert len(found) == 1 and not [d for d in found[0].disagreements if d.field == "actor"]


def test_a_place_that_no_gazetteer_knows_is_the_same_by_its_name() -> None:
    told = {"by": (), "text": "Villagers buried nine people after the raid", "killed": ("exact", 9, 9)}
    later = Teller("c", published="2001-05-03")
    later.say("Market prices rose. " * 40)
    later.tell("In the raid on the hamlet twelve died", at="Millbrook", on="2001-05-02", killed=("exact", 12, 12))
    assert len(events(raid("a", at="Millbrook", **told), later)) == 1
    assert len(events(raid("a", at="Oakridge", **told), later)) == 2


def test_the_news_of_a_day_without_place_party_or_number_is_not_one() -> None:
    one = raid("a", text="A bomb went off and killed several people on Tuesday", by=(), at=None)
    two = raid("b", text="A bomb killed a number of people on Tuesday, police said", by=(), at=None)
    assert len(events(one, two)) == 2


def test_a_vague_telling_never_glues_two_exact_ones() -> None:
    vague = raid(
        "c", at="Northland", on=("2001-04-30", "2001-05-06"), text="Jets hit markets across the north this week"
    )
    found = events(raid("a"), raid("b", on="2001-05-05"), vague)
    days = [event.when.start for event in found if event.support.reports == 1 or event.when.start == event.when.end]
    assert {"2001-05-02", "2001-05-05"} <= set(days)
    assert not any({"2001-05-02", "2001-05-05"} <= {event.when.start, event.when.end} for event in found)


def test_background_joins_the_old_event_and_not_the_new_one() -> None:
    new = Teller("b", published="2001-06-01")
    new.tell("Jets hit the bridge", by=["Arland"], at="Northport", on="2001-06-01")
    new.tell("Last month jets hit the fish market", by=["Arland"], at="Northport", on="2001-05-02", background=True)
    found = events(raid("a"), new)
    assert sorted((event.when.start, event.support.reports) for event in found) == [
        ("2001-05-02", 2),
        ("2001-06-01", 1),
    ]


def test_a_claim_without_a_day_takes_its_report_date_for_one() -> None:
    assert len(events(raid("a"), raid("b", on=None, published="2001-05-03"))) == 1
    assert len(events(raid("a"), raid("b", on=None, published="2001-05-20"))) == 2


def test_sentences_of_one_report_about_one_thing_are_gathered() -> None:
    teller = raid("a")
    teller.tell("The strike killed nine people", killed=("exact", 9, 9))
    (event,) = events(teller)
    assert event.figures["killed"].best == 9
    assert event.support.reports == 1


def test_an_event_keeps_its_id_when_an_unrelated_report_comes_in() -> None:
    before = events(raid("a"), raid("b"))
    after = events(raid("a"), raid("b"), raid("c", at="Southby", on="2001-05-09"))
    assert before[0] in after


def test_the_order_in_which_readings_are_given_does_not_matter() -> None:
    tellers = [raid("a"), raid("b"), raid("c", at="Southby"), raid("d", on="2001-05-04")]
    assert events(*tellers) == events(*reversed(tellers))


def test_every_feature_of_a_pair_is_said_in_words() -> None:
    bounds = {"one", "start", "unknown", "start_within", "words_chance", "words_most", "words_least"}
    features = {name for name in weights() if not name.endswith("_in_report") and not name.startswith("near_")}
    assert set(load_yaml("matching/reasons.yaml")) == features - bounds


def test_what_all_tell_as_history_is_background() -> None:
    old = Teller("b", published="2001-06-01")
    old.tell("Last month jets hit the mill", by=["Arland"], at="Southby", on="2001-04-02", background=True)
    assert [(event.when.start, event.background) for event in events(raid("a"), old)] == [
        ("2001-05-02", False),
        ("2001-04-02", True),
    ]


def test_the_name_of_a_province_may_mean_all_of_it() -> None:
    """ "In Northland" may be the town of that name or the province, so a village of the province is no other place."""

    def told(id_: str, at: str, beside: str | None) -> Teller:
        teller = Teller(id_)
        claim = teller.tell("Jets hit the fish market at dawn", at=at, on="2001-05-02", killed=("exact", 11, 11))
        if beside:
            other = teller.tell("The market lies in this province", "CONSULT", at=beside)
            teller.claims[-1:] = []
            teller.claims[0] = replace(claim, where=(*claim.where, *other.where))
        return teller

    assert len(events(told("a", "Northland town", "Northland"), told("b", "Farby", "Northland"))) == 1
    assert len(events(told("a", "Northport", "Northland"), told("b", "Farby", "Northland"))) == 2
