"""What a slow table tells its seats in their inbox and the next digest; never a value."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from poortgenoot.discussions.method import Step
from poortgenoot.discussions.models import Discussion, Seat
from poortgenoot.discussions.queries import slow
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind


def tell_opened(discussion: Discussion, step: Step) -> None:
    """The digest: at a slow table everybody hears that something was opened, and reads it there. No value in it."""
    for seat in slow.members_at(discussion):
        tell(seat, discussion, f"opened-{step.key}", _("De enveloppen zijn open: kijk hoe ieder woog."))


def tell(seat: Seat, discussion: Discussion, what: str, why: str) -> None:
    """In the inbox and the next digest; guests have no inbox."""
    if seat.member is None:
        return
    notifications.tell(
        seat.member,
        NoticeKind.DISCUSSION,
        subject=f"discussion:{discussion.pk}:{what}"[:60],
        title=discussion.title,
        url=reverse("discussions:room", args=[discussion.pk]),
        why=why,
        host=discussion.host,
    )
