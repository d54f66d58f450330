"""Dossiers, differences, marks and search in Chromium: for all, on every screen, by keyboard, and with no outside."""

from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from tests.web import sample
from tests.web.watching import Watched

pytestmark = pytest.mark.browser

HOSTILE = quote(sample.HOSTILE, safe="")


def test_marks_are_reached_shown_and_put_away_by_keyboard(watched: Watched) -> None:
    page = watched.open("/reports/r1")
    page.locator("#layer-parties").focus()
    page.keyboard.press("Tab")
    focused = "document.activeElement.matches('.marked .m')"
    assert page.evaluate(focused)
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused)
    assert page.evaluate("document.activeElement.textContent") != first
    page.keyboard.press("Enter")
    assert page.locator("#pinned").is_visible()
    shown = page.locator("#pinned").inner_text()
    assert page.evaluate(focused)
    page.keyboard.press("End")
    assert page.locator("#pinned").inner_text() != shown
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Enter")
    assert page.locator("#pinned").is_hidden()
    assert page.evaluate(focused)


def test_a_layer_is_switched_by_keyboard_and_its_marks_are_passed_over(watched: Watched) -> None:
    page = watched.open("/reports/r1?view=claims")
    stops = "document.querySelectorAll('.marked .m[tabindex=\"0\"]').length"
    assert page.evaluate(stops) == 1
    assert page.evaluate("document.querySelector('.marked .m[tabindex=\"0\"]').classList.contains('claims')")
    page.locator("#layer-claims").focus()
    page.keyboard.press("Space")
    page.wait_for_url("**/reports/r1?view=none")
    assert page.evaluate(stops) == 0


def test_the_original_is_saved_not_shown(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(f"/reports/{HOSTILE}")
    with page.expect_download() as told:
        page.get_by_role("link", name="Download the").click()
    assert told.value.suggested_filename == "r-hostile-1-json-original.bin"
    told.value.save_as(tmp_path / "saved")
    hostile = next(r for r in sample.reports() if r.id == sample.HOSTILE)
    assert (tmp_path / "saved").read_bytes() == hostile.text.encode()


def test_a_report_leads_to_what_differs_in_one_column_on_a_narrow_screen(watched: Watched) -> None:
    page = watched.open("/reports/r1")
    page.get_by_role("link", name="What differs from Midland Dispatch").click()
    page.wait_for_url("**/reports/r1/against/r2")
    page.goto(f"{watched.home}/reports/r1/against/r3")
    left, right = (
        page.locator(f"tr.changed td.{side}, tr.left td.{side}, tr.right td.{side}") for side in ("left", "right")
    )
    assert (
        page.locator(".against td.left").first.bounding_box()["x"]
        < page.locator(".against td.right").first.bounding_box()["x"]
    )  # type: ignore[index]
    page.set_viewport_size({"width": 360, "height": 800})
    boxes = [box for cell in (left, right) for one in cell.all() if (box := one.bounding_box())]
    assert len({round(box["x"]) for box in boxes}) == 1


def test_arrows_go_from_hit_to_hit_and_enter_opens(watched: Watched) -> None:
    page = watched.open("/events")
    page.keyboard.press("/")
    page.keyboard.type("fighter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=fighter")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.closest('.filters') !== null")
    page.keyboard.press("ArrowDown")
    at = "[...document.querySelectorAll('.hits .go')].indexOf(document.activeElement)"
    assert page.evaluate(at) == 0
    page.keyboard.press("ArrowDown")
    assert page.evaluate(at) == 1
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("ArrowDown")
    address = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search" not in url)
    assert urlsplit(page.url).path in (urlsplit(address).path, "/reports/r1", "/reports/r2", "/reports/r3")
