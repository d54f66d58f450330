"""What is worked out of each sentence of one report, once for all of its claims."""

from typing import NamedTuple

from onrecord.matching.shingles import packed
from onrecord.matching.spots import Spots, is_inside
from onrecord.matching.wording import BITS, Wording, opens_anew, takes_up, word_bits, worded
from onrecord.records import Claim, Date, Place, Reading, Span

# Over so many sentences that tell no claim a turn to another happening is carried on.
CARRIED = 2


class Sentence(NamedTuple):
    """One sentence: its content words, its five-word stretches, what its words say, the places and dates it names."""

    content: bytes
    stretches: bytes
    wording: Wording
    places: tuple[Place, ...]
    dates: tuple[Date, ...]


class Sentences:
    """The sentences of one report's claims."""

    def __init__(self, reading: Reading, spots: Spots) -> None:
        self._reading, self._spots = reading, spots
        # parties are compared as such, and not once more as words
        self._known = word_bits(" ".join(e.name for e in reading.entities if e.key))
        self._found: dict[Span, Sentence] = {}
        self._before: dict[Span, Sentence | None] = {}
        self._now: tuple[Span, Sentence] | tuple[None, None] = (None, None)
        self._order = {(s.field, s.start): i for i, s in enumerate(reading.sentences)}
        self._telling = {self.number(claim) for claim in reading.claims}

    def of(self, claim: Claim) -> Sentence:
        """The sentence of a claim."""
        span = claim.sentence
        if span is self._now[0]:
            return self._now[1]
        if span not in self._found:
            self._found[span] = self._worked_out(span)
        self._now = span, self._found[span]
        return self._now[1]

    def number(self, claim: Claim) -> int:
        """Which sentence of the report a claim's is."""
        span = claim.sentence
        return self._order.get((span.field, span.start), span.start // 150)

    def turned(self, claim: Claim) -> bool:
        """Whether sentences that tell no claim turn to another happening right before a claim's sentence."""
        number = self.number(claim)
        for before in range(number - 1, max(-1, number - 1 - CARRIED), -1):
            if before in self._telling:
                return False
            if before < len(self._reading.sentences) and opens_anew(self._reading.sentences[before].text):
                return True
        return False

    def taken_up(self, claim: Claim) -> Sentence | None:
        """The sentence before, where the claim's takes it up: "Gas was used here in May. That attack killed 12"."""
        span = claim.sentence
        if span not in self._before:
            number = self._order.get((span.field, span.start), 0) if takes_up(span.text) else 0
            before = self._reading.sentences[number - 1] if number else None
            self._before[span] = self._worked_out(before) if before and before.field == span.field else None
        return self._before[span]

    def _worked_out(self, span: Span) -> Sentence:
        content = (word_bits(span.text) & ~self._known).to_bytes(BITS // 8, "little")
        dates = tuple(d for d in self._reading.dates if is_inside(d.span, span))
        return Sentence(content, packed(span.text), worded(span.text), self._spots.in_sentence(span), dates)
