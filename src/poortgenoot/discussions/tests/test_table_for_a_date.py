"""A date of a peer group starts its discussion: one button, and group, moment and roles are filled in."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from tests.cast import Cast, client_of

from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions
from poortgenoot.discussions.actions import asking
from poortgenoot.discussions.actions.peers import change_roles
from poortgenoot.discussions.models import Discussion, PeerMeeting, Seat
from poortgenoot.discussions.tests.group import Peers, date_of, gather_peers

pytestmark = pytest.mark.django_db


@pytest.fixture
def peers(cast: Cast) -> Peers:
    return gather_peers(cast)


@pytest.fixture
def date(peers: Peers, cast: Cast) -> PeerMeeting:
    """To come: the asker brings, the insurance doctor leads."""
    made = date_of(peers, cast.doctor, hours=48)
    change_roles(made, peers.asker, peers.insurance_doctor, by=cast.doctor)
    return PeerMeeting.objects.get(pk=made.pk)


def case(cast: Cast) -> dict[str, object]:
    return {
        "draft_key": str(uuid.uuid4()),
        "wants": "Zij wil terug naar haar eigen werk.",
        "happened": "Na de zomer viel zij uit.",
        "sentence": "Eerst uren of eerst taken?",
        "title": "Uren of taken",
        "method": "snel-wegen",
        "pace": "live",
        "joining": "invited",
        "speaks_as": "JC",
        "host": cast.association.pk,
    }


def test_the_button_fills_in_what_the_group_knows(date: PeerMeeting, cast: Cast) -> None:
    page = client_of(cast.asker).get(f"/intervisie/datum/{date.pk}/").content.decode()
    assert f"/casus/nieuw/?datum={date.pk}" in page
    form = client_of(cast.asker).get(f"/casus/nieuw/?datum={date.pk}").content.decode()
    assert "Voor Intervisie Zwolle" in form
    assert f"{date.starts_at.astimezone():%Y-%m-%dT}" in form


def test_the_table_belongs_to_the_date_and_the_group_is_asked(date: PeerMeeting, cast: Cast) -> None:
    answer = client_of(cast.asker).post(f"/casus/nieuw/?datum={date.pk}", case(cast), follow=True)
    assert "De tafel staat klaar. 2 mensen uit je groep zijn gevraagd. " in answer.text
    assert "Insurance doctor leidt, zodra die aanschuift" in answer.text
    made = Discussion.objects.get()
    assert PeerMeeting.objects.get().discussion == made
    assert set(made.seats.values_list("member", flat=True)) == {
        cast.asker.pk,
        cast.doctor.pk,
        cast.insurance_doctor.pk,
    }


def test_whose_turn_it_is_leads_from_sitting_down_on(date: PeerMeeting, cast: Cast) -> None:
    client_of(cast.asker).post(f"/casus/nieuw/?datum={date.pk}", case(cast))
    made = Discussion.objects.get()
    actions.take(made, "BA", by=cast.doctor)
    assert Discussion.objects.get().facilitator == made.seats.get(member=cast.asker)
    actions.take(made, "VA", by=cast.insurance_doctor)
    assert Discussion.objects.get().facilitator == made.seats.get(member=cast.insurance_doctor)


def test_once_it_began_or_another_was_chosen_the_lead_stays(date: PeerMeeting, cast: Cast) -> None:
    client_of(cast.asker).post(f"/casus/nieuw/?datum={date.pk}", case(cast))
    made = Discussion.objects.get()
    brought = made.seats.get(member=cast.asker)
    doctor = actions.take(made, "BA", by=cast.doctor)
    actions.hand_over(made, doctor, by=brought)
    actions.take(Discussion.objects.get(), "VA", by=cast.insurance_doctor)
    assert Discussion.objects.get().facilitator == Seat.objects.get(pk=doctor.pk)


def test_it_is_not_there_for_whose_turn_it_is_not(date: PeerMeeting, cast: Cast) -> None:
    page = client_of(cast.doctor).get(f"/intervisie/datum/{date.pk}/").content.decode()
    assert f"?datum={date.pk}" not in page
    for who in (cast.doctor, cast.hr):
        assert client_of(who).get(f"/casus/nieuw/?datum={date.pk}").status_code == 404
    assert client_of(cast.asker).get("/casus/nieuw/?datum=x").status_code == 404


def test_a_table_stands_though_nobody_can_be_asked_today(
    date: PeerMeeting, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "LIMITS", replace(LIMITS, invitations_per_day=0))
    answer = client_of(cast.asker).post(f"/casus/nieuw/?datum={date.pk}", case(cast), follow=True)
    assert answer.status_code == 200
    assert "De tafel staat klaar." in answer.text
    assert "hoort nog niet bij de datum" in answer.text
    assert Discussion.objects.get().seats.count() == 1
    assert PeerMeeting.objects.get().discussion is None
