"""A peer group and its series: making one, joining, planning dates by turns, and who does what on a date."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from poortgenoot.core import clock, ledger
from poortgenoot.core.access import Refused, TooMany, demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.cases import was_taken_away
from poortgenoot.discussions.access.leading import can_lead
from poortgenoot.discussions.access.peers import (
    can_bring_to,
    can_join_peers,
    can_lead_peers,
    is_own_peer_seat,
    peer_groups_visible_to,
    peer_seat_of,
)
from poortgenoot.discussions.access.seats import can_prepare
from poortgenoot.discussions.actions.asking import ask_member
from poortgenoot.discussions.actions.guarded import demand_nobody
from poortgenoot.discussions.actions.telling_peers import tell_called_off, tell_heir
from poortgenoot.discussions.models import Discussion, PeerGroup, PeerMeeting, PeerSeat
from poortgenoot.discussions.rotation import Peer, Roles, filled
from poortgenoot.members.models import Host, Member

CODE_BYTES = 9
BACK, AHEAD = timedelta(days=366), timedelta(days=732)
"""A series may have begun so long ago, or begin so far ahead."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`times` dates from `first` (aware) on, every so many weeks at the same time in Amsterdam, of `minutes` each."""

    first: datetime
    minutes: int
    times: int = 1
    weeks: int = 4


@transaction.atomic
def make_group(host: Host, name: str, kind: str, profession: str, *, by: Member) -> PeerGroup:
    """A group of `host`; who makes it leads it.

    Raises `Refused`, `TooMany`, `ValidationError` for a name that points at somebody.
    """
    demand(can_prepare(by, host) and profession in by.professions)
    demand_nobody({"name": name})
    _demand_room(by)
    group = PeerGroup.objects.create(host=host, name=name, kind=kind, code=secrets.token_urlsafe(CODE_BYTES))
    PeerSeat.objects.create(group=group, member=by, profession=profession, leads=True)
    ledger.record("made_group", group, by=by, host=host.pk)
    return group


@transaction.atomic
def join_group(group: PeerGroup, profession: str, *, by: Member) -> PeerSeat:
    """A seat in the group, also again after leaving; joining twice is joining once. Raises `Refused`, `TooMany`."""
    group = _locked(group)
    demand(can_join_peers(by, group) and profession in by.professions)
    seat = PeerSeat.objects.filter(group=group, member=by).first()
    if seat is not None and seat.left_at is None:
        return seat
    if group.peers.filter(left_at=None).count() >= LIMITS.peers:
        raise TooMany("peers", _("Deze groep is vol: er is plaats voor {n} mensen.").format(n=LIMITS.peers))
    _demand_room(by)
    seat = seat or PeerSeat(group=group, member=by)
    seat.profession, seat.left_at, seat.leads, seat.joined_at = profession, None, False, clock.now()
    seat.save()
    ledger.record("joined_group", seat, by=by, group=group.pk)
    _fill(group)
    return seat


def _demand_room(by: Member) -> None:
    """One more group for `by`, who makes or joins one at a time."""
    Member.objects.select_for_update(no_key=True).get(pk=by.pk)
    if peer_groups_visible_to(by).filter(ended_at=None).count() >= LIMITS.peer_groups:
        why = _("Je zit al in {number} groepen. Verlaat er eerst een.")
        raise TooMany("peer_groups", why.format(number=LIMITS.peer_groups))


@transaction.atomic
def leave_group(group: PeerGroup, *, by: Member) -> None:
    """Their turns on dates to come go to others; what they attended stays. Raises `Refused` for the last one who leads
    while others stay."""
    group = _locked(group)
    seat = peer_seat_of(by, group)
    demand(seat is not None)
    assert seat is not None
    others = group.peers.filter(left_at=None).exclude(pk=seat.pk)
    if seat.leads and others.exists() and not others.filter(leads=True).exists():
        raise Refused(_("Laat eerst iemand anders leiden. Dan kun je gaan."))
    _leave(seat, group, by)


def leave_for_good(*, by: Member) -> None:
    """Somebody leaves the house, and every group with it. Where nobody else leads, who sits there longest does from now
    on: else nobody could plan or sign any more. Call it inside the transaction of the erasure."""
    mine = PeerSeat.objects.filter(member=by, left_at=None).order_by("group")
    for seat in mine:
        group = _locked(seat.group)
        _leave(seat, group, by)
        staying = group.peers.filter(left_at=None)
        heir = staying.order_by("joined_at", "pk").first()
        if heir is not None and not staying.filter(leads=True).exists():
            PeerSeat.objects.filter(pk=heir.pk).update(leads=True)
            ledger.record("let_lead", heir, by=by, group=group.pk)
            tell_heir(heir)


def _leave(seat: PeerSeat, group: PeerGroup, by: Member) -> None:
    _stand_up(seat)
    ledger.record("left_group", seat, by=by, group=group.pk)
    if not group.peers.filter(left_at=None).exists():
        PeerGroup.objects.filter(pk=group.pk).update(ended_at=clock.now())
    _fill(group)


@transaction.atomic
def take_away_peer(seat: PeerSeat, *, by: Member) -> None:
    """A lead takes somebody else out of the group, who may come back by the link. Raises `Refused`."""
    group = _locked(seat.group)
    demand(can_lead_peers(by, group) and seat.member_id != by.pk)
    _stand_up(seat)
    ledger.record("took_away_peer", seat, by=by, group=group.pk)
    _fill(group)


@transaction.atomic
def let_lead(seat: PeerSeat, *, by: Member) -> None:
    """One more who leads the group. Raises `Refused`."""
    group = _locked(seat.group)
    demand(can_lead_peers(by, group) and _sits(seat, group))
    if PeerSeat.objects.filter(pk=seat.pk, leads=False).update(leads=True):
        ledger.record("let_lead", seat, by=by, group=group.pk)


@transaction.atomic
def share_number(seat: PeerSeat, register: str, *, by: Member) -> None:
    """Let the group's lists carry my number of `register`; empty: none. Only for oneself. Raises `Refused`."""
    demand(is_own_peer_seat(by, seat))
    demand(not register or by.registrations.filter(register=register).exists())
    PeerSeat.objects.filter(pk=seat.pk).update(register=register)
    ledger.record("shared_number", seat, by=by, group=seat.group_id, register=register)


@transaction.atomic
def plan(group: PeerGroup, asked: Plan, *, by: Member) -> list[PeerMeeting]:
    """New dates, with who brings and who leads by turns.

    Raises `Refused`, `TooMany`, `ValidationError` for a first date out of reach.
    """
    group = _locked(group)
    demand(can_lead_peers(by, group) and group.ended_at is None)
    _demand_near(asked.first)
    if not 1 <= asked.times <= LIMITS.peer_meetings:
        raise TooMany("peer_meetings", _("Plan hooguit {n} keer tegelijk.").format(n=LIMITS.peer_meetings))
    local = asked.first.astimezone(clock.AMSTERDAM)
    starts = [local + timedelta(weeks=asked.weeks * n) for n in range(asked.times)]
    taken = set(group.meetings.values_list("starts_at", flat=True))
    made = [PeerMeeting(group=group, starts_at=at, minutes=asked.minutes) for at in starts if at not in taken]
    PeerMeeting.objects.bulk_create(made)
    ledger.record("planned", group, by=by, dates=len(made))
    _fill(group)
    return list(group.meetings.filter(starts_at__in=starts))


@transaction.atomic
def change_roles(meeting: PeerMeeting, bringer: PeerSeat | None, facilitator: PeerSeat | None, *, by: Member) -> None:
    """Others than whose turn it was; None gives it back to the turns. Raises `Refused`."""
    group = _locked(meeting.group)  # first, as who plans does
    meeting = open_meeting(meeting, by)
    demand(all(_sits(seat, group) for seat in (bringer, facilitator) if seat is not None))
    meeting.bringer, meeting.facilitator = bringer, facilitator
    meeting.save(update_fields=["bringer", "facilitator"])
    ledger.record("changed_roles", meeting, by=by, group=group.pk)
    _fill(group)


@transaction.atomic
def call_off(meeting: PeerMeeting, *, by: Member) -> None:
    """The date goes, and the group hears it; who would bring then is first in line again.

    Raises `Refused` once it was signed or has begun.
    """
    meeting = open_meeting(meeting, by)
    demand(meeting.starts_at > clock.now(), _("Deze datum is al begonnen. Vul de aanwezigheid in."))
    group = meeting.group
    ledger.record("called_off", meeting, by=by, group=group.pk)
    tell_called_off(meeting, by)
    meeting.delete()


@transaction.atomic
def bring_to(meeting: PeerMeeting, discussion: Discussion, *, by: Member) -> int:
    """Tie `discussion`, which `by` brought, to this date and ask the group's people to its table; says how many.

    Who has no verified profession cannot sit down and is not asked. Raises `Refused`, `TooMany`.
    """
    meeting = PeerMeeting.objects.select_for_update(of=("self",)).select_related("group").get(pk=meeting.pk)
    demand(can_bring_to(by, meeting, discussion))
    demand(not PeerMeeting.objects.filter(discussion=discussion).exclude(pk=meeting.pk).exists())
    meeting.discussion = discussion
    meeting.save(update_fields=["discussion"])
    ledger.record("brought_to", meeting, by=by, group=meeting.group_id, discussion=discussion.pk)
    seat = discussion.seats.filter(member=by).first()
    if seat is None or not can_lead(seat, discussion):
        return 0
    peers = meeting.group.peers.filter(left_at=None).exclude(member=by).select_related("member")
    asked = [ask_member(discussion, p.member, p.profession, by=seat) for p in peers if _may_be_asked(p, discussion)]
    return len(asked)


def _may_be_asked(peer: PeerSeat, discussion: Discussion) -> bool:
    is_gone = was_taken_away(peer.member, discussion)
    return peer.profession in peer.member.verified_professions and not is_gone


def open_meeting(meeting: PeerMeeting, by: Member) -> PeerMeeting:
    """The date with its row locked, for who leads the group, as long as its list is not signed."""
    meeting = PeerMeeting.objects.select_for_update(of=("self",)).select_related("group").get(pk=meeting.pk)
    demand(can_lead_peers(by, meeting.group))
    if meeting.signed_at is not None:
        raise ValidationError({"meeting": _("De lijst is getekend. Heropen hem eerst.")})
    return meeting


def _sits(seat: PeerSeat, group: PeerGroup) -> bool:
    """Whether it is a seat of `group`, which is locked, and nobody stood up from it meanwhile."""
    return PeerSeat.objects.filter(pk=seat.pk, group=group, left_at=None).exists()


def _stand_up(seat: PeerSeat) -> None:
    PeerSeat.objects.filter(pk=seat.pk).update(left_at=clock.now(), leads=False, register="")
    coming = PeerMeeting.objects.filter(group=seat.group_id, signed_at=None, starts_at__gt=clock.now())
    coming.filter(bringer=seat).update(bringer=None)
    coming.filter(facilitator=seat).update(facilitator=None)


def _fill(group: PeerGroup) -> None:
    """Somebody in every place that is free on dates to come, by turns."""
    meetings = list(group.meetings.order_by("starts_at", "pk"))
    starts = [meeting.starts_at for meeting in meetings]
    peers = [
        Peer(seat.pk, sum(at < seat.joined_at for at in starts))
        for seat in group.peers.filter(left_at=None).order_by("joined_at", "pk")
    ]
    roles = filled(peers, [Roles(m.bringer_id, m.facilitator_id) for m in meetings])
    for meeting, role in zip(meetings, roles, strict=True):
        if meeting.signed_at is None and meeting.starts_at > clock.now():
            meeting.bringer_id, meeting.facilitator_id = role.bringer, role.facilitator
    PeerMeeting.objects.bulk_update(meetings, ["bringer", "facilitator"])


def _locked(group: PeerGroup) -> PeerGroup:
    return PeerGroup.objects.select_for_update().get(pk=group.pk)


def _demand_near(first: datetime) -> None:
    """Compared as it came: a year that a program makes up may have no moment in Amsterdam."""
    if not -BACK <= first - clock.now() <= AHEAD:
        raise ValidationError({"first": _("Kies een dag tot een jaar terug of twee jaar vooruit.")})
