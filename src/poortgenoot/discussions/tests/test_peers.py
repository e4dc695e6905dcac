"""A peer group: who sits in it, its dates by turns, and who was there."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast, client_of

from poortgenoot.accounts.tests.fresh_client import fresh_client_of
from poortgenoot.core import clock, spoken
from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.models import Event
from poortgenoot.discussions import actions as table_actions
from poortgenoot.discussions.actions import attendance
from poortgenoot.discussions.actions import peers as actions
from poortgenoot.discussions.actions.peers import Plan
from poortgenoot.discussions.models import Attendance, Discussion, PeerGroup, PeerMeeting, PeerSeat, Seat
from poortgenoot.discussions.papers.attendance import as_csv, as_pdf
from poortgenoot.discussions.queries import peers as queries
from poortgenoot.discussions.tests.group import Peers, date_of, gather_peers, signed
from poortgenoot.discussions.tests.table import draft
from poortgenoot.members.models import Registration
from poortgenoot.notifications.models import Mail, Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def peers(cast: Cast) -> Peers:
    return gather_peers(cast)


def page(meeting: PeerMeeting, verb: str = "") -> str:
    return f"/intervisie/datum/{meeting.pk}/{verb}"


def test_a_member_of_the_host_joins_by_the_link_and_nobody_else(cast: Cast, peers: Peers) -> None:
    link = f"/intervisie/mee/{peers.group.code}/"
    assert client_of(cast.coach).post(link, {"profession": "JC"}).status_code == 302
    assert PeerSeat.objects.filter(group=peers.group, member=cast.coach).exists()
    assert client_of(cast.stranger).get(link).status_code == 404
    assert client_of(cast.coach).get("/intervisie/mee/geraden/").status_code == 404


def test_whoever_does_not_sit_in_a_group_does_not_find_it(cast: Cast, peers: Peers) -> None:
    meeting = date_of(peers, cast.doctor)
    for who in (cast.hr, cast.moderator, cast.operator, cast.stranger):
        assert client_of(who).get(f"/intervisie/{peers.group.pk}/").status_code == 404
        assert client_of(who).get(page(meeting)).status_code == 404


def test_dates_come_with_turns_and_nobody_brings_twice_before_all_did(cast: Cast, peers: Peers) -> None:
    date_of(peers, cast.doctor, hours=24, times=6)
    found = peers.meetings()
    assert len({m.bringer_id for m in found[:3]}) == len({m.bringer_id for m in found[3:]}) == 3
    assert all(m.bringer_id != m.facilitator_id for m in found)


def test_dates_stay_at_their_hour_when_summer_time_ends(cast: Cast, peers: Peers) -> None:
    first = clock.now().astimezone(clock.AMSTERDAM).replace(hour=14, minute=0, second=0, microsecond=0)
    made = actions.plan(peers.group, Plan(first + timedelta(days=1), 60, times=12, weeks=5), by=cast.doctor)
    assert {m.starts_at.astimezone(clock.AMSTERDAM).hour for m in made} == {14}
    assert len({m.starts_at.astimezone(clock.AMSTERDAM).utcoffset() for m in made}) == 2


def test_the_same_date_comes_once(cast: Cast, peers: Peers) -> None:
    first = clock.now() + timedelta(days=3)
    for _n in range(2):
        actions.plan(peers.group, Plan(first, 60), by=cast.doctor)
    assert len(peers.meetings()) == 1


def test_only_who_leads_plans_and_only_so_many(cast: Cast, peers: Peers) -> None:
    with pytest.raises(Refused):
        actions.plan(peers.group, Plan(clock.now(), 60), by=cast.asker)
    with pytest.raises(TooMany):
        actions.plan(peers.group, Plan(clock.now(), 60, times=LIMITS.peer_meetings + 1), by=cast.doctor)


@pytest.mark.parametrize(
    "first",
    [
        datetime.max.replace(tzinfo=UTC),
        datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
        datetime(2600, 1, 1, 14, tzinfo=clock.AMSTERDAM),
    ],
)
def test_a_date_out_of_reach_is_not_planned(cast: Cast, peers: Peers, first: datetime) -> None:
    with pytest.raises(ValidationError, match="twee jaar vooruit"):
        actions.plan(peers.group, Plan(first, 60), by=cast.doctor)
    assert not peers.meetings()


def test_a_form_with_a_day_out_of_reach_keeps_what_was_filled_in(cast: Cast, peers: Peers) -> None:
    sent = {"day": "2600-01-01", "time": "14:10", "minutes": "95", "times": "1", "weeks": "6"}
    refused = client_of(cast.doctor).post(f"/intervisie/{peers.group.pk}/", sent)
    assert refused.status_code == 422
    assert "twee jaar vooruit" in refused.text
    assert 'value="95"' in refused.text


def test_the_turns_of_who_leaves_go_to_others(cast: Cast, peers: Peers) -> None:
    date_of(peers, cast.doctor, hours=24, times=6)
    actions.leave_group(peers.group, by=cast.asker)
    for meeting in peers.meetings():
        assert peers.asker.pk not in {meeting.bringer_id, meeting.facilitator_id}
        assert meeting.bringer_id is not None


def test_the_last_who_leads_lets_another_lead_first(cast: Cast, peers: Peers) -> None:
    with pytest.raises(Refused):
        actions.leave_group(peers.group, by=cast.doctor)
    actions.let_lead(peers.asker, by=cast.doctor)
    actions.leave_group(peers.group, by=cast.doctor)
    assert not PeerSeat.objects.get(pk=peers.lead.pk).leads
    actions.plan(peers.group, Plan(clock.now() + timedelta(days=1), 60), by=cast.asker)


def test_who_was_taken_away_sees_the_group_no_more(cast: Cast, peers: Peers) -> None:
    actions.take_away_peer(peers.asker, by=cast.doctor)
    assert client_of(cast.asker).get(f"/intervisie/{peers.group.pk}/").status_code == 404


def test_a_group_that_everybody_left_has_ended(cast: Cast) -> None:
    group = actions.make_group(cast.association, "Even", "review", "BA", by=cast.doctor)
    actions.leave_group(group, by=cast.doctor)
    assert PeerGroup.objects.get(pk=group.pk).ended_at
    with pytest.raises(Refused):
        actions.join_group(group, "JC", by=cast.asker)


def test_a_swap_stands_and_the_next_dates_make_up_for_it(cast: Cast, peers: Peers) -> None:
    date_of(peers, cast.doctor, hours=24)
    meeting = peers.meetings()[0]
    actions.change_roles(meeting, peers.insurance_doctor, None, by=cast.doctor)
    actions.plan(peers.group, Plan(clock.now() + timedelta(days=40), 60, times=2), by=cast.doctor)
    bringers = [m.bringer_id for m in peers.meetings()]
    assert bringers[0] == peers.insurance_doctor.pk
    assert len(set(bringers)) == 3


def test_a_date_that_is_called_off_is_told_at_once_to_the_others_of_the_group(cast: Cast, peers: Peers) -> None:
    actions.leave_group(peers.group, by=cast.insurance_doctor)
    off, stays = date_of(peers, cast.doctor, hours=50, times=2), peers.meetings()[1]
    client = client_of(cast.doctor)
    assert "De anderen krijgen meteen bericht." in client.get(f"/intervisie/datum/{off.pk}/").text
    said = client.post(f"/intervisie/datum/{off.pk}/afzeggen/", follow=True).text
    assert "De anderen krijgen bericht." in said
    assert [meeting.pk for meeting in peers.meetings()] == [stays.pk]
    told = Notice.objects.get(kind="date")
    assert told.member == cast.asker, "not who called it off, nor who left"
    assert told.title == f"Intervisie Zwolle: {spoken.exact(off.starts_at)} gaat niet door"
    assert told.url == f"/intervisie/{peers.group.pk}/"
    mail = Mail.objects.get(kind="date")
    assert f"{cast.doctor} zei de datum af." in mail.text
    assert told.title in client_of(cast.asker).get("/meldingen/").text


def test_a_date_that_cannot_be_called_off_tells_nobody(cast: Cast, peers: Peers) -> None:
    with pytest.raises(Refused):
        actions.call_off(date_of(peers, cast.doctor), by=cast.doctor)
    assert not Notice.objects.filter(kind="date").exists()


def test_a_discussion_brought_to_a_date_asks_the_group_to_its_table(cast: Cast, peers: Peers) -> None:
    meeting = date_of(peers, cast.doctor, hours=24)
    found = table_actions.prepare(draft(cast.asker, cast), by=cast.asker)
    sent = client_of(cast.asker).post(page(meeting, "casus/"), {"discussion": found.pk})
    assert sent.status_code == 302
    asked = Seat.objects.filter(discussion=found, taken_at=None)
    assert {seat.member for seat in asked} == {cast.doctor, cast.insurance_doctor}
    with pytest.raises(Refused):
        actions.bring_to(date_of(peers, cast.doctor, hours=48), found, by=cast.asker)


def test_nobody_brings_the_case_of_another(cast: Cast, peers: Peers) -> None:
    found = table_actions.prepare(draft(cast.asker, cast), by=cast.asker)
    with pytest.raises(Refused):
        actions.bring_to(date_of(peers, cast.doctor), found, by=cast.doctor)


def test_minutes_are_proposed_from_the_table_that_was_held(cast: Cast, peers: Peers) -> None:
    meeting = date_of(peers, cast.doctor, minutes=60)
    found = table_actions.prepare(draft(cast.asker, cast), by=cast.asker)
    actions.bring_to(meeting, found, by=cast.asker)
    now = clock.now()
    Discussion.objects.filter(pk=found.pk).update(started_at=now - timedelta(minutes=90), closed_at=now)
    Seat.objects.filter(discussion=found, member=cast.asker).update(
        taken_at=now - timedelta(minutes=100), seen_at=now - timedelta(minutes=50)
    )
    Seat.objects.filter(discussion=found, member=cast.doctor).update(taken_at=now - timedelta(minutes=90), seen_at=now)
    fresh = queries.meeting_for(cast.doctor, meeting.pk)
    assert fresh
    told = {line.peer.member.name: line.minutes for line in queries.lines_of(fresh)}
    assert told == {"Asker": 40, "Doctor": 60, "Insurance doctor": 0}
    assert not Attendance.objects.exists()


def test_minutes_above_the_meeting_are_refused_and_the_others_kept_in_the_form(cast: Cast, peers: Peers) -> None:
    meeting = date_of(peers, cast.doctor, minutes=60)
    sent = {f"p{peers.lead.pk}": "61", f"p{peers.asker.pk}": "37"}
    refused = client_of(cast.doctor).post(page(meeting, "aanwezig/"), sent)
    assert refused.status_code == 422
    assert 'value="37"' in refused.text
    with pytest.raises(ValidationError):
        attendance.count_minutes(meeting, {peers.lead.pk: 61}, by=cast.doctor)
    assert not Attendance.objects.exists()


def test_a_date_to_come_has_no_list_yet(cast: Cast, peers: Peers) -> None:
    with pytest.raises(ValidationError):
        attendance.count_minutes(date_of(peers, cast.doctor, hours=5), {peers.lead.pk: 5}, by=cast.doctor)


def test_only_who_leads_counts_signs_and_reopens(cast: Cast, peers: Peers) -> None:
    meeting = signed(peers, cast.doctor)
    with pytest.raises(Refused):
        attendance.reopen_list(meeting, by=cast.asker)
    other = date_of(peers, cast.doctor, hours=-30)
    with pytest.raises(Refused):
        attendance.count_minutes(other, {peers.asker.pk: 60}, by=cast.asker)
    with pytest.raises(Refused):
        attendance.sign_list(other, by=cast.asker)


def test_after_the_list_is_signed_nobody_is_asked_to_make_a_table_ready(cast: Cast, peers: Peers) -> None:
    meeting = signed(peers, cast.doctor)
    for member in (cast.asker, cast.doctor):
        html = client_of(member).get(f"/intervisie/datum/{meeting.pk}/").text
        assert "Hier hoort geen bespreking" in html
        assert "Maak een bespreking klaar" not in html


def test_an_empty_list_is_not_signed(cast: Cast, peers: Peers) -> None:
    meeting = date_of(peers, cast.doctor)
    attendance.count_minutes(meeting, {peers.lead.pk: 0}, by=cast.doctor)
    with pytest.raises(ValidationError):
        attendance.sign_list(meeting, by=cast.doctor)


def test_a_signed_list_is_closed_until_it_is_reopened_which_the_ledger_tells(cast: Cast, peers: Peers) -> None:
    meeting = signed(peers, cast.doctor)
    with pytest.raises(ValidationError):
        attendance.count_minutes(meeting, {peers.asker.pk: 120}, by=cast.doctor)
    with pytest.raises(ValidationError):
        actions.change_roles(meeting, None, None, by=cast.doctor)
    attendance.reopen_list(meeting, by=cast.doctor)
    attendance.count_minutes(meeting, {peers.asker.pk: 90}, by=cast.doctor)
    assert Event.objects.filter(verb="reopened_list", object_id=meeting.pk, actor_id=cast.doctor.pk).count() == 1


def test_the_list_for_a_register_holds_the_number_only_of_who_wanted_it(cast: Cast, peers: Peers) -> None:
    meeting = signed(peers, cast.doctor)
    Registration.objects.create(member=cast.asker, register="NOLOC", number="00123")
    Registration.objects.create(member=cast.doctor, register="BIG", number="39901234567")
    actions.share_number(peers.asker, "NOLOC", by=cast.asker)
    text = fresh_client_of(cast.doctor).get(page(meeting, "lijst.csv")).content.decode("utf-8-sig")
    day = meeting.starts_at.astimezone(clock.AMSTERDAM).strftime("%d-%m-%Y")
    assert text.splitlines() == [
        "registratienummer;naam;datum;uren",
        f"NOLOC-00123;Asker;{day};1,5",
        f";Doctor;{day};2",
    ]


def test_the_numbers_stand_alone_to_paste_with_who_gave_none_below(cast: Cast, peers: Peers) -> None:
    """Zeros in front stay, and a name never comes among the numbers."""
    meeting = signed(peers, cast.doctor)
    Registration.objects.create(member=cast.asker, register="OTHER", number="00123")
    actions.share_number(peers.asker, "OTHER", by=cast.asker)
    said = fresh_client_of(cast.doctor).get(page(meeting, "nummers/")).content.decode()
    numbers, rest = said.split("</textarea>")
    assert numbers.split("readonly>")[1].split() == ["00123"]
    assert "Asker" not in rest
    assert "<li>Doctor</li>" in rest
    assert "nog niet getekend" not in said
    attendance.reopen_list(meeting, by=cast.doctor)
    assert "nog niet getekend" in fresh_client_of(cast.doctor).get(page(meeting, "nummers/")).content.decode()


def test_nobody_shares_the_number_of_another(cast: Cast, peers: Peers) -> None:
    Registration.objects.create(member=cast.asker, register="NOLOC", number="00123")
    for who, register in ((cast.doctor, "NOLOC"), (cast.asker, "BIG")):
        with pytest.raises(Refused):
            actions.share_number(peers.asker, register, by=who)


def test_the_lists_are_for_who_leads_and_proved_again_who_they_are(cast: Cast, peers: Peers) -> None:
    meeting = signed(peers, cast.doctor)
    for file in ("lijst.csv", "lijst.pdf", "nummers/"):
        assert client_of(cast.doctor).get(page(meeting, file))["Location"].startswith("/opnieuw/")
        assert fresh_client_of(cast.asker).get(page(meeting, file)).status_code == 403
        assert fresh_client_of(cast.hr).get(page(meeting, file)).status_code == 404
        assert fresh_client_of(cast.doctor).get(page(meeting, file)).status_code == 200


def test_a_name_is_no_formula(cast: Cast, peers: Peers) -> None:
    meeting = signed(peers, cast.doctor)
    type(cast.asker).objects.filter(pk=cast.asker.pk).update(name="=1+1")
    assert "'=1+1" in as_csv(meeting, queries.attended(meeting))


def test_the_list_to_sign_is_a_pdf_of_one_page(cast: Cast, peers: Peers) -> None:
    meeting = signed(peers, cast.doctor)
    file = as_pdf(meeting, queries.attended(meeting))
    assert len(re.findall(rb"/Type\s*/Page\b", file)) == 1


def test_a_page_asks_as_much_with_three_peers_as_with_many(cast: Cast, peers: Peers) -> None:
    meeting = signed(peers, cast.doctor)
    lead = client_of(cast.doctor)

    def queries_of(address: str) -> int:
        with CaptureQueriesContext(connection) as made:
            assert lead.get(address).status_code == 200
        return len(made)

    addresses = ("/intervisie/", f"/intervisie/{peers.group.pk}/", page(meeting))
    few = [queries_of(address) for address in addresses]
    for who in (cast.coach, cast.hr, cast.case_manager, cast.labour_expert, cast.reintegrator):
        actions.join_group(peers.group, who.profession, by=who)
    for n in range(4):
        actions.make_group(cast.association, f"Groep {n}", "review", "BA", by=cast.doctor)
    date_of(peers, cast.doctor, hours=24, times=10)
    assert [queries_of(address) for address in addresses] == few
