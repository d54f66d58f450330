"""What a list shows, as a file: the filters hold in every format, and hostile text stays text."""

import csv
import io
import json
from pathlib import Path
from urllib.parse import quote

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from onrecord.web import make_app
from tests.exports.test_bibtex import parse
from tests.web import sample

VIEWS = {
    "/events": ("event", ("csv", "jsonl", "geojson", "bib", "csl")),
    "/assistance": ("assistance", ("csv", "jsonl", "bib", "csl")),
    "/requests": ("exchange", ("csv", "jsonl", "bib", "csl")),
    "/statements": ("statement", ("csv", "jsonl", "bib", "csl")),
    "/reports": ("report", ("csv", "jsonl", "bib", "csl")),
    "/parties": ("entity", ("csv", "jsonl", "bib", "csl")),
    "/speakers": ("speaker", ("csv", "jsonl")),
}


@pytest.mark.parametrize("view", VIEWS)
def test_every_list_offers_its_files_with_its_filters(client: TestClient, view: str) -> None:
    kind, formats = VIEWS[view]
    page = client.get(f"{view}?outlet=Stadtblatt&since=1948-06-01").text
    for name in formats:
        assert f'href="/export/{kind}.{name}?since=1948-06-01&amp;outlet=Stadtblatt"' in page
        answer = client.get(f"/export/{kind}.{name}?since=1948-06-01&outlet=Stadtblatt")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith(f'attachment; filename="onrecord-{kind}.')


@pytest.mark.parametrize(
    ("address", "keys"),
    [
        ("report.bib?outlet=Stadtblatt", ["r4", "r6"]),
        ("event.bib?id=ev-collision", ["r1", "r2", "r3"]),
        ("event.bib?type=REQUEST", ["r4"]),
        ("event.bib?reviewed=yes", []),
        ("assistance.bib", ["r4", "r5", "r6"]),
        ("exchange.bib?status=unanswered", ["r1"]),
        ("statement.bib?party=Lucius+Clay", ["r5"]),
        (f"entity.bib?id={sample.CLAY}", ["r5"]),
    ],
)
def test_a_view_is_cited_by_the_reports_behind_it(client: TestClient, address: str, keys: list[str]) -> None:
    assert list(parse(client.get(f"/export/{address}").text)) == keys
    items = client.get(f"/export/{address.replace('.bib', '.csl')}")
    assert items.headers["content-type"] == "application/vnd.citationstyles.csl+json"
    assert [item["id"] for item in items.json()] == keys


def test_an_event_is_named_in_its_citations(client: TestClient) -> None:
    for fields in parse(client.get("/export/event.bib?id=ev-collision").text).values():
        assert "told in it: ev-collision" in fields["note"]


def test_a_hostile_report_is_one_entry_with_a_key_of_its_own(client: TestClient) -> None:
    (entry,) = parse(client.get(f"/export/report.bib?id={quote(sample.HOSTILE, safe='')}").text).items()
    assert entry[0].startswith("report-")
    assert entry[1]["journal"] == r"<b>Outlet \& Söhne</b>"


def test_counts_of_sources_are_tables_too(client: TestClient) -> None:
    def rows(address: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(client.get(f"/export/{address}").text)))

    by_name = {row["words"]: row["statements"] for row in rows("speaker.csv?outlet=Allied+Press+Agency")}
    assert by_name == {"Lucius Clay": "1"}
    outlets = {row["name"]: row["reports"] for row in rows("outlet.csv")}
    assert outlets["Stadtblatt"] == "2"
    assert client.get("/export/chain.jsonl").status_code == 200
    assert 'href="/export/outlet.csv"' in client.get("/outlets").text


def test_a_speakers_statements_are_taken_along_with_their_reports(client: TestClient) -> None:
    (clay,) = [
        json.loads(line) for line in client.get("/export/speaker.jsonl?outlet=Allied+Press+Agency").text.splitlines()
    ]
    page = client.get(f"/speakers/{clay['id']}").text
    assert f'href="/export/statement.bib?speaker={clay["id"]}"' in page
    assert list(parse(client.get(f"/export/statement.bib?speaker={clay['id']}").text)) == ["r5"]


@pytest.mark.parametrize(
    "file",
    [
        "speaker.bib",
        "chain.geojson",
        "report.geojson",
        "statement.geojson",
        "event.docx",
        "secret.bib",
        "event.csl.csl",
    ],
)
def test_what_there_is_no_file_of_is_no_page(client: TestClient, file: str) -> None:
    assert client.get(f"/export/{file}").status_code == 404


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    told = sample.reports()
    told[0].report = replace(told[0].report, title="=HYPERLINK(1)")
    app = make_app(str(sample.write(tmp_path / "own.case", told)))
    text = TestClient(app, base_url="http://127.0.0.1").get("/export/report.csv?outlet=London+Courier").text
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["title"] == "'=HYPERLINK(1)"
