"""What the inbox shows."""

from __future__ import annotations

from django.db.models import QuerySet

from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Mail, Notice


def notices_of(member: Member) -> QuerySet[Notice]:
    """The newest notices of `member`, unread first."""
    notices = Notice.objects.filter(member=member).order_by("read_at", "-at")
    return notices[: LIMITS.page_size]


def unread_count(member: Member) -> int:
    return Notice.objects.filter(member=member, read_at=None).count()


def mails_newest_first() -> QuerySet[Mail]:
    """Every mail of the house: for the mailbox page of the demo only."""
    return Mail.objects.order_by("-created_at", "-pk")
