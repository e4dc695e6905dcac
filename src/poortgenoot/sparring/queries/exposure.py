"""Who could have read a text: what a data-breach record must say (AVG art. 33(3)(a))."""

from __future__ import annotations

from django.db.models import QuerySet

from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Mail
from poortgenoot.sparring import further
from poortgenoot.sparring.access import Text
from poortgenoot.sparring.models import Answer, FollowUp, Lesson, Outcome, Question, Reading
from poortgenoot.sparring.models.further import FurtherText


def readers_of(text: Text) -> int:
    """How many members could read it, its asker left out. Reading is not logged, so this is the upper bound."""
    if isinstance(text, Lesson):
        return _members().exclude(lessons=text).count()
    if isinstance(text, FurtherText):
        return further.of(text).readers(text)
    question = _question_of(text)
    return _could_read(question).exclude(pk=question.asker_id).count()


def mails_sent(subjects: list[str]) -> int:
    """How many mails about these subjects left the house; such a mail holds the title at most."""
    return Mail.objects.filter(about__overlap=subjects, state=Mail.State.SENT).count()


def _question_of(text: Question | Answer | FollowUp | Outcome) -> Question:
    match text:
        case Question():
            return text
        case FollowUp():
            return text.answer.question
        case _:
            return text.question


def _could_read(question: Question) -> QuerySet[Member]:
    asked = question.invitations.values("member")
    if question.restricted or question.reading == Reading.ASKED:
        return Member.objects.filter(pk__in=asked)
    verified = _members().filter(vouches__isnull=False)
    if question.reading == Reading.HOSTS:
        verified = verified.filter(memberships__host__in=question.asker.host_ids)
    return (verified | Member.objects.filter(pk__in=asked)).distinct()


def _members() -> QuerySet[Member]:
    return Member.objects.filter(onboarded_at__isnull=False, erased_at=None)
