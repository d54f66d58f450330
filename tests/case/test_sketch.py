from onrecord.case import Case
from onrecord.case.lookup import KINDS


def test_a_record_fetched_alone_is_the_one_in_its_reading(berlin: Case) -> None:
    alone = {i: berlin.record(i) for kind in ("place", "date", "statement", "claim") for i in berlin.ids(kind)}
    readings = [reading for _, reading in berlin.readings()]
    whole = {i.id: i for r in readings for i in (*r.places, *r.dates, *r.statements, *r.claims)}
    assert alone
    assert {i: whole[i] for i in alone} == alone


def test_sentences_fetched_alone_are_those_of_the_reading(berlin: Case) -> None:
    for report, reading in berlin.readings():
        assert berlin.sentences(report.id) == list(reading.sentences) != []
    assert berlin.sentences("nothing") == []


def test_many_records_fetched_at_once_are_those_fetched_one_by_one(berlin: Case) -> None:
    ids = [i for kind in KINDS for i in berlin.ids(kind)]
    assert berlin.each([*ids, ids[0], "nothing"]) == {i: berlin.record(i) for i in ids}
    assert berlin.each([]) == {}
