"""How long the server takes to make each page of a case: `python -m scripts.bench_pages [CASE]`.

The application is asked in this process, so that neither a browser nor a network is in the figures. Each page is asked
for once unmeasured and then `ROUNDS` times; of the pages that show one record (an event, a party …) the costliest is
asked for, that of the record with the most evidence. Without a case one is built from the real reports that are kept
beside the project; where they are missing this says so and stops.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from starlette.testclient import TestClient

from onrecord.case import Case, open_case
from onrecord.case.speaking import Asked
from onrecord.web import make_app

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports" / "fa_kes.jsonl"
GOAL = 100.0  # milliseconds
ROUNDS = 40
LISTS = (
    "/", "/assistance", "/requests", "/events", "/events?differ=any", "/events?origins=2", "/statements", "/reports",
    "/parties", "/network", "/outlets", "/speakers", "/chains", "/search?q=killed", "/review", "/history",
)  # fmt: skip


def bench_pages(case_path: str | Path, rounds: int = ROUNDS) -> bool:
    """Print the median and the 95th percentile of each page's milliseconds; whether every page reaches the goal."""
    with open_case(case_path, read_only=True) as case:
        pages = [*((address, address) for address in LISTS), *_costliest(case)]
        reports = case.count("report")
    client = TestClient(make_app(str(case_path)), base_url="http://127.0.0.1")
    print(f"server time of each page: {reports:,} reports, asked {rounds} times; load {os.getloadavg()[0]:.1f}")
    print(f"{'page':32} {'p50 ms':>7} {'p95 ms':>7}   goal {GOAL:.0f}")
    reached = True
    for name, address in pages:
        p50, p95 = _percentiles(_times(client, address, rounds))
        reached &= p95 < GOAL
        print(f"{name:32} {p50:7.1f} {p95:7.1f}   {'reached' if p95 < GOAL else 'NOT reached'}", flush=True)
    return reached


def _costliest(case: Case) -> Iterator[tuple[str, str]]:
    """What to call the page of the one record of its kind that shows most, and its address."""
    if events := case.records("event"):
        yield "an event of most claims", f"/events/{max(events, key=lambda e: len(e.claims)).id}"
    if lines := case.records("assistance"):
        line = max(lines, key=lambda line: sum(len(step.claims) for step in line.steps))
        yield "a line of most claims", f"/assistance/{line.id}"
    if reports := case.records("report"):
        yield "the longest report", f"/reports/{_quoted(max(reports, key=lambda r: len(r.text)).id)}"
    if parties := case.records("entity", limit=1):
        yield "the party named most", f"/parties/{_quoted(parties[0].id)}"
    if speakers := case.speaking().speakers(Asked(), 1):
        yield "who speaks most", f"/speakers/{_quoted(speakers[0].id)}"
    if outlets := case.facets("report", "outlet"):
        yield "the outlet of most reports", f"/outlets/{_quoted(outlets[0][0])}"


def _quoted(part: str) -> str:
    return quote(part, safe="")


def _times(client: TestClient, address: str, rounds: int) -> list[float]:
    out = []
    for turn in range(rounds + 1):
        start = time.perf_counter()
        answer = client.get(address)
        out.append((time.perf_counter() - start) * 1000)
        if turn == 0 and answer.status_code != 200:
            sys.exit(f"bench: {address} answered {answer.status_code}")
    return sorted(out[1:])


def _percentiles(ordered: list[float]) -> tuple[float, float]:
    return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def main() -> None:
    if len(sys.argv) > 1:
        sys.exit(not bench_pages(sys.argv[1]))
    if not REPORTS.exists():
        sys.exit(f"bench: skipped: the real reports are not here ({REPORTS.name} is kept beside the project)")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bench.case"
        built = "import sys; from onrecord.build import build; build([sys.argv[1]], sys.argv[2])"
        # Built in a process of its own: what reading loads would lengthen the pauses in which memory is tidied up.
        subprocess.run([sys.executable, "-c", built, str(REPORTS), str(path)], check=True)
        reached = bench_pages(path)
    sys.exit(not reached)


if __name__ == "__main__":
    main()
