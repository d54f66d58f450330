"""People's decisions win over what was matched, and go on holding when events change."""

from onrecord.matching import match
from onrecord.matching.decisions import event_id, standing
from onrecord.records import Decision, Event
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


def test_an_undone_decision_no_longer_holds() -> None:
    tellers = [raid("a"), raid("b")]
    reject = decide("reject", tellers[1].claims[0].id)
    assert len(events(tellers, reject, decide("undo", "d1", id_="d2"))[0].claims) == 2
    assert standing([reject, decide("undo", "d1", id_="d2")]) == []
