"""What comes after, for programs: telling the employee, one's own looking back, how it went, what became of it."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404
from ninja import Field, Router, Schema, Status

from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions import readability
from poortgenoot.discussions.access.records import can_evaluate, can_read_evaluations, can_read_record, can_reflect
from poortgenoot.discussions.actions.evaluating import evaluate
from poortgenoot.discussions.actions.explaining import explain
from poortgenoot.discussions.actions.looking_back import look_back
from poortgenoot.discussions.actions.sequels import tell_sequel
from poortgenoot.discussions.api.seats import fetch
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries import evaluations as evaluated
from poortgenoot.discussions.queries.records import explanation_of, sequel_of
from poortgenoot.discussions.queries.reflection import own_weighing
from poortgenoot.members.requests import MemberRequest

router = Router(tags=["discussions"])


class ExplanationIn(Schema):
    text: str = Field(max_length=LIMITS.text_length)
    began_with: str = Field(
        "", max_length=LIMITS.text_length, description="The text that I read: what another wrote meanwhile is not lost."
    )


class ExplanationOut(Schema):
    """`score`: Flesch-Douma, 0..100; null for a text that is too short to say."""

    text: str
    at: datetime | None
    score: int | None
    ease: readability.Ease


class TextIn(Schema):
    text: str = Field(max_length=LIMITS.text_length)


class ReflectionOut(Schema):
    """For my eyes only; kept encrypted. `locked`: it is there, but the house misses the key that opens it."""

    text: str
    locked: bool


class EvaluationIn(Schema):
    worked: str = Field("", max_length=LIMITS.note_length)
    failed: str = Field("", max_length=LIMITS.note_length)
    tips: str = Field("", max_length=LIMITS.note_length)


class EvaluationOut(EvaluationIn):
    profession: str


class EvaluationsOut(Schema):
    """`said` is for who led, without names, from three on; `number` is null for the others."""

    mine: EvaluationIn | None
    number: int | None
    said: list[EvaluationOut]


class SequelOut(Schema):
    due_at: datetime | None
    text: str
    at: datetime | None


@router.get(
    "/discussions/{int:discussion_id}/explanation", response=ExplanationOut, summary="What the employee is told"
)
def explanation(request: MemberRequest, discussion_id: int) -> ExplanationOut:
    return explained(fetch(request.member, discussion_id))


@router.put("/discussions/{int:discussion_id}/explanation", response=ExplanationOut, summary="Write it anew, together")
def write_explanation(request: MemberRequest, discussion_id: int, draft: ExplanationIn) -> ExplanationOut:
    seat = fetch(request.member, discussion_id)
    explain(seat, draft.text, began_with=draft.began_with)
    return explained(seat)


@router.get("/discussions/{int:discussion_id}/reflection", response=ReflectionOut, summary="My own looking back")
def reflection(request: MemberRequest, discussion_id: int) -> ReflectionOut:
    mine = own_weighing(_reflecting(request, discussion_id))
    return ReflectionOut(text=mine.reflection, locked=mine.reflection_is_locked)


@router.put(
    "/discussions/{int:discussion_id}/reflection",
    response={204: None},
    summary="Keep mine; empty takes it away",
)
def write_reflection(request: MemberRequest, discussion_id: int, draft: TextIn) -> Status[None]:
    look_back(_reflecting(request, discussion_id), draft.text)
    return Status(204, None)


@router.get("/discussions/{int:discussion_id}/evaluation", response=EvaluationsOut, summary="How I said it went")
def evaluation(request: MemberRequest, discussion_id: int) -> EvaluationsOut:
    return told(fetch(request.member, discussion_id))


@router.post(
    "/discussions/{int:discussion_id}/evaluation",
    response={201: EvaluationsOut},
    summary="Say how it went; a second time replaces the first",
)
def write_evaluation(request: MemberRequest, discussion_id: int, given: EvaluationIn) -> Status[EvaluationsOut]:
    seat = fetch(request.member, discussion_id)
    evaluate(seat, worked=given.worked, failed=given.failed, tips=given.tips)
    return Status(201, told(seat))


@router.get("/discussions/{int:discussion_id}/sequel", response=SequelOut, summary="What became of it")
def sequel(request: MemberRequest, discussion_id: int) -> SequelOut:
    return followed(fetch(request.member, discussion_id))


@router.put("/discussions/{int:discussion_id}/sequel", response=SequelOut, summary="As the bringer: tell it")
def write_sequel(request: MemberRequest, discussion_id: int, draft: TextIn) -> SequelOut:
    seat = fetch(request.member, discussion_id)
    tell_sequel(seat, draft.text)
    return followed(seat)


def explained(seat: Seat) -> ExplanationOut:
    demand(can_read_record(seat, seat.discussion))
    kept = explanation_of(seat.discussion)
    text = kept.text if kept else ""
    read = readability.read(text)
    return ExplanationOut(text=text, at=kept.at if kept else None, score=read.score, ease=read.ease)


def told(seat: Seat) -> EvaluationsOut:
    discussion = seat.discussion
    demand(can_evaluate(seat, discussion))
    names = ("worked", "failed", "tips")
    mine = evaluated.evaluation_of(seat)
    leads = can_read_evaluations(seat, discussion)
    said = evaluated.evaluations_of(discussion) if leads else ()
    return EvaluationsOut(
        mine=EvaluationIn(**{name: getattr(mine, name) for name in names}) if mine else None,
        number=evaluated.number_of(discussion) if leads else None,
        said=[EvaluationOut(profession=one.profession, **{n: getattr(one, n) for n in names}) for one in said],
    )


def followed(seat: Seat) -> SequelOut:
    demand(can_read_record(seat, seat.discussion) and seat.discussion.closed_at is not None)
    kept = sequel_of(seat.discussion)
    return SequelOut(due_at=kept.due_at if kept else None, text=kept.text if kept else "", at=kept.at if kept else None)


def _reflecting(request: MemberRequest, discussion_id: int) -> Seat:
    """My seat, once there is something to look back on."""
    seat = fetch(request.member, discussion_id)
    if not can_reflect(seat, seat.discussion):
        raise Http404
    return seat
