"""What the inbox shows."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Case, Count, Min, QuerySet, When

from poortgenoot.accounts.models import User
from poortgenoot.core import clock
from poortgenoot.core.keyset import Mark, Page, newest
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Mail, Notice, Preferences


def notices_of(member: Member) -> QuerySet[Notice]:
    """The newest notices of `member`, unread first."""
    unread_first = Case(When(read_at=None, then=0), default=1)
    notices = Notice.objects.filter(member=member).order_by(unread_first, "-at")
    return notices[: LIMITS.page_size]


def walk(member: Member, after: Mark | None = None, *, unread: bool = False) -> Page[Notice]:
    """Every notice of `member`, newest first, a page at a time; `unread` leaves out what was read."""
    found = Notice.objects.filter(member=member)
    if unread:
        found = found.filter(read_at=None)
    return newest(found, "at", after)


def unread_at(member: Member, page: str) -> list[str]:
    """The subjects of the notices that lead to this page (its path), of those that `member` did not read."""
    unread = Notice.objects.filter(member=member, read_at=None, url=page)
    return sorted(set(unread.values_list("subject", flat=True)))


def unread_count(member: Member) -> int:
    return Notice.objects.filter(member=member, read_at=None).count()


def mails_newest_first() -> QuerySet[Mail]:
    """Every mail of the house: for the mailbox page of the demo only."""
    return Mail.objects.order_by("-created_at", "-pk")


def waiting_mails() -> int:
    return Mail.objects.filter(state=Mail.State.WAITING).count()


def longest_due() -> timedelta:
    """How long the oldest mail that should have left by now is there; nothing when none should have."""
    now = clock.now()
    due = Mail.objects.filter(state=Mail.State.WAITING, not_before__lte=now)
    first = due.aggregate(first=Min("created_at"))["first"]
    return now - first if first else timedelta()


def ended_since(moment: datetime) -> dict[str, int]:
    """How the mails that were made since then ended: their number by state."""
    ended = [state for state in Mail.State.values if state != Mail.State.WAITING]
    found = Mail.objects.filter(state__in=ended, created_at__gt=moment)
    rows = found.values_list("state").annotate(number=Count("pk")).order_by("state")
    return dict.fromkeys(ended, 0) | dict(rows)


def about(user: User) -> dict[str, object]:
    """What this room knows about one person. A mail is told by its envelope: it may hold a code."""
    member = user.member
    notices = Notice.objects.filter(member=member).order_by("at")
    mails = Mail.objects.filter(member=member).order_by("created_at")
    wishes = Preferences.objects.filter(member=member)
    return {
        "preferences": list(wishes.values("digest", "mail_at_once", "quiet_from", "quiet_until")),
        "notices": list(notices.values("kind", "title", "why", "url", "at", "read_at", "mailed_at")),
        "mails": list(mails.values("to", "kind", "subject", "state", "created_at", "sent_at")),
    }
