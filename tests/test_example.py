"""The bundled example by meaning: the parties, the stages, the two tolls of Gatow, who stands behind what."""

from collections.abc import Iterable

import pytest

from onrecord.case import Case
from onrecord.records import Claim, Event


def named(case: Case, ids: Iterable[str]) -> set[str]:
    return {case.record(i).name for i in ids}  # type: ignore[union-attr]


def claims(case: Case, event: Event) -> list[Claim]:
    return [case.record(c) for c in event.claims]  # type: ignore[misc]


def gatow(case: Case) -> Event:
    """The collision: the event with a toll in early April 1948 that most reports tell of."""
    told = [e for e in case.records("event") if "killed" in e.figures and (e.when.start or "").startswith("1948-04")]
    return max(told, key=lambda e: (e.support.origins, len(e.claims)))


def test_the_case_holds_six_outlets_over_thirteen_months(berlin: Case) -> None:
    meta = berlin.meta()
    assert meta["counts"]["report"] == 17
    assert len(meta["outlets"]) == 6
    assert (meta["first_day"], meta["last_day"]) == ("1948-04-06", "1949-05-12")


def test_gatow_is_one_event_with_two_tolls_from_two_sides(berlin: Case) -> None:
    event = gatow(berlin)
    outlets = {berlin.report(c.report).outlet for c in claims(berlin, event)}  # type: ignore[union-attr]
    assert {"London Courier", "Moscow Telegraph Agency"} <= outlets
    assert event.support.origins >= 2
    assert event.when.start == "1948-04-05"
    toll = event.figures["killed"]
    assert toll.low == 13 or toll.low == 14
    assert toll.high is None or toll.high >= 15
    assert any(d.field == "killed" for d in event.disagreements)


def test_each_side_blames_the_other(berlin: Case) -> None:
    blame = [(named(berlin, e.actor), named(berlin, e.recipient)) for e in berlin.records("event", type="ACCUSE")]
    assert any("Brian Robertson" in who and "Soviet Union" in whom for who, whom in blame)
    assert any("Vasily Sokolovsky" in who and "United Kingdom" in whom for who, whom in blame)


def test_an_agency_text_run_twice_is_two_outlets_and_one_origin(berlin: Case) -> None:
    reports = {(r.outlet, r.published.start): r for r in berlin.records("report")}
    agency = reports["Atlantic Press Agency", "1948-06-26"]
    paper = reports["New York Dispatch", "1948-06-27"]
    assert agency.origin == paper.origin is not None
    flown = next(e for e in berlin.records("event") if any("80 tons" in c.sentence.text for c in claims(berlin, e)))
    assert (flown.support.reports, flown.support.outlets, flown.support.origins) == (2, 2, 1)


def test_the_planes_are_asked_for_approved_and_delivered(berlin: Case) -> None:
    stages = {
        claim.assistance.stage: claim
        for claim in berlin.records("claim")
        if claim.assistance and any("C-54" in item.text for item in claim.assistance.items)
    }
    assert {"requested", "approved", "delivered"} <= set(stages)
    assert stages["requested"].status == "requested"


def test_the_planes_are_one_line_and_a_third_of_them_is_outstanding(berlin: Case) -> None:
    (line,) = [line for line in berlin.records("assistance") if line.family == "arms" and line.gaps]
    assert named(berlin, [line.supplier, line.receiver]) == {"United States", "US armed forces"}
    assert [step.stage for step in line.steps] == ["requested", "approved", "delivered"]
    assert [(gap.unit, gap.promised, gap.delivered) for gap in line.gaps] == [("C-54", 75, 50)]


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("demanded an assurance", ["granted"]),
        ("appealed to the Western powers", ["delivered", "granted", "delivered", "granted", "delivered"]),
        ("asked Lieutenant General Curtis LeMay", ["granted"]),
        ("offered to supply the whole of Berlin", []),
        ("offered to deliver 100,000 tons", ["refused"]),
        ("asked the United States government for the C-54s", ["granted", "granted_in_part"]),
        ("urged the peoples of the world", []),
        ("for 66 more C-54s", ["granted"]),
        ("proposed sending an armed convoy", ["refused"]),
    ],
)
def test_each_request_is_listed_once_with_its_answers(asked: str, kinds: list[str], berlin: Case) -> None:
    (exchange,) = [x for x in berlin.records("exchange") if asked in berlin.record(x.claim).sentence.text]  # type: ignore[union-attr]
    assert [answer.kind for answer in exchange.answers] == kinds


def test_nothing_else_is_taken_for_a_request(berlin: Case) -> None:
    assert len(berlin.records("exchange")) == 9


def test_who_fired_at_the_brandenburg_gate_is_told_two_ways(berlin: Case) -> None:
    told = {
        (berlin.report(c.report).outlet, c.status)  # type: ignore[union-attr]
        for c in berlin.records("claim")
        if c.trigger.text in ("fired", "shot") and any("demonstrators" in p.span.text for p in c.recipient)
    }
    assert told == {("Atlantic Press Agency", "happened"), ("Volksrundschau", "denied")}


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("officials in Frankfurt", "coal and steel deliveries"),
        ("two people who attended the meeting", "weaken its reserves"),
        ("a U.S. Air Force spokesman", "80 tons"),
        ("The Moscow Telegraph Agency", "9,000 tons"),
    ],
)
def test_statements_stand_with_their_speakers(speaker: str, words: str, berlin: Case) -> None:
    said = [s for s in berlin.records("statement") if any(words in c.text for c in s.content)]
    assert speaker in {s.speaker.span.text for s in said if s.speaker}


def test_what_was_told_to_an_agency_says_so(berlin: Case) -> None:
    told_to = {s.told_to.text for s in berlin.records("statement") if s.told_to}
    assert "the Atlantic Press Agency" in told_to


def test_weekdays_are_counted_from_the_day_of_publication(berlin: Case) -> None:
    thursday = [d for d in berlin.records("date") if d.span.text == "Thursday" and d.report and d.start]
    assert {"1948-06-24", "1948-09-09", "1949-05-12"} <= {d.start for d in thursday}
