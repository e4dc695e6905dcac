"""Keeping the index as it should be, in the transaction that changes the thing."""

from __future__ import annotations

from poortgenoot.search import actions as search
from poortgenoot.sparring.entries import answer_entry, lesson_entry, question_entry
from poortgenoot.sparring.models import Answer, Lesson, Question


def put_question(question: Question) -> None:
    """The question and its answers as they are read now; hidden ones are not found."""
    fresh = _fresh(question)
    if fresh.hidden_at is not None:
        return remove_question(question)
    shown = [answer_entry(answer, fresh) for answer in fresh.answers.all() if answer.hidden_at is None]
    search.put(question_entry(fresh), *shown)


def put_case(question: Question) -> None:
    """The question with its outcome and threads as they are read now; its answers stay as they are."""
    fresh = _fresh(question)
    if fresh.hidden_at is None:
        search.put(question_entry(fresh))


def _fresh(question: Question) -> Question:
    found = Question.objects.select_related("asker", "outcome").prefetch_related("answers__follow_ups")
    return found.get(pk=question.pk)


def remove_question(question: Question) -> None:
    search.remove("question", question.pk)
    search.remove("answer", *question.answers.values_list("pk", flat=True))


def put_answer(answer: Answer) -> None:
    if answer.hidden_at is None and answer.question.hidden_at is None:
        return search.put(answer_entry(answer, answer.question))
    search.remove("answer", answer.pk)


def put_lesson(lesson: Lesson) -> None:
    if lesson.hidden_at is None:
        return search.put(lesson_entry(lesson))
    search.remove("lesson", lesson.pk)
