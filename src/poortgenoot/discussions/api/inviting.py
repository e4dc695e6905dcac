"""Bringing others to the table, for programs: a member by name, and guests with experience of their own."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404
from django.urls import reverse
from ninja import Field, Router, Schema, Status

from poortgenoot.core.access import demand
from poortgenoot.discussions import actions
from poortgenoot.discussions.access.leading import can_lead
from poortgenoot.discussions.api.seats import fetch
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries import asking
from poortgenoot.members.professions import Profession
from poortgenoot.members.requests import MemberRequest
from poortgenoot.notifications.links import absolute

router = Router(tags=["discussions"])


class AskMemberIn(Schema):
    member_id: int = Field(ge=1, le=2**53)
    profession: Profession


class AskedSeat(Schema):
    seat: int = Field(description="Its number at the table.")


class GuestOut(Schema):
    """Declared: the guest opened the link. Confirmed: who leads let them in."""

    seat: int = Field(description="Its number: confirm it with …/confirm-guest, take it away with …/remove.")
    asked_at: datetime
    declared_at: datetime | None
    confirmed_at: datetime | None
    left_at: datetime | None


class GuestList(Schema):
    """All of them: there are few. Those who were taken away are left out."""

    guests: list[GuestOut]


class GuestLink(Schema):
    seat: int
    link: str = Field(description="For one person. Shown this once: only its hash is kept.")


@router.post("/discussions/{int:discussion_id}/ask-member", response=AskedSeat, summary="As who leads: ask by name")
def ask_member(request: MemberRequest, discussion_id: int, asked: AskMemberIn) -> AskedSeat:
    seat = _leading(request, discussion_id)
    to = asking.askable(seat.discussion, request.member).filter(pk=asked.member_id).first()
    if to is None:
        raise Http404
    return AskedSeat(seat=actions.ask_member(seat.discussion, to, asked.profession.value, by=seat).number)


@router.get("/discussions/{int:discussion_id}/guests", response=GuestList, summary="As who leads: the guests")
def guests(request: MemberRequest, discussion_id: int) -> GuestList:
    seat = _leading(request, discussion_id)
    names = ("asked_at", "declared_at", "confirmed_at", "left_at")
    rows = seat.discussion.seats.filter(member=None, removed_at=None).order_by("number")
    return GuestList(guests=[GuestOut(seat=row.number, **{n: getattr(row, n) for n in names}) for row in rows])


@router.post(
    "/discussions/{int:discussion_id}/guests", response={201: GuestLink}, summary="As who leads: a link for one guest"
)
def invite_guest(request: MemberRequest, discussion_id: int) -> Status[GuestLink]:
    seat = fetch(request.member, discussion_id)
    made, key = actions.invite_guest(seat.discussion, by=seat)
    return Status(201, GuestLink(seat=made.number, link=absolute(reverse("discussions:guest", args=[key]))))


def _leading(request: MemberRequest, discussion_id: int) -> Seat:
    seat = fetch(request.member, discussion_id)
    demand(can_lead(seat, seat.discussion))
    return seat
