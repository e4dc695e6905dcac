"""One text about a case, whatever its kind: found by kind and number, hidden, shown again, and gone for good."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from poortgenoot.core import clock
from poortgenoot.notifications import actions as notifications
from poortgenoot.sparring import further
from poortgenoot.sparring.access import Text
from poortgenoot.sparring.actions import guarded, index
from poortgenoot.sparring.actions.asking import tell_invited
from poortgenoot.sparring.models import Answer, FollowUp, Invitation, Lesson, Outcome, Question
from poortgenoot.sparring.models.further import FurtherText
from poortgenoot.sparring.models.kinds import KINDS


def find(kind: str, object_id: int) -> Text | None:
    """The text, or None when there is none (any more)."""
    known = further.called(kind)
    model = known.model if known else KINDS.get(kind)
    return model._default_manager.filter(pk=object_id).first() if model else None


def kind_of(text: Text) -> str:
    if isinstance(text, FurtherText):
        return further.of(text).name
    return next(kind for kind, model in KINDS.items() if isinstance(text, model))


def question_of(text: Text) -> Question | None:
    """The question that a text belongs to; None for a lesson that outlived it, or a text of another room."""
    match text:
        case Question():
            return text
        case FollowUp():
            return text.answer.question
        case FurtherText():
            return None
        case _:
            return text.question


def written_at(text: Text) -> datetime:
    if isinstance(text, FurtherText):
        return further.of(text).written_at(text)
    return text.published_at if isinstance(text, Question) else text.at


def hide(text: Text) -> None:
    """Out of sight at once: for others, in the index, and in the mail queue."""
    if text.hidden_at is None:
        text.hidden_at = clock.now()
        text.save(update_fields=["hidden_at"])
    _reindex(text)
    silence(text)


def show(text: Text) -> None:
    """In sight again; who was still asked hears of it anew."""
    text.hidden_at = None
    text.save(update_fields=["hidden_at"])
    _reindex(text)
    if isinstance(text, Question):
        for invitation in text.invitations.filter(state=Invitation.State.SENT):
            tell_invited(invitation)


def subjects_of(text: Text) -> list[str]:
    """Every subject under which notices and mails speak of this text."""
    own = f"{kind_of(text)}:{text.pk}"
    match text:
        case Question():
            numbers = text.invitations.values_list("pk", flat=True)
            below = [subject for answer in text.answers.all() for subject in subjects_of(answer)]
            return [own, f"quiet:{text.pk}", *(f"invitation:{n}" for n in numbers), *below]
        case Answer():
            return [own, *(f"follow_up:{n}" for n in text.follow_ups.values_list("pk", flat=True))]
        case _:
            return [own]


def silence(text: Text) -> None:
    """Out of every inbox and out of the mail queue."""
    for subject in subjects_of(text):
        notifications.withdraw(subject)


def remove(text: Text) -> None:
    """Gone: from the tables, the index, the inboxes, the mail queue and the guard's books."""
    silence(text)
    if isinstance(text, FurtherText):
        return further.of(text).take_out(text)
    guarded.forget(question_of(text), text)
    match text:
        case Question():
            index.remove_question(text)
        case Answer():
            text.hidden_at = clock.now()
            index.put_answer(text)
        case Lesson():
            text.hidden_at = clock.now()
            index.put_lesson(text)
        case _:
            pass
    question = question_of(text)
    models.Model.delete(text)
    if question is not None and isinstance(text, Answer | FollowUp | Outcome):
        index.put_case(question)


def _reindex(text: Text) -> None:
    match text:
        case Question():
            index.put_question(text)
        case Lesson():
            index.put_lesson(text)
        case Answer():
            index.put_answer(text)
            index.put_case(text.question)
        case Outcome():
            index.put_case(text.question)
        case FollowUp():
            index.put_case(text.answer.question)
        case FurtherText():
            further.of(text).changed(text)
