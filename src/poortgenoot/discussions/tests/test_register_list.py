"""The list of a date, from the first minutes to a certificate that counts no more: what each hears and reads."""

from __future__ import annotations

import re

import pytest
from tests.cast import Cast, client_of

from poortgenoot.accounts.tests.fresh_client import fresh_client_of
from poortgenoot.discussions.actions import attendance, certificates
from poortgenoot.discussions.models import PeerGroup
from poortgenoot.discussions.tests.group import Peers, date_of, gather_peers, line_of, signed
from poortgenoot.members.models import Registration
from poortgenoot.notifications.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def peers(cast: Cast) -> Peers:
    return gather_peers(cast)


def test_who_was_there_hears_that_the_list_was_signed(cast: Cast, peers: Peers) -> None:
    meeting = signed(peers, cast.doctor)
    notice = Notice.objects.get(why__contains="Je kunt je bewijs van deelname maken.")
    assert notice.member == cast.asker
    assert client_of(cast.asker).get(notice.url).status_code == 200
    assert str(meeting.pk) in notice.url


def test_who_holds_a_certificate_hears_that_it_counts_no_more(cast: Cast, peers: Peers) -> None:
    meeting = signed(peers, cast.doctor)
    certificates.certify(line_of(meeting, peers.asker), name="", register="", by=cast.asker)
    attendance.reopen_list(meeting, by=cast.doctor)
    assert {n.why: n.member for n in Notice.objects.all()} == {
        "De presentielijst is heropend. Je bewijs van deelname geldt niet meer.": cast.asker
    }


def test_nobody_is_told_to_make_a_certificate_of_an_open_list(cast: Cast, peers: Peers) -> None:
    attendance.reopen_list(signed(peers, cast.doctor), by=cast.doctor)
    assert not Notice.objects.filter(why__contains="presentielijst").exists()


def test_who_saves_the_list_comes_back_to_the_date_after_the_code(cast: Cast, peers: Peers) -> None:
    """The file is saved, and the page that asked for the code would stay."""
    path = f"/intervisie/datum/{signed(peers, cast.doctor).pk}/"
    asked = client_of(cast.doctor).get(f"{path}lijst.csv")
    assert asked["Location"].endswith(f"next={path.replace('/', '%2F')}%23register")
    assert 'id="register"' in fresh_client_of(cast.doctor).get(path).text


def test_what_cannot_be_undone_is_asked_once_more(cast: Cast, peers: Peers) -> None:
    meeting = signed(peers, cast.doctor)
    certificates.certify(line_of(meeting, peers.lead), name="", register="", by=cast.doctor)
    html = client_of(cast.doctor).get(f"/intervisie/datum/{meeting.pk}/").text
    for verb in ("heropen/", "weg/"):
        assert re.search(rf'<details class="confirm">((?!</details>).)*action="[^"]*{verb}"', html, re.DOTALL)


def test_minutes_below_nothing_are_refused_in_plain_words(cast: Cast, peers: Peers) -> None:
    meeting = date_of(peers, cast.doctor)
    sent = {f"p{peers.asker.pk}": "-5", f"p{peers.lead.pk}": "veel"}
    html = client_of(cast.doctor).post(f"/intervisie/datum/{meeting.pk}/aanwezig/", sent).text
    assert "Vul 0 in of meer." in html
    assert "Vul hele minuten in." in html


def test_who_has_no_number_is_shown_where_to_put_one(cast: Cast, peers: Peers) -> None:
    client, path = client_of(cast.asker), f"/intervisie/{peers.group.pk}/"
    assert "Zet je registratie eerst bij je profiel." in client.get(path).text
    Registration.objects.create(member=cast.asker, register="NOLOC", number="00123")
    assert "zet geen nummer op de lijst" in client.get(path).text


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("Toetsingsgroep Noord", "review", "Toetsingsgroep Noord"),
        ("Intervisie Zwolle", "intervision", "Intervisie Zwolle"),
        ("Noord", "review", "toetsingsgroep Noord"),
        ("Intervisie Zwolle", "review", "toetsingsgroep Intervisie Zwolle"),
    ],
)
def test_what_kind_of_group_it_is_stands_there_once(name: str, kind: str, said: str) -> None:
    assert PeerGroup(name=name, kind=kind).full_name == said


def test_a_date_that_was_has_no_case_to_come(cast: Cast, peers: Peers) -> None:
    meeting = date_of(peers, cast.doctor)
    assert "Hier hoort geen bespreking" in client_of(cast.asker).get(f"/intervisie/datum/{meeting.pk}/").text
