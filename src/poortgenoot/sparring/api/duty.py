"""Duty for programs: the rosters of my hosts with their gaps, and my own weeks."""

from __future__ import annotations

from datetime import date

from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from poortgenoot.members.professions import Profession
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import actions, queries
from poortgenoot.sparring.forms.duty import MOST
from poortgenoot.sparring.models import Duty
from poortgenoot.sparring.models.duties import DUTY_CAP
from poortgenoot.sparring.queries.duties import duties_of_member, hosts_of

router = Router(tags=["duty"])
MOST_WEEKS = 12


class Asked(Schema):
    host: int = Field(ge=1, le=2**31 - 1, description="One of my hosts.")
    weeks: int = Field(6, ge=1, le=MOST_WEEKS)


class WeekOut(Schema):
    """One week of one profession; without members it is a gap."""

    monday: date
    profession: str
    members: list[str]
    is_gap: bool


class RosterOut(Schema):
    weeks: list[WeekOut]


class DutyIn(Schema):
    host: int = Field(ge=1, le=2**31 - 1)
    profession: Profession
    monday: date = Field(description="The Monday of a week in the coming half year.")
    cap: int = Field(DUTY_CAP, ge=1, le=MOST, description="So many invitations in that week, at most.")


class DutyOut(Schema):
    id: int
    host: int
    profession: str
    monday: date
    cap: int


class Duties(Schema):
    duties: list[DutyOut]


@router.get("/duty", response=RosterOut, summary="The roster of one of my hosts, with its gaps")
def roster(request: MemberRequest, asked: Query[Asked]) -> RosterOut:
    host = get_object_or_404(hosts_of(request.member), pk=asked.host)
    return RosterOut(
        weeks=[
            WeekOut(
                monday=week.monday,
                profession=week.profession,
                members=[str(duty.member) for duty in week.duties],
                is_gap=week.is_gap,
            )
            for week in queries.roster(host, asked.weeks)
        ]
    )


@router.get("/duty/mine", response=Duties, summary="My weeks on duty, this one and later")
def mine(request: MemberRequest) -> Duties:
    return Duties(duties=[_told(duty) for duty in duties_of_member(request.member)])


@router.post("/duty", response={201: DutyOut}, summary="Take a week")
def sign_up(request: MemberRequest, said: DutyIn) -> Status[DutyOut]:
    host = get_object_or_404(hosts_of(request.member), pk=said.host)
    taken = actions.sign_up_for_duty(host, said.profession.value, said.monday, by=request.member, cap=said.cap)
    return Status(201, _told(taken))


@router.delete("/duty/{int:duty_id}", response={204: None}, summary="Leave a week")
def leave(request: MemberRequest, duty_id: int) -> Status[None]:
    found = get_object_or_404(duties_of_member(request.member), pk=duty_id)
    actions.leave_duty(found.host, found.profession, found.monday, by=request.member)
    return Status(204, None)


def _told(duty: Duty) -> DutyOut:
    return DutyOut(id=duty.pk, host=duty.host_id, profession=duty.profession, monday=duty.monday, cap=duty.cap)
