"""Copies and origins: who carries whose text."""

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.matching import Matched, match
from onrecord.matching.copies import Carrier, find_copies
from onrecord.matching.credits import credits
from onrecord.matching.shingles import contained, sampled, shingles
from onrecord.records import Reading, Report
from tests.matching.builders import Teller

WORDS = [f"word{n}" for n in range(4000)]


def prose(seed: int, sentences: int = 20) -> list[str]:
    pick = random.Random(seed)
    return [" ".join(pick.choices(WORDS, k=15)) + "." for _ in range(sentences)]


def carriers(*texts: list[str], days: Sequence[int | None] | None = None, credit: str = "") -> list[Carrier]:
    credited = frozenset([credit]) if credit else frozenset()
    joined = [" ".join(text) for text in texts]
    return [
        Carrier(f"r{i}", days[i] if days else 100, sampled(text), partial(str, text), credited)
        for i, text in enumerate(joined)
    ]


def test_a_text_cut_reordered_and_topped_with_a_new_lead_is_a_copy() -> None:
    wire = prose(1)
    rewritten = prose(2, 2) + wire[10:15] + wire[2:9]
    found = find_copies(carriers(wire, rewritten))
    assert found.copy_of == {"r1": "r0"}
    assert found.origin_of["r0"] == found.origin_of["r1"]


def test_two_texts_on_one_matter_are_two_origins() -> None:
    found = find_copies(carriers(prose(1), prose(2)))
    assert found.copy_of == {}
    assert found.origin_of["r0"] != found.origin_of["r1"]


@pytest.mark.parametrize(
    ("days", "common", "copied"),
    [
        ([100, 103], 12, True),
        ([100, 160], 12, False),  # months later half a text is a passage quoted, or an outlet's furniture
        ([100, 160], 20, True),  # the whole text with another date
        ([100, None], 20, True),  # or without one
        ([100, None], 12, False),
        ([None, None], 12, True),
    ],
)
def test_texts_days_apart_are_copies_only_as_a_whole(days: list[int | None], common: int, copied: bool) -> None:
    wire = prose(1)
    found = find_copies(carriers(wire, wire[:common] + prose(2, 20 - common), days=days))
    assert bool(found.copy_of) == copied


@pytest.mark.parametrize(
    ("outlets", "common", "one"),
    [
        (["Daily Post", "Evening Star"], 9, True),
        (["Daily Post", "Daily Post"], 9, False),  # standing paragraphs of one outlet
        (["", ""], 9, False),
        (["Daily Post", "Evening Star"], 5, False),
    ],
)
def test_two_outlets_that_share_a_third_go_back_to_one_text(outlets: list[str], common: int, one: bool) -> None:
    wire = prose(1)
    pair = carriers(wire, wire[:common] + prose(2, 20 - common))
    found = find_copies([replace(c, outlet=outlet) for c, outlet in zip(pair, outlets, strict=True)])
    assert (found.origin_of["r0"] == found.origin_of["r1"]) == one
    assert not found.copy_of


def test_a_shared_passage_makes_one_origin_only_under_one_credit() -> None:
    texts = prose(1)[:6] + prose(2, 14), prose(1)[:6] + prose(3, 14)
    plain, credited = find_copies(carriers(*texts)), find_copies(carriers(*texts, credit="reuters"))
    assert plain.copy_of == credited.copy_of == {}
    assert plain.origin_of["r0"] != plain.origin_of["r1"]
    assert credited.origin_of["r0"] == credited.origin_of["r1"]


@given(st.lists(st.sampled_from(WORDS[:40]), min_size=8, max_size=60), st.integers(0, 5))
def test_a_stretch_of_a_text_is_contained_in_it(words: list[str], start: int) -> None:
    whole = shingles(" ".join(words))
    assert contained(shingles(" ".join(words[start : start + 7])), whole) >= (1.0 if start + 5 <= len(words) else 0.0)
    assert set(sampled(" ".join(words)).tolist()) <= whole


def test_a_credit_is_a_line_of_its_own_and_not_a_speaker() -> None:
    def credited(text: str) -> frozenset[str]:
        return credits(
            Report(id="r", text=text),
            Reading(report="r", reader="", model="", published=Report(id="", text="").published),
        )

    assert credited("NORTHPORT (Reuters) - Jets hit a market.") == {"reuters"}
    assert credited("Jets hit a market. AFP Friday 24 Oct 2014 Nine died.") == {"agence france presse"}
    assert credited("Nine people died in the market. - REUTERS") == {"reuters"}
    assert (
        credited("A spokesman told Reuters that nine people died in the market hit by jets on Friday.") == frozenset()
    )


def told(*tellers: Teller) -> Matched:
    return match([teller.pair() for teller in tellers])


SENTENCE = "Jets hit the fish market in the old town while traders opened their stalls and children went to school"


def teller(id_: str, text: str = SENTENCE, **more: object) -> Teller:
    made = Teller(id_, outlet=str(more.pop("outlet", "")))
    made.tell(text, by=["Arland"], at="Northport", on="2001-05-02", **more)  # type: ignore[arg-type]
    return made


def test_support_counts_reports_outlets_and_origins_apart() -> None:
    other = teller("c", "Shoppers fled when warplanes bombed a market at dawn")
    (event,) = told(teller("a"), teller("b"), other).events
    assert (event.support.reports, event.support.outlets, event.support.origins) == (3, 3, 2)


def test_two_reports_of_one_outlet_are_one_origin() -> None:
    texts = (
        "Shoppers fled when warplanes bombed a market at dawn",
        "The market is burning and the traders have gone away",
    )
    (event,) = told(*(teller(f"r{n}", text, outlet="Daily Post") for n, text in enumerate(texts))).events
    assert (event.support.outlets, event.support.origins) == (1, 1)


def test_what_a_report_tells_as_another_outlets_report_goes_back_to_that_outlet() -> None:
    first = teller("a", outlet="Daily Post")
    citing = teller("b", "Warplanes bombed a market at dawn, the Daily Post reported", word="Daily Post", kind="media")
    (event,) = told(first, citing).events
    assert (event.support.reports, event.support.origins) == (2, 1)
    (event,) = told(teller("c", "Warplanes bombed a market at dawn"), citing).events
    assert (event.support.reports, event.support.origins) == (2, 2)
