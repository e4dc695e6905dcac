"""The key in the mail: it opens one question, for a day, and stops the moment its ground falls away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.cast import Cast
from tests.factories import make_invitation, make_question

from poortgenoot.accounts.models import User
from poortgenoot.core import clock
from poortgenoot.core.models import Event
from poortgenoot.members.models import Host, Member, Membership, Vouch
from poortgenoot.sparring import actions, tokens
from poortgenoot.sparring.models import Invitation, Question
from poortgenoot.sparring.tests.conftest import Later


@pytest.fixture
def invitation(cast: Cast) -> Invitation:
    return make_invitation(make_question(cast.asker, "BA"), cast.doctor, host=cast.association)


def test_a_key_opens_its_own_invitation_for_a_day(invitation: Invitation, later: Later) -> None:
    token = tokens.make(invitation.pk)
    later(hours=23)
    assert tokens.opened_by(token) == invitation
    later(hours=2)
    assert tokens.opened_by(token) is None
    assert tokens.invitation_in(token) == invitation.pk


def test_opening_writes_nothing(invitation: Invitation) -> None:
    before = Event.objects.count(), Invitation.objects.values().get()
    tokens.opened_by(tokens.make(invitation.pk))
    assert (Event.objects.count(), Invitation.objects.values().get()) == before


def test_a_key_of_our_own_making_for_something_else_opens_nothing(invitation: Invitation) -> None:
    from django.core import signing

    other = signing.Signer(salt="something.else").sign_object([invitation.pk, int(clock.now().timestamp())])
    assert tokens.opened_by(other) is None
    assert tokens.opened_by(tokens.make(invitation.pk)[:-1] + "x") is None
    assert tokens.opened_by("") is None


def no_longer_verified(i: Invitation) -> None:
    Vouch.objects.filter(member=i.member).delete()


def vouched_for_another_profession_only(i: Invitation) -> None:
    Vouch.objects.filter(member=i.member).update(profession="AD")
    Member.objects.filter(pk=i.member_id).update(professions=["AD"])


def recognised(i: Invitation) -> None:
    actions.recognise(i.question, by=i.member)


def question_hidden(i: Invitation) -> None:
    Question.objects.update(hidden_at=clock.now())


def question_gone(i: Invitation) -> None:
    i.question.delete()


def invitation_undone(i: Invitation) -> None:
    i.delete()


def member_erased(i: Invitation) -> None:
    Member.objects.filter(pk=i.member_id).update(user=None, erased_at=clock.now())


def member_barred(i: Invitation) -> None:
    User.objects.filter(member=i.member).update(is_active=False)


def host_switched_links_off(i: Invitation) -> None:
    Host.objects.filter(pk=i.host_id).update(answers_by_link=False)


def left_the_host(i: Invitation) -> None:
    Membership.objects.filter(member=i.member).delete()


@pytest.mark.parametrize(
    "revoke",
    [
        no_longer_verified,
        vouched_for_another_profession_only,
        recognised,
        question_hidden,
        question_gone,
        invitation_undone,
        member_erased,
        member_barred,
        host_switched_links_off,
        left_the_host,
    ],
)
def test_a_key_that_worked_opens_nothing_after(invitation: Invitation, revoke: Callable[[Invitation], None]) -> None:
    token = tokens.make(invitation.pk)
    assert tokens.opened_by(token) == invitation
    revoke(invitation)
    assert tokens.opened_by(token) is None


def test_who_declined_can_still_open_the_page_to_think_again(cast: Cast, invitation: Invitation) -> None:
    actions.decline(invitation, by=cast.doctor)
    assert tokens.opened_by(tokens.make(invitation.pk)) == invitation
