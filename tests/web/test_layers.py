"""The cards of a report's page: each tells what else its words could mean."""

from onrecord.case import Case
from onrecord.web.layers import marked
from onrecord.web.look import Look


def test_a_date_tells_its_runner_up(berlin: Case) -> None:
    look = Look(berlin)
    cards = []
    for report in berlin.records("report"):
        if reading := berlin.reading(report.id):
            cards += [card for card in marked(look, report, reading).cards if card.words == "Monday"]
    assert any("the next such day" in card.facts.get("could also be", "") for card in cards)
