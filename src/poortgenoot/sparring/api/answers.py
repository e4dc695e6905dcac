"""Answers for programs: give one, ask back below it, say that it helped, thank for it."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status

from poortgenoot.members.models import Member
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions
from poortgenoot.sparring.api.drafts import AnswerIn, FollowUpIn
from poortgenoot.sparring.api.questions import fetch, told
from poortgenoot.sparring.api.shapes import QuestionOut
from poortgenoot.sparring.models import Answer

router = Router(tags=["answers"])


class Written(Schema):
    """The number of what was written, and the question as it stands now."""

    id: int
    question: QuestionOut


@router.post("/questions/{int:question_id}/answers", response={201: Written}, summary="Answer as my profession")
def answer(request: MemberRequest, question_id: int, draft: AnswerIn) -> Status[Written]:
    written = actions.answer(fetch(request.member, question_id), draft.read(), by=request.member)
    return Status(201, Written(id=written.pk, question=told(request.member, question_id)))


@router.post("/answers/{int:answer_id}/follow-ups", response={201: Written}, summary="Ask back, or go on below it")
def follow_up(request: MemberRequest, answer_id: int, draft: FollowUpIn) -> Status[Written]:
    below = fetch_answer(request.member, answer_id)
    written = actions.follow_up(below, draft.read(), by=request.member)
    return Status(201, Written(id=written.pk, question=told(request.member, below.question_id)))


@router.delete("/answers/{int:answer_id}", response={204: None}, summary="Take my answer back, within a minute")
def take_back(request: MemberRequest, answer_id: int) -> Status[None]:
    actions.take_back(fetch_answer(request.member, answer_id), by=request.member)
    return Status(204, None)


@router.post("/answers/{int:answer_id}/helped", response={204: None}, summary="This helped me")
def helped(request: MemberRequest, answer_id: int) -> Status[None]:
    actions.mark_helped(fetch_answer(request.member, answer_id), by=request.member)
    return Status(204, None)


@router.post("/answers/{int:answer_id}/thanks", response={204: None}, summary="As the asker: thank its writer")
def thank(request: MemberRequest, answer_id: int) -> Status[None]:
    actions.thank(fetch_answer(request.member, answer_id), by=request.member)
    return Status(204, None)


def fetch_answer(member: Member, answer_id: int) -> Answer:
    return get_object_or_404(access.answers_visible_to(member).select_related("question"), pk=answer_id)
