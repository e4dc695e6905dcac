"""Everything of this room that can be found, for filling the index again."""

from __future__ import annotations

from collections.abc import Iterator

from poortgenoot.search.entries import Entry
from poortgenoot.sparring.entries import answer_entry, lesson_entry, question_entry
from poortgenoot.sparring.models import Answer, Lesson, Question

AT_A_TIME = 500


def question_entries() -> Iterator[Entry]:
    found = Question.objects.filter(hidden_at=None).select_related("asker", "outcome")
    found = found.prefetch_related("asker__memberships", "invitations", "perspectives", "themes", "answers__follow_ups")
    for question in found.iterator(AT_A_TIME):
        yield question_entry(question)


def answer_entries() -> Iterator[Entry]:
    found = Answer.objects.filter(hidden_at=None, question__hidden_at=None).select_related("question__asker")
    found = found.prefetch_related("question__asker__memberships", "question__invitations", "question__themes")
    for answer in found.iterator(AT_A_TIME):
        yield answer_entry(answer, answer.question)


def lesson_entries() -> Iterator[Entry]:
    for lesson in Lesson.objects.filter(hidden_at=None).prefetch_related("themes").iterator(AT_A_TIME):
        yield lesson_entry(lesson)
