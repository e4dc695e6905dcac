"""A certificate: only my own, from a signed list, and verified by anybody who holds its code."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.cast import Cast, client_of

from poortgenoot.accounts.own_data import Texts
from poortgenoot.accounts.tests.fresh_client import fresh_client_of
from poortgenoot.core import clock
from poortgenoot.core.access import Refused
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.actions import attendance
from poortgenoot.discussions.actions import certificates as actions
from poortgenoot.discussions.actions.peers import make_group
from poortgenoot.discussions.forms.peers import initials
from poortgenoot.discussions.models import Certificate, PeerGroup, PeerMeeting
from poortgenoot.discussions.papers import certificate
from poortgenoot.discussions.tests.group import Peers, date_of, gather_peers, line_of, signed
from poortgenoot.members.models import Registration

pytestmark = pytest.mark.django_db
NUMBER = "00987654"


@pytest.fixture
def peers(cast: Cast) -> Peers:
    return gather_peers(cast)


@pytest.fixture
def meeting(cast: Cast, peers: Peers) -> PeerMeeting:
    return signed(peers, cast.doctor)


@pytest.fixture
def given(cast: Cast, peers: Peers, meeting: PeerMeeting) -> Certificate:
    Registration.objects.create(member=cast.asker, register="NOLOC", number=NUMBER)
    return actions.certify(line_of(meeting, peers.asker), name="A.", register="NOLOC", by=cast.asker)


def verify(code: str, where: str = "10.0.0.1") -> str:
    return Client(REMOTE_ADDR=where).get(f"/certificaat/{code}/").text


def test_only_the_member_makes_one_and_only_from_a_signed_list(cast: Cast, peers: Peers, meeting: PeerMeeting) -> None:
    line = line_of(meeting, peers.asker)
    for who in (cast.doctor, cast.moderator, cast.operator):
        with pytest.raises(Refused):
            actions.certify(line, name="A.", register="", by=who)
    attendance.reopen_list(meeting, by=cast.doctor)
    with pytest.raises(Refused):
        actions.certify(line_of(meeting, peers.asker), name="A.", register="", by=cast.asker)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Esther de Wit", "E. de W."),
        ("Jan van der Berg", "J. van der B."),
        ("Sanne van 't Hof", "S. van 't H."),
        ("An De Smet", "A. De S."),
        ("Ayla Yılmaz", "A. Y."),
        ("Al Bos", "A. B."),
    ],
)
def test_the_small_words_before_a_surname_are_written_out_between_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_who_was_not_there_gets_none(cast: Cast, peers: Peers, meeting: PeerMeeting) -> None:
    with pytest.raises(Refused):
        actions.certify(line_of(meeting, peers.insurance_doctor), name="x", register="", by=cast.insurance_doctor)
    assert "Maak je bewijs" not in client_of(cast.insurance_doctor).get(f"/intervisie/datum/{meeting.pk}/").text


def test_a_visitor_verifies_it_and_reads_no_more_than_the_holder_chose(given: Certificate) -> None:
    shown = verify(given.code)
    assert "Geldig" in shown
    assert "100 minuten" in shown
    assert "Intervisie Zwolle" in shown
    assert "A." in shown
    assert "Asker" not in shown
    assert NUMBER not in shown


def test_without_a_name_the_page_shows_none(cast: Cast, peers: Peers, meeting: PeerMeeting) -> None:
    client_of(cast.asker).post(f"/intervisie/datum/{meeting.pk}/bewijs/", {"shown": "none", "number": ""})
    shown = verify(Certificate.objects.get().code)
    assert "toont de houder niet" in shown
    assert "Asker" not in shown


def test_a_name_is_chosen_and_not_typed(cast: Cast, meeting: PeerMeeting) -> None:
    path = f"/intervisie/datum/{meeting.pk}/bewijs/"
    client_of(cast.asker).post(path, {"shown": "Iemand Anders"})
    assert not Certificate.objects.exists()
    client_of(cast.asker).post(path, {"shown": "name"})
    assert Certificate.objects.get().name == "Asker"


def test_a_correction_of_the_list_withdraws_what_was_made_from_it(
    cast: Cast, peers: Peers, meeting: PeerMeeting, given: Certificate
) -> None:
    assert attendance.reopen_list(meeting, by=cast.doctor) == 1
    assert "Ingetrokken" in verify(given.code)
    attendance.count_minutes(meeting, {peers.asker.pk: 60}, by=cast.doctor)
    attendance.sign_list(meeting, by=cast.doctor)
    again = actions.certify(line_of(meeting, peers.asker), name="A.", register="", by=cast.asker)
    assert "60 minuten" in verify(again.code)
    assert "100 minuten" in verify(given.code)
    assert "Ingetrokken" in verify(given.code)


def test_a_new_one_takes_the_place_of_the_old(
    cast: Cast, peers: Peers, meeting: PeerMeeting, given: Certificate
) -> None:
    actions.certify(line_of(meeting, peers.asker), name="Asker", register="", by=cast.asker)
    assert "Ingetrokken" in verify(given.code)


def test_asked_for_twice_it_is_made_once(cast: Cast, meeting: PeerMeeting) -> None:
    path, client = f"/intervisie/datum/{meeting.pk}/bewijs/", client_of(cast.asker)
    client.post(path, {"shown": "name"})
    made = Certificate.objects.get()
    client.post(path, {"shown": "name"})
    assert Certificate.objects.get() == made
    assert "Geldig" in verify(made.code)


def test_the_holder_takes_it_back_and_nobody_else(cast: Cast, given: Certificate) -> None:
    away = f"/intervisie/bewijs/{given.pk}/weg/"
    assert client_of(cast.doctor).post(away).status_code == 404
    name = f"<dd>{given.name}</dd>"
    assert name in verify(given.code)
    assert client_of(cast.asker).post(away).status_code == 302
    assert "Ingetrokken" in verify(given.code)
    assert name not in verify(given.code), "nor does its code tell a name any more"


def test_the_paper_is_for_the_holder_while_it_stands(cast: Cast, given: Certificate) -> None:
    file = f"/intervisie/bewijs/{given.pk}.pdf"
    assert client_of(cast.doctor).get(file).status_code == 404
    assert client_of(cast.asker).get(file)["Content-Type"] == "application/pdf"
    actions.withdraw_certificate(given, by=cast.asker)
    assert client_of(cast.asker).get(file).status_code == 404


def test_the_paper_is_one_page_and_leads_to_its_own_address(given: Certificate, settings: Settings) -> None:
    settings.SITE_URL = "https://huis.example"
    assert certificate.address(given) == f"https://huis.example/certificaat/{given.code}/"
    assert len(re.findall(rb"/Type\s*/Page\b", certificate.pdf(given))) == 1


def test_codes_cannot_be_guessed_and_every_wrong_one_gets_the_same_answer(given: Certificate) -> None:
    assert len(given.code) >= 22
    codes = ("xyz", "A" * 22, f"{given.code}_")
    pages = [re.search(r"<main.*</main>", verify(code), re.S) for code in codes]
    answers = {page.group() for page in pages if page}
    assert len(answers) == 1
    assert Client().get("/certificaat/x/").status_code == 404


@pytest.mark.usefixtures("within_the_hour")
def test_trying_codes_tires(given: Certificate) -> None:
    visitor = Client(REMOTE_ADDR="10.0.0.9")
    statuses = [visitor.get("/certificaat/x/").status_code for _n in range(LIMITS.certificate_looks_per_hour + 1)]
    assert statuses[0] == 404
    assert statuses[-1] == 429
    assert "Geldig" in verify(given.code, "10.0.0.8")


def test_files_are_called_after_the_day_in_amsterdam(cast: Cast, given: Certificate, meeting: PeerMeeting) -> None:
    after_midnight = datetime(2026, 7, 2, 0, 30, tzinfo=clock.AMSTERDAM)
    Certificate.objects.update(made_at=after_midnight)
    PeerMeeting.objects.update(starts_at=after_midnight)
    lead = fresh_client_of(cast.doctor)
    files = (
        client_of(cast.asker).get(f"/intervisie/bewijs/{given.pk}.pdf"),
        lead.get(f"/intervisie/datum/{meeting.pk}/lijst.csv"),
        lead.get(f"/intervisie/datum/{meeting.pk}/lijst.pdf"),
    )
    for file in files:
        assert "-2026-07-02." in file["Content-Disposition"]


def test_who_leaves_for_good_leaves_no_name_on_it(cast: Cast, peers: Peers, given: Certificate) -> None:
    assert cast.asker.user
    actions.erase(cast.asker.user, Texts.KEEP)
    shown = verify(given.code)
    assert "Geldig" in shown
    assert "toont de houder niet" in shown
    assert not Certificate.objects.exclude(number="").exists()


def test_who_leaves_for_good_leaves_their_turns_and_their_lead_to_others(cast: Cast, peers: Peers) -> None:
    date_of(peers, cast.doctor, hours=24, times=3)
    assert cast.doctor.user
    actions.erase(cast.doctor.user, Texts.KEEP)
    stays = {peers.asker.pk, peers.insurance_doctor.pk}
    assert all({date.bringer_id, date.facilitator_id} == stays for date in peers.meetings())
    assert client_of(cast.asker).get(f"/intervisie/{peers.group.pk}/").status_code == 200
    date_of(peers, cast.asker, hours=48)


def test_a_group_that_its_last_one_leaves_for_good_has_ended(cast: Cast) -> None:
    group = make_group(cast.association, "Even", "review", "BA", by=cast.doctor)
    assert cast.doctor.user
    actions.erase(cast.doctor.user, Texts.KEEP)
    assert PeerGroup.objects.get(pk=group.pk).ended_at


def test_a_date_without_a_signature_makes_nothing(cast: Cast, peers: Peers) -> None:
    open_one = date_of(peers, cast.doctor)
    assert client_of(cast.asker).post(f"/intervisie/datum/{open_one.pk}/bewijs/", {"shown": "name"}).status_code == 404
