"""What a list shows, as a file: the same filters, the same records, as tables, JSON, points or a bibliography."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from starlette.responses import Response

from onrecord.case.speaking import Chain, OutletCount, SpeakerCount
from onrecord.errors import UsageError
from onrecord.exports.bibtex import bibtex
from onrecord.exports.citations import Citation, citations, reports_behind
from onrecord.exports.csl import item
from onrecord.exports.csv import columns, row
from onrecord.exports.geojson import feature
from onrecord.records import AssistanceLine, Claim, Entity, Event, Exchange, Report, Statement
from onrecord.web.listing import case_filters
from onrecord.web.page import Ask
from onrecord.web.pages.speakers import narrowed

_KINDS: dict[str, type[msgspec.Struct]] = {
    "report": Report,
    "entity": Entity,
    "statement": Statement,
    "claim": Claim,
    "event": Event,
    "assistance": AssistanceLine,
    "exchange": Exchange,
}
# Lists that are no records but counts of them: what a row is, and all rows under the filters.
_COUNTS: dict[str, tuple[type[msgspec.Struct], Callable[[Ask], Sequence[msgspec.Struct]]]] = {
    "speaker": (SpeakerCount, lambda ask: ask.look.case.speaking().speakers(narrowed(ask.asked), _ALL)),
    "chain": (Chain, lambda ask: ask.look.case.speaking().chains(narrowed(ask.asked), _ALL)[0]),
    "outlet": (OutletCount, lambda ask: ask.look.case.speaking().outlets()),
}
_ALL = -1


class Form(Struct, frozen=True):
    """A format: its media type, the end of its file's name, what writes it, and the kinds of record it is for."""

    media: str
    suffix: str
    write: Callable[[Ask, str, Sequence[Any]], bytes]
    kinds: tuple[str, ...] = tuple(_KINDS)


def export(ask: Ask) -> Response:
    """The records of a filtered list in the format that the address ends in."""
    kind, _, name = ask.path["file"].partition(".")
    form = _FORMS.get(name)
    if form is None or kind not in form.kinds:
        raise UsageError("W004", path=f"/export/{ask.path['file']}")
    body = form.write(ask, kind, _records(ask, kind))
    file = f'attachment; filename="onrecord-{kind}.{form.suffix}"'
    return Response(body, media_type=form.media, headers={"Content-Disposition": file})


def _records(ask: Ask, kind: str) -> Sequence[Any]:
    if kind in _COUNTS:
        return _COUNTS[kind][1](ask)
    if one := ask.asked.get("id"):
        found = ask.look.record(one)
        return [found] if isinstance(found, _KINDS[kind]) else []
    return ask.look.case.records(kind, **case_filters(ask.asked))


def _jsonl(ask: Ask, kind: str, records: Sequence[Any]) -> bytes:
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)


def _csv(ask: Ask, kind: str, records: Sequence[Any]) -> bytes:
    out = io.StringIO()
    table = csv.DictWriter(
        out, list(columns(_COUNTS[kind][0] if kind in _COUNTS else _KINDS[kind])), restval="", extrasaction="ignore"
    )
    table.writeheader()
    table.writerows(row(record) for record in records)
    return out.getvalue().encode("utf-8", "replace")


def _geojson(ask: Ask, kind: str, records: Sequence[Any]) -> bytes:
    features = [made for event in records if (made := feature(ask.look.case, event))]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features})


def _bibtex(ask: Ask, kind: str, records: Sequence[Any]) -> bytes:
    return bibtex(_citations(ask, records)).encode()


def _csl(ask: Ask, kind: str, records: Sequence[Any]) -> bytes:
    return msgspec.json.encode([item(citation) for citation in _citations(ask, records)])


def _citations(ask: Ask, records: Iterable[Any]) -> list[Citation]:
    """The reports behind the records, each once, in the order of the list."""
    behind: dict[str, list[str]] = {}
    for record in records:
        for report_id in reports_behind(ask.look.record, record):
            through = behind.setdefault(report_id, [])
            if record.id != report_id:
                through.append(record.id)
    reports = [found for report_id in behind if (found := ask.look.report(report_id))]
    return citations(ask.look.case, reports, behind)


_FORMS = {
    "csv": Form("text/csv; charset=utf-8", "csv", _csv, (*_KINDS, *_COUNTS)),
    "jsonl": Form("application/x-ndjson", "jsonl", _jsonl, (*_KINDS, *_COUNTS)),
    "geojson": Form("application/geo+json", "geojson", _geojson, ("event",)),
    "bib": Form("application/x-bibtex; charset=utf-8", "bib", _bibtex),
    "csl": Form("application/vnd.citationstyles.csl+json", "csl.json", _csl),
}
