"""Herkent u zichzelf? From the public page to the moderators."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.notifications import actions as notifications
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import addresses, tasks
from poortgenoot.sparring.models import SelfReport
from poortgenoot.sparring.queries.people import all_keepers

LONGEST_WHERE, LONGEST_CONTACT = 300, LIMITS.name_length


@transaction.atomic
def self_report(where: str, contact: str) -> SelfReport:
    """A visitor thinks a text is about them: `where` it stands, and how to reach them (may be empty).

    Every moderator and operator hears of it from the worker: which host it concerns is not known. The ledger and the
    notices hold neither text.
    """
    where, contact = where.strip()[:LONGEST_WHERE], contact.strip()[:LONGEST_CONTACT]
    written = SelfReport.objects.create(where=where, contact=contact, at=clock.now())
    ledger.record("self_reported", written, by=None)
    tasks.tell_keepers.defer(report=written.pk)
    return written


@transaction.atomic
def tell_every_keeper(report: int) -> None:
    """By the worker; nobody hears twice of the same one."""
    for keeper in all_keepers():
        notifications.tell(
            keeper,
            NoticeKind.MODERATION,
            subject=f"self_report:{report}",
            title=_("Iemand herkent zichzelf in een tekst"),
            url=addresses.MODERATION,
        )


@transaction.atomic
def handle_self_report(report: SelfReport, *, by: Member) -> SelfReport:
    """A moderator or operator has dealt with it: what the visitor wrote is wiped, that it came stays."""
    demand(by.is_operator or bool(by.moderates))
    if report.handled_at is None:
        report.handled_at, report.handled_by = clock.now(), by
        report.where = report.contact = ""
        report.save(update_fields=["handled_at", "handled_by", "where", "contact"])
        ledger.record("handled", report, by=by)
    return report
