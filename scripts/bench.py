"""What reading and building cost, as ratios to a bare parse of the same texts in the same run (`make bench`).

Seconds differ from machine to machine; ratios hardly do. After them come, on a case of all the reports, the server
time of each page, and what matching costs as a case grows to 100,000 reports (`--large`: then pages on so many, too).
The reports are real ones that are kept beside the project and not in it; where they are missing this says so and stops.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.attribution import attribute
from onrecord.build import build
from onrecord.coding import code
from onrecord.grounding import ground
from onrecord.grounding.gazetteer import prepare
from onrecord.language import load
from onrecord.language.pipeline import installed_package
from onrecord.records import Report

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports" / "fa_kes.jsonl"
MANY = 200
ROUNDS = 3
MATCHED = ("726", "10000", "100000")
PAGED = "100000"  # reports of the case that `--large` measures pages on; it is made of the smaller one
# What each room may cost, as a share of the parse of the same text.
GOALS = {"grounding": 0.20, "attribution": 0.10, "coding": 0.15, "build": 1.5}


def main() -> None:
    if not REPORTS.exists():
        sys.exit(f"bench: skipped: the real reports are not here ({REPORTS.name} is kept beside the project)")
    lines = REPORTS.read_text(encoding="utf-8").splitlines()[:MANY]
    reports = [Report(id=r["id"], text=r["text"], title=r.get("title")) for r in map(json.loads, lines)]
    print(f"{len(reports)} real reports, one core; each figure is a share of the bare parse of the same texts")
    building_cost(lines, [r.text for r in reports])
    reading_costs(reports)
    whole_case(large="--large" in sys.argv[1:])


def building_cost(lines: list[str], texts: list[str]) -> None:
    """Print what a whole build costs: intake, tables, pipeline, reading, matching, writing.

    Beside it a script of spaCy alone, from loading the pipeline to the last text. They run in turns, and the least of
    each counts: what else the machine does only ever adds. The first build also reads the tables of the process. In
    processor time the ratio hardly hangs on what else runs, but waiting for the disk is left out.
    """
    prepare()  # the gazetteer is built once a machine
    bare, built = [], []
    with TemporaryDirectory() as folder:
        source = Path(folder) / "reports.jsonl"
        source.write_text("\n".join(lines), encoding="utf-8")
        for n in range(ROUNDS):
            case = Path(folder) / f"{n}.case"
            bare.append(both_times(lambda: parsed(bare_pipeline(), texts)))
            built.append(both_times(partial(build, source, case, jobs=1)))
    (whole, used), (bare_whole, bare_used) = (map(min, zip(*times, strict=True)) for times in (built, bare))
    line("build", whole / bare_whole)
    print(f"{'':12} {used / bare_used:6.2f}   in processor time")
    print(f"{'':12} {built[0][1] / bare[0][1]:6.2f}   the same of the first in its process, which reads the tables")


def bare_pipeline() -> Any:
    """The pipeline as spaCy loads it, with the settings of ours that change nothing but speed."""
    import spacy  # not before our own module, which sets how many threads it uses
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load(installed_package())


def parsed(nlp: Any, texts: list[str]) -> None:
    for _ in nlp.pipe(texts, batch_size=16):
        pass


def reading_costs(reports: list[Report]) -> None:
    """Print what each room costs after the parse, in processor time: none of them waits for anything.

    All are warm: tables are loaded once a process, not a report.
    """
    nlp, texts = bare_pipeline(), [r.text for r in reports]
    parsed(nlp, texts)
    bare = min(busy(lambda: parsed(nlp, texts)) for _ in range(ROUNDS))
    documents = list(load().parse_all((text, "text") for text in texts))
    pairs = list(zip(documents, reports, strict=True))
    grounded = [ground(doc, report) for doc, report in pairs]
    told = [attribute(doc, g, report) for (doc, report), g in zip(pairs, grounded, strict=True)]
    coded = list(zip(pairs, grounded, told, strict=True))
    rooms: dict[str, Callable[[], object]] = {
        "grounding": lambda: [ground(doc, report) for doc, report in pairs],
        "attribution": lambda: [attribute(d, g, r) for (d, r), g, _ in coded],
        "coding": lambda: [code(d, g, t, r) for (d, r), g, t in coded],
    }
    for room, work in rooms.items():
        line(room, min(busy(work) for _ in range(ROUNDS)) / bare)


def whole_case(*, large: bool) -> None:
    """Print what pages and matching cost on a case of all the reports. Each runs in a process of its own."""
    with TemporaryDirectory() as folder:
        case = str(Path(folder) / "whole.case")
        build([str(REPORTS)], case)
        runs = [("bench_pages", case), ("bench_matching", case, *MATCHED)]
        if large:
            runs.append(("bench_pages", case, "--size", PAGED))
        for script, *arguments in runs:
            # A page over its goal is told, and does not keep the next from being measured.
            subprocess.run([sys.executable, "-m", f"scripts.{script}", *arguments], check=False)


def both_times(work: Callable[[], object]) -> tuple[float, float]:
    """The seconds that this work takes, and those that it keeps a processor busy."""
    start = time.perf_counter()
    used = busy(work)
    return time.perf_counter() - start, used


def busy(work: Callable[[], object]) -> float:
    """The seconds that this work keeps a processor busy."""
    start = time.process_time()
    work()
    return time.process_time() - start


def line(what: str, ratio: float) -> None:
    """One figure with its goal."""
    goal = GOALS[what]
    print(f"{what:12} {ratio:6.2f}   goal {goal:.2f}   {'reached' if ratio <= goal else 'NOT reached'}")


if __name__ == "__main__":
    main()
