"""Pictures of the pages for the README: `python -m scripts.pictures` builds the example and writes docs/pictures/."""

import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from onrecord.build import build
from onrecord.case import open_case
from onrecord.records import Event
from onrecord.web import make_app
from scripts.chromium import ARGUMENTS, find

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "pictures"
SIZE = {"width": 1280, "height": 860}


@contextmanager
def served(case: str | Path) -> Iterator[str]:
    """The address of a case's pages, served while the block runs."""
    server = uvicorn.Server(uvicorn.Config(make_app(str(case)), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def addresses(case: str) -> dict[str, str]:
    """The pages that are worth a picture, by the name of the picture."""
    with open_case(case, read_only=True) as opened:
        events = opened.records("event")
        event = min(events, key=_worth)
        claim = opened.record(event.claims[0])
        return {
            "front": "/",
            "assistance": "/assistance",
            "event": f"/events/{event.id}",
            "map": "/map?view=7,50.5,26#map",
            "report": f"/reports/{claim.report}",  # type: ignore[union-attr]
        }


def _worth(event: Event) -> tuple[int, bool, int, str]:
    """What is worth a picture comes first: told by most origins, with a toll, most disputed, earliest."""
    return -event.support.origins, "killed" not in event.figures, -len(event.disagreements), event.when.start or "9"


def main() -> int:
    """Write the pictures."""
    chromium = find()
    if not chromium:
        print("no Chromium was found: no pictures")
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        case = str(Path(folder) / "berlin-airlift.case")
        build([str(ROOT / "examples" / "berlin-airlift")], case)
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        with served(case) as home:
            for name, path in addresses(case).items():
                page.goto(home + path, wait_until="networkidle")
                page.screenshot(path=OUT / f"{name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
