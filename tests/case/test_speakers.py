from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.case import Case, open_case
from onrecord.case.speakers import fold, key_of, through
from onrecord.case.speaking import Asked
from onrecord.records import Mention, Reading, Span, Speaker, SpeakerKind, Statement
from tests.case.conftest import TEXT, matched, reading, report, span


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Officials", "officials"),
        ("the  officials", "officials"),
        ("A Ministry source", "ministry source"),
        ("The", "the"),
        ("He", ""),
        ("they", ""),
        ("they all", "they all"),
    ],
)
def test_words_are_compared_without_article_and_capitals(words: str, folded: str) -> None:
    assert fold(words) == folded


@given(st.text())
def test_folded_words_stay_as_they_are_or_are_nobody(words: str) -> None:
    assert fold(fold(words)) in (fold(words), "")


def _speaker(words: str, kind: SpeakerKind, entity: str | None = None, meant: str | None = None) -> Speaker:
    refers_to = Span(0, len(meant), meant) if meant else None
    return Speaker(span=Span(0, len(words), words), kind=kind, entity=entity, refers_to=refers_to)


def test_the_nameless_never_stand_under_a_name() -> None:
    assert key_of(_speaker("a ministry source", "official_unnamed", "en-ministry")).entity is None
    assert key_of(_speaker("sources", "named")).id != key_of(_speaker("sources", "unnamed")).id


def test_words_that_were_resolved_count_as_what_they_mean() -> None:
    resolved = _speaker("he", "unnamed", meant="a Ministry source")
    assert key_of(resolved).id == key_of(_speaker("the ministry source", "official_unnamed")).id
    assert key_of(_speaker("he", "unnamed")).id == key_of(_speaker("They", "unnamed")).id


def _nested() -> Reading:
    """What was read, and in it a second statement, which Clay cites and which was told to Britain."""
    read = reading(report())
    inner = Statement(
        id="st-inner",
        report="r-1",
        content=(span("flour"),),
        direct=False,
        speaker=Speaker(span=span("Monday"), kind="unnamed"),
        parent="st-r-1",
        told_to=span("Britain"),
    )
    return replace(read, statements=(*read.statements, inner))


def test_a_statement_comes_through_who_cites_it_or_who_was_told_it() -> None:
    read = _nested()
    inner = read.statements[1]
    cited, asked = through(inner, read), through(replace(inner, parent=None), read)
    assert cited and (cited.key.id, cited.told) == ("en-r-1-clay", False)
    assert asked and (asked.key.id, asked.told) == ("en-r-1-gb", True)
    assert through(read.statements[0], read) is None


@pytest.fixture
def nested(path: Path) -> Path:
    with open_case(path, create=True) as case:
        case.add_reports([(report(), TEXT.encode(), None)])
        case.plan("1", "m 1")
        case.write_readings([(n, _nested()) for n, _ in list(case.unread())])
        case.write_matched(matched("r-1"), "1")
    return path


def test_speakers_are_counted_and_lead_to_their_statements(case: Case) -> None:
    (clay,) = case.speaking().speakers(Asked(), 10)
    assert (clay.id, clay.words, clay.statements, clay.outlets) == ("E-clay", "Lucius Clay", 2, 2)
    assert case.speaking().reports(clay.id) == 2
    assert case.count("statement", speaker=clay.id) == clay.statements
    assert case.speaking().speaker("E-gb") is None


@pytest.mark.parametrize(
    ("asked", "statements"),
    [
        (Asked(outlet="Courier"), 1),
        (Asked(since="1948-06-28", until="1948-06-28"), 1),
        (Asked(since="1948-06-30"), 0),
        (Asked(named=False), 0),
        (Asked(words="lucius"), 2),
        (Asked(words="nobody"), 0),
    ],
)
def test_counts_are_narrowed(case: Case, asked: Asked, statements: int) -> None:
    assert case.speaking().totals(asked).statements == statements
    assert sum(s.statements for s in case.speaking().speakers(asked, 10)) == statements


def test_chains_name_outlet_the_one_between_and_speaker(nested: Path) -> None:
    with open_case(nested, read_only=True) as case:
        (chain,), chains, statements = case.speaking().chains(Asked(), 10)
        assert (chain.outlet, chain.via.words, chain.speaker.words) == ("Courier", "Lucius Clay", "Monday")
        assert (chains, statements) == (1, 1)
        assert [s.id for s in case.records("statement", via="E-clay")] == ["st-inner"]
        assert case.speaking().chains(Asked(), 10, "E-gb")[0] == []


def test_a_report_stands_under_the_agencies_that_it_credits(path: Path) -> None:
    with open_case(path, create=True) as case:
        reports = [report(), report("r-2", "Dispatch")]
        case.add_reports((r, r.text.encode(), None) for r in reports)
        case.plan("1", "m 1")
        credit = Mention(report="r-1", span=span("Gatow"))
        read = [(n, replace(reading(r), credits=(credit,) if r.id == "r-1" else ())) for n, r in case.unread()]
        case.write_readings(read)
        case.write_matched(matched("r-1", "r-2"), "1")
        assert case.speaking().credited() == case.speaking().credited("Courier") == [("Gatow", 1)]
        assert case.speaking().credited("Dispatch") == []
        assert [r.id for r in case.records("report", credit="Gatow")] == ["r-1"]


def test_an_outlet_is_counted_once(case: Case) -> None:
    courier = next(o for o in case.speaking().outlets() if o.name == "Courier")
    assert (courier.reports, courier.first, courier.statements, courier.events) == (1, "1948-06-28", 1, 1)
    assert courier.speakers == {"named": 1}


def test_a_report_taken_out_takes_its_speakers_along(path: Path) -> None:
    with open_case(path, create=True) as case:
        case.add_reports([(report(), TEXT.encode(), "a file")])
        case.plan("1", "m 1")
        case.write_readings([(n, reading(report())) for n, _ in list(case.unread())])
        case.write_matched(matched("r-1"), "1")
        other = report("r-2", text="Nothing was said.")
        case.add_reports([(other, other.text.encode(), "a file")])
        case.plan("1", "m 1")
        bare = Reading(report="r-2", reader="1", model="m 1", published=other.published)
        case.write_readings([(n, bare) for n, _ in list(case.unread())])
        case.write_matched(matched(), "2")
        assert case.speaking().totals(Asked()).speakers == 0
        assert case.speaking().speaker("E-clay") is None


@pytest.mark.parametrize("narrowed", [{}, {"outlet": "Courier"}, {"named": True}, {"words": "clay"}, {"words": "none"}])
def test_counts_kept_with_a_build_are_those_of_all_days(case: Case, narrowed: dict[str, object]) -> None:
    kept, counted = Asked(**narrowed), Asked(**narrowed, since="0001-01-01", until="9999-12-31")  # type: ignore[arg-type]
    assert case.speaking().totals(kept) == case.speaking().totals(counted)
    assert case.speaking().speakers(kept, 10) == case.speaking().speakers(counted, 10)
