"""What the words of a sentence say of its part in an exchange."""

import re
from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.knowledge import load_yaml
from onrecord.matching.cues import cues_of
from onrecord.records import Span
from tests.matching.builders import Teller

# sentence, trigger, type, a cue that it gives, one that it does not
SENTENCES = [
    ("Oslo called on Bergen to open the port", "called", "REQUEST", "asks", "threatens"),
    ("Oslo called for a truce in Bergen", "called", "REQUEST", "asks", "replies"),
    ("Oslo pressed Bergen to open the port", "pressed", "REQUEST", "asks", ""),
    ("Oslo pressed ahead with its offensive", "pressed", "REQUEST", "", "asks"),
    ("Oslo told Bergen to open the port", "told", "REQUEST", "", "asks"),
    ("Oslo asked Bergen whether it could send coal", "asked", "REQUEST", "asks", ""),
    ("Oslo asked Bergen whether it was content", "asked", "REQUEST", "", "asks"),
    ("Oslo placed calls to its Swedish counterpart", "calls", "REQUEST", "", "asks"),
    ("Oslo threatened to mine the port", "threatened", "THREATEN", "threatens", ""),
    ("Oslo threatened the lives of many", "threatened", "THREATEN", "", "threatens"),
    ("Oslo warned that it would answer an attack", "warned", "THREATEN", "threatens", ""),
    ("Oslo warned of rain", "warned", "THREATEN", "", "threatens"),
    ("Oslo offered coal", "offered", "AGREE", "offers", "asks"),
    ("Bergen turned the offer down", "turned", "REJECT", "replies", "denies"),
    ("Bergen rejected the charge", "rejected", "REJECT", "denies", "answers"),
    ("Bergen rejected the demand of Oslo", "rejected", "REJECT", "answers", "denies"),
    ("Bergen rejected calls by Oslo", "rejected", "REJECT", "answers", "denies"),
    ("Bergen rejected Norwegian demands", "rejected", "REJECT", "answers", "denies"),
    ("Bergen rejected the envoy", "rejected", "REJECT", "replies", "answers"),
    ("Bergen withdrew in response to the ultimatum", "withdrew", "RETREAT", "answers", "replies"),
    ("They rejected the demand that they withdraw", "withdraw", "RETREAT", "", "answers"),
    ("Bergen agreed only if Oslo paid", "agreed", "AGREE", "conditions", "defers"),
    ("Bergen would consider it", "consider", "AGREE", "defers", "conditions"),
    ("Bergen has yet to accede to it", "accede", "AGREE", "defers", "conditions"),
    ("Bergen vetoed a draft resolution calling for a truce", "vetoed", "REJECT", "answers", "denies"),
    ("Bergen vetoed a draft resolution on fish", "vetoed", "REJECT", "replies", "answers"),
    ("Oslo called on Monday for an urgent council meeting", "called", "REQUEST", "meets", ""),
    ("Oslo called for calm during the meeting", "called", "REQUEST", "asks", "meets"),
    ("Bergen held an emergency session", "held", "CONSULT", "meets", ""),
    ("Bergen held its breath", "held", "CONSULT", "", "meets"),
    ("Oslo had called for the meeting which was held there", "held", "CONSULT", "bidden", ""),
    ("Oslo has long asked Bergen to leave", "asked", "REQUEST", "before", ""),
    ("Oslo asked Bergen to leave", "asked", "REQUEST", "asks", "before"),
    ("Bergen sent 50 of the 75 boats", "sent", "AID", "in_part", ""),
]


def cues(text: str, trigger: str, type_: Any) -> frozenset[str]:
    told = Teller("a")
    return cues_of(told.tell(text, type_, by=["Oslo"] if "Oslo" in text else ["Bergen"], trigger=trigger))


@pytest.mark.parametrize(("text", "trigger", "type_", "given", "missing"), SENTENCES)
def test_cues_of_a_sentence(text: str, trigger: str, type_: str, given: str, missing: str) -> None:
    found = cues(text, trigger, type_)
    assert not given or given in found
    assert missing not in found


@pytest.mark.parametrize(
    ("text", "nobody"), [("Oslo called for a truce in Bergen", True), ("Oslo called on Bergen to stop", False)]
)
def test_where_something_is_nobody_is_addressed(text: str, nobody: bool) -> None:
    told = Teller("a")
    claim = told.tell(text, "REQUEST", by=["Oslo"], to=["Bergen"], trigger="called")
    span = Span(text.index("Bergen"), text.index("Bergen") + 6, "Bergen")
    claim = replace(claim, recipient=(replace(claim.recipient[0], span=span),))
    assert ("nobody" in cues_of(claim)) is nobody


def test_a_deed_gives_no_cue() -> None:
    assert cues("Oslo attacked, refusing the offer", "attacked", "ASSAULT") == frozenset()


def test_every_pattern_is_one() -> None:
    table = load_yaml("matching/answers.yaml")
    for cue in table["cues"].values():
        assert set(cue) <= {"from", "not", "within"}
        assert all(re.compile(pattern) for patterns in cue.values() for pattern in patterns)
    rules = [*table["openings"], *table["answers"]]
    assert {rule["cue"] for rule in rules if "cue" in rule} <= set(table["cues"])
