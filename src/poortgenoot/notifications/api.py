"""The inbox for programs."""

from __future__ import annotations

from datetime import datetime

from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from poortgenoot.core.keyset import demand_mark, next_address
from poortgenoot.members.requests import MemberRequest
from poortgenoot.notifications import access, actions, queries

router = Router(tags=["inbox"])


class NoticeOut(Schema):
    id: int
    kind: str
    subject: str = Field(description="What it is about, such as question:12.")
    title: str
    why: str
    url: str
    at: datetime
    read_at: datetime | None


class Inbox(Schema):
    notices: list[NoticeOut]
    unread: int
    next: str | None


class Asked(Schema):
    unread: bool = Field(False, description="Only what was not read yet.")
    after: str = Field("", max_length=80)


@router.get("/inbox", response=Inbox, summary="My notices, newest first")
def inbox(request: MemberRequest, asked: Query[Asked]) -> Inbox:
    page = queries.walk(request.member, demand_mark(asked.after), unread=asked.unread)
    listed = [NoticeOut.from_orm(notice) for notice in page.rows]
    return Inbox(notices=listed, unread=queries.unread_count(request.member), next=next_address(request, page.after))


@router.post("/inbox/read", response={204: None}, summary="I have read everything")
def read_all(request: MemberRequest) -> Status[None]:
    actions.read_all(request.member)
    return Status(204, None)


@router.post("/inbox/{int:notice_id}/read", response={204: None}, summary="I have read this")
def read(request: MemberRequest, notice_id: int) -> Status[None]:
    notice = get_object_or_404(access.notices_visible_to(request.member), pk=notice_id)
    actions.read(request.member, notice.subject)
    return Status(204, None)
