"""Somebody leaves for good: who waits for them asks another, and their words stay nameless or go."""

from __future__ import annotations

from collections.abc import Iterator

from poortgenoot.accounts.models import User
from poortgenoot.accounts.own_data import Texts
from poortgenoot.core import clock
from poortgenoot.members.models import Member
from poortgenoot.sparring.access import Text
from poortgenoot.sparring.actions import keeping, perspectives, purges
from poortgenoot.sparring.models import Answer, Duty, FollowUp, Invitation, Lesson, Question, Recognition

WAITING = [Invitation.State.SENT, Invitation.State.ACCEPTED]


def erase(user: User, texts: Texts) -> None:
    """Questions close, invitations are declined, duties and recognitions go. `texts` says what becomes of the words."""
    member = user.member
    purges.note_departure(member)
    _decline(member)
    Duty.objects.filter(member=member).delete()
    Recognition.objects.filter(member=member).delete()
    if texts is Texts.PURGE:
        for kind in (Question, Lesson, Answer, FollowUp):
            for text in _written(kind, member):
                purges.withdraw(text, by=member)
    for question in Question.objects.filter(asker=member, closed_at=None):
        keeping.close_unsaid(question)


def _written(kind: type[Text], member: Member) -> Iterator[Text]:
    """One by one: a question takes what stands below it along."""
    writer = {Question: "asker", Lesson: "author"}.get(kind, "member")
    found = kind._default_manager.filter(**{writer: member})
    while text := found.first():
        yield text


def _decline(member: Member) -> None:
    for invitation in Invitation.objects.filter(member=member, state__in=WAITING).select_related("question"):
        invitation.state, invitation.decided_at = Invitation.State.DECLINED, clock.now()
        invitation.save(update_fields=["state", "decided_at"])
        perspectives.ask_sooner(invitation.question, invitation.profession)
