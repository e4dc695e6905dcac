"""Weeks on duty, and the gaps between them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast

from poortgenoot.core import clock
from poortgenoot.core.access import Refused
from poortgenoot.sparring import actions, queries
from poortgenoot.sparring.models import Duty
from poortgenoot.sparring.queries.people import monday_of


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
