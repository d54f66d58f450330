"""Sources, networks and the front page in Chromium, on a case that has chains of speakers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from scripts.pictures import served
from tests.web import sample
from tests.web.test_speakers import with_chains
from tests.web.watching import Watched, can_be_used_by_all

pytestmark = pytest.mark.browser

PAGES = ["/chains", "/speakers", "/outlets/Stadtblatt", "/network", f"/network?party={sample.SOVIETS}", "/parties"]


@pytest.fixture(scope="module")
def chained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(sample.write(tmp_path_factory.mktemp("chained") / "chained.case", with_chains())) as home:
        yield home


@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_every_screen_and_can_be_used_by_all(browser: Browser, chained: str, address: str) -> None:
    context = browser.new_context()
    watched = Watched(context.new_page(), chained)
    watched.open(address)
    watched.stands_in_peace()
    context.close()
    can_be_used_by_all(browser, chained + address)


def test_a_network_reads_and_leads_on_without_scripts(browser: Browser, chained: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{chained}/network")
    assert page.locator("figure.network a.node").count() >= 4
    page.locator("figure.network a.node", has_text="Soviet Union").click()
    page.wait_for_url(f"**/parties/{sample.SOVIETS}")
    page.locator("table.matrix td a").first.click()
    page.wait_for_url("**/events?actor=*&recipient=*")
    assert page.locator("tbody tr").count() >= 1
    context.close()


def test_speakers_are_narrowed_to_the_nameless(browser: Browser, chained: str) -> None:
    page = browser.new_page()
    page.goto(f"{chained}/speakers")
    page.get_by_label("Named or not").select_option("nameless")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url("**/speakers?kind=nameless")
    page.get_by_role("link", name="officials", exact=True).click()
    page.wait_for_url("**/speakers/sp-*")
    assert page.get_by_text("The same words need not mean the same people").is_visible()
    assert page.locator(".evidence").count() == 1
    page.close()


def test_the_front_page_greets_who_comes_back(browser: Browser, chained: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(chained)
    assert page.get_by_text("New since your last visit").count() == 0
    (seen,) = [c for c in context.cookies() if c["name"].startswith("onrecord-seen-")]
    context.add_cookies([{"name": seen["name"], "value": "0.0.1000000000", "url": chained}])
    page.goto(chained)
    news = page.locator("section.news")
    assert "9 September 2001" in news.inner_text()
    news.get_by_role("link", name="reports").click()
    page.wait_for_url("**/reports?new=0")
    assert page.get_by_text("new since build 0").is_visible()
    context.close()
