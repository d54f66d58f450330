"""The events of a case as points on a map (GeoJSON, RFC 7946)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.case import Case
from onrecord.exports.lines import whole_file, write_items
from onrecord.records import Event, Place


class GeoJSON:
    """A feature an event, at the first of its places that has a point; events without one are left out."""

    name = "geojson"

    @staticmethod
    def write(case: Case, out: Path) -> int:
        """Write the events that have a point."""
        with whole_file(out) as stream:
            return write_items(stream, features(case), b'{"type":"FeatureCollection","features":', b"}\n")


def features(case: Case) -> Iterator[dict[str, Any]]:
    """Each event that has a point, as a GeoJSON feature."""
    for event_id in case.ids("event"):
        event = case.record(event_id)
        if isinstance(event, Event) and (made := feature(case, event)):
            yield made


def feature(case: Case, event: Event) -> dict[str, Any] | None:
    """An event as a GeoJSON feature; None where none of its places has a point."""
    place = _point(case, event)
    return _feature(case, event, place) if place else None


def _point(case: Case, event: Event) -> Place | None:
    found = (case.record(place_id) for place_id in event.where)
    return next((p for p in found if isinstance(p, Place) and p.latitude is not None and p.longitude is not None), None)


def _feature(case: Case, event: Event, place: Place) -> dict[str, Any]:
    names = {party.id: party.name for party in case.names(event.actor + event.recipient).values()}
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "type": event.type,
            "actor": [names.get(party, party) for party in event.actor],
            "recipient": [names.get(party, party) for party in event.recipient],
            "start": event.when.start,
            "end": event.when.end,
            "place": place.name,
            "precision": place.precision,
            "reports": event.support.reports,
            "outlets": event.support.outlets,
            "origins": event.support.origins,
            "figures": {what: {"low": t.low, "best": t.best, "high": t.high} for what, t in event.figures.items()},
            "disagreements": [differs.field for differs in event.disagreements],
        },
    }
