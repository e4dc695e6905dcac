"""Whom else to ask, for programs: passing an invitation on, and a moderator who asks somebody by hand."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from poortgenoot.core.access import demand
from poortgenoot.core.limits import LIMITS
from poortgenoot.members.models import Member
from poortgenoot.members.professions import ASKABLE, Profession
from poortgenoot.members.requests import MemberRequest
from poortgenoot.sparring import access, actions, queries
from poortgenoot.sparring.api import invitations
from poortgenoot.sparring.api.questions import fetch
from poortgenoot.sparring.api.shapes import InvitationOut

router = Router(tags=["invitations"])
MOST = LIMITS.page_size


class Colleague(Schema):
    id: int
    name: str


class Colleagues(Schema):
    """Those asked least lately first; a part of a name finds the others."""

    members: list[Colleague] = Field(max_length=MOST)


class Named(Schema):
    name: str = Field("", max_length=LIMITS.name_length, description="A part of the name.")


class Wanted(Named):
    profession: Profession


class PassOn(Schema):
    member_id: int = Field(ge=1, le=2**31 - 1, description="One of the colleagues.")


class InviteIn(PassOn):
    profession: Profession


@router.get(
    "/invitations/{int:invitation_id}/colleagues", response=Colleagues, summary="To whom I can pass this invitation on"
)
def colleagues(request: MemberRequest, invitation_id: int, asked: Query[Named]) -> Colleagues:
    return _listed(invitations.free_for(request.member, invitation_id), asked.name)


@router.post(
    "/invitations/{int:invitation_id}/pass-on", response=InvitationOut, summary="Pass this on to a colleague instead"
)
def pass_on(request: MemberRequest, invitation_id: int, to: PassOn) -> InvitationOut:
    chosen = get_object_or_404(invitations.free_for(request.member, invitation_id), pk=to.member_id)
    actions.pass_on(invitations.fetch(request.member, invitation_id), chosen, by=request.member)
    return invitations.told(invitations.fetch(request.member, invitation_id))


@router.get(
    "/questions/{int:question_id}/colleagues",
    response=Colleagues,
    summary="As a moderator, once the term ran out: whom I can still ask",
)
def who_can_be_asked(request: MemberRequest, question_id: int, asked: Query[Wanted]) -> Colleagues:
    return _listed(_free(request.member, question_id, asked.profession), asked.name)


@router.post(
    "/questions/{int:question_id}/invite",
    response={204: None},
    summary="As a moderator, once the term ran out: ask somebody by hand",
)
def invite(request: MemberRequest, question_id: int, to: InviteIn) -> Status[None]:
    free = _free(request.member, question_id, to.profession)
    question = fetch(request.member, question_id)
    chosen = get_object_or_404(free, pk=to.member_id)
    actions.invite_by_hand(question, chosen, to.profession.value, by=request.member)
    return Status(204, None)


def _free(member: Member, question_id: int, profession: Profession) -> QuerySet[Member]:
    question = fetch(member, question_id)
    demand(access.can_invite(member, question) and profession in ASKABLE)
    return queries.colleagues_for(question, profession.value)


def _listed(free: QuerySet[Member], name: str) -> Colleagues:
    found = free.filter(name__icontains=name.strip()) if name.strip() else free
    rows = found.order_by("asked_lately", "name", "pk")[:MOST]  # type: ignore[misc]
    return Colleagues(members=[Colleague(id=one.pk, name=str(one)) for one in rows])
