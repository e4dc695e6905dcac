from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet

from poortgenoot.core import clock, hints
from poortgenoot.members.models import Member
from poortgenoot.notifications.models import Mail, Notice, NoticeKind


@transaction.atomic
def read(member: Member, subject: str) -> None:
    """`member` saw what its notices about `subject` tell; what waits to be mailed about it stays home."""
    changed = Notice.objects.filter(member=member, subject=subject, read_at=None).update(read_at=clock.now())
    if changed:
        hints.hint(f"member-{member.pk}", "inbox")


@transaction.atomic
def read_all(member: Member) -> None:
    """`member` has seen the whole inbox."""
    Notice.objects.filter(member=member, read_at=None).update(read_at=clock.now())
    hints.hint(f"member-{member.pk}", "inbox")


@transaction.atomic
def outdate(about: Collection[str]) -> None:
    """What these subjects tell is over, for everybody: it stays in the inbox as read, and what waits to be mailed about
    it stays home."""
    unread = Notice.objects.filter(subject__in=about, read_at=None)
    members = set(unread.values_list("member", flat=True))
    unread.update(read_at=clock.now())
    for member in members:
        hints.hint(f"member-{member}", "inbox")


def forget(member: Member, kind: NoticeKind, subject: str) -> None:
    """Before telling of the same again, because it happened again: the notice of the time before goes."""
    Notice.objects.filter(member=member, kind=kind, subject=subject).delete()


@transaction.atomic
def withdraw(about: str) -> int:
    """Take `about` ("question:12") out of every inbox and out of the mail queue; returns the mails taken out.

    Mails that left already keep their envelope and lose their text here. What else a waiting digest told comes in the
    next one.
    """
    return _take_out(Notice.objects.filter(subject=about), Mail.objects.filter(about__contains=[about]))


@transaction.atomic
def withdraw_from(member: Member, subjects: Collection[str]) -> int:
    """The same for one `member`, who may read nothing about these any more."""
    mails = Mail.objects.filter(member=member, about__overlap=list(subjects))
    waiting = _take_out(Notice.objects.filter(member=member, subject__in=subjects), mails)
    hints.hint(f"member-{member.pk}", "inbox")
    return waiting


def _take_out(notices: QuerySet[Notice], mails: QuerySet[Mail]) -> int:
    _tell_again(mails.filter(state=Mail.State.WAITING, kind="digest"))
    waiting = mails.filter(state=Mail.State.WAITING).update(state=Mail.State.WITHDRAWN)
    mails.update(subject="", text="", html="")
    notices.delete()
    return waiting


def send_on(member: Member, old: str, new: str) -> None:
    """What still waits for `member` at the old address goes to the new one; codes do not: they prove the address."""
    Mail.objects.filter(member=member, to=old, state=Mail.State.WAITING).update(to=new)


def _tell_again(digests: QuerySet[Mail]) -> None:
    told = [number for digest in digests.select_for_update() for number in digest.notices]
    if told:
        Notice.objects.filter(pk__in=told).update(mailed_at=None)
