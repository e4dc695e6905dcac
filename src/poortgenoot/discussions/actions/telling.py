"""What a table tells its seats in their inbox and the next digest; never a value."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from poortgenoot.discussions.method import Step
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.queries import slow
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind


def tell_opened(discussion: Discussion, step: Step) -> None:
    """The digest: at a slow table everybody hears that something was opened, and reads it there. No value in it."""
    for seat in slow.members_at(discussion):
        tell(seat, discussion, f"opened-{step.key}", _("De enveloppen zijn open: kijk hoe ieder woog."))


def tell(seat: Seat, discussion: Discussion, what: str, why: str) -> None:
    """In the inbox and the next digest; guests have no inbox."""
    if seat.member is not None:
        _tell(seat.member, discussion, what, why)


def tell_bringer(discussion: Discussion, what: str, why: str) -> None:
    """The same to whose case it is, unless they left the house."""
    if discussion.bringer.erased_at is None:
        _tell(discussion.bringer, discussion, what, why)


def withdraw_all(discussion: Discussion) -> None:
    """Out of every inbox and mail: its title may be in them."""
    whats = [f"{word}-{step.key}" for step in discussion.method.steps for word in ("opened", "reminder", "over")]
    for what in ("silent", *whats):
        notifications.withdraw(_subject(discussion, what))
    for number in discussion.seats.values_list("pk", flat=True):
        notifications.withdraw(f"seat:{number}")
    notifications.withdraw(f"sequel:{discussion.pk}")


def _subject(discussion: Discussion, what: str) -> str:
    return f"discussion:{discussion.pk}:{what}"[:60]


def _tell(member: Member, discussion: Discussion, what: str, why: str) -> None:
    notifications.tell(
        member,
        NoticeKind.DISCUSSION,
        subject=_subject(discussion, what),
        title=discussion.title,
        url=reverse("discussions:room", args=[discussion.pk]),
        why=why,
        host=discussion.host,
    )
