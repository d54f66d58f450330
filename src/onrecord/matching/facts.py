"""Claims with all that they refer to looked up: days as numbers, places as points, parties as entities of the case."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from zlib import crc32

from onrecord.knowledge import load_yaml
from onrecord.records import Claim, Date, Entity, Place, Reading, Report

# Words are kept as bits of one number: small, and quick to compare.
BITS = 512
# A report that gives no day for its news tells of the day it came out or of one shortly before.
LOOKS_BACK = 2

# Characters within which a report tells its news.
HEAD = 600

# Characters within which a full date that is the report's own heads it.
STAMP = 200

_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day as day numbers. `said` is False where only the report's own date speaks."""

    first: int
    last: int
    said: bool

    @property
    def exact(self) -> bool:
        """One day, and the text says which."""
        return self.said and self.first == self.last

    def meets(self, other: "Days") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Source:
    """The report that tells: what matching needs of it."""

    report: str
    outlet: str
    first: int | None
    last: int | None

    @property
    def rank(self) -> tuple[int, str]:
        """Order of time, unknown dates last."""
        return (self.first if self.first is not None else 10**7, self.report)


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim, ready to be compared."""

    claim: Claim
    source: Source
    sentence: int
    # whether it stands in the title or at the head of the text: the report's news
    lead: bool
    days: Days | None
    spot: Place | None
    region: Place | None
    actor: frozenset[str]
    recipient: frozenset[str]
    words: int
    # who says so: an entity of the case, a kind of speaker, or "" for the outlet itself
    speaker: str
    # the outlet whose report is cited, where the speaker is one
    cites: str | None


@lru_cache(maxsize=100_000)
def day_number(iso: str | None) -> int | None:
    """Days since the year 1, or None for what is no date."""
    try:
        return date.fromisoformat(iso).toordinal() if iso else None
    except ValueError:
        return None


def iso(day: int | None) -> str | None:
    """The day of a day number, as ISO 8601."""
    return None if day is None else date.fromordinal(day).isoformat()


@cache
def _empty() -> frozenset[str]:
    table = load_yaml("matching/words.yaml")
    return frozenset(table["empty"]) | frozenset(table["common"])


@lru_cache(maxsize=200_000)
def _bit(word: str) -> int:
    if word in _empty():
        return 0
    return 1 << (crc32(word[:6].encode()) % BITS)


def word_bits(text: str) -> int:
    """The content words of a text, each cut to its first six letters so that endings do not matter."""
    bits = 0
    for word in _WORD.findall(text.lower()):
        bits |= _bit(word)
    return bits


def source_of(report: Report, reading: Reading) -> Source:
    """Who tells, and when it came out. The reading's date goes before the file's: it has seen the dateline."""
    published = reading.published if reading.published.start else report.published
    first, last = day_number(published.start), day_number(published.end)
    return Source(report.id, report.outlet or "", first, last if last is not None else first)


def facts_of(report: Report, reading: Reading, entity_of: Mapping[str, str]) -> list[Fact]:
    """The claims of one reading, in text order."""
    lookup = _Lookup(report, reading, entity_of)
    return [lookup.fact(claim) for claim in reading.claims]


class _Lookup:
    def __init__(self, report: Report, reading: Reading, entity_of: Mapping[str, str]) -> None:
        self.source = source_of(report, reading)
        self.entity_of = entity_of
        self.dates = {d.id: d for d in reading.dates}
        self.places = {p.id: p for p in reading.places}
        self.statements = {s.id: s for s in reading.statements}
        self.entities: dict[str, Entity] = {e.id: e for e in reading.entities}
        # parties are compared as such, and not once more as words
        self.known = word_bits(" ".join(e.name for e in reading.entities if e.key))
        self.order = {(s.field, s.start): i for i, s in enumerate(reading.sentences)}

    def fact(self, claim: Claim) -> Fact:
        spot, region = self._where(claim)
        speaker, cites = self._speaker(claim)
        return Fact(
            claim=claim,
            source=self.source,
            sentence=self.order.get((claim.sentence.field, claim.sentence.start), claim.sentence.start // 150),
            lead=self._lead(claim),
            days=self._when(claim),
            spot=spot,
            region=region,
            actor=self._parties(claim, "actor"),
            recipient=self._parties(claim, "recipient"),
            words=word_bits(claim.sentence.text) & ~self.known,
            speaker=speaker,
            cites=cites,
        )

    @staticmethod
    def _lead(claim: Claim) -> bool:
        return not claim.background and (claim.sentence.field == "title" or claim.sentence.start < HEAD)

    def _when(self, claim: Claim) -> Days | None:
        said = [
            days for id_ in claim.when if (d := self.dates.get(id_)) and not self._stamp(d) and (days := self._days(d))
        ]
        if said:
            return min(said, key=lambda d: (d.last - d.first, d.first))
        if claim.background or self.source.first is None or self.source.last is None:
            return None
        return Days(self.source.first - LOOKS_BACK, self.source.last, False)

    def _stamp(self, record: Date) -> bool:
        """Whether a date is the day that heads the report, run into its first sentence: that dates the report alone."""
        head = record.span.field == "title" or record.span.start < STAMP
        return head and bool(_YEAR.search(record.span.text)) and day_number(record.end) == self.source.last

    @staticmethod
    def _days(record: Date) -> Days | None:
        first, last = day_number(record.start), day_number(record.end)
        return Days(first, last, True) if first is not None and last is not None and first <= last else None

    def _where(self, claim: Claim) -> tuple[Place | None, Place | None]:
        """The most exact place of the claim, and the one that only names a region or a country."""
        places = [self.places[id_] for id_ in claim.where if id_ in self.places]
        points = [p for p in places if p.precision in ("exact", "near", "admin2") and p.latitude is not None]
        regions = [p for p in places if p.precision in ("admin1", "country")]
        return next(iter(points), None), min(regions, key=lambda p: p.precision == "country", default=None)

    def _parties(self, claim: Claim, role: str) -> frozenset[str]:
        ids = (party.entity for party in getattr(claim, role))
        return frozenset(self.entity_of.get(id_, id_) for id_ in ids if id_)

    def _speaker(self, claim: Claim) -> tuple[str, str | None]:
        statement = self.statements.get(claim.statement or "")
        speaker = statement.speaker if statement else None
        if speaker is None:
            return "", None
        name = self.entity_of.get(speaker.entity, speaker.entity) if speaker.entity else speaker.kind
        return name, name if speaker.kind == "media" and speaker.entity else None
