"""Taking and leaving duty for a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.members.access import may_moderate
from poortgenoot.members.models import Host, Member
from poortgenoot.members.professions import Profession
from poortgenoot.notifications.actions import tell
from poortgenoot.notifications.models import NoticeKind
from poortgenoot.sparring import tasks
from poortgenoot.sparring.access import can_take_duty
from poortgenoot.sparring.models import Duty
from poortgenoot.sparring.models.duties import DUTY_CAP
from poortgenoot.sparring.queries.duties import could_take_duty
from poortgenoot.sparring.queries.people import monday_of
from poortgenoot.sparring.queries.rosters import gaps

WEEKS_AHEAD = 26


@transaction.atomic
def sign_up_for_duty(host: Host, profession: str, monday: date, *, by: Member, cap: int = DUTY_CAP) -> Duty:
    """`by` is on duty in the week that begins on `monday`, for at most `cap` invitations."""
    demand(can_take_duty(by, host, profession), _("Een gastheer heeft deze beroepsgroep van jou nog niet bevestigd."))
    this_week = monday_of(clock.now())
    if monday.weekday() or not this_week <= monday <= this_week + timedelta(weeks=WEEKS_AHEAD):
        raise ValidationError({"monday": [_("Kies een maandag in het komende half jaar.")]})
    duty, is_new = Duty.objects.get_or_create(
        member=by, profession=profession, monday=monday, defaults={"host": host, "cap": cap}
    )
    if is_new:
        ledger.record("took_duty", duty, by=by, host=host.pk, profession=profession)
    return duty


@transaction.atomic
def ask_for_duty(host: Host, *, by: Member) -> int:
    """Ask who can to take a week in which nobody has duty. How many professions; the worker tells their members."""
    demand(may_moderate(by, host), _("Alleen een moderator van deze gastheer kan dit."))
    open_professions = sorted({week.profession for week in gaps(host)})
    this_week = monday_of(clock.now())
    if open_professions:
        tasks.ask_who_can.defer(host=host.pk, professions=open_professions, week=f"{this_week}", by=by.pk)
    ledger.record("asked_for_duty", host, by=by, host=host.pk, professions=open_professions)
    return len(open_professions)


@transaction.atomic
def tell_who_can(host_id: int, professions: Sequence[str], week: str, by_id: int) -> None:
    """By the worker: everybody who can take duty at the host, except who asked; each at most once a `week`."""
    host = Host.objects.filter(pk=host_id).first()
    if host is None:
        return
    for profession in professions:
        for member in could_take_duty(host, profession).exclude(pk=by_id):
            tell(
                member,
                NoticeKind.HOST,
                subject=f"duty:{host.pk}:{profession}:{week}",
                title=_("Neem jij een week dienst als %(name)s?") % {"name": Profession(profession).label},
                url=f"/dienst/?gastheer={host.slug}",
                why=_("%(host)s heeft een week waarin nog niemand dienst heeft.") % {"host": host.name},
                host=host,
            )


@transaction.atomic
def leave_duty(host: Host, profession: str, monday: date, *, by: Member) -> None:
    """`by` is not on duty that week after all; the host's desk shows the gap."""
    duty = Duty.objects.filter(host=host, member=by, profession=profession, monday=monday).first()
    if duty is not None:
        ledger.record("left_duty", duty, by=by, host=host.pk, profession=profession)
        duty.delete()
