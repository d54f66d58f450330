"""A small case made by hand: two reports of one thing, without a parser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.case import Case, lookup, open_case, picking
from onrecord.matching.matched import Matched
from onrecord.records import (
    AssistanceLine,
    Claim,
    Date,
    Days,
    Entity,
    Event,
    Exchange,
    Mention,
    Naming,
    Party,
    Place,
    Published,
    Reading,
    Report,
    Span,
    Speaker,
    Statement,
    Step,
    Support,
)

TEXT = "Clay said on Monday that Britain sent flour to Gatow."


def report(report_id: str = "r-1", outlet: str = "Courier", day: str = "1948-06-28", text: str = TEXT) -> Report:
    return Report(
        id=report_id, text=text, title="Flour", outlet=outlet, published=Published(start=day, end=day, basis="metadata")
    )


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def place(at: str) -> Place:
    """Where the report of this id says it was."""
    return Place(
        id=f"pl-{at}",
        report=at,
        span=span("Gatow"),
        name="Gatow",
        latitude=52.47,
        longitude=13.14,
        country="DE",
        gazetteer="geonames:2921044",
    )


def monday(at: str) -> Date:
    """When the report of this id says it was."""
    return Date(
        id=f"da-{at}",
        report=at,
        span=span("on Monday"),
        start="1948-06-28",
        end="1948-06-28",
        precision="day",
        anchor="document date",
    )


def reading(of: Report, reader: str = "1") -> Reading:
    """What might be read in TEXT; the ids are the report's own."""
    at = of.id
    return Reading(
        report=at,
        reader=reader,
        model="m 1",
        published=of.published,
        sentences=(Span(0, len(of.text), of.text),),
        entities=(
            Entity(id=f"en-{at}-clay", name="Clay", schema="Person", mentions=(Mention(report=at, span=span("Clay")),)),
            Entity(
                id=f"en-{at}-gb", name="Britain", schema="Country", mentions=(Mention(report=at, span=span("Britain")),)
            ),
        ),
        places=(place(at),),
        dates=(monday(at),),
        statements=(
            Statement(
                id=f"st-{at}",
                report=at,
                content=(span("Britain sent flour to Gatow"),),
                direct=False,
                cue=span("said"),
                cue_class="assert",
                speaker=Speaker(span=span("Clay"), kind="named", entity=f"en-{at}-clay"),
            ),
        ),
        claims=(
            Claim(
                id=f"cl-{at}",
                report=at,
                type="AID",
                trigger=span("sent"),
                sentence=Span(0, len(of.text), of.text),
                status="happened",
                actor=(Party(span=span("Britain"), entity=f"en-{at}-gb"),),
                recipient=(Party(span=span("Gatow"), entity=f"en-{at}-nobody"),),
                when=(f"da-{at}",),
                where=(f"pl-{at}",),
                statement=f"st-{at}",
            ),
        ),
    )


def matched(*reports: str) -> Matched:
    """What matching might make of these readings: all their claims are one event."""
    if not reports:
        return Matched((), {}, (), (), (), (), {}, {})
    day = Days(start="1948-06-28", end="1948-06-28")
    claims = tuple(f"cl-{r}" for r in reports)
    names = {
        "E-clay": ("Lucius Clay", "Person", "clay", "Clay"),
        "E-gb": ("United Kingdom", "Country", "gb", "Britain"),
    }
    entities = tuple(
        Entity(
            id=entity_id,
            name=name,
            schema=schema,
            aliases=(words,),
            mentions=tuple(Mention(report=r, span=span(words)) for r in reports),
        )
        for entity_id, (name, schema, _, words) in names.items()
    )
    return Matched(
        entities=entities,
        entity_of={f"en-{r}-{own}": e for r in reports for e, (_, _, own, _) in names.items()},
        events=(
            Event(
                id="ev-1",
                claims=claims,
                type="AID",
                actor=("E-gb",),
                when=day,
                where=(f"pl-{reports[0]}",),
                support=Support(reports=len(reports), outlets=len(reports), origins=1),
            ),
        ),
        assistance=(
            AssistanceLine(
                id="as-1", supplier="E-gb", receiver="E-clay", steps=(Step(stage="delivered", claims=claims, when=day),)
            ),
        ),
        exchanges=(Exchange(id="ex-1", opening="ev-1", by="E-clay", to="E-gb"),),
        namings=(Naming(id="na-1", entity="E-gb", by_outlet={"Courier": {"Britain": 1}}),),
        copy_of={reports[-1]: reports[0]} if len(reports) > 1 else {},
        origin_of=dict.fromkeys(reports, "or-1"),
    )


def fill(case: Case, *reports: Report, mark: str = "1") -> None:
    """Take reports in, keep a reading of each, and show it all."""
    case.add_reports((r, r.text.encode(), None) for r in reports)
    case.plan("1", "m 1")
    case.write_readings((n, reading(r)) for n, r in list(case.unread()))
    case.write_matched(matched(*(r.id for r, _ in case.upcoming())), mark)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "small.case"


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    """Two reports of two outlets, a day apart, read and matched."""
    with open_case(path, create=True) as opened:
        fill(opened, report(), report("r-2", "Dispatch", "1948-06-29"))
        yield opened


@pytest.fixture(scope="module")
def rows(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The case that a module's `fill` makes, so small that it has no columns."""
    with request.module.fill(tmp_path_factory.mktemp("rows") / "one.case") as case:
        yield case


@pytest.fixture(scope="module")
def columns(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The same case, taken for a large one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picking, "MANY", 1)
        patch.setattr(lookup, "_FEW", 30)
        with request.module.fill(tmp_path_factory.mktemp("columns") / "one.case") as case:
            yield case
