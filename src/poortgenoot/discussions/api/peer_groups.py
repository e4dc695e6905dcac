"""Peer groups for programs: mine, their dates, and my own minutes. Numbers and lists are for the pages only."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404
from ninja import Field, Router, Schema, Status
from pydantic import AwareDatetime

from poortgenoot.discussions.actions import peers as actions
from poortgenoot.discussions.actions.peers import Plan
from poortgenoot.discussions.forms.peers import LONGEST_MEETING
from poortgenoot.discussions.models import PeerGroup, PeerMeeting
from poortgenoot.discussions.queries import peers as queries
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["peer groups"])


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
    dates: list[DateOut] = Field(description="To come, soonest first; then those that were, latest first.")


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


@router.get("/peer-groups/{int:group_id}", response=GroupOut, summary="One group with its people and dates")
def group(request: MemberRequest, group_id: int) -> GroupOut:
    return told(fetch(request, group_id))


@router.post("/peer-groups/{int:group_id}/dates", response={201: GroupOut}, summary="As who leads: plan dates")
def plan(request: MemberRequest, group_id: int, asked: PlanIn) -> Status[GroupOut]:
    found = fetch(request, group_id)
    actions.plan(found, Plan(asked.first, asked.minutes, asked.times, asked.weeks), by=request.member)
    return Status(201, told(found))


def fetch(request: MemberRequest, group_id: int) -> PeerGroup:
    if found := queries.groups_of(request.member).filter(pk=group_id).first():
        return found
    raise Http404


def told(found: PeerGroup) -> GroupOut:
    coming, been = queries.meetings_of(found)
    peers = [
        PeerOut(name=str(seat.member), profession=seat.profession, leads=seat.leads) for seat in queries.peers_of(found)
    ]
    return GroupOut(id=found.pk, name=found.name, peers=peers, dates=[_date(one) for one in [*coming, *been]])


def _date(one: PeerMeeting) -> DateOut:
    return DateOut(
        id=one.pk,
        starts_at=one.starts_at,
        minutes=one.minutes,
        bringer=str(one.bringer.member) if one.bringer else None,
        facilitator=str(one.facilitator.member) if one.facilitator else None,
        discussion_id=one.discussion_id,
        signed_at=one.signed_at,
    )
