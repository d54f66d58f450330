"""Persons whom no table knows: what the model takes for one, gazetteer and tables asked, and names behind titles."""

import re
from functools import cache

from onrecord.grounding.names import normal
from onrecord.grounding.parties import Row, party_tables
from onrecord.grounding.parties_model import Finder, Known, heads
from onrecord.grounding.parties_named import Named
from onrecord.knowledge import load_yaml

_LONGEST = 5
_MARKS = frozenset("-‐‑’'.")


@cache
def particles() -> frozenset[str]:
    """Pieces that stand inside names in lower case ("al", "von")."""
    return frozenset(load_yaml("grounding/titles.yaml")["particles"])


@cache
def _no_names() -> frozenset[str]:
    return frozenset(load_yaml("grounding/titles.yaml")["no_names"])


def find_people(known: Known) -> list[Named]:
    """The persons of a document as their mentions stand in the text, not yet linked to one another."""
    return _People(known).find()


class _People(Finder):
    def __init__(self, known: Known) -> None:
        super().__init__(known)
        words = known.doc.words
        self._gazetteer = {normal(place.span.text) for place in known.place_at.values()}
        self._title_ends = [t.end for t in known.titles if t.kind != "offices" or words[t.start][0].isupper()]

    def find(self) -> list[Named]:
        found: list[Named] = []
        titled = frozenset(self._title_ends)
        for start, end, label in self._doc.entities:
            span = self._trimmed(start, end) if label == "PERSON" else None
            if span and self._is_name(*span, titled=span[0] in titled):
                found.append(self._person(*span, "name behind a title" if span[0] in titled else "model: PERSON"))
        covered = {i for n in found for i in range(n.start, n.end)}
        for end in self._title_ends:
            span = self._after_title(end)
            if span and covered.isdisjoint(range(*span)):
                covered.update(range(*span))
                found.append(self._person(*span, "name behind a title"))
        return sorted(found, key=lambda n: n.start)

    def _person(self, start: int, end: int, why: str) -> Named:
        name = re.sub(r"\s+", " ", self._written(start, end))
        return Named(start, end, Row("", name, "Person", "text"), why)

    def _written(self, start: int, end: int) -> str:
        return self._doc.text[self._doc.starts[start] : self._doc.ends[end - 1]]

    def _trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        """The model's span without titles, other parties, places, possessives and what follows a line break."""
        while start < end and (
            (start in self._titled and start + 1 < end) or not self._is_piece(start) or self._is_other(start)
        ):
            start += 1
        stop = start
        while stop < end and (self._is_piece(stop) or self._is_mark(stop)) and not self._is_other(stop):
            stop += 1
        stop = self._without_tail(start, stop)
        if stop <= start:
            return None
        while start >= 2 and self._is_mark(start - 1) and self._doc.lowers[start - 2] in particles():
            start -= 2
        return start, stop

    def _without_tail(self, start: int, stop: int) -> int:
        """The end of a name without marks and particles at its end."""
        while stop > start and (self._is_mark(stop - 1) or self._doc.lowers[stop - 1] in particles()):
            stop -= 1
        return stop

    def _is_piece(self, i: int) -> bool:
        doc = self._doc
        return (doc.words[i][0].isupper() and doc.pos[i] not in ("DET", "PRON")) or doc.lowers[i] in particles()

    def _is_mark(self, i: int) -> bool:
        return self._doc.words[i] in _MARKS

    def _is_other(self, i: int) -> bool:
        """Whether the token is of a place, or of a party that is no person and no namesake of one ("Israel Katz")."""
        n = self._taken.get(i)
        if n is None:
            return i in self._known.place_at or self._doc.lowers[i] in self._gazetteer
        namesake = (
            n.why.startswith(("table: name", "table: alias")) and n.end - n.start == 1 and self._doc.words[i].istitle()
        )
        return n.row.schema != "Person" and not namesake

    def _is_name(self, start: int, end: int, *, titled: bool) -> bool:
        """Whether the span can be a person's name: not a place, not a party, not a common word."""
        doc = self._doc
        held = self._taken.get(start)
        if held and held.start <= start and held.end >= end:
            return False
        tokens = [i for i in range(start, end) if not self._is_mark(i)]
        if (
            len(tokens) > _LONGEST + 2
            or self._titled.issuperset(tokens)
            or any(doc.lowers[i] in _no_names() for i in tokens)
        ):
            return False
        if not titled and (normal(self._written(start, end)) in self._known.places or self._has_common_word(tokens)):
            return False
        if len(tokens) > 1:
            return True
        word = doc.words[start]
        plain = doc.lowers[start] in heads().schema_of or (not titled and bool(party_tables().names.meanings(word)))
        return doc.pos[start] == "PROPN" and len(word) > 2 and not word.isupper() and not plain

    def _has_common_word(self, tokens: list[int]) -> bool:
        """Whether the report writes one of the words in lower case elsewhere: a headline's capitals make no name."""
        doc = self._doc
        return any(doc.lowers[i] in self._known.written and doc.lowers[i] not in particles() for i in tokens)

    def _after_title(self, start: int) -> tuple[int, int] | None:
        """The capitalised words behind a title."""
        doc, end = self._doc, start
        if start in self._titled:
            return None
        while end < len(doc) and end - start < 2 * _LONGEST and end not in self._taken:
            named = doc.pos[end] == "PROPN" and doc.words[end][0].isupper()
            if not named and not (end > start and self._is_inside(end)):
                break
            end += 1
        end = self._without_tail(start, end)
        if end == start or any(doc.lowers[i] in _no_names() for i in range(start, end)):
            return None
        return start, end

    def _is_inside(self, i: int) -> bool:
        """Whether the token can stand inside a name: a mark or particle with a name behind it."""
        doc = self._doc
        joins = self._is_mark(i) or doc.lowers[i] in particles()
        return joins and i + 1 < len(doc) and doc.words[i + 1][0].isalpha()
