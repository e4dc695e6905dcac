"""What a peer takes to a register: made by themselves, from a list that was signed."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.accounts.models import User
from poortgenoot.accounts.own_data import Texts
from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.discussions.access.peers import can_certify, can_withdraw
from poortgenoot.discussions.actions.peers import leave_for_good
from poortgenoot.discussions.attending import with_prefix
from poortgenoot.discussions.models import Attendance, Certificate, PeerMeeting
from poortgenoot.members.models import Member

CODE_BYTES = 16
"""128 bits: nobody finds a certificate by trying."""


@transaction.atomic
def certify(attendance: Attendance, *, name: str, register: str, by: Member) -> Certificate:
    """A certificate with `name` (empty: none) and the number of `register` (empty: none); one that stood is withdrawn,
    unless it says just the same: asked for twice, it is made once.

    Raises `Refused` for anybody but the member themselves, and while the list is open.
    """
    PeerMeeting.objects.select_for_update().get(pk=attendance.meeting_id)  # first, as who counts minutes does
    locked = Attendance.objects.select_for_update(of=("self",)).select_related("meeting", "peer")
    attendance = locked.get(pk=attendance.pk)
    demand(can_certify(by, attendance), _("De lijst is nog niet getekend."))
    found = by.registrations.filter(register=register).first()
    demand(not register or found is not None)
    standing = attendance.certificates.filter(withdrawn_at=None)
    number = with_prefix(found.register, found.number)[:40] if found else ""
    says = {"name": name, "number": number, "minutes": attendance.minutes}
    if there := standing.filter(**says).first():
        return there
    standing.update(withdrawn_at=clock.now())
    made = Certificate.objects.create(attendance=attendance, code=secrets.token_urlsafe(CODE_BYTES), **says)
    ledger.record("certified", made, by=by, attendance=attendance.pk)
    return made


@transaction.atomic
def withdraw_certificate(certificate: Certificate, *, by: Member) -> None:
    """Its page says so from now on. Only for the member themselves. Raises `Refused`."""
    demand(can_withdraw(by, certificate))
    if Certificate.objects.filter(pk=certificate.pk, withdrawn_at=None).update(withdrawn_at=clock.now()):
        ledger.record("withdrew_certificate", certificate, by=by)


def erase(user: User, texts: Texts) -> None:
    """Somebody leaves for good: no name or number of theirs stays; that somebody was there, does."""
    given = Certificate.objects.filter(attendance__peer__member=user.member)
    given.update(name="", number="")
    leave_for_good(by=user.member)
