"""The inbox for programs, and how its owner wants to hear things."""

from __future__ import annotations

from datetime import datetime, time

from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from poortgenoot.core.walking import After, next_path
from poortgenoot.members.requests import MemberRequest
from poortgenoot.notifications import access, actions, letters, queries
from poortgenoot.notifications.actions.tell import preferences_of
from poortgenoot.notifications.models import Digest

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


class Asked(After):
    unread: bool = Field(False, description="Only what was not read yet.")


class Wishes(Schema):
    """Times are Amsterdam wall-clock times; between them no mail leaves at once."""

    digest: Digest
    mail_at_once: bool = Field(description="Invitations and answers to my question by mail, at once.")
    quiet_from: time
    quiet_until: time


@router.get("/me/preferences", response=Wishes, summary="How I want to hear things")
def preferences(request: MemberRequest) -> Wishes:
    return Wishes.from_orm(preferences_of(request.member))


@router.put("/me/preferences", response=Wishes, summary="Change how I want to hear things")
def change_preferences(request: MemberRequest, wished: Wishes) -> Wishes:
    said = wished.model_dump() | {"digest": wished.digest.value}
    return Wishes.from_orm(actions.change_preferences(request.member, **said))


@router.post("/me/unsubscribe", response={204: None}, summary="No more mail; the inbox stays")
def unsubscribe(request: MemberRequest) -> Status[None]:
    actions.unsubscribe(letters.unsubscribe_key(request.member.pk))
    return Status(204, None)


@router.get("/inbox", response=Inbox, summary="My notices, newest first")
def inbox(request: MemberRequest, asked: Query[Asked]) -> Inbox:
    page = queries.walk(request.member, asked.mark, unread=asked.unread)
    listed = [NoticeOut.from_orm(notice) for notice in page.rows]
    return Inbox(notices=listed, unread=queries.unread_count(request.member), next=next_path(request, page.after))


@router.post("/inbox/read", response={204: None}, summary="I have read everything")
def read_all(request: MemberRequest) -> Status[None]:
    actions.read_all(request.member)
    return Status(204, None)


@router.post("/inbox/{int:notice_id}/read", response={204: None}, summary="I have read this")
def read(request: MemberRequest, notice_id: int) -> Status[None]:
    notice = get_object_or_404(access.notices_visible_to(request.member), pk=notice_id)
    actions.read(request.member, notice.subject)
    return Status(204, None)
