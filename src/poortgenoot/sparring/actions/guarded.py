"""The guard at the door of this room: nothing about a case is written before it said yes.

What is kept with a reason adds up over the whole case (`Question.case`): question, answers, threads, outcome, lesson.
"""

from __future__ import annotations

from typing import Any

from poortgenoot.members.models import Member
from poortgenoot.sparring.actions import index
from poortgenoot.sparring.drafts import AnswerDraft, Draft, FollowUpDraft, LessonDraft, OutcomeDraft
from poortgenoot.sparring.models import Answer, FollowUp, Lesson, Outcome, Question

type AnyDraft = Draft | AnswerDraft | FollowUpDraft | OutcomeDraft | LessonDraft
type AnyText = Question | Answer | FollowUp | Outcome | Lesson


def admit(case: str, draft: AnyDraft, *, by: Member) -> Any:
    from poortgenoot.guard import actions as guard

    return guard.admit(case, draft.parts, draft.decisions)


def admit_for_all(case: str, draft: LessonDraft, *, by: Member) -> Any:
    return admit(case, draft, by=by)


def remember(admitted: Any, text: AnyText, case: str, *, by: Member) -> None:
    from poortgenoot.guard import actions as guard

    guard.remember(admitted, case)
    question = Question.objects.get(pk=int(case.split(":")[1]))
    if admitted.restricts and not question.restricted:
        question.restricted = True
        question.save(update_fields=["restricted"])
        index.put_question(question)


def forget(case: str, text: AnyText) -> None:
    pass


def forget_case(case: str) -> None:
    pass
