"""Weighing, for programs: factors, my own weighing, sealing, and what was opened."""

from __future__ import annotations

from django.http import Http404
from ninja import Field, Router, Schema, Status

from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import actions
from poortgenoot.discussions.api import telling
from poortgenoot.discussions.api.seats import fetch
from poortgenoot.discussions.api.shapes import FactorOut, RevealedOut, TableOut
from poortgenoot.discussions.factor import FactorGroup, Weighed
from poortgenoot.discussions.queries.opened import opened_at
from poortgenoot.discussions.queries.table import table_of
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["discussions"])


class FactorIn(Schema):
    """One that ships by its `key`, or one in my own words."""

    key: str = Field("", max_length=60)
    title: str = Field("", max_length=LIMITS.factor_length)
    group: FactorGroup | None = None


class WeighedIn(Schema):
    weight: int | None = Field(None, ge=0, le=4)
    direction: int | None = Field(None, ge=-2, le=2)
    cannot_judge: bool = False
    reason: str = Field("", max_length=LIMITS.note_length)
    would_change: str = Field("", max_length=LIMITS.note_length)

    def read(self) -> Weighed:
        return Weighed(self.weight, self.direction, self.cannot_judge, self.reason, self.would_change)


class WeighIn(Schema):
    step: str = Field(max_length=60)
    factors: dict[str, WeighedIn] = Field(max_length=40)


class JudgeIn(Schema):
    step: str = Field(max_length=60)
    verdict: str = Field(max_length=LIMITS.note_length)
    reason: str = Field(max_length=LIMITS.note_length)


class AtStep(Schema):
    step: str = Field(max_length=60)


@router.post("/discussions/{int:discussion_id}/factors", response={201: FactorOut}, summary="Add a factor to weigh")
def add_factor(request: MemberRequest, discussion_id: int, draft: FactorIn) -> Status[FactorOut]:
    seat = fetch(request.member, discussion_id)
    if draft.key:
        made = actions.choose_factor(seat.discussion, draft.key, by=seat)
    else:
        group = draft.group or FactorGroup.EMPLOYEE
        made = actions.add_factor(seat.discussion, draft.title, group, by=seat)
    return Status(201, FactorOut(key=made.key, group=made.group, title=made.title, hint=made.hint))


@router.delete("/discussions/{int:discussion_id}/factors/{key}", response={204: None}, summary="Take a factor away")
def remove_factor(request: MemberRequest, discussion_id: int, key: str) -> Status[None]:
    seat = fetch(request.member, discussion_id)
    found = seat.discussion.factors.filter(key=key).first()
    if found is None:
        raise Http404
    actions.remove_factor(found, by=seat)
    return Status(204, None)


@router.post(
    "/discussions/{int:discussion_id}/weigh", response=TableOut, summary="Keep how I weigh, whole or half done"
)
def weigh(request: MemberRequest, discussion_id: int, given: WeighIn) -> TableOut:
    seat = fetch(request.member, discussion_id)
    actions.weigh(seat, given.step, {key: one.read() for key, one in given.factors.items()})
    return telling.table(fetch(request.member, discussion_id))


@router.post("/discussions/{int:discussion_id}/judge", response=TableOut, summary="Keep my verdict and its reason")
def judge(request: MemberRequest, discussion_id: int, given: JudgeIn) -> TableOut:
    seat = fetch(request.member, discussion_id)
    actions.judge(seat, given.step, given.verdict, given.reason)
    return telling.table(fetch(request.member, discussion_id))


@router.post("/discussions/{int:discussion_id}/seal", response=TableOut, summary="Seal what I kept")
def seal(request: MemberRequest, discussion_id: int, at: AtStep) -> TableOut:
    actions.seal(fetch(request.member, discussion_id), at.step)
    return telling.table(fetch(request.member, discussion_id))


@router.post(
    "/discussions/{int:discussion_id}/unseal", response=TableOut, summary="Open my own again, until the reveal"
)
def unseal(request: MemberRequest, discussion_id: int, at: AtStep) -> TableOut:
    actions.unseal(fetch(request.member, discussion_id), at.step)
    return telling.table(fetch(request.member, discussion_id))


@router.get(
    "/discussions/{int:discussion_id}/revealed",
    response=list[RevealedOut],
    summary="What was opened, as far as the present step shows it; after the end all of it",
)
def revealed(request: MemberRequest, discussion_id: int) -> list[RevealedOut]:
    seat = fetch(request.member, discussion_id)
    demand(seat.takes_part)
    return [telling.opened(seat.discussion, one) for one in opened_at(table_of(discussion_id))]
