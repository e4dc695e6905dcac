"""The guard stands before everything that is written about a case."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.apps import apps
from django.db import connection
from tests.cast import Cast
from tests.factories import make_answer, make_invitation, make_question, make_work_place

from poortgenoot import guard
from poortgenoot.guard.actions import Unsettled
from poortgenoot.guard.decisions import Decision, keep_every
from poortgenoot.guard.models import Kept
from poortgenoot.members.models import Member
from poortgenoot.sparring import access, actions
from poortgenoot.sparring.models import Answer, Lesson, Outcome, Question
from poortgenoot.sparring.tests.conftest import LESSON, OUTCOME, answer_draft, draft, follow_up_draft

NAMED = "Mevrouw Jansma-Terpstra wil terug naar haar eigen werk."
BSN = "111222333"
PLACE = "Zij woont in Deventer en wil weer beginnen."
AGE = "Zij is 47 jaar en wil weer beginnen."
FAMILY = "Zij heeft twee dochters en wil weer beginnen."
RARE = "Zij heeft de ziekte van Huntington en wil weer beginnen."


def kept(field: str, text: str) -> tuple[Decision, ...]:
    """The decisions of a writer who keeps whatever may be kept in this text."""
    return keep_every(field, guard.check(text), "Dit doet ertoe voor het advies.")


def everything_stored() -> str:
    """Every text in every table of the house, as one string."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT t::text FROM "{model._meta.db_table}" t')
            found += [row[0] for row in cursor.fetchall()]
    return "\n".join(found)


@pytest.fixture
def question(cast: Cast) -> Question:
    question = make_question(cast.asker, "BA", "VA", reading="verified")
    make_invitation(question, cast.doctor)
    return question


@pytest.mark.parametrize("field", ["title", "sentence", "wants", "happened", "tried", "consideration"])
def test_a_number_that_names_somebody_stops_every_field_of_a_question(cast: Cast, field: str) -> None:
    with pytest.raises(Unsettled) as stopped:
        actions.publish(draft(**{field: f"Zij heeft nummer {BSN} en wil werken."}), by=cast.asker)
    assert list(stopped.value.left) == [field]
    assert BSN not in everything_stored()
    assert not Question.objects.exists()


def write_answer(question: Question, cast: Cast, text: str) -> object:
    return actions.answer(question, answer_draft(text=text), by=cast.doctor)


def write_weighed(question: Question, cast: Cast, text: str) -> object:
    return actions.answer(question, answer_draft(weighed=text), by=cast.doctor)


def write_follow_up(question: Question, cast: Cast, text: str) -> object:
    return actions.follow_up(make_answer(question, cast.doctor), follow_up_draft(text=text), by=cast.asker)


def write_outcome(question: Question, cast: Cast, text: str) -> object:
    return actions.close(question, replace(OUTCOME, brought=text), by=cast.asker)


def write_lesson(question: Question, cast: Cast, text: str) -> object:
    actions.close(question, OUTCOME, by=cast.asker)
    question.refresh_from_db()
    return actions.make_lesson(question, replace(LESSON, insight=text), by=cast.asker)


@pytest.mark.parametrize("write", [write_answer, write_weighed, write_follow_up, write_outcome, write_lesson])
def test_nothing_with_a_name_in_it_is_written_anywhere(
    cast: Cast, question: Question, write: Callable[[Question, Cast, str], object]
) -> None:
    with pytest.raises(Unsettled):
        write(question, cast, NAMED)
    assert "Jansma" not in everything_stored()


@pytest.mark.parametrize("write", [write_answer, write_follow_up, write_outcome, write_lesson])
def test_while_the_guard_is_building_nothing_passes(
    cast: Cast,
    question: Question,
    write: Callable[[Question, Cast, str], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if write is write_lesson:
        actions.close(question, OUTCOME, by=cast.asker)
        question.refresh_from_db()
    monkeypatch.setattr(guard, "_guard", None)
    with pytest.raises(guard.GuardBuilding):
        write(question, cast, "Een gewone zin over werk.")
    assert not Answer.objects.filter(text__contains="gewone zin").exists()
    assert not Lesson.objects.exists()


def test_three_milder_details_restrict_the_question_to_those_asked(cast: Cast) -> None:
    texts = {"wants": PLACE, "happened": AGE, "tried": FAMILY}
    decisions = tuple(d for field, text in texts.items() for d in kept(field, text))
    question = actions.publish(draft(**texts, decisions=decisions, reading="verified"), by=cast.asker)
    question.refresh_from_db()
    assert question.restricted
    assert not access.can_read(cast.coach, question)


def test_details_add_up_over_the_question_and_an_answer(cast: Cast) -> None:
    texts = {"wants": PLACE, "happened": AGE}
    decisions = tuple(d for field, text in texts.items() for d in kept(field, text))
    question = actions.publish(draft(**texts, decisions=decisions, reading="verified"), by=cast.asker)
    assert access.can_read(cast.coach, question)
    actions.answer(question, answer_draft(text=FAMILY, decisions=kept("text", FAMILY)), by=cast.doctor)
    question.refresh_from_db()
    assert question.restricted
    assert not access.can_read(cast.coach, question)


def test_a_rare_illness_with_one_other_detail_blocks_wherever_the_other_stands(cast: Cast) -> None:
    question = actions.publish(draft(happened=RARE, decisions=kept("happened", RARE)), by=cast.asker)
    with pytest.raises(Unsettled) as stopped:
        actions.answer(question, answer_draft(text=AGE, decisions=kept("text", AGE)), by=cast.doctor)
    assert stopped.value.why
    assert not Answer.objects.exists()


def test_two_answers_at_once_do_not_slip_past_each_other(
    cast: Cast, question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other text is kept after the guard looked at this one, and before this one is written."""
    from poortgenoot.sparring.actions import guarded

    look = guarded.admit

    def somebody_was_faster(*args: object, **kwargs: object) -> object:
        admission = look(*args, **kwargs)  # type: ignore[arg-type]
        Kept.objects.create(case=question.case, part="answer:0", kind="age", reason="r", by=0)
        return admission

    monkeypatch.setattr(guarded, "admit", somebody_was_faster)
    with pytest.raises(Unsettled):
        actions.answer(question, answer_draft(text=RARE, decisions=kept("text", RARE)), by=cast.doctor)
    assert not Answer.objects.exists()


def test_a_restricted_case_can_become_no_lesson(cast: Cast, question: Question) -> None:
    actions.close(question, OUTCOME, by=cast.asker)
    Question.objects.update(restricted=True)
    question.refresh_from_db()
    with pytest.raises(Unsettled) as stopped:
        actions.make_lesson(question, LESSON, by=cast.asker)
    assert stopped.value.why
    assert not Lesson.objects.exists()


def test_a_lesson_whose_details_add_up_with_the_case_is_stopped(cast: Cast, question: Question) -> None:
    actions.close(question, OUTCOME, by=cast.asker)
    question.refresh_from_db()
    for kind in ("age", "family"):
        Kept.objects.create(case=question.case, part="question", kind=kind, reason="r", by=0)
    with pytest.raises(Unsettled):
        actions.make_lesson(question, replace(LESSON, insight=PLACE, decisions=kept("insight", PLACE)), by=cast.asker)
    assert not Lesson.objects.exists()


def test_opening_the_name_brings_the_askers_card_into_the_case(cast: Cast, question: Question) -> None:
    make_work_place(cast.asker)
    Kept.objects.create(case=question.case, part="question", kind="age", reason="r", by=0)
    actions.open_name(question, by=Member.objects.get(pk=cast.asker.pk))
    question.refresh_from_db()
    assert question.named
    assert question.restricted


def test_a_name_is_not_opened_beside_a_rare_illness(cast: Cast, question: Question) -> None:
    Kept.objects.create(case=question.case, part="question", kind="rare_diagnosis", reason="r", by=0)
    with pytest.raises(Unsettled):
        actions.open_name(question, by=cast.asker)
    question.refresh_from_db()
    assert not question.named


def test_what_was_kept_in_an_answer_goes_when_the_answer_is_taken_back(cast: Cast, question: Question) -> None:
    answer = actions.answer(question, answer_draft(text=AGE, decisions=kept("text", AGE)), by=cast.doctor)
    assert Kept.objects.filter(case=question.case).exists()
    actions.take_back(answer, by=cast.doctor)
    assert not Kept.objects.filter(case=question.case).exists()


def test_an_unsettled_outcome_leaves_the_question_open(cast: Cast, question: Question) -> None:
    with pytest.raises(Unsettled):
        actions.close(question, replace(OUTCOME, tell=NAMED), by=cast.asker)
    question.refresh_from_db()
    assert question.is_open
    assert not Outcome.objects.exists()


def test_keys_are_not_used_up_by_a_text_that_was_stopped(cast: Cast, question: Question) -> None:
    key = uuid.uuid4()
    with pytest.raises(Unsettled):
        actions.answer(question, answer_draft(key=key, text=NAMED), by=cast.doctor)
    assert actions.answer(question, answer_draft(key=key), by=cast.doctor).key == key
