"""A small case written by hand, record by record, so that page tests depend on no reading of any text.

The story is the air collision at Gatow and the aircraft for the airlift; one report is hostile on purpose.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from msgspec.structs import replace as with_fields

from onrecord.case import open_case
from onrecord.matching.matched import Matched, Proposal
from onrecord.records import (
    Answer,
    Assistance,
    AssistanceLine,
    Bound,
    Claim,
    ClaimType,
    Counted,
    Date,
    Days,
    Disagreement,
    Entity,
    Event,
    Exchange,
    Figure,
    Item,
    Mention,
    Naming,
    Party,
    Place,
    Published,
    Reading,
    Report,
    Side,
    Span,
    Speaker,
    SpeakerKind,
    Stage,
    Statement,
    Status,
    Step,
    Support,
    Toll,
)

BRITAIN, SOVIETS, ROBERTSON, CLAY, STATES, CITY = (
    "en-britain",
    "en-soviets",
    "en-robertson",
    "en-clay",
    "en-states",
    "en-city",
)
NAMES = {
    BRITAIN: ("United Kingdom", "Country", "GB"),
    SOVIETS: ("Soviet Union", "Country", None),
    ROBERTSON: ("Brian Robertson", "Person", None),
    CLAY: ("Lucius Clay", "Person", None),
    STATES: ("United States", "Country", "US"),
    CITY: ("Berlin city council", "PublicBody", "DE"),
}
HOSTILE = "r/hostile #1?.json"


class Told:
    """One report, and the records that are made over its words."""

    def __init__(self, report: str, outlet: str, day: str, title: str, text: str, origin: str | None = None) -> None:
        self.id, self.text, self.title, self.origin = report, text, title, origin or f"or-{report}"
        self.report = Report(
            id=report,
            outlet=outlet,
            title=title,
            text=text,
            language="en",
            sha256="0" * 64,
            published=Published(start=day, end=day, basis="metadata"),
        )
        self.mentions: dict[str, list[Mention]] = {}
        self.places: list[Place] = []
        self.dates: list[Date] = []
        self.statements: list[Statement] = []
        self.claims: list[Claim] = []

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words), words)

    def sentence(self, words: str) -> Span:
        start = self.text.rfind(". ", 0, self.text.index(words)) + 1
        start += len(self.text[start:]) - len(self.text[start:].lstrip())
        end = self.text.find(". ", self.text.index(words) + len(words)) + 1 or len(self.text)
        return Span(start, end, self.text[start:end])

    def party(self, entity: str, words: str, nth: int = 0) -> Party:
        span = self.span(words, nth)
        self.mentions.setdefault(entity, []).append(Mention(report=self.id, span=span))
        return Party(span=span, entity=entity)

    def place(self, words: str, name: str, latitude: float, longitude: float) -> str:
        place = Place(
            id=f"pl-{self.id}-{len(self.places)}",
            report=self.id,
            span=self.span(words),
            name=name,
            latitude=latitude,
            longitude=longitude,
            country="DE",
            precision="exact",
            gazetteer=f"geonames:{name}",
        )
        self.places.append(place)
        return place.id

    def date(self, words: str, day: str) -> str:
        date = Date(
            id=f"da-{self.id}-{len(self.dates)}",
            report=self.id,
            span=self.span(words),
            start=day,
            end=day,
            precision="day",
            anchor="document date",
        )
        self.dates.append(date)
        return date.id

    def figure(
        self, words: str, low: float | None, high: float | None, bound: Bound = "exact", what: Counted = "killed"
    ) -> Figure:
        return Figure(what=what, span=self.span(words), low=low, high=high, bound=bound)

    def says(
        self,
        speaker: str,
        kind: SpeakerKind,
        cue: str,
        content: str,
        entity: str | None = None,
        parent: str | None = None,
    ) -> str:
        who = Speaker(span=self.span(speaker), kind=kind, entity=entity, why={"rule": "subject of the cue"})
        statement = Statement(
            id=f"st-{self.id}-{len(self.statements)}",
            report=self.id,
            content=(self.span(content),),
            direct=False,
            cue=self.span(cue),
            cue_class="assert",
            speaker=who,
            parent=parent,
        )
        self.statements.append(statement)
        return statement.id

    def claim(
        self,
        type_: ClaimType,
        trigger: str,
        *,
        actor: Iterable[Party] = (),
        recipient: Iterable[Party] = (),
        status: Status = "happened",
        figures: Iterable[Figure] = (),
        when: Iterable[str] = (),
        where: Iterable[str] = (),
        statement: str | None = None,
        assistance: Assistance | None = None,
    ) -> str:
        claim = Claim(
            id=f"cl-{self.id}-{len(self.claims)}",
            report=self.id,
            type=type_,
            trigger=self.span(trigger),
            sentence=self.sentence(trigger),
            status=status,
            actor=tuple(actor),
            recipient=tuple(recipient),
            figures=tuple(figures),
            when=tuple(when),
            where=tuple(where),
            statement=statement,
            assistance=assistance,
            why={"frame": f"{type_.lower()}: {trigger}"},
        )
        self.claims.append(claim)
        return claim.id

    def reading(self) -> Reading:
        entities = [
            Entity(id=i, name=NAMES[i][0], schema=NAMES[i][1], country=NAMES[i][2], mentions=tuple(found))
            for i, found in sorted(self.mentions.items())
        ]
        return Reading(
            report=self.id,
            reader="1",
            model="by hand",
            published=self.report.published,
            sentences=tuple({c.sentence: None for c in self.claims}),
            entities=tuple(entities),
            places=tuple(self.places),
            dates=tuple(self.dates),
            statements=tuple(self.statements),
            claims=tuple(self.claims),
        )


def _london() -> Told:
    r = Told(
        "r1",
        "London Courier",
        "1948-04-06",
        "Fifteen dead in air collision at Gatow",
        "A Soviet fighter rammed a British airliner near Gatow on Monday, killing 15 people, a spokesman for General "
        "Robertson said. Robertson accused the Soviet pilot of stunt flying. He told the Courier that escorts would "
        "now be considered.",
    )
    said = r.says(
        "a spokesman for General Robertson",
        "official_unnamed",
        "said",
        "A Soviet fighter rammed a British airliner near Gatow on Monday, killing 15 people",
    )
    r.claim(
        "ASSAULT",
        "rammed",
        actor=[r.party(SOVIETS, "Soviet fighter")],
        recipient=[r.party(BRITAIN, "British airliner")],
        figures=[r.figure("15 people", 15, 15)],
        when=[r.date("Monday", "1948-04-05")],
        where=[r.place("Gatow", "Gatow", 52.47, 13.14)],
        statement=said,
    )
    r.claim(
        "ACCUSE", "accused", actor=[r.party(ROBERTSON, "Robertson", 1)], recipient=[r.party(SOVIETS, "Soviet pilot")]
    )
    return r


def _copy(first: Told) -> Told:
    r = Told("r2", "Midland Dispatch", "1948-04-06", "Collision at Gatow", first.text, first.origin)
    r.claim(
        "ASSAULT",
        "rammed",
        actor=[r.party(SOVIETS, "Soviet fighter")],
        recipient=[r.party(BRITAIN, "British airliner")],
        figures=[r.figure("15 people", 15, 15)],
    )
    return r


def _moscow() -> Told:
    r = Told(
        "r3",
        "Eastern News Agency",
        "1948-04-07",
        "British aircraft caused crash, commandant says",
        "A British airliner crashed into a Soviet fighter over Staaken on Monday, the commandant's office said. "
        "At least 10 people died. The office rejected the British charge as an invention.",
    )
    said = r.says(
        "the commandant's office",
        "organisation",
        "said",
        "A British airliner crashed into a Soviet fighter over Staaken on Monday",
        SOVIETS,
    )
    r.claim(
        "ASSAULT",
        "crashed into",
        actor=[r.party(BRITAIN, "British airliner")],
        recipient=[r.party(SOVIETS, "Soviet fighter")],
        when=[r.date("Monday", "1948-04-05")],
        where=[r.place("Staaken", "Staaken", 52.53, 13.14)],
        figures=[r.figure("At least 10 people", 10, None, "at_least")],
        statement=said,
    )
    r.claim("REJECT", "rejected", actor=[r.party(SOVIETS, "The office")], recipient=[r.party(BRITAIN, "British", 1)])
    return r


def _help(r: Told, stage: Stage, trigger: str, item: str, giver: str, taker: str, status: Status = "happened") -> str:
    supplier, receiver = r.party(STATES, giver), r.party(CITY, taker)
    what = Item(text=item, span=r.span(item), kind="equipment")
    return r.claim(
        "AID",
        trigger,
        actor=[supplier],
        recipient=[receiver],
        status=status,
        assistance=Assistance(stage=stage, supplier=supplier, receiver=receiver, items=(what,)),
    )


def _aid() -> list[Told]:
    asked = Told(
        "r4",
        "Stadtblatt",
        "1948-06-25",
        "Council asks for coal by air",
        "The council asked Washington for coal by air. Mayors said that stocks would last 36 days.",
    )
    _help(asked, "requested", "asked", "coal", "Washington", "The council", "requested")
    promised = Told(
        "r5",
        "Allied Press Agency",
        "1948-06-27",
        "Clay promises planes",
        "General Clay said that America would send 54 transport aircraft to the council's city.",
    )
    said = promised.says("General Clay", "named", "said", "America would send 54 transport aircraft", CLAY)
    promised.party(CLAY, "General Clay")
    _help(promised, "promised", "would send", "54 transport aircraft", "America", "council", "promised")
    promised.claims[0] = _with_statement(promised.claims[0], said)
    came = Told(
        "r6",
        "Stadtblatt",
        "1948-07-02",
        "First planes land",
        "The Americans delivered some 40 transport aircraft to the council, airmen at Tempelhof said.",
    )
    _help(came, "delivered", "delivered", "some 40 transport aircraft", "The Americans", "the council")
    return [asked, promised, came]


def _with_statement(claim: Claim, statement: str) -> Claim:
    return with_fields(claim, statement=statement)


def _hostile() -> Told:
    text = (
        '<script>window.pwned = 1</script> "><img src=x onerror=window.pwned=1> {{ 7 * 7 }} ${alert(1)} '
        "\u202eevil reversed\u202c \u2066isolate "
        + "A"
        * 4000
        + " </a></article><h1>Broken out</h1> javascript:alert(1) "
        "The ministry denied everything. "
    )
    r = Told(HOSTILE, "<b>Outlet & Söhne</b>", "1948-08-01", "<script>document.title='pwned'</script>", text)
    said = r.says("The ministry", "organisation", "denied", "everything")
    r.claim("REJECT", "denied", actor=[r.party(SOVIETS, "<script>window.pwned = 1</script>")], statement=said)
    return r


def reports() -> list[Told]:
    london = _london()
    return [london, _copy(london), _moscow(), *_aid(), _hostile()]


def matched(told: list[Told]) -> Matched:
    of = {r.id: r for r in told}
    mentions: dict[str, list[Mention]] = {}
    for r in told:
        for entity, found in r.mentions.items():
            mentions.setdefault(entity, []).extend(found)
    entities = tuple(
        Entity(
            id=i,
            name=NAMES[i][0],
            schema=NAMES[i][1],
            country=NAMES[i][2],
            mentions=tuple(found),
            aliases=tuple(dict.fromkeys(m.span.text for m in found)),
        )
        for i, found in sorted(mentions.items())
    )
    return Matched(
        entities=entities,
        entity_of={i: i for i in mentions},
        events=_events(of),
        assistance=(_line(of),),
        exchanges=(
            Exchange(
                id="xc-1",
                opening="ev-ask",
                by=CITY,
                to=STATES,
                answers=(Answer(event="ev-send", kind="granted", days=2),),
            ),
            Exchange(id="xc-2", opening="ev-accuse", by=ROBERTSON, to=SOVIETS),
        ),
        namings=tuple(_naming(of, i, found) for i, found in sorted(mentions.items())),
        copy_of={"r2": "r1"},
        origin_of={r.id: r.origin for r in told},
    )


def _events(of: dict[str, Told]) -> tuple[Event, ...]:
    day, one = Days(start="1948-04-05", end="1948-04-05"), Support(reports=1, outlets=1, origins=1)
    killed = Toll(
        low=10,
        best=15,
        high=15,
        rule="the figure of most origins",
        by_claim={c.id: c.figures for r in ("r1", "r2", "r3") for c in of[r].claims if c.figures},
    )
    collision = Event(
        id="ev-collision",
        type="ASSAULT",
        claims=("cl-r1-0", "cl-r2-0", "cl-r3-0"),
        actor=(SOVIETS,),
        recipient=(BRITAIN,),
        when=day,
        where=("pl-r1-0", "pl-r3-0"),
        figures={"killed": killed},
        why={"match": "same day, same parties"},
        support=Support(reports=3, outlets=3, origins=2),
        disagreements=(
            Disagreement(
                field="actor",
                values=(
                    Side(value="Soviet Union", claims=("cl-r1-0", "cl-r2-0")),
                    Side(value="United Kingdom", claims=("cl-r3-0",)),
                ),
            ),
            Disagreement(
                field="killed",
                values=(
                    Side(value="15", claims=("cl-r1-0", "cl-r2-0")),
                    Side(value="at least 10", claims=("cl-r3-0",)),
                ),
            ),
        ),
    )
    single = [
        ("ev-accuse", "ACCUSE", "cl-r1-1", ROBERTSON, SOVIETS, "1948-04-06"),
        ("ev-reject", "REJECT", "cl-r3-1", SOVIETS, BRITAIN, "1948-04-07"),
        ("ev-ask", "REQUEST", "cl-r4-0", CITY, STATES, "1948-06-25"),
        ("ev-send", "AID", "cl-r5-0", STATES, CITY, "1948-06-27"),
        ("ev-came", "AID", "cl-r6-0", STATES, CITY, "1948-07-02"),
        ("ev-deny", "REJECT", f"cl-{HOSTILE}-0", SOVIETS, None, "1948-08-01"),
    ]
    others = (
        Event(
            id=i, type=t, claims=(c,), actor=(a,), recipient=(b,) if b else (), when=Days(start=d, end=d), support=one
        )  # type: ignore[arg-type]
        for i, t, c, a, b, d in single
    )
    return (collision, *others)


def _line(of: dict[str, Told]) -> AssistanceLine:
    steps = []
    for report, stage in (("r4", "requested"), ("r5", "promised"), ("r6", "delivered")):
        claim, day = of[report].claims[0], of[report].report.published.start
        assert claim.assistance
        steps.append(
            Step(stage=stage, claims=(claim.id,), when=Days(start=day, end=day), items=claim.assistance.items)  # type: ignore[arg-type]
        )
    return AssistanceLine(id="al-1", supplier=STATES, receiver=CITY, steps=tuple(steps))


def _naming(of: dict[str, Told], entity: str, found: list[Mention]) -> Naming:
    by_outlet: dict[str, dict[str, int]] = {}
    for mention in found:
        forms = by_outlet.setdefault(of[mention.report].report.outlet or "", {})
        forms[mention.span.text] = forms.get(mention.span.text, 0) + 1
    return Naming(id=f"na-{entity}", entity=entity, by_outlet=by_outlet)


def write(
    path: Path,
    told: list[Told] | None = None,
    proposals: tuple[tuple[str, str, str], ...] = (),
    found: Matched | None = None,
) -> Path:
    """The case in a file; `proposals` are pairs of parties that may be one, and why; `found` what was matched."""
    told = told or reports()
    with open_case(path, create=True) as case:
        case.add_reports((r.report, r.text.encode(), None) for r in told)
        case.plan("1", "by hand")
        of = {r.id: r for r in told}
        case.write_readings([(n, of[report.id].reading()) for n, report in case.unread()])
        found = replace(found or matched(told), proposals=tuple(Proposal(*pair) for pair in proposals))
        case.write_matched(found, "by hand")
    return path
