"""How records are told in words."""

import pytest

from onrecord import telling
from onrecord.records import Answer, Days, Figure, Span, Support, Toll

SPAN = Span(0, 6, "dozens")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (Days(), "undated"),
        (Days(start="1948-04-05", end="1948-04-05"), "5 April 1948"),
        (Days(start="1948-06-24", end="1949-05-12"), "24 June 1948 to 12 May 1949"),
        (Days(start="1948-06-24", end="1949-06-25"), "24 June 1948 to 25 June 1949"),
        (Days(start="1948-06-24", end="1948-07-01"), "24 June to 1 July 1948"),
        (Days(start="1948-06-04", end="1948-06-14"), "4 to 14 June 1948"),
        (Days(start="1948-06-04", end="no day"), "4 June 1948 to no day"),
        (Days(start="1948-01-01", end="1948-12-31"), "1948"),
        (Days(start="1948-02-01", end="1948-02-29"), "February 1948"),
        (Days(start="1949-02-01", end="1949-02-27"), "1 to 27 February 1949"),
        (Days(start="1948-01-01", end="1949-12-31"), "1 January 1948 to 31 December 1949"),
        (Days(start="1948-12-01", end="1949-11-30"), "1 December 1948 to 30 November 1949"),
        (Days(start="9999-12-01", end="9999-12-31"), "1 to 31 December 9999"),
        (Days(start="1948-06-24"), "from 24 June 1948"),
        (Days(end="1949-05-12"), "until 12 May 1949"),
    ],
)
def test_days(when: Days, words: str) -> None:
    assert telling.days(when) == words


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(what="killed", span=SPAN, low=15, high=15), "15"),
        (Figure(what="killed", span=SPAN, low=13, bound="at_least"), "at least 13"),
        (Figure(what="items", span=SPAN, low=4742, high=4742, unit="tons"), "4,742 tons"),
        (Figure(what="killed", span=SPAN, low=30, high=40, bound="range"), "30 to 40"),
        (Figure(what="killed", span=SPAN, bound="vague"), "“dozens”"),
        (Figure(what="killed", span=SPAN, low=24, high=24, bound="vague", imputed=True), "24 (imputed)"),
    ],
)
def test_figures_keep_their_bounds(figure: Figure, words: str) -> None:
    assert telling.figure(figure) == words


def test_a_toll_with_an_open_end_says_so() -> None:
    assert telling.toll("killed", Toll(low=13, best=15, high=15, by_claim={})) == "killed: 13 to 15"
    assert telling.toll("killed", Toll(low=13, best=13, high=None, by_claim={})) == "killed: 13 or more"
    assert telling.toll("killed", Toll(low=None, best=None, high=None, by_claim={})) == "killed: no number told"


def test_support_counts_reports_outlets_and_origins_apart() -> None:
    assert telling.support(Support(reports=3, outlets=2, origins=1)) == "3 reports, 2 outlets, 1 origin"


def test_marked_pieces_add_up_to_the_sentence() -> None:
    text = "He said so. She left."
    pieces = telling.marked(text, [Span(3, 7, "said"), Span(3, 5, "sa"), Span(12, 15, "She")], Span(0, 11, text[:11]))
    assert "".join(words for words, _ in pieces) == "He said so."
    assert [words for words, mark in pieces if mark] == ["said"]


@pytest.mark.parametrize(
    ("days", "about", "told"),
    [
        (None, False, ""),
        (0, False, "the same day"),
        (0, True, "at about the same time"),
        (1, False, "after 1 day"),
        (21, True, "after about 21 days"),
    ],
)
def test_how_long_after_a_request_its_answer_came(days: int | None, about: bool, told: str) -> None:
    assert telling.after(Answer(event="ev", kind="granted", days=days, about=about)) == told
