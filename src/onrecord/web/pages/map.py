"""The map: where the events of a filtered list stand, with a table of the same."""

from functools import cache

from msgspec import Struct

from onrecord import telling
from onrecord.case.points import Point
from onrecord.knowledge import load_csv
from onrecord.records import Days
from onrecord.web.charts import basemap
from onrecord.web.charts.map import Marks, marks
from onrecord.web.charts.view import View, fit, fit_most, read_view, scale_bar
from onrecord.web.filters import PAGE_SIZE, Asked, pages
from onrecord.web.labels import label
from onrecord.web.listing import case_filters
from onrecord.web.page import Ask, Page
from onrecord.web.pages.events import asked_place, choices, lie_in_time

# How the four signs of the map stand for what a place record tells of its point.
_SIGNS = {"exact": "town", "admin1": "region", "admin2": "region", "country": "country"}
_STEP, _CLOSER = 0.4, 2.0


class PlaceRow(Struct, frozen=True):
    """A place in the table: what its point stands for, its events, and their first and last day."""

    place: str
    name: str
    country: str | None
    land: str
    precision: str | None
    stands_for: str
    sign: str
    latitude: float
    longitude: float
    events: int
    days: Days
    told: str


class Drawn(Struct, frozen=True):
    """What the map shows, for programs that draw their own."""

    longitude: float
    latitude: float
    degrees: float
    places: int
    smaller: int
    beyond: int


def map_(ask: Ask) -> Page:
    """The places of the events that fit the filters."""
    found = ask.look.case.located(**case_filters(ask.asked))
    view = _view(ask.asked, found.points)
    drawn = marks(found.points, view)
    time = lie_in_time(ask)
    shown = found.points[ask.asked.offset : ask.asked.offset + PAGE_SIZE]
    data = {
        "events": time.events,
        "located": found.events,
        "unlocated": time.events - found.events,
        "places": [place_row(point) for point in shown],
        "pages": pages(ask.asked, len(found.points), len(shown)),
        "map": _drawn(view, drawn),
        "timeline": time.timeline,
        "within": time.within,
    }
    return Page("map.html", "Map of events", data, _picture(ask, view, drawn, found.points))


def _view(asked: Asked, points: list[Point]) -> View:
    return read_view(asked.view) or fit_most([(p.longitude, p.latitude, p.events) for p in points])


def _drawn(view: View, drawn: Marks) -> Drawn:
    longitude, latitude, degrees = (float(part) for part in view.words().split(","))
    return Drawn(longitude, latitude, degrees, len(drawn.marks), drawn.smaller, drawn.beyond)


def _picture(ask: Ask, view: View, drawn: Marks, points: list[Point]) -> dict[str, object]:
    """What the template draws."""
    return {
        "choices": choices(ask),
        "asked_place": asked_place(ask),
        "view": view,
        "base": basemap.draw(view),
        "steps": (basemap.STEPS, basemap.height()),
        "bar": scale_bar(view),
        "marks": [(mark, place_row(mark.point)) for mark in drawn.marks],
        "lands": drawn.lands,
        "moves": _moves(view, points),
    }


def _moves(view: View, points: list[Point]) -> list[tuple[str, str, str, str | None]]:
    """What can be done with the map: a sign, words, a key, and the view that it leads to."""
    everything = fit([(p.longitude, p.latitude, p.events) for p in points])
    return [
        ("+", "Zoom in", "in", view.moved(closer=_CLOSER).words()),
        ("−", "Zoom out", "out", view.moved(closer=1 / _CLOSER).words()),
        ("←", "West", "west", view.moved(right=-_STEP).words()),
        ("→", "East", "east", view.moved(right=_STEP).words()),
        ("↑", "North", "north", view.moved(down=-_STEP).words()),
        ("↓", "South", "south", view.moved(down=_STEP).words()),
        ("", "All places", "all", everything.words()),
        ("", "Most events", "most", None),
    ]


def place_row(point: Point) -> PlaceRow:
    """The row of one place."""
    days = Days(start=point.first, end=point.last)
    return PlaceRow(
        place=point.ask,
        name=point.name,
        country=point.country,
        land=_lands().get(point.country or "", ""),
        precision=point.precision,
        stands_for=label("precisions", point.precision),
        sign=_SIGNS.get(point.precision or "", "near"),
        latitude=point.latitude,
        longitude=point.longitude,
        events=point.events,
        days=days,
        told=telling.days(days),
    )


@cache
def _lands() -> dict[str, str]:
    return {row["iso"]: row["name"] for row in load_csv("grounding/countries.csv")}
