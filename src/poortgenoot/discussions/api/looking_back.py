"""Looking back over more than one table, for programs: how I weighed over time, and how a host's discussions went."""

from __future__ import annotations

from datetime import datetime

from ninja import Field, Router, Schema

from poortgenoot.discussions.api import telling
from poortgenoot.discussions.api.after import EvaluationOut
from poortgenoot.discussions.api.hosts import HOST, moderated
from poortgenoot.discussions.api.shapes import WeighedOut
from poortgenoot.discussions.queries.evaluations import evaluated_at
from poortgenoot.discussions.queries.reflection import Lookback, own_weighings
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["discussions"])


class ShiftOut(Schema):
    """A factor as I weighed it at first, and after the talk when I did so again."""

    factor: str
    first: WeighedOut
    after: WeighedOut | None


class LookbackOut(Schema):
    discussion_id: int
    title: str
    profession: str
    at: datetime | None
    shifts: list[ShiftOut]
    reflection: str
    locked: bool = Field(description="Something of it is there, but the house misses the key that opens it.")


class Lookbacks(Schema):
    """For my eyes only, newest first."""

    weighings: list[LookbackOut]


class EvaluatedOut(Schema):
    """One discussion without its case: the method, and what was said of it by profession."""

    method: str
    closed_at: datetime | None
    said: list[EvaluationOut]


class EvaluatedList(Schema):
    """Newest first, the last fifty; only where three or more said something."""

    evaluations: list[EvaluatedOut]


@router.get("/weighings", response=Lookbacks, summary="How I weighed at first and after, over time")
def weighings(request: MemberRequest) -> Lookbacks:
    return Lookbacks(weighings=[_lookback(one) for one in own_weighings(request.member)])


@router.get(f"{HOST}/evaluations", response=EvaluatedList, summary="As a moderator: how discussions went")
def evaluations(request: MemberRequest, host_id: int) -> EvaluatedList:
    names = ("profession", "worked", "failed", "tips")
    rows = [
        EvaluatedOut(
            method=discussion.method.title,
            closed_at=discussion.closed_at,
            said=[EvaluationOut(**{name: getattr(one, name) for name in names}) for one in said],
        )
        for discussion, said in evaluated_at(moderated(request, host_id))
    ]
    return EvaluatedList(evaluations=rows)


def _lookback(one: Lookback) -> LookbackOut:
    shifts = [
        ShiftOut(
            factor=shift.title,
            first=telling.weighed(shift.first),
            after=telling.weighed(shift.after) if shift.after else None,
        )
        for shift in one.shifts
    ]
    return LookbackOut(
        discussion_id=one.discussion.pk,
        title=one.discussion.title,
        profession=one.profession,
        at=one.at,
        shifts=shifts,
        reflection=one.reflection,
        locked=one.is_locked,
    )
