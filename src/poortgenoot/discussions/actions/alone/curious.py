"""Hearing once, a week later, how others weighed; then the address is gone."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger, tallies
from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.one_by_one import one_by_one
from poortgenoot.discussions.access.alone import is_pool_open, prepared_visible_to
from poortgenoot.discussions.models import Curious, Mark
from poortgenoot.notifications import links
from poortgenoot.notifications.models import Mail
from poortgenoot.notifications.tasks import deliver

KIND = "curious"


def want_to_know(mark: Mark, email: str) -> Curious:
    """Keep `email` for one mail, a while from now (LIMIT_CURIOUS_DAYS). Raises `Refused`, `TooMany`."""
    demand(is_pool_open(mark.prepared, mark.gathering))
    who = sha256(email.strip().lower().encode()).hexdigest()
    why = _("Naar dit adres sturen we vandaag al genoeg. Probeer het morgen nog eens.")
    tallies.count(KIND, who, per="day", limit=LIMITS.curious_per_day, why=why)
    with transaction.atomic():
        due = clock.now() + timedelta(days=LIMITS.curious_days)
        curious, is_new = Curious.objects.get_or_create(mark=mark, defaults={"email": email.strip(), "due_at": due})
        if is_new:
            ledger.record("wants_to_know", mark, by=mark.member)
    return curious


@transaction.atomic
def forget_address(mark: Mark) -> None:
    """The owner changed their mind: the address goes at once."""
    gone, _rows = Curious.objects.filter(mark=mark).delete()
    if gone:
        ledger.record("forgot_address", mark, by=mark.member)


def tell_curious(now: datetime) -> int:
    """Mail everybody who is due and wipe their address; returns how many addresses went. Mails that left are wiped too,
    and nobody hears of a case that was taken away since. What breaks on one keeps no other waiting, however many break;
    it is raised at the end, all of it in an `ExceptionGroup`.
    """
    due = Curious.objects.filter(due_at__lte=now).order_by("due_at").values_list("pk", flat=True)
    with one_by_one("who is curious") as each:
        each([now], _wipe_mails)
        told = each(list(due), lambda number: _tell_one(number, now))
        if told:
            deliver.defer()
        return told


@transaction.atomic
def _wipe_mails(_now: datetime) -> int:
    """Those that left, with the address they went to."""
    return Mail.objects.filter(kind=KIND).exclude(state=Mail.State.WAITING).delete()[0]


@transaction.atomic
def _tell_one(number: int, now: datetime) -> bool:
    due = Curious.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=number).first()
    if due is None:
        return False
    mark = due.mark
    due.delete()
    if not prepared_visible_to(mark.member).filter(pk=mark.prepared_id).exists():
        return True
    title = mark.prepared.title
    Mail.objects.create(
        message_id=f"<{uuid.uuid4()}@poortgenoot>",
        kind=KIND,
        to=due.email,
        subject=_("Zo wogen anderen: %(title)s") % {"title": title},
        text=render_to_string("discussions/mail/curious.txt", {"title": title, "address": links.MARK}),
        headers={"Auto-Submitted": "auto-generated"},
        link=f"mark:{mark.pk}",
        not_before=now,
    )
    return True
