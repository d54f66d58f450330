"""What a list shows, as a file: the same filters, the same records, as CSV, JSON Lines or GeoJSON."""

import csv
import io
from typing import Any

import msgspec
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.exports.csv import cells, columns
from onrecord.records import AssistanceLine, Claim, Entity, Event, Exchange, Report, Statement
from onrecord.web.listing import case_filters
from onrecord.web.page import Ask
from onrecord.web.pages.events import also

_KINDS: dict[str, type[msgspec.Struct]] = {
    "report": Report,
    "entity": Entity,
    "statement": Statement,
    "claim": Claim,
    "event": Event,
    "assistance": AssistanceLine,
    "exchange": Exchange,
}
_MEDIA = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson", "geojson": "application/geo+json"}


def export(ask: Ask) -> Response:
    """The records of a filtered list in the format that the address ends in."""
    kind, _, form = ask.path["file"].partition(".")
    if kind not in _KINDS or form not in _MEDIA or (form == "geojson" and kind != "event"):
        raise UsageError("W004", path=f"/export/{ask.path['file']}")
    records = _records(ask, kind)
    body = {"csv": _csv, "jsonl": _jsonl, "geojson": _geojson}[form](ask, kind, records)
    name = f'attachment; filename="onrecord-{kind}.{form}"'
    return Response(body, media_type=_MEDIA[form], headers={"Content-Disposition": name})


def _records(ask: Ask, kind: str) -> list[Any]:
    if one := ask.asked.get("id"):
        found = ask.look.record(one)
        return [found] if isinstance(found, _KINDS[kind]) else []
    filters = case_filters(ask.asked)
    keep = also(ask.look, ask.asked) if kind == "event" else None
    return [r for r in ask.look.case.records(kind, **filters) if keep is None or keep(r)]


def _jsonl(ask: Ask, kind: str, records: list[Any]) -> bytes:
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)


def _csv(ask: Ask, kind: str, records: list[Any]) -> bytes:
    out = io.StringIO()
    table = csv.DictWriter(out, list(columns(_KINDS[kind])), restval="", extrasaction="ignore")
    table.writeheader()
    table.writerows(cells(record) for record in records)
    return out.getvalue().encode("utf-8", "replace")


def _geojson(ask: Ask, kind: str, records: list[Any]) -> bytes:
    features = []
    for event in records:
        points = [p for p in ask.look.places(event.where) if p.latitude is not None and p.longitude is not None]
        if points:
            at = {"type": "Point", "coordinates": [points[0].longitude, points[0].latitude]}
            features.append(
                {"type": "Feature", "id": event.id, "geometry": at, "properties": msgspec.to_builtins(event)}
            )
    return msgspec.json.encode({"type": "FeatureCollection", "features": features})
