"""The main job, from the first word to finding it back, as three people do it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.person import Person

pytestmark = pytest.mark.browser
STORY = (
    "Sandra uit Raalte valt voor de tweede keer uit in de opbouw na een burn-out. "
    "Bij twaalf uur per week loopt het vast, ook met vaste pauzes."
)
TITLE = "Opbouw na burn-out stokt steeds op hetzelfde aantal uren"


@pytest.fixture
def somebody(house: str, chromium: Browser) -> Iterator[Callable[[], Person]]:
    contexts = []

    def arrive() -> Person:
        contexts.append(chromium.new_context(base_url=house, viewport={"width": 1280, "height": 900}))
        return Person(contexts[-1].new_page())

    yield arrive
    for context in contexts:
        context.close()


def accept_every_proposal(page: Page) -> int:
    """Take over what the guard proposes, one click each; returns how many there were."""
    accepted = 0
    found = page.locator("[data-findings] [data-accept]")
    while left := found.count():
        found.first.click(force=True)
        expect(found).not_to_have_count(left)
        page.wait_for_load_state("networkidle")
        accepted += 1
    return accepted


def ask(asker: Person) -> None:
    """Ask with a name in it, be stopped, take over the proposals, publish."""
    page = asker.page
    page.get_by_label("Wat houdt je bezig?").fill(STORY)
    page.get_by_role("button", name="Laat alles zien").click()
    page.get_by_label("Wat wil en kan de werknemer?").fill("Zij wil terug en kan goed plannen.")
    page.get_by_label("Je vraag in één zin").fill("Bouw ik eerst uren of eerst taken op?")
    page.get_by_label("Titel").fill(TITLE)
    page.get_by_role("checkbox", name="bedrijfsarts").check(force=True)
    page.get_by_role("button", name="Leg voor").click()
    asker.sees("Hier staat iets dat iemand kan weggeven")
    assert page.get_by_label("Titel").input_value() == TITLE, "nothing typed is lost"
    assert accept_every_proposal(page) >= 2
    assert "Sandra" not in page.get_by_label("Wat houdt je bezig?").input_value()
    page.get_by_role("button", name="Leg voor").click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    asker.looks()


def newest_mail(reader: Person, about: str) -> str:
    """The address behind the button in the newest mail about this, as its reader would click it."""
    reader.opens("/demo/brievenbus/")
    reader.page.get_by_role("link", name=re.compile(about, re.I)).first.click()
    reader.looks()
    link = reader.page.locator(".mail-text a", has_text="/sparren/uitnodiging/").first
    return str(link.get_attribute("href"))


def test_a_question_finds_its_people_and_is_found_back(somebody: Callable[[], Person]) -> None:
    asker, doctor, reader = somebody(), somebody(), somebody()
    asker.becomes("Ruben Achterberg", "/sparren/nieuw/")
    ask(asker)
    question = asker.page.url

    doctor.page.goto(newest_mail(doctor, "opbouw na burn-out stokt"))
    doctor.sees("Jij bent gevraagd")
    doctor.looks()
    doctor.page.get_by_label("Wat zou jij doen?").fill("Laat de uren staan en bouw eerst taken op die energie geven.")
    doctor.page.get_by_role("button", name="Plaats mijn reactie").click()
    doctor.sees("Je reactie staat erbij")
    doctor.looks()

    asker.page.goto(question)
    asker.sees("Laat de uren staan en bouw eerst taken op")
    asker.page.get_by_role("button", name="Dit hielp mij").first.click()
    asker.page.get_by_role("link", name="Sluit af met wat het bracht").click()
    asker.looks()
    asker.page.get_by_label("Wat heb je gedaan?").fill("Eerst twee taken afgesproken, de uren bleven gelijk.")
    asker.page.get_by_label("Wat bracht het?").fill("Na vier weken kon ze zonder terugval verder opbouwen.")
    asker.page.get_by_role("button", name="Sluit af").click()
    asker.sees("Eerst twee taken afgesproken")
    asker.looks()

    asker.opens("/zoeken/?q=opbouwen+burnout+stokken")
    asker.sees(TITLE)
    reader.becomes("Yvonne Schellekens", "/zoeken/?q=stokt+hetzelfde+aantal+uren")
    expect(reader.page.get_by_text(TITLE)).to_have_count(0)


def test_a_name_never_reaches_a_page_that_waits_for_the_guard(somebody: Callable[[], Person]) -> None:
    asker = somebody()
    asker.becomes("Ruben Achterberg", "/sparren/nieuw/")
    box = asker.page.get_by_label("Wat houdt je bezig?")
    box.fill("Mevrouw De Graaf belt elke dag met 06-12345678.")
    expect(asker.page.locator("[data-findings] .finding-row").first).to_be_visible()
    asker.looks()
    asker.page.reload()
    assert "De Graaf" in asker.page.get_by_label("Wat houdt je bezig?").input_value(), "the draft lives in the browser"
    asker.page.goto("/afmelden/")
    asker.leaves(asker.page.get_by_role("button", name="Meld mij af"))
    assert asker.page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('draft:')).length") == 0
