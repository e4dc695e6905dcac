"""The ten main pages, wide and at 320 pixels, looked at by axe; their pictures are kept in docs/screenshots/."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.person import Person

pytestmark = pytest.mark.browser
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
WIDE, SMALL = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
PAGES = {
    "demo": ("", "/demo/"),
    "front": ("", "/"),
    "today": ("Mirjam Kolkman", "/"),
    "ask": ("Ruben Achterberg", "/sparren/nieuw/"),
    "questions": ("Annelies Terpstra", "/sparren/"),
    "question": ("Mirjam Kolkman", "first question"),
    "lessons": ("Annelies Terpstra", "/lessen/"),
    "directory": ("Mirjam Kolkman", "/leden/"),
    "exchange": ("Annelies Terpstra", "/gebracht-en-gekregen/"),
    "desk": ("Esther Goudsmit", "/gastheer/"),
    "search": ("Annelies Terpstra", "/zoeken/?q=loonsancties"),
    "inbox": ("Mirjam Kolkman", "/meldingen/"),
    "profile": ("Mirjam Kolkman", "/profiel/"),
}


def keep(page: Page, name: str) -> None:
    """Only where asked: a picture that differs by a clock's minute is no change."""
    if os.environ.get("PICTURES") == "yes":
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png", full_page=False)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fit_for_everybody(person: Person, name: str) -> None:
    who, path = PAGES[name]
    if who:
        person.becomes(who)
    if path == "first question":
        path = str(
            person.page.locator("a[href^='/sparren/']")
            .filter(has_text="Opbouw na burn-out")
            .first.get_attribute("href")
        )
    for size, tag in ((WIDE, "wide"), (SMALL, "small")):
        person.page.set_viewport_size(size)  # type: ignore[arg-type]
        person.opens(path)
        keep(person.page, f"{name}-{tag}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_living_style_page_is_fit_in_light_and_dark(person: Person, scheme: str) -> None:
    person.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    person.opens("/stijl/")
