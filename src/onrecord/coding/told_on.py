"""Tolls told on: where a report has told an attack, those who "died" in its next sentences died of it.

"Shells hit the port. State television said nine people had died; the harbour doctor counted 14 bodies." No frame of the
second sentence says what they died of: the count stands for a deed only behind the deed, and where its own sentence
gives no other cause. Another teller's count of the dead mostly comes in this way.
"""

from collections.abc import Collection, Iterator, Sequence

from onrecord.coding.circumstances import Circumstances
from onrecord.coding.found import Match
from onrecord.coding.lexicon import Frame, word_class
from onrecord.grounding import Grounding
from onrecord.grounding.figures_words import counts, kind_of
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Counted, Figure

# How many sentences behind the attack a count may stand.
_REACH = 6
_COUNTED = ("killed", "injured")
# Kinds of noun that can be somebody; "" where no list has it ("dockers").
_PEOPLE = ("", "people", "troops")


def told_on(
    doc: Document, grounding: Grounding, around: Circumstances, matches: Sequence[Match], bound: Collection[int]
) -> list[Match]:
    """A match for each clause that counts dead or wounded behind an attack, and no match tells of them.

    `bound` are the first characters of the figures that matches have.
    """
    bloodless = load_yaml("coding/figures.yaml")["bloodless"]
    attacks = {doc.sentence_of[m.i] for m in matches if m.frame.type == "ASSAULT" and m.frame.mode not in bloodless}
    found: dict[int, Match] = {}
    for i, figure in _left(grounding, bound) if attacks else ():
        trigger = _trigger(doc, i, figure.what) if _behind(doc, i, attacks) else -1
        if trigger >= 0 and around.clause(trigger) not in found:
            found[around.clause(trigger)] = _match(doc, i, trigger, figure.what)
    return sorted(found.values(), key=lambda match: match.i)


def _left(grounding: Grounding, bound: Collection[int]) -> Iterator[tuple[int, Figure]]:
    """The counts of dead and wounded that no match has, each by its first token."""
    seen = set(bound)
    for i, figure in sorted(grounding.figure_at.items()):
        if figure.what in _COUNTED and figure.span.start not in seen:
            seen.add(figure.span.start)
            yield i, figure


def _behind(doc: Document, i: int, attacks: Collection[int]) -> bool:
    """Whether token i stands behind an attack, in a sentence that gives no other cause of death."""
    here = doc.sentence_of[i]
    if not any(0 < here - attack <= _REACH for attack in attacks):
        return False
    return word_class("other_deaths").isdisjoint(doc.lemmas[slice(*doc.sentences[here])])


def _trigger(doc: Document, i: int, what: Counted) -> int:
    """The word nearest to the number that says what became of them: "died", "deaths", "bodies", "toll"; or -1."""
    told = (k for k in range(*doc.sentences[doc.sentence_of[i]]) if counts(doc, k, what))
    return min(told, key=lambda k: (abs(k - i), k), default=-1)


def _match(doc: Document, i: int, trigger: int, what: Counted) -> Match:
    match = Match(Frame(id="ASSAULT.told_on", type="ASSAULT", counts=what), trigger)
    noun = doc.heads[i] if doc.deps[i] == "nummod" else i
    if noun not in (trigger, i) and kind_of(doc, noun) in _PEOPLE:
        match.recipient, match.slots["recipient"] = noun, "counted"
    return match
