"""Who reads a case, and what they may do there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import EVERYBODY, PEOPLE, Cast
from tests.factories import make_answer, make_invitation, make_member, make_question

from poortgenoot.core import clock
from poortgenoot.members.models import Member, Membership, Vouch
from poortgenoot.sparring import access
from poortgenoot.sparring.models import FollowUp, Lesson, Outcome, Question, Recognition, Report
from poortgenoot.sparring.queries import question_for


def again(member: Member) -> Member:
    """As the next request would load them."""
    return Member.objects.get(pk=member.pk)


def readers(question: Question, cast: Cast) -> set[str]:
    people = {name: cast[name] for name in PEOPLE}
    return {name for name, member in people.items() if member and access.can_read(again(member), question)}


VERIFIED_AT_HOME = {
    "doctor", "insurance_doctor", "labour_expert", "reintegrator", "coach", "hr", "case_manager", "employee",
    "moderator", "administrator", "researcher",
}  # fmt: skip


def test_a_question_for_those_asked_is_read_by_the_asker_and_the_asked_only(cast: Cast) -> None:
    question = make_question(cast.asker)
    make_invitation(question, cast.stranger)
    assert readers(question, cast) == {"asker", "stranger"}


def test_a_question_for_my_hosts_is_read_by_verified_members_who_share_a_host(cast: Cast) -> None:
    question = make_question(cast.asker, reading="hosts")
    assert readers(question, cast) == VERIFIED_AT_HOME | {"asker"}


def test_a_question_for_everybody_is_read_by_all_verified_members(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    assert readers(question, cast) == VERIFIED_AT_HOME | {"asker", "stranger", "other_moderator"}


def test_a_restricted_question_is_read_by_those_asked_only(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified", restricted=True)
    make_invitation(question, cast.doctor)
    assert readers(question, cast) == {"asker", "doctor"}


@pytest.mark.parametrize("state", ["sent", "accepted", "answered", "declined", "passed", "freed"])
def test_who_was_asked_reads_on_whatever_came_of_the_invitation(cast: Cast, state: str) -> None:
    question = make_question(cast.asker)
    make_invitation(question, cast.doctor, state=state)
    assert access.can_read(cast.doctor, question)


def test_who_is_no_longer_verified_no_longer_reads(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    make_invitation(question, cast.doctor)
    Vouch.objects.filter(member=cast.doctor).delete()
    assert not access.can_read(again(cast.doctor), question)


def test_an_unverified_member_reads_their_own_question_and_no_other(cast: Cast) -> None:
    own, others = make_question(cast.unverified), make_question(cast.asker, reading="verified")
    assert access.can_read(cast.unverified, own)
    assert not access.can_read(cast.unverified, others)


def test_who_leaves_the_host_no_longer_reads_what_is_for_that_host(cast: Cast) -> None:
    question = make_question(cast.asker, reading="hosts")
    Membership.objects.filter(member=cast.coach).delete()
    assert not access.can_read(again(cast.coach), question)


def test_who_recognised_a_case_never_reads_it_again(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    make_invitation(question, cast.doctor)
    Recognition.objects.create(question=question, member=cast.doctor)
    assert not access.can_read(cast.doctor, question)
    assert access.can_read(cast.coach, question)


def test_a_hidden_question_is_read_by_its_asker_and_its_keepers_only(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified", hidden_at=clock.now())
    make_invitation(question, cast.doctor)
    assert readers(question, cast) == {"asker", "moderator", "administrator", "operator"}


def test_a_moderator_who_recognised_a_hidden_case_leaves_it_to_another(cast: Cast) -> None:
    question = make_question(cast.asker, hidden_at=clock.now())
    Recognition.objects.create(question=question, member=cast.moderator)
    assert not access.can_read(cast.moderator, question)


def test_the_moderators_of_the_askers_host_read_what_is_reported(cast: Cast) -> None:
    question = make_question(cast.asker)
    make_invitation(question, cast.stranger)
    Report.objects.create(kind="question", object_id=question.pk, question=question, why="unkind", by=cast.stranger)
    assert readers(question, cast) == {"asker", "stranger", "moderator", "administrator", "operator"}


def test_the_moderators_read_what_stayed_unanswered_until_it_is_closed(cast: Cast) -> None:
    question = make_question(cast.asker, escalated_at=clock.now())
    assert readers(question, cast) == {"asker", "moderator", "administrator", "operator"}
    question.closed_at = clock.now()
    question.save()
    assert readers(question, cast) == {"asker"}


def test_moderators_invite_by_hand_only_when_the_term_ran_out(cast: Cast) -> None:
    question = make_question(cast.asker, reading="hosts")
    assert not access.can_invite(cast.moderator, question)
    question.escalated_at = clock.now()
    assert access.can_invite(cast.moderator, question)
    assert not access.can_invite(cast.doctor, question)
    assert not access.can_invite(cast.other_moderator, question)


@pytest.mark.parametrize("asker", ["asker", "moderator", "stranger"])
@pytest.mark.parametrize("is_stuck", [True, False])
def test_the_page_of_a_question_offers_inviting_by_hand_to_who_may(cast: Cast, asker: str, is_stuck: bool) -> None:
    stuck_since = clock.now() if is_stuck else None
    question = make_question(cast[asker], reading="verified", escalated_at=stuck_since)  # type: ignore[arg-type]
    for name in PEOPLE:
        member = cast[name]
        assert member is not None
        seen = question_for(member, question.pk)
        assert (seen is not None and access.invites(member, seen)) == access.can_invite(member, question), name


def test_the_asker_cannot_answer_their_own_question(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    assert not access.can_answer(cast.asker, question)


def test_one_answers_only_as_a_profession_that_a_host_vouches_for(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    both = make_member("AD", host=cast.association)
    Member.objects.filter(pk=both.pk).update(professions=["AD", "BA"])
    assert access.speaks_as(again(both), question) == ("AD",)


def test_one_starts_with_the_profession_one_was_asked_as(cast: Cast) -> None:
    question = make_question(cast.asker)
    both = make_member("AD", "BA", host=cast.association)
    make_invitation(question, both, profession="BA")
    assert access.speaks_as(both, question) == ("BA", "AD")


def test_late_answers_are_welcome_after_the_term_and_after_closing(cast: Cast) -> None:
    past = clock.now() - timedelta(days=3)
    question = make_question(cast.asker, reading="verified", deadline=past, closed_at=past)
    assert access.can_answer(cast.doctor, question)


def test_nobody_answers_a_hidden_question(cast: Cast) -> None:
    question = make_question(cast.asker, hidden_at=clock.now())
    assert not any(access.can_answer(m, question) for n in PEOPLE if (m := cast[n]))


def test_a_hidden_answer_is_read_by_its_writer_and_the_keepers_only(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    answer = make_answer(question, cast.doctor, hidden_at=clock.now())
    Report.objects.create(kind="answer", object_id=answer.pk, question=question, why="other", by=cast.coach)
    who = {n for n in PEOPLE if (m := cast[n]) and access.answers_visible_to(m).filter(pk=answer.pk).exists()}
    assert who == {"doctor", "moderator", "administrator", "operator"}


def test_a_thread_below_a_hidden_answer_vanishes_with_it(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified")
    answer = make_answer(question, cast.doctor, hidden_at=clock.now())
    line = FollowUp.objects.create(
        answer=answer, member=cast.asker, profession="JC", key=answer.key, text="Hoe bedoel je dat?"
    )
    assert not access.follow_ups_visible_to(cast.coach).filter(pk=line.pk).exists()
    assert not access.can_follow_up(cast.asker, answer)


def test_a_hidden_outcome_vanishes_for_readers(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified", closed_at=clock.now())
    Outcome.objects.create(question=question, did="a", brought="b", hidden_at=clock.now())
    assert not access.outcomes_visible_to(cast.doctor).exists()
    assert access.outcomes_visible_to(cast.asker).exists()


def test_a_lesson_is_read_by_every_member_verified_or_not(cast: Cast) -> None:
    lesson = Lesson.objects.create(author=cast.asker, profession="JC", title="T", case_text="c", insight="i")
    assert all(access.lessons_visible_to(m).filter(pk=lesson.pk).exists() for n in PEOPLE if (m := cast[n]))


def test_a_lesson_of_a_case_one_recognised_stays_closed_also_when_the_question_is_gone(cast: Cast) -> None:
    question = make_question(cast.asker, reading="verified", closed_at=clock.now())
    lesson = Lesson.objects.create(
        question=question, author=cast.asker, profession="JC", title="T", case_text="c", insight="i"
    )
    Recognition.objects.create(question=question, lesson=lesson, member=cast.doctor)
    assert not access.lessons_visible_to(cast.doctor).exists()
    question.delete()
    assert not access.lessons_visible_to(cast.doctor).exists()
    assert access.lessons_visible_to(cast.coach).exists()


def test_no_moderator_decides_on_a_text_or_a_case_of_their_own(cast: Cast) -> None:
    own = make_question(cast.moderator, reading="verified")
    answer_in_own_case = make_answer(own, cast.doctor)
    own_answer = make_answer(make_question(cast.asker, reading="verified"), cast.moderator)
    assert not access.can_moderate(cast.moderator, own)
    assert not access.can_moderate(cast.moderator, answer_in_own_case)
    assert not access.can_moderate(cast.moderator, own_answer)
    assert access.can_moderate(cast.administrator, own_answer)


def test_only_the_askers_hosts_moderate_wherever_the_writer_belongs(cast: Cast) -> None:
    answer = make_answer(make_question(cast.asker, reading="verified"), cast.stranger)
    assert access.can_moderate(cast.moderator, answer)
    assert access.can_moderate(cast.operator, answer)
    assert not access.can_moderate(cast.other_moderator, answer)


def test_nobody_says_that_their_own_answer_helped(cast: Cast) -> None:
    answer = make_answer(make_question(cast.asker, reading="verified"), cast.doctor)
    assert not access.can_help(cast.doctor, answer)
    assert access.can_help(cast.asker, answer)
    assert access.can_help(cast.coach, answer)
    assert not access.can_help(cast.unverified, answer)


def test_the_cast_is_complete() -> None:
    assert {"asker", "doctor", "unverified", "moderator", "operator"} <= set(EVERYBODY)
