"""A peer group for the tests: the doctor leads, the asker and the insurance doctor sit in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from tests.cast import Cast

from poortgenoot.core import clock
from poortgenoot.discussions.actions import attendance
from poortgenoot.discussions.actions import peers as actions
from poortgenoot.discussions.actions.peers import Plan
from poortgenoot.discussions.models import Attendance, PeerGroup, PeerMeeting, PeerSeat
from poortgenoot.members.models import Member


@dataclass(frozen=True)
class Peers:
    group: PeerGroup
    lead: PeerSeat
    asker: PeerSeat
    insurance_doctor: PeerSeat

    def meetings(self) -> list[PeerMeeting]:
        return list(PeerMeeting.objects.filter(group=self.group))


def gather_peers(cast: Cast) -> Peers:
    group = actions.make_group(cast.association, "Intervisie Zwolle", "intervision", "BA", by=cast.doctor)
    asker = actions.join_group(group, "JC", by=cast.asker)
    insurance_doctor = actions.join_group(group, "VA", by=cast.insurance_doctor)
    return Peers(group, group.peers.get(member=cast.doctor), asker, insurance_doctor)


def date_of(peers: Peers, by: Member, hours: int = -3, minutes: int = 120, times: int = 1) -> PeerMeeting:
    """A date so many hours from now; the first when there are more."""
    first = (clock.now() + timedelta(hours=hours)).replace(second=0, microsecond=0)
    return actions.plan(peers.group, Plan(first, minutes, times), by=by)[0]


def signed(peers: Peers, by: Member) -> PeerMeeting:
    """A date that was: the asker was there for 100 minutes, the insurance doctor was not; signed."""
    meeting = date_of(peers, by)
    minutes = {peers.lead.pk: 120, peers.asker.pk: 100, peers.insurance_doctor.pk: 0}
    attendance.count_minutes(meeting, minutes, by=by)
    attendance.sign_list(meeting, by=by)
    return PeerMeeting.objects.get(pk=meeting.pk)


def line_of(meeting: PeerMeeting, seat: PeerSeat) -> Attendance:
    return Attendance.objects.get(meeting=meeting, peer=seat)
