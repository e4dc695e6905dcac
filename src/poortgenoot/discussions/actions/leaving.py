"""Somebody leaves for good: what only they could read goes, their seats stay as those of a profession."""

from __future__ import annotations

from collections.abc import Iterator

from poortgenoot.accounts.models import User
from poortgenoot.accounts.own_data import Texts
from poortgenoot.discussions.actions.leading import end
from poortgenoot.discussions.actions.locking import locked
from poortgenoot.discussions.actions.seats import leave
from poortgenoot.discussions.actions.telling import tell_closed, tell_without_lead
from poortgenoot.discussions.models import (
    Consent,
    Contribution,
    Discussion,
    Evaluation,
    Explanation,
    RecordLine,
    Reflection,
    Reveal,
    Seat,
    SharedLesson,
    Weighing,
)
from poortgenoot.members.models import Member
from poortgenoot.sparring.actions import purges
from poortgenoot.sparring.models.further import FurtherText


def erase(user: User, texts: Texts) -> None:
    """Sealed and never revealed weighings go, and every reflection; what was revealed stays a profession's.

    Discussions they brought close: nobody is left whose case it is. With `PURGE` those go as a whole, and so does
    what they wrote at other tables.
    """
    member = user.member
    Reflection.objects.filter(member=member).delete()
    _throw_away_sealed(member)
    Seat.objects.filter(member=member, taken_at=None).exclude(discussion__bringer=member).delete()
    if texts is Texts.PURGE:
        Evaluation.objects.filter(seat__member=member).delete()
        SharedLesson.objects.filter(by__member=member, lesson=None).delete()
        for text in _written(member):
            purges.withdraw(text, by=member)
    for discussion in Discussion.objects.filter(bringer=member, closed_at=None):
        _close(discussion, member)
    for seat in Seat.objects.filter(member=member, left_at=None, discussion__closed_at=None):
        leave(seat)
        _seek_a_lead(seat)


def _throw_away_sealed(member: Member) -> None:
    for seat in Seat.objects.filter(member=member):
        opened = Reveal.objects.filter(discussion=seat.discussion_id).values("step")
        Weighing.objects.filter(seat=seat).exclude(step__in=opened, sealed_at__isnull=False).delete()


def _written(member: Member) -> Iterator[FurtherText]:
    """One by one: a discussion takes what was written at its table along."""
    kinds: tuple[tuple[type[FurtherText], str], ...] = (
        (Discussion, "bringer"),
        (Explanation, "by__member"),
        (RecordLine, "by__member"),
        (Consent, "seat__member"),
        (Contribution, "seat__member"),
    )
    for kind, writer in kinds:
        while text := kind._default_manager.filter(**{writer: member}).first():
            yield text


def _seek_a_lead(left: Seat) -> None:
    """Where they led; what is hidden tells nobody anything."""
    discussion = locked(left.discussion)
    if discussion.facilitator_id == left.pk and discussion.hidden_at is None:
        tell_without_lead(discussion)


def _close(discussion: Discussion, member: Member) -> None:
    held = locked(discussion)
    if held.closed_at is None:
        end(held, by=member)
        tell_closed(held, member)
