"""Questions for programs: list, publish, read, close, make a lesson of, step forward, step aside, and wipe."""

from __future__ import annotations

from django.http import Http404
from ninja import Field, Query, Router, Schema, Status

from poortgenoot.core.access import demand
from poortgenoot.core.walking import After, next_path
from poortgenoot.members.models import Member
from poortgenoot.members.professions import Profession
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import actions, queries
from poortgenoot.sparring.api import telling
from poortgenoot.sparring.api.drafts import LessonIn, OutcomeIn, QuestionIn
from poortgenoot.sparring.api.shapes import LessonOut, QuestionOut, QuestionRow
from poortgenoot.sparring.models import Question
from poortgenoot.sparring.queries import Filters, Which

router = Router(tags=["questions"])


class Asked(After):
    which: Which = Field(Which.OPEN, description="Of those I may read.")
    profession: Profession | None = Field(None, description="Put to this profession.")
    theme: int | None = Field(None, ge=1, le=2**31 - 1)
    waiting: bool = Field(False, description="With a profession (this one) that did not answer yet.")


class QuestionList(Schema):
    questions: list[QuestionRow]
    next: str | None


@router.get("/questions", response=QuestionList, summary="The questions I may read, newest first")
def questions(request: MemberRequest, asked: Query[Asked]) -> QuestionList:
    filters = Filters(asked.which, asked.profession.value if asked.profession else "", asked.theme, asked.waiting)
    page = queries.questions(request.member, filters, asked.mark)
    rows = [telling.row(one, queries.asker_of(one, request.member)) for one in page.rows]
    return QuestionList(questions=rows, next=next_path(request, page.after))


@router.post("/questions", response={201: QuestionOut}, summary="Put a question to professions")
def publish(request: MemberRequest, draft: QuestionIn) -> Status[QuestionOut]:
    question = actions.publish(draft.read(), by=request.member)
    return Status(201, told(request.member, question.pk))


@router.get("/questions/{int:question_id}", response=QuestionOut, summary="One question with its answers")
def question(request: MemberRequest, question_id: int) -> QuestionOut:
    return told(request.member, question_id)


@router.post("/questions/{int:question_id}/close", response=QuestionOut, summary="Close my question with how it ended")
def close(request: MemberRequest, question_id: int, draft: OutcomeIn) -> QuestionOut:
    actions.close(fetch(request.member, question_id), draft.read(), by=request.member)
    return told(request.member, question_id)


@router.post("/questions/{int:question_id}/lesson", response={201: LessonOut}, summary="Make a lesson of it")
def make_lesson(request: MemberRequest, question_id: int, draft: LessonIn) -> Status[LessonOut]:
    made = actions.make_lesson(fetch(request.member, question_id), draft.read(), by=request.member)
    return Status(201, telling.lesson(made))


@router.post("/questions/{int:question_id}/open-name", response=QuestionOut, summary="As the asker: show my name")
def open_name(request: MemberRequest, question_id: int) -> QuestionOut:
    actions.open_name(fetch(request.member, question_id), by=request.member)
    return told(request.member, question_id)


@router.post(
    "/questions/{int:question_id}/recognise",
    response={204: None},
    summary="I recognise this case: close it to me, and warn the asker without saying who",
)
def recognise(request: MemberRequest, question_id: int) -> Status[None]:
    actions.recognise(fetch(request.member, question_id), by=request.member)
    return Status(204, None)


@router.delete("/questions/{int:question_id}", response={204: None}, summary="As the asker: wipe the whole case")
def wipe(request: MemberRequest, question_id: int) -> Status[None]:
    found = fetch(request.member, question_id)
    demand(found.asker_id == request.member.pk)
    actions.purge("question", found.pk, by=request.member)
    return Status(204, None)


def fetch(member: Member, question_id: int) -> Question:
    """The question through the caller: hidden equals missing."""
    if found := queries.question_for(member, question_id):
        return found
    raise Http404


def told(member: Member, question_id: int) -> QuestionOut:
    """The question as it stands now."""
    return telling.whole(queries.question_page(member, fetch(member, question_id)))
