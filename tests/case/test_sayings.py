"""How often each speaks on some days: counted from columns it is what is counted from rows, under whatever filters."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.case import Case, open_case, picking
from onrecord.case.speaking import Asked
from onrecord.errors import UsageError
from onrecord.records import Reading, Report, Speaker, SpeakerKind, Statement
from tests.case.conftest import TEXT, matched, reading, report, span

DAYS = ("1948-06-24", "1948-06-28", "1948-07-01", "1949-01-05")
WORDS = ("Clay", "Britain", "Monday", "flour", "flour to Gatow")
KINDS: tuple[SpeakerKind, ...] = ("named", "official_unnamed", "unnamed")


def _reports() -> Iterator[tuple[Report, Reading]]:
    """Reports with and without outlet and day, in each some statements of the same few speakers, or of nobody."""
    draw = random.Random(7)
    for n in range(12):
        day = draw.choice(DAYS)
        told = report(f"r-{n}", draw.choice(("Courier", "Dispatch")), day)
        if n % 4 == 0:
            told = replace(told, outlet=None, published=replace(told.published, start=None, end=None))
        yield told, replace(reading(told), statements=tuple(_statements(told.id, draw)))


def _statements(of: str, draw: random.Random) -> Iterator[Statement]:
    for n in range(draw.randint(0, 6)):
        kind, words = draw.choice(KINDS), span(draw.choice(WORDS))
        entity = f"en-{of}-clay" if words.text == "Clay" and kind == "named" else None
        speaker = Speaker(span=words, kind=kind, entity=entity) if draw.random() < 0.9 else None
        yield Statement(id=f"st-{of}-{n}", report=of, content=(span("flour"),), direct=False, speaker=speaker)


def fill(path: Path) -> Case:
    case, told = open_case(path, create=True), {r.id: (r, read) for r, read in _reports()}
    case.add_reports([(r, TEXT.encode(), None) for r, _ in told.values()])
    case.plan("1", "m 1")
    case.write_readings([(n, told[r.id][1]) for n, r in list(case.unread())])
    case.write_matched(matched(*told), "1")
    return case


asked = st.builds(
    Asked,
    outlet=st.sampled_from((None, "Courier", "Dispatch", "nobody")),
    since=st.sampled_from((None, *DAYS, "1950-01-01")),
    until=st.sampled_from((None, *DAYS)),
    named=st.sampled_from((None, True, False)),
    words=st.sampled_from((None, "FLOUR", "clay", "nobody")),
)


@settings(max_examples=300, deadline=None)
@given(asked)
def test_columns_give_what_rows_give(rows: Case, columns: Case, asked: Asked) -> None:
    quick, plain = columns.speaking(), rows.speaking()
    assert quick.totals(asked) == plain.totals(asked)
    assert quick.speakers(asked, 50) == plain.speakers(asked, 50)
    assert quick.speakers(asked, 2, 1) == plain.speakers(asked, 50)[1:3]


def test_only_a_large_case_has_columns(rows: Case, columns: Case) -> None:
    kept = [{name for (name,) in case._db.execute("SELECT name FROM columns")} for case in (rows, columns)]
    assert "said span" not in kept[0] and "said span" in kept[1]
    assert rows.speaking().totals(Asked(since=DAYS[1])).named_statements > 0


def test_columns_go_when_nobody_speaks_any_more(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picking, "MANY", 1)
        with fill(tmp_path / "one.case") as case:
            for told, _ in _reports():
                case.withdraw(told.id, "ann", "not theirs")
            case.write_matched(matched(), "2")
            assert case.speaking().totals(Asked(since=DAYS[0])).speakers == 0
            assert case.speaking().speakers(Asked(since=DAYS[0]), 10) == []


@pytest.mark.parametrize("which", ["rows", "columns"])
def test_a_day_that_is_none_is_refused(which: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(UsageError, match="U002"):
        request.getfixturevalue(which).speaking().totals(Asked(since="yesterday"))
