"""The pages in Chromium: they load, stay on this machine, complain of nothing, can be used by all, and at 360 px."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.web import sample

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
HOSTILE = f"/reports/{quote(sample.HOSTILE, safe='')}"
PAGES = [
    "/", "/assistance", "/assistance/al-1", "/requests", "/events", "/events/ev-collision", "/statements", "/reports",
    "/reports/r1", HOSTILE, "/parties", f"/parties/{sample.SOVIETS}", "/network", "/outlets",
    "/outlets/London%20Courier", "/speakers", f"/speakers/{sample.CLAY}", "/chains", "/search?q=fighter",
    "/review", "/history", "/nothing",
]  # fmt: skip


class Watched:
    """A page, what went wrong on it, and where it asked for something."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("request", lambda r: self.hosts.add(urlsplit(r.url).netloc))

    def open(self, address: str) -> Page:
        self.page.goto(self.home + address, wait_until="load")
        return self.page


@pytest.fixture
def watched(browser: Browser, home: str) -> Iterator[Watched]:
    # The test's own probe (axe) is let past the policy; that pages need no such thing is tested in test_guard.
    context = browser.new_context(bypass_csp=False, viewport={"width": 1280, "height": 900})
    yield Watched(context.new_page(), home)
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_loads_in_peace_and_fits_every_screen(watched: Watched, address: str) -> None:
    page = watched.open(address)
    for width in (1440, 768, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"wider than {width} px"
    missing = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    assert watched.complaints == (missing if address == "/nothing" else [])
    assert watched.hosts == {urlsplit(watched.home).netloc}
    assert page.evaluate("window.pwned") is None


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_serious(browser: Browser, home: str, address: str) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(home + address, wait_until="load")
    page.evaluate(AXE)
    serious = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        assert page.evaluate(f"matchMedia('(prefers-color-scheme: {scheme})').matches")
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        serious += [
            (scheme, v["id"], v["nodes"][0]["html"][:160], v["nodes"][0]["failureSummary"][:200])
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
    context.close()
    assert serious == []


def test_filters_lead_to_an_address_that_holds_them(watched: Watched) -> None:
    page = watched.open("/events")
    page.get_by_label("Type").select_option("AID")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url("**/events?type=AID")
    assert page.locator("table.stack tbody tr").count() == 2
    page.get_by_role("link", name="Clear").click()
    page.wait_for_url("**/events")


def test_a_mark_shows_its_record_and_layers_can_be_switched(watched: Watched) -> None:
    page = watched.open("/reports/r1")
    mark = page.locator(".text .p-trigger", has_text="rammed")
    mark.click()
    assert page.locator("#pinned").get_by_text("ASSAULT", exact=True).is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#pinned").is_hidden()
    shadow = "getComputedStyle(document.querySelector('.text .p-trigger')).boxShadow"
    assert page.evaluate(shadow) != "none"
    page.get_by_label("Claims").uncheck()
    page.wait_for_function(f"{shadow} === 'none'")
    assert "claims" not in urlsplit(page.url).query


def test_hovering_a_speaker_tells_why(watched: Watched) -> None:
    page = watched.open("/reports/r1")
    page.locator(".text .p-speaker").first.hover()
    assert "subject of the cue" in page.locator(".hint").inner_text()


def test_a_report_can_be_read_without_scripts(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/reports/r1#cl-r1-0")
    assert page.locator("#cl-r1-0").is_visible()
    page.locator("label.layer.claims input").uncheck()
    assert page.locator("#cl-r1-1").is_hidden()
    context.close()


def test_the_slash_leads_to_the_search(watched: Watched) -> None:
    page = watched.open("/events")
    page.keyboard.press("/")
    page.keyboard.type("fighter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=fighter")
    assert page.locator("mark.hit").count() > 0
