"""Who stands in a slot: the noun phrase without its relative clauses, and the entity that grounding knows it as."""

from functools import cache

from msgspec.structs import replace

from onrecord.coding.lexicon import word_class
from onrecord.grounding import Grounding
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Party

_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "case", "neg"})
_NO_OPENING = frozenset({",", '"', "“", "least", "most", "than", "-", "--", "–"})
_NAMED = frozenset({"PROPN", "NOUN", "ADJ"})
_AGAINST = frozenset({"anti", "non", "counter"})
_BEFORE = frozenset({"compound", "amod", "nmod"})
_NAMES = frozenset({"PERSON", "NORP", "ORG", "GPE", "FAC", "LOC"})
_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY"})
_CALENDAR = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


@cache
def _keys(name: str) -> frozenset[str]:
    return frozenset(load_yaml("coding/tellers.yaml")[name])


@cache
def _teller_keys() -> frozenset[str]:
    return _keys("tellers").union(row["key"] for row in load_yaml("parties/outlets.yaml"))


class Parties:
    """The parties of one document."""

    def __init__(self, doc: Document, grounding: Grounding) -> None:
        self._doc = doc
        # "US$" names no country that does anything
        self._entity_at = {i: id_ for i, id_ in grounding.entity_at.items() if doc.tags[i] != "$"}
        self._place_at = grounding.place_at
        self._equipment_at = grounding.equipment_at
        self._tellers = {e.id for e in grounding.entities if e.key in _teller_keys()}
        self._faiths = {e.id for e in grounding.entities if e.key in _keys("faiths")}
        self._range = {i: (start, end) for start, end, _ in doc.entities for i in range(start, end)}
        self._no_names = word_class("events") | word_class("arms") | word_class("nobody") | {"suicide"}
        self._label = {i: label for start, end, label in doc.entities for i in range(start, end)}

    def phrase(self, i: int) -> tuple[int, int]:
        """The token range of the noun phrase of head i: what stands before it, and an of-phrase after it."""
        doc = self._doc
        start, end = i, i + 1
        for c in doc.children[i]:
            if c < i and doc.deps[c] in _LEFT:
                start = min(start, doc.left_edges[c])
            elif doc.lowers[c] == "of" and c <= end:
                noun = doc.child(c, "pobj")
                end = max(end, self.phrase(noun)[1] if noun >= 0 else end)
        while start < i and (doc.pos[start] == "ADV" or doc.lowers[start] in _NO_OPENING or self._is_date(start)):
            start += 1
        return start, end

    def _is_date(self, i: int) -> bool:
        return self._label.get(i) in ("DATE", "TIME") and self._doc.pos[i] in ("NUM", "PROPN")

    def party(self, i: int) -> Party:
        """The party that head i names; of a name before a noun ("Free Army raids"), the whole name and no more."""
        start, end = self.phrase(i)
        if self._doc.deps[i] in _BEFORE and i in self._range and self._doc.pos[i] != "ADJ":
            start, end = self._range[i][0], min(self._range[i][1], self._doc.heads[i])
        return Party(span=self._doc.span(start, end), entity=self._entity_at.get(self._name_in(i, start, end)))

    def party_of_help(self, i: int, relief: bool) -> Party:
        """The party of head i as one that gives or gets help: its entity, only where that is the one who does.

        Relief to a place is help to its country; what else goes there need not be for its state.
        """
        party, name = self.party(i), self._name_in(i, *self.phrase(i))
        if party.entity is None:
            return party
        doc = self._doc
        owner = doc.heads[name] if doc.deps[name] in _BEFORE or doc.deps[name] == "poss" else name
        there = not relief and self.is_territory(owner)
        some = party.entity in self._faiths and name != i
        of = (name > i and doc.deps[name] != "appos") or doc.deps[name] == "poss"
        thing = of and doc.lemmas[i] not in word_class("people") | word_class("events") | word_class("goods")
        return replace(party, entity=None) if there or some or thing else party

    def _name_in(self, i: int, start: int, end: int) -> int:
        """The word that says who head i is: itself, one of its phrase (nearest before first), or a name beside it."""
        phrase = [i, *range(i - 1, start - 1, -1), *range(i + 1, end)]
        named = [j for j in phrase if j in self._entity_at and not self._is_part(j, whole=j == i)]
        beside = (j for j in self._apposed(i) if j in self._entity_at)
        return named[0] if named else next(beside, -1)

    def _is_part(self, i: int, whole: bool) -> bool:
        """Whether a name is part of a word with a hyphen: "a Chad-linked group"; of a `whole`, "anti-Chad forces"."""
        doc, own = self._doc, self._entity_at[i]
        first = last = i
        while self._entity_at.get(first - 1) == own:
            first -= 1
        while self._entity_at.get(last + 1) == own:
            last += 1
        if whole:
            return first > 1 and doc.words[first - 1] == "-" and doc.lowers[first - 2] in _AGAINST
        return any(0 < j < len(doc) - 1 and doc.words[j] == "-" for j in (first - 1, last + 1))

    def _apposed(self, i: int) -> list[int]:
        """The name that stands right behind a description ("its ally Chad"), or before it ("Chad its ally")."""
        doc = self._doc
        behind = [c for c in doc.children[i] if doc.deps[c] == "appos" and doc.left_edges[c] == i + 1]
        if i + 1 < len(doc) and doc.lemmas[i] in word_class("people") and doc.deps[i + 1] == "npadvmod":
            behind.append(i + 1)  # what follows has misled the parser: "its ally Chad targeting rebels"
        return [*behind, *([doc.heads[i]] if doc.deps[i] == "appos" else [])]

    def coordinated(self, i: int) -> list[int]:
        """Head i and the nouns coordinated with it, left to right."""
        doc = self._doc
        return [k for k in doc.conjuncts(i) if k == i or doc.pos[k] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")]

    def pair_before(self, i: int) -> tuple[Party, Party] | None:
        """The two sides that stand by one noun ("UK and EU envoys", "the armies of Peru and Chile"), or None."""
        doc = self._doc
        of = next((c for c in doc.children[i] if doc.lowers[c] == "of"), -1)
        owners = doc.conjuncts(doc.child(of, "pobj")) if of >= 0 and doc.child(of, "pobj") >= 0 else []
        if len(owners) > 1 and doc.tags[i] in ("NNS", "NNPS") and all(map(self.is_named, owners[:2])):
            return self._owned(i, owners[0]), self.party(owners[1])
        for c in doc.children[i]:
            if c < i and doc.deps[c] in ("compound", "amod", "poss", "nmod") and self.is_named(c):
                for second in doc.children[c]:
                    if doc.deps[second] == "conj" and c < second < i and self.is_named(second):
                        start = self.phrase(i)[0]
                        first = doc.span(start, self._before_and(c, second))
                        rest = doc.span(self._after_and(c, second), i + 1)
                        return (
                            Party(span=first, entity=self._entity_at.get(c)),
                            Party(span=rest, entity=self._entity_at.get(second)),
                        )
        return None

    def _owned(self, i: int, owner: int) -> Party:
        start, _ = self.phrase(i)
        return Party(span=self._doc.span(start, self.phrase(owner)[1]), entity=self.party(owner).entity)

    def _before_and(self, first: int, second: int) -> int:
        return next((j for j in range(first + 1, second) if self._doc.deps[j] in ("cc", "punct")), first + 1)

    def _after_and(self, first: int, second: int) -> int:
        return next((j + 1 for j in range(second - 1, first, -1) if self._doc.deps[j] in ("cc", "punct")), second)

    def is_party(self, i: int) -> bool:
        """Whether head i names someone who can act: a name, a people, or a word for persons and bodies."""
        doc = self._doc
        if doc.lemmas[i] in word_class("people") or doc.pos[i] == "PRON":
            return True
        if self._label.get(i) in _CALENDAR or self.is_equipment(i):
            return False
        return i in self._entity_at or self._label.get(i) in _NAMES or (doc.pos[i] == "PROPN" and i not in self._label)

    def is_equipment(self, i: int) -> bool:
        """Whether word i names a system ("C-54s") or a kind of equipment."""
        return i in self._equipment_at

    def equipment(self, start: int, end: int) -> str | None:
        """The id of the first equipment named among these tokens."""
        return next((self._equipment_at[j] for j in range(start, end) if j in self._equipment_at), None)

    def is_named(self, i: int) -> bool:
        """Whether word i names someone or a country."""
        if i in self._entity_at:
            return True
        doc = self._doc
        return self._label.get(i) in _NAMES and doc.pos[i] in _NAMED and doc.lemmas[i] not in self._no_names

    def is_count(self, i: int) -> bool:
        """Whether word i is a bare number ("killed 12")."""
        return self._label.get(i) == "CARDINAL" and self._doc.pos[i] == "NUM"

    def is_scene(self, i: int) -> bool:
        """Whether word i names the place of a deed and not a party ("Aleppo bombing")."""
        place = self._place_at.get(i)
        return place is not None and place.use == "location" and self._doc.pos[i] != "ADJ"

    def is_territory(self, i: int) -> bool:
        """Whether head i is a place on the ground: a town by its name, or "area", "border"; no country that can act."""
        return i not in self._entity_at and (self.is_scene(i) or self._doc.lemmas[i] in word_class("territory"))

    def is_proper(self, i: int) -> bool:
        """Whether head i is the proper name of somebody ("Chad"; not "Chadian troops")."""
        return self._doc.pos[i] == "PROPN" and i in self._entity_at

    def is_side(self, i: int) -> bool:
        """Whether head i, or a name inside its phrase, can be the other side of a deed."""
        return self.is_party(i) or any(self.is_named(j) for j in range(*self.phrase(i)))

    def holds_party(self, i: int) -> bool:
        """Whether the phrase of head i names a party anywhere ("the Syrian shelling")."""
        start, end = self.phrase(i)
        return any(self.is_party(j) for j in range(start, end))

    def is_teller(self, i: int) -> bool:
        """Whether head i names an outlet or a body that tells of force and uses none."""
        return self._entity_at.get(i) in self._tellers

    def is_of_teller(self, i: int) -> bool:
        """Whether the phrase of head i names such a one ("the observatory's director")."""
        return self.party(i).entity in self._tellers

    def tells(self, i: int) -> bool:
        """Whether a verb of saying follows head i at once ("Reuters reports")."""
        after = self.phrase(i)[1] if i >= 0 else 0
        return 0 < after < len(self._doc) and self._doc.lemmas[after] in word_class("voicing")

    def past_teller(self, i: int) -> int:
        """Head i; where it is an outlet run into the name before it ("from Chad Reuters reports"), that name."""
        doc = self._doc
        if i <= 0 or not self.is_teller(i) or not self.tells(i):
            return i
        named = [c for c in doc.children[i] if c < i and doc.deps[c] == "compound" and c in self._entity_at]
        return next((c for c in reversed(named) if self._entity_at[c] != self._entity_at[i]), i)

    def is_calendar(self, i: int) -> bool:
        """Whether word i is a time or an amount, which never is a party ("yesterday's attack")."""
        if i in self._entity_at or self._doc.lemmas[i] in word_class("people"):
            return False
        label = self._label.get(i)
        if label in ("CARDINAL", "ORDINAL"):  # "thousands marched" tells of people
            return self._doc.pos[i] == "NUM"
        return label in ("DATE", "TIME") or (label in _AMOUNTS and self._doc.pos[i] != "PROPN")
