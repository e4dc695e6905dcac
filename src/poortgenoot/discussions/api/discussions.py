"""Discussions for programs: list, bring one, read, sit down, leave, ask others."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status
from pydantic import AwareDatetime

from poortgenoot.core.limits import LIMITS
from poortgenoot.core.walking import After, next_path
from poortgenoot.discussions import actions
from poortgenoot.discussions.api import telling
from poortgenoot.discussions.api.seats import fetch
from poortgenoot.discussions.api.shapes import DiscussionOut, DiscussionRow
from poortgenoot.discussions.drafts import CaseDraft
from poortgenoot.discussions.method_reading import plain
from poortgenoot.discussions.models import Joining, Pace
from poortgenoot.discussions.queries import lists, pages
from poortgenoot.discussions.queries.choices import hosts_of, own_question, themes_called
from poortgenoot.discussions.queries.methods import method_for
from poortgenoot.discussions.queries.seats import seat_of_member
from poortgenoot.members.models import Member
from poortgenoot.members.professions import Profession
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring.api.drafts import Decided, Themes
from poortgenoot.sparring.models import Question

router = Router(tags=["discussions"])


class DiscussionIn(Decided):
    key: UUID
    host: int = Field(ge=1, le=2**31 - 1, description="One of my hosts.")
    title: str = Field(max_length=LIMITS.title_length)
    wants: str = Field(max_length=LIMITS.text_length, description="What the employee wants and can.")
    happened: str = Field(max_length=LIMITS.text_length)
    sentence: str = Field(max_length=LIMITS.sentence_length)
    themes: Themes = []
    method: str = Field(max_length=60, description="The key of a method.")
    speaks_as: Profession
    pace: Pace = Pace.LIVE
    joining: Joining = Joining.INVITED
    planned_at: AwareDatetime | None = None
    video_url: str = Field(
        "", max_length=LIMITS.link_length, description="https, to the host's own tool; nobody's name in it."
    )
    question: int | None = Field(None, ge=1, le=2**53, description="One of my own, that the case began with.")

    def read(self, by: Member) -> CaseDraft:
        host = hosts_of(by).get(self.host)
        if host is None:
            raise ValidationError({"host": [_("Kies een van je eigen gastheren.")]})
        if self.planned_at is not None and self.planned_at.tzinfo is None:
            raise ValidationError({"planned_at": [_("Zet er een tijdzone bij.")]})
        return CaseDraft(
            key=self.key,
            host=host,
            title=self.title,
            wants=self.wants,
            happened=self.happened,
            sentence=self.sentence,
            themes=themes_called(self.themes),
            script=plain(method_for(by, self.method).method),
            speaks_as=self.speaks_as.value,
            pace=self.pace.value,
            joining=self.joining.value,
            planned_at=self.planned_at,
            video_url=self.video_url,
            question=self._question(by),
            decisions=self.made(),
        )

    def _question(self, by: Member) -> Question | None:
        if self.question is None:
            return None
        found = own_question(by, str(self.question))
        if found is None:
            raise ValidationError({"question": [_("Kies een van je eigen vragen.")]})
        return found


class DiscussionList(Schema):
    discussions: list[DiscussionRow]
    next: str | None


class SitDown(Schema):
    profession: Profession
    code: str = Field("", max_length=32, description="Of the link that I was given.")


class AskIn(Schema):
    profession: Profession


class Asked(Schema):
    asked: int


@router.get("/discussions", response=DiscussionList, summary="Those I sit in or may sit down at, newest first")
def discussions(request: MemberRequest, asked: Query[After]) -> DiscussionList:
    page = pages.discussions(request.member, asked.mark)
    rows = [telling.row(one, seated=bool(one.seated)) for one in page.rows]  # type: ignore[attr-defined]
    return DiscussionList(discussions=rows, next=next_path(request, page.after))


@router.post("/discussions", response={201: DiscussionOut}, summary="Bring a case to a table")
def prepare(request: MemberRequest, draft: DiscussionIn) -> Status[DiscussionOut]:
    made = actions.prepare(draft.read(request.member), by=request.member)
    return Status(201, told(request.member, made.pk))


@router.get("/discussions/{int:discussion_id}", response=DiscussionOut, summary="One, with its table when I sit there")
def discussion(request: MemberRequest, discussion_id: int) -> DiscussionOut:
    return told(request.member, discussion_id)


@router.post("/discussions/{int:discussion_id}/take", response=DiscussionOut, summary="Sit down, or come back")
def take(request: MemberRequest, discussion_id: int, seat: SitDown) -> DiscussionOut:
    found = pages.reachable(request.member, discussion_id, seat.code)
    if found is None:
        raise Http404
    actions.take(found, seat.profession.value, by=request.member, code=seat.code)
    return told(request.member, discussion_id)


@router.post("/discussions/{int:discussion_id}/leave", response={204: None}, summary="Stand up from the table")
def leave(request: MemberRequest, discussion_id: int) -> Status[None]:
    seat = fetch(request.member, discussion_id)
    if seat.taken_at is None:
        actions.decline(seat.discussion, by=request.member)
    else:
        actions.leave(seat)
    return Status(204, None)


@router.post(
    "/discussions/{int:discussion_id}/ask", response=Asked, summary="As who leads: ask members of a profession"
)
def ask(request: MemberRequest, discussion_id: int, wanted: AskIn) -> Asked:
    seat = fetch(request.member, discussion_id)
    return Asked(asked=len(actions.ask_profession(seat.discussion, wanted.profession.value, by=seat)))


def told(member: Member, discussion_id: int) -> DiscussionOut:
    """The discussion as it stands now: hidden equals missing."""
    found = lists.within_reach(member, discussion_id)
    if found is None:
        raise Http404
    return telling.whole(found, seat_of_member(member, discussion_id), member)
