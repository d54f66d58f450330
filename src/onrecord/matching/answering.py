"""Which events answer an opening, and how: granted, granted in part, refused, on conditions, put off, delivered.

Who answers must be of the side that was addressed. That it is this opening which is answered is known in one of four
ways: a report tells the two side by side; the answer is told to be towards the side that asked, and is about the same
matter; it is a word that only answers are told with, or the meeting that was asked for, within days and in much the
same words; or it gives the very amount that was asked for. A wrong answer is worse than none: what is alike at best is
left out.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple, cast

from onrecord.matching.assistance import ANY_HELP, amounts_of, families_of, party_of
from onrecord.matching.events import Happening
from onrecord.matching.facts import Fact, day_number
from onrecord.matching.openings import Opening, first_rule
from onrecord.matching.sides import Sides
from onrecord.records import AnswerKind, Event

# After so many days an event is no longer taken for the answer; after so many where it gives the amount asked for.
LATEST, LATEST_OF_AMOUNT = 90, 365
# Within so many sentences a report tells an answer: before what it answers, after it, and after it with a name for it.
BEFORE, NEAR, FAR = 2, 3, 6
# Within so many days two people who speak to one another are on one matter.
SOON = 7
# Within so many days a body holds a meeting that it was asked for.
AT_ONCE = 3
# So many content words, or this share of the shorter sentence's and at least two, make two matters one.
MANY, SHARE = 3, 0.3
# What helps: less of it than was asked for is a part.
_GIVEN = frozenset({"granted", "delivered"})
_UNDATED = 10**7


class Found(NamedTuple):
    """An event that answers, how, and the claim that shows it."""

    event: str
    kind: AnswerKind
    claim: str


@dataclass(frozen=True, slots=True)
class _Reply:
    """An event that may answer: by whom, towards whom (marks of sides), about what."""

    id: str
    facts: tuple[Fact, ...]
    doers: frozenset[str]
    by: frozenset[str]
    towards: frozenset[str]
    families: frozenset[str]
    amounts: Mapping[str, float]
    first: int
    last: int


def answer_kind(fact: Fact) -> AnswerKind | None:
    """What kind of answer a claim would be: the first rule of the table that fits. A denial of a deed is none."""
    if "answers" not in fact.cues and (fact.denies or "denies" in fact.cues):
        return None
    rule = first_rule("answers", fact.type, fact.status, fact.stage, fact.cues)
    return cast(AnswerKind, rule["kind"]) if rule else None


class Answers:
    """What may answer, to be looked up by report, by the two sides, and by amount."""

    def __init__(
        self, happenings: Sequence[Happening], events: Mapping[str, Event], sides: Sides, names: Mapping[str, str]
    ) -> None:
        self._sides = sides
        self._told: dict[str, list[tuple[int, int, Fact, _Reply]]] = {}
        self._between: dict[tuple[str, str], list[tuple[int, str, _Reply]]] = {}
        self._by: dict[str, list[tuple[int, str, _Reply]]] = {}
        self._giving: dict[tuple[str, str, float], list[_Reply]] = {}
        for happening in happenings:
            if facts := tuple(fact for fact in happening.facts if answer_kind(fact)):
                self._add(_reply(happening, facts, events[happening.id], sides, names))
        for told in self._told.values():
            told.sort(key=lambda row: (row[0], row[1], row[3].id))
        for dated in (*self._between.values(), *self._by.values()):
            dated.sort(key=lambda row: row[:2])

    def _add(self, reply: _Reply) -> None:
        for fact in reply.facts:
            self._told.setdefault(fact.source.report, []).append((fact.sentence, fact.at, fact, reply))
        if reply.last < _UNDATED:
            for pair in product(sorted(reply.by), sorted(reply.towards)):
                self._between.setdefault(pair, []).append((reply.last, reply.id, reply))
            for by in sorted(reply.by) if any(_stands_alone(fact) for fact in reply.facts) else ():
                self._by.setdefault(by, []).append((reply.last, reply.id, reply))
            for by, amount in product(sorted(reply.by), reply.amounts.items()):
                self._giving.setdefault((by, *amount), []).append(reply)

    def to(self, openings: Sequence[Opening]) -> Iterator[tuple[Opening, list[Found]]]:
        """Each opening with what answers it."""
        beside = [{found.event: found for found in self._beside(opening)} for opening in openings]
        apart = [{found.event: found for found in self._apart(opening)} for opening in openings]
        latest: dict[str, int] = {}
        for opening, found in zip(openings, apart, strict=True):
            for id_ in found:
                latest[id_] = max(latest.get(id_, 0), opening.first or 0)
        for opening, near, far in zip(openings, beside, apart, strict=True):
            # of several openings that an event may answer from afar, it answers the last
            kept = {id_: found for id_, found in far.items() if (opening.last or 0) >= latest[id_]}
            yield opening, list((kept | near).values())

    # Told side by side

    def _beside(self, opening: Opening) -> Iterator[Found]:
        """What a report tells within some sentences of the opening, last first: the nearest and earliest is kept."""
        for asked in reversed(opening.facts):
            told = self._told.get(asked.source.report, [])
            start = bisect_left(told, asked.sentence - BEFORE, key=lambda row: row[0])
            end = bisect_left(told, asked.sentence + FAR + 1, key=lambda row: row[0])
            for _, _, fact, reply in reversed(told[start:end]):
                if self._answers_beside(opening, asked, fact, reply) and (kind := answer_kind(fact)):
                    yield Found(reply.id, _less(opening, reply, fact, kind), fact.id)

    @staticmethod
    def _answers_beside(opening: Opening, asked: Fact, fact: Fact, reply: _Reply) -> bool:
        if reply.id == opening.id or fact.actor & asked.actor or not _in_order(asked, fact):
            return False
        if fact.sentence == asked.sentence and fact.at < asked.at:
            return bool(reply.by) and not (opening.asked and not reply.by & opening.asked)
        return _fits_sides(opening, asked, fact, reply) and _fits_matter(opening, asked, fact, reply)

    # Told apart

    def _apart(self, opening: Opening) -> Iterator[Found]:
        """What other reports, or other parts of a report, tell."""
        if opening.first is None or opening.last is None:
            return
        for pair in product(sorted(opening.asked), sorted(opening.asking)):
            for reply in _within(self._between.get(pair, []), opening, LATEST):
                yield from self._answered_apart(opening, reply)
        for by in sorted(opening.asked):
            for reply in _within(self._by.get(by, []), opening, SOON):
                yield from _answered_alone(opening, reply)
        for by, amount in product(sorted(opening.asked), opening.amounts.items()):
            for reply in self._giving.get((by, *amount), ()):
                if _gives_as_asked(opening, reply) and (kind := answer_kind(reply.facts[0])):
                    yield Found(reply.id, kind, reply.facts[0].id)

    def _answered_apart(self, opening: Opening, reply: _Reply) -> Iterator[Found]:
        for fact in reply.facts:
            kind = answer_kind(fact) if _after_all(opening, fact) else None
            if kind and kind != "other" and (_one_need(opening, reply) or self._one_matter(opening, fact, reply)):
                yield Found(reply.id, _less(opening, reply, fact, kind), fact.id)
                return

    def _one_matter(self, opening: Opening, fact: Fact, reply: _Reply) -> bool:
        """Whether a word that only answers are told with is about what was asked, by the words of the sentences."""
        if not {"replies", "answers"} & fact.cues:
            return False
        alike = max((fact.words & asked.words).bit_count() for asked in opening.facts)
        fewest = min(fact.words.bit_count(), *(asked.words.bit_count() for asked in opening.facts))
        return alike >= self._alike(opening, fact, reply) or alike >= max(2, SHARE * fewest)

    def _alike(self, opening: Opening, fact: Fact, reply: _Reply) -> int:
        """How many words must be alike: fewer where one speaks to the other within days, or is said to answer."""
        persons = self._sides.person(reply.towards & set(opening.by)) and self._sides.person(reply.doers)
        if persons and _follows(opening, reply, SOON):
            return 1
        return 2 if "answers" in fact.cues else MANY


def _reply(
    happening: Happening, facts: tuple[Fact, ...], event: Event, sides: Sides, names: Mapping[str, str]
) -> _Reply:
    doers = {id_ for f in facts for id_ in f.actor} or {party_of(f, "supplier", names) for f in facts} - {""}
    helped = {party_of(f, role, names) for f in facts for role in ("supplier", "receiver")}
    towards = {id_ for f in facts for id_ in f.recipient} | helped - {""}
    first, last = day_number(event.when.start), day_number(event.when.end)
    return _Reply(
        id=happening.id,
        facts=facts,
        doers=frozenset(doers),
        by=sides.of(doers),
        towards=sides.of(towards - doers),
        families=families_of(facts),
        amounts=amounts_of(item for f in facts if f.assistance for item in f.assistance.items),
        first=first if first is not None else _UNDATED,
        last=last if last is not None else _UNDATED,
    )


def _fits_sides(opening: Opening, asked: Fact, fact: Fact, reply: _Reply) -> bool:
    """Whether the addressed side does it, near enough, and to nobody else; what names the opening may stand further."""
    named, gap = "answers" in fact.cues, abs(fact.sentence - asked.sentence)
    if not reply.by & opening.asked and not (named and gap <= 1 and not (reply.by and opening.asked)):
        return False
    if not reply.towards or reply.towards & opening.asking or "bidden" in fact.cues:
        return named or gap <= NEAR
    return not named and gap <= NEAR and "replies" in fact.cues and (fact.words & asked.words).bit_count() > 1


def _fits_matter(opening: Opening, asked: Fact, fact: Fact, reply: _Reply) -> bool:
    """Whether what is told beside an opening is about it."""
    named, told = "answers" in fact.cues, "replies" in fact.cues
    gap, alike = abs(fact.sentence - asked.sentence), (fact.words & asked.words).bit_count()
    if named:
        return True
    if answer_kind(fact) == "other":
        return bool(reply.towards) and gap <= 2 and fact.type == "CONSULT"
    if told and (gap <= 1 or alike or reply.towards):
        return True
    # a threat is not answered by whatever else is done
    return asked.type != "THREATEN" and (_one_need(opening, reply) or (bool(reply.towards) and alike > 1))


def _in_order(asked: Fact, fact: Fact) -> bool:
    """Whether a report tells a claim as what came after: on a later day, or later in its text."""
    one, two = asked.days, fact.days
    if one and two and one.exact and two.exact and one.first != two.first:
        return one.first < two.first
    if fact.sentence != asked.sentence:
        behind = "before" in asked.cues and "replies" in fact.cues and "before" not in fact.cues
        return fact.sentence > asked.sentence or (asked.background and not fact.background) or behind
    if fact.at > asked.at:
        return {"replies", "clause"} <= fact.cues or "bidden" in fact.cues
    # "withdrew after Oslo threatened to …", "turned down the request of Oslo"
    behind = "led" in asked.cues or {"replies", "answers"} <= fact.cues
    return behind and "clause" in fact.cues and answer_kind(fact) != "other"


def _within(told: Sequence[tuple[int, str, _Reply]], opening: Opening, days: int) -> Iterator[_Reply]:
    """Of replies in order of date those within so many days of an opening, but for its own side's."""
    if opening.first is None or opening.last is None:
        return
    start = bisect_left(told, opening.first, key=lambda row: row[0])
    end = bisect_left(told, opening.last + days + 1, key=lambda row: row[0])
    for _, _, reply in told[start:end]:
        if reply.id != opening.id and not reply.doers & set(opening.by):
            yield reply


def _stands_alone(fact: Fact) -> bool:
    """Whether a claim may answer without being told to be towards anybody: by its word, or as a meeting."""
    return "replies" in fact.cues or (fact.type == "CONSULT" and "meets" in fact.cues)


def _answered_alone(opening: Opening, reply: _Reply) -> Iterator[Found]:
    """What the addressed side said or held within days in much the same words, towards nobody in particular."""
    meeting = all("meets" in asked.cues for asked in opening.facts)
    for fact in reply.facts:
        kind = answer_kind(fact) if _stands_alone(fact) and _after_all(opening, fact) else None
        alike = max((fact.words & asked.words).bit_count() for asked in opening.facts)
        if fact.type == "CONSULT":
            if meeting and kind and _follows(opening, reply, AT_ONCE):
                yield Found(reply.id, "granted", fact.id)
                return
        elif kind and kind != "other" and alike >= MANY and not reply.towards:
            yield Found(reply.id, _less(opening, reply, fact, kind), fact.id)
            return


def _after_all(opening: Opening, fact: Fact) -> bool:
    """Whether no report tells a claim as what came before the opening."""
    return all(a.source.report != fact.source.report or _in_order(a, fact) for a in opening.facts)


def _follows(opening: Opening, reply: _Reply, within: int) -> bool:
    if opening.first is None or opening.last is None:
        return False
    return opening.first <= reply.last and reply.first <= opening.last + within


def _one_need(opening: Opening, reply: _Reply) -> bool:
    """Whether what was asked for is given or refused to those for whom it was asked; "help" is of every need."""
    some = opening.families and reply.families and ANY_HELP in opening.families | reply.families
    return bool((some or opening.families & reply.families) and reply.towards & opening.asking)


def _gives_as_asked(opening: Opening, reply: _Reply) -> bool:
    """Whether what gives the very amount that was asked for gives it to the asker, or does not say to whom."""
    if reply.id == opening.id or reply.doers & set(opening.by) or not _follows(opening, reply, LATEST_OF_AMOUNT):
        return False
    return bool(opening.families & reply.families) and not (reply.towards and not reply.towards & opening.asking)


def _less(opening: Opening, reply: _Reply, fact: Fact, kind: AnswerKind) -> AnswerKind:
    """The kind of an answer; in part, where less was given than was asked for, or its sentence says so."""
    part = "in_part" in fact.cues or any(reply.amounts[u] < n for u, n in opening.amounts.items() if u in reply.amounts)
    return "granted_in_part" if kind in _GIVEN and part else kind
