"""Dates and places of the clause, not of the sentence."""

import pytest

from onrecord.coding import code
from onrecord.grounding import ground
from onrecord.language import Language
from onrecord.records import Published, Report
from tests.coding.helpers import claims_of


def test_dates_are_those_of_the_clause(language: Language) -> None:
    text = "Gunmen killed a judge on Monday, and police arrested two men on Tuesday."
    killed, arrested = (c for c in claims_of(text, language) if c.trigger.text in ("killed", "arrested"))
    assert len(killed.when) == len(arrested.when) == 1 and killed.when != arrested.when


def told(text: str, trigger: str, language: Language) -> tuple[str, str]:
    """The words of the dates and of the places of the claim with this trigger."""
    report = Report(id="r", text=text, published=Published(start="2024-05-08", end="2024-05-08", basis="metadata"))
    doc = language.parse(text)
    grounding = ground(doc, report)
    claim = next(c for c in code(doc, grounding, [], report) if c.trigger.text == trigger)
    words = {record.id: record.span.text for record in (*grounding.dates, *grounding.places)}
    return ", ".join(words[name] for name in claim.when), ", ".join(words[name] for name in claim.where)


# sentence, trigger, its dates
BORNE = [
    ("The bishop condemned on Sunday the Friday raid on the mill.", "raid", "Friday"),
    ("The army claimed the Friday bombing of the mill on Monday.", "bombing", "Friday"),
    ("On Monday the mayor recalled the May 2 massacre of nine dockers.", "massacre", "May 2"),
    # a noun above bears it
    ("On Monday the police took up the April 19 report of a raid on the mill.", "raid", "April 19"),
    # none does
    ("On Friday the report of a raid on the mill reached the mayor.", "raid", "Friday"),
    ("On Friday the shelling of the mill went on.", "shelling", "Friday"),
    # a letter about a raid is none of it: then all dates of the clause stand
    ("On Monday police took up the May 2 letter about a raid on the mill.", "raid", "Monday, May 2"),
    # and a verb has the dates of its clause
    ("On Monday the army shelled the mill.", "shelled", "Monday"),
]


@pytest.mark.parametrize(("text", "trigger", "when"), BORNE)
def test_a_date_that_a_noun_bears_is_nearer(text: str, trigger: str, when: str, language: Language) -> None:
    assert told(text, trigger, language)[0] == when


# sentence, trigger, its dates
TAKEN_UP = [
    ("The mill was shut in April, when gunmen killed nine porters.", "killed", "April"),
    ("The mill was shut in April when gunmen came and killed nine porters.", "killed", "April"),
    ("On Monday the mayor recalled April 30, when gunmen killed nine porters.", "killed", "April 30"),
    ("The mill was shut on Monday and May 1, when gunmen killed nine porters.", "killed", "May 1"),
    ("The mill was shut in April, when gunmen killed nine porters; it opened on Monday.", "killed", "April"),
    # it takes up nothing: more stands between, no date before it, a date of another sentence, or another word
    ("The mill was shut in April after rain when gunmen killed nine porters.", "killed", ""),
    ("When gunmen killed nine porters on Monday, the mill was shut.", "killed", "Monday"),
    ("The mill was shut in April. When gunmen killed nine porters, the mayor fled.", "killed", ""),
    ("The mill was shut in April while gunmen killed nine porters.", "killed", ""),
    # a date that a noun bears is nearer
    ("The mill was shut in April, when the Friday raid on the port failed.", "raid", "Friday"),
    # what stands before it is told on its own
    ("Gunmen killed nine porters on Monday, in April, when the mill was shut.", "killed", "Monday, April"),
]


@pytest.mark.parametrize(("text", "trigger", "when"), TAKEN_UP)
def test_when_takes_up_the_date_before_it(text: str, trigger: str, when: str, language: Language) -> None:
    assert told(text, trigger, language)[0] == when


# sentence, trigger, its dates and places
TELLING_OF_IT = [
    ("A raid on the port of Latakia on Friday that killed two dockers drew protests.", "killed", "Friday", "Latakia"),
    ("An attack in Latakia on Friday killing two dockers was condemned in Paris.", "killing", "Friday", "Latakia"),
    ("A raid in Latakia on Friday which killed two was condemned in Paris on Monday.", "killed", "Friday", "Latakia"),
    # its own go before the attack's
    ("A blast in Homs on Friday that killed two on Monday was heard.", "killed", "Monday", "Homs"),
    ("A blast in Homs on Friday that killed two in Latakia was heard.", "killed", "Friday", "Latakia"),
    # what is told of is no attack
    ("A docker in Latakia on Friday who killed two guards was tried.", "killed", "", ""),
    ("A ferry in Latakia on Friday that killed two divers sank.", "killed", "", ""),
    # the clause above tells something else
    ("The mayor condemned on Monday a raid in Latakia that wounded two dockers.", "wounded", "", "Latakia"),
]


@pytest.mark.parametrize(("text", "trigger", "when", "where"), TELLING_OF_IT)
def test_what_a_clause_tells_of_an_attack(text: str, trigger: str, when: str, where: str, language: Language) -> None:
    assert told(text, trigger, language) == (when, where)
