"""Accepting, declining, passing on, each undone within a minute."""

from __future__ import annotations

import pytest
from tests.cast import Cast
from tests.factories import make_invitation, make_member, make_question

from poortgenoot.core.access import Refused, TooMany
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Mail, Notice
from poortgenoot.sparring import actions
from poortgenoot.sparring.models import Invitation, Question, Recognition
from poortgenoot.sparring.tests.conftest import Later, answer_draft

State = Invitation.State


@pytest.fixture
def question(cast: Cast) -> Question:
    return make_question(cast.asker, "BA")


@pytest.fixture
def invitation(cast: Cast, question: Question) -> Invitation:
    return make_invitation(question, cast.doctor)


def state(invitation: Invitation) -> str:
    return Invitation.objects.get(pk=invitation.pk).state


@pytest.mark.parametrize(("verb", "after"), [("accept", State.ACCEPTED), ("decline", State.DECLINED)])
def test_a_decision_counts_once_and_can_be_undone_within_a_minute(
    cast: Cast, invitation: Invitation, later: Later, verb: str, after: str
) -> None:
    act = getattr(actions, verb)
    act(invitation, by=cast.doctor)
    act(invitation, by=cast.doctor)
    assert state(invitation) == after
    later(seconds=LIMITS.undo_seconds - 5)
    actions.undo(invitation, by=cast.doctor)
    assert state(invitation) == State.SENT


@pytest.mark.parametrize("verb", ["accept", "decline"])
def test_after_the_minute_a_decision_stands(cast: Cast, invitation: Invitation, later: Later, verb: str) -> None:
    getattr(actions, verb)(invitation, by=cast.doctor)
    later(seconds=LIMITS.undo_seconds + 5)
    with pytest.raises(Refused):
        actions.undo(invitation, by=cast.doctor)


@pytest.mark.parametrize("verb", ["accept", "decline", "undo"])
def test_nobody_decides_on_somebody_elses_invitation(cast: Cast, invitation: Invitation, verb: str) -> None:
    with pytest.raises(Refused):
        getattr(actions, verb)(invitation, by=cast.stranger)
    assert state(invitation) == State.SENT


def test_when_the_last_of_a_ring_declines_the_next_is_asked_after_the_minute(
    cast: Cast, invitation: Invitation, later: Later
) -> None:
    actions.decline(invitation, by=cast.doctor)
    later(seconds=LIMITS.undo_seconds - 5)
    assert not Invitation.objects.filter(member=cast.stranger).exists()
    later(seconds=10)
    assert Invitation.objects.filter(member=cast.stranger, question=invitation.question).exists()


def test_while_somebody_of_the_ring_is_left_declining_asks_nobody_new(
    cast: Cast, question: Question, invitation: Invitation, later: Later
) -> None:
    make_invitation(question, make_member("BA", host=cast.association))
    actions.decline(invitation, by=cast.doctor)
    later(seconds=LIMITS.undo_seconds + 5)
    assert not Invitation.objects.filter(member=cast.stranger).exists()


def test_a_decline_that_is_undone_asks_nobody_new(cast: Cast, invitation: Invitation, later: Later) -> None:
    actions.decline(invitation, by=cast.doctor)
    actions.undo(invitation, by=cast.doctor)
    later(seconds=LIMITS.undo_seconds + 5)
    assert not Invitation.objects.filter(member=cast.stranger).exists()


def test_passing_on_asks_the_colleague_and_tells_them(cast: Cast, invitation: Invitation) -> None:
    passed = actions.pass_on(invitation, cast.stranger, by=cast.doctor)
    again = actions.pass_on(invitation, cast.stranger, by=cast.doctor)
    assert passed == again
    assert state(invitation) == State.PASSED
    assert Notice.objects.filter(member=cast.stranger, kind="invitation").count() == 1


def test_passing_on_is_undone_while_the_colleague_did_nothing_yet(cast: Cast, invitation: Invitation) -> None:
    passed = actions.pass_on(invitation, cast.stranger, by=cast.doctor)
    actions.undo(invitation, by=cast.doctor)
    assert state(invitation) == State.SENT
    assert not Invitation.objects.filter(pk=passed.pk).exists()
    assert not Notice.objects.filter(member=cast.stranger).exists()
    assert not Mail.objects.filter(member=cast.stranger, state="waiting").exists()


def test_passing_on_cannot_be_undone_once_the_colleague_accepted(cast: Cast, invitation: Invitation) -> None:
    passed = actions.pass_on(invitation, cast.stranger, by=cast.doctor)
    actions.accept(passed, by=cast.stranger)
    with pytest.raises(Refused):
        actions.undo(invitation, by=cast.doctor)


def test_a_question_is_not_passed_on_to_who_cannot_take_it(
    cast: Cast, question: Question, invitation: Invitation
) -> None:
    host = cast.association
    paused = make_member("BA", host=host, paused_until="2099-01-01")
    unverified = make_member("BA", host=host, verified=False)
    asked = make_member("BA", host=host)
    make_invitation(question, asked)
    full = make_member("BA", host=host, weekly_cap=1)
    make_invitation(make_question(cast.coach, "BA"), full)
    knows = make_member("BA", host=host)
    Recognition.objects.create(question=question, member=knows)
    asker_too = cast.asker
    other_profession = cast.insurance_doctor
    for colleague in (paused, unverified, asked, full, knows, asker_too, other_profession):
        with pytest.raises(Refused):
            actions.pass_on(invitation, colleague, by=cast.doctor)
    assert state(invitation) == State.SENT


def test_passing_on_stops_at_the_invitations_of_the_day(
    cast: Cast, invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poortgenoot.sparring.actions.invitations.invitations_left_today", lambda _asker: 0)
    with pytest.raises(TooMany):
        actions.pass_on(invitation, cast.stranger, by=cast.doctor)


def test_who_was_freed_may_still_accept(cast: Cast, question: Question, invitation: Invitation) -> None:
    make_invitation(question, cast.stranger)
    actions.answer(question, answer_draft(), by=cast.stranger)
    assert state(invitation) == State.FREED
    actions.accept(invitation, by=cast.doctor)
    assert state(invitation) == State.ACCEPTED


def test_who_is_freed_reads_it_in_the_inbox_and_gets_no_mail_about_it(
    cast: Cast, question: Question, invitation: Invitation
) -> None:
    make_invitation(question, cast.stranger)
    actions.answer(question, answer_draft(), by=cast.stranger)
    assert Notice.objects.filter(member=cast.doctor, kind="freed").count() == 1
    assert not Mail.objects.filter(member=cast.doctor).exists()


def test_an_unverified_former_colleague_cannot_accept_any_more(cast: Cast, invitation: Invitation) -> None:
    cast.doctor.vouches.all().delete()
    with pytest.raises(Refused):
        actions.accept(invitation, by=Member.objects.get(pk=cast.doctor.pk))
