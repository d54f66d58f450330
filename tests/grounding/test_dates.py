"""Dates: a table of constructions, the day a report speaks from, and what holds for every text."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.grounding.dates import FoundDates, find_dates
from onrecord.language import Document, Language
from onrecord.records import Date, Published, Report

CASES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("dates.yaml").read_text(encoding="utf-8"))
WEDNESDAY = Published(start="2016-08-17", end="2016-08-17", basis="metadata")


def found_in(document: Document, published: Published = WEDNESDAY) -> FoundDates:
    return find_dates(document, Report(id="r", text=document.text, published=published))


def rows(dates: list[Date]) -> list[str]:
    number = {date.id: str(n) for n, date in enumerate(dates, start=1)}
    return [" | ".join(_cells(date, number.get(date.anchor, date.anchor))) for date in dates]


def _cells(found: Date, anchor: str) -> list[str]:
    extras = [f"{key}={found.why[key]}" for key in ("part", "length", "relation") if key in found.why]
    return [found.span.text, found.start or "-", found.end or "-", found.precision, anchor, *extras]


@pytest.fixture(scope="module")
def parsed(language: Language) -> dict[str, Document]:
    return dict(zip(CASES, language.parse_all((sentence, "text") for sentence in CASES), strict=True))


@pytest.mark.parametrize("sentence", CASES)
def test_reads_a_construction(sentence: str, parsed: dict[str, Document]) -> None:
    assert rows(found_in(parsed[sentence]).dates) == CASES[sentence]


def test_every_span_is_exact_and_every_token_of_it_leads_to_it(parsed: dict[str, Document]) -> None:
    for document in parsed.values():
        found = found_in(document)
        for record in found.dates:
            assert document.text[record.span.start : record.span.end] == record.span.text
            assert found.date_at[document.token_at(record.span.start)] is record


@pytest.mark.parametrize(
    "sentence", ["They met on Monday.", "It happened last week.", "It happened today.", "They met on July 4."]
)
def test_without_a_known_day_an_expression_stays_open(language: Language, sentence: str) -> None:
    (record,) = found_in(language.parse(sentence), Published()).dates
    assert (record.start, record.end, record.precision, record.anchor) == (None, None, "unknown", "none")


@settings(max_examples=40)
@given(day=st.dates(date(1990, 1, 1), date(2030, 12, 31)), weekday=st.sampled_from(range(7)))
def test_a_bare_weekday_is_the_latest_not_after_the_report(language: Language, day: date, weekday: int) -> None:
    name = (date(2024, 1, 1) + timedelta(days=weekday)).strftime("%A")
    (record,) = found_in(language.parse(f"Rebels took the town on {name}."), _on(day)).dates
    assert record.start is not None
    read = date.fromisoformat(record.start)
    assert read.weekday() == weekday
    assert timedelta(0) <= day - read < timedelta(days=7)


@settings(max_examples=40)
@given(
    day=st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    form=st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d %b %Y", "%Y-%m-%d"]),
)
def test_a_whole_date_reads_back_whatever_the_form(language: Language, day: date, form: str) -> None:
    (record,) = found_in(language.parse(f"The bridge was opened on {day.strftime(form)} by the mayor.")).dates
    assert record.start == record.end == day.isoformat()


PIECES = """
    on Monday last week May 5 2016 31 the first half of two days after later year ago 1990s , - to February Ramadan
    today 99999 quarter past
""".split()  # noqa: SIM905


@settings(max_examples=80)
@given(pieces=st.lists(st.sampled_from([*PIECES, "\n"])))
def test_any_jumble_is_read_with_exact_spans_and_days_in_order(language: Language, pieces: list[str]) -> None:
    document = language.parse(" ".join(pieces))
    for record in found_in(document).dates:
        assert document.text[record.span.start : record.span.end] == record.span.text
        assert (record.start is None) == (record.end is None)
        assert record.start is None or record.end is None or record.start <= record.end


def _on(day: date) -> Published:
    return Published(start=day.isoformat(), end=day.isoformat(), basis="metadata")


# text at the head, day that came with the report -> day used, its basis, the other days kept
HEADS = [
    ("Thu 09 Nov 2017 Shells fell on the town.", None, "2017-11-09", "dateline", []),
    ("Thu 09 Nov 2017 Shells fell on the town.", "2017-11-09", "2017-11-09", "metadata", []),
    ("Thu 09 Nov 2017 Shells fell on the town.", "2017-11-10", "2017-11-10", "metadata", ["2017-11-09"]),
    ("Thu 09 Nov 2017 Shells fell on the town.", "2016-01-31", "2017-11-09", "dateline", ["2016-01-31"]),
    ("Published July 5 2015 Shells fell on the town.", "2016-07-05", "2015-07-05", "dateline", ["2016-07-05"]),
    ("Posted on June 28 2018 by the editor. Shells fell.", None, "2018-06-28", "dateline", []),
    # of two readings the one about the day given; where neither is, the day stands first
    ("03-04-2018 Shells fell on the town.", "2018-03-05", "2018-03-05", "metadata", ["2018-03-04"]),
    ("01-06-2016 Shells fell on the town.", "2016-02-01", "2016-06-01", "dateline", ["2016-02-01"]),
    ("07.11.2018Read on paper. Shells fell on the town.", None, "2018-11-07", "dateline", []),
    ("Last updated at Jun 032016 LISBON Shells fell.", None, "2016-06-03", "dateline", []),
    ("BEIRUT, June 3 (Agency) - Shells fell on the town.", "2012-06-04", "2012-06-04", "metadata", ["2012-06-03"]),
    ("BEIRUT, June 3 (Agency) - Shells fell on the town.", None, None, "unknown", []),
    ("Shells fell on the town on 5 April 2017.", "2017-05-01", "2017-05-01", "metadata", []),
    ("On 5 April 2017 shells fell on the town.", None, None, "unknown", []),
    ("Shells fell on the town.", None, None, "unknown", []),
]


@pytest.mark.parametrize(("text", "given_day", "used", "basis", "others"), HEADS)
def test_the_day_a_report_speaks_from(
    language: Language, text: str, given_day: str | None, used: str | None, basis: str, others: list[str]
) -> None:
    given_as = Published(start=given_day, end=given_day, basis="metadata") if given_day else Published()
    published = found_in(language.parse(text), given_as).published
    assert (published.start, published.basis, [other.start for other in published.others]) == (used, basis, others)


def test_a_pages_own_metadata_beats_a_dateline(language: Language) -> None:
    document = language.parse("Posted on June 28 2018 by the editor. Shells fell on Tuesday.")
    given = Published(start="2016-01-31", end="2016-01-31", basis="metadata")
    report = Report(id="r", text=document.text, path="news/42.html", published=given)
    published = find_dates(document, report).published
    assert (published.start, [other.start for other in published.others]) == ("2016-01-31", ["2018-06-28"])


def test_weekdays_count_from_the_dateline(language: Language) -> None:
    text = "PARIS, Aug. 15 (Agency) - Shells fell on Tuesday, the mayor said."
    dates = found_in(language.parse(text)).dates
    assert [(d.start, d.anchor) for d in dates] == [("2016-08-15", "dateline"), ("2016-08-09", "dateline")]
