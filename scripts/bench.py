"""What reading and building cost, as ratios to a bare parse of the same texts in the same run (`make bench`).

Seconds differ from machine to machine; ratios hardly do. After them come, on a case of all the reports, the server
time of each page and what matching costs as a case grows (`--large`: to 100,000 readings). The reports are real ones
that are kept beside the project and not in it; where they are missing this says so and stops.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.attribution import attribute
from onrecord.build import build
from onrecord.coding import code
from onrecord.grounding import ground
from onrecord.language import load
from onrecord.records import Report

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports" / "fa_kes.jsonl"
MANY = 200
MATCHED = ("726", "10000")
LARGE = ("100000",)
# What each room may cost, as a share of the parse of the same text.
GOALS = {"grounding": 0.20, "attribution": 0.10, "coding": 0.15, "build": 1.5}


def main() -> None:
    if not REPORTS.exists():
        sys.exit(f"bench: skipped: the real reports are not here ({REPORTS.name} is kept beside the project)")
    lines = REPORTS.read_text(encoding="utf-8").splitlines()[:MANY]
    reports = [Report(id=r["id"], text=r["text"], title=r.get("title")) for r in map(json.loads, lines)]
    print(f"{len(reports)} real reports, one core; each figure is a share of the bare parse of the same texts")
    bare = reading_costs(reports)
    building_cost(lines, bare)
    whole_case(MATCHED + (LARGE if "--large" in sys.argv[1:] else ()))


def reading_costs(reports: list[Report]) -> float:
    """Print what each room costs after the parse; return the seconds of the bare parse."""
    language = load()
    nlp, texts = language._nlp, [r.text for r in reports]
    list(nlp.pipe(texts[:8]))  # warm up
    bare = min(timed(lambda: list(nlp.pipe(texts, batch_size=16))) for _ in range(2))
    documents = list(language.parse_all((text, "text") for text in texts))
    for report, doc in zip(reports[:20], documents[:20], strict=True):  # tables are loaded once a process, not a report
        grounding = ground(doc, report)
        code(doc, grounding, attribute(doc, grounding, report), report)
    pairs = list(zip(documents, reports, strict=True))
    grounded = []
    spent = {"grounding": timed(lambda: grounded.extend(ground(doc, report) for doc, report in pairs))}
    told = []
    spent["attribution"] = timed(
        lambda: told.extend(attribute(doc, g, report) for (doc, report), g in zip(pairs, grounded, strict=True))
    )
    spent["coding"] = timed(lambda: [code(doc, g, t, r) for (doc, r), g, t in zip(pairs, grounded, told, strict=True)])
    for room, seconds in spent.items():
        line(room, seconds / bare)
    return bare


def building_cost(lines: list[str], bare: float) -> None:
    """Print what a whole build costs: intake, reading, matching, writing, on one core."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "reports.jsonl"
        source.write_text("\n".join(lines), encoding="utf-8")
        line("build", timed(lambda: build([str(source)], Path(folder) / "bench.case", jobs=1)) / bare)


def whole_case(sizes: tuple[str, ...]) -> None:
    """Print what pages and matching cost on a case of all the reports. Each runs in a process of its own."""
    with TemporaryDirectory() as folder:
        case = Path(folder) / "whole.case"
        build([str(REPORTS)], case)
        for script, arguments in (("bench_pages", ()), ("bench_matching", sizes)):
            # A page over its goal is told, and does not keep matching from being measured.
            subprocess.run([sys.executable, "-m", f"scripts.{script}", str(case), *arguments], check=False)


def timed(work: Callable[[], object]) -> float:
    """The seconds that this work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def line(what: str, ratio: float) -> None:
    """One figure with its goal."""
    goal = GOALS[what]
    print(f"{what:12} {ratio:6.2f}   goal {goal:.2f}   {'reached' if ratio <= goal else 'NOT reached'}")


if __name__ == "__main__":
    main()
