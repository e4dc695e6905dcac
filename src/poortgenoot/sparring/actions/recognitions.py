"""Ik herken deze zaak."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import addresses, words
from poortgenoot.sparring.access import can_recognise
from poortgenoot.sparring.models import Lesson, Question, Recognition


@transaction.atomic
def recognise(question: Question, *, by: Member) -> None:
    """Close the case to `by`, its lesson too, and warn the asker, without a word about who.

    The invitation keeps its state on purpose: a ring that widened now would tell the asker who it was.
    """
    if Recognition.objects.filter(question=question, member=by).exists():
        return
    demand(can_recognise(by, question))
    lesson = Lesson.objects.filter(question=question).first()
    Recognition.objects.create(question=question, lesson=lesson, member=by, at=clock.now())
    ledger.record("recognised", question, by=by)
    _silence(question, by)
    notifications.forget(question.asker, NoticeKind.RECOGNISED, f"question:{question.pk}")
    notifications.tell(
        question.asker,
        NoticeKind.RECOGNISED,
        subject=f"question:{question.pk}",
        title=_("Iemand herkent deze zaak: %(title)s") % {"title": words.inside(question.title)},
        url=addresses.question_path(question.pk),
        why=_("Voor die lezer is de casus nu dicht. Wil je zeker zijn? Haal de vraag dan weg."),
    )


def _silence(question: Question, by: Member) -> None:
    """What waits to be mailed about the case stays home."""
    subjects = [f"question:{question.pk}"]
    subjects += [f"invitation:{i.pk}" for i in question.invitations.filter(member=by)]
    subjects += [f"answer:{a.pk}" for a in question.answers.filter(member=by)]
    for subject in subjects:
        notifications.read(by, subject)
