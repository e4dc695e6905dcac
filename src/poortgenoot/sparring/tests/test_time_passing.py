"""Rings widen, terms run out, and questions go; nothing twice."""

from __future__ import annotations

import pytest
from tests.cast import Cast
from tests.factories import make_answer, make_invitation, make_member, make_question

from poortgenoot.core import clock
from poortgenoot.core.models import Event
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Notice
from poortgenoot.search.models import SearchEntry
from poortgenoot.sparring import access, actions
from poortgenoot.sparring.models import Invitation, Lesson, Question
from poortgenoot.sparring.retention import months_before
from poortgenoot.sparring.tests.conftest import LESSON, OUTCOME, Later, answer_draft, draft


@pytest.fixture
def question(cast: Cast) -> Question:
    for _ in range(8):
        make_member("BA", host=cast.association)
    return actions.publish(draft(), by=cast.asker)


def move_to(question: Question, ring: int, later: Later) -> None:
    moment = question.perspectives.get().next_ring_at
    assert moment is not None
    later(seconds=(moment - clock.now()).total_seconds() + 1)
    question.refresh_from_db()
    assert question.perspectives.get().ring == ring


def test_the_next_ring_is_asked_at_its_part_of_the_term_without_an_answer(question: Question, later: Later) -> None:
    first = question.invitations.count()
    move_to(question, 2, later)
    assert question.invitations.count() > first
    move_to(question, 3, later)
    assert question.perspectives.get().next_ring_at is None


def test_no_ring_goes_out_before_its_moment(question: Question, later: Later) -> None:
    before = question.invitations.count()
    moment = question.perspectives.get().next_ring_at
    assert moment is not None
    later(seconds=(moment - clock.now()).total_seconds() - 60)
    assert question.invitations.count() == before


def test_a_round_that_runs_twice_asks_once(question: Question, later: Later) -> None:
    move_to(question, 2, later)
    asked = question.invitations.count()
    actions.tick(clock.now())
    assert question.invitations.count() == asked


def test_a_question_that_breaks_the_round_keeps_no_other_waiting(cast: Cast, question: Question, later: Later) -> None:
    broken = actions.publish(draft(), by=cast.coach)
    broken.perspectives.update(next_ring_at=clock.now())
    Question.objects.filter(pk=broken.pk).update(term="never")
    with pytest.raises(ExceptionGroup):
        move_to(question, 2, later)
    assert question.perspectives.get().ring == 2


def test_an_answer_stops_the_rings_of_its_profession(question: Question, later: Later) -> None:
    somebody = question.invitations.select_related("member").first()
    assert somebody is not None
    actions.answer(question, answer_draft(), by=somebody.member)
    asked = question.invitations.count()
    later(days=3)
    assert question.invitations.count() == asked


def test_a_hidden_question_asks_nobody(question: Question, later: Later) -> None:
    asked = question.invitations.count()
    Question.objects.update(hidden_at=clock.now())
    later(days=3)
    assert question.invitations.count() == asked


def test_at_the_end_of_the_term_the_moderators_and_the_asker_hear_it_once(
    cast: Cast, question: Question, later: Later
) -> None:
    later(days=7)
    later(days=1)
    told = set(Notice.objects.filter(kind="term").values_list("member__name", flat=True))
    assert told == {"Asker", "Moderator", "Administrator"}
    assert Notice.objects.filter(kind="term").count() == 3
    assert access.can_read(cast.moderator, question)


def test_a_question_that_everybody_answered_is_not_brought_to_the_moderators(cast: Cast, later: Later) -> None:
    question = make_question(cast.asker, "BA")
    make_invitation(question, cast.doctor)
    actions.answer(question, answer_draft(), by=cast.doctor)
    later(days=7)
    assert not Notice.objects.filter(kind="term").exists()


def test_for_an_asker_without_a_host_the_operators_hear_it(cast: Cast, later: Later) -> None:
    loner = make_member("JC")
    make_question(loner, "BA")
    later(days=7)
    assert Notice.objects.filter(kind="term", member=cast.operator).exists()


def test_a_moderator_asks_somebody_by_hand_when_the_term_ran_out(cast: Cast, later: Later) -> None:
    question = make_question(cast.asker, "VA")
    later(days=7)
    question.refresh_from_db()
    invitation = actions.invite_by_hand(question, cast.insurance_doctor, "VA", by=cast.moderator)
    assert Notice.objects.filter(member=cast.insurance_doctor, subject=f"invitation:{invitation.pk}").exists()


def test_twelve_months_after_closing_a_question_goes_and_its_lesson_stays(cast: Cast, later: Later) -> None:
    question = make_question(cast.asker, "BA", reading="verified")
    make_answer(question, cast.doctor)
    actions.close(question, OUTCOME, by=cast.asker)
    question.refresh_from_db()
    lesson = actions.make_lesson(question, LESSON, by=cast.asker)
    later(days=364)
    assert Question.objects.filter(pk=question.pk).exists()
    later(days=3)
    assert not Question.objects.filter(pk=question.pk).exists()
    assert not SearchEntry.objects.filter(kind__in=["question", "answer"]).exists()
    assert not Notice.objects.filter(subject=f"question:{question.pk}").exists()
    assert Lesson.objects.filter(pk=lesson.pk).exists()
    assert access.lessons_visible_to(cast.unverified).exists()


def test_an_open_question_is_never_deleted(cast: Cast, later: Later) -> None:
    question = make_question(cast.asker)
    later(days=800)
    assert Question.objects.filter(pk=question.pk).exists()


def test_a_year_earlier_is_the_same_day_or_the_last_of_its_month() -> None:
    leap_day = clock.now().replace(year=2028, month=2, day=29)
    assert (months_before(leap_day, 12).month, months_before(leap_day, 12).day) == (2, 28)
    january = leap_day.replace(month=1, day=31)
    assert (months_before(january, 1).year, months_before(january, 1).month) == (2027, 12)


def test_what_a_freed_member_was_asked_no_longer_counts_for_the_cap(cast: Cast) -> None:
    Member.objects.filter(pk=cast.doctor.pk).update(weekly_cap=1)
    question = make_question(cast.asker, "BA")
    invitation = make_invitation(question, cast.doctor)
    make_invitation(question, cast.stranger)
    actions.answer(question, answer_draft(), by=cast.stranger)
    invitation.refresh_from_db()
    assert invitation.state == Invitation.State.FREED
    other = actions.publish(draft(), by=cast.coach)
    assert other.invitations.filter(member=cast.doctor).exists()


def test_what_a_member_declined_still_counts_for_the_cap(cast: Cast) -> None:
    Member.objects.filter(pk=cast.doctor.pk).update(weekly_cap=1)
    invitation = make_invitation(make_question(cast.asker, "BA"), cast.doctor)
    actions.decline(invitation, by=cast.doctor)
    other = actions.publish(draft(), by=cast.coach)
    assert not other.invitations.filter(member=cast.doctor).exists()


def test_a_ring_is_one_line_in_the_ledger_for_each_who_is_asked(question: Question) -> None:
    lines = Event.objects.filter(verb="invited", kind="invitation")
    assert lines.count() == question.invitations.count()
    assert not [text for line in lines for text in line.facts.values() if question.title in str(text)]
