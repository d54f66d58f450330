"""Who did a deed and to whom: not who judges it or wards it off, and not who dies of it."""

import pytest

from onrecord.language import Language
from tests.coding.helpers import claims_of, named

# sentence, trigger, who did it ("" for nobody), and to whom
DEEDS = [
    # who only tells of it, judges it or wards it off
    ("The raid on the mill was condemned by the council.", "raid", "", "the mill"),
    ("The raid on the mill was repelled by the army.", "raid", "", "the mill"),
    ("The raid on the mill was filmed by French troops.", "raid", "", "the mill"),
    ("The arrest of the clerk was condemned by France.", "arrest", "", "the clerk"),
    ("The raid on the mill, condemned by the council, emptied it.", "raid", "", "the mill"),
    ("The raid on the mill was backed by French troops.", "raid", "", "the mill"),
    # what is done about a deed by who did it, or planned it
    ("The raid on the mill was carried out by rebels.", "raid", "rebels", "the mill"),
    ("The raid on the mill was claimed by the Red Front.", "raid", "the Red Front", "the mill"),
    ("The raid on the mill was planned by the army.", "raid", "the army", "the mill"),
    # a doer beside the judge, the verb of the deed itself, a deed that is no force
    ("The raid by the army was condemned by the council.", "raid", "the army", ""),
    ("The mill was condemned and raided by rebels.", "raided", "rebels", "The mill"),
    ("The Watch has reported raids by rebels.", "raids", "rebels", ""),
    ("Villagers saw raids by rebels.", "raids", "rebels", ""),
    ("The withdrawal was confirmed by the army.", "withdrawal", "the army", ""),
    # a headline that counts on behind its verb
    ("Eight porters were killed and rebels killed others.", "killed", "", "Eight porters"),
    ("Eight civilians killed others injured in rebel attacks.", "killed", "rebel", "Eight civilians"),
    ("10 civilians killed 15 injured in rebel attacks on Farby.", "killed", "rebel", "10 civilians"),
    ("Two women killed 12 in a raid on the mill.", "killed", "Two women", "12"),
    ("Gunmen killed 15 injured men at the mill.", "killed", "Gunmen", "15 injured men"),
    ("The men were captured in storming the mill.", "storming", "", "the mill"),
    ("The men were captured after storming the mill.", "storming", "The men", "the mill"),
    # who dies, and in whose deed
    ("Nine porters died in a French raid.", "died", "French", "Nine porters"),
    ("Nine porters died in a raid by France.", "died", "France", "Nine porters"),
    ("Nine porters died in France's raid on the mill.", "died", "France", "Nine porters"),
    ("Nine porters died in rebel shelling.", "died", "rebel", "Nine porters"),
    ("Rebels died in a French raid.", "died", "French", "Rebels"),
    ("Nine rebels died in a raid.", "died", "", "Nine rebels"),
    ("Nine rebels died in an attack on the mill.", "died", "", "Nine rebels"),
    ("Nine rebels launched a raid and died in the attack.", "died", "", "Nine rebels"),
    ("Nine porters died in a raid on the French mill.", "died", "", "Nine porters"),
]


@pytest.mark.parametrize(("text", "trigger", "actor", "recipient"), DEEDS)
def test_who_did_it_and_to_whom(text: str, trigger: str, actor: str, recipient: str, language: Language) -> None:
    claim = next(c for c in claims_of(text, language) if c.trigger.text == trigger)
    assert (named(claim.actor), named(claim.recipient)) == (actor, recipient)
