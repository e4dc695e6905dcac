"""A visitor with a phone weighs a case along, waits, and sees the others when the third profession has sealed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.person import Person

pytestmark = pytest.mark.browser
type Phone = Callable[[], Person]


@pytest.fixture
def phone(house: str, chromium: Browser) -> Iterator[Phone]:
    """A phone with a browser of its own; as many as one asks for."""
    made = []

    def one() -> Person:
        size = {"width": 390, "height": 844}
        context = chromium.new_context(base_url=house, viewport=size, locale="nl-NL", has_touch=True)  # type: ignore[arg-type]
        made.append(context)
        return Person(context.new_page())

    yield one
    for context in made:
        context.close()


def taps(who: Person, profession: str, *, until: int = 6) -> None:
    """Two taps for each factor, a verdict and a profession."""
    for n in range(until):
        who.page.locator(f"label[for=w{n}-{n % 5}]").tap()
        who.page.locator(f"label[for=d{n}-{(n + 1) % 5}]").tap()
    if until == 6:
        who.page.locator("label[for=verdict-1]").tap()
        who.page.get_by_role("radio", name=profession, exact=True).check()


def seals(who: Person) -> None:
    who.page.get_by_role("button", name="Verzegel mijn afweging").tap()
    who.page.wait_for_url("**/anderen/**")


@pytest.fixture
def congress(person: Person) -> str:
    """The path of a link that a moderator of the cast just made, with a pool of its own."""
    person.becomes("Esther Goudsmit", "/gastheer/kennisring/weeg-mee/")
    person.page.get_by_label("Waar is het?").fill("Najaarscongres")
    person.page.get_by_role("button", name="Maak de link").click()
    person.looks()
    address = str(person.page.locator("a.address").first.get_attribute("href"))
    return address[address.index("/w/") :]


def test_a_visitor_weighs_waits_and_sees_the_others(phone: Phone, congress: str, person: Person) -> None:
    doctor, coach, employee = phone(), phone(), phone()
    doctor.opens(congress)
    taps(doctor, "bedrijfsarts")
    expect(doctor.page.get_by_text("6 van 6 gewogen")).to_be_visible()
    doctor.looks()
    seals(doctor)
    doctor.sees("Nog 2 beroepsgroepen")
    doctor.looks()
    for who, profession in ((coach, "jobcoach"), (employee, "werknemer")):
        who.opens(congress)
        taps(who, profession)
        seals(who)
    expect(doctor.page.get_by_role("heading", name="Zo wogen anderen")).to_be_visible()
    doctor.looks()
    person.page.get_by_role("link", name="Open het grote scherm").first.click()
    person.sees("3 mensen verzegelden")
    person.looks()


def test_what_was_chosen_survives_a_closed_page_and_is_gone_once_sealed(phone: Phone, congress: str) -> None:
    visitor = phone()
    visitor.opens(congress)
    taps(visitor, "", until=3)
    visitor.page.reload()
    expect(visitor.page.get_by_text("3 van 6 gewogen")).to_be_visible()
    taps(visitor, "jobcoach")
    seals(visitor)
    assert visitor.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft:'))") == []
    visitor.page.go_back()
    expect(visitor.page).to_have_url(re.compile("/anderen/"))


def test_it_works_at_320_pixels_by_keyboard_and_without_a_script(house: str, chromium: Browser) -> None:
    size = {"width": 320, "height": 700}
    context = chromium.new_context(base_url=house, viewport=size, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/weeg-mee/")
    page.locator(".row__title a").first.click()
    radios = [f"#{scale}{n}-2" for n in range(6) for scale in "wd"]
    for radio in (*radios, "#verdict-0", "#profession-1"):
        page.locator(radio).focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Verzegel mijn afweging").click()
    expect(page.get_by_role("heading", name="Zo wogen anderen")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("motion", "again", "moves"),
    [("no-preference", False, True), ("no-preference", True, False), ("reduce", False, False)],
    ids=["comes", "not-under-a-finger", "not-for-who-asked-for-calm"],
)
def test_the_second_tap_brings_the_next_factor_into_view(
    phone: Phone, motion: Literal["no-preference", "reduce"], again: bool, moves: bool
) -> None:
    """The page's own clock stands still, so that a slow machine taps as fast as a hurried thumb."""
    page = phone().page
    page.emulate_media(reduced_motion=motion)
    page.clock.install()
    page.goto("/weeg-mee/")
    page.locator(".row__title a").first.tap()
    page.wait_for_selector("[data-weigh-progress]:not([hidden])")
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    page.locator("label[for=w0-1]").tap()
    page.locator("label[for=d0-1]").tap()
    if again:
        page.locator("label[for=w0-2]").tap()
    brought = "li => { window.brought = 0; li.scrollIntoView = () => window.brought++ }"
    page.locator(".weigh__factors > li").nth(1).evaluate(brought)
    page.clock.run_for(1000)
    assert page.evaluate("window.brought") == moves


def test_what_was_missing_is_no_longer_said_once_it_is_there_and_nothing_moves(phone: Phone) -> None:
    page = phone().page
    page.goto("/weeg-mee/")
    page.locator(".row__title a").first.tap()
    page.get_by_role("button", name="Verzegel mijn afweging").tap()
    missed, below = page.locator("#fout-1"), page.locator("#fout-2")
    expect(missed).to_be_visible()
    before = below.evaluate("it => it.offsetTop")
    page.locator("label[for=w0-1]").tap()
    expect(missed).to_be_visible()
    page.locator("label[for=d0-1]").tap()
    expect(missed).to_be_hidden()
    expect(below).to_be_visible()
    assert below.evaluate("it => it.offsetTop") == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_weeg_mee_are_fit_for_everybody(person: Person, scheme: str) -> None:
    person.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for width in (320, 1280):
        person.page.set_viewport_size({"width": width, "height": 800})
        person.opens("/weeg-mee/")
        person.page.locator(".row__title a").first.click()
        person.looks()
        if person.page.get_by_role("button", name="Verzegel mijn afweging").is_visible():
            person.page.get_by_role("button", name="Verzegel mijn afweging").click()
            person.sees("Er ontbreekt nog iets")
            person.looks()
