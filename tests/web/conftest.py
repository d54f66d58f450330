"""The sample case, served once a process, and a browser where there is one."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from onrecord.web import make_app
from scripts.chromium import ARGUMENTS, find
from scripts.pictures import served
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
