"""The pages in Chromium: they load, stay on this machine, complain of nothing, can be used by all, and at 360 px."""

from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.web import sample
from tests.web.watching import Watched, can_be_used_by_all

pytestmark = pytest.mark.browser

HOSTILE_ID = quote(sample.HOSTILE, safe="")
HOSTILE = f"/reports/{HOSTILE_ID}"
PAGES = [
    "/", "/assistance", "/assistance/al-1", "/requests", "/events", "/events/ev-collision", "/statements", "/reports",
    "/reports/r1", HOSTILE, "/parties", f"/parties/{sample.SOVIETS}", "/network", "/outlets",
    "/outlets/London%20Courier", "/speakers", f"/speakers/{sample.CLAY}", "/chains", "/search?q=fighter",
    "/review", "/history", "/nothing",
    # the map
    "/map",
    "/map?type=AID",
    "/map?view=0,20,300",
    "/map?since=1948-04-05&until=1948-04-06",
    "/events?since=1948-04&until=1948-04-09",
    # dossiers, differences and searches, some of them hostile
    "/dossier", "/dossier?differ=any", "/dossier/ev-collision", "/dossier/ev-deny", "/reports/r1/against/r3",
    f"/reports/r3/against/{HOSTILE_ID}", "/search?q=fighter&outlet=London+Courier", "/search?q=pwned",
    "/search?q=%22%3E%3Cscript%3Ewindow.pwned%3D1%3C%2Fscript%3E", "/events?type=%3Cscript%3E&party=%E2%80%AEevil",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_a_page_loads_in_peace_and_fits_every_screen(watched: Watched, address: str) -> None:
    watched.open(address)
    missing = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    watched.stands_in_peace(but=missing if address == "/nothing" else [])


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_serious(browser: Browser, home: str, address: str) -> None:
    can_be_used_by_all(browser, home + address)


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


def test_all_pages_are_in_reach_on_a_narrow_screen(watched: Watched) -> None:
    page = watched.open("/events")
    page.set_viewport_size({"width": 360, "height": 800})
    links = page.get_by_role("navigation", name="Pages", exact=True).get_by_role("link")
    assert links.count() == 8
    for link in links.all():
        box = link.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360


@pytest.mark.parametrize(
    "address", ["/events/ev-collision", "/assistance", "/assistance/al-1", "/events", "/chains", "/history"]
)
def test_tables_fit_a_narrow_screen(watched: Watched, address: str) -> None:
    page = watched.open(address)
    page.set_viewport_size({"width": 360, "height": 800})
    wide = "[...document.querySelectorAll('.scroll:has(table)')].filter(e => e.scrollWidth > e.clientWidth).length"
    assert page.evaluate(wide) == 0


def test_a_drawing_that_is_wider_than_the_screen_says_so(watched: Watched) -> None:
    page = watched.open("/network")
    assert page.locator(".sideways").is_hidden()
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.locator(".sideways").is_visible()


def test_versions_stand_under_each_other_on_a_narrow_screen(watched: Watched) -> None:
    page = watched.open("/events/ev-collision")
    row = page.locator("table.versions tr.differ").first
    first, second = row.locator("td").all()[:2]
    wide = first.bounding_box(), second.bounding_box()
    assert wide[0] and wide[1] and wide[0]["y"] == wide[1]["y"]
    page.set_viewport_size({"width": 360, "height": 800})
    narrow = first.bounding_box(), second.bounding_box()
    assert narrow[0] and narrow[1] and narrow[0]["x"] == narrow[1]["x"] and narrow[0]["y"] < narrow[1]["y"]
