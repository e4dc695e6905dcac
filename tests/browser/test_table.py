"""A whole discussion with five browsers at once: who leads, three professions, and a guest for the employee's seat."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.person import Person

pytestmark = pytest.mark.browser
type Arrive = Callable[..., Person]
TITLE = "Drie ochtenden gaan goed, de vierde niet"
CASE = {
    "Wat wil en kan de werknemer?": "Zij wil terug naar haar eigen werk en kan drie ochtenden per week.",
    "Wat is er gebeurd?": "Na een burn-out liep de opbouw twee keer vast bij de vierde ochtend.",
    "Je vraag in één zin": "Bouwen we eerst uren of eerst taken op?",
    "Titel": TITLE,
}
PHONE = {"width": 390, "height": 844}
HOLDS_THE_FIRST = """() => {
  const [really, held] = [window.fetch, []];
  window.fetch = async (...asked) => {
    if (String(asked[0]).endsWith("/weeg/") && held.push(1) === 1) await new Promise((go) => setTimeout(go, 1500));
    return really(...asked);
  };
}"""


@pytest.fixture
def arrive(house: str, chromium: Browser) -> Iterator[Arrive]:
    contexts = []

    def one(width: int = 1280, height: int = 900) -> Person:
        size = {"width": width, "height": height}
        contexts.append(chromium.new_context(base_url=house, viewport=size, locale="nl-NL"))  # type: ignore[arg-type]
        return Person(contexts[-1].new_page())

    yield one
    for context in contexts:
        context.close()


def brings_a_case(leader: Person) -> str:
    """The path of a table to which a link leads."""
    leader.becomes("Mirjam Kolkman", "/casus/nieuw/")
    page = leader.page
    for label, text in CASE.items():
        page.get_by_label(label).fill(text)
    page.locator("input[name=method][value=bob]").check(force=True)
    page.locator("input[name=joining][value=link]").check(force=True)
    page.get_by_role("button", name="Zet de tafel klaar").click()
    page.wait_for_url(re.compile(r"/casus/\d+/"))
    leader.looks()
    found = re.search(r"/casus/\d+/", page.url)
    assert found
    return found.group()


def brings_a_guest(leader: Person, guest: Person, table: str) -> None:
    """By a link of their own, after a declaration; inside once who leads opens the door."""
    leader.opens(f"{table}nodig-uit/")
    leader.page.get_by_role("button", name="Maak een link voor een gast").click()
    address = leader.page.locator(".guest-link").inner_text()
    guest.opens(address[address.index("/casus/") :])
    for box in guest.page.get_by_role("checkbox").all():
        box.check(force=True)
    guest.page.get_by_role("button", name="Verklaar dit en ga verder").click()
    guest.sees("Wie de bespreking leidt, laat je zo binnen")
    guest.looks()
    leader.opens(table)
    leader.page.get_by_role("button", name="Laat de gast binnen").click()
    expect(leader.page.locator(".place")).to_have_count(5)
    guest.opens(table)


def sits_down(who: Person, name: str, link: str, table: str) -> None:
    who.becomes(name, link)
    who.page.get_by_role("button", name="Schuif aan").click()
    who.page.wait_for_url(f"**{table}")


def goes_on(leader: Person, to: str, others: tuple[Person, ...]) -> None:
    """The next step, seen on every screen without anybody reloading, and from its heading on."""
    for who in others:
        who.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    leader.page.get_by_role(
        "button", name=re.compile(f"^Ga verder: {re.escape(to)}|^Begin de bespreking")
    ).first.click()
    for who in (leader, *others):
        expect(who.page.locator("#stap-kop")).to_have_text(to)
    for who in others:
        expect(who.page.locator("#stap-kop")).to_be_in_viewport()


def weighs(who: Person, number: int) -> None:
    """Two taps a factor, and a reason at the two that weigh most."""
    page = who.page
    expect(page.locator("fieldset.weighed")).not_to_have_count(0)
    for n in range(1, page.locator("fieldset.weighed").count() + 1):
        page.locator(f"label[for=z{n}-{5 if n < 3 else 1 + (n + number) % 3}]").click()
        page.locator(f"label[for=r{n}-{1 + (n + number) % 5}]").click()
    for n in (1, 2):
        page.locator("details.why").nth(n - 1).evaluate("why => { why.open = true }")
        page.locator(f"#reden-{n}").fill("Dat geeft hier de doorslag.")
        page.locator(f"#anders-{n}").fill("Als het rustiger wordt in de week.")


def seals(who: Person, what: str) -> None:
    who.page.get_by_role("button", name=f"Verzegel mijn {what}").click()
    who.sees(f"Je {what} is verzegeld")


def loses_the_connection_and_comes_back(who: Person) -> None:
    """What is tapped without a network is kept as soon as it is there again."""
    who.page.context.set_offline(True)
    who.page.locator("label[for=z3-2]").click()
    expect(who.page.locator("[data-saved]")).to_have_text(re.compile("Nog niet bewaard"))
    who.page.context.set_offline(False)
    expect(who.page.locator("[data-saved]")).to_have_text("Bewaard")
    who.page.reload()
    expect(who.page.locator("#z3-2")).to_be_checked()
    who.complaints.clear()  # the browser says that the network was away: so it was


def speak_in_order(everybody: tuple[Person, ...]) -> None:
    """Each page knows when it is its turn; the order is drawn."""
    for _turn in everybody:
        speaking = None
        while speaking is None:
            speaking = next((p for p in everybody if p.page.get_by_text("Jij bent aan de beurt").count()), None)
            everybody[0].page.wait_for_timeout(100)
        speaking.page.get_by_role("button", name="Ik ben gehoord").click()
        expect(speaking.page.get_by_text("Je bent geweest")).to_be_visible()
    expect(everybody[0].page.get_by_text("Iedereen is gehoord.")).to_be_visible()


def opens_envelopes(leader: Person, everybody: tuple[Person, ...], heading: str) -> None:
    leader.page.get_by_role("button", name="Open de enveloppen").click()
    for who in everybody:
        expect(who.page.get_by_role("heading", name=heading, exact=True)).to_be_visible()


def look_all(everybody: tuple[Person, ...]) -> None:
    for who in everybody:
        who.looks()


def they_weigh(everybody: tuple[Person, ...]) -> None:
    """Sealed one by one; nobody reads anything before all is opened at once."""
    leader, doctor, insurance_doctor, phone, _guest = everybody
    for number, who in enumerate(everybody):
        weighs(who, number)
    look_all((leader, phone))
    loses_the_connection_and_comes_back(insurance_doctor)
    for who in everybody[1:]:
        seals(who, "afweging")
    expect(leader.page.get_by_text("4 van 5 verzegeld", exact=True)).to_be_visible()
    assert "Dat geeft hier de doorslag" not in phone.page.content()
    seals(leader, "afweging")
    look_all((doctor, phone))
    goes_on(leader, "Leg de afwegingen naast elkaar", everybody[1:])
    opens_envelopes(leader, everybody, "Zo wogen jullie")


def they_weigh_again(everybody: tuple[Person, ...]) -> None:
    """What one gave before stands ready to be changed."""
    leader, phone = everybody[0], everybody[3]
    for who in everybody:
        expect(who.page.locator("#z1-5")).to_be_checked()
    phone.page.locator("label[for=r1-3]").click()
    for who in everybody:
        seals(who, "afweging")
    goes_on(leader, "Zie wat er verschoof", everybody[1:])
    opens_envelopes(leader, everybody, "Zo wogen jullie, de tweede keer")
    look_all((leader, phone))


def they_advise(everybody: tuple[Person, ...]) -> None:
    for who in everybody:
        who.page.locator("#oordeel").fill("Ik zou eerst taken opbouwen.")
        who.page.locator("#reden").fill("Dat past bij wat zij zelf wil.")
    everybody[3].looks()
    for who in everybody:
        seals(who, "advies")
    goes_on(everybody[0], "Adviezen naast elkaar", everybody[1:])
    opens_envelopes(everybody[0], everybody, "De adviezen")


def test_five_people_hold_a_whole_discussion(arrive: Arrive) -> None:
    leader, doctor, insurance_doctor, guest = arrive(), arrive(), arrive(), arrive()
    phone = arrive(**PHONE)
    table = brings_a_case(leader)
    leader.opens(f"{table}nodig-uit/")
    link = str(leader.page.locator("a[href*='/casus/mee/']").first.get_attribute("href"))
    link = link[link.index("/casus/") :]
    sits_down(doctor, "Annelies Terpstra", link, table)
    sits_down(insurance_doctor, "Fenna Oosterwold", link, table)
    sits_down(phone, "Lotte Verschuren", link, table)
    brings_a_guest(leader, guest, table)
    others = (doctor, insurance_doctor, phone, guest)
    everybody = (leader, *others)
    look_all(everybody)

    goes_on(leader, "De werknemer eerst", others)
    goes_on(leader, "Wat ziet jouw beroep?", others)
    speak_in_order(everybody)
    look_all((leader, phone))
    goes_on(leader, "Vragen op papier", others)
    phone.page.get_by_label("Stel een vraag op papier").fill("Wat lukt er op een goede ochtend?")
    phone.page.get_by_role("button", name="Leg je vraag op tafel").click()
    expect(phone.page.get_by_text("Het ligt op tafel.")).to_be_in_viewport()
    leader.page.get_by_label("Wat lukt er op een goede ochtend?").fill("Dan plant ze haar hele week.")
    leader.page.get_by_role("button", name="Antwoord").click()
    guest.sees("Dan plant ze haar hele week.")
    look_all((leader, phone, guest))
    for step in ("Kies wat meeweegt", "Je eerste beeld", "Terug naar de wens", "Weeg alleen"):
        goes_on(leader, step, others)

    they_weigh(everybody)
    look_all(everybody)
    for step in ("Waarom weeg je zo?", "De inbrenger luistert", "Weeg opnieuw"):
        goes_on(leader, step, others)
    they_weigh_again(everybody)
    for step in ("Voor wie doen we dit?", "Schrijf je advies"):
        goes_on(leader, step, others)
    they_advise(everybody)
    goes_on(leader, "Kies de volgorde", others)
    writes_and_agrees(leader, others, table)
    for step in ("Hoe woog jij?", "Hoe ging het samen?"):
        goes_on(leader, step, others)
    leader.page.get_by_role("button", name="Sluit de bespreking", exact=True).first.click()
    for who in everybody:
        expect(who.page.get_by_text("Deze bespreking is klaar.").first).to_be_visible()
        expect(who.page.get_by_text("Sta op van tafel")).to_be_hidden()
    look_all(everybody)


def test_what_is_tapped_last_is_what_stays_on_a_slow_network(arrive: Arrive) -> None:
    """The first of two taps is held up on its way: it must not arrive after the second and undo it."""
    leader = arrive()
    table = brings_a_case(leader)
    leader.opens(table)
    for step in ("De werknemer eerst", "Wat ziet jouw beroep?", "Vragen op papier", "Kies wat meeweegt"):
        goes_on(leader, step, ())
    for step in ("Je eerste beeld", "Terug naar de wens", "Weeg alleen"):
        goes_on(leader, step, ())
    page = leader.page
    is_answered_in_sight_when_sealing_too_soon(page)
    weighs(leader, 0)
    page.locator("#anders-2").blur()
    expect(page.get_by_text("Weeg eerst elke factor")).to_be_hidden()
    page.evaluate(HOLDS_THE_FIRST)
    page.locator("label[for=z1-4]").click()
    page.locator("label[for=r1-2]").click()
    expect(page.locator("[data-saved]")).to_have_text("Bewaard")
    page.reload()
    expect(page.locator("#z1-4")).to_be_checked()
    expect(page.locator("#r1-2")).to_be_checked()


def test_what_who_leads_is_doing_stays_when_somebody_sits_down(arrive: Arrive) -> None:
    """The controls come anew with every change at the table: what stood open and was picked is still there."""
    leader, doctor, insurance_doctor = arrive(), arrive(), arrive()
    table = brings_a_case(leader)
    leader.opens(f"{table}nodig-uit/")
    link = str(leader.page.locator("a[href*='/casus/mee/']").first.get_attribute("href"))
    link = link[link.index("/casus/") :]
    sits_down(doctor, "Annelies Terpstra", link, table)
    leader.opens(table)
    leader.page.locator(".leading__more > summary").click()
    leader.page.locator("#leid-over").select_option(label="BA · bedrijfsarts")
    picked = leader.page.locator("#leid-over").input_value()
    sits_down(insurance_doctor, "Fenna Oosterwold", link, table)
    expect(leader.page.locator(".place")).to_have_count(3)
    expect(leader.page.locator("#leid-over option")).to_have_count(3)
    expect(leader.page.locator("#leid-over")).to_be_visible()
    expect(leader.page.locator("#leid-over")).to_have_value(picked)


def is_answered_in_sight_when_sealing_too_soon(page: Page) -> None:
    """The first factor that is missing gets the focus, far above the button: what is wrong comes along."""
    page.get_by_role("button", name="Verzegel mijn afweging").click()
    expect(page.locator("#z1-1")).to_be_focused()
    expect(page.get_by_text("Weeg eerst elke factor")).to_be_in_viewport()


def writes_and_agrees(leader: Person, others: tuple[Person, ...], table: str) -> None:
    """One line in the record; everybody finds themselves in it, one with a reservation."""
    leader.opens(f"{table}verslag/")
    part = leader.page.locator("#order")
    part.locator(".record__add summary").click()
    part.get_by_label("De regel").fill("Eerst twee taken die energie geven, dan pas meer ochtenden.")
    part.get_by_role("button", name="Zet het in het verslag").click()
    leader.sees("Eerst twee taken die energie geven")
    for who in (leader, *others[:-1]):
        who.opens(f"{table}verslag/")
        who.page.get_by_role("button", name="Ik kan me hierin vinden").click()
        who.sees("zich erin vinden")
    guest = others[-1]
    guest.opens(f"{table}verslag/")
    guest.page.get_by_text("Ik heb een voorbehoud").click()
    guest.page.get_by_label("Mijn voorbehoud").fill("Vraag haar eerst zelf wat zij ervan vindt.")
    guest.page.get_by_role("button", name="Noteer mijn voorbehoud").click()
    guest.sees("Vraag haar eerst zelf")
    guest.looks()
    for who in (leader, *others):
        who.opens(table)
