"""A page in Chromium, what goes wrong on it, whom it asks, and whether it fits every screen and can be used by all."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")


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

    def stands_in_peace(self, but: list[str] | None = None) -> None:
        """It fits every screen, complains of nothing else, asks nobody else, and ran nothing of a report."""
        fits_every_screen(self.page)
        assert self.complaints == (but or [])
        assert self.hosts == {urlsplit(self.home).netloc}
        assert self.page.evaluate("window.pwned") is None


def fits_every_screen(page: Page) -> None:
    for width in (1440, 768, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"wider than {width} px"


def can_be_used_by_all(browser: Browser, address: str) -> None:
    """axe finds nothing serious, in light and in dark, with all that opens open."""
    # axe itself is let past the policy; that pages need no such thing is tested in test_guard.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
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
