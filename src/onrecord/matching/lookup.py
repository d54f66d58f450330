"""From a reading to facts: everything that a claim refers to is looked up, once.

Parties and speakers are then the report's own entities; who they are in the case is known later (`resolved`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from msgspec.structs import replace

from onrecord.knowledge import load_yaml
from onrecord.matching.cues import cues_of
from onrecord.matching.dating import HEAD, Dating
from onrecord.matching.facts import Fact, Source, Spot, day_number
from onrecord.matching.names import skeleton
from onrecord.matching.sentences import Sentences
from onrecord.matching.spots import Spots, is_point
from onrecord.matching.sums import broken_down
from onrecord.matching.tellers import Tellers
from onrecord.matching.ways import ways_near
from onrecord.matching.wording import NONE, adds, disowns, named_in, opens_earlier, turns
from onrecord.records import Claim, Party, Place, Reading, Report

# Claims of these types may say with what a thing was done, and on whom.
ARMED = ("ASSAULT", "COERCE")


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
    facts = [lookup.fact(claim) for claim in reading.claims]
    parts = broken_down(facts)
    return [replace(fact, breakdown=parts[fact.id]) if fact.id in parts else fact for fact in facts]


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


def _shares(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims that have their word and its kind in common: "killed 19 in Kalna and another 23 in Orsk"."""
    told: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        told.setdefault((claim.trigger.field, claim.trigger.start, claim.type), []).append(claim)
    return chain.from_iterable(together for together in told.values() if len(together) > 1)


class _Lookup:
    def __init__(self, report: Report, reading: Reading) -> None:
        self.source = source_of(report, reading)
        self.spots, self.tellers = Spots(report, reading), Tellers(reading)
        self.sentences = Sentences(reading, self.spots)
        self.dating = Dating(report, reading, self.source, self.sentences)
        # claims of one verb that tell of a place each, and those places: they are no other claim's
        shares = list(_shares(reading.claims))
        self.shares = {claim.id for claim in shares}
        self.shared = {id_ for claim in shares for id_ in claim.where}
        self.states = {e.id for e in reading.entities if e.schema in ("Country", "PublicBody")}

    def fact(self, claim: Claim) -> Fact:
        unmapped, own = self._unmapped(claim), self.tellers.behind(claim)
        spot, region = self._where(claim, unmapped)
        speaker, cites = self.tellers.of(claim)
        said = self.sentences.of(claim)
        wording, at = said.wording, claim.trigger.start - claim.sentence.start
        refers = wording.refers(at, at + len(claim.trigger.text))
        before = self.sentences.taken_up(claim)
        elsewhere = any(map(self._is_small, said.places)) and opens_earlier(claim.sentence.text)
        armed = claim.type in ARMED
        denies = claim.type == "REJECT" and claim.trigger.text.lower() in _denials()
        return Fact(
            id=claim.id,
            source=self.source,
            type=claim.type,
            mode=claim.mode,
            status=claim.status,
            background=claim.background,
            sentence=self.sentences.number(claim),
            at=claim.trigger.start,
            lead=self._lead(claim),
            days=self.dating.of(claim),
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
            turns=(not wording.toll and not refers and turns(own)) or elsewhere or self.sentences.turned(claim),
            anew=wording.anew is not None and wording.anew <= at,
            adds=adds(own),
            denies=denies,
            disowns=denies and disowns(claim.sentence.text[at + len(claim.trigger.text) :]),
            matters=wording.matters | before.wording.matters if before else wording.matters,
            refers=refers,
            toll=wording.toll,
            means=wording.means_near(at) if armed else "",
            ways=ways_near(claim.sentence.text, at) if armed else NONE,
            sides=self._sides(claim) if armed else NONE,
            scenes=wording.scenes if armed else NONE,
            held=wording.held if armed else NONE,
            unmapped=frozenset([skeleton(p.name) for p in unmapped]) if unmapped else NONE,
            quarter=any(map(self.spots.is_part, unmapped)),
            cues=cues_of(claim),
        )

    @staticmethod
    def _lead(claim: Claim) -> bool:
        return not claim.background and (claim.sentence.field == "title" or claim.sentence.start < HEAD)

    def _where(self, claim: Claim, unmapped: Sequence[Place]) -> tuple[Spot | None, Spot | None]:
        """The most exact place of the claim, and the one that only names a region or a country."""
        # Where a country's agency is from says nothing; where "a source at the city's police" is, does.
        own = [p for p in self.spots.of(claim) if p.precision != "country" or not self.tellers.are_at(p, claim)]
        own = own or self._only_place(claim)
        if not own and not unmapped and not claim.background:
            own = self.spots.meant(claim)
        return self.spots.chosen(own)

    def _only_place(self, claim: Claim) -> list[Place]:
        """The one point on the map that the claim's sentence names, where the claim's own clause names none; or that
        the sentence before names, where the claim's takes that up.
        """
        here, before = list(self._named_here(claim)), self.sentences.taken_up(claim)
        points = [p for p in here if is_point(p)]
        points = points or [p for p in (before.places if before else ()) if is_point(p)]
        points = points or [p for p in here if p.precision == "admin1"]
        return points if len({p.gazetteer or p.name for p in points}) == 1 and not claim.background else []

    def _unmapped(self, claim: Claim) -> list[Place]:
        """The claim's places, or else its sentence's, that no gazetteer knows."""
        own = [p for p in self.spots.named_by(claim) if self.spots.is_unmapped(p)]
        return own or [p for p in self._named_here(claim) if p.use == "location" and self.spots.is_unmapped(p)]

    def _named_here(self, claim: Claim) -> Iterator[Place]:
        """The places at which the claim's sentence says that something was, but for what came before the claim."""
        for place in self.sentences.of(claim).places:
            if place.id not in claim.where and (place.id in self.shared or claim.id in self.shares):
                continue
            if not self.dating.beyond(claim, place.span) and not self.tellers.are_at(place, claim):
                yield place

    def _is_small(self, place: Place) -> bool:
        """Whether a place is less than a province or a country."""
        return is_point(place) or self.spots.is_unmapped(place)

    def _sides(self, claim: Claim) -> frozenset[str]:
        """Which sides did it: a state, or what the words for the doer say."""
        if not claim.actor:
            return NONE
        found = named_in("sides", " ".join(p.span.text for p in claim.actor))
        return found | {"state"} if any(p.entity in self.states for p in claim.actor) else found

    @staticmethod
    def _parties(parties: tuple[Party, ...]) -> frozenset[str]:
        return frozenset(p.entity for p in parties if p.entity)
