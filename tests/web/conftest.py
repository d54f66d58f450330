"""The sample case, served once a process, and a browser where there is one."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from onrecord.web import make_app
from scripts.chromium import ARGUMENTS, find
from tests.web import sample
from tests.web.watching import Watched


@pytest.fixture(scope="session")
def case_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample.write(tmp_path_factory.mktemp("web") / "sample.case")


@pytest.fixture
def own_case(tmp_path: Path) -> Path:
    """A case of one's own, to be written to."""
    return sample.write(tmp_path / "own.case")


@pytest.fixture(scope="session")
def client(case_path: Path) -> TestClient:
    return TestClient(make_app(str(case_path)), base_url="http://127.0.0.1", follow_redirects=False)


@contextmanager
def served(path: Path) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(make_app(str(path)), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def home(case_path: Path) -> Iterator[str]:
    with served(case_path) as address:
        yield address


@pytest.fixture
def own_home(own_case: Path) -> Iterator[str]:
    with served(own_case) as address:
        yield address


@pytest.fixture
def serving() -> Iterator[Callable[[Path], str]]:
    """Serves any case, until the test ends; gives its address."""
    with ExitStack() as stack:
        yield lambda path: stack.enter_context(served(path))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = find()
    if not chromium:
        pytest.skip("no Chromium was found")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def watched(browser: Browser, home: str) -> Iterator[Watched]:
    context = browser.new_context(bypass_csp=False, viewport={"width": 1280, "height": 900})
    yield Watched(context.new_page(), home)
    context.close()
