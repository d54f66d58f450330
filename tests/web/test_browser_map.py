"""The map and the events over time in Chromium: gestures, keys, the brush, and the same without a script."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.web.watching import Watched

pytestmark = pytest.mark.browser


def _query(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def _longitude(url: str) -> float:
    return float(parse_qs(urlsplit(url).query)["view"][0].split(",")[0])


def _degrees(page: Page) -> float:
    return float(page.locator(".plane").get_attribute("data-width") or 0) * 360


def test_zooming_draws_the_map_again_and_keeps_the_view_in_the_address(watched: Watched) -> None:
    page = watched.open("/map?differ=any")
    before = _degrees(page)
    page.get_by_role("link", name="Zoom in").click()
    page.wait_for_url("**view=*")
    assert _degrees(page) == pytest.approx(before / 2, rel=0.01)
    assert _query(page)["differ"] == "any"
    assert page.locator(".plane .mark").count() == 2
    page.reload()
    assert _degrees(page) == pytest.approx(before / 2, rel=0.01)
    page.get_by_role("link", name="Most events").click()
    page.wait_for_url(lambda url: "view" not in url)
    assert _degrees(page) == pytest.approx(before, rel=0.01)
    assert watched.complaints == []


def test_keys_move_and_zoom(watched: Watched) -> None:
    page = watched.open("/map")
    before = _degrees(page)
    page.locator(".plane").focus()
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**view=*")
    assert _degrees(page) == pytest.approx(before / 2, rel=0.01)
    east = page.url
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(lambda url: url != east)
    assert _longitude(page.url) < _longitude(east)


def test_the_wheel_scrolls_the_page_until_the_map_is_chosen(watched: Watched) -> None:
    page = watched.open("/map")
    box = page.locator(".plane").bounding_box()
    assert box
    page.evaluate("scrollTo(0, document.querySelector('.plane').getBoundingClientRect().top - 100)")
    page.mouse.move(box["x"] + 40, 300)
    page.mouse.wheel(0, 60)
    page.wait_for_timeout(400)
    assert "view" not in _query(page)
    page.mouse.click(box["x"] + 40, 300)
    page.mouse.wheel(0, -300)
    page.wait_for_url("**view=*")


def test_dragging_moves_the_map_and_follows_no_link(watched: Watched) -> None:
    page = watched.open("/map?view=13.3,52.5,1")
    mark = page.locator(".plane .mark .dot").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 5, steps=4)
    page.mouse.up()
    page.wait_for_url(lambda url: "view=13.3%2C52.5" not in url and "view=13.3,52.5" not in url)
    assert urlsplit(page.url).path == "/map"
    moved = page.locator(".plane .mark .dot").first.bounding_box()
    assert moved
    assert moved["x"] - box["x"] == pytest.approx(60, abs=3)


def test_a_mark_leads_to_its_events(watched: Watched) -> None:
    page = watched.open("/map")
    page.locator(".plane .mark", has_text="Gatow").click()
    page.wait_for_url("**/events?place=Gatow")
    assert page.locator("table.data.stack tbody tr").count() == 1


def test_dragging_over_the_bars_chooses_days(watched: Watched) -> None:
    page = watched.open("/events?status=happened")
    bars = page.locator(".timeline .plot").first.locator("a")
    first, last = bars.nth(0), bars.nth(1)
    ends = first.bounding_box(), last.bounding_box()
    assert ends[0]
    assert ends[1]
    since, until = first.get_attribute("data-since"), last.get_attribute("data-until")
    page.mouse.move(ends[0]["x"] + ends[0]["width"] / 2, ends[0]["y"] + 40)
    page.mouse.down()
    page.mouse.move(ends[1]["x"] + 5, ends[1]["y"] + 30, steps=5)
    page.mouse.up()
    page.wait_for_url("**since=*")
    assert _query(page) == {"status": "happened", "since": since, "until": until}
    assert page.get_by_label("Since").input_value() == since
    assert page.locator("table.data.stack tbody tr").count() == 3
    assert watched.complaints == []


def test_the_ends_of_the_brush_move_by_keys(watched: Watched) -> None:
    page = watched.open("/map")
    end = page.get_by_role("slider", name="Last days shown").first
    end.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    chosen = end.get_attribute("aria-valuetext") or ""
    assert page.locator(".brush-line .told").inner_text().endswith(f"to {chosen}")
    page.keyboard.press("Escape")
    assert page.locator(".brush-line").is_hidden()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.wait_for_url("**until=*")
    assert urlsplit(page.url).path == "/map"
    page.get_by_role("link", name="All days").click()
    page.wait_for_url("**/map")


def test_a_click_on_a_bar_still_chooses_it_alone(watched: Watched) -> None:
    page = watched.open("/events")
    bar = page.locator(".timeline .plot a").first
    since, until = bar.get_attribute("data-since"), bar.get_attribute("data-until")
    bar.click()
    page.wait_for_url("**since=*")
    assert _query(page) == {"since": since, "until": until}


def test_all_of_it_can_be_read_and_moved_without_scripts(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/map?differ=any")
    before = _degrees(page)
    assert page.locator(".plane .mark").count() == 2
    assert page.locator(".how, .brush-line").locator("visible=true").count() == 0
    page.get_by_role("link", name="Zoom in").click()
    assert _degrees(page) == pytest.approx(before / 2, rel=0.01)
    page.locator(".timeline .plot a").first.click()
    assert {"differ", "since", "until", "view"} <= set(_query(page))
    page.get_by_text("The same as a table").click()
    assert page.locator("table.days tbody tr").first.is_visible()
    page.locator("table.places a").first.click()
    assert urlsplit(page.url).path == "/events"
    context.close()
