"""My invitations for programs: accept, decline, and undo within a minute."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from poortgenoot.core.walking import After, next_path
from poortgenoot.members.models import Member
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions, queries
from poortgenoot.sparring.api import telling
from poortgenoot.sparring.api.shapes import InvitationOut
from poortgenoot.sparring.models import Invitation
from poortgenoot.sparring.queries.invitations import in_words
from poortgenoot.sparring.queries.invitations import invitations as invitations_of

router = Router(tags=["invitations"])


class Asked(After):
    waiting: bool = Field(False, description="Only those that still want a reaction.")


class InvitationList(Schema):
    invitations: list[InvitationOut]
    next: str | None


@router.get("/invitations", response=InvitationList, summary="What I was asked, newest first")
def invitations(request: MemberRequest, asked: Query[Asked]) -> InvitationList:
    page = invitations_of(request.member, asked.mark, waiting=asked.waiting)
    rows = [telling.invitation(one.invitation, one.why) for one in page.rows]
    return InvitationList(invitations=rows, next=next_path(request, page.after))


@router.post("/invitations/{int:invitation_id}/accept", response=InvitationOut, summary="I will answer")
def accept(request: MemberRequest, invitation_id: int) -> InvitationOut:
    return told(actions.accept(fetch(request.member, invitation_id), by=request.member))


@router.post("/invitations/{int:invitation_id}/decline", response=InvitationOut, summary="Not this time")
def decline(request: MemberRequest, invitation_id: int) -> InvitationOut:
    return told(actions.decline(fetch(request.member, invitation_id), by=request.member))


@router.post("/invitations/{int:invitation_id}/undo", response=InvitationOut, summary="Back to how it was")
def undo(request: MemberRequest, invitation_id: int) -> InvitationOut:
    return told(actions.undo(fetch(request.member, invitation_id), by=request.member))


def fetch(member: Member, invitation_id: int) -> Invitation:
    return get_object_or_404(access.invitations_of(member).select_related("question"), pk=invitation_id)


def free_for(member: Member, invitation_id: int) -> QuerySet[Member]:
    """The colleagues of the same profession who have room for what `member` was asked."""
    invitation = fetch(member, invitation_id)
    return queries.colleagues_for(invitation.question, invitation.profession).exclude(pk=member.pk)


def told(invitation: Invitation) -> InvitationOut:
    (one,) = in_words([invitation])
    return telling.invitation(one.invitation, one.why)
