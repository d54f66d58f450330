"""How long the server takes to make each page of a case: `python -m scripts.bench_pages [CASE] [--size N]`.

The application is asked in this process, so that neither a browser nor a network is in the figures. Each page is asked
for once unmeasured and then some times more; of the pages that show one record (an event, a party …) the costliest is
asked for, that of the record with the most evidence. Milliseconds are told as the clock has them, which the goal is
measured by, and as this process alone spent them, which says more on a machine that does other things too.

With `--size` the case's reports are repeated, later each time, until there are so many (scripts/large_case.py).
Without a case one is built from the real reports that are kept beside the project; where they are missing, from the
bundled example.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from starlette.testclient import TestClient

from onrecord.case import Case, open_case
from onrecord.case.speaking import Asked
from onrecord.garbage import OF_PAGES, collect_seldom
from onrecord.web import make_app
from onrecord.web.filters import PAGE_SIZE
from onrecord.web.serve import Tidied

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT.parent / "shared" / "reports" / "fa_kes.jsonl"
EXAMPLE = ROOT / "examples" / "berlin-airlift"
# Milliseconds within which a page comes, 95 times of 100: of a case of some hundred reports, and of a large one.
GOAL, LARGE_GOAL, LARGE = 100.0, 300.0, 5_000
ROUNDS, LARGE_ROUNDS = 40, 20
LISTS = (
    "/", "/assistance", "/requests", "/events", "/events?differ=any", "/events?origins=2", "/events?type=ASSAULT",
    "/events?type=ASSAULT&status=happened", "/events?reviewed=no", "/events?new=0", "/dossier?type=ASSAULT", "/map",
    "/map?type=ASSAULT", "/statements",
    "/reports", "/parties", "/network", "/outlets", "/speakers", "/chains", "/search?q=killed", "/review",
    "/review?kind=claim", "/history",
)  # fmt: skip


def bench_pages(case_path: str | Path, rounds: int | None = None) -> bool:
    """Print the median and the 95th percentile of each page's milliseconds; whether every page reaches the goal."""
    with open_case(case_path, read_only=True) as case:
        reports = case.count("report")
        pages = [*((address, address) for address in (*LISTS, *_deep(case))), *_costliest(case)]
    goal = LARGE_GOAL if reports > LARGE else GOAL
    rounds = rounds or (LARGE_ROUNDS if reports > LARGE else ROUNDS)
    client = TestClient(Tidied(make_app(str(case_path))), base_url="http://127.0.0.1")
    print(f"server time of each page: {reports:,} reports, asked {rounds} times; load {os.getloadavg()[0]:.1f}")
    print(f"{'page':40} {'p50 ms':>7} {'p95 ms':>7} {'of it own':>9}   goal {goal:.0f}")
    reached = True
    collect_seldom(OF_PAGES)  # as `serve` does
    for name, address in pages:
        clock, own = _times(client, address, rounds)
        (p50, p95), (_, spent) = _percentiles(clock), _percentiles(own)
        reached &= p95 < goal
        told = "reached" if p95 < goal else "NOT reached"
        print(f"{name:40} {p50:7.1f} {p95:7.1f} {spent:9.1f}   {told}", flush=True)
    return reached


def _deep(case: Case) -> Iterator[str]:
    """Pages in the middle of long lists, lists of all days, and of the outlet that most is told by."""
    for kind in ("event", "statement"):
        yield f"/{kind}s?page={case.count(kind) // PAGE_SIZE // 2 + 1}"
    for page in ("map", "speakers", "network"):  # a filter that all pass costs most
        yield f"/{page}?since={case.meta()['first_day']}"
    if outlets := case.facets("report", "outlet"):
        for page in ("events?type=ASSAULT", "network?type=ASSAULT", "search?q=killed"):
            yield f"/{page}&outlet={quote(outlets[0][0])}"


def _costliest(case: Case) -> Iterator[tuple[str, str]]:
    """What to call the page of the one record of its kind that shows most, and its address."""
    for kind, name, folder, measure in _COSTLY:
        if records := case.records(kind, limit=_LOOKED_AT):
            yield name, f"/{folder}/{_quoted(max(records, key=measure).id)}"
    if parties := case.heads(limit=1):
        yield "the party named most", f"/parties/{_quoted(parties[0].entity.id)}"
        yield "its network", f"/network?party={_quoted(parties[0].entity.id)}"
    if speakers := case.speaking().speakers(Asked(), 1):
        yield "who speaks most", f"/speakers/{_quoted(speakers[0].id)}"
    if outlets := case.facets("report", "outlet"):
        yield "the outlet of most reports", f"/outlets/{_quoted(outlets[0][0])}"


_LOOKED_AT = 6_000
_COSTLY: tuple[tuple[str, str, str, Callable[[Any], int]], ...] = (
    ("event", "an event of most claims", "events", lambda event: len(event.claims)),
    ("assistance", "a line of most claims", "assistance", lambda line: sum(len(step.claims) for step in line.steps)),
    ("report", "the longest report", "reports", lambda report: len(report.text)),
)


def _quoted(part: str) -> str:
    return quote(part, safe="")


def _times(client: TestClient, address: str, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds by the clock and of this process, each in order."""
    clock, own = [], []
    for turn in range(rounds + 1):
        start, spent = time.perf_counter(), time.process_time()
        answer = client.get(address)
        clock.append((time.perf_counter() - start) * 1000)
        own.append((time.process_time() - spent) * 1000)
        if turn == 0 and answer.status_code != 200:
            sys.exit(f"bench: {address} answered {answer.status_code}")
    return sorted(clock[1:]), sorted(own[1:])


def _percentiles(ordered: list[float]) -> tuple[float, float]:
    return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def main() -> None:
    parser = argparse.ArgumentParser(description="The server time of each page.")
    parser.add_argument("case", nargs="?")
    parser.add_argument("--size", type=int, help="how many reports to make of the case's")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = asked.case or _built(Path(folder) / "bench.case")
        if asked.size:
            large = Path(folder) / "large.case"
            # In a process of its own: what a page costs is not to depend on the memory that the making took.
            subprocess.run([sys.executable, "-m", "scripts.large_case", path, large, str(asked.size)], check=True)
            path = large
        reached = bench_pages(path)
    sys.exit(not reached)


def _built(path: Path) -> Path:
    """A case of the real reports, or of the example where these are missing."""
    if not REPORTS.exists():
        print(f"bench: the real reports are not here ({REPORTS.name} is kept beside the project): the example is used")
    built = "import sys; from onrecord.build import build; build([sys.argv[1]], sys.argv[2])"
    # In a process of its own: what reading loads would lengthen the pauses in which memory is tidied up.
    source = REPORTS if REPORTS.exists() else EXAMPLE
    subprocess.run([sys.executable, "-c", built, str(source), str(path)], check=True)
    return path


if __name__ == "__main__":
    main()
