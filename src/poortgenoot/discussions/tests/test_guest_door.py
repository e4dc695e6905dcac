"""The guest's way in: a link for one, a declaration, and being let in."""

from __future__ import annotations

from django.test import Client
from tests.cast import Cast, client_of

from poortgenoot.discussions import actions
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.tests.table import Table, lay, stand


def guest_at_the_door(table: Table) -> tuple[Client, str]:
    _seat, key = actions.invite_guest(table.discussion, by=table.bringer)
    return Client(), f"/casus/gast/{key}/"


ALL_THREE = {"niet-ik": "ja", "niet-bekend": "ja", "vertrouwelijk": "ja"}


def test_opening_a_guests_link_writes_nothing(table: Table) -> None:
    guest, path = guest_at_the_door(table)
    for _time in range(2):
        page = guest.get(path)
        assert page.status_code == 200
        assert table.discussion.title not in page.content.decode()
    assert Seat.objects.filter(member=None, declared_at=None).count() == 1


def test_a_guest_is_not_asked_to_write_what_only_members_keep(table: Table, cast: Cast) -> None:
    guest, path = guest_at_the_door(table)
    guest.post(path, ALL_THREE)
    actions.confirm_guest(Seat.objects.get(member=None), by=table.bringer)
    stand(table, "terugkijken")
    assert "Jij hoeft nu niets op te schrijven" in guest.get(f"/casus/{table.discussion.pk}/").text
    assert "Schrijf voor jezelf" in client_of(cast.doctor).get(f"/casus/{table.discussion.pk}/").text


def test_a_guest_declares_waits_and_is_let_in(table: Table, cast: Cast) -> None:
    guest, path = guest_at_the_door(table)
    room = f"/casus/{table.discussion.pk}/"
    assert "/aanmelden/" not in guest.get(path).text, "it says that no account is needed"
    assert guest.post(path, {"niet-ik": "ja"}).status_code == 422
    assert guest.post(path, ALL_THREE)["Location"] == room
    waits = guest.get(room).content.decode()
    assert "laat je zo binnen" in waits
    assert "Je bent te gast" in waits
    assert "/aanmelden/" not in waits, "somebody at a table is not asked to sign in"
    assert table.discussion.happened not in waits
    leader = client_of(cast.asker)
    assert "Laat de gast binnen" in leader.get(room).content.decode()
    seat = Seat.objects.get(member=None)
    assert f'hx-get="{room}" hx-trigger="every 5s"' in waits
    assert guest.get(room, headers={"HX-Request": "true"}).status_code == 204
    leader.post(f"{room}plaats/{seat.number}/laat-binnen/")
    assert guest.get(room, headers={"HX-Request": "true"})["HX-Refresh"] == "true", "the page at the door goes in"
    assert table.discussion.happened in guest.get(room).content.decode()
    assert "/aanmelden/" not in guest.get(room).text
    leader.post(f"{room}plaats/{seat.number}/haal-weg/")
    for rest in ("", "mijn/", "scherm/"):
        assert guest.get(room + rest).status_code == 302


def test_what_a_guest_ticked_stays_ticked_when_one_is_missing(table: Table) -> None:
    guest, path = guest_at_the_door(table)
    again = guest.post(path, {"niet-bekend": "ja"}).text
    assert "Kruis alle drie aan" in again
    assert 'name="niet-bekend" value="ja" checked' in again
    assert again.count(" checked") == 1


def test_a_guests_link_is_used_once_and_shown_once(table: Table, cast: Cast) -> None:
    answer = client_of(cast.asker).post(f"/casus/{table.discussion.pk}/gast/")
    path = answer.content.decode().split("/casus/gast/")[1].split("<")[0]
    one, other = Client(), Client()
    assert one.post(f"/casus/gast/{path}", ALL_THREE).status_code == 302
    assert f"/casus/{table.discussion.pk}/" in one.get(f"/casus/gast/{path}").text, "the way back to the table"
    used = other.get(f"/casus/gast/{path}")
    assert used.status_code == 404
    assert f"/casus/{table.discussion.pk}/" not in used.text
    assert other.post(f"/casus/gast/{path}", ALL_THREE).status_code == 404


def test_who_knew_the_session_of_a_browser_before_is_not_let_in_with_its_guest(table: Table) -> None:
    guest, path = guest_at_the_door(table)
    before = guest.session
    before["begun"] = "earlier"
    before.save()
    lurker = Client()
    lurker.cookies["sessionid"] = before.session_key
    guest.post(path, ALL_THREE)
    assert guest.get(f"/casus/{table.discussion.pk}/").status_code == 200
    assert lurker.get(f"/casus/{table.discussion.pk}/").status_code == 302, "to the sign-in page"


def test_a_guest_sees_this_discussion_only(table: Table, cast: Cast) -> None:
    guest, path = guest_at_the_door(table)
    guest.post(path, ALL_THREE)
    actions.confirm_guest(Seat.objects.get(member=None), by=table.bringer)
    other = lay(cast)
    assert guest.get(f"/casus/{table.discussion.pk}/").status_code == 200
    for closed in (f"/casus/{other.discussion.pk}/", "/casus/", "/leden/", "/sparren/"):
        assert guest.get(closed).status_code == 302
