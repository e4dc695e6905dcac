"""Weeks on duty, and the gaps between them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from tests.cast import Cast, client_of
from tests.work import work

from poortgenoot.core import clock
from poortgenoot.core.access import Refused
from poortgenoot.notifications.models import Notice
from poortgenoot.sparring import actions, queries, tasks
from poortgenoot.sparring.models import Duty
from poortgenoot.sparring.queries.people import monday_of
from poortgenoot.sparring.tests.pages import send


def test_a_verified_member_takes_a_week_once(cast: Cast) -> None:
    monday = monday_of(clock.now())
    for _ in range(2):
        actions.sign_up_for_duty(cast.association, "BA", monday, by=cast.doctor)
    assert Duty.objects.count() == 1
    actions.leave_duty(cast.association, "BA", monday, by=cast.doctor)
    actions.leave_duty(cast.association, "BA", monday, by=cast.doctor)
    assert not Duty.objects.exists()


def test_one_is_on_duty_only_for_ones_own_host_and_profession(cast: Cast) -> None:
    monday = monday_of(clock.now())
    for host, profession, member in (
        (cast.service, "BA", cast.doctor),
        (cast.association, "VA", cast.doctor),
        (cast.association, "JC", cast.unverified),
    ):
        with pytest.raises(Refused):
            actions.sign_up_for_duty(host, profession, monday, by=member)


@pytest.mark.parametrize("away", [timedelta(days=1), timedelta(weeks=-1), timedelta(weeks=27)])
def test_a_week_on_duty_begins_on_a_monday_in_the_coming_half_year(cast: Cast, away: timedelta) -> None:
    with pytest.raises(ValidationError):
        actions.sign_up_for_duty(cast.association, "BA", monday_of(clock.now()) + away, by=cast.doctor)


def test_the_desk_sees_which_weeks_have_nobody(cast: Cast) -> None:
    monday = monday_of(clock.now())
    actions.sign_up_for_duty(cast.association, "BA", monday, by=cast.doctor)
    open_weeks = {(gap.monday, gap.profession) for gap in queries.gaps(cast.association, weeks=2)}
    assert (monday, "BA") not in open_weeks
    assert (monday + timedelta(weeks=1), "BA") in open_weeks
    assert (monday, "VA") in open_weeks


def test_a_moderator_asks_who_can_take_a_week_and_each_hears_it_once(cast: Cast) -> None:
    before = Notice.objects.filter(member=cast.doctor, subject__startswith="duty:").count()
    assert before == 0
    for _ in range(2):
        actions.ask_for_duty(cast.association, by=cast.moderator)
        assert work(tasks.ask_who_can) == 1
    told = Notice.objects.filter(member=cast.doctor, subject__startswith="duty:")
    assert [notice.title for notice in told] == ["Neem jij een week dienst als bedrijfsarts?"]
    assert not Notice.objects.filter(member=cast.unverified, subject__startswith="duty:").exists()


def test_asking_for_duty_makes_a_moderator_wait_for_nobody(cast: Cast) -> None:
    """Who can may be thousands: the page only writes down that they are to be told, and the worker tells them."""
    send(cast.moderator, f"/dienst/{cast.association.slug}/vraag/")
    assert not Notice.objects.filter(subject__startswith="duty:").exists()
    assert work(tasks.ask_who_can) == 1
    assert Notice.objects.filter(member=cast.doctor, subject__startswith="duty:").exists()
    assert not Notice.objects.filter(member=cast.moderator, subject__startswith="duty:").exists()


def test_a_request_that_fails_after_asking_tells_nobody(cast: Cast) -> None:
    with transaction.atomic():
        actions.ask_for_duty(cast.association, by=cast.moderator)
        transaction.set_rollback(True)
    assert work(tasks.ask_who_can) == 0


def test_only_who_moderates_asks_for_duty(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.ask_for_duty(cast.association, by=cast.doctor)


def test_the_desk_says_whom_nobody_can_be_asked_today(cast: Cast) -> None:
    page = client_of(cast.moderator).get(f"/gastheer/{cast.association.slug}/").content.decode()
    assert "‘Vandaag’ is deze week niet te vragen aan" in page
    assert "een bedrijfsarts" in page
    actions.sign_up_for_duty(cast.association, "BA", monday_of(clock.now()), by=cast.doctor)
    page = client_of(cast.moderator).get(f"/gastheer/{cast.association.slug}/").content.decode()
    assert "een bedrijfsarts" not in page.split("niet te vragen")[1].split("</strong>")[0]
