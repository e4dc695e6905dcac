"""Who asked for a code and never brought it back does not stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.cast import Cast, client_of

from poortgenoot.accounts import actions
from poortgenoot.accounts.models import User
from poortgenoot.accounts.tests.test_sign_in import ask_for_code
from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member, Membership

MAIL = "ooit@praktijk.example"


@pytest.fixture(autouse=True)
def the_newcomer_brought_the_code_back(cast: Cast) -> Iterator[None]:
    assert cast.newcomer.user
    actions.prove_address(cast.newcomer.user, cast.newcomer.user.email)
    yield
    clock.set_ahead(timedelta())


def pass_days(days: float) -> int:
    clock.set_ahead(clock.ahead() + timedelta(days=days))
    return actions.forget_unproven()


def test_who_never_brought_the_code_back_is_gone_after_a_week(cast: Cast) -> None:
    before = Member.objects.count()
    ask_for_code(client_of(None), MAIL)
    assert pass_days(LIMITS.days_unproven - 0.1) == 0
    assert User.objects.filter(email=MAIL).exists()
    assert pass_days(0.2) == 1
    assert not User.objects.filter(email=MAIL).exists()
    assert Member.objects.count() == before


def test_who_did_bring_it_back_stays_without_finishing_joining(cast: Cast) -> None:
    client = client_of(None)
    client.post("/account/login/code/confirm/", {"code": ask_for_code(client, MAIL)})
    assert pass_days(LIMITS.days_unproven + 1) == 0
    assert User.objects.filter(email=MAIL).exists()


def test_who_was_given_a_task_before_signing_in_stays(cast: Cast) -> None:
    keeper, boss = actions.ensure_user("eerste@vereniging.example"), actions.ensure_user("baas@platform.example")
    Membership.objects.create(member=keeper.member, host=cast.association, role="administrator")
    User.objects.filter(pk=boss.pk).update(is_operator=True)
    assert pass_days(LIMITS.days_unproven + 1) == 0


def test_members_of_the_house_stay(cast: Cast) -> None:
    User.objects.exclude(pk=cast.newcomer.user_id).update(last_login=None)
    pass_days(400)
    assert User.objects.filter(pk=cast.doctor.user_id).exists()
