"""Somebody at a browser: opens pages, and looks at each as somebody who cannot see or use a mouse would (axe)."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

PATIENCE = 60_000
"""Milliseconds: a busy machine is slow, not wrong."""
expect.set_options(timeout=PATIENCE)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


class Person:
    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        page.emulate_media(reduced_motion="reduce")  # axe looks at what stands, not at what is on its way
        self.complaints: list[str] = []
        page.on("console", lambda said: self.hears(said.type, said.text))
        page.on("pageerror", lambda raised: self.complaints.append(str(raised)))

    def hears(self, kind: str, text: str) -> None:
        """Keep what the browser complains about; a form that came back with 422 is no complaint."""
        if kind == "error" and "status of 422" not in text:
            self.complaints.append(text)

    def becomes(self, name: str, path: str = "/") -> None:
        """Sign in as one of the cast of the demo."""
        self.page.goto("/demo/")
        self.leaves(self.page.get_by_role("button", name=name).last)
        self.opens(path)

    def leaves(self, button: Locator) -> None:
        """Press what leads to another page, and be there."""
        with self.page.expect_navigation():
            button.click()

    def opens(self, path: str) -> None:
        answer = self.page.goto(path)
        assert answer
        assert answer.status < 400, f"{path} answers {answer.status}"
        self.looks()

    def looks(self) -> None:
        """axe finds nothing, nothing scrolls sideways, and the content policy was not broken."""
        self.page.wait_for_load_state("networkidle")
        found = Axe().run(self.page, options=RULES)
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        width = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0, f"{self.page.url} scrolls {width} px sideways"
        assert self.complaints == [], f"{self.page.url}: {self.complaints}"

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()
