"""From a reading to facts: everything that a claim refers to is looked up, once.

Parties and speakers are then the report's own entities; who they are in the case is known later (`resolved`).
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache, reduce
from operator import or_
from typing import NamedTuple
from zlib import crc32

from msgspec.structs import replace

from onrecord.knowledge import load_yaml
from onrecord.matching.cues import cues_of
from onrecord.matching.facts import Days, Fact, Source, Spot, day_number
from onrecord.matching.shingles import PerWord, packed
from onrecord.records import Claim, Date, Party, Place, Reading, Report, Span

# Words are kept as bits of one number: small, and quick to compare.
BITS = 512
# A report that gives no day for its news tells of the day it came out or of one shortly before.
LOOKS_BACK = 2
# Characters within which a report tells its news.
HEAD = 600
# Characters within which a full date that is the report's own heads it.
STAMP = 200

# "from", and up to six words of its phrase.
_FROM = re.compile(r"\bfrom(?: (?!(?:in|at|on|near|to|into|outside)\b)[\w'’-]+){0,6} $")
# What stands before the name of a place in which something is: "near the", "in the town of".
_AT = re.compile(
    r"\b(?:in|at|near|outside|around|inside|over|across|on|of|hit|struck|bombed|shelled)(?: [a-z][\w'’-]*){0,3} $"
)
# What stands before a day on which something else began: it dates no other clause.
_SINCE = re.compile(r"\bsince $", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\W\d_]{3,}")


@cache
def _empty() -> frozenset[str]:
    table = load_yaml("matching/words.yaml")
    return frozenset(table["empty"]) | frozenset(table["common"])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_yaml("matching/words.yaml")[name])


def _turns(sentence: str) -> bool:
    """Whether a sentence says that it turns to another happening: "Elsewhere …", "Six were also killed"."""
    words = sentence.lower().split()
    return bool(words) and (words[0].strip(",") in _listed("turns") or not _listed("further").isdisjoint(words[:8]))


@lru_cache(maxsize=1)
def _disputed_words() -> dict[str, frozenset[str]]:
    return {matter: frozenset(words) for matter, words in load_yaml("matching/words.yaml")["matters"].items()}


_NO_MATTERS: frozenset[str] = frozenset()


def _matters(sentence: str) -> frozenset[str]:
    """What a sentence bears on, by its words."""
    words = set(_WORD.findall(sentence.lower()))
    found = [matter for matter, listed in _disputed_words().items() if not listed.isdisjoint(words)]
    return frozenset(found) if found else _NO_MATTERS


def _spot(place: Place) -> Spot:
    return Spot(
        place.name, place.latitude, place.longitude, place.country, place.admin1, place.precision, place.gazetteer
    )


def _bit(word: str) -> int:
    if word in _empty():
        return 0
    return 1 << (crc32(word[:6].encode()) % BITS)


_bits = PerWord(_bit)


def word_bits(text: str) -> int:
    """The content words of a text, each cut to its first six letters so that endings do not matter."""
    return reduce(or_, map(_bits.__getitem__, _WORD.findall(text.lower())), 0)


def source_of(report: Report, reading: Reading) -> Source:
    """Who tells, and when it came out. The reading's date goes before the file's: it has seen the dateline."""
    published = reading.published if reading.published.start else report.published
    first, last = day_number(published.start), day_number(published.end)
    return Source(report.id, report.outlet or "", first, last if last is not None else first)


def facts_of(report: Report, reading: Reading) -> list[Fact]:
    """The claims of one reading, in text order, their parties the report's own entities."""
    lookup = _Lookup(report, reading)
    return [lookup.fact(claim) for claim in reading.claims]


def _inside(span: Span, sentence: Span) -> bool:
    return span.field == sentence.field and sentence.start <= span.start < sentence.end


def _is_point(place: Place) -> bool:
    """Whether a place is where something can have happened, and a point on the map."""
    exact = place.precision in ("exact", "near", "admin2") and place.latitude is not None
    return exact and place.use == "location"


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
    """What the words of one sentence say (`Fact`)."""

    content: bytes
    stretches: bytes
    grown: bool
    turns: bool
    matters: frozenset[str]


class _Lookup:
    def __init__(self, report: Report, reading: Reading) -> None:
        self.source = source_of(report, reading)
        self.text, self.title = report.text, report.title or ""
        self.dates = {d.id: d for d in reading.dates}
        self.places = {p.id: p for p in reading.places}
        self.statements = {s.id: s for s in reading.statements}
        # the day on which a thing was said is not the day on which it happened
        self.said_on = {s.when for s in reading.statements if s.when}
        # parties are compared as such, and not once more as words
        self.known = word_bits(" ".join(e.name for e in reading.entities if e.key))
        self._sentences: dict[Span, _Sentence] = {}
        self.order = {(s.field, s.start): i for i, s in enumerate(reading.sentences)}

    def fact(self, claim: Claim) -> Fact:
        spot, region = self._where(claim)
        speaker, cites = self._speaker(claim)
        said = self._sentence(claim.sentence)
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
            grown=said.grown,
            turns=said.turns,
            denies=claim.type == "REJECT" and claim.trigger.text.lower() in _listed("denials"),
            matters=said.matters,
            cues=cues_of(claim),
        )

    def _sentence(self, sentence: Span) -> _Sentence:
        """What the words of a sentence say, worked out once for all of its claims."""
        if sentence not in self._sentences:
            text = sentence.text
            self._sentences[sentence] = _Sentence(
                content=(word_bits(text) & ~self.known).to_bytes(BITS // 8, "little"),
                stretches=packed(text),
                grown=not _listed("grown").isdisjoint(text.lower().split()),
                turns=_turns(text),
                matters=_matters(text),
            )
        return self._sentences[sentence]

    @staticmethod
    def _lead(claim: Claim) -> bool:
        return not claim.background and (claim.sentence.field == "title" or claim.sentence.start < HEAD)

    def _when(self, claim: Claim) -> Days | None:
        said = [days for id_ in claim.when if (d := self.dates.get(id_)) and self._tells(d) and (days := self._days(d))]
        if not said and not claim.background:
            said = self._only_day(claim.sentence)
        if said:
            return min(said, key=lambda d: (d.last - d.first, d.first))
        if claim.background or self.source.first is None or self.source.last is None:
            return None
        return Days(self.source.first - LOOKS_BACK, self.source.last, False)

    def _only_day(self, sentence: Span) -> list[Days]:
        """The one day that a sentence names: it is that of all its clauses."""
        here = [d for d in self.dates.values() if _inside(d.span, sentence) and self._tells(d)]
        here = [d for d in here if not self._before(d, _SINCE)]
        days = {found for d in here if (found := self._days(d))}
        return list(days) if len(here) == 1 and all(d.exact for d in days) else []

    def _tells(self, record: Date) -> bool:
        """Whether a date can be that of what happened: not of the report, nor of somebody's saying."""
        return record.id not in self.said_on and not self._stamp(record)

    def _stamp(self, record: Date) -> bool:
        """Whether a date is the day that heads the report, run into its first sentence: that dates the report alone."""
        head = record.span.field == "title" or record.span.start < STAMP
        return head and bool(_YEAR.search(record.span.text)) and day_number(record.end) == self.source.last

    @staticmethod
    def _days(record: Date) -> Days | None:
        first, last = day_number(record.start), day_number(record.end)
        return Days(first, last, True) if first is not None and last is not None and first <= last else None

    def _where(self, claim: Claim) -> tuple[Spot | None, Spot | None]:
        """The most exact place of the claim, and the one that only names a region or a country."""
        own = [p for id_ in claim.where if (p := self.places.get(id_)) and not self._is_home(p)]
        places = own or self._only_place(claim)
        points = [p for p in places if _is_point(p)]
        regions = [p for p in places if p.precision in ("admin1", "country")]
        region = min(regions, key=lambda p: p.precision == "country", default=None)
        return _spot(points[0]) if points else None, _spot(region) if region else None

    def _only_place(self, claim: Claim) -> list[Place]:
        """The one point on the map that the claim's sentence names, where the claim's own clause names none."""
        here = (p for p in self.places.values() if _inside(p.span, claim.sentence) and _is_point(p))
        points = [p for p in here if self._before(p, _AT) and not self._is_home(p)]
        return points if len({p.gazetteer or p.name for p in points}) == 1 and not claim.background else []

    def _is_home(self, place: Place) -> bool:
        """Whether it is where somebody came from ("people from two villages"), and not where a thing happened."""
        return self._before(place, _FROM)

    def _before(self, told: Place | Date, pattern: re.Pattern[str]) -> bool:
        """Whether this stands right before the name of a place or a date."""
        text = self.title if told.span.field == "title" else self.text
        return bool(pattern.search(text[max(0, told.span.start - 60) : told.span.start]))

    @staticmethod
    def _parties(parties: tuple[Party, ...]) -> frozenset[str]:
        return frozenset(p.entity for p in parties if p.entity)

    def _speaker(self, claim: Claim) -> tuple[str, str | None]:
        statement = self.statements.get(claim.statement or "")
        speaker = statement.speaker if statement else None
        if speaker is None:
            return "", None
        name = speaker.entity or speaker.kind
        return name, name if speaker.kind == "media" and speaker.entity else None
