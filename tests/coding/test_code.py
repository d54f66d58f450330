"""Claims as records: their characters, their ids and whose word they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.coding import code
from onrecord.grounding import ground
from onrecord.language import Language
from onrecord.records import Claim, Party, Published, Report, Span, Statement
from tests.coding.helpers import claims_of, named, pipeline

TELLERS = ("Reuters", "Human Rights Watch", "SANA")
WORDS = [
    "Iran", "rebels", "the army", "Germany", "delivered", "attacked", "killed", "will", "not", "12", "people",
    "tanks", "to", "Ukraine", "in", "Tirna", "said", "that", "refused", "release", "prisoners", ",", ".", "and",
    "by", "were", "the", "strikes", "on", "after", "a request", "from", "“", "”", "—", "\n\n", "Straße", "🕊",
    "if", "asked", "for", "aid", "cease-fire",
]  # fmt: skip


def spans_of(claim: Claim) -> list[Span]:
    parties: list[Party] = [*claim.actor, *claim.recipient]
    spans = [claim.trigger, claim.sentence, *claim.hedges, *(f.span for f in claim.figures)]
    if claim.assistance is not None:
        parties += [p for p in (claim.assistance.supplier, claim.assistance.receiver) if p is not None]
        spans += [item.span for item in claim.assistance.items]
    return spans + [p.span for p in parties]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_every_span_is_in_the_text_to_the_letter(words: list[str]) -> None:
    text = " ".join(words)
    claims = claims_of(text, pipeline())
    for claim in claims:
        for span in spans_of(claim):
            assert 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.text
    assert len({claim.id for claim in claims}) == len(claims)


@settings(max_examples=10)
@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=30))
def test_the_same_text_gives_the_same_claims(words: list[str]) -> None:
    assert claims_of(" ".join(words), pipeline()) == claims_of(" ".join(words), pipeline())


def test_one_claim_for_several_who_act_together(language: Language) -> None:
    claims = claims_of("Russia, Iran and Turkey met in Astana.", language)
    assert len(claims) == 1
    assert named(claims[0].actor) == "Russia" and named(claims[0].recipient) == "Iran + Turkey"


def test_two_sides_before_one_noun(language: Language) -> None:
    claim = claims_of("British and French envoys met in Geneva.", language)[0]
    assert (named(claim.actor), named(claim.recipient)) == ("British", "French envoys")


def _statement(name: str, text: str, start: int, end: int) -> Statement:
    return Statement(id=name, report="r", content=(Span(start, end, text[start:end]),), direct=False)


def test_a_claim_stands_in_the_innermost_statement(language: Language) -> None:
    text = "The ministry said officials told it that strikes killed 12 people."
    report = Report(id="r", text=text, published=Published())
    doc = language.parse(text)
    outer = _statement("st-outer", text, text.index("officials"), len(text) - 1)
    inner = _statement("st-inner", text, text.index("strikes"), len(text) - 1)
    told = next(c for c in code(doc, ground(doc, report), [outer, inner], report) if c.trigger.text == "killed")
    alone = next(c for c in code(doc, ground(doc, report), [], report) if c.trigger.text == "killed")
    assert told.statement == "st-inner" and alone.statement is None
    assert (told.type, told.status, told.recipient) == (alone.type, alone.status, alone.recipient)


# sentence, trigger, what statements hold; and the one of them that the deed is told in
COUNTED = [
    ("The league put the number of the wounded in the shelling of the mill at 16.", "shelling", ["16"], "16"),
    ("The clinic recorded nine deaths as rebels shelled the mill.", "shelled", ["nine deaths"], "nine deaths"),
    # the verb of a toll stands outside of the statement too, and in another's
    ("The league put the toll at 16.", "put", ["16"], "16"),
    ("The mayor said the league put the toll at 16.", "put", ["the league put the toll at 16", "16"], "16"),
    # where somebody tells the deed, the number is no matter
    (
        "The mayor said rebels shelled the mill while the clinic recorded nine deaths.",
        "shelled",
        ["rebels shelled the mill while the clinic recorded nine deaths", "nine deaths"],
        "rebels shelled the mill while the clinic recorded nine deaths",
    ),
    # the number is not the deed's
    ("The clinic recorded nine deaths. Rebels shelled the mill.", "shelled", ["nine deaths"], None),
    # nor is what else is said
    ("The shelling of the mill wounded 16, a loss for the town.", "wounded", ["a loss for the town"], None),
]


@pytest.mark.parametrize(("text", "trigger", "said", "teller"), COUNTED)
def test_a_deed_beside_a_number_is_told_with_it(
    text: str, trigger: str, said: list[str], teller: str | None, language: Language
) -> None:
    report = Report(id="r", text=text, published=Published())
    doc = language.parse(text)
    statements = [_statement(words, text, text.index(words), text.index(words) + len(words)) for words in said]
    claim = next(c for c in code(doc, ground(doc, report), statements, report) if c.trigger.text == trigger)
    assert claim.statement == teller


def test_why_says_frame_slots_and_status_words(language: Language) -> None:
    claim = claims_of("The army may bomb the port.", language)[0]
    assert claim.why == {"frame": "ASSAULT.bombard", "actor": "subj", "recipient": "obj", "status": "may"}
    assert [span.text for span in claim.hedges] == ["may"]


def test_titles_keep_their_field(language: Language) -> None:
    report = Report(id="r", title="Rebels shell port", text="", published=Published())
    doc = language.parse("Rebels shelled the port", "title")
    assert {c.trigger.field for c in code(doc, ground(doc, report), [], report)} == {"title"}


def test_nothing_in_nothing_out(language: Language) -> None:
    assert claims_of("", language) == []
    assert claims_of("The weather was mild.", language) == []


@pytest.mark.parametrize(
    "text",
    [
        "Twelve killed in attack on market Reuters",
        "SANA gave a death toll of nine.",
        "Human Rights Watch accused the regime of wreaking havoc with its air strikes.",
    ],
)
def test_who_tells_of_force_is_no_side_of_it(language: Language, text: str) -> None:
    for claim in claims_of(text, language):
        if claim.type == "ASSAULT":
            assert not any(name in named(side) for side in (claim.actor, claim.recipient) for name in TELLERS)


def test_the_people_and_houses_of_a_teller_are_a_side(language: Language) -> None:
    (claim,) = claims_of("A sniper killed a Reuters journalist.", language)
    assert named(claim.recipient) == "a Reuters journalist"


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The death toll is likely to rise.", False),
        ("The clinic did not give a death toll.", False),
        ("The death toll rose to 12.", True),
        ("The death toll rose to dozens.", True),
    ],
)
def test_a_toll_without_a_number_tells_of_no_attack(text: str, tells: bool, language: Language) -> None:
    assert bool(claims_of(text, language)) is tells


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("The clinic put the death toll of the raid at 12.", 1),
        ("The clinic, which told of nine dead, did not put the death toll of the raid at 12.", 0),
        ("The clinic has not given a toll for the raid.", 0),
    ],
)
def test_who_gives_no_toll_makes_no_claim(text: str, tolls: int, language: Language) -> None:
    assert sum(claim.why.get("frame") == "ASSAULT.toll" for claim in claims_of(text, language)) == tolls
