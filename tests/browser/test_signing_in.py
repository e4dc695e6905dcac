"""Passkeys and apps with codes, with an authenticator that Chromium plays itself."""

from __future__ import annotations

import base64
import hmac
import os
import re
import struct
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.person import Person

pytestmark = pytest.mark.browser
THUMB = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
HOME = re.compile(r"^https?://[^/]+/$")
PICTURES = os.environ.get("SIGNING_IN_PICTURES")


def look(person: Person, name: str) -> None:
    """axe looks at the page on a phone and wide; pictures are kept where asked."""
    for width in (390, 1280):
        person.page.set_viewport_size({"width": width, "height": 850})
        person.looks()
        if PICTURES:
            person.page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png")


def mailed_code(page: Page, mail: str) -> str:
    """The newest code in the mailbox of the demo for this address, read in a tab of its own."""
    tab = page.context.new_page()
    tab.goto("/demo/brievenbus/")
    line = tab.locator(".mails li", has_text=mail).filter(has_text=re.compile(r"\d{6}")).first
    found = re.search(r"\b\d{6}\b", line.inner_text())
    tab.close()
    assert found
    return found.group()


def gives_code(person: Person, mail: str, button: str) -> None:
    asked = person.page.get_by_label(re.compile("^De code|^Code")).first
    expect(asked).to_be_visible()  # the code was mailed before this page came
    asked.fill(mailed_code(person.page, mail))
    person.leaves(person.page.get_by_role("button", name=button))


def signs_in_by_mail(person: Person, mail: str) -> None:
    person.opens("/aanmelden/")
    person.page.get_by_label("Je e-mailadres").fill(mail)
    person.page.get_by_role("button", name="Stuur mij een code").click()
    gives_code(person, mail, "Meld me aan")


def signs_out(person: Person) -> None:
    person.opens("/afmelden/")
    person.leaves(person.page.get_by_role("button", name="Meld mij af"))


def opens_safe_page(person: Person, mail: str) -> None:
    """Whoever was signed in by one click of the demo is asked again, and proves it by a code."""
    person.page.goto("/account/2fa/")
    if "/opnieuw/" in person.page.url:
        person.page.get_by_role("button", name="Stuur mij een code").click()
        gives_code(person, mail, "Ga verder")
    expect(person.page.get_by_role("heading", name="Veilig aanmelden", level=1)).to_be_visible()


def figures(secret: str, steps_on: int = 0) -> str:
    """What an app shows (RFC 6238), `steps_on` half minutes from now."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps_on)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def test_a_passkey_is_made_signs_in_alone_and_opens_the_sensitive_page(person: Person) -> None:
    page, mail = person.page, "joke.verhulst@kennisring-werk.example"
    thumb = page.context.new_cdp_session(page)
    thumb.send("WebAuthn.enable")
    key = thumb.send("WebAuthn.addVirtualAuthenticator", {"options": THUMB})["authenticatorId"]
    signs_in_by_mail(person, mail)
    opens_safe_page(person, mail)
    look(person, "index")
    page.get_by_role("link", name="Voeg een passkey toe").click()
    look(person, "passkey-add")
    page.get_by_label("Hoe noem je deze passkey?").fill("Mijn telefoon")
    page.get_by_role("button", name="Maak mijn passkey").click()
    person.sees("Mijn herstelcodes")
    assert len(thumb.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]) == 1
    signs_out(person)

    person.opens("/aanmelden/")
    look(person, "sign-in")
    page.get_by_role("button", name="Meld je aan met je passkey").click()
    expect(page).to_have_url(HOME)
    person.opens("/profiel/")
    signs_out(person)

    person.becomes("Joke Verhulst", "/")
    page.goto("/account/2fa/webauthn/")
    look(person, "again")
    page.get_by_role("link", name="Gebruik je passkey").click()
    look(person, "again-passkey")
    page.get_by_role("button", name="Gebruik je passkey").click()
    person.sees("Mijn passkeys")
    look(person, "passkeys")
    page.get_by_role("link", name="Geef een andere naam").click()
    look(person, "passkey-name")
    page.get_by_label("Hoe noem je deze passkey?").fill("Oude telefoon")
    page.get_by_role("button", name="Bewaar de naam").click()
    person.sees("Oude telefoon")

    thumb.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    signs_out(person)
    person.opens("/aanmelden/")
    page.get_by_role("button", name="Meld je aan met je passkey").click()
    person.sees("Dat lukte niet")
    thumb.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": True})
    page.get_by_role("button", name="Meld je aan met je passkey").click()
    expect(page).to_have_url(HOME)
    person.opens("/account/2fa/webauthn/")
    page.get_by_role("link", name="Haal weg").click()
    look(person, "passkey-remove")
    page.get_by_role("button", name="Haal de passkey weg").click()
    person.sees("Je hebt nog geen passkey")


def test_an_app_with_codes_is_asked_for_and_a_recovery_code_works_once(person: Person) -> None:
    page, mail = person.page, "thijs.langerak@kennisring-werk.example"
    signs_in_by_mail(person, mail)
    opens_safe_page(person, mail)
    page.get_by_role("link", name="Koppel een app").click()
    look(person, "app-add")
    secret = page.locator("code").inner_text()
    page.get_by_label("De cijfers uit je app").fill("000000")
    page.get_by_role("button", name="Koppel de app").click()
    person.sees("Deze code klopt niet")
    page.get_by_label("De cijfers uit je app").fill(figures(secret))
    page.get_by_role("button", name="Koppel de app").click()
    person.sees("Je hebt nog 10 van de 10 codes")
    look(person, "recovery")
    spare = page.locator("pre").inner_text().split()[0]
    signs_out(person)

    signs_in_by_mail(person, mail)
    person.sees("Nog één stap")
    look(person, "second-step")
    page.goto("/profiel/")
    expect(page).to_have_url(re.compile("aanmelden|authenticate"))
    page.goto("/account/2fa/authenticate/")
    page.get_by_label("De cijfers uit je app").fill(figures(secret, steps_on=1))
    page.get_by_role("button", name="Meld me aan").click()
    expect(page).to_have_url(HOME)
    signs_out(person)

    for chance, lets_in in (("first", True), ("second", False)):
        signs_in_by_mail(person, mail)
        page.get_by_label("De cijfers uit je app").fill(spare)
        page.get_by_role("button", name="Meld me aan").click()
        if not lets_in:
            person.sees("Deze code klopt niet")
            look(person, f"recovery-{chance}")
            page.get_by_role("button", name="Stop met aanmelden").click()
            continue
        expect(page).to_have_url(HOME)
        person.opens("/account/2fa/recovery-codes/")
        person.sees("Je hebt nog 9 van de 10 codes")
        person.opens("/account/2fa/recovery-codes/generate/")
        look(person, "recovery-new")
        person.opens("/account/2fa/totp/deactivate/")
        look(person, "app-remove")
        signs_out(person)

    person.becomes("Thijs Langerak")
    opens_safe_page(person, mail)
    person.opens("/account/2fa/totp/deactivate/")
    page.get_by_role("button", name="Ontkoppel de app").click()
    expect(page.get_by_role("link", name="Koppel een app")).to_be_visible()
