"""The review desk in Chromium: keys, forms with and without scripts, nothing asked for outside, no complaint."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from onrecord.case import open_case
from tests.web import sample
from tests.web.watching import Watched, can_be_used_by_all, fits_every_screen

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(browser: Browser, own_home: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    watched = Watched(context.new_page(), own_home)
    yield watched
    assert watched.complaints == []
    assert watched.hosts == {urlsplit(own_home).netloc}
    context.close()


def heading(page: Page) -> str:
    return page.locator("article h2").inner_text()


def decisions(path: Path) -> list[tuple[str, str, str | None]]:
    with open_case(path, read_only=True) as case:
        return [(d.about, d.action, d.value) for d in case.decisions()]


def pressed(page: Page, key: str) -> None:
    """Press a key that sends a form, and wait for the page that comes of it."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_keys_accept_reject_skip_and_undo(desk: Watched, own_case: Path) -> None:
    page = desk.open("/review")
    first = heading(page)
    pressed(page, "s")
    assert heading(page) != first
    with page.expect_navigation():  # keys are listened for once the page has come as a whole
        page.get_by_role("button", name="Show them again").click()
    assert heading(page) == first
    pressed(page, "a")
    assert page.get_by_text("Your last decision: ").is_visible()
    second = heading(page)
    pressed(page, "r")
    pressed(page, "u")
    assert heading(page) == second
    pressed(page, "u")
    assert heading(page) == first
    assert [action for _, action, _ in decisions(own_case)] == ["accept", "reject", "undo", "undo"]


def test_a_key_opens_the_correction_and_typing_is_no_key(desk: Watched, own_case: Path) -> None:
    page = desk.open("/review")
    page.keyboard.press("c")
    page.get_by_label("Type").last.select_option("COERCE")
    page.get_by_label("Who", exact=False).last.fill("United Kingdom")
    page.locator("details[open] input[name=reason]").click()
    page.keyboard.type("armed and ramming")
    page.keyboard.press("Enter")
    page.get_by_text("corrected").first.wait_for()
    found = decisions(own_case)
    assert ("ev-collision", "correct", "type=COERCE") in found
    assert {action for _, action, _ in found} == {"correct"}


def test_escape_folds_a_form_away(desk: Watched) -> None:
    page = desk.open("/review")
    page.keyboard.press("x")
    assert page.get_by_role("button", name="Take them out").is_visible()
    page.keyboard.press("Escape")
    assert page.get_by_role("button", name="Take them out").is_hidden()


def test_an_event_is_merged_and_another_split(desk: Watched, own_case: Path) -> None:
    page = desk.open("/review?id=ev-send")
    page.keyboard.press("m")
    page.get_by_label("or the event with this id").fill("ev-came")
    page.get_by_role("button", name="Merge the two").click()
    page.get_by_text("shows after the next build").first.wait_for()
    desk.open("/review?id=ev-collision")
    page.keyboard.press("x")
    page.get_by_role("checkbox").last.check()
    page.get_by_role("button", name="Take them out").click()
    page.get_by_text("split").first.wait_for()
    assert decisions(own_case) == [("ev-send", "merge", "ev-came"), ("ev-collision", "split", "cl-r3-0")]


def test_everything_can_be_decided_without_scripts(browser: Browser, own_home: str, own_case: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own_home}/review?id=ev-collision")
    page.get_by_text("Correct", exact=False).first.click()
    page.locator("[name=to-when]").fill("1948-04-04")
    page.get_by_role("button", name="Keep the correction").click()
    page.get_by_role("button", name="Accept").click()
    assert [action for _, action, _ in decisions(own_case)] == ["correct", "accept"]
    context.close()


@pytest.fixture
def decided(own_case: Path) -> Path:
    """A case on which two reviewers differ, with one decision undone."""
    with open_case(own_case) as case:
        case.decide("ev-ask", "accept", "ann", "plain")
        case.decide("ev-ask", "reject", "bob", "a wish")
        undone = case.decide("ev-came", "correct", "ann", "", "when=1948-07-01")
        case.decide(undone.id, "undo", "bob")
        case.decide("ev-send", "merge", "ann", "one and the same", "ev-came")
    return own_case


@pytest.mark.parametrize(
    "address", ["/review", "/review?id=ev-ask", "/review?id=cl-r1-0", f"/review?id={sample.CLAY}", "/history",
                "/events/ev-ask", "/review?kind=assistance"],
)  # fmt: skip
def test_axe_finds_nothing_serious_on_the_desk(
    browser: Browser, decided: Path, serving: Callable[[Path], str], address: str
) -> None:
    at = serving(decided) + address
    can_be_used_by_all(browser, at)
    page = browser.new_page()
    page.goto(at, wait_until="load")
    fits_every_screen(page)
    page.close()
