"""On whose word a claim is, as it is compared: the body for which a person speaks, a kind of source without a name."""

from functools import cache

from onrecord.knowledge import load_yaml
from onrecord.matching.spots import is_inside
from onrecord.matching.wording import nameless
from onrecord.records import Claim, Place, Reading, Speaker


@cache
def _called() -> frozenset[str]:
    """Nouns by which a text calls a body that it names elsewhere: "observatory chief"."""
    return frozenset(load_yaml("matching/words.yaml")["called"])


class Tellers:
    """Who tells the claims of one report."""

    def __init__(self, reading: Reading) -> None:
        self._statements = {s.id: s for s in reading.statements}
        self._persons = {e.id for e in reading.entities if e.schema == "Person"}
        bodies = [e for e in reading.entities if e.schema in ("Organization", "PublicBody")]
        self._bodies = [(mention.span, e.id) for e in bodies for mention in e.mentions]
        self._called = {e.id: frozenset(e.name.lower().split()) & _called() for e in bodies}
        # for whom a person speaks once, that person speaks all through the report
        speakers = [s.speaker for s in reading.statements if s.speaker and s.speaker.entity in self._persons]
        self._body_of = {s.entity: body for s in reversed(speakers) if (body := self._speaks_for(s))}

    def of(self, claim: Claim) -> tuple[str, str | None]:
        """Who says so ("" for the outlet itself), and the outlet that is cited, where it is one."""
        speaker = self._speaker(claim)
        if speaker is None:
            return "", None
        name = self._body_of.get(speaker.entity) or speaker.entity or nameless(speaker.kind, speaker.span.text)
        return name, name if speaker.kind == "media" and speaker.entity else None

    def are_at(self, place: Place, claim: Claim) -> bool:
        """Whether a place is where the one who says so is ("a doctor in the capital said")."""
        speaker = self._speaker(claim)
        return speaker is not None and is_inside(place.span, speaker.span)

    def behind(self, claim: Claim) -> str:
        """The claim's sentence without who says so, if they open it: "Another monitor said" turns to nothing else."""
        speaker, sentence = self._speaker(claim), claim.sentence
        span = speaker.span if speaker else sentence
        opens = (span.field, span.start) == (sentence.field, sentence.start) and span.end < sentence.end
        return sentence.text[span.end - sentence.start :] if opens else sentence.text

    def _speaker(self, claim: Claim) -> Speaker | None:
        statement = self._statements.get(claim.statement or "")
        return statement.speaker if statement else None

    def _speaks_for(self, speaker: Speaker) -> str | None:
        """The body for which a person speaks who is named with it: "the ministry's spokesman", "ministry head"."""
        span = speaker.span
        for at, id_ in self._bodies:
            if is_inside(at, span) and at.end <= span.end:
                return id_
        named = {id_ for id_, words in self._called.items() if not words.isdisjoint(span.text.split())}
        return named.pop() if len(named) == 1 else None
