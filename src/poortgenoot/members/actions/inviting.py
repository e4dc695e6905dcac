"""Inviting the people on a host's member list, by mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.members import tasks
from poortgenoot.members.access import may_moderate
from poortgenoot.members.actions.beginning import member_of
from poortgenoot.members.actions.joining import arrive
from poortgenoot.members.member_list import Listed
from poortgenoot.members.models import Host, ListedAddress, Member
from poortgenoot.members.queries.addresses import proven_addresses

AGAIN_AFTER = timedelta(days=7)
"""Nobody is reminded more often than this."""
AT_ONCE = 200
"""Mails in one transaction of the worker."""


@transaction.atomic
def invite(host: Host, listed: Sequence[Listed], *, vouches: bool, by: Member) -> int:
    """Put `listed` on the member list of `host`; the worker mails who is new on it. Returns how many those are.

    With `vouches` the host stands in for the professions of the list. Who is a member already gets the mail
    too, and joins on their own word; a second upload of the same list mails nobody twice. `by`'s own line vouches
    for nothing.
    """
    demand(may_moderate(by, host))
    emails, own = [line.email for line in listed], proven_addresses(by)
    known = set(ListedAddress.objects.filter(host=host, email__in=emails).values_list("email", flat=True))
    ListedAddress.objects.bulk_create(
        [_line(host, person, vouches and person.email not in own) for person in listed],
        update_conflicts=True,
        unique_fields=["host", "email"],
        update_fields=["name", "profession", "vouched"],
    )
    _welcome_who_is_here(emails)
    new = ListedAddress.objects.filter(host=host, email__in=set(emails) - known, joined=None)
    ledger.record("invited_list", host, by=by, lines=len(listed), new=len(new), vouches=vouches)
    return _mail(host, list(new), by)


def _line(host: Host, person: Listed, vouches: bool) -> ListedAddress:
    return ListedAddress(host=host, email=person.email, name=person.name, profession=person.profession, vouched=vouches)


def _welcome_who_is_here(emails: Iterable[str]) -> None:
    found = EmailAddress.objects.filter(email__in=list(emails), verified=True).select_related("user__member")
    for address in found:
        member = member_of(address.user)
        if member is not None:
            arrive(member, [address.email])


def remindable(host: Host) -> QuerySet[ListedAddress]:
    """Those on the list who have not joined and heard nothing for a week."""
    return ListedAddress.objects.filter(host=host, joined=None, invited_at__lt=clock.now() - AGAIN_AFTER)


@transaction.atomic
def remind(host: Host, *, by: Member) -> int:
    """Let the worker mail those on the list who have not joined and heard nothing for a week; returns how many."""
    demand(may_moderate(by, host))
    waiting = remindable(host)
    ledger.record("reminded_list", host, by=by, lines=len(waiting))
    return _mail(host, list(waiting), by)


def _mail(host: Host, listed: Sequence[ListedAddress], by: Member) -> int:
    """Leave it to the worker to mail each of them, in this transaction: a list may be long."""
    now = clock.now()
    ListedAddress.objects.filter(pk__in=[line.pk for line in listed]).update(invited_at=now)
    if listed:
        tasks.mail_the_listed.defer(host=host.pk, by=by.pk, asked=now.isoformat())
    return len(listed)


def mail_listed(host_id: int, by_id: int, asked: str) -> None:
    """By the worker: one mail to each line that was marked `asked` (a moment, ISO 8601) and did not join since.

    A line that was mailed has another moment: done again, nobody is mailed twice.
    """
    host, by = Host.objects.filter(pk=host_id).first(), Member.objects.filter(pk=by_id).first()
    while host and by and _mail_some(host, by, datetime.fromisoformat(asked)):
        pass


@transaction.atomic
def _mail_some(host: Host, by: Member, asked: datetime) -> bool:
    """Whether there were any left. What one transaction mailed stays mailed when a later one breaks."""
    waiting = ListedAddress.objects.select_for_update().filter(host=host, invited_at=asked, joined=None)
    lines = list(waiting.order_by("pk")[:AT_ONCE])
    if lines:
        mailers["default"].send_messages([_letter(host, line, by) for line in lines])
        mailed_at = max(clock.now(), asked + timedelta(microseconds=1))
        ListedAddress.objects.filter(pk__in=[line.pk for line in lines]).update(invited_at=mailed_at)
    return bool(lines)


def _letter(host: Host, line: ListedAddress, by: Member) -> EmailMessage:
    context = {"host": host, "line": line, "by": by, "url": f"{settings.SITE_URL}/aanmelden/?next=/profiel/gastheren/"}
    text = render_to_string("members/mail/invited.txt", context)
    return EmailMessage(_("{host} nodigt je uit").format(host=host.name), text, None, [line.email])
