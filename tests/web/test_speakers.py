"""The room of sources: outlets, speakers by name and not, and through whom an outlet has a speaker's words."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from onrecord.web import make_app
from tests.web import sample


def with_chains() -> list[sample.Told]:
    """The sample, and a report that has officials through an agency, and a clerk who told another."""
    r = sample.Told(
        "r9",
        "Stadtblatt",
        "1948-07-03",
        "The corridor",
        "The northern wire said that officials had called the corridor closed. A clerk told Reuter that trains stood.",
    )
    wire = r.says("The northern wire", "media", "said", "officials had called the corridor closed")
    r.says("officials", "official_unnamed", "called", "the corridor closed", parent=wire)
    r.says("A clerk", "unnamed", "told", "trains stood")
    r.statements[-1] = replace(r.statements[-1], told_to=r.span("Reuter"))
    return [*sample.reports(), r]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path: Path = sample.write(tmp_path_factory.mktemp("sources") / "sources.case", with_chains())
    return TestClient(make_app(str(path)), base_url="http://127.0.0.1")


def _speakers(client: TestClient, query: str = "") -> list[str]:
    return [s["words"] for s in client.get(f"/speakers.json{query}").json()["speakers"]]


def test_speakers_are_named_or_stand_by_their_words(sources: TestClient) -> None:
    assert "Lucius Clay" in _speakers(sources)
    assert set(_speakers(sources, "?kind=nameless&outlet=Stadtblatt")) == {"officials", "A clerk"}
    page = sources.get("/speakers").text
    assert "The same words need not mean the same people" in page


@pytest.mark.parametrize(
    ("query", "speakers"),
    [
        ("?q=clay", {"Lucius Clay"}),
        ("?q=100%25", set()),
        ("?until=1948-04-06", {"a spokesman for General Robertson"}),
        ("?outlet=Stadtblatt&kind=named", {"The northern wire"}),
        ("?outlet=none+such", set()),
    ],
)
def test_speakers_are_filtered(sources: TestClient, query: str, speakers: set[str]) -> None:
    assert set(_speakers(sources, query)) == speakers


def test_counts_stand_beside_their_whole(sources: TestClient) -> None:
    data = sources.get("/speakers.json").json()
    totals = data["totals"]
    assert totals["statements"] == data["statements"] == sum(s["statements"] for s in data["speakers"])
    assert 0 < totals["named_statements"] < totals["statements"]


def test_each_speaker_has_a_page_with_the_statements_in_order(sources: TestClient) -> None:
    for row in sources.get("/speakers.json").json()["speakers"]:
        page = sources.get(f"/speakers/{row['id']}.json").json()
        days = [e["source"]["published"] for e in page["statements"]]
        assert len(days) == row["statements"]
        assert days == sorted(days)


def test_a_speaker_leads_to_the_party_and_to_the_statements_as_a_file(sources: TestClient) -> None:
    page = sources.get(f"/speakers/{sample.CLAY}").text
    assert f'href="/parties/{sample.CLAY}"' in page
    assert f"/export/statement.csv?speaker={sample.CLAY}" in page
    assert sources.get(f"/export/statement.csv?speaker={sample.CLAY}").text.count("\n") == 2


def test_a_speaker_whom_nobody_knows_is_an_error(sources: TestClient) -> None:
    assert sources.get("/speakers/sp-none.json").json()["error"]["code"] == "C006"


def test_chains_lead_to_their_statements(sources: TestClient) -> None:
    data = sources.get("/chains.json").json()
    told = {(c["via"]["words"], c["told"], c["speaker"]["words"]) for c in data["chains"]}
    assert told == {("The northern wire", False, "officials"), ("Reuter", True, "A clerk")}
    assert data["statements"]["n"] == data["total"] == 2
    for chain in data["chains"]:
        query = f"speaker={chain['speaker']['id']}&via={chain['via']['id']}&outlet={chain['outlet']}"
        assert sources.get(f"/statements.json?{query}").json()["pages"]["total"] == chain["statements"]


def test_a_filter_without_a_field_is_told_and_kept(sources: TestClient) -> None:
    page = sources.get(f"/statements?speaker={sample.CLAY}").text
    assert "on the word of Lucius Clay" in page
    assert f'<input type="hidden" name="speaker" value="{sample.CLAY}">' in page


def test_an_outlet_tells_who_speaks_by_name_and_not(sources: TestClient) -> None:
    data = sources.get("/outlets/Stadtblatt.json").json()
    assert {s["words"] for s in data["nameless"]} == {"officials", "A clerk"}
    assert [s["words"] for s in data["named"]] == ["The northern wire"]
    assert data["chains"]["statements"] == 2
    assert data["totals"]["statements"] <= data["outlet"]["statements"]


def test_hostile_names_stay_words(sources: TestClient) -> None:
    for address in ("/outlets", "/speakers", "/chains", "/outlets/%3Cb%3EOutlet%20%26%20S%C3%B6hne%3C%2Fb%3E"):
        assert "<b>Outlet" not in sources.get(address).text
