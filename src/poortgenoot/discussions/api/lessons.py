"""The lesson that a table writes together, for programs."""

from __future__ import annotations

from ninja import Field, Router, Schema

from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.discussions.access.records import can_share_lesson
from poortgenoot.discussions.actions import lessons as actions
from poortgenoot.discussions.api.seats import fetch
from poortgenoot.discussions.models import Seat
from poortgenoot.discussions.queries.lessons import shared_lesson, votes
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring.drafts import LessonDraft

router = Router(tags=["discussions"])


class LessonTexts(Schema):
    title: str = Field(max_length=LIMITS.title_length)
    case_text: str = Field(max_length=LIMITS.text_length)
    insight: str = Field(max_length=LIMITS.text_length)
    for_employee: str = Field("", max_length=LIMITS.text_length)


class SharedLessonIn(LessonTexts):
    expects: int = Field(0, ge=0, le=2**31 - 1, description="The version that I changed; 0: there was none.")


class VoteOut(Schema):
    called: str
    agrees: bool
    waits: bool = Field(description="False: it goes to the library without this seat, too.")


class SharedLessonOut(LessonTexts):
    """`version` 0: nobody proposed one yet. `lesson_id`: in the library, once all agreed."""

    version: int
    lesson_id: int | None
    votes: list[VoteOut]


class Agreed(Schema):
    version: int = Field(ge=1, le=2**31 - 1, description="Of the lesson that I read.")


@router.get("/discussions/{int:discussion_id}/lesson", response=SharedLessonOut, summary="The lesson as it stands")
def lesson(request: MemberRequest, discussion_id: int) -> SharedLessonOut:
    return told(fetch(request.member, discussion_id))


@router.put("/discussions/{int:discussion_id}/lesson", response=SharedLessonOut, summary="Propose its words")
def propose(request: MemberRequest, discussion_id: int, draft: SharedLessonIn) -> SharedLessonOut:
    seat = fetch(request.member, discussion_id)
    words = LessonDraft(draft.title, draft.case_text, draft.insight, draft.for_employee)
    actions.propose(seat, words, expects=draft.expects)
    return told(seat)


@router.post("/discussions/{int:discussion_id}/lesson/agree", response=SharedLessonOut, summary="Agree with it")
def agree(request: MemberRequest, discussion_id: int, read: Agreed) -> SharedLessonOut:
    seat = fetch(request.member, discussion_id)
    actions.agree(seat, read.version)
    return told(seat)


def told(seat: Seat) -> SharedLessonOut:
    demand(can_share_lesson(seat, seat.discussion))
    shared = shared_lesson(seat.discussion)
    if shared is None:
        return SharedLessonOut(title="", case_text="", insight="", for_employee="", version=0, lesson_id=None, votes=[])
    texts = {name: getattr(shared, name) for name in ("title", "case_text", "insight", "for_employee")}
    said = [VoteOut(called=vote.name, agrees=vote.agrees, waits=vote.waits) for vote in votes(shared)]
    return SharedLessonOut(**texts, version=shared.version, lesson_id=shared.lesson_id, votes=said)
