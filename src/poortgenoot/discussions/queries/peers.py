"""Peer groups, their dates, and the list of a date."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from poortgenoot.accounts.models import User
from poortgenoot.accounts.own_data import Part
from poortgenoot.core import clock
from poortgenoot.core.numbers import number_in
from poortgenoot.discussions.access.cases import discussions_visible_to
from poortgenoot.discussions.access.peers import can_join_peers, peer_groups_visible_to
from poortgenoot.discussions.attending import Stay, hours, minutes_of, with_prefix
from poortgenoot.discussions.models import (
    Attendance,
    Certificate,
    Discussion,
    Pace,
    PeerGroup,
    PeerMeeting,
    PeerSeat,
)
from poortgenoot.members.models import Member


@dataclass(frozen=True, slots=True)
class Line:
    """One peer on the list of a date. `minutes` is what was filled in, or else what the house would propose."""

    peer: PeerSeat
    minutes: int
    is_filled: bool

    @property
    def hours(self) -> str:
        return hours(self.minutes)

    @property
    def number(self) -> str:
        """With its prefix; empty when the peer gave the group none."""
        found = next((r for r in self.peer.member.registrations.all() if r.register == self.peer.register), None)
        return with_prefix(found.register, found.number) if found else ""


def groups_of(member: Member) -> QuerySet[PeerGroup]:
    """The groups of `member`, going ones first, with how many people sit in them."""
    counted = Count("peers", filter=Q(peers__left_at=None), distinct=True)
    mine = PeerGroup.objects.filter(pk__in=peer_groups_visible_to(member).values("pk"))
    return mine.select_related("host").annotate(people=counted).order_by("-ended_at", "name")


def group_by_code(member: Member, code: str) -> PeerGroup | None:
    found = PeerGroup.objects.select_related("host").filter(code=code).first()
    return found if found and can_join_peers(member, found) else None


def peers_of(group: PeerGroup) -> list[PeerSeat]:
    return list(group.peers.filter(left_at=None).select_related("member").order_by("joined_at", "pk"))


def meetings_of(group: PeerGroup) -> tuple[list[PeerMeeting], list[PeerMeeting]]:
    """The dates to come, soonest first, and those that were, latest first."""
    found = list(_with_roles(group.meetings.all()))
    coming = [m for m in found if m.starts_at > clock.now()]
    return coming, [m for m in reversed(found) if m.starts_at <= clock.now()]


def meeting_for(member: Member, pk: int) -> PeerMeeting | None:
    """One date of a group that `member` sits in."""
    mine = peer_groups_visible_to(member)
    return _with_roles(PeerMeeting.objects.filter(group__in=mine)).filter(pk=pk).first()


def date_to_bring_to(member: Member, number: str) -> PeerMeeting | None:
    """A date without a discussion on which it is `member` who brings one."""
    key = number_in(number)
    found = meeting_for(member, key) if key is not None else None
    if found is None or found.bringer is None or found.bringer.member_id != member.pk:
        return None
    return found if found.discussion_id is None and found.signed_at is None else None


def _with_roles(found: QuerySet[PeerMeeting]) -> QuerySet[PeerMeeting]:
    return found.select_related(
        "group__host", "bringer__member", "facilitator__member", "discussion", "signed_by"
    ).order_by("starts_at", "pk")


def lines_of(meeting: PeerMeeting) -> list[Line]:
    """Everybody who sits in the group or was counted on this date, by name."""
    counted = {a.peer_id: a.minutes for a in meeting.attendances.all()}
    there = PeerSeat.objects.filter(Q(group=meeting.group, left_at=None) | Q(pk__in=counted))
    joined = list(there.select_related("member").prefetch_related("member__registrations"))
    proposed = {} if meeting.signed_at else _proposed(meeting)
    lines = [Line(p, counted.get(p.pk, proposed.get(p.member_id, 0)), p.pk in counted) for p in joined]
    return sorted(lines, key=lambda line: (str(line.peer.member).casefold(), line.peer.pk))


def attended(meeting: PeerMeeting) -> list[Line]:
    """The lines of those who were there: what goes to a register."""
    return [line for line in lines_of(meeting) if line.is_filled and line.minutes]


def _proposed(meeting: PeerMeeting) -> dict[int, int]:
    """Minutes by member from the table that was held in the house; none for a slow one, which has no clock."""
    discussion = meeting.discussion
    if discussion is None or discussion.pace == Pace.SLOW or discussion.started_at is None:
        return {}
    ended = discussion.closed_at or clock.now()
    return {
        seat.member_id: minutes_of(
            Stay(seat.taken_at, seat.left_at, seat.seen_at), discussion.started_at, ended, meeting.minutes
        )
        for seat in discussion.seats.filter(member__isnull=False, removed_at=None)
        if seat.member_id is not None
    }


def discussions_to_bring(member: Member, meeting: PeerMeeting) -> QuerySet[Discussion]:
    """What `member` prepared and did not bring to another date."""
    mine = discussions_visible_to(member).filter(bringer=member, closed_at=None, hidden_at=None)
    return mine.filter(Q(peer_meeting=None) | Q(peer_meeting=meeting)).order_by("-pk")


def reads_case(member: Member, meeting: PeerMeeting) -> bool:
    """Whether `member` may know what the discussion of this date is about: for that one sits at its table."""
    if meeting.discussion_id is None:
        return False
    return discussions_visible_to(member).filter(pk=meeting.discussion_id, hidden_at=None).exists()


def mine_at(member: Member, meeting: PeerMeeting) -> Attendance | None:
    """My own line on the list of a date, with my certificates."""
    rows = Attendance.objects.filter(meeting=meeting, peer__member=member).select_related("meeting", "peer")
    return rows.prefetch_related(Prefetch("certificates", Certificate.objects.order_by("-pk"))).first()


def about(user: User) -> Part:
    """What this room keeps of somebody's peer groups, to take along."""
    seats = PeerSeat.objects.filter(member__user=user).select_related("group")
    rows = Attendance.objects.filter(peer__member__user=user).select_related("meeting__group")
    given = Certificate.objects.filter(attendance__peer__member__user=user)
    return {
        "groups": [{"group": s.group.name, "joined_at": s.joined_at, "left_at": s.left_at} for s in seats],
        "attended": [{"group": a.meeting.group.name, "at": a.meeting.starts_at, "minutes": a.minutes} for a in rows],
        "certificates": [{"code": c.code, "name": c.name, "number": c.number, "made_at": c.made_at} for c in given],
    }
