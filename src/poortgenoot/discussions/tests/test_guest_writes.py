"""The guard looks along while a guest types: for who was let in, at a guest's own pace, and for nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from tests.cast import Cast, client_of

from poortgenoot.core import clock, tallies
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.models import Tally
from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.tests.table import Table, lay

pytestmark = pytest.mark.django_db
SAID = {"field": "text", "title": "yes", "text": "Mevrouw Jansma-Terpstra viel uit."}
DECLARED = dict.fromkeys(("niet-ik", "niet-bekend", "vertrouwelijk"), "ja")


@pytest.fixture
def table(cast: Cast) -> Table:
    return lay(cast, at="besluit")


def guest_of(table: Table, *, let_in: bool = True) -> tuple[Client, Seat]:
    seat, key = actions.invite_guest(table.discussion, by=table.bringer)
    browser = Client()
    browser.post(f"/casus/gast/{key}/", DECLARED)
    if let_in:
        actions.confirm_guest(Seat.objects.get(pk=seat.pk), by=table.bringer)
    return browser, seat


def path(table: Table) -> str:
    return f"/casus/{table.discussion.pk}/controle/"


def test_a_guest_sees_while_typing_what_gives_somebody_away(table: Table) -> None:
    browser, _seat = guest_of(table)
    page = browser.get(f"/casus/{table.discussion.pk}/verslag/").content.decode()
    assert f'data-url="{path(table)}"' in page
    assert 'data-url="/controle/"' not in page
    found = browser.post(path(table), SAID)
    assert found.status_code == 200
    assert "Jansma" in found.content.decode()


def test_a_member_asks_where_members_ask(table: Table, cast: Cast) -> None:
    page = client_of(cast.doctor).get(f"/casus/{table.discussion.pk}/verslag/").content.decode()
    assert path(table) not in page


def test_who_waits_to_be_let_in_or_has_no_seat_cannot_ask(table: Table, cast: Cast) -> None:
    waiting, _seat = guest_of(table, let_in=False)
    assert waiting.post(path(table), SAID).status_code == 403
    assert client_of(cast.hr).post(path(table), SAID).status_code == 404
    assert Client().post(path(table), SAID)["Location"].startswith("/aanmelden/")


def test_a_guest_who_was_removed_asks_no_more(table: Table) -> None:
    browser, seat = guest_of(table)
    actions.remove(Seat.objects.get(pk=seat.pk), by=table.bringer)
    assert browser.post(path(table), SAID).status_code == 302


def test_a_guest_may_ask_so_often_a_minute(table: Table) -> None:
    browser, seat = guest_of(table)
    for minute in (clock.now(), clock.now() + timedelta(minutes=1)):
        period = f"{minute:%Y%m%d%H%M}"
        who = tallies.kept_as("guard", f"seat-{seat.pk}", period)
        Tally.objects.create(name="guard", who=who, period=period, count=LIMITS.guard_checks_per_minute)
    assert browser.post(path(table), SAID).status_code == 429
