"""Closing a question with what it brought."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import addresses, checks, words
from poortgenoot.sparring.access import can_close
from poortgenoot.sparring.actions import guarded, index, perspectives
from poortgenoot.sparring.drafts import OutcomeDraft
from poortgenoot.sparring.models import Invitation, Outcome, Question
from poortgenoot.sparring.queries.people import recognisers_of


def close(question: Question, draft: OutcomeDraft, *, by: Member) -> Outcome:
    """The asker tells what they did, what it brought and what they would tell the employee. Twice counts once.

    Who was still merely asked is free; whoever answered or accepted hears how it ended.
    """
    if given := Outcome.objects.filter(question=question, question__asker=by).first():
        return given
    demand(can_close(by, question))
    checks.outcome(draft)
    admitted = guarded.admit(question.case, draft, by=by)
    with transaction.atomic():
        held = Question.objects.select_for_update(no_key=True).get(pk=question.pk)
        if given := Outcome.objects.filter(question=held).first():
            return given
        outcome = Outcome.objects.create(question=held, at=clock.now(), **draft.parts)
        guarded.remember(admitted, outcome, held, by=by)
        _close(held, by)
    return outcome


def _close(question: Question, by: Member) -> None:
    question.closed_at, question.warned_at = clock.now(), None
    question.save(update_fields=["closed_at", "warned_at"])
    for profession in question.perspectives.values_list("profession", flat=True):
        perspectives.free(question, profession, question.closed_at)
    question.perspectives.update(next_ring_at=None)
    received = list(question.answers.order_by("at").values_list("profession", flat=True))
    ledger.record("closed", question, by=by, received=received)
    index.put_question(question)
    for member in _took_part(question):
        _tell(question, member)


def _took_part(question: Question) -> list[Member]:
    accepted = Q(invitations__question=question, invitations__state=Invitation.State.ACCEPTED)
    found = Member.objects.filter(Q(answers__question=question) | accepted).distinct()
    return list(found.exclude(pk__in=recognisers_of(question)))


def _tell(question: Question, member: Member) -> None:
    notifications.tell(
        member,
        NoticeKind.OUTCOME,
        subject=f"question:{question.pk}",
        title=_("Hoe het afliep: %(title)s") % {"title": words.inside(question.title)},
        url=addresses.question_path(question.pk),
        why=_("Jij dacht mee over deze vraag."),
    )
