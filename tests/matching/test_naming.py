"""How outlets call an entity in words of their own."""

from msgspec.structs import replace

from onrecord.matching import match
from onrecord.records import Mention, Naming, Span, Statement
from tests.matching.builders import Teller


def test_own_words_are_counted_and_quoted_ones_are_not() -> None:
    teller = Teller("a", outlet="Daily Post")
    id_ = teller.entity("the Arland army")
    teller.say('The Arland army moved. "Regime forces came," she said. It stopped.')
    spans = [Span(0, 15, "The Arland army"), Span(24, 37, "Regime forces"), Span(54, 56, "It")]
    report, reading = teller.pair()
    entity = replace(teller.entities[id_], mentions=tuple(Mention(report="a", span=span) for span in spans))
    quotation = Statement(id="st-1", report="a", content=(Span(24, 42, "Regime forces came"),), direct=True)
    found = match([(report, replace(reading, entities=(entity,), statements=(quotation,)))])
    (naming,) = found.namings
    assert naming == Naming(id=naming.id, entity=found.entity_of[id_], by_outlet={"Daily Post": {"Arland army": 1}})
