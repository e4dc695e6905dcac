"""Peer groups for programs: mine, making and joining one, leaving, and their dates."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status
from pydantic import AwareDatetime

from poortgenoot.discussions.access.peers import can_lead_peers, peer_seat_of
from poortgenoot.discussions.actions import peers as actions
from poortgenoot.discussions.actions.peers import Plan
from poortgenoot.discussions.forms.peers import LONGEST_MEETING
from poortgenoot.discussions.models import PeerGroup, PeerMeeting, PeerSeat
from poortgenoot.discussions.queries import peers as queries
from poortgenoot.discussions.queries.choices import hosts_of
from poortgenoot.members.models import Member
from poortgenoot.members.professions import Profession, Register
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["peer groups"])
PEER = "/peer-groups/{int:group_id}/peers/{int:peer_id}"


class GroupRow(Schema):
    id: int
    name: str
    kind: str
    host_id: int
    people: int
    ended_at: datetime | None


class GroupList(Schema):
    """All of them: there are few."""

    groups: list[GroupRow]


class PeerOut(Schema):
    id: int = Field(description="Of the seat in the group.")
    name: str
    profession: str
    leads: bool


class DateOut(Schema):
    id: int
    starts_at: datetime
    minutes: int
    bringer: str | None
    facilitator: str | None
    discussion_id: int | None
    signed_at: datetime | None


class GroupOut(Schema):
    id: int
    name: str
    peers: list[PeerOut]
    code: str | None = Field(description="For who leads: whoever gets it may join.")
    dates: list[DateOut] = Field(description="To come, soonest first; then those that were, latest first.")


class GroupIn(Schema):
    host: int = Field(ge=1, le=2**31 - 1, description="One of my hosts.")
    name: str = Field(min_length=1, max_length=80)
    kind: PeerGroup.Kind
    profession: Profession


class JoinIn(Schema):
    code: str = Field(max_length=40, description="The last part of the group's link.")
    profession: Profession


class NumberIn(Schema):
    register_code: Register | None = Field(None, description="Of which register the lists carry my number.")


class PlanIn(Schema):
    first: AwareDatetime
    minutes: int = Field(ge=15, le=LONGEST_MEETING)
    times: int = Field(1, ge=1, le=100)
    weeks: int = Field(4, ge=1, le=26)


@router.get("/peer-groups", response=GroupList, summary="The groups I sit in")
def groups(request: MemberRequest) -> GroupList:
    names = ("name", "kind", "host_id", "people", "ended_at")
    rows = [
        GroupRow(id=one.pk, **{name: getattr(one, name) for name in names}) for one in queries.groups_of(request.member)
    ]
    return GroupList(groups=rows)


@router.post("/peer-groups", response={201: GroupOut}, summary="Make a group; who makes it leads it")
def make(request: MemberRequest, asked: GroupIn) -> Status[GroupOut]:
    host = hosts_of(request.member).get(asked.host)
    if host is None:
        raise ValidationError({"host": [_("Kies een van je eigen gastheren.")]})
    if not (name := asked.name.strip()):
        raise ValidationError({"name": [_("Geef de groep een naam.")]})
    made = actions.make_group(host, name, asked.kind.value, asked.profession.value, by=request.member)
    return Status(201, told(made, request.member))


@router.post("/peer-groups/join", response={201: GroupOut}, summary="Sit in by the code of its link")
def join(request: MemberRequest, asked: JoinIn) -> Status[GroupOut]:
    found = queries.group_by_code(request.member, asked.code)
    if found is None:
        raise Http404
    actions.join_group(found, asked.profession.value, by=request.member)
    return Status(201, told(found, request.member))


@router.post("/peer-groups/{int:group_id}/leave", response={204: None}, summary="Leave; what I attended stays")
def leave(request: MemberRequest, group_id: int) -> Status[None]:
    actions.leave_group(fetch(request, group_id), by=request.member)
    return Status(204, None)


@router.get("/peer-groups/{int:group_id}", response=GroupOut, summary="One group with its people and dates")
def group(request: MemberRequest, group_id: int) -> GroupOut:
    return told(fetch(request, group_id), request.member)


@router.post("/peer-groups/{int:group_id}/dates", response={201: GroupOut}, summary="As who leads: plan dates")
def plan(request: MemberRequest, group_id: int, asked: PlanIn) -> Status[GroupOut]:
    found = fetch(request, group_id)
    actions.plan(found, Plan(asked.first, asked.minutes, asked.times, asked.weeks), by=request.member)
    return Status(201, told(found, request.member))


@router.post(f"{PEER}/lead", response=GroupOut, summary="As who leads: let another lead too")
def let_lead(request: MemberRequest, group_id: int, peer_id: int) -> GroupOut:
    actions.let_lead(_peer(request, group_id, peer_id), by=request.member)
    return told(fetch(request, group_id), request.member)


@router.delete(PEER, response={204: None}, summary="As who leads: take somebody out of the group")
def take_away(request: MemberRequest, group_id: int, peer_id: int) -> Status[None]:
    actions.take_away_peer(_peer(request, group_id, peer_id), by=request.member)
    return Status(204, None)


@router.put("/peer-groups/{int:group_id}/number", response={204: None}, summary="My number on its lists, or none")
def share_number(request: MemberRequest, group_id: int, asked: NumberIn) -> Status[None]:
    seat = peer_seat_of(request.member, fetch(request, group_id))
    assert seat is not None
    actions.share_number(seat, asked.register_code.value if asked.register_code else "", by=request.member)
    return Status(204, None)


def fetch(request: MemberRequest, group_id: int) -> PeerGroup:
    if found := queries.groups_of(request.member).filter(pk=group_id).first():
        return found
    raise Http404


def _peer(request: MemberRequest, group_id: int, peer_id: int) -> PeerSeat:
    """Somebody who sits in a group of mine."""
    found = fetch(request, group_id).peers.select_related("group").filter(pk=peer_id, left_at=None).first()
    if found is None:
        raise Http404
    return found


def told(found: PeerGroup, member: Member) -> GroupOut:
    coming, been = queries.meetings_of(found)
    peers = [
        PeerOut(id=seat.pk, name=str(seat.member), profession=seat.profession, leads=seat.leads)
        for seat in queries.peers_of(found)
    ]
    code = found.code if can_lead_peers(member, found) else None
    dates = [date_out(one) for one in [*coming, *been]]
    return GroupOut(id=found.pk, name=found.name, code=code, peers=peers, dates=dates)


def date_out(one: PeerMeeting) -> DateOut:
    return DateOut(
        id=one.pk,
        starts_at=one.starts_at,
        minutes=one.minutes,
        bringer=str(one.bringer.member) if one.bringer else None,
        facilitator=str(one.facilitator.member) if one.facilitator else None,
        discussion_id=one.discussion_id,
        signed_at=one.signed_at,
    )
