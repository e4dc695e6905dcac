from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poortgenoot.core import clock
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.notifications import letters, timing
from poortgenoot.notifications.models import Digest, Mail, Notice, Preferences

DUE = {Digest.DAILY: timing.daily_digest_due, Digest.WEEKLY: timing.weekly_digest_due}


def send_digests(now: datetime | None = None) -> int:
    """Put the digests that are due in the mail queue; returns how many. Nothing read, nothing mailed before."""
    now = now or clock.now()
    waiting = Notice.objects.filter(read_at=None, mailed_at=None).values("member")
    done = Q(preferences__digest=Digest.OFF) | Q(preferences__digest_sent_on=now.astimezone(clock.AMSTERDAM).date())
    members = Member.objects.filter(pk__in=waiting, user__is_active=True).exclude(done)
    return sum(_send(member, now) for member in members.select_related("user", "preferences") if _is_due(member, now))


def _is_due(member: Member, now: datetime) -> bool:
    """`member` with its preferences at hand: this is asked of everybody who has something waiting, every minute."""
    wishes = getattr(member, "preferences", None) or Preferences(member=member)
    due = DUE.get(Digest(wishes.digest))
    return due is not None and due(now, member.work_days, wishes.digest_sent_on)


@transaction.atomic
def _send(member: Member, now: datetime) -> int:
    wishes, _new = Preferences.objects.select_for_update().get_or_create(member=member)
    notices = list(Notice.objects.filter(member=member, read_at=None, mailed_at=None).order_by("-at"))
    wishes.digest_sent_on = now.astimezone(clock.AMSTERDAM).date()
    wishes.save(update_fields=["digest_sent_on"])
    if not notices or member.user is None:
        return 0
    key = letters.unsubscribe_key(member.pk)
    Mail.objects.create(
        **letters.compose(_letter(notices), to=member.user.email, unsubscribe_key=key),
        kind="digest",
        member=member,
        about=[about for n in notices for about in (n.subject, f"notice:{n.pk}")],
        not_before=now,
    )
    Notice.objects.filter(pk__in=[n.pk for n in notices]).update(mailed_at=now)
    return 1


def _letter(notices: list[Notice]) -> letters.Letter:
    count = len(notices)
    title = ngettext("%(n)d ding dat je kunt gebruiken", "%(n)d dingen die je kunt gebruiken", count)
    items = tuple((n.title, n.why, n.url) for n in notices[: LIMITS.digest_lines])
    return letters.Letter(title % {"n": count}, (), _("Bekijk alles"), "/meldingen/", items=items)
