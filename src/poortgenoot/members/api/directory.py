"""The directory for programs: the same filters and the same audiences as the pages."""

from __future__ import annotations

from typing import Annotated, Literal

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from poortgenoot.core.limits import LIMITS
from poortgenoot.core.walking import next_path
from poortgenoot.members import directory
from poortgenoot.members.access import members_visible_to
from poortgenoot.members.models import Member
from poortgenoot.members.professions import Profession
from poortgenoot.members.profile_json import MemberOut, told
from poortgenoot.members.queries import people
from poortgenoot.members.requests import MemberRequest
from poortgenoot.members.roster.filters import Wanted

router = Router(tags=["members"])

LARGEST = 2**31 - 1
Number = Annotated[int, Field(ge=1, le=LARGEST)]


class Asked(Schema):
    """The directory's filters; within one filter any value is enough, between filters all must hold."""

    q: str = Field("", max_length=LIMITS.name_length)
    profession: list[Profession] = []
    theme: list[Number] = []
    seeks: bool = Field(False, description="Look for who seeks the themes, not for who brings them.")
    experience: Literal["", "fresh", "experienced", "deep"] = ""
    within: Literal[0, 30, 60, 90] = Field(0, description="Minutes of travel from the caller's own work places.")
    day: list[Annotated[int, Field(ge=1, le=7)]] = Field([], description="Work days; Monday is 1.")
    slot: list[str] = Field([], description="Dayparts to meet, such as ma-ochtend.")
    host: list[Number] = []
    after: int = Field(0, ge=0, le=LARGEST)


EXPERIENCES = {"": "", "fresh": "fris", "experienced": "ervaren", "deep": "diep"}


class MemberPage(Schema):
    members: list[MemberOut]
    next: str | None


@router.get("/members", response=MemberPage, summary="Everybody I may find, by number")
def members(request: MemberRequest, asked: Query[Asked]) -> MemberPage:
    found = directory.walk(request.member, directory.Asked(wanted(asked), asked.q.strip()), asked.after)
    names, rows = people.names().themes, seen_by(request.member).filter(pk__in=found.ids).order_by("pk")
    listed = [told(request.member, row, names, found.minutes.get(row.pk)) for row in rows]
    return MemberPage(members=listed, next=next_path(request, found.ids[-1] if found.more else None))


@router.get("/members/{int:member_id}", response=MemberOut, summary="One member, as I may see them")
def member(request: MemberRequest, member_id: int) -> MemberOut:
    return told(request.member, get_object_or_404(seen_by(request.member), pk=member_id), people.names().themes)


def seen_by(viewer: Member) -> QuerySet[Member]:
    return members_visible_to(viewer).prefetch_related("memberships", "vouches", "work_places")


def wanted(asked: Asked) -> Wanted:
    return Wanted(
        professions=frozenset(p.value for p in asked.profession),
        themes=frozenset(asked.theme),
        seeks=asked.seeks,
        experience=EXPERIENCES[asked.experience],
        within=asked.within,
        days=frozenset(asked.day),
        slots=frozenset(asked.slot),
        hosts=frozenset(asked.host),
    )
