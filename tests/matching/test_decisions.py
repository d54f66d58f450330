"""People's decisions win over what was matched, and go on holding when events change."""

import pytest

from onrecord.matching import match
from onrecord.matching.corrections import parse
from onrecord.matching.decisions import event_id, standing
from onrecord.records import Days, Decision, Event
from tests.matching.builders import Teller


def raid(id_: str, on: str = "2001-05-02", published: str = "2001-05-03") -> Teller:
    teller = Teller(id_, published=published)
    teller.tell("Jets hit the fish market while traders opened", by=["Arland"], at="Northport", on=on)
    return teller


def decide(action: str, about: str, value: str | None = None, id_: str = "d1") -> Decision:
    return Decision(id=id_, about=about, action=action, user="ann", time="2001-05-09T10:00:00Z", value=value)  # type: ignore[arg-type]


def events(tellers: list[Teller], *decisions: Decision) -> list[Event]:
    return list(match([teller.pair() for teller in tellers], decisions).events)


def test_two_events_that_a_person_merged_are_one() -> None:
    tellers = [raid("a"), raid("b", on="2001-05-06", published="2001-05-06")]
    one, two = events(tellers)
    (joined,) = events(tellers, decide("merge", one.id, two.id))
    assert set(joined.claims) == {*one.claims, *two.claims}
    assert joined.id == one.id
    assert joined.why["decided"] == "a person joined them"


def test_a_merge_holds_when_an_earlier_report_changes_the_anchor() -> None:
    tellers = [raid("b"), raid("c", on="2001-05-06", published="2001-05-06")]
    merge = decide("merge", *(event.id for event in events(tellers)))
    (joined,) = events([raid("a", published="2001-05-02"), *tellers], merge)
    assert joined.support.reports == 3


def test_a_claim_that_a_person_took_out_stands_alone() -> None:
    tellers = [raid("a"), raid("b"), raid("c")]
    (event,) = events(tellers)
    out = tellers[1].claims[0].id
    found = events(tellers, decide("split", event.id, out))
    assert sorted(len(e.claims) for e in found) == [1, 2]
    assert (out,) in [e.claims for e in found]


def test_events_said_not_to_be_the_same_stay_apart() -> None:
    tellers = [raid("a"), raid("b")]
    pair = [event_id(teller.claims[0].id) for teller in tellers]
    assert len(events(tellers, decide("not_same", *pair))) == 2


def test_a_rejected_claim_is_in_no_event() -> None:
    tellers = [raid("a"), raid("b")]
    (event,) = events(tellers, decide("reject", tellers[1].claims[0].id))
    assert event.claims == (tellers[0].claims[0].id,)


def test_a_claim_counts_as_it_was_corrected() -> None:
    tellers = [raid("a"), raid("b")]
    claim = tellers[1].claims[0].id
    found = events(tellers, decide("correct", claim, "status=planned"))
    assert [e.claims for e in found if claim in e.claims] == [(claim,)]
    assert events(tellers, decide("correct", claim, "status=nonsense")) == events(tellers)


@pytest.mark.parametrize(
    ("value", "field", "now"),
    [
        ("type=COERCE", "type", "COERCE"),
        ("actor=", "actor", ()),
        ("when=2001-05-01/2001-05-02", "when", Days(start="2001-05-01", end="2001-05-02")),
        ("when=", "when", Days()),
    ],
)
def test_an_event_is_corrected_as_a_whole(value: str, field: str, now: object) -> None:
    tellers = [raid("a"), raid("b")]
    (before,) = events(tellers)
    (event,) = events(tellers, decide("correct", before.id, value))
    assert (getattr(event, field), event.id, event.claims) == (now, before.id, before.claims)


def test_a_party_is_put_right_and_one_that_is_gone_is_not_put_back() -> None:
    tellers = [raid("a"), raid("b")]
    tellers[0].entity("Borland")
    pairs = [teller.pair() for teller in tellers]
    before = match(pairs)
    other = next(e.id for e in before.entities if e.name == "Borland")
    (event,) = match(pairs, [decide("correct", before.events[0].id, f"actor={other}")]).events
    assert event.actor == (other,)
    assert match(pairs, [decide("correct", before.events[0].id, "actor=en-gone")]).events == before.events


def test_a_claims_place_is_another_of_its_report() -> None:
    teller = raid("a")
    teller.tell("Smoke was seen over the hills", at="Eastham")
    (event, *_) = events([teller])
    eastham = teller.places[1].id
    found = events([teller], decide("correct", teller.claims[0].id, f"where={eastham}"))
    assert next(e for e in found if e.id == event.id).where[0] == eastham


@pytest.mark.parametrize(
    ("value", "low", "high"), [("killed=12", 12, 12), ("killed=at_least 7", 7, None), ("killed=3-5", 3, 5)]
)
def test_a_figure_keeps_its_words_and_takes_the_bounds(value: str, low: float, high: float | None) -> None:
    teller = Teller("a")
    claim = teller.tell("Jets hit the fish market and killed nine", killed=("exact", 9, 9))
    (event,) = events([teller], decide("correct", claim.id, value))
    (figure,) = event.figures["killed"].by_claim[claim.id]
    assert (figure.low, figure.high, figure.span) == (low, high, claim.figures[0].span)
    (without,) = events([teller], decide("correct", claim.id, "killed="))
    assert without.figures == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [("type", "BOMB"), ("status", "sure"), ("when", "soon"), ("when", "2001-05-02/2001-05-01"), ("killed", "dozens"),
     ("killed", "9-3"), ("killed", "about 3-4"), ("killed", "vague 3"), ("colour", "red")],
)  # fmt: skip
def test_a_value_that_is_none_of_its_field_is_refused_and_changes_nothing(field: str, value: str) -> None:
    with pytest.raises(ValueError, match=" "):
        parse(field, value)
    tellers = [raid("a")]
    assert events(tellers, decide("correct", tellers[0].claims[0].id, f"{field}={value}")) == events(tellers)


def test_an_undone_decision_no_longer_holds() -> None:
    tellers = [raid("a"), raid("b")]
    reject = decide("reject", tellers[1].claims[0].id)
    assert len(events(tellers, reject, decide("undo", "d1", id_="d2"))[0].claims) == 2
    assert standing([reject, decide("undo", "d1", id_="d2")]) == []
