"""Logical subject and object are the same word whatever the shape of the clause."""

import pytest

from onrecord.coding.slots import Clauses
from onrecord.language import Language

# sentence, trigger, slot, the head that fills it ("" for none)
CASES = [
    ("Iran struck the base.", "struck", "subj", "Iran"),
    ("Iran struck the base.", "struck", "obj", "base"),
    ("The base was struck by Iran.", "struck", "subj", "Iran"),
    ("The base was struck by Iran.", "struck", "obj", "base"),
    ("The base was struck at dawn.", "struck", "subj", ""),
    ("Rebels, who shelled the town, fled.", "shelled", "subj", "Rebels"),
    ("The town that rebels shelled is empty.", "shelled", "obj", "town"),
    ("The weapons sent by Chad arrived.", "sent", "subj", "Chad"),
    ("The weapons sent by Chad arrived.", "sent", "obj", "weapons"),
    ("Norway promised to train the pilots.", "train", "subj", "Norway"),
    ("Kyiv asked Berlin to send tanks.", "send", "subj", "Berlin"),
    ("The militia refused to disarm.", "disarm", "subj", "militia"),
    ("Moldova called on Romania to supply power.", "supply", "subj", "Romania"),
    ("After bombing the port, the jets left.", "bombing", "subj", "jets"),
    ("Troops entered the town and burned the mill.", "burned", "subj", "Troops"),
    ("Israel's strikes on the depot went on.", "strikes", "subj", "Israel"),
    ("Israel's strikes on the depot went on.", "strikes", "on", "depot"),
    ("The release of the sailors by Yemen came late.", "release", "obj", "sailors"),
    ("The release of the sailors by Yemen came late.", "release", "by", "Yemen"),
    ("Italy gave the fishermen new blankets.", "gave", "dative", "fishermen"),
    ("The islanders were given blankets.", "given", "dative", "islanders"),
    ("The islanders were given blankets.", "given", "obj", "blankets"),
    ("The army fired dozens of rockets at a sawmill.", "fired", "obj", "rockets"),
    ("Germany said it will send tanks.", "send", "subj", "Germany"),
    ("Raids on the city killed ten people.", "killed", "subj", "Raids"),
    ("The jets bombed a market in the old town, killing ten.", "killing", "subj", "jets"),
    ("The league counted raids on Friday that activists say wounded nine dockers.", "wounded", "subj", ""),
    ("The league counted raids on Friday that activists say destroyed nine mills.", "destroyed", "subj", ""),
    ("The jets crossed the lake, having bombed the mill.", "bombed", "subj", "jets"),
    ("Rebels said they had shelled the port.", "shelled", "subj", "Rebels"),
    ("Bonn said that Prague must pay.", "must", "speaker", "Bonn"),
    ("Lisbon to expel two diplomats", "expel", "subj", "Lisbon"),
    # behind a span of time, which is no subject
    ("Police sealed the quay, a day after a bomb in Harwick left 20 dead.", "left", "subj", "bomb"),
    ("Police sealed the quay, a day before a raid on Orsby killed nine clerks.", "killed", "subj", "raid"),
    ("Police sealed the quay, a day after a bomb in Harwick left 20 dead.", "sealed", "subj", "Police"),
    ("A day after the raid, jets left the base.", "left", "subj", "jets"),
    ("Police came and fled a day after the flood.", "fled", "subj", "Police"),
    ("The jets were seen a day after a raid, killing nine.", "killing", "subj", "jets"),
    # what is said of an object far before it
    ("A bomb left 16 of its guards, including 22 children, dead.", "left", "oprd", "dead"),
    ("Shells left nine villagers, among them six girls, dead.", "left", "oprd", "dead"),
    ("Shells left nine villagers dead.", "left", "oprd", "dead"),
    ("Tired, the guards left the town.", "left", "oprd", ""),
    ("The guards left the town to sing.", "left", "oprd", ""),
]


@pytest.mark.parametrize(("text", "trigger", "slot", "wanted"), CASES)
def test_slot(text: str, trigger: str, slot: str, wanted: str, language: Language) -> None:
    doc = language.parse(text)
    found = Clauses(doc).fill(doc.words.index(trigger), slot)
    assert (doc.words[found] if found >= 0 else "") == wanted


def test_a_path_of_slots(language: Language) -> None:
    doc = language.parse("The board accepted the demands of the miners.")
    found = Clauses(doc).fill(doc.words.index("accepted"), "obj.of")
    assert doc.words[found] == "miners"


def test_pronouns_agree_in_number(language: Language) -> None:
    doc = language.parse("The soldiers left. It shelled the town.")
    found = Clauses(doc).fill(doc.words.index("shelled"), "subj")
    assert doc.words[found] == "It"
