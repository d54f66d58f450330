"""What a report says its persons are: titles before a name, descriptions behind it, and "the minister" for the person.

A role is a title right before the name ("Turkish Foreign Minister Hakan Fidan"), a description set off by commas
("Hakan Fidan, the foreign minister of Turkey," or "the foreign minister, Hakan Fidan,"). Two spellings with the same
consonants are one person where the text gives both the same role, and only there.
"""

from dataclasses import dataclass

from onrecord.grounding.names import normal, pieces
from onrecord.grounding.parties_named import Named, Rival
from onrecord.grounding.people import particles
from onrecord.grounding.people_titles import Title
from onrecord.language import Document

_BEFORE_TITLE = ("the", "a", "an", "'s", "’s")
_INSIDE = ("NOUN", "PROPN", "ADJ", "DET", "PART", "CCONJ")
_LINKING = ("of", "for", "to", "at")
_LONGEST = 14
_MODIFIERS = 3
# A description this many tokens behind the name no longer means that person.
_REACH = 200
_VOWELS = str.maketrans({**dict.fromkeys("aeiouyw"), "q": "k"})


@dataclass(frozen=True, slots=True)
class RoleFound:
    """Tokens `start` to `end` tell a role of the person `identity`; `office` is its title, `state` whose it is."""

    identity: str
    start: int
    end: int
    office: str
    state: str


class Roles:
    """The roles of a document's persons."""

    def __init__(self, doc: Document, titles: list[Title], named: list[Named]) -> None:
        self._doc = doc
        self._titles = [t for t in titles if t.kind != "forms"]
        self._by_end = {n.end: n for n in named}
        self.found = [role for n in named if n.row.schema == "Person" for role in self._of(n)]

    def _of(self, n: Named) -> list[RoleFound]:
        doc = self._doc
        out = []
        for t in self._titles:
            if t.end == n.start or (
                t.end + 1 == n.start and doc.words[t.end] == "," and t.kind == "offices" and self._is_definite(t)
            ):
                out.append(self._role(n, t, t.end))
            elif n.end < t.start <= n.end + 5 and self._stands_behind(n, t):
                out.append(self._role(n, t, self._end_of(t)))
                break
            elif t.start > n.end + 5:
                break
        return out

    def _role(self, n: Named, t: Title, end: int) -> RoleFound:
        doc = self._doc
        start = self._opening(t)
        office, state = " ".join(doc.lowers[start : t.end]), ""
        behind = start - 1 if doc.lowers[start - 1] in ("'s", "’s") else start
        owner = self._by_end.get(behind)
        if owner is not None and owner.row.schema != "Person":
            start, state = owner.start, owner.row.key.partition("/")[0]
        return RoleFound(n.identity, start, end, office, state)

    def _opening(self, t: Title) -> int:
        """Where a title begins with the common words before it: "former rebel commander"."""
        doc, start = self._doc, t.start
        while start > 0 and t.start - start < _MODIFIERS and doc.pos[start - 1] in ("NOUN", "ADJ"):
            if start in self._by_end or not doc.words[start - 1].islower():
                break
            start -= 1
        return start

    def _is_definite(self, t: Title) -> bool:
        start = self._opening(t)
        if owner := self._by_end.get(start):
            start = owner.start
        return start > 0 and self._doc.lowers[start - 1] in _BEFORE_TITLE

    def _stands_behind(self, n: Named, t: Title) -> bool:
        """Whether nothing but a comma, an article, adjectives and a party stand between name and title."""
        doc = self._doc
        if doc.words[n.end] != "," or t.kind != "offices" or doc.sentence_of[t.start] != doc.sentence_of[n.start]:
            return False
        between = range(n.end + 1, t.start)
        return all(doc.pos[i] in ("DET", "ADJ", "PROPN", "PART", "NOUN") for i in between)

    def _end_of(self, t: Title) -> int:
        """The end of a description: the title and what "of", "for", "to" or "at" adds to it."""
        doc, end = self._doc, t.end
        while end + 1 < len(doc) and end - t.start < _LONGEST and doc.lowers[end] in _LINKING:
            stop = end + 1
            while stop < len(doc) and stop - t.start < _LONGEST and doc.pos[stop] in _INSIDE:
                stop += 1
            if stop == end + 1:
                break
            end = stop
        return end

    def descriptions(self, named: list[Named]) -> list[Named]:
        """ "the minister", "the Turkish president": the person before it whom the report gave that office."""
        doc = self._doc
        taken = {i for n in named for i in range(n.start, n.end) if n.row.schema == "Person"}
        told = {i for role in self.found for i in range(role.start, role.end)}
        people = {n.identity: n for n in named if n.row.schema == "Person"}
        out = []
        for t in self._titles:
            if t.kind != "offices" or t.start in told or t.end in taken or not self._is_alone(t):
                continue
            owner = self._by_end.get(t.start)
            start = owner.start if owner else t.start
            if start == 0 or doc.lowers[start - 1] != "the":
                continue
            holders = self._holders(t, owner.row.key if owner else "")
            if len(holders) == 1 and holders[0] in people and start == t.start:
                row = people[holders[0]].row
                out.append(Named(start - 1, t.end, row, f"the report calls {row.name} so"))
        return out

    def _is_alone(self, t: Title) -> bool:
        doc = self._doc
        if t.end >= len(doc):
            return True
        return doc.lowers[t.end] not in _LINKING and doc.pos[t.end] not in ("PROPN", "NOUN")

    def _holders(self, t: Title, state: str) -> list[str]:
        """Whom the text before a description gave its office, each once."""
        office = " ".join(self._doc.lowers[t.start : t.end])
        return list(
            dict.fromkeys(
                role.identity
                for role in self.found
                if role.start < t.start <= role.start + _REACH
                and role.office.split()[-1] == office.split()[-1]
                and (role.office.endswith(office) or office.endswith(role.office))
                and state in ("", role.state)
            )
        )

    def join_spellings(self, named: list[Named]) -> list[Named]:
        """The same mentions; persons that only the text knows are one where consonants and role are the same."""
        rows = {n.identity: n.row for n in reversed(named) if n.row.schema == "Person"}
        first: dict[tuple[tuple[str, ...], str, str], str] = {}
        same: dict[str, str] = {}
        for role in self.found:
            sound = _consonants(rows[role.identity].name)
            known = first.setdefault((sound, role.office, role.state), role.identity)
            if known != role.identity and len(sound) > 1:
                same[role.identity] = known
        if not same:
            return named
        return [
            Named(
                n.start,
                n.end,
                rows[same[n.identity]],
                f"same role as {rows[same[n.identity]].name}",
                (Rival(n.row.name, None, "another person, spelt otherwise; the text gives both one role"),),
            )
            if n.identity in same
            else n
            for n in named
        ]


def _consonants(name: str) -> tuple[str, ...]:
    """A name's pieces by their consonants, doubled ones once: all that spellings of an Arabic name share."""
    out = []
    for piece in pieces(name):
        plain = normal(piece)
        if plain not in particles():
            letters = plain.translate(_VOWELS)
            out.append("".join(c for k, c in enumerate(letters) if k == 0 or c != letters[k - 1]))
    return tuple(out)
