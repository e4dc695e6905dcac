"""The list of who was there: filled in, signed, and reopened for a correction."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import demand
from poortgenoot.discussions.access.peers import can_lead_peers
from poortgenoot.discussions.actions.peers import open_meeting
from poortgenoot.discussions.actions.telling_peers import tell_reopened, tell_signed
from poortgenoot.discussions.models import Attendance, Certificate, PeerMeeting
from poortgenoot.members.models import Member


@transaction.atomic
def count_minutes(meeting: PeerMeeting, minutes: Mapping[int, int], *, by: Member) -> None:
    """`minutes` by the number of the peer's seat; 0 says they were not there.

    Raises `Refused`, `ValidationError` for a list that is signed, a date to come, and minutes above the meeting's own.
    """
    meeting = open_meeting(meeting, by)
    if meeting.starts_at > clock.now():
        raise ValidationError({"meeting": _("Deze datum moet nog komen.")})
    known = set(meeting.group.peers.filter(pk__in=minutes).values_list("pk", flat=True))
    demand(set(minutes) == known)
    if any(not 0 <= one <= meeting.minutes for one in minutes.values()):
        why = _("Vul 0 tot {most} minuten in: langer duurde het niet.")
        raise ValidationError({"minutes": why.format(most=meeting.minutes)})
    for peer, one in minutes.items():
        Attendance.objects.update_or_create(meeting=meeting, peer_id=peer, defaults={"minutes": one})
    ledger.record("counted_minutes", meeting, by=by, group=meeting.group_id, peers=len(minutes))


@transaction.atomic
def sign_list(meeting: PeerMeeting, *, by: Member) -> None:
    """The list is closed. Raises `Refused`, `ValidationError` while nobody was there."""
    meeting = open_meeting(meeting, by)
    if not meeting.attendances.filter(minutes__gt=0).exists():
        raise ValidationError({"meeting": _("Vul eerst in wie er waren.")})
    meeting.signed_at, meeting.signed_by = clock.now(), by
    meeting.save(update_fields=["signed_at", "signed_by"])
    ledger.record("signed_list", meeting, by=by, group=meeting.group_id)
    tell_signed(meeting, by)


@transaction.atomic
def reopen_list(meeting: PeerMeeting, *, by: Member) -> int:
    """For a correction: certificates made from this list are withdrawn. Says how many. Raises `Refused`."""
    meeting = PeerMeeting.objects.select_for_update(of=("self",)).select_related("group").get(pk=meeting.pk)
    demand(can_lead_peers(by, meeting.group) and meeting.signed_at is not None)
    meeting.signed_at = meeting.signed_by = None
    meeting.save(update_fields=["signed_at", "signed_by"])
    standing = Certificate.objects.filter(attendance__meeting=meeting, withdrawn_at=None)
    tell_reopened(meeting, set(standing.values_list("attendance__peer", flat=True)), by)
    withdrawn = standing.update(withdrawn_at=clock.now())
    ledger.record("reopened_list", meeting, by=by, group=meeting.group_id, certificates=withdrawn)
    return withdrawn
