"""Habits and long courses of things told apart from one deed, by the grammar of aspect."""

import pytest

from onrecord.coding.circumstances import Circumstances
from onrecord.coding.habits import is_habit, is_perfect
from onrecord.grounding import ground
from onrecord.language import Language
from onrecord.records import Report


def habit(text: str, trigger: str, counted: bool, language: Language) -> bool:
    """Whether the trigger is told as a habit, in a clause that counts somebody or none."""
    doc = language.parse(text)
    i = doc.words.index(trigger)
    verb = Circumstances(doc, ground(doc, Report(id="r", text=text))).clause(i)
    return is_habit(doc, i, verb, counted)


# sentence, trigger: a habit, whether or not somebody is counted
HABITS = [
    # a word beside it says how often
    ("Jets regularly bomb the ferry port.", "bomb"),
    ("Jets strike daily at the mill.", "strike"),
    ("The port saw frequent raids in the spring.", "raids"),
    ("Gunmen attacked the mill several times.", "attacked"),
    # or how long
    ("Gunmen attacked the mill for months.", "attacked"),
    ("Gunmen attacked the mill on a daily basis.", "attacked"),
    ("Gunmen have attacked the mill over the past weeks.", "attacked"),
    # beside the verb that says no more than that a deed took place
    ("Jets often carry out raids on the mill.", "raids"),
    ("Jets have been carrying out raids on the mill.", "raids"),
    # by the verb's own form, or the verb above
    ("Gunmen have been shelling the mill.", "shelling"),
    ("Militias continue to shell the mill.", "shell"),
    ("Porters fled as gunmen are continuing to storm the mill.", "storm"),
    ("Militias keep shelling the mill.", "shelling"),
    # as common
    ("Raids on the mill are common.", "Raids"),
    # as what somebody is
    ("Rebels fighting the army met the envoy.", "fighting"),
    ("The rebels who fought the army met the envoy.", "fought"),
    ("Harwick besieged by rebels had no bread.", "besieged"),
    ("The besieged mill got no flour.", "besieged"),
    # as a state in which other things happen
    ("Bread ran out amid a siege of the mill.", "siege"),
    ("The town under siege had no bread.", "siege"),
    ("The town under bombardment had no bread.", "bombardment"),
    ("The raid was part of an offensive on the coast.", "offensive"),
    ("Weeks of raids emptied the mill.", "raids"),
    ("Amid an offensive launched by the army, bread ran out.", "launched"),
    # that lasts, by its noun
    ("Bread ran out after the siege.", "siege"),
    ("The blockade of the port emptied the mill.", "blockade"),
    ("The army lifted the siege of the mill.", "siege"),
    ("Raids in a campaign against the mill cost lives.", "campaign"),
    # as what helps somebody
    ("Fighters backed by air strikes took the mill.", "strikes"),
    ("Fighters took the mill with the help of air strikes.", "strikes"),
    ("Fighters aided by shelling the mill won.", "shelling"),
    # it is of no one deed by its adjective
    ("The port saw indiscriminate raids.", "raids"),
    ("Villagers fled ongoing raids on the mill.", "raids"),
    ("Jets relentlessly bombed the mill.", "bombed"),
    # or as one of a kind
    ("The envoy condemned any attack on the mill.", "attack"),
    ("The envoy urged an end to the raids.", "raids"),
    ("The council debated an end to bombing the mill.", "bombing"),
    ("The watch saw an uptick in raids.", "raids"),
    ("The guild fled a spate of attacks.", "attacks"),
    ("Gunmen must stop the attacks.", "attacks"),
    ("Nothing can justify the raids.", "raids"),
    ("Porters were interested in fighting the army.", "fighting"),
    ("Gunmen are capable of shelling the mill.", "shelling"),
    ("The choice between fighting the army and fleeing was hard.", "fighting"),
]


@pytest.mark.parametrize(("text", "trigger"), HABITS)
def test_a_habit(text: str, trigger: str, language: Language) -> None:
    assert habit(text, trigger, True, language)


# sentence, trigger: what tense alone makes a habit, and no habit where somebody is counted
TENSES = [
    # the simple present within another clause
    ("Villagers say that drones target the mill.", "target"),
    ("The drones, which target the mill, came at dawn.", "target"),
    ("The drones come at dawn because gunmen raid the mill.", "raid"),
    ("The mayor spoke of how gunmen raid the mill.", "raid"),
    ("Gunmen raid the mill, killing porters.", "killing"),
    # it stands in what somebody does all the time
    ("The watch, which counts attacks on mills, spoke.", "attacks"),
    ("The watch, which tracks violence on all sides, spoke.", "violence"),
    # somebody is at what takes long
    ("The army is fighting rebels on the coast.", "fighting"),
    ("They're besieging the mill.", "besieging"),
    # the perfect in a text's own words
    ("Gunmen have shelled the mill.", "shelled"),
    ("The mill has been shelled.", "shelled"),
    ("Jets have carried out raids on the mill.", "raids"),
    ("Rebels have waged raids on the mill.", "raids"),
    ("The raid, which has killed porters, went on.", "killed"),
    ("The army, which has attacked what it calls a camp, met the envoy.", "attacked"),
]


@pytest.mark.parametrize(("text", "trigger"), TENSES)
def test_a_tense_makes_a_habit_where_nobody_is_counted(text: str, trigger: str, language: Language) -> None:
    assert habit(text, trigger, False, language) and not habit(text, trigger, True, language)


# sentence, trigger: one deed, though nobody is counted
DEEDS = [
    ("Jets promptly bombed the ferry port.", "bombed"),
    # the word of habit belongs to something else
    ("Jets bombed the regularly visited ferry port.", "bombed"),
    ("The daily struck the mill.", "struck"),
    ("Jets often film raids on the mill.", "raids"),
    ("Jets have filmed raids on the mill.", "raids"),
    ("Gunmen attacked the mill one last time.", "attacked"),
    ("Gunmen attacked the mill on many fronts.", "attacked"),
    ("Gunmen attacked several mills.", "attacked"),
    # what ended in it is not its end
    ("The truce came to an end in a raid on the mill.", "raid"),
    ("The march came to a halt in an attack by gunmen.", "attack"),
    # a phrase of no long time, or no phrase of the verb
    ("Gunmen attacked the mill for bread.", "attacked"),
    ("Gunmen attacked the mill within weeks.", "attacked"),
    ("Gunmen attacked the mill over the past weeks.", "attacked"),
    ("The raid on the mill on a daily basis failed.", "raid"),
    ("The watch said the mill has been struck by decades of rot.", "struck"),
    # another form
    ("Gunmen were shelling the mill.", "shelling"),
    ("Gunmen had been shelling the mill.", "shelling"),
    ("Militias continued to shell the mill.", "shell"),
    ("Militias want to shell the mill.", "shell"),
    ("Militias continue because they shelled the mill.", "shelled"),
    ("Raids on the mill were common.", "Raids"),
    ("Raids on the mill are futile.", "Raids"),
    ("Gunmen raid the common.", "raid"),
    # what is done and not what somebody is
    ("The shelled mill got no flour.", "shelled"),
    ("Rebels shelling the army met the envoy.", "shelling"),
    ("The rebels fought the army near the mill.", "fought"),
    ("A raid besieging the mill began.", "besieging"),
    ("The mayor foresaw hunger and battle near the mill.", "battle"),
    # no state
    ("Bread ran out in a raid on the mill.", "raid"),
    ("Bread ran out under raids.", "raids"),
    ("In the year before the raid, bread was cheap.", "raid"),
    ("Despite shelling the mill, rebels fled.", "shelling"),
    ("Reports of raids emptied the mill.", "raids"),
    ("In an offensive launched by the army, bread ran out.", "launched"),
    ("Amid an offensive that the army launched, bread ran out.", "launched"),
    # how a state came about, or the verb
    ("The army imposed a siege on the mill.", "siege"),
    ("The army launched a campaign against the mill.", "campaign"),
    ("The siege of the mill began at dawn.", "siege"),
    ("Gunmen blockaded the port.", "blockaded"),
    # no help to anybody
    ("Fighters backed the mill by air strikes.", "strikes"),
    ("Fighters moved by air strikes took the mill.", "strikes"),
    ("Fighters were helped in the raids on the mill.", "raids"),
    ("The council backed the raids.", "raids"),
    # no deed of a kind
    ("The raid ended in the killing of two porters.", "killing"),
    ("The envoy condemned the attack on the mill.", "attack"),
    ("Some attack on the mill failed.", "attack"),
    ("The attacks stopped the ferry.", "attacks"),
    ("The end came after a raid.", "raid"),
    ("The number of dead in a raid rose.", "raid"),
    ("Villagers fled the violent raid on the mill.", "raid"),
    ("Rebels waged a raid on the mill.", "raid"),
    # somebody was at it, or had a mind to something else
    ("Rebels were engaged in bombing the mill.", "bombing"),
    ("The interest in the bombing was great.", "bombing"),
    ("Their interest grew after shelling the mill.", "shelling"),
    # is at what is soon done, or was at what takes long
    ("The army is shelling the mill.", "shelling"),
    ("Rebels were fighting the army on the coast.", "fighting"),
    # what somebody did, or does in a clause of his own
    ("The watch, which counted attacks on mills, spoke.", "attacks"),
    ("The watch counts attacks on mills.", "attacks"),
    ("The mayor wept because the watch counts attacks on mills.", "attacks"),
    # no present, or none within another clause
    ("Drones target the mill.", "target"),
    ("Villagers say that drones targeted the mill.", "targeted"),
    ("Villagers say that gunmen can raid the mill.", "raid"),
    ("Raids that cost lives go on.", "cost"),
    ("Gunmen start shelling the mill.", "shelling"),
    ("Gunmen raided the mill, killing porters.", "killing"),
    ("Gunmen are raiding the mill, killing porters.", "killing"),
    ("The army says gunmen raided the mill, killing porters.", "killing"),
    ("Killing porters at the mill, gunmen say they won.", "Killing"),
    # no perfect, or in somebody's words
    ("Gunmen had shelled the mill.", "shelled"),
    ("The watch said gunmen have shelled the mill.", "shelled"),
    ('"Gunmen have shelled the mill."', "shelled"),
    ("The army has attacked what it calls a camp.", "attacked"),
]


@pytest.mark.parametrize(("text", "trigger"), DEEDS)
def test_one_deed(text: str, trigger: str, language: Language) -> None:
    assert not habit(text, trigger, False, language)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gunmen have shelled the mill.", True),
        ("They've shelled the mill.", True),
        ("The army has shelled the mill.", True),
        ("Gunmen had shelled the mill.", False),
        ("Gunmen shelled the mill they have.", False),
    ],
)
def test_the_present_perfect(text: str, wanted: bool, language: Language) -> None:
    doc = language.parse(text)
    assert is_perfect(doc, doc.words.index("shelled")) is wanted
