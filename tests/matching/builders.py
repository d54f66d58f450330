"""Reports and readings written by hand, a line each: matching never parses, so its tests need no language pipeline."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from onrecord.records import (
    Assistance,
    Claim,
    Date,
    Entity,
    Figure,
    Item,
    Mention,
    Party,
    Place,
    Published,
    Reading,
    Report,
    Span,
    Speaker,
    Statement,
    make_id,
)

# name -> (latitude, longitude, country, admin1, precision)
POINTS: dict[str, tuple[float, float, str, str | None, Any]] = {
    "Northport": (36.20, 37.16, "XA", "North", "exact"),
    "Eastham": (36.21, 37.20, "XA", "North", "exact"),
    "Southby": (33.51, 36.29, "XA", "South", "exact"),
    "Northland": (36.3, 37.3, "XA", "North", "admin1"),
    "Northland town": (36.3, 37.3, "XA", "North", "exact"),
    "Farby": (36.9, 37.9, "XA", "North", "exact"),
    "Millbrook": (36.3, 37.3, "XA", "North", "admin1"),
    "Oakridge": (36.3, 37.3, "XA", "North", "admin1"),
    "Southland": (33.5, 36.3, "XA", "South", "admin1"),
    "Borland": (40.0, 40.0, "XB", None, "country"),
}
# Places that no gazetteer knows: they have the point of the province that they are named with.
UNMAPPED = {"Millbrook", "Oakridge"}
# name -> (schema, country, key)
PARTIES: dict[str, tuple[str, str | None, str | None]] = {
    "Arland": ("Country", "XA", "country:XA"),
    "the Arland army": ("PublicBody", "XA", "party:army"),
    "Sunni men": ("Organization", None, "party:sunnis"),
    "the Arland rebels": ("Organization", "XA", "country:XA/rebels"),
    "Borland": ("Country", "XB", "country:XB"),
    "France": ("Country", "FR", "country:FR"),
    "the Western powers": ("Organization", None, "party:western-states"),
    "the Red Front": ("Organization", None, "party:red"),
    "the Watch": ("Organization", None, None),
    "Daily Post": ("Organization", None, None),
}


def part(sentence: Span, words: str) -> Span:
    """Words of a sentence, as they stand in its report."""
    start = sentence.start + sentence.text.index(words)
    return Span(start, start + len(words), words)


class Teller:
    """Writes one report sentence by sentence, with the records that a reader would have found in it."""

    def __init__(self, id_: str, *, outlet: str = "", published: str = "2001-05-03") -> None:
        self.id = id_
        self.outlet = outlet or f"outlet of {id_}"
        self.published = Published(start=published, end=published, basis="metadata")
        self.text = ""
        self.sentences: list[Span] = []
        self.entities: dict[str, Entity] = {}
        self.places: list[Place] = []
        self.dates: list[Date] = []
        self.statements: list[Statement] = []
        self.claims: list[Claim] = []

    def say(self, text: str) -> Span:
        """Add a sentence that tells nothing to be matched."""
        start = len(self.text)
        self.text += text + " "
        span = Span(start, start + len(text), text)
        self.sentences.append(span)
        return span

    def tell(
        self,
        text: str,
        type_: Any = "ASSAULT",
        *,
        status: Any = "happened",
        by: Sequence[str] = (),
        to: Sequence[str] = (),
        at: str | None = None,
        on: str | tuple[str, str] | None = None,
        killed: tuple[Any, ...] | None = None,
        word: str | None = None,
        kind: Any = "named",
        stage: Any = None,
        items: Sequence[tuple[str, Any, float | None]] = (),
        trigger: str = "",
        inside: Span | None = None,
        **more: Any,
    ) -> Claim:
        """Add a sentence that makes one claim, or a further claim to the sentence `inside`.

        `killed` is (bound, low, high) or (…, "part"); `trigger` is a word of the text, by default its first letters.
        """
        sentence = inside or self.say(text)
        start = sentence.start + (sentence.text.index(trigger) if trigger else 0)
        statement = self._statement(sentence, word, kind) if word else None
        claim = Claim(
            id=make_id("cl", self.id, start),
            report=self.id,
            type=type_,
            trigger=Span(start, start + len(trigger or text[:3]), trigger or text[:3]),
            sentence=sentence,
            status=status,
            actor=tuple(Party(span=self._name(name, sentence, start), entity=self.entity(name)) for name in by),
            recipient=tuple(Party(span=sentence, entity=self.entity(name)) for name in to),
            where=(self._place(at, sentence),) if at else (),
            when=(self._date(on, sentence),) if on else (),
            figures=(self._figure(killed, sentence),) if killed else (),
            statement=statement,
            assistance=self._assistance(stage, by, to, items, sentence) if stage else None,
            **more,
        )
        self.claims.append(claim)
        return claim

    def entity(
        self, name: str, schema: str = "Organization", country: str | None = None, key: str | None = None
    ) -> str:
        """The report's entity of this name; its mention is the whole text so far."""
        schema, country, key = PARTIES.get(name, (schema, country, key))
        id_ = make_id("en", self.id, key or name)
        mention = Mention(report=self.id, span=Span(0, len(name), name))
        self.entities.setdefault(
            id_, Entity(id=id_, name=name, schema=schema, mentions=(mention,), country=country, key=key)
        )
        return id_

    def locate(self, name: str, sentence: Span) -> str:
        """Add a place where its name stands in a sentence; its id."""
        return self._place(name, part(sentence, name))

    def date(self, words: str, on: str | tuple[str, str], sentence: Span) -> str:
        """Add a date where its words stand in a sentence; its id."""
        return self._date(on, part(sentence, words))

    def spoken(self, phrase: str, kind: Any = "named", name: str | None = None) -> None:
        """Put what was told last on the word of whom its sentence names by this phrase: an entity, or nobody known."""
        speaker = Speaker(
            span=part(self.sentences[-1], phrase), kind=kind, entity=self.entity(name) if name is not None else None
        )
        claim = self.claims[-1]
        id_ = make_id("st", self.id, claim.sentence.start, phrase)
        self.statements.append(
            Statement(id=id_, report=self.id, content=(claim.sentence,), direct=False, speaker=speaker)
        )
        self.claims[-1] = replace(claim, statement=id_)

    def pair(self) -> tuple[Report, Reading]:
        """The report and its reading."""
        report = Report(id=self.id, text=self.text, outlet=self.outlet, published=self.published)
        reading = Reading(
            report=self.id,
            reader="test",
            model="none",
            published=self.published,
            sentences=tuple(self.sentences),
            entities=tuple(self.entities.values()),
            places=tuple(self.places),
            dates=tuple(self.dates),
            statements=tuple(self.statements),
            claims=tuple(self.claims),
        )
        return report, reading

    def _name(self, name: str, sentence: Span, before: int) -> Span:
        """Where a name last stands before a character of the sentence; the sentence where it does not."""
        found = sentence.text.rfind(name, 0, max(0, before - sentence.start))
        return Span(sentence.start + found, sentence.start + found + len(name), name) if found >= 0 else sentence

    def _statement(self, sentence: Span, name: str, kind: Any) -> str:
        id_ = make_id("st", self.id, sentence.start, name)
        text = name if name in sentence.text else sentence.text.split()[-1]
        start = sentence.start + sentence.text.rindex(text)
        speaker = Speaker(span=Span(start, start + len(text), text), kind=kind, entity=self.entity(name))
        self.statements.append(Statement(id=id_, report=self.id, content=(sentence,), direct=False, speaker=speaker))
        return id_

    def _place(self, name: str, span: Span) -> str:
        latitude, longitude, country, admin1, precision = POINTS[name]
        id_ = make_id("pl", self.id, name, span.start)
        self.places.append(
            Place(
                id=id_,
                report=self.id,
                span=span,
                name=name.removesuffix(" town"),
                latitude=latitude,
                longitude=longitude,
                country=country,
                admin1=admin1,
                precision=precision,
                gazetteer=None if name in UNMAPPED else f"test:{name}",
            )
        )
        return id_

    def _date(self, on: str | tuple[str, str], span: Span) -> str:
        start, end = (on, on) if isinstance(on, str) else on
        id_ = make_id("da", self.id, start, end, span.start)
        precision: Any = "day" if start == end else "interval"
        self.dates.append(
            Date(id=id_, report=self.id, span=span, start=start, end=end, precision=precision, anchor="report")
        )
        return id_

    def _figure(self, told: tuple[Any, ...], span: Span) -> Figure:
        bound, low, high, *rest = told
        words = str(low) if str(low) in span.text else span.text.split()[-1]
        return Figure(what="killed", span=part(span, words), low=low, high=high, bound=bound, part=bool(rest))

    def _assistance(
        self,
        stage: Any,
        by: Sequence[str],
        to: Sequence[str],
        items: Sequence[tuple[str, Any, float | None]],
        span: Span,
    ) -> Assistance:
        def item(text: str, kind: Any, amount: float | None) -> Item:
            quantity = Figure(what="items", span=span, low=amount, high=amount, unit=text) if amount else None
            return Item(text=text, span=span, kind=kind, quantity=quantity)

        supplier, receiver = (by[0], to[0]) if stage != "requested" else (to[0], by[0])
        return Assistance(
            stage=stage,
            supplier=Party(span=span, entity=self.entity(supplier)),
            receiver=Party(span=span, entity=self.entity(receiver)),
            items=tuple(item(*told) for told in items),
        )
