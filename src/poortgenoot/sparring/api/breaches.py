"""Possible data breaches, for the keepers of the host they happened at."""

from __future__ import annotations

from datetime import date, datetime

from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from poortgenoot.core.keyset import oldest
from poortgenoot.core.limits import LIMITS
from poortgenoot.core.walking import After, next_path
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import actions, queries
from poortgenoot.sparring.actions import Judgement
from poortgenoot.sparring.api.moderation import keeper
from poortgenoot.sparring.models import Breach

router = Router(tags=["moderation"])


class BreachOut(Schema):
    """What was wiped, since when it could be read and by how many at most (AVG art. 33(5)); nothing of the case."""

    id: int
    kind: str
    object_id: int
    opened_at: datetime
    report_before: datetime = Field(description="72 hours after it was found (AVG art. 33(1)).")
    visible_from: datetime
    readers: int
    mails: int
    reported_on: date | None
    not_reported_because: str
    person: str
    note: str
    closed_at: datetime | None


class Breaches(Schema):
    breaches: list[BreachOut]
    next: str | None


class JudgementIn(Schema):
    """A day or a reason, never both."""

    reported_on: date | None = None
    not_reported_because: str = Field("", max_length=LIMITS.note_length)
    person: Breach.Person
    note: str = Field("", max_length=LIMITS.note_length)


@router.get("/moderation/breaches", response=Breaches, summary="As a keeper: possible data breaches, open ones first")
def breaches(request: MemberRequest, asked: Query[After]) -> Breaches:
    page = oldest(queries.breaches(keeper(request)), "stands_at", asked.mark)
    return Breaches(breaches=[_told(one) for one in page.rows], next=next_path(request, page.after))


@router.post(
    "/moderation/breaches/{int:breach_id}/judge",
    response={204: None},
    summary="As a keeper: told the supervisor on a day, or not, because; and the person it is about",
)
def judge(request: MemberRequest, breach_id: int, said: JudgementIn) -> Status[None]:
    found = get_object_or_404(queries.breaches(keeper(request)), pk=breach_id)
    judgement = Judgement(said.reported_on, said.not_reported_because, said.person, said.note)
    actions.judge_breach(found, judgement, by=request.member)
    return Status(204, None)


@router.post(
    "/moderation/breaches/{int:breach_id}/close",
    response={204: None},
    summary="As a keeper: nothing is left to do about it",
)
def close(request: MemberRequest, breach_id: int) -> Status[None]:
    found = get_object_or_404(queries.breaches(keeper(request)), pk=breach_id)
    actions.close_breach(found, by=request.member)
    return Status(204, None)


def _told(breach: Breach) -> BreachOut:
    same = {name: getattr(breach, name) for name in BreachOut.model_fields if name not in {"kind", "object_id"}}
    return BreachOut(kind=breach.purge.kind, object_id=breach.purge.object_id, **same)
