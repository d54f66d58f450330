"""A case that grew step by step is the one that its reports make at once; and what a step does not touch stays.

Reports come, change, are withdrawn and restored, and people decide, in any order.
"""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.case import Case, open_case
from onrecord.errors import CaseError
from onrecord.matching import Matching
from onrecord.records import Reading, Report
from tests.matching.builders import Teller
from tests.matching.test_match import tellers

KINDS = ("report", "entity", "place", "date", "statement", "claim", "event", "assistance", "exchange", "naming")
Pair = tuple[Report, Reading]


def take_in(case: Case, *pairs: Pair) -> bool:
    """Whether the case read any of them: the same text under the same id is not read again."""
    readings = {report.id: reading for report, reading in pairs}
    case.add_reports((report, report.text.encode(), None) for report, _ in pairs)
    read = case.plan("test", "none") > 0
    case.write_readings([(n, readings[report.id]) for n, report in case.unread()])
    return read


def match(case: Case) -> None:
    decisions = case.decisions()
    case.write_matched(Matching(case.shelf("1"), decisions), "1", len(decisions))


def shown(case: Case) -> dict[str, bytes]:
    """Every record that the case hands out, and the lists of what is made of many reports in their order."""
    out = {f"{kind} {r.id}": msgspec.json.encode(r) for kind in KINDS for r in case.records(kind)}
    out |= {kind: msgspec.json.encode(case.listed(kind)) for kind in ("entity", *KINDS[6:])}
    out |= {f"{name} of {k}": msgspec.json.encode(case.facets(k, name)) for k in KINDS for name in ("party", "outlet")}
    made = {"proposals": case.proposals(), "deeds": case.deeds().counts()}
    return out | {name: msgspec.json.encode(found) for name, found in made.items()}


def decide(case: Case, draw: Any) -> None:
    """One decision about what the case shows now."""
    events, claims = case.ids("event"), case.ids("claim")
    if not events:
        return
    action = draw(st.sampled_from(["merge", "not_same", "split", "reject", "correct", "undo"]))
    about, value = draw(st.sampled_from(events)), None
    if action in ("merge", "not_same"):
        value = draw(st.sampled_from(events))
    elif action == "split":
        value = draw(st.sampled_from(claims))
    elif action == "reject":
        about = draw(st.sampled_from(claims))
    elif action == "correct":
        about, value = draw(st.sampled_from([about, claims[0]])), draw(st.sampled_from(["type=CONSULT", "killed=7"]))
    elif not case.decisions():
        return
    else:
        about = draw(st.sampled_from([d.id for d in case.decisions()]))
    case.decide(about, action, "ann", value=value)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_step_by_step_is_as_at_once(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder, held = tmp_path_factory.mktemp("steps"), dict[str, Pair]()
    with open_case(folder / "steps.case", create=True) as case:
        for _ in range(data.draw(st.integers(2, 5))):
            step = data.draw(st.sampled_from(["come", "come", "withdraw", "restore", "decide"]))
            name = data.draw(st.sampled_from(["r1", "r2", "r3", "r4"]))
            if step == "come" or not held:
                pair = data.draw(tellers(name)).pair()
                if take_in(case, pair):
                    held[name] = pair
            elif step == "decide":
                decide(case, data.draw)
            elif name in held and step == "withdraw":
                case.withdraw(name, "ann", "why")
            elif case.withdrawal(name):
                case.restore(name, "ann")
            match(case)
        with open_case(folder / "once.case", create=True) as once:
            take_in(once, *(held[name] for name in sorted(held, reverse=True)))
            columns = "id, about, action, user, time, reason, value"
            for row in case._db.execute(f"SELECT {columns} FROM decision ORDER BY n"):
                once._db.execute(f"INSERT INTO decision ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            match(once)
            assert shown(case) == shown(once)


def raid(name: str, day: str, place: str = "Northport", text: str = "Jets hit the fish market") -> Pair:
    teller = Teller(name, published=day)
    teller.tell(text, by=["Arland"], at=place, on=day, killed=("exact", 7, 7))
    return teller.pair()


@pytest.fixture
def case(tmp_path: Path) -> Any:
    with open_case(tmp_path / "a.case", create=True) as opened:
        take_in(opened, raid("a", "2001-05-02"), raid("b", "2001-05-02"), raid("far", "2003-01-01", "Southby"))
        match(opened)
        yield opened


def test_what_a_report_does_not_bear_on_is_not_written_again(case: Case) -> None:
    far = next(e for e in case.records("event") if e.when.start == "2003-01-01")
    case._db.execute("UPDATE record SET body = x'7b7d' WHERE id = ?", (far.id,))
    take_in(case, raid("c", "2001-05-02"))
    match(case)
    rows = dict(case._db.execute("SELECT id, length(body) FROM record WHERE kind = 'event'"))
    assert rows.pop(far.id) == 2
    assert len(rows) == 1


def test_another_program_works_everything_out_again(case: Case) -> None:
    case._db.execute("UPDATE record SET body = x'7b7d' WHERE kind = 'event'")
    before = case._db.execute("SELECT count(*) FROM brief").fetchone()
    case.write_matched(Matching(case.shelf("2")), "2")
    assert case.count("event") == len(case.records("event")) == 2
    assert case._db.execute("SELECT count(*) FROM brief").fetchone() == before


def test_a_withdrawn_report_counts_nowhere_and_comes_back_as_it_was(case: Case) -> None:
    before = shown(case)
    withdrawn = case.withdraw("b", "ann", "retracted")
    assert case.withdraw("b", "ben", "again") == withdrawn == case.withdrawal("b")
    match(case)
    assert case.ids("report") == ["a", "far"]
    assert case.count("claim", report="b") == 0 == len(case.search("fish", outlet="outlet of b"))
    assert [e.support.reports for e in case.records("event")] == [1, 1]
    assert case.meta()["counts"]["report"] == 2
    take_in(case, raid("b", "2001-05-02"))
    match(case)
    assert case.ids("report") == ["a", "far"], "the same source does not bring it back"
    assert case._db.execute("SELECT count(*) FROM original").fetchone()[0] >= 1
    case.restore("b", "ann", "it stands")
    match(case)
    assert shown(case) == before
    assert case.withdrawal("b") is None


def test_only_what_the_case_holds_is_withdrawn(case: Case) -> None:
    for wrong in (lambda: case.withdraw("none", "ann", "why"), lambda: case.restore("a", "ann")):
        with pytest.raises(CaseError, match="holds no such"):
            wrong()


def test_what_a_person_kept_apart_stays_apart(case: Case) -> None:
    (one,) = [e for e in case.records("event") if len(e.claims) == 2]
    case.decide(one.id, "split", "ann", value=one.claims[1])
    match(case)
    ids = [e.id for e in case.records("event") if e.when.start == "2001-05-02"]
    case.decide(ids[0], "not_same", "ann", value=ids[1])
    match(case)
    take_in(case, raid("c", "2001-05-02"))
    match(case)
    assert not any({*one.claims} <= {*e.claims} for e in case.records("event"))
