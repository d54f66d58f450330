"""All reports of a case in order of time, and their tellings in columns: what they say is fetched a report at a time.

So a case of any size is matched in the memory that some numbers a telling take, and a report that was matched before,
and of whose parties nothing else is known now, is not gathered again.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct, msgpack
from numpy.typing import NDArray

from onrecord.matching.blocks import candidates, keys
from onrecord.matching.briefs import Brief, digest, facts_in, opened
from onrecord.matching.decisions import Judgements
from onrecord.matching.entities import Resolved
from onrecord.matching.facts import Fact
from onrecord.matching.gather import gather
from onrecord.matching.lookup import resolved
from onrecord.matching.shelf import Shelf
from onrecord.matching.sieve import TRAITS, far_apart, in_portions, traits_of
from onrecord.matching.tellings import Telling
from onrecord.records import Entity, Place

# So many reports' tellings are held at a time: those of some days, in which most that are compared lie.
HELD = 2000
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Kept(Struct, frozen=True, array_like=True):
    """What is worked out of one report's claims before they are compared with another's."""

    # a digest of all that it was worked out from
    mark: bytes
    # the tellings: the places of each one's claims, its kind, its first claim (character and id), its number of keys
    parts: tuple[tuple[int, ...], ...]
    kinds: tuple[tuple[str, str], ...]
    anchors: tuple[tuple[int, str], ...]
    counts: tuple[int, ...]
    # claims that gathering changed: which telling, which of its claims, and the claim as it is then
    changed: tuple[tuple[int, int, Fact], ...]
    # what all of them are looked up under, eight bytes each; what the sieve sees of each
    keys: bytes
    traits: bytes


_encoder, _decoder = msgpack.Encoder(), msgpack.Decoder(Kept)


class Reports:
    """The tellings of all reports, by number, in order of time."""

    def __init__(
        self, shelf: Shelf, order: Sequence[int], ids: Sequence[str], resolved: Resolved, judgements: Judgements
    ) -> None:
        self.order = order
        self._ids = ids
        self._place_of = {report: place for place, report in enumerate(ids)}
        self._shelf, self._resolved, self._judgements = shelf, resolved, judgements
        self._about: dict[str, bytes] = {}
        self._held: dict[int, list[Telling]] = {}
        kept = [self._gathered(number) for number in order]
        counts = [len(k.parts) for k in kept]
        # by telling: its report's place in order of time, and a digest of all that it says
        self.report_of = np.repeat(np.arange(len(order), dtype=np.int64), counts)
        self.starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
        within = (np.arange(len(self.report_of)) - self.starts[self.report_of]).astype(np.uint64)
        self._marks = [k.mark for k in kept]
        marks = np.frombuffer(b"".join(self._marks), dtype="<u8")
        self.digests = marks[self.report_of] + within * _SPREAD
        self._keys = [k.keys for k in kept]
        self._traits = np.frombuffer(b"".join(k.traits for k in kept), dtype=TRAITS)
        self._counts = np.array([n for k in kept for n in k.counts], dtype=np.int64)

    def __len__(self) -> int:
        return len(self.report_of)

    def __getitem__(self, i: int) -> Telling:
        place = int(self.report_of[i])
        return self._tellings(place)[i - int(self.starts[place])]

    @property
    def profiles(self) -> Mapping[str, Entity]:
        """The entities of the case, as far as they are compared."""
        return self._resolved.profiles

    def candidates(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of tellings that are worth comparing, and those that met in vain (`blocks.candidates`).

        What finds them is large, and let go.
        """
        marks = np.frombuffer(b"".join(self._keys), dtype="<u8")
        self._keys = []
        holders = np.repeat(np.arange(len(self), dtype=np.int64), self._counts)
        return candidates(marks, holders, self.report_of, self._traits)

    def far_apart(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Pairs of tellings whose places alone keep them apart."""
        return in_portions(far_apart, self._traits, first, second)

    def by_day(self, tellings: NDArray[np.int64]) -> NDArray[np.int64]:
        """The places of these tellings in order of the day that they tell of.

        Reports that tell of one day may have come out months apart; gone through by day, few are held at a time.
        """
        return np.argsort(self._traits["day"][tellings], kind="stable")

    def anchors(self, place: int) -> tuple[tuple[int, str], ...]:
        """The first claim of each telling of the report at this place: where its trigger stands, and its id."""
        return self._kept(self.order[place]).anchors

    def id_of(self, place: int) -> str:
        """The id of the report at this place."""
        return self._ids[place]

    def place_of(self, report: str) -> int:
        """The place of a report in order of time."""
        return self._place_of[report]

    def mark_of(self, report: str) -> bytes:
        """A digest of what a report's tellings were worked out from."""
        return self._marks[self._place_of[report]]

    def names_of(self, report: str) -> dict[str, str]:
        """From the entities of a report to the case's."""
        number = self.order[self._place_of[report]]
        return self._resolved.of(number, opened(self._shelf.brief(number)).entities)

    def _kept(self, number: int) -> Kept:
        return _decoder.decode(self._shelf.kept(number))

    def _gathered(self, number: int) -> Kept:
        """What is kept of a report: as it was, where nothing that it was worked out from has changed."""
        brief = opened(self._shelf.brief(number))
        entity_of = self._resolved.of(number, brief.entities)
        mark = self._mark(brief, entity_of)
        if (held := self._shelf.kept(number)) and (kept := _decoder.decode(held)).mark == mark:
            return kept
        facts = self._facts(number, brief, entity_of)
        tellings = gather(facts, self.profiles)
        at = {fact.id: place for place, fact in enumerate(facts)}
        parts = tuple(tuple(at[f.id] for f in telling.facts) for telling in tellings)
        found = [sorted(set(keys(telling))) for telling in tellings]
        kept = Kept(
            mark=mark,
            parts=parts,
            kinds=tuple(telling.kind for telling in tellings),
            changed=tuple(
                (n, place, fact)
                for n, telling in enumerate(tellings)
                for place, fact in enumerate(telling.facts)
                if fact is not facts[parts[n][place]]
            ),
            anchors=tuple(min((f.at, f.id) for f in telling.facts) for telling in tellings),
            counts=tuple(map(len, found)),
            keys=np.array([key for own in found for key in own], dtype="<u8").tobytes(),
            traits=b"".join(map(traits_of, tellings)),
        )
        self._shelf.keep(number, _encoder.encode(kept))
        return kept

    def _mark(self, brief: Brief, entity_of: Mapping[str, str]) -> bytes:
        """A digest of all that a report's tellings depend on: its reading, its parties, what people decided."""
        decided = self._decided(brief) if self._judgements.on_claims else ()
        return digest(brief.mark, *decided, *(self._digest(entity_of[own.id]) for own in brief.entities))

    def _decided(self, brief: Brief) -> Iterator[bytes]:
        """What was decided on the claims of a report, and who the parties are that people named."""
        for fact in facts_in(brief):
            rejected, corrected = self._judgements.about(fact.id)
            if rejected or corrected:
                yield repr((fact.id, rejected, corrected)).encode("utf-8", "surrogatepass")
            parties = [party for _, value in corrected for party in value.split(", ")]
            yield from (self._digest(party) for party in parties if party in self.profiles)

    def _digest(self, entity: str) -> bytes:
        if entity not in self._about:
            self._about[entity] = digest(_encoder.encode(self.profiles[entity]))
        return self._about[entity]

    def _facts(self, number: int, brief: Brief, entity_of: Mapping[str, str]) -> list[Fact]:
        facts = [resolved(fact, brief.source, entity_of) for fact in facts_in(brief)]
        return self._judgements.applied(facts, self._places(number), self.profiles)

    def _places(self, number: int) -> Iterator[Place]:
        """The places of a report, fetched when the first is asked for: only where a person moved a claim."""
        yield from self._shelf.reading(number)[1].places

    def _tellings(self, place: int) -> list[Telling]:
        """The tellings of the report at this place, held as long as there is room."""
        if place not in self._held:
            if len(self._held) >= HELD:
                del self._held[next(iter(self._held))]
            number = self.order[place]
            brief = opened(self._shelf.brief(number))
            facts = self._facts(number, brief, self._resolved.of(number, brief.entities))
            kept = self._kept(number)
            parts = [[facts[at] for at in part] for part in kept.parts]
            for n, at, fact in kept.changed:
                parts[n][at] = fact
            self._held[place] = [Telling(tuple(part), kind) for part, kind in zip(parts, kept.kinds, strict=True)]
        return self._held[place]
