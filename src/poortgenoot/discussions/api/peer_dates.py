"""One date of a peer group, for programs: who brings and leads, who was there, and the list for a register."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status

from poortgenoot.core import clock
from poortgenoot.core.access import demand
from poortgenoot.discussions.access.peers import can_lead_peers
from poortgenoot.discussions.actions import attendance
from poortgenoot.discussions.actions import peers as actions
from poortgenoot.discussions.api.peer_groups import DateOut, date_out
from poortgenoot.discussions.attending import quarters
from poortgenoot.discussions.forms.peers import LONGEST_MEETING
from poortgenoot.discussions.models import PeerMeeting, PeerSeat
from poortgenoot.discussions.queries import peers as queries
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["peer groups"])
DATE = "/peer-dates/{int:date_id}"


class RolesIn(Schema):
    """Numbers of seats in the group; null gives it back to the turns."""

    bringer: int | None = Field(None, ge=1, le=2**53)
    facilitator: int | None = Field(None, ge=1, le=2**53)


class BringIn(Schema):
    discussion_id: int = Field(ge=1, le=2**53)


class Brought(Schema):
    asked: int


class MinutesIn(Schema):
    minutes: int = Field(ge=0, le=LONGEST_MEETING)
    peer: int = Field(ge=1, le=2**53)


class ListIn(Schema):
    lines: list[MinutesIn] = Field(max_length=200)


class ListLine(Schema):
    """`counted`: filled in; else `minutes` is what the house would propose."""

    peer: int
    name: str
    minutes: int
    counted: bool


class ListOut(Schema):
    signed_at: datetime | None
    lines: list[ListLine]


class RegisterLine(Schema):
    """`number` is what this peer lets the group show, with its prefix; empty: none."""

    number: str
    name: str
    minutes: int
    hours: float = Field(description="In quarters, rounded down.")


class RegisterOut(Schema):
    """Who was there; not what a register takes until `signed_at`."""

    day: date = Field(description="In Amsterdam.")
    signed_at: datetime | None
    lines: list[RegisterLine]


class Reopened(Schema):
    withdrawn: int = Field(description="Certificates that no longer stand.")


@router.put(f"{DATE}/roles", response=DateOut, summary="As who leads: others than whose turn it is")
def roles(request: MemberRequest, date_id: int, asked: RolesIn) -> DateOut:
    found = fetch(request, date_id)
    seats = {name: _peer(found, number, name) for name, number in asked.dict().items()}
    actions.change_roles(found, seats["bringer"], seats["facilitator"], by=request.member)
    return date_out(fetch(request, date_id))


@router.delete(DATE, response={204: None}, summary="As who leads: call a date off")
def call_off(request: MemberRequest, date_id: int) -> Status[None]:
    actions.call_off(fetch(request, date_id), by=request.member)
    return Status(204, None)


@router.post(f"{DATE}/discussion", response=Brought, summary="Bring a discussion of mine, and ask the group to it")
def bring(request: MemberRequest, date_id: int, asked: BringIn) -> Brought:
    found = fetch(request, date_id)
    mine = queries.discussions_to_bring(request.member, found).filter(pk=asked.discussion_id).first()
    if mine is None:
        raise Http404
    return Brought(asked=actions.bring_to(found, mine, by=request.member))


@router.get(f"{DATE}/list", response=ListOut, summary="As who leads: who was there, and how long")
def attended(request: MemberRequest, date_id: int) -> ListOut:
    found = fetch(request, date_id)
    demand(can_lead_peers(request.member, found.group))
    return listed(found)


@router.get(f"{DATE}/register", response=RegisterOut, summary="As who leads: the list for a register, with numbers")
def register(request: MemberRequest, date_id: int) -> RegisterOut:
    """A token is made by who proved again who they are, as the page of this list asks."""
    found = fetch(request, date_id)
    demand(can_lead_peers(request.member, found.group), _("Alleen wie de groep leidt, haalt de lijst op."))
    lines = [
        RegisterLine(number=line.number, name=str(line.peer.member), minutes=line.minutes, hours=quarters(line.minutes))
        for line in queries.attended(found)
    ]
    day = found.starts_at.astimezone(clock.AMSTERDAM).date()
    return RegisterOut(day=day, signed_at=found.signed_at, lines=lines)


@router.put(f"{DATE}/list", response=ListOut, summary="As who leads: fill in the minutes; 0: was not there")
def count_minutes(request: MemberRequest, date_id: int, given: ListIn) -> ListOut:
    attendance.count_minutes(
        fetch(request, date_id), {line.peer: line.minutes for line in given.lines}, by=request.member
    )
    return listed(fetch(request, date_id))


@router.post(f"{DATE}/list/sign", response=ListOut, summary="As who leads: close the list")
def sign(request: MemberRequest, date_id: int) -> ListOut:
    attendance.sign_list(fetch(request, date_id), by=request.member)
    return listed(fetch(request, date_id))


@router.post(f"{DATE}/list/reopen", response=Reopened, summary="As who leads: open it again for a correction")
def reopen(request: MemberRequest, date_id: int) -> Reopened:
    return Reopened(withdrawn=attendance.reopen_list(fetch(request, date_id), by=request.member))


def fetch(request: MemberRequest, date_id: int) -> PeerMeeting:
    """A date of a group I sit in: hidden equals missing."""
    if found := queries.meeting_for(request.member, date_id):
        return found
    raise Http404


def listed(found: PeerMeeting) -> ListOut:
    lines = [
        ListLine(peer=line.peer.pk, name=str(line.peer.member), minutes=line.minutes, counted=line.is_filled)
        for line in queries.lines_of(found)
    ]
    return ListOut(signed_at=found.signed_at, lines=lines)


def _peer(found: PeerMeeting, number: int | None, field: str) -> PeerSeat | None:
    seat = found.group.peers.filter(pk=number, left_at=None).first() if number else None
    if number and seat is None:
        raise ValidationError({field: [_("Kies iemand die nu in de groep zit.")]})
    return seat
