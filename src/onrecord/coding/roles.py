"""Who did it to whom: a frame's slots turned into the two sides of a claim.

An event or a paper that stands as subject does nothing: whoever is behind it is the actor ("a Russian raid killed ten"
tells of Russia's deed). Where no slot names the other side, the first party named nearby is it.
"""

from msgspec.structs import replace

from onrecord.coding.found import Match
from onrecord.coding.lexicon import word_class
from onrecord.coding.nouns import EventNouns
from onrecord.coding.parties import Parties
from onrecord.coding.slots import Clauses
from onrecord.language import Document

# Slots that hold a noun phrase before a noun: they give a role only where they name a party.
_ADJECTIVAL = frozenset({"compound", "amod"})
# Slots that name the other side even where several act together ("Russia and Iran met with Turkey").
_OTHER_SIDE = frozenset({"with", "obj.with", "clause.with", "against", "obj", "dative", "to"})
_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_MEANS = frozenset({"in", "during", "after"})
_OF_EVENTS = frozenset({"subj", "compound", "amod"})
# What is counted of those to whom a deed was done.
_SUFFERED = frozenset({"killed", "injured", "arrested"})
_NO_PARTY = frozenset({"VERB", "AUX", "ADV", "ADP", "PUNCT", "PART"})


class Roles:
    """Fills the roles of one document's matches."""

    def __init__(self, doc: Document, clauses: Clauses, parties: Parties, events: EventNouns) -> None:
        self.doc, self.clauses, self.parties, self.events = doc, clauses, parties, events
        self._acting, self._nobody = word_class("acting"), word_class("nobody")
        self._places, self._arms = word_class("territory"), word_class("arms") | word_class("carriers")
        self._judging, self._civilians = word_class("judging"), word_class("civilians")
        self._hurt = word_class("hurt")
        self._deeds, self._documents = word_class("events"), word_class("documents")

    def fill(self, match: Match) -> None:
        """Fill both roles of a match, what it speaks for being filled already."""
        match.actor, match.slots["actor"] = self._role(match, "actor")
        if match.actor >= 0 and match.frame.type != "PROTEST":
            self._behind(match)
        match.recipient, match.slots["recipient"] = self._role(match, "recipient", match.actor, match.frame.party_first)
        if match.slots["actor"] == "subj" and (self._must_be_object(match) or self._is_counted_off(match)):
            # "Dozens killed in raid", "Nine killed, six injured": a headline's passive without its auxiliary
            match.recipient, match.slots["recipient"] = match.actor, "subj"
            match.actor, match.slots["actor"] = self._role(match, "actor", match.recipient)
        if match.frame.mutual and self._act_on_each_other(match):
            match.recipient, match.slots["recipient"] = -1, ""
        elif match.frame.party_first and self._lacks_side(match):
            near = self._party_nearby(match)
            if near >= 0:
                match.recipient, match.slots["recipient"] = near, "nearby"

    def _lacks_side(self, match: Match) -> bool:
        """Whether no slot names the other side, so that a party named nearby may be it."""
        if self.doc.pos[match.i] not in _VERBAL:
            return False
        if match.recipient < 0:
            return True
        return match.frame.type != "REQUEST" and not self.parties.is_side(match.recipient)

    def _behind(self, match: Match) -> None:
        """Who is behind an event or paper that stands as subject: "a Russian raid killed" tells of Russia's deed."""
        means = match.actor
        if self.doc.lemmas[means] in self._deeds:
            paths = "poss by subj amod compound from"
        elif self.doc.lemmas[means] in self._documents:
            paths = "poss by from of amod compound"
        else:
            return
        if self.parties.is_named(means):
            return
        stand_in = Match(replace(match.frame, actor=paths), means)
        match.actor, slot = self._role(stand_in, "actor")
        match.slots["actor"] = f"{match.slots['actor']}.{slot}" if slot else ""
        match.slots["means"] = self.doc.words[means]

    def _role(self, match: Match, role: str, other: int = -1, first: bool = False) -> tuple[int, str]:
        """The head that fills a role and the slot that gave it; with `first`, a slot that names a party goes before."""
        found = (-1, "")
        for path in (match.frame.actor if role == "actor" else match.frame.recipient).split():
            j = getattr(match.inner, path[6:], -1) if path.startswith("inner.") else self._slot(match, path)
            j = self.parties.past_teller(j)
            if j == other or not self._may_be_party(match, j) or self._only_tells(match, j):
                continue
            if role == "actor" and match.frame.type in _FORCE and not self._may_do_harm(j):
                continue
            if role == "actor" and path == "by" and match.frame.type in _FORCE and self._is_judged(match.i, j):
                continue
            if role == "recipient" and match.frame.people and not self._is_person(j):
                continue
            if not first or self.parties.is_side(j):
                return j, path
            if found[0] < 0:
                found = (j, path)
        return found

    def _must_be_object(self, match: Match) -> bool:
        """Whether the subject of a verb that always has an object can only be that object."""
        doc = self.doc
        if match.recipient >= 0 or match.frame.counts not in _SUFFERED or doc.tags[match.i] not in ("VBD", "VBN"):
            return False
        verbs = (match.i, *doc.all_children(match.i, "conj"))
        return not any(doc.deps[c] in ("dobj", "aux") for v in verbs for c in doc.children[v])

    def _is_counted_off(self, match: Match) -> bool:
        """Whether a headline counts on behind its verb: "nine civilians killed 12 injured", "killed others injured"."""
        doc, subject, also = self.doc, match.actor, self.doc.child(match.i, "dobj")
        if match.frame.counts not in _SUFFERED or not match.i < also < len(doc.words) - 1:
            return False
        people = doc.lemmas[subject] in self._civilians and doc.child(subject, "nummod") >= 0
        return doc.lowers[also + 1] in self._hurt and (people or doc.pos[subject] == "NUM")

    def _act_on_each_other(self, match: Match) -> bool:
        """Whether several subjects are each other's other side: nobody else is named as one."""
        if match.actor < 0 or match.slots["recipient"] in _OTHER_SIDE:
            return False
        alone = len(self.parties.coordinated(match.actor)) < 2
        return not (alone and self.parties.pair_before(match.actor) is None)

    def _party_nearby(self, match: Match) -> int:
        """The first party named after the trigger in its own clause, where no slot names one."""
        doc = self.doc
        own = range(*self.parties.phrase(match.actor)) if match.actor >= 0 else range(0)
        for j in range(match.i + 1, doc.right_edges[match.i] + 1):
            if doc.deps[j] in ("advcl", "ccomp", "relcl", "conj") and doc.pos[j] in ("VERB", "AUX"):
                purpose = doc.deps[j] == "advcl" and doc.tags[j] == "VB"  # "gave money to rebuild schools in Mali"
                if doc.left_edges[j] > match.i and not purpose:
                    return -1
            elif self.parties.is_named(j) and doc.deps[j] not in ("compound", "nsubj") and j not in own:
                return -1 if self._only_tells(match, j) else j
        return -1

    def _is_person(self, j: int) -> bool:
        doc = self.doc
        if self.parties.is_party(j) or doc.pos[j] in ("NUM", "PRON"):
            return True
        return doc.tags[j] in ("NNS", "NNPS") and doc.child(j, "nummod") >= 0

    def _may_do_harm(self, j: int) -> bool:
        """Whether head j can be the one who uses force: someone, or a vehicle or weapon, never a place or a date."""
        lemma = self.doc.lemmas[j]
        if lemma in self._deeds:  # whoever is behind it is looked for next
            return True
        if lemma in self._places and not self.parties.is_named(j):
            return False
        return self.parties.is_side(j) or lemma in self._arms

    def _is_judged(self, i: int, j: int) -> bool:
        """Whether head j only tells of event i, judges it or wards it off: "the raid was condemned by the council"."""
        verb = self.doc.heads[self.doc.heads[j]]
        return verb != i and self.clauses.is_passive(verb) and self.doc.lemmas[verb] in self._judging

    def _only_tells(self, match: Match, j: int) -> bool:
        """Whether head j is an outlet or a monitor that tells of it: in text without commas it looks like a side."""
        return self.parties.is_teller(j) and (match.frame.type in _FORCE or self.parties.tells(j))

    def _may_be_party(self, match: Match, j: int) -> bool:
        if j < 0 or j == match.i or self.doc.pos[j] in _NO_PARTY or self.doc.lemmas[j] in self._nobody:
            return False
        return not self.parties.is_calendar(j) or (match.frame.people and self.parties.is_count(j))

    def _slot(self, match: Match, path: str) -> int:
        i = match.i
        if self.events.is_event(i) and path in ("subj", "obj"):
            return self._of_noun(i, path)
        found = self._direct(i, path)
        if (
            found < 0
            and self.doc.deps[i] == "conj"
            and self.events.is_event(i)
            and self.doc.lemmas[self.doc.heads[i]] in self._deeds
        ):
            return self._direct(self.doc.heads[i], path)  # "Russian raids and shelling of the port"
        return found

    def _direct(self, i: int, path: str) -> int:
        way, _, last = path.rpartition(".")
        if way in _MEANS and last in _OF_EVENTS and self.doc.lemmas[self.clauses.fill(i, way)] not in self._deeds:
            return -1  # "killed in Russian raids" tells of Russia's deed, "killed in a Russian town" does not
        if last not in _ADJECTIVAL:
            return self.clauses.fill(i, path)
        noun = self.clauses.fill(i, way) if way else i
        return self._named_before(noun, last) if noun >= 0 else -1

    def _named_before(self, noun: int, relation: str) -> int:
        """The word before a noun that names who acts: "Russian air raids", "rebel mortar fire"."""
        start, _ = self.parties.phrase(noun)
        doc = self.doc
        before = [j for j in range(start, noun) if self._names_actor(j)]
        led = [j for j in before if relation == "amod" and doc.lowers[doc.heads[j]] in ("led", "mediated", "brokered")]
        return next((j for j in before if doc.deps[j] == relation), led[0] if led else -1)

    def _names_actor(self, i: int) -> bool:
        """Whether a word before a noun says whose deed it is ("Russian strikes", not "air strikes")."""
        doc = self.doc
        if i > 1 and doc.words[i - 1] == "-" and doc.lowers[i - 2] in ("anti", "pro", "non", "counter"):
            return False
        if self.parties.is_scene(i):
            return False
        return self.parties.is_named(i) or doc.lemmas[i] in self._acting

    def _of_noun(self, i: int, path: str) -> int:
        """Subject or object of an event noun, through the light verb that it stands under ("launched an attack")."""
        verb = self.events.light_verb(i)
        if verb < 0:
            return -1
        suffered = self.events.is_suffered(i, verb)
        if (path == "subj") == suffered:
            return -1
        return self.clauses.slot(verb, "subj")
