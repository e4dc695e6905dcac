"""Who may see, lead and certify in a group of peers."""

from __future__ import annotations

from django.db.models import QuerySet

from poortgenoot.discussions.models import Attendance, Certificate, Discussion, PeerGroup, PeerMeeting, PeerSeat
from poortgenoot.members.models import Member


def peer_groups_visible_to(member: Member) -> QuerySet[PeerGroup]:
    """The groups `member` sits in, ended ones too."""
    return PeerGroup.objects.filter(peers__member=member, peers__left_at=None)


def peer_seat_of(member: Member, group: PeerGroup) -> PeerSeat | None:
    return PeerSeat.objects.filter(group=group, member=member, left_at=None).first()


def can_join_peers(member: Member, group: PeerGroup) -> bool:
    """Whoever holds the link of a group that goes on, finished joining and belongs to its host."""
    return member.onboarded_at is not None and group.ended_at is None and group.host_id in member.host_ids


def can_lead_peers(member: Member, group: PeerGroup) -> bool:
    seat = peer_seat_of(member, group)
    return seat is not None and seat.leads


def can_certify(member: Member, attendance: Attendance) -> bool:
    """Only for oneself, from a list that was signed, and for minutes that were there."""
    signed = attendance.meeting.signed_at is not None
    return attendance.peer.member_id == member.pk and signed and attendance.minutes > 0


def is_own_peer_seat(member: Member, seat: PeerSeat) -> bool:
    """What one shares of oneself in a group, nobody else decides: not who leads it either."""
    return seat.member_id == member.pk and seat.left_at is None


def can_bring_to(member: Member, meeting: PeerMeeting, discussion: Discussion) -> bool:
    """Somebody of the group, with a case of their own that goes on, to a date of which the list is not signed."""
    is_peer = peer_seat_of(member, meeting.group) is not None
    goes_on = discussion.closed_at is None and discussion.hidden_at is None
    return is_peer and meeting.signed_at is None and discussion.bringer_id == member.pk and goes_on


def can_withdraw(member: Member, certificate: Certificate) -> bool:
    """Only whose it is."""
    return certificate.attendance.peer.member_id == member.pk
