"""All of grounding: every span to the letter, every reference resolves, the same bytes each time."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.grounding import Grounding, ground
from onrecord.language import Language
from onrecord.records import Report

WORDS = [
    "Syria", "Syrian", "army", "the", "said", "Moscow", "Haftar", "Khalifa", "(", ")", "SDF", ",", ".", "in", "Idlib",
    "T-72", "tanks", "12", "killed", "on", "Monday", "President", "Gen.", "al", "-", "Nusra", "’s", "“", "”", "\n\n",
    "UN", "Observatory", "of", "March", "3", "2016", "at least", "Chad", "minister", "é", "US", "Aleppo", "\u200b",
]  # fmt: skip

TEXT = (
    "Turkish Foreign Minister Hakan Fidan said on Monday that Ankara would give Libya ten Bayraktar TB2 drones. "
    "Moscow denied that at least 12 people, including 3 children, had been killed near Tripoli. "
    "The Libyan National Army (LNA) answered on 3 March 2024. The minister left. The army stayed, the LNA said."
)


def read(language: Language, text: str) -> Grounding:
    return ground(language.parse(text), Report(id="r", text=text))


def check(grounding: Grounding, text: str) -> None:
    ids = {entity.id for entity in grounding.entities}
    spans = [m.span for e in grounding.entities for m in e.mentions] + [
        r.span for e in grounding.entities for r in e.roles
    ]
    spans += (
        [p.span for p in grounding.places] + [d.span for d in grounding.dates] + [f.span for f in grounding.figures]
    )
    assert all(text[s.start : s.end] == s.text and s.text for s in spans)
    assert len(ids) == len(grounding.entities)
    assert set(grounding.entity_at.values()) | set(grounding.equipment_at.values()) <= ids
    assert {entity for _, _, entity in grounding.mentions} == ids
    ends = [0] + [end for _, end, _ in grounding.mentions]
    assert all(start >= end for (start, _, _), end in zip(grounding.mentions, ends, strict=False))
    assert all(e.mentions and all(m.report == "r" for m in e.mentions) for e in grounding.entities)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_text(language: Language, words: list[str]) -> None:
    text = " ".join(words)
    check(read(language, text), text)


def test_the_parts_come_together(language: Language) -> None:
    grounding = read(language, TEXT)
    check(grounding, TEXT)
    assert {e.key for e in grounding.entities} >= {
        "country:TR", "person:hakan-fidan", "country:LY", "equipment:bayraktar-tb2", "party:libyan-national-army",
        "country:RU",
    }  # fmt: skip
    assert [f.low for f in grounding.figures][-2:] == [12, 3]
    assert any(d.start == "2024-03-03" for d in grounding.dates)
    assert {p.span.text: p.use for p in grounding.places}["Tripoli"] == "location"


def test_equipment_and_parties_are_told_apart(language: Language) -> None:
    grounding = read(language, "Russian T-72 tanks crossed.")
    by_id = {e.id: e.schema for e in grounding.entities}
    assert {by_id[i] for i in grounding.entity_at.values()} == {"Country"}
    assert {by_id[i] for i in grounding.equipment_at.values()} == {"Equipment"}


def test_a_place_that_opens_an_organs_name_is_used_as_a_party(language: Language) -> None:
    places = {p.span.text: p for p in read(language, "In Yemen, Oman's navy waited.").places}
    assert {name: place.use for name, place in places.items()} == {"Yemen": "location", "Oman": "party"}


def test_title_and_text_agree_on_ids(language: Language) -> None:
    report = Report(id="r", text="Khalifa Haftar spoke.", title="Haftar speaks")
    text = ground(language.parse(report.text), report)
    title = ground(language.parse(report.title or "", "title"), report)
    assert [e.id for e in title.entities] == [e.id for e in text.entities]
    assert title.entities[0].mentions[0].span.field == "title"


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "(", "The"])
def test_next_to_nothing(language: Language, text: str) -> None:
    check(read(language, text), text)


def test_same_bytes(language: Language) -> None:
    first, second = (msgspec.json.encode(read(language, TEXT).entities) for _ in range(2))
    assert first == second
