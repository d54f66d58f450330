"""A plain text and the block of named fields that it may open with."""

import pytest

from onrecord.intake.fields import Options, report_of
from onrecord.intake.plain import read_plain, split_head

TEXT = "BERLIN, June 28 - The first planes landed.\n\nMore are due.\n"


def test_the_block_gives_the_fields_and_the_text_begins_after_it() -> None:
    head = "---\ntitle: Planes land\noutlet: The Courier\npublished: 28 June 1948\nauthors: A. Writer; B. Scribe\n"
    head += "url: https://courier.example/1\nid: c-1\nnote: Made up.\nedition: late\n---\n"
    report = report_of(read_plain((head + TEXT).encode(), "a.txt"), Options())
    assert report.text == TEXT
    assert (report.id, report.title, report.outlet, report.url) == (
        "c-1",
        "Planes land",
        "The Courier",
        "https://courier.example/1",
    )
    assert report.authors == ("A. Writer", "B. Scribe")
    assert report.published.start == "1948-06-28"
    assert "Made up." in report.notes
    assert report.extra == {"edition": "late"}


@pytest.mark.parametrize(
    "text",
    [TEXT, "---\nThat was a rule, no block.\n---\nText", "---\ntitle: never closed\nText", "--- \n", "---\n---"],
)
def test_what_is_no_block_is_text(text: str) -> None:
    head, rest = split_head(text)
    assert head == {}
    assert rest == text or text == "---\n---"


def test_windows_line_ends_stay() -> None:
    head, rest = split_head("---\r\ntitle: T\r\n---\r\nOne.\r\nTwo.\r\n")
    assert head == {"title": "T"}
    assert rest == "One.\r\nTwo.\r\n"


def test_a_day_that_is_not_understood_is_kept_and_said() -> None:
    report = report_of(read_plain(b"---\npublished: 04/05/1948\n---\nWords.", "a.txt"), Options())
    assert report.published.start is None
    assert report.extra["published"] == "04/05/1948"
    assert "not understood" in report.notes[0]
