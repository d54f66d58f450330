"""From a reading to facts: everything that a claim refers to is looked up, once.

Parties and speakers are then the report's own entities; who they are in the case is known later (`resolved`).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.knowledge import load_yaml
from onrecord.matching.cues import cues_of
from onrecord.matching.facts import Days, Fact, Source, Spot, day_number
from onrecord.matching.names import skeleton
from onrecord.matching.shingles import packed
from onrecord.matching.spots import Spots, is_inside, is_point, stands_behind
from onrecord.matching.wording import BITS, NONE, Wording, adds, named_in, nameless, turns, word_bits, worded
from onrecord.records import Claim, Date, Party, Place, Reading, Report, Span, Speaker

# Claims of these types may say with what a thing was done, and on whom.
ARMED = ("ASSAULT", "COERCE")
# A report that gives no day for its news tells of the day it came out or of one shortly before.
LOOKS_BACK = 2
# Characters within which a report tells its news.
HEAD = 600
# Characters within which a full date that is the report's own heads it.
STAMP = 200

# What stands before a day on which something else began: it dates no other clause.
_SINCE = re.compile(r"\bsince $", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


@cache
def _denials() -> frozenset[str]:
    return frozenset(load_yaml("matching/words.yaml")["denials"])


def source_of(report: Report, reading: Reading) -> Source:
    """Who tells, and when it came out. The reading's date goes before the file's: it has seen the dateline."""
    published = reading.published if reading.published.start else report.published
    first, last = day_number(published.start), day_number(published.end)
    return Source(report.id, report.outlet or "", first, last if last is not None else first)


def facts_of(report: Report, reading: Reading) -> list[Fact]:
    """The claims of one reading, in text order, their parties the report's own entities."""
    lookup = _Lookup(report, reading)
    return [lookup.fact(claim) for claim in reading.claims]


def resolved(fact: Fact, source: Source, entity_of: Mapping[str, str]) -> Fact:
    """A fact whose parties and speaker are entities of the case."""
    return replace(
        fact,
        source=source,
        actor=_case_entities(fact.actor, entity_of),
        recipient=_case_entities(fact.recipient, entity_of),
        speaker=entity_of.get(fact.speaker, fact.speaker),
        cites=entity_of.get(fact.cites, fact.cites) if fact.cites else None,
    )


def _case_entities(own: frozenset[str], entity_of: Mapping[str, str]) -> frozenset[str]:
    return frozenset([entity_of.get(id_, id_) for id_ in own]) if own else own


class _Sentence(NamedTuple):
    """One sentence: its content words, its five-word stretches, what its words say, where and when it says it was."""

    content: bytes
    stretches: bytes
    wording: Wording
    places: tuple[Place, ...]
    dates: tuple[Date, ...]


class _Lookup:
    def __init__(self, report: Report, reading: Reading) -> None:
        self.report, self.source = report, source_of(report, reading)
        self.dates = {d.id: d for d in reading.dates}
        self.spots = Spots(report, reading)
        self.statements = {s.id: s for s in reading.statements}
        # the day on which a thing was said is not the day on which it happened
        first, last = self.source.first, self.source.last
        self._out = Days(first, last, False) if first is not None and last is not None else None
        self.said_on = {s.when for s in reading.statements if s.when}
        # parties are compared as such, and not once more as words
        self.known = word_bits(" ".join(e.name for e in reading.entities if e.key))
        self.states = {e.id for e in reading.entities if e.schema in ("Country", "PublicBody")}
        self.persons = {e.id for e in reading.entities if e.schema == "Person"}
        bodies = [e for e in reading.entities if e.schema in ("Organization", "PublicBody")]
        self.bodies = [(mention.span, e.id) for e in bodies for mention in e.mentions]
        self._sentences: dict[Span, _Sentence] = {}
        self._now: tuple[Span, _Sentence] | tuple[None, None] = (None, None)
        self.order = {(s.field, s.start): i for i, s in enumerate(reading.sentences)}

    def fact(self, claim: Claim) -> Fact:
        spot, region = self._where(claim)
        speaker, cites = self._speaker(claim)
        said = self._sentence(claim.sentence)
        wording, at = said.wording, claim.trigger.start - claim.sentence.start
        refers = wording.refers(at, at + len(claim.trigger.text))
        unmapped, own = self._unmapped(claim), self._behind_speaker(claim)
        return Fact(
            id=claim.id,
            source=self.source,
            type=claim.type,
            mode=claim.mode,
            status=claim.status,
            background=claim.background,
            sentence=self.order.get((claim.sentence.field, claim.sentence.start), claim.sentence.start // 150),
            at=claim.trigger.start,
            lead=self._lead(claim),
            days=self._when(claim),
            spot=spot,
            region=region,
            actor=self._parties(claim.actor),
            recipient=self._parties(claim.recipient),
            where=claim.where,
            # Why a figure was read so stays with its claim.
            figures=tuple(replace(f, report=claim.report, alternatives=(), why={}) for f in claim.figures),
            assistance=claim.assistance,
            speaker=speaker,
            cites=cites,
            content=said.content,
            stretches=said.stretches,
            grown=wording.grown,
            turns=wording.turns and not wording.toll and not refers and turns(own),
            adds=adds(own),
            denies=claim.type == "REJECT" and claim.trigger.text.lower() in _denials(),
            matters=wording.matters,
            refers=refers,
            toll=wording.toll,
            means=wording.means_near(at) if claim.type in ARMED else "",
            sides=self._sides(claim) if claim.type in ARMED else NONE,
            scenes=wording.scenes if claim.type in ARMED else NONE,
            unmapped=frozenset([skeleton(p.name) for p in unmapped]) if unmapped else NONE,
            quarter=any(map(self.spots.is_part, unmapped)),
            cues=cues_of(claim),
        )

    def _sentence(self, sentence: Span) -> _Sentence:
        """What is worked out of a sentence, once for all of its claims."""
        if sentence is self._now[0]:
            return self._now[1]
        if sentence not in self._sentences:
            text = sentence.text
            content = (word_bits(text) & ~self.known).to_bytes(BITS // 8, "little")
            here = self.spots.in_sentence(sentence)
            dates = tuple(d for d in self.dates.values() if is_inside(d.span, sentence) and self._tells(d))
            self._sentences[sentence] = _Sentence(content, packed(text), worded(text), here, dates)
        self._now = sentence, self._sentences[sentence]
        return self._now[1]

    @staticmethod
    def _lead(claim: Claim) -> bool:
        return not claim.background and (claim.sentence.field == "title" or claim.sentence.start < HEAD)

    def _when(self, claim: Claim) -> Days | None:
        said = [days for id_ in claim.when if (d := self.dates.get(id_)) and self._tells(d) and (days := self._days(d))]
        if not said and not claim.background:
            said = self._only_day(claim)
        if said:
            return min(said, key=lambda d: (d.last - d.first, d.first))
        told = None if claim.background else self._told_on_day(claim)
        return Days(told.first - LOOKS_BACK, told.last, False) if told else None

    def _told_on_day(self, claim: Claim) -> Days | None:
        """The day of the report, or the day long before on which it was said ("reported on 13 October that")."""
        statement = self.statements.get(claim.statement or "")
        spoken = self.dates.get(statement.when) if statement and statement.when else None
        said = self._days(spoken) if spoken else None
        out = self._out
        return said if said and (out is None or said.last < out.first - LOOKS_BACK) else out

    def _only_day(self, claim: Claim) -> list[Days]:
        """The one day that a sentence names: it is that of all its clauses, but for what it came after."""
        here = [d for d in self._sentence(claim.sentence).dates if not stands_behind(self.report, d, _SINCE)]
        days = {found for d in here if (found := self._days(d)) and not self._beyond(claim, d.span)}
        return list(days) if len(here) == 1 and all(d.exact for d in days) else []

    def _beyond(self, claim: Claim, span: Span) -> bool:
        """Whether "after" stands between a claim's own words and these: they are then of what went before it."""
        start = claim.sentence.start
        return self._sentence(claim.sentence).wording.earlier(claim.trigger.end - start, span.start - start)

    def _tells(self, record: Date) -> bool:
        """Whether a date can be that of what happened: not of the report, nor of somebody's saying."""
        return record.id not in self.said_on and not self._stamp(record)

    def _stamp(self, record: Date) -> bool:
        """Whether a date is the day that heads the report, run into its first sentence: that dates the report alone."""
        head = record.span.field == "title" or record.span.start < STAMP
        return head and bool(_YEAR.search(record.span.text)) and day_number(record.end) == self.source.last

    def _days(self, record: Date) -> Days | None:
        first, last = day_number(record.start), day_number(record.end)
        if record.why.get("relation") == "since" and self.source.last is not None and last is not None:
            last = max(last, self.source.last)  # "killed since Thursday": up to the day that the report came out
        return Days(first, last, True) if first is not None and last is not None and first <= last else None

    def _where(self, claim: Claim) -> tuple[Spot | None, Spot | None]:
        """The most exact place of the claim, and the one that only names a region or a country."""
        # Where a country's agency is from says nothing; where "a source at the city's police" is, does.
        own = [p for p in self.spots.of(claim) if p.precision != "country" or not self._is_of_speaker(p, claim)]
        return self.spots.chosen(own or self._only_place(claim))

    def _only_place(self, claim: Claim) -> list[Place]:
        """The one point on the map that the claim's sentence names, where the claim's own clause names none."""
        points = [p for p in self._named_here(claim) if is_point(p)]
        return points if len({p.gazetteer or p.name for p in points}) == 1 and not claim.background else []

    def _unmapped(self, claim: Claim) -> list[Place]:
        """The claim's places, or else its sentence's, that no gazetteer knows."""
        own = [p for p in self.spots.named_by(claim) if self.spots.is_unmapped(p)]
        return own or [p for p in self._named_here(claim) if p.use == "location" and self.spots.is_unmapped(p)]

    def _named_here(self, claim: Claim) -> Iterator[Place]:
        """The places at which the claim's sentence says that something was, but for what came before the claim."""
        for place in self._sentence(claim.sentence).places:
            if not self._beyond(claim, place.span) and not self._is_of_speaker(place, claim):
                yield place

    def _spoken_for(self, speaker: Speaker) -> str | None:
        """The body for which a person speaks who is named with it: "the ministry's spokesman"."""
        span = speaker.span
        if speaker.entity not in self.persons:
            return None
        found = (
            id_ for at, id_ in self.bodies if at.field == span.field and span.start <= at.start and at.end <= span.end
        )
        return next(found, None)

    def _is_of_speaker(self, place: Place, claim: Claim) -> bool:
        """Whether it is where the one who says so is ("a doctor in the capital said")."""
        statement = self.statements.get(claim.statement or "")
        span = statement.speaker.span if statement and statement.speaker else None
        return span is not None and is_inside(place.span, span)

    def _behind_speaker(self, claim: Claim) -> str:
        """The sentence without who says so, if they open it: "Another monitor said" turns to nothing else."""
        statement, sentence = self.statements.get(claim.statement or ""), claim.sentence
        span = statement.speaker.span if statement and statement.speaker else sentence
        opens = (span.field, span.start) == (sentence.field, sentence.start) and span.end < sentence.end
        return sentence.text[span.end - sentence.start :] if opens else sentence.text

    def _sides(self, claim: Claim) -> frozenset[str]:
        """Which sides did it: a state, or what the words for the doer say."""
        if not claim.actor:
            return NONE
        found = named_in("sides", " ".join(p.span.text for p in claim.actor))
        return found | {"state"} if any(p.entity in self.states for p in claim.actor) else found

    @staticmethod
    def _parties(parties: tuple[Party, ...]) -> frozenset[str]:
        return frozenset(p.entity for p in parties if p.entity)

    def _speaker(self, claim: Claim) -> tuple[str, str | None]:
        statement = self.statements.get(claim.statement or "")
        speaker = statement.speaker if statement else None
        if speaker is None:
            return "", None
        name = self._spoken_for(speaker) or speaker.entity or nameless(speaker.kind, speaker.span.text)
        return name, name if speaker.kind == "media" and speaker.entity else None
