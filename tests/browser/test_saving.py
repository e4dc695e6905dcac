"""What is tapped while the network is bad is kept, also when the house puts its part of the page there anew; and a
button that gets no answer says so."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.person import Person
from tests.browser.test_table import Arrive, arrive, brings_a_case, goes_on, weighs

pytestmark = pytest.mark.browser
__all__ = ["arrive"]
UNTIL_WEIGHING = ("De werknemer eerst", "Wat ziet jouw beroep?", "Vragen op papier", "Kies wat meeweegt")
WEIGHING = ("Je eerste beeld", "Terug naar de wens", "Weeg alleen")


def test_a_tap_that_fails_twice_outlives_a_new_part_and_is_kept_in_the_end(arrive: Arrive) -> None:
    leader = arrive(360, 740)
    table = brings_a_case(leader)
    leader.opens(table)
    for step in (*UNTIL_WEIGHING, *WEIGHING):
        goes_on(leader, step, ())
    page, failed, seen = leader.page, [], []

    def fail_twice(route: Route) -> None:
        if len(failed) < 2 or not seen:
            failed.append(route.request.url)
            return route.abort()
        return route.continue_()

    page.route(re.compile(r"/weeg/$"), fail_twice)
    page.locator("label[for=z2-4]").click()
    expect(page.locator("[data-saved]")).to_have_text(re.compile("Nog niet bewaard"))
    width = page.locator("#weegformulier").evaluate("form => form.offsetWidth")
    expect(page.locator("[data-saved]")).to_have_js_property("offsetWidth", width)  # not squeezed beside the button
    seen.append("whole")
    page.locator("#weegformulier").evaluate("form => { form.dataset.old = 'yes' }")
    page.locator("#mijn").evaluate("part => part.dispatchEvent(new CustomEvent('renew'))")
    expect(page.locator("#weegformulier[data-old]")).to_have_count(0)
    expect(page.locator("#z2-4")).to_be_checked()
    expect(page.locator("[data-saved]")).to_have_text("Bewaard")
    assert len(failed) >= 2
    page.unroute_all()
    page.reload()
    expect(page.locator("#z2-4")).to_be_checked()
    page.route(re.compile(r"/weeg/$"), lambda route: route.abort())
    page.get_by_role("button", name="Verzegel mijn afweging").click()
    expect(page.locator("#weegformulier [data-unsent]")).to_contain_text("We kregen geen antwoord")
    page.unroute_all()
    page.get_by_role("button", name="Verzegel mijn afweging").click()
    expect(page.locator("#weegformulier").get_by_role("alert").first).to_contain_text("factor")
    expect(page.locator("[data-unsent]")).to_have_count(0)
    leader.complaints.clear()  # the browser says that requests failed: so they did


def test_what_was_saved_while_the_house_wrote_the_part_is_not_undone_by_it(arrive: Arrive) -> None:
    """Who leads goes on while somebody writes a last word: the part comes in later, and was written earlier."""
    leader = arrive(360, 740)
    table = brings_a_case(leader)
    leader.opens(table)
    for step in (*UNTIL_WEIGHING, *WEIGHING):
        goes_on(leader, step, ())
    page, old = leader.page, leader.page.context.new_page()
    old.goto(table)
    before = page.request.get(f"{table}mijn/").text()
    page.locator("label[for=z2-5]").click()
    page.locator("label[for=r2-1]").click()
    page.locator("#reden-2").fill("Dat geeft de doorslag.")
    expect(page.locator("[data-saved]")).to_have_text("Bewaard")
    page.route(re.compile(r"/mijn/$"), lambda route: route.fulfill(body=before, content_type="text/html"))
    page.locator("#weegformulier").evaluate("form => { form.dataset.old = 'yes' }")
    page.locator("#mijn").evaluate("part => part.dispatchEvent(new CustomEvent('renew'))")
    expect(page.locator("#weegformulier[data-old]")).to_have_count(0)
    expect(page.locator("#z2-5")).to_be_checked()
    expect(page.locator("#reden-2")).to_have_value("Dat geeft de doorslag.")
    expect(page.locator("[data-saved]")).to_have_text("Bewaard")
    page.unroute_all()
    old.locator("label[for=z2-4]").click()  # the page on another device shows no reason: it takes none away
    expect(old.locator("[data-saved]")).to_have_text("Bewaard")
    old.close()
    page.reload()
    expect(page.locator("#z2-4")).to_be_checked()
    expect(page.locator("#reden-2")).to_have_value("Dat geeft de doorslag.")
    page.locator(".leading__more > summary").click()  # so many may be open at once
    page.locator(".leading__more .confirm > summary").click()
    page.get_by_role("button", name="Ja, sluit de bespreking").click()
    leader.sees("Deze bespreking is klaar.")


def test_nothing_is_saved_behind_a_press_that_seals(arrive: Arrive) -> None:
    """A save on its way, and one that still waits: both are in what the press sends, and would find it sealed."""
    leader = arrive(360, 740)
    table = brings_a_case(leader)
    leader.opens(table)
    for step in (*UNTIL_WEIGHING, *WEIGHING):
        goes_on(leader, step, ())
    page, held, pressed = leader.page, [], []
    weighs(leader, 0)
    expect(page.locator("[data-saved]")).to_have_text("Bewaard")
    page.reload()

    def hold_what_is_saved(route: Route) -> None:
        (held if "stil" in (route.request.post_data or "") else pressed).append(route)

    page.route(re.compile(r"/weeg/$"), hold_what_is_saved)
    page.locator("label[for=z3-2]").click()
    page.locator("#reden-1").fill("Dat geeft ook hier de doorslag.")
    with page.expect_request(lambda asked: "verzegel" in (asked.post_data or "")):
        page.get_by_role("button", name="Verzegel mijn afweging").click()
    page.locator("#weegformulier").evaluate("form => { form.dataset.old = 'yes' }")
    page.locator("#mijn").evaluate("part => part.dispatchEvent(new CustomEvent('renew'))")
    expect(page.locator("#weegformulier[data-old]")).to_have_count(0)  # written before the press came in
    expect(page.locator("#reden-1")).to_have_value("Dat geeft ook hier de doorslag.")
    page.locator("#reden-2").fill("Dit kwam na de druk op de knop.")
    pressed[0].continue_()
    leader.sees("Je afweging is verzegeld")
    assert len(held) == 1
    page.unroute_all()
    page.get_by_role("button", name="Haal het zegel eraf").click()
    expect(page.locator("#z3-2")).to_be_checked()
    expect(page.locator("#reden-1")).to_have_value("Dat geeft ook hier de doorslag.")
    expect(page.locator("#reden-2")).to_have_value("Dit kwam na de druk op de knop.")
    expect(page.locator("[data-saved]")).to_have_text("Bewaard")
    page.locator("label[for=z3-3]").click()
    expect(page.locator("[data-saved]")).to_have_text("Bewaard")
    page.reload()
    expect(page.locator("#z3-3")).to_be_checked()
    leader.looks()


def test_a_button_that_gets_no_answer_says_so_and_works_when_pressed_again(arrive: Arrive) -> None:
    leader = arrive()
    asks_no_more_for_what_is_filled_in(leader)
    leader.opens(brings_a_case(leader))
    page, said = leader.page, leader.page.locator("#leiding [data-unsent]")
    begin = page.get_by_role("button", name="Begin de bespreking")
    page.route(re.compile(r"/begin/"), lambda route: route.abort())
    begin.click()
    expect(said).to_contain_text("We kregen geen antwoord")
    page.unroute_all()
    page.route(re.compile(r"/begin/"), lambda route: route.fulfill(status=503, body="<h1>Druk</h1>"))
    begin.click()
    expect(said).to_contain_text("Dit lukte nu niet")
    expect(page.get_by_role("heading", name="Druk")).to_have_count(0)
    page.unroute_all()
    gone = "<!doctype html><title>Weg</title><h1>Weg</h1>"
    page.route(re.compile(r"/begin/"), lambda route: route.fulfill(status=404, body=gone, content_type="text/html"))
    begin.click()
    expect(said).to_contain_text("Dit is er niet meer")
    expect(page.get_by_role("heading", name="Weg")).to_have_count(0)
    page.unroute_all()
    leader.complaints.clear()  # so far the browser is right to say that requests failed
    leader.looks()
    begin.click()
    expect(page.locator("#stap-kop")).to_have_text(UNTIL_WEIGHING[0])


def asks_no_more_for_what_is_filled_in(writer: Person) -> None:
    """And nothing below it moves."""
    writer.becomes("Mirjam Kolkman", "/casus/nieuw/")
    page = writer.page
    with page.expect_navigation():
        page.get_by_role("button", name="Zet de tafel klaar").click()
    field, below = page.locator("#id_wants_veld"), page.locator("#id_sentence_veld")
    expect(field.get_by_text("Vul dit nog in.")).to_be_visible()
    before = below.evaluate("it => it.offsetTop")
    page.locator("#id_wants").press_sequentially("Zij")
    expect(field.get_by_text("Vul dit nog in.")).to_be_hidden()
    expect(below.get_by_text("Vul dit nog in.")).to_be_visible()
    assert below.evaluate("it => it.offsetTop") == before
    writer.looks()


def test_a_form_without_a_connection_stays_where_it_is(person: Person) -> None:
    person.opens("/aanmelden/")
    page = person.page
    page.get_by_role("textbox").first.fill("iemand@dienst.test")
    page.context.set_offline(True)
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_role("alert")).to_contain_text("We kregen geen antwoord")
    page.context.set_offline(False)
    page.get_by_role("main").get_by_role("button").first.click()
    page.wait_for_url(lambda address: not address.endswith("/aanmelden/"))
