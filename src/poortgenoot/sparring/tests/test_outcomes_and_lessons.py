"""How it ended, and what others learn from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast
from tests.factories import make_answer, make_invitation, make_question, make_theme

from poortgenoot.core.access import Refused
from poortgenoot.notifications.models import Notice
from poortgenoot.search.models import SearchEntry
from poortgenoot.sparring import actions
from poortgenoot.sparring.models import Invitation, Outcome, Question
from poortgenoot.sparring.tests.conftest import LESSON, OUTCOME, answer_draft


@pytest.fixture
def question(cast: Cast) -> Question:
    question = make_question(cast.asker, "BA", "VA")
    make_invitation(question, cast.doctor)
    make_invitation(question, cast.stranger, state="accepted")
    make_invitation(question, cast.insurance_doctor)
    make_invitation(question, cast.labour_expert, state="declined")
    return question


def close(question: Question, cast: Cast) -> Outcome:
    outcome = actions.close(question, OUTCOME, by=cast.asker)
    question.refresh_from_db()
    return outcome


def test_who_answered_or_accepted_hears_how_it_ended(cast: Cast, question: Question) -> None:
    actions.answer(question, answer_draft(), by=cast.doctor)
    close(question, cast)
    told = set(Notice.objects.filter(kind="outcome").values_list("member__name", flat=True))
    assert told == {"Doctor", "Stranger"}


def test_closing_frees_who_was_still_merely_asked(cast: Cast, question: Question) -> None:
    close(question, cast)
    assert question.invitations.get(member=cast.insurance_doctor).state == Invitation.State.FREED
    assert not question.perspectives.exclude(next_ring_at=None).exists()


def test_closing_twice_counts_once(cast: Cast, question: Question) -> None:
    assert close(question, cast) == close(question, cast)
    assert Notice.objects.filter(kind="outcome").count() == 1


def test_only_the_asker_closes(cast: Cast, question: Question) -> None:
    with pytest.raises(Refused):
        actions.close(question, OUTCOME, by=cast.doctor)


def test_an_outcome_says_what_was_done_and_what_it_brought(cast: Cast, question: Question) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.close(question, replace(OUTCOME, did=" ", brought=""), by=cast.asker)
    assert set(refused.value.message_dict) == {"did", "brought"}


def test_closing_makes_room_for_the_next_question(cast: Cast, question: Question) -> None:
    assert cast.asker.questions.filter(closed_at=None).count() == 1
    close(question, cast)
    assert cast.asker.questions.filter(closed_at=None).count() == 0


def test_an_open_question_cannot_become_a_lesson(cast: Cast, question: Question) -> None:
    with pytest.raises(Refused):
        actions.make_lesson(question, LESSON, by=cast.asker)


def test_a_lesson_is_found_by_every_member_and_says_who_answered(cast: Cast, question: Question) -> None:
    question.themes.add(make_theme())
    make_answer(question, cast.doctor)
    close(question, cast)
    lesson = actions.make_lesson(question, LESSON, by=cast.asker)
    assert lesson.professions == ["BA"]
    assert [theme.slug for theme in lesson.themes.all()] == ["burn-out"]
    assert SearchEntry.objects.get(kind="lesson", object_id=lesson.pk).audience == ["members"]
    assert Notice.objects.filter(kind="lesson", member=cast.doctor).exists()


def test_one_question_becomes_one_lesson(cast: Cast, question: Question) -> None:
    close(question, cast)
    first, second = (actions.make_lesson(question, LESSON, by=cast.asker) for _ in range(2))
    assert first == second


def test_nobody_else_makes_a_lesson_of_somebodys_question(cast: Cast, question: Question) -> None:
    close(question, cast)
    with pytest.raises(Refused):
        actions.make_lesson(question, LESSON, by=cast.doctor)
