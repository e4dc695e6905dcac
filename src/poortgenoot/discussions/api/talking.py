"""Speaking as equals, for programs: what is written in a step, and whose turn it is."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from ninja import Field, Router, Schema, Status

from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions
from poortgenoot.discussions.api.seats import fetch
from poortgenoot.discussions.models import Turn
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["discussions"])


class ContributionIn(Schema):
    key: UUID
    text: str = Field(max_length=LIMITS.note_length)
    answers: int | None = Field(None, ge=1, le=2**53, description="As the bringer: the question this answers.")


class Contributed(Schema):
    id: int


class Heard(Schema):
    state: Turn.State


@router.post(
    "/discussions/{int:discussion_id}/contributions", response={201: Contributed}, summary="Write in this step"
)
def contribute(request: MemberRequest, discussion_id: int, draft: ContributionIn) -> Status[Contributed]:
    seat = fetch(request.member, discussion_id)
    answers = None
    if draft.answers is not None:
        answers = seat.discussion.contributions.filter(pk=draft.answers).first()
        if answers is None:
            raise Http404
    made = actions.contribute(seat.discussion, draft.text, draft.key, by=seat, answers=answers)
    return Status(201, Contributed(id=made.pk))


@router.post(
    "/discussions/{int:discussion_id}/turns/{int:turn_id}", response={204: None}, summary="Heard, passed or later"
)
def take_turn(request: MemberRequest, discussion_id: int, turn_id: int, heard: Heard) -> Status[None]:
    seat = fetch(request.member, discussion_id)
    turn = seat.discussion.turns.select_related("discussion", "seat").filter(pk=turn_id).first()
    if turn is None:
        raise Http404
    actions.take_turn(turn, heard.state, by=seat)
    return Status(204, None)
