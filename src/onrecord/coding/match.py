"""Frames found in a document: which words trigger them, which slots they fill, and which frame speaks for which."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from onrecord.coding.lexicon import Entry, Frame, entries, hyphenated, word_class, words_of
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
_PARTICLES = frozenset({"prt", "prep", "advmod", "acomp", "advcl", "xcomp", "ccomp", "oprd"})
_NO_TRIGGER = frozenset({"aux", "auxpass", "amod", "compound"})
_NO_PARTY = frozenset({"VERB", "AUX", "ADV", "ADP", "PUNCT", "PART"})
_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(slots=True)
class Match:
    """A frame at a trigger. Roles are head tokens; `slots` says which slot gave each, `inner` whom it speaks for."""

    frame: Frame
    i: int
    actor: int = -1
    recipient: int = -1
    slots: dict[str, str] = field(default_factory=dict)
    inner: "Match | None" = None


class Matcher:
    """Finds the frames of one document."""

    def __init__(self, doc: Document, clauses: Clauses, parties: Parties) -> None:
        self.doc, self.clauses, self.parties = doc, clauses, parties
        self._joined = self._joined_words()
        self._light = word_class("light_verbs")
        self._suffered = word_class("suffered_verbs")
        self._acting, self._nobody = word_class("acting"), word_class("nobody")
        self._places, self._arms = word_class("territory"), word_class("arms") | word_class("carriers")
        self._events, self._documents = word_class("events"), word_class("documents")

    def _joined_words(self) -> dict[int, str]:
        """Words with a hyphen, which the parser cuts up ("cease-fire"): the lexicon's word, by the last piece."""
        doc = self.doc
        out = {}
        for j in doc.by_lemma.get("-", ()):
            if 0 < j < len(doc) - 1 and doc.ends[j - 1] == doc.starts[j] and doc.ends[j] == doc.starts[j + 1]:
                joined = f"{doc.lowers[j - 1]}-{doc.lemmas[j + 1]}"
                if joined in hyphenated():
                    out[j + 1] = joined
        return out

    def find(self) -> list[Match]:
        """All matches that stand for themselves, in text order, their roles filled."""
        best: dict[int, Match] = {}
        lexicon, by_lemma = entries(), self.doc.by_lemma
        for lemma in by_lemma.keys() & lexicon.keys():
            for i in by_lemma[lemma]:
                frame = self._best(i, lexicon[lemma]) if i not in self._joined else None
                if frame is not None:
                    best[i] = Match(frame, i)
        for i, lemma in self._joined.items():
            frame = self._best(i, lexicon.get(lemma, ()))
            if frame is not None:
                best[i] = Match(frame, i)
        taken: set[int] = set()
        for match in best.values():
            for j in self._taken(match):
                taken.add(j)
                if match.inner is None and j in best and j != match.i:
                    match.inner = best[j]
        for i in sorted(best, reverse=True):
            self._fill(best[i])
        return [best[i] for i in sorted(best) if i not in taken and self._stands(best[i])]

    def _best(self, i: int, found: tuple[Entry, ...]) -> Frame | None:
        fits = [e for e in found if self._fits(i, e)]
        if not fits:
            return None
        return max(fits, key=lambda e: (e.frame.prefer, e.particle is not None, *e.frame.specificity)).frame

    def _fits(self, i: int, entry: Entry) -> bool:
        doc = self.doc
        if entry.pos == "VERB":
            like = doc.heads[i] if doc.deps[i] == "conj" else i
            if self.clauses.is_noun(i) or (doc.deps[like] in _NO_TRIGGER and doc.tags[i] != "MD"):
                return False
        elif entry.pos == "NOUN":
            if not self.is_event(i) or doc.deps[i] in ("compound", "poss"):
                return False
        elif doc.tags[i] not in ("JJ", "VBN"):
            return False
        if entry.particle and not self._has_particle(i, entry.particle):
            return False
        frame = entry.frame
        return all(self._holds(i, s, words) for s, words in frame.need.items()) and not any(
            self._holds(i, s, words) for s, words in frame.bar.items()
        )

    def _has_particle(self, i: int, particle: str) -> bool:
        doc = self.doc
        return any(doc.lowers[c] == particle and doc.deps[c] in _PARTICLES for c in doc.children[i])

    def _holds(self, i: int, slots: str, words: tuple[str, ...]) -> bool:
        """Whether one of the slots (alternatives parted by spaces) holds one of the words."""
        doc = self.doc
        for slot in slots.split():
            j = self.clauses.fill(i, slot)
            if j < 0:
                continue
            wanted = words_of(words)
            if "@any" in wanted or ("@party" in wanted and any(map(self.parties.is_party, doc.conjuncts(j)))):
                return True
            if "@number" in wanted and doc.pos[j] == "NUM":
                return True
            for k in (k for part in doc.conjuncts(j) for k in (part, *self._counted(part))):
                if self._joined.get(k, doc.lemmas[k]) in wanted or doc.lowers[k] in wanted:
                    return True
                if "weapon" in wanted and self.parties.is_equipment(k):
                    return True
        return False

    def is_event(self, i: int) -> bool:
        """Whether trigger i stands as a noun."""
        return self.doc.pos[i] in _NOUNS or (self.doc.pos[i] == "VERB" and self.clauses.is_noun(i))

    def _counted(self, i: int) -> list[int]:
        """What a bare number counts: the planes of "50 of the planes"."""
        doc = self.doc
        of = doc.child(i, "prep") if doc.pos[i] == "NUM" else -1
        return doc.all_children(of, "pobj") if of >= 0 and doc.lowers[of] == "of" else []

    def _taken(self, match: Match) -> Iterator[int]:
        for slot in match.frame.takes:
            j = self.clauses.fill(match.i, slot)
            if j >= 0:
                yield from self.doc.conjuncts(j)

    def _fill(self, match: Match) -> None:
        match.actor, match.slots["actor"] = self._role(match, "actor")
        if match.actor >= 0 and match.frame.type != "PROTEST":
            self._behind(match)
        match.recipient, match.slots["recipient"] = self._role(match, "recipient", match.actor, match.frame.party_first)
        if match.recipient < 0 and match.slots["actor"] == "subj" and self._must_be_object(match):
            # "Dozens killed in raid": a headline's passive without its auxiliary
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
        if self.doc.lemmas[means] in self._events:
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
            if j == other or not self._may_be_party(match, j):
                continue
            if role == "actor" and match.frame.type in _FORCE and not self._may_do_harm(j):
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
        if match.frame.counts not in ("killed", "injured", "arrested") or doc.tags[match.i] not in ("VBD", "VBN"):
            return False
        verbs = (match.i, *doc.all_children(match.i, "conj"))
        return not any(doc.deps[c] in ("dobj", "aux") for v in verbs for c in doc.children[v])

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
                if doc.left_edges[j] > match.i:
                    return -1
            elif self.parties.is_named(j) and doc.deps[j] not in ("compound", "nsubj") and j not in own:
                return j
        return -1

    def _is_person(self, j: int) -> bool:
        doc = self.doc
        if self.parties.is_party(j) or doc.pos[j] in ("NUM", "PRON"):
            return True
        return doc.tags[j] in ("NNS", "NNPS") and doc.child(j, "nummod") >= 0

    def _may_do_harm(self, j: int) -> bool:
        """Whether head j can be the one who uses force: someone, or a vehicle or weapon, never a place or a date."""
        lemma = self.doc.lemmas[j]
        if lemma in self._events:  # whoever is behind it is looked for next
            return True
        if lemma in self._places and not self.parties.is_named(j):
            return False
        return self.parties.is_side(j) or lemma in self._arms

    def _may_be_party(self, match: Match, j: int) -> bool:
        if j < 0 or j == match.i or self.doc.pos[j] in _NO_PARTY or self.doc.lemmas[j] in self._nobody:
            return False
        return not self.parties.is_calendar(j) or (match.frame.people and self.parties.is_count(j))

    def _slot(self, match: Match, path: str) -> int:
        i = match.i
        if self.is_event(i) and path in ("subj", "obj"):
            return self._of_noun(i, path)
        found = self._direct(i, path)
        if (
            found < 0
            and self.doc.deps[i] == "conj"
            and self.is_event(i)
            and self.doc.lemmas[self.doc.heads[i]] in self._events
        ):
            return self._direct(self.doc.heads[i], path)  # "Russian raids and shelling of the port"
        return found

    def _direct(self, i: int, path: str) -> int:
        way, _, last = path.rpartition(".")
        if way in _MEANS and last in _OF_EVENTS and self.doc.lemmas[self.clauses.fill(i, way)] not in self._events:
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
        verb = self.light_verb(i)
        if verb < 0:
            return -1
        suffered = self.doc.lemmas[verb] in self._suffered or self.doc.lowers[self.doc.heads[i]] == "under"
        if (path == "subj") == suffered:
            return -1
        return self.clauses.slot(verb, "subj")

    def light_verb(self, i: int) -> int:
        """The verb that only carries noun i out ("launched", "came under"), or -1."""
        doc = self.doc
        head = doc.heads[i]
        while doc.deps[i] == "conj" or (doc.deps[i] == "pobj" and doc.deps[doc.heads[head]] in ("dobj", "nsubjpass")):
            if doc.deps[i] == "pobj" and doc.lemmas[doc.heads[head]] not in word_class("measure_nouns"):
                break
            i = head if doc.deps[i] == "conj" else doc.heads[head]
            head = doc.heads[i]
        if doc.deps[i] == "pobj":
            if doc.lowers[head] == "under":
                return doc.heads[head] if doc.lemmas[doc.heads[head]] in ("come", "be", "remain") else -1
            head = doc.heads[head]
        if doc.deps[i] == "attr" and doc.lemmas[head] == "be":
            subject = doc.child(head, "nsubj")
            return head if subject >= 0 and doc.pos[subject] != "PRON" else -1
        if doc.lemmas[head] == "carry" and doc.child(head, "prt") < 0:
            return -1
        known = self._light if doc.deps[i] in ("dobj", "nsubjpass", "acl", "relcl") else self._suffered
        if doc.lemmas[head] in known | self._suffered and doc.pos[head] in ("VERB", "AUX"):
            return head
        participle = doc.child(i, "acl", "relcl")
        return participle if participle >= 0 and doc.lemmas[participle] in self._light else -1

    def _stands(self, match: Match) -> bool:
        """A noun alone is no claim: it must have a party, or be carried out by someone."""
        return match.actor >= 0 or match.recipient >= 0 or not self.is_event(match.i)
