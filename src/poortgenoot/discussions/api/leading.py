"""What who leads does, for programs: the steps, the clock, opening what was sealed, who sits where."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from ninja import Field, Router, Schema, Status

from poortgenoot.discussions import actions
from poortgenoot.discussions.api.discussions import told
from poortgenoot.discussions.api.seats import fetch, numbered
from poortgenoot.discussions.api.shapes import DiscussionOut
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["discussions"])


class Verb(StrEnum):
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    ADD_TIME = "add-time"
    REVEAL = "reveal"
    CLOSE = "close"
    TAKE_OVER = "take-over"


VERBS: dict[Verb, Callable[..., object]] = {
    Verb.START: actions.start,
    Verb.PAUSE: actions.pause,
    Verb.RESUME: actions.resume,
    Verb.ADD_TIME: actions.add_time,
    Verb.REVEAL: actions.reveal,
    Verb.CLOSE: actions.close,
    Verb.TAKE_OVER: actions.take_over,
}


class GoTo(Schema):
    place: int = Field(ge=0, le=100, description="The step to go to: next to where the table stands.")
    expects: int = Field(ge=0, le=100, description="Where I saw the table stand: two at once move one step.")


class ToSeat(Schema):
    seat: int = Field(ge=1, le=10_000, description="Its number at the table.")


@router.post("/discussions/{int:discussion_id}/lead/{verb}", response=DiscussionOut, summary="Lead the table")
def lead(request: MemberRequest, discussion_id: int, verb: Verb) -> DiscussionOut:
    seat = fetch(request.member, discussion_id)
    VERBS[verb](seat.discussion, by=seat)
    return told(request.member, discussion_id)


@router.post("/discussions/{int:discussion_id}/go-to", response=DiscussionOut, summary="One step on, or back")
def go_to(request: MemberRequest, discussion_id: int, to: GoTo) -> DiscussionOut:
    seat = fetch(request.member, discussion_id)
    actions.go_to(seat.discussion, to.place, by=seat, expects=to.expects)
    return told(request.member, discussion_id)


@router.post("/discussions/{int:discussion_id}/hand-over", response=DiscussionOut, summary="Let another seat lead")
def hand_over(request: MemberRequest, discussion_id: int, to: ToSeat) -> DiscussionOut:
    seat = fetch(request.member, discussion_id)
    actions.hand_over(seat.discussion, numbered(seat, to.seat), by=seat)
    return told(request.member, discussion_id)


@router.post("/discussions/{int:discussion_id}/confirm-guest", response={204: None}, summary="Let a guest in")
def confirm_guest(request: MemberRequest, discussion_id: int, to: ToSeat) -> Status[None]:
    seat = fetch(request.member, discussion_id)
    actions.confirm_guest(numbered(seat, to.seat), by=seat)
    return Status(204, None)


@router.post("/discussions/{int:discussion_id}/remove", response={204: None}, summary="Take a seat from the table")
def remove(request: MemberRequest, discussion_id: int, to: ToSeat) -> Status[None]:
    seat = fetch(request.member, discussion_id)
    actions.remove(numbered(seat, to.seat), by=seat)
    return Status(204, None)
