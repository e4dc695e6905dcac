"""A table that is live: a real server in a process of its own, real sockets."""

from __future__ import annotations

import json
import re
from contextlib import ExitStack
from html import unescape

import pytest
from tests.cast import Cast, client_of
from tests.processes import WITHIN, break_off, open_socket, until
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from poortgenoot.core.limits import LIMITS
from poortgenoot.core.socket import Ended
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.tests.table import Table, lay, stand, weigh_all
from poortgenoot.members.models import Member

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def table(cast: Cast, address: str) -> Table:
    return lay(cast)


def sit(table: Table, member: Member | None, address: str, *, query: str = "") -> ClientConnection:
    """The socket that the page of a seat opens."""
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in client_of(member).cookies.items())
    headers = {"Origin": f"http://{address}", **({"Cookie": cookies} if cookies else {})}
    path = f"ws://{address}/ws/casus/{table.discussion.pk}/{query}"
    return open_socket(path, headers)


def hear(page: ClientConnection, words: str) -> str:
    """What the page is sent, until these words are in it."""
    for _message in range(20):
        html = str(json.loads(page.recv(timeout=WITHIN)).get("html", ""))
        if words in html:
            return html
    raise AssertionError(f"never heard: {words}")


def ended(page: ClientConnection) -> int | None:
    """The code with which the house ends this page's socket, whatever it says before."""
    try:
        while True:
            page.recv(timeout=WITHIN)
    except ConnectionClosed:
        return page.close_code


def test_all_see_the_step_that_one_goes_to(table: Table, cast: Cast, address: str) -> None:
    with sit(table, cast.doctor, address) as doctor, sit(table, cast.asker, address) as bringer:
        actions.start(table.discussion, by=table.bringer)
        for page in (doctor, bringer):
            assert "Stap open" in hear(page, "Stap 1 van")


def test_all_see_who_sealed_and_nobody_what(table: Table, cast: Cast, address: str) -> None:
    stand(table, "wegen")
    with sit(table, cast.asker, address) as bringer:
        weigh_all(table.doctor, 4, -2)
        actions.seal(table.doctor, "wegen")
        html = hear(bringer, "1 van 3 verzegeld")
        assert "Dat telt hier" not in html


def test_who_was_removed_hears_nothing_more_at_once(table: Table, cast: Cast, address: str) -> None:
    with sit(table, cast.doctor, address) as doctor:
        doctor.send(json.dumps({"version": 1}))
        hear(doctor, "Aan tafel")
        actions.remove(table.doctor, by=table.bringer)
        assert ended(doctor) == Ended.GONE
    with sit(table, cast.doctor, address) as come_back:
        assert ended(come_back) == Ended.HIDDEN, "its page reloads, and finds nothing"


def test_a_page_that_stays_open_hears_nothing_more_once_its_browser_signed_out(
    table: Table, cast: Cast, address: str
) -> None:
    browser = client_of(cast.doctor)
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in browser.cookies.items())
    path = f"ws://{address}/ws/casus/{table.discussion.pk}/"
    headers = {"Origin": f"http://{address}", "Cookie": cookies}
    with open_socket(path, headers) as left_open, sit(table, cast.doctor, address) as phone:
        for page in (left_open, phone):
            page.send(json.dumps({"version": 1}))
            hear(page, "Aan tafel")
        browser.post("/afmelden/")
        assert ended(left_open) == Ended.GONE
        actions.start(table.discussion, by=table.bringer)
        assert hear(phone, "Stap 1 van"), "where the same person is signed in still"


def test_between_being_removed_and_the_end_a_page_is_sent_nothing(table: Table, cast: Cast, address: str) -> None:
    """As often as it takes for the hint about the seat and the one about the table to race."""
    for _again in range(5):
        with sit(table, cast.doctor, address) as doctor:
            doctor.send(json.dumps({"version": 1}))
            hear(doctor, "Aan tafel")
            actions.remove(table.doctor, by=table.bringer)
            actions.pause(actions.start(table.discussion, by=table.bringer), by=table.bringer)
            assert "Stap open" not in rest_of(doctor)
        Seat.objects.filter(pk=table.doctor.pk).update(removed_at=None)
        Discussion.objects.update(started_at=None, place=None, paused_at=None)


def rest_of(page: ClientConnection) -> str:
    """All that a page is still sent until the house ends it."""
    found = ""
    try:
        while True:
            found += str(page.recv(timeout=WITHIN))
    except ConnectionClosed:
        return found


def test_who_stood_up_hears_nothing_more_on_a_page_left_open(table: Table, cast: Cast, address: str) -> None:
    with sit(table, cast.doctor, address) as forgotten:
        forgotten.send(json.dumps({"version": 1}))
        hear(forgotten, "Aan tafel")
        actions.leave(table.doctor)
        assert ended(forgotten) == Ended.GONE


def test_one_seat_opens_so_many_pages_and_no_more(table: Table, cast: Cast, address: str) -> None:
    with ExitStack() as pages:
        for _page in range(LIMITS.pages_a_seat):
            pages.enter_context(sit(table, cast.doctor, address))
        with sit(table, cast.doctor, address) as one_too_many:
            assert ended(one_too_many) == Ended.FULL
        pages.enter_context(sit(table, cast.asker, address))
    until(lambda: is_let_in(table, cast, address))


def is_let_in(table: Table, cast: Cast, address: str) -> bool:
    with sit(table, cast.doctor, address) as page:
        page.send(json.dumps({"version": 0}))
        try:
            return bool(page.recv(timeout=WITHIN))
        except ConnectionClosed:
            return False


@pytest.mark.parametrize("nonsense", ["{", "[" * 20_000, '"x"', b"\x00\x01"])
def test_nonsense_over_a_socket_ends_nothing(table: Table, cast: Cast, address: str, nonsense: str | bytes) -> None:
    with sit(table, cast.doctor, address) as doctor:
        doctor.send(nonsense)
        doctor.send(json.dumps({"version": 0}))
        hear(doctor, "Aan tafel")


def test_a_page_does_not_send_the_house_a_book(table: Table, cast: Cast, address: str) -> None:
    with sit(table, cast.doctor, address) as doctor:
        doctor.send("x" * (LIMITS.socket_bytes + 1))
        assert ended(doctor) == 1009


@pytest.mark.parametrize("name", ["visitor", "stranger", "moderator", "operator", "labour_expert"])
def test_who_has_no_seat_hears_nothing(table: Table, cast: Cast, address: str, name: str) -> None:
    with sit(table, cast[name], address) as page:
        assert rest_of(page) == ""
        assert page.close_code == Ended.HIDDEN, "as for a table that never was"


def test_after_a_database_was_away_open_pages_come_back(table: Table, cast: Cast, address: str) -> None:
    """What was told meanwhile reached nobody."""
    with sit(table, cast.doctor, address) as doctor:
        break_off()
        assert ended(doctor) == 1012


def test_who_comes_back_gets_what_was_missed(table: Table, cast: Cast, address: str) -> None:
    stand(table, "ronde")
    with sit(table, cast.doctor, address) as doctor:
        doctor.send(json.dumps({"version": 1}))
        assert "Stap ronde" in hear(doctor, "Stap 5 van")


def test_who_opens_a_page_is_here_for_all(table: Table, cast: Cast, address: str) -> None:
    Seat.objects.update(seen_at=None)
    with sit(table, cast.asker, address) as bringer:
        with sit(table, cast.doctor, address):
            until(lambda: hear(bringer, "Aan tafel").count("niet hier") == 1)
        until(lambda: hear(bringer, "Aan tafel").count("niet hier") == 2)


def own_parts(page: ClientConnection) -> dict[str, str]:
    """The next parts that are sent to this page alone."""
    for _message in range(20):
        if found := json.loads(page.recv(timeout=WITHIN)).get("parts"):
            return dict(found)
    raise AssertionError("no part of its own came")


def test_each_page_gets_its_own_part_and_nobody_elses(table: Table, cast: Cast, address: str) -> None:
    stand(table, "wegen")
    weigh_all(table.doctor, 4, -2)
    with sit(table, cast.doctor, address) as doctor, sit(table, cast.insurance_doctor, address) as other:
        for page in (doctor, other):
            page.send(json.dumps({"version": 0, "scenes": {}}))
        mine, others = own_parts(doctor)["mijn"], own_parts(other)["mijn"]
        assert "Dat telt hier" in mine
        assert "Dat telt hier" not in others
        assert "csrfmiddlewaretoken" not in mine
        assert "Jij leidt" not in own_parts_text(doctor, table)


def own_parts_text(page: ClientConnection, table: Table) -> str:
    """All parts of a page as it is when the step moves on."""
    actions.go_to(table.again(), table.again().place + 1, expects=table.again().place, by=table.bringer)
    return " ".join(own_parts(page).values())


def test_a_page_that_shows_everything_already_gets_nothing_of_its_own(table: Table, cast: Cast, address: str) -> None:
    stand(table, "wegen")
    page = client_of(cast.doctor).get(f"/casus/{table.discussion.pk}/").content.decode()
    scenes = json.loads(unescape(re.findall(r'data-scenes="([^"]*)"', page)[0]))
    with sit(table, cast.doctor, address) as doctor:
        doctor.send(json.dumps({"version": 0, "scenes": scenes}))
        assert "Stap wegen" in hear(doctor, "Stap 3 van")
        told = json.loads(doctor.recv(timeout=WITHIN))
        assert told.get("parts", {}) == {}
