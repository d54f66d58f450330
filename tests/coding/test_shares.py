"""One verb that counts people of several places: a claim for each place, with what is told of it alone."""

import msgspec
import pytest

from onrecord.coding import code
from onrecord.grounding import ground
from onrecord.language import Language
from onrecord.records import Claim, Published, Report
from tests.coding.helpers import claims_of, named
from tests.spans import spans

# What is told of one place: trigger, recipient, places, figures (a part in brackets).
Told = tuple[str, str, str, str]


def told(text: str, language: Language) -> list[Told]:
    report = Report(id="r", text=text, published=Published(start="2024-05-08", end="2024-05-08", basis="metadata"))
    doc = language.parse(text)
    grounding = ground(doc, report)
    words = {place.id: place.span.text for place in grounding.places}

    def figures(claim: Claim) -> str:
        return ", ".join(f"({f.low:g})" if f.part else f"{f.low:g}" for f in claim.figures if f.low is not None)

    return [
        (claim.trigger.text, named(claim.recipient), ", ".join(map(words.__getitem__, claim.where)), figures(claim))
        for claim in code(doc, grounding, [], report)
    ]


SEVERAL: list[tuple[str, list[Told]]] = [
    (
        "Rebels killed 19 porters in Kalna and another 23 in Harwick.",
        [("killed", "19 porters", "Kalna", "19"), ("killed", "another 23", "Harwick", "23")],
    ),
    (
        "Rebels killed 19 porters in Kalna and 23 clerks in Harwick on Monday.",
        [("killed", "19 porters", "Kalna", "19"), ("killed", "23 clerks", "Harwick", "23")],
    ),
    (
        "Nineteen porters were killed in Kalna and another 23 in Harwick.",
        [("killed", "Nineteen porters", "Kalna", "19"), ("killed", "another 23", "Harwick", "23")],
    ),
    (
        "Police arrested 19 porters in Harwick, 23 in Kalna and 31 in Dunmere.",
        [
            ("arrested", "19 porters", "Harwick", "19"),
            ("arrested", "23", "Kalna", "23"),
            ("arrested", "31", "Dunmere", "31"),
        ],
    ),
    (
        "Rebels killed 19 porters in Kalna and Dunmere and 23 in Harwick.",
        [("killed", "19 porters", "Kalna, Dunmere", "19"), ("killed", "23", "Harwick", "23")],
    ),
    # the total of both is told first
    (
        "Rebels killed 45 porters, 12 in Kalna and 33 in Harwick.",
        [("killed", "45 porters", "", "45"), ("killed", "12", "Kalna", "12"), ("killed", "33", "Harwick", "33")],
    ),
    # parts stay with their whole
    (
        "Rebels killed 45 porters, including 12 in Harwick, 20 in Kalna and 13 in Dunmere.",
        [("killed", "45 porters", "Harwick, Kalna, Dunmere", "45, (12), (20), (13)")],
    ),
    (
        "Rebels killed 19 porters, including 7 girls, in Kalna and another 23 in Harwick.",
        [("killed", "19 porters", "Kalna", "19, (7)"), ("killed", "another 23", "Harwick", "23")],
    ),
    (
        "Rebels killed 19 porters in Kalna and another 23, including 7 girls, in Harwick.",
        [("killed", "19 porters", "Kalna", "19"), ("killed", "another 23", "Harwick", "23, (7)")],
    ),
]

ONE: list[tuple[str, list[Told]]] = [
    # one figure of two places, two figures of one, a part of it elsewhere
    (
        "Police arrested 19 porters in Kalna and Dunmere.",
        [("arrested", "19 porters", "Kalna, Dunmere", "19")],
    ),
    (
        "Rebels killed 19 porters and 23 clerks in Harwick.",
        [("killed", "19 porters + 23 clerks", "Harwick", "19, 23")],
    ),
    (
        "Rebels killed 19 porters in Kalna, seven of them in Harwick.",
        [("killed", "19 porters", "Kalna, Harwick", "19, (7)")],
    ),
]
# Each verb has its own.
VERBS: list[tuple[str, list[Told]]] = [
    (
        "Rebels killed 19 porters in Kalna and wounded 23 in Harwick.",
        [("killed", "19 porters", "Kalna", "19"), ("wounded", "23", "Harwick", "23")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [*SEVERAL, *ONE, *VERBS])
def test_a_claim_for_each_place_of_which_a_figure_is_told(text: str, wanted: list[Told], language: Language) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize("text", [text for text, _ in SEVERAL])
def test_the_claims_of_one_verb_share_all_else(text: str, language: Language) -> None:
    claims = claims_of(text, language)
    assert len({claim.id for claim in claims}) == len(claims)
    assert len({(c.type, c.trigger, c.status, c.when, named(c.actor), c.sentence) for c in claims}) == 1
    for span in spans(msgspec.to_builtins(claims)):
        assert text[span["start"] : span["end"]] == span["text"]


def test_what_may_come_may_come_in_each_place(language: Language) -> None:
    claims = claims_of("Rebels may kill 19 porters in Kalna and another 23 in Harwick on Friday.", language)
    assert [claim.status for claim in claims] == ["possible", "possible"]
